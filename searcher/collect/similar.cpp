#include "searcher/collect/similar.h"

#include <xapian.h>

#include <algorithm>

#include "common/archive/record_json.h"
#include "common/text/analyzer.h"
#include "common/text/fold.h"
#include "searcher/match/resolve.h"

namespace dateline {
namespace {

constexpr Facet kNameFacets[] = {Facet::person, Facet::org, Facet::place};

std::string copy_key_of(const Article& article) {
  std::string body = text::fold_value(article.body);
  return body.empty() ? text::fold_value(article.headline) : body;
}

std::uint64_t rows_with(const archive::Snapshot& snapshot, Facet facet, archive::Ordinal ordinal) {
  std::uint64_t sum = 0;
  std::vector<Row> rows;
  for (const auto& segment : snapshot.segments()) {
    const archive::FacetColumn* column = segment->columns().facet(facet);
    const std::uint32_t local = column->local(ordinal);
    if (local == column->values().size()) continue;
    rows.clear();
    column->rows_of(local, rows);
    sum += rows.size();
  }
  return sum;
}

}  // namespace

SimilarTo significant(const Article& article, const archive::Snapshot& snapshot,
                      const std::vector<std::unique_ptr<Xapian::Database>>& databases, std::size_t segment, Row row) {
  SimilarTo out;
  out.segment = segment;
  out.row = row;
  out.copy_key = copy_key_of(article);
  out.body_words = snapshot.segments()[segment]->columns().body_words()[row];
  const CollectionStatistics statistics = collection_statistics(snapshot);
  const double average = statistics.average_length();
  const double inverse = average > 0 ? 1 / average : 0;

  text::Analyzer analyzer;
  text::Analyzed analyzed;
  analyzer.analyze(article, analyzed);
  struct Candidate {
    double score;
    double share;  // of the term's weight that the count earns
    std::string term;
  };
  std::vector<Candidate> candidates;
  for (const text::TermCount& term : analyzed.terms) {
    if (term.count == 0) continue;
    std::string name(term.term);
    std::uint64_t frequency = 0;
    for (const auto& database : databases) frequency += database->get_termfreq(name);
    if (frequency < 2) continue;  // nobody shares it
    const double weight = bm25_term_weight(statistics, frequency);
    const double share = bm25_score(1, inverse, analyzed.length, term.count);
    candidates.push_back({weight * share, share, std::move(name)});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.term < b.term;
  });
  if (candidates.size() > kSignificantWords) candidates.resize(kSignificantWords);
  for (Candidate& candidate : candidates) {
    out.own += candidate.score * candidate.share;
    out.terms.push_back({std::move(candidate.term), candidate.score});
  }

  const archive::Columns& columns = snapshot.segments()[segment]->columns();
  for (const Facet facet : kNameFacets) {
    const archive::FacetColumn* column = columns.facet(facet);
    column->for_each(row, [&](std::uint32_t local) {
      const archive::Ordinal ordinal = column->values()[local];
      const std::uint64_t frequency = rows_with(snapshot, facet, ordinal);
      if (frequency < 2) return;
      const double weight = kNameWeight * bm25_term_weight(statistics, frequency);
      out.own += weight;
      out.names.push_back({facet, ordinal, weight});
    });
  }
  return out;
}

ScoredRows similar_rows(const SimilarTo& wanted, const SegmentContext& context, std::size_t segment) {
  const archive::Segment& store = context.segment;
  const archive::Columns& columns = store.columns();
  const auto lengths = columns.lengths();
  std::vector<double> scores(store.size(), 0);
  for (const SimilarTo::Term& term : wanted.terms) {
    context.budget.spend(context.postings.get_termfreq(term.term) * 2);
    const auto end = context.postings.postlist_end(term.term);
    for (auto at = context.postings.postlist_begin(term.term); at != end; ++at) {
      const Row row = *at - 1;
      if (row >= store.size()) throw archive::Damaged{"postings.xapian", "a document has no row"};
      if (at.get_wdf() > 0) scores[row] += bm25_score(term.weight, context.inverse_average, lengths[row], at.get_wdf());
    }
  }
  std::vector<Row> rows;
  for (const SimilarTo::Name& name : wanted.names) {
    const archive::FacetColumn* column = columns.facet(name.facet);
    const std::uint32_t local = column->local(name.ordinal);
    if (local == column->values().size()) continue;
    rows.clear();
    column->rows_of(local, rows);
    for (const Row row : rows) scores[row] += name.weight;
  }

  ScoredRows out;
  archive::RecordReader records = store.records();
  archive::RecordParser parser;
  for (Row row = 0; row < store.size(); ++row) {
    if (scores[row] <= 0 || scores[row] < kLeastShare * wanted.own) continue;
    if (segment == wanted.segment && row == wanted.row) continue;
    if (columns.body_words()[row] == wanted.body_words) {  // perhaps a copy: only then the text is read
      const auto article = parser.parse(records.record(row));
      if (!article) throw archive::Damaged{"text", article.error().message};
      if (copy_key_of(*article) == wanted.copy_key) continue;
    }
    out.emplace_back(row, scores[row]);
  }
  return out;
}

}  // namespace dateline
