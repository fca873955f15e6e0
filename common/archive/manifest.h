// The manifest: everything that exists in an archive. Renaming MANIFEST.tmp to MANIFEST is the only commit point.
//
// Text: one JSON object on the first line(s), then a last line "xxh3 " with the XXH3-64 of all before it in hex.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/names.h"
#include "common/error.h"
#include "common/time/moment.h"

namespace dateline::archive {

// The version of the bytes on disk, and of the rules that made them. An archive with a higher format is refused, one
// with another analyzer is opened read-only with the hint to run `dateline-index rederive`.
// One with a lower format is read and written on as it is, and has the higher format from the next commit:
//   1  the first
//   2  columns have fingerprints (fingerprints.h); rows of format 1 have none until `dateline-index rederive`
inline constexpr unsigned kFormatVersion = 2;

struct FileEntry {
  std::string name;  // within the segment's directory
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;
};

struct SegmentEntry {
  std::uint32_t number = 0;       // directory segments/NNNNNN
  std::uint32_t articles = 0;     // rows, dead ones included
  std::uint32_t live = 0;         // rows that are still valid
  std::string live_file;          // empty: all rows are live
  std::uint64_t total_length = 0; // sum of BM25 lengths over all rows
  std::uint64_t text_bytes = 0;   // UTF-8 bytes of headline and body and other searched parts, over all rows
  std::optional<Day> first_day;   // over dated rows
  std::optional<Day> last_day;
  std::uint32_t undated = 0;
  std::map<std::string, std::uint32_t> stem_languages;  // code of the stem terms -> rows
  std::vector<FileEntry> files;

  std::string directory() const;  // "segments/000001"
  const FileEntry* file(std::string_view name) const;
};

// A committed stretch of an append-only file.
struct Extent {
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};

struct Manifest {
  std::uint64_t revision = 0;
  unsigned analyzer = 0;
  std::string timezone = "UTC";
  std::uint32_t next_segment = 1;
  NamesExtent names;
  std::uint64_t names_checksum = 0;          // of the committed bytes of both files, one after the other
  Extent tombstones;
  std::uint64_t scrubbed = 0;                // bytes of tombstones whose articles have left no trace (indexer/store/scrub.h)
  Extent runs;
  std::vector<SegmentEntry> segments;        // in reading order

  std::uint64_t live_articles() const;
};

inline constexpr const char* kManifestName = "MANIFEST";

std::string write_manifest(const Manifest& manifest);
// Errors: "damaged-manifest", "newer-archive".
Result<Manifest> parse_manifest(std::string_view text);
// Error "no-archive" where the directory holds none.
Result<Manifest> read_manifest(const std::string& archive);

}  // namespace dateline::archive
