#include "searcher/api/feedback.h"

#include <xapian.h>

#include <algorithm>
#include <map>

#include "common/archive/record_json.h"
#include "common/text/analyzer.h"
#include "searcher/match/plan_nodes.h"
#include "searcher/match/resolve.h"

namespace dateline {
namespace {

FeedbackArticle read(const ScoredRow& row, const archive::Snapshot& snapshot, text::Analyzer& analyzer) {
  archive::RecordReader records = snapshot.segments()[row.segment]->records();
  archive::RecordParser parser;
  const auto article = parser.parse(records.record(row.row));
  if (!article) throw archive::Damaged{"text", article.error().message};
  text::Analyzed analyzed;
  analyzer.analyze(*article, analyzed);
  FeedbackArticle out{row.score, analyzed.length, {}};
  for (const text::TermCount& term : analyzed.terms)
    if (term.count > 0) out.terms.emplace_back(term.term, term.count);
  return out;
}

}  // namespace

std::vector<ModelTerm> relevance_model(const std::vector<FeedbackArticle>& articles) {
  double scores = 0;
  for (const FeedbackArticle& article : articles) scores += article.score;
  std::map<std::string, double> shares;
  for (const FeedbackArticle& article : articles) {
    if (article.score <= 0 || article.length == 0) continue;
    const double each = article.score / scores / static_cast<double>(article.length);
    for (const auto& [term, count] : article.terms) shares[term] += each * static_cast<double>(count);
  }
  std::vector<ModelTerm> out;
  for (const auto& [term, share] : shares) out.push_back({term, share});
  std::stable_sort(out.begin(), out.end(), [](const ModelTerm& a, const ModelTerm& b) { return a.share > b.share; });
  if (out.size() > kFeedbackWords) out.resize(kFeedbackWords);
  double sum = 0;
  for (const ModelTerm& term : out) sum += term.share;
  for (ModelTerm& term : out) term.share /= sum;
  return out;
}

std::size_t scored_words(const PlanNode& query) {
  if (query.kind == PlanNode::Kind::not_) return 0;
  std::size_t sum = query.kind == PlanNode::Kind::terms && query.weight > 0 ? 1 : 0;
  for (const PlanNode& child : query.children) sum += scored_words(child);
  return sum;
}

RunPlan feedback_pass(const RunPlan& run) {
  RunPlan out = run;
  out.facets.clear();
  out.bound.clear();
  out.timeline = out.about_timeline = false;
  out.keep_rows = false;
  out.stories = nullptr;
  out.count_stories = false;
  out.after.reset();
  out.most_hits = kFeedbackArticles;
  return out;
}

void add_feedback(const std::vector<ScoredRow>& best, const archive::Snapshot& snapshot,
                  const std::vector<std::unique_ptr<Xapian::Database>>& databases, PlanNode& query) {
  const std::size_t words = scored_words(query);
  if (words == 0) return;
  text::Analyzer analyzer;
  std::vector<FeedbackArticle> articles;
  for (const ScoredRow& row : best) articles.push_back(read(row, snapshot, analyzer));
  const std::vector<ModelTerm> model = relevance_model(articles);
  if (model.empty()) return;
  const CollectionStatistics statistics = collection_statistics(snapshot);
  const double scale = static_cast<double>(words) * kFeedbackShare / (1 - kFeedbackShare);
  PlanNode boosted = plan_node(PlanNode::Kind::boosted);
  boosted.children.push_back(std::move(query));
  for (const ModelTerm& term : model) {
    PlanNode boost = plan_node(PlanNode::Kind::terms);
    boost.terms = {term.term};
    for (const auto& database : databases) boost.frequency += database->get_termfreq(term.term);
    if (boost.frequency == 0) continue;
    boost.weight = scale * term.share * bm25_term_weight(statistics, boost.frequency);
    boosted.children.push_back(std::move(boost));
  }
  query = std::move(boosted);
}

}  // namespace dateline
