#include "searcher/match/pattern_rows.h"

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "common/text/stem.h"
#include "searcher/match/expansion.h"
#include "searcher/match/phrase_scan.h"
#include "searcher/match/term_cursor.h"

namespace dateline {

SureTerms::SureTerms(const SegmentContext& context, const SpanExpr& expression) : words_(context.segment.words()) {
  if (!expression.pattern.empty()) {
    wanted_ = [&expression](const std::string& word) { return is_like(expression.pattern, word); };
  } else {
    wanted_ = [set = std::unordered_set<std::string>(expression.values.begin(), expression.values.end())](
                  const std::string& word) { return set.contains(word); };
  }
}

std::vector<std::uint32_t> SureTerms::words_of(const std::string& term) const {
  return words_.words_of_stem(text::counted_term(term));
}

std::vector<std::uint32_t> SureTerms::wanted_words(const std::string& term) const {
  auto ids = words_of(term);
  std::erase_if(ids, [&](std::uint32_t id) { return !wanted_(words_.by_id(id).folded); });
  return ids;
}

bool SureTerms::is_sure(const std::string& term) const {
  const auto ids = words_of(term);
  return !ids.empty() &&
         std::all_of(ids.begin(), ids.end(), [&](std::uint32_t id) { return wanted_(words_.by_id(id).folded); });
}

CursorPtr pattern_rows(const SegmentContext& context, const std::vector<std::string>& terms, const SureTerms& sure) {
  constexpr std::uint64_t kTermWork = 1000;  // units of Budget
  archive::RowBits rows(context.segment.size(), false);
  std::size_t missing = rows.size();
  struct Doubtful {
    TermCursorPtr cursor;
    std::vector<PhraseScan> scans;  // one for each wanted word of the term
  };
  std::vector<Doubtful> doubtful;
  for (const std::string& term : terms) {
    if (missing == 0) break;
    context.budget.spend(kTermWork);
    auto cursor = term_cursor(context, term, 0);
    if (cursor == nullptr) continue;
    if (sure.is_sure(term)) {
      add_rows(*cursor, rows, missing);
      continue;
    }
    doubtful.push_back({std::move(cursor), {}});
    for (const std::uint32_t word : sure.wanted_words(term)) doubtful.back().scans.emplace_back(std::vector{word});
  }
  for (const auto& [cursor, scans] : doubtful) {
    if (missing == 0) break;
    for (Row row = cursor->seek(0); row != kNoRow; row = cursor->next()) {
      if (rows.test(row)) continue;
      const std::string_view stream = context.segment.tokens().stream(row);
      context.budget.spend(stream.size() / 64 + 1);
      if (std::any_of(scans.begin(), scans.end(), [&](const PhraseScan& scan) { return scan.found_in(stream); })) rows.set(row);
    }
  }
  return missing == 0 ? all_rows(context.segment.size()) : bit_rows(std::move(rows));
}

}  // namespace dateline
