// Pseudo-relevance feedback (--feedback): the articles that match best say which other words belong to the question, and
// those words then add to the scores of all that match. What matches, totals and facets stay as they are.
//
//   add_feedback(best_rows, snapshot, databases, run.query);     // best_rows: of run_segment(feedback_pass(run), ...)
//
// The relevance model RM1 of Lavrenko and Croft ("Relevance-based language models", SIGIR 2001), mixed with the query as
// RM3 does (Abdul-Jaleel and others, "UMass at TREC 2004"): over the kFeedbackArticles best articles d, each word w has
//   p(w) = sum over d of score(d) / (sum of scores) * count(w, d) / length(d),
// of which the kFeedbackWords greatest are kept and made to sum to 1. A query of n scored words then scores
//   BM25(query) + n * kFeedbackShare / (1 - kFeedbackShare) * sum over w of p(w) * BM25(w).
// The numbers are measured in ARCHITECTURE.md. Functions throw archive::Damaged and Xapian::Error; thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/collect/segment_run.h"

namespace Xapian {
class Database;
}

namespace dateline {

inline constexpr std::size_t kFeedbackArticles = 3;
inline constexpr std::size_t kFeedbackWords = 40;
inline constexpr double kFeedbackShare = 0.5;

// An article that matches, as stem terms (common/text/stem.h).
struct FeedbackArticle {
  double score = 0;
  std::uint32_t length = 0;  // sum of the counts
  std::vector<std::pair<std::string, std::uint32_t>> terms;
};

struct ModelTerm {
  std::string term;
  double share = 0;
};

// By falling share, then by term; shares sum to 1. Empty where no article has a score.
std::vector<ModelTerm> relevance_model(const std::vector<FeedbackArticle>& articles);

// Words of a plan that add to scores; those below NOT do not.
std::size_t scored_words(const PlanNode& query);

// The first pass of a run: the same articles in the same order, nothing counted, no page.
RunPlan feedback_pass(const RunPlan& run);

// Makes `query` a plan of kind boosted. Leaves it as it is where it has no scored words or `best` no scores.
void add_feedback(const std::vector<ScoredRow>& best, const archive::Snapshot& snapshot,
                  const std::vector<std::unique_ptr<Xapian::Database>>& databases, PlanNode& query);

}  // namespace dateline
