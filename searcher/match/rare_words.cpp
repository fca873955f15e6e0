#include "searcher/match/rare_words.h"

#include <xapian.h>

#include <algorithm>
#include <set>

#include "common/text/stem.h"
#include "searcher/match/term_cursor.h"
#include "searcher/match/word_finder.h"

namespace dateline {
namespace {

constexpr std::uint64_t kTermWork = 500;      // units of Budget to look a term up
constexpr std::uint64_t kLeastCommon = 4;     // one row in four with a rare word is too many to gain from it

struct Term {
  std::string name;
  std::uint64_t frequency;
  std::vector<std::uint32_t> words;  // those that are looked for
};

void collect_terms(const PlanNode& plan, std::set<std::string>& out) {
  if (plan.kind == PlanNode::Kind::terms) out.insert(plan.terms.begin(), plan.terms.end());
  for (const PlanNode& child : plan.children) collect_terms(child, out);
}

}  // namespace

void split_rare(const SegmentContext& context, const PlanNode& candidates, SpanMatcher& matcher) {
  const std::vector<std::uint32_t> wanted = matcher.words();
  if (wanted.size() <= WordFinder::kMostNeedles) return;
  std::set<std::string> names;
  collect_terms(candidates, names);
  std::vector<Term> terms;
  for (const std::string& name : names) {
    context.budget.spend(kTermWork);
    const std::uint64_t frequency = context.postings.get_termfreq(name);
    if (frequency == 0) continue;
    std::vector<std::uint32_t> words = context.segment.words().words_of_stem(text::counted_term(name));
    std::erase_if(words, [&](std::uint32_t word) { return !std::binary_search(wanted.begin(), wanted.end(), word); });
    if (!words.empty()) terms.push_back({name, frequency, std::move(words)});
  }
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.name < b.name;
  });
  std::set<std::uint32_t> common;
  std::set<std::uint32_t> rare;
  std::vector<std::string> rare_terms;
  std::uint64_t rare_rows = 0;
  for (const Term& term : terms) {
    std::set<std::uint32_t> more = common;
    more.insert(term.words.begin(), term.words.end());
    if (rare_terms.empty() && more.size() <= WordFinder::kMostNeedles) {
      common = std::move(more);
      continue;
    }
    std::vector<std::uint32_t> new_words;
    std::set_difference(term.words.begin(), term.words.end(), common.begin(), common.end(), std::back_inserter(new_words));
    if (new_words.empty()) continue;
    rare.insert(new_words.begin(), new_words.end());
    rare_terms.push_back(term.name);
    rare_rows += term.frequency;
  }
  if (rare.empty() || rare_rows * kLeastCommon > context.segment.size()) return;
  archive::RowBits rows(context.segment.size(), false);
  std::size_t missing = rows.size();
  for (const std::string& name : rare_terms)
    if (const auto cursor = term_cursor(context, name, 0)) add_rows(*cursor, rows, missing);
  matcher.set_rare({rare.begin(), rare.end()}, std::move(rows));
}

}  // namespace dateline
