// From the parsed tree to a plan, by looking the words and names up in a snapshot.
//
//   Resolution r = Resolver(snapshot, names).resolve(parsed.root);   // throws archive::Damaged
//
// A bare word becomes the union of its stems over the archive's languages, scored as one term. Phrases, compounds and
// positional operators become candidates (terms) and a proof (spans). A Resolver is for one thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/api/request.h"
#include "searcher/match/bm25.h"
#include "searcher/match/name_index.h"
#include "searcher/match/plan.h"
#include "searcher/present/highlight_words.h"
#include "searcher/query/diagnostics.h"
#include "searcher/query/tree.h"

namespace Xapian {
class Database;
}

namespace dateline {

// Words that a wildcard or ~ may stand for; the most frequent are kept, with notice "expansion-cut".
inline constexpr std::size_t kMaxExpansion = 1000;
// What stands for more words than these adds nothing to the score: their articles are many, and each has many of them.
inline constexpr std::size_t kMaxScoredExpansion = 100;

struct Resolution {
  PlanNode plan;
  std::vector<Notice> notices;
  HighlightWords headline;  // what to mark in headlines
  HighlightWords body;      // and in the rest
};

class Resolver {
 public:
  // `databases`: postings of each segment, this thread's. Names are asked for only where a query needs them.
  Resolver(const archive::Snapshot& snapshot, const std::vector<std::unique_ptr<Xapian::Database>>& databases,
           std::function<const NameIndex&()> names);
  ~Resolver();

  // What to add to the message about a value that no article has: "; the nearest is ...". None where it is not set.
  void set_nearest(std::function<std::string(const std::vector<Facet>&, const std::string& value)> nearest);

  Resolution resolve(const Node& root);
  // The filters of one facet, as a plan: any of `values`, none of the excluded ones.
  PlanNode filter(Facet facet, const std::vector<Filter>& filters, std::vector<Notice>& notices);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

CollectionStatistics collection_statistics(const archive::Snapshot& snapshot);

}  // namespace dateline
