// What `info` tells of an archive, gathered from one revision.
//
//   Result<Facts> facts = gather("news", now, {.hidden = true});
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/manifest.h"
#include "common/error.h"

namespace dateline::cli {

struct HiddenArticle {
  std::string id;
  std::string headline;
  std::string why;                    // "withheld", "in doubt" (status or embargo not understood), "embargo"
  std::optional<std::int64_t> until;  // embargo: seconds since the epoch; absent: no time is known
};

struct Facts {
  archive::Manifest manifest;
  std::uint64_t live = 0;     // valid articles, hidden ones included
  std::uint64_t hidden = 0;   // withheld, in doubt or under embargo now
  std::uint64_t dead = 0;     // rows replaced or removed, not yet dropped
  std::uint64_t tombstones = 0;
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  std::uint64_t undated = 0;
  std::uint64_t text_bytes = 0;                                // of all rows
  std::vector<std::pair<std::string, std::uint64_t>> bytes;    // part -> bytes, in the order of printing
  std::uint64_t total_bytes = 0;
  std::uint64_t kept_bytes = 0;                                // on disk, of older revisions and of runs under way
  std::vector<std::pair<std::string, std::uint64_t>> facets;   // stored facet -> values that valid articles have
  std::vector<HiddenArticle> hidden_articles;                  // where asked for
  std::vector<std::string> runs;                               // where asked for: JSON objects, oldest first
};

struct Wanted {
  bool hidden = false;
  bool runs = false;
};

Result<Facts> gather(const std::string& archive, std::int64_t now, const Wanted& wanted);

}  // namespace dateline::cli
