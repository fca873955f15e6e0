// First bytes of files that are no text: pictures, documents of word processors, programs, and packings not
// read here.
//
//   find_magic("%PDF-1.4...")->what == "PDF document"
//
// Source: the formats' own specifications; the same numbers stand in file(1)'s magic database.
#pragma once

#include <optional>
#include <string_view>

namespace dateline::readers {

struct Magic {
  std::string_view bytes;
  std::size_t offset;
  std::string_view what;
  bool packing;  // an archive or compression that may hold articles and is not read
};

const Magic* find_magic(std::string_view head);

}  // namespace dateline::readers
