// The registry of facet values: one ordinal for each (facet, value) of the whole archive, never used twice, so that
// counting touches no strings. Append-only; the manifest says how much of the two files is committed. The value that
// only killed articles had is blanked, that is, of length 0: in a new pair of files, where every other ordinal is as it was.
//
// File names-N: for each value u32 check (low half of XXH3-64 of what follows), u8 facet, varint length, bytes.
// File names-N.offsets: u64 for each value, where it begins in names-N.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/archive/file.h"
#include "common/error.h"
#include "common/schema.h"

namespace dateline::archive {

using Ordinal = std::uint32_t;

struct NamesExtent {
  std::string file = "names-1";
  std::uint64_t bytes = 0;
  std::uint32_t count = 0;
};

void append_name(std::string& out, Facet facet, std::string_view value);

// Read side. Thread-safe.
class Names {
 public:
  static Result<Names> open(const std::string& directory, const NamesExtent& extent);

  Ordinal size() const { return static_cast<Ordinal>(offsets_.size()); }
  // Throws Damaged.
  std::string_view value(Ordinal ordinal) const;
  Facet facet(Ordinal ordinal) const;
  // All values of all facets in ordinal order, blanked ones left out; for look-ups by value.
  void visit(const std::function<void(Ordinal, Facet, std::string_view)>& visitor) const;

 private:
  std::string_view entry(Ordinal ordinal, Facet& facet) const;

  std::string path_;
  MappedFile bytes_;
  MappedFile offset_bytes_;
  std::span<const std::uint64_t> offsets_;
  std::string_view committed_;
};

}  // namespace dateline::archive
