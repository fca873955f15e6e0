// A second archive in an instant: the files of one revision linked, what is appended to copied to its committed length.
//
//   auto made = link_archive("news", "news-tuesday", Linking::hard);   // made->articles
//
// Takes no lock and works while a writer runs: a file that a commit supersedes meanwhile makes it begin anew from
// MANIFEST. The target is made under a name of its own and then renamed: it is there whole or not at all.
#pragma once

#include <cstdint>
#include <string>

#include "common/archive/manifest.h"
#include "common/error.h"

namespace dateline::store {

enum class Linking : std::uint8_t {
  hard,      // stays whole when the first archive goes; on the same file system only
  symbolic,  // a shadow to write to and throw away; lives no longer than the first archive's files
};

struct Linked {
  archive::Manifest manifest;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;  // of the files linked and copied
};

// Errors: "target-exists", "other-file-system", "no-archive", and those of reading and writing.
Result<Linked> link_archive(const std::string& archive, const std::string& target, Linking linking);

}  // namespace dateline::store
