// Articles similar to a given one: those that share its significant words and its entities.
//
//   const SimilarTo wanted = significant(article, snapshot, databases, segment, row);
//   ScoredRows rows = similar_rows(wanted, context);            // for each segment
//
// Significant are the kSignificantWords stem terms with the highest BM25 score in the article itself. Another article's
// score is the sum, over these, of the term's BM25 score there times the share of it that the article's own count earns,
// and for each person, organisation and place that both name, kNameWeight times the weight of a term as rare. As much as
// kLeastShare of what the article would score itself is similar. An article of the same text (body, or where there is
// none the headline; case, accents and spacing aside) is a copy, not a similar one, and left out.
//
// Functions throw archive::Damaged and Xapian::Error.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/article.h"
#include "searcher/collect/scored_rows.h"
#include "searcher/match/segment_cursors.h"

namespace dateline {

inline constexpr std::size_t kSignificantWords = 32;
inline constexpr double kNameWeight = 0.3;
inline constexpr double kLeastShare = 0.1;

struct SimilarTo {
  struct Term {
    std::string term;   // common/text/stem.h
    double weight = 0;  // BM25 weight times the article's own saturation
  };
  struct Name {
    Facet facet;
    archive::Ordinal ordinal;
    double weight = 0;
  };
  std::vector<Term> terms;
  std::vector<Name> names;
  double own = 0;                // what the article would score
  std::string copy_key;          // folded text
  std::uint32_t body_words = 0;
  std::size_t segment = 0;
  Row row = 0;
};

SimilarTo significant(const Article& article, const archive::Snapshot& snapshot,
                      const std::vector<std::unique_ptr<Xapian::Database>>& databases, std::size_t segment, Row row);

// `segment`: index of the context's segment in the snapshot. Dead and held rows are among them.
ScoredRows similar_rows(const SimilarTo& wanted, const SegmentContext& context, std::size_t segment);

}  // namespace dateline
