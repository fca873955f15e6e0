// Making what is shown of a hit: fields from the stored record, headline and snippet marked.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/archive/record_json.h"
#include "common/archive/snapshot.h"
#include "searcher/api/results.h"
#include "searcher/collect/top_hits.h"
#include "searcher/match/alias_map.h"
#include "searcher/match/resolve.h"
#include "searcher/present/snippet.h"

namespace dateline {

// For one search and one thread. Throws archive::Damaged.
class HitMaker {
 public:
  // `aliases` may be null.
  HitMaker(const archive::Snapshot& snapshot, const Resolution& resolution, bool snippets, const AliasMap* aliases);
  Hit make(const ScoredRow& row, std::uint64_t rank);

 private:
  archive::RecordReader& records(std::uint32_t segment);

  const archive::Snapshot& snapshot_;
  bool snippets_;
  const AliasMap* aliases_;
  Highlighter headline_;
  Highlighter body_;
  archive::RecordParser parser_;
  std::vector<std::unique_ptr<archive::RecordReader>> records_;
};

}  // namespace dateline
