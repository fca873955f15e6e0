// The registry of facet values while writing: gives each (facet, value) its ordinal. Format: common/archive/names.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive/live.h"
#include "common/archive/names.h"
#include "common/error.h"

namespace dateline::store {

class NamesWriter {
 public:
  // Loads what is committed; what lies behind it on disk is cut off at the next write().
  static Result<NamesWriter> open(const std::string& directory, const archive::NamesExtent& extent);

  archive::Ordinal ordinal(Facet facet, std::string_view value);

  // Appends what is new and syncs. Returns the extent to commit and the checksum over both files' committed bytes.
  struct Written {
    archive::NamesExtent extent;
    std::uint64_t checksum;
  };
  Result<Written> write();

  // Writes all committed values anew, into the next pair of files, with those blanked that are not `used` (a bit each
  // ordinal); with nothing pending. nullopt: there is nothing to blank.
  Result<std::optional<Written>> blank_unused(const archive::RowBits& used);

  std::size_t footprint() const { return footprint_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Map = std::unordered_map<std::string, archive::Ordinal, Hash, std::equal_to<>>;

  std::string directory_;
  archive::NamesExtent extent_;
  std::array<Map, kFacetCount> maps_;
  std::uint32_t next_ = 0;
  std::string pending_bytes_;
  std::vector<std::uint64_t> pending_offsets_;
  std::size_t footprint_ = 0;
};

// XXH3-64 over the committed bytes of the registry's two files.
Result<std::uint64_t> names_checksum(const std::string& directory, const archive::NamesExtent& extent);

}  // namespace dateline::store
