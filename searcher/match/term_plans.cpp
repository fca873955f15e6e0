#include "searcher/match/term_plans.h"

#include <xapian.h>

#include <algorithm>

#include "common/text/tokenizer.h"
#include "searcher/match/plan_nodes.h"
#include "searcher/match/resolve.h"

namespace dateline {
namespace {

constexpr std::size_t kMostPaths = 16;  // ways through one compound; it never has so many

}  // namespace

TermPlans::TermPlans(const archive::Snapshot& snapshot, const std::vector<std::unique_ptr<Xapian::Database>>& databases)
    : snapshot_(snapshot), databases_(databases), statistics_(collection_statistics(snapshot)) {
  for (const archive::SegmentEntry& entry : snapshot.manifest().segments) {
    for (const auto& [language, rows] : entry.stem_languages) {
      if (!stemmers_.contains(language)) stemmers_.emplace(language, text::Stemmer(language));
    }
  }
}

std::uint64_t TermPlans::frequency(const std::string& term) {
  const auto found = frequencies_.find(term);
  if (found != frequencies_.end()) return found->second;
  std::uint64_t sum = 0;
  for (const auto& database : databases_) sum += database->get_termfreq(term);
  return frequencies_[term] = sum;
}

PlanNode TermPlans::terms(const std::set<std::string>& wanted, bool scored) {
  PlanNode out_node = plan_node(PlanNode::Kind::terms);
  for (const std::string& term : wanted) {
    if (const std::uint64_t f = frequency(term); f != 0) {
      out_node.terms.push_back(term);
      out_node.frequency += f;
    }
    if (std::string uncounted = text::uncounted_term(term); frequency(uncounted) != 0) {
      out_node.terms.push_back(std::move(uncounted));
    }
  }
  if (out_node.terms.empty()) return plan_node(PlanNode::Kind::none);
  out_node.frequency = std::min<std::uint64_t>(out_node.frequency, statistics_.articles);
  if (scored && out_node.frequency > 0) out_node.weight = bm25_term_weight(statistics_, out_node.frequency);
  return out_node;
}

std::set<std::string> TermPlans::stems(const LatticeEdge& word) const {
  std::set<std::string> out_terms;
  std::set<std::string> surfaces{word.surface};
  for (const auto& segment : snapshot_.segments()) {
    if (const auto entry = segment->words().find(word.folded)) {
      for (const std::string& surface : entry->surfaces) surfaces.insert(text::stemmed_form(surface, word.folded));
    }
  }
  for (const auto& [language, stemmer] : stemmers_)
    for (const std::string& surface : surfaces) out_terms.insert(stemmer.term(surface));
  return out_terms;
}

PlanNode TermPlans::candidates(const LatticeEdge& word, const TextScope& scope) {
  if (scope.byline_only()) return terms({text::byline_term(word.folded)}, false);
  return terms(stems(word), true);
}

PlanNode TermPlans::candidates(const Lattice& lattice, const TextScope& scope) {
  std::vector<PlanNode> stretches;
  for (const Lattice& stretch : lattice_stretches(lattice)) {
    std::vector<PlanNode> ways;
    for (const auto& path : lattice_paths(stretch, kMostPaths)) {
      std::vector<PlanNode> words;
      for (const std::size_t edge : path) words.push_back(candidates(stretch.edges[edge], scope));
      ways.push_back(plan_group(PlanNode::Kind::and_, std::move(words)));
    }
    stretches.push_back(plan_group(PlanNode::Kind::or_, std::move(ways)));
  }
  return plan_group(PlanNode::Kind::and_, std::move(stretches));
}

PlanNode TermPlans::candidates(const Expansion& expansion, const TextScope& scope) {
  std::vector<std::string> wanted;  // terms of frequent words first
  std::set<std::string> seen;
  const auto want = [&](std::string term) {
    if (seen.insert(term).second) wanted.push_back(std::move(term));
  };
  for (const std::string& word : expansion.words) {
    if (scope.byline_only()) want(text::byline_term(word));
    else for (const auto& [language, stemmer] : stemmers_) want(stemmer.term(word));
  }
  if (!scope.byline_only()) {
    for (const std::string& word : expansion.respelled)
      for (const std::string& term : stems({0, 1, word, word, word})) want(term);
  }
  if (expansion.words.size() <= kMaxScoredExpansion) return terms(seen, !scope.byline_only());
  PlanNode out_node = plan_node(PlanNode::Kind::terms);  // looked up segment by segment, as far as needed
  out_node.terms = wanted;
  for (const std::string& term : wanted) out_node.terms.push_back(text::uncounted_term(term));
  out_node.frequency = statistics_.articles;
  return out_node;
}

}  // namespace dateline
