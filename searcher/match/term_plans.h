// From words to the posting lists that have their articles: candidates, which positional questions then prove.
//
//   TermPlans plans(snapshot, databases);
//   PlanNode found = plans.terms(plans.stems(word), true);     // throws archive::Damaged
//
// Looks each term up once. For one thread; the snapshot and the databases must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/text/stem.h"
#include "searcher/match/bm25.h"
#include "searcher/match/expansion.h"
#include "searcher/match/lattice.h"
#include "searcher/match/plan.h"
#include "searcher/match/text_scope.h"

namespace Xapian {
class Database;
}

namespace dateline {

class TermPlans {
 public:
  TermPlans(const archive::Snapshot& snapshot, const std::vector<std::unique_ptr<Xapian::Database>>& databases);

  // The terms of a set that the archive has, and their uncounted kin (text::uncounted_term), scored as one; none where it
  // has none of them.
  PlanNode terms(const std::set<std::string>& wanted, bool scored);

  // Stem terms of a word in every language of the archive: as typed, and as the archive writes it (typed without its
  // accents, a word stems as with them).
  std::set<std::string> stems(const LatticeEdge& word) const;

  // Articles that have the words somewhere.
  PlanNode candidates(const LatticeEdge& word, const TextScope& scope);
  PlanNode candidates(const Lattice& lattice, const TextScope& scope);
  PlanNode candidates(const Expansion& expansion, const TextScope& scope);

 private:
  std::uint64_t frequency(const std::string& term);

  const archive::Snapshot& snapshot_;
  const std::vector<std::unique_ptr<Xapian::Database>>& databases_;
  CollectionStatistics statistics_;
  std::map<std::string, text::Stemmer> stemmers_;
  std::map<std::string, std::uint64_t> frequencies_;  // of terms looked up so far
};

}  // namespace dateline
