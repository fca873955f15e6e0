// The engine against Xapian::Enquire over all segments' databases together, on random questions without positions, over
// archives with nothing removed: the same articles, the same counts, the same BM25 scores.
#include <gtest/gtest.h>
#include <xapian.h>

#include <map>

#include "common/archive/snapshot.h"
#include "common/text/stem.h"
#include "tests/differential/comparison.h"
#include "tests/differential/query_generator.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

constexpr std::size_t kQuestions = 1000;  // of each archive

// A question in both languages.
struct Question {
  std::string text;
  Xapian::Query query;
};

class Asker {
 public:
  Asker(const OracleCorpus& corpus, std::uint64_t seed) : generator_(corpus, seed), stemmer_("en") {}

  Question question(unsigned depth) {
    if (depth == 0) return word();
    switch (generator_.below(7)) {
      case 0: return join(" AND ", Xapian::Query::OP_AND, depth);
      case 1: return join(" ", Xapian::Query::OP_AND, depth);
      case 2:
      case 3: return join(" OR ", Xapian::Query::OP_OR, depth);
      case 4: {
        const Question a = question(depth - 1);
        const Question b = question(depth - 1);
        return {"(" + a.text + ") NOT (" + b.text + ")", {Xapian::Query::OP_AND_NOT, a.query, b.query}};
      }
      case 5: {
        const Question a = question(depth - 1);
        return {"NOT (" + a.text + ")", {Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, a.query}};
      }
      default: return word();
    }
  }

  Question any_order() { return question(static_cast<unsigned>(generator_.below(4))); }

 private:
  Question word() {
    for (;;) {
      const std::string surface = generator_.plain_word();
      // Words that the query language reads otherwise.
      if (surface == "AND" || surface == "OR" || surface == "NOT" || surface == "NEAR" || surface == "ADJ") continue;
      const std::string term = stemmer_.term(surface);
      const Xapian::Query uncounted(text::uncounted_term(term));
      return {surface, {Xapian::Query::OP_OR, Xapian::Query(term), {Xapian::Query::OP_SCALE_WEIGHT, uncounted, 0.0}}};
    }
  }

  Question join(const char* between, Xapian::Query::op op, unsigned depth) {
    std::vector<Xapian::Query> queries;
    std::string text;
    for (std::size_t i = 0, n = 2 + generator_.below(3); i < n; ++i) {
      Question one = question(depth - 1);
      text += (i == 0 ? "" : between) + ("(" + one.text + ")");
      queries.push_back(std::move(one.query));
    }
    return {text, Xapian::Query(op, queries.begin(), queries.end())};
  }

  QueryGenerator generator_;
  text::Stemmer stemmer_;
};

class XapianTest : public ::testing::TestWithParam<std::size_t> {};

TEST_P(XapianTest, SameArticlesAndScores) {
  const std::size_t segments = GetParam();
  ArchiveMaker maker;
  const std::vector<Article> articles = generated(600, 3 + segments, 120);
  for (std::size_t i = 0; i < segments; ++i) {
    maker.add({articles.begin() + static_cast<std::ptrdiff_t>(articles.size() * i / segments),
               articles.begin() + static_cast<std::ptrdiff_t>(articles.size() * (i + 1) / segments)});
  }
  ASSERT_EQ(maker.segments(), segments);
  const Searcher searcher = maker.searcher();
  auto snapshot = archive::Snapshot::open(maker.path());
  ASSERT_TRUE(snapshot.has_value());
  Xapian::Database all;
  for (const auto& segment : (*snapshot)->segments()) all.add_database(segment->open_postings());
  ASSERT_EQ(all.get_doccount(), articles.size());
  // Documents of several databases interleave.
  const auto id_of = [&](Xapian::docid document) {
    return std::string((*snapshot)->segments()[(document - 1) % segments]->columns().id(
        static_cast<archive::Row>((document - 1) / segments)));
  };
  const OracleCorpus corpus(maker.path(), {});
  Asker asker(corpus, 17 + segments);
  std::size_t hits = 0;
  for (std::size_t i = 0; i < kQuestions; ++i) {
    const Question question = asker.any_order();
    Xapian::Enquire enquire(all);
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5));
    enquire.set_query(question.query);
    const Xapian::MSet expected = enquire.get_mset(0, all.get_doccount(), all.get_doccount());
    SearchRequest request;
    request.query = question.text;
    request.limit = kAll;
    request.snippets = false;
    request.sort = Sort::relevance;
    const auto result = searcher.search(request);
    ASSERT_TRUE(result.has_value()) << question.text << ": " << result.error().message;
    ASSERT_EQ(result->total, expected.size()) << question.text;
    std::map<std::string, double> scores;
    for (auto at = expected.begin(); at != expected.end(); ++at) scores[id_of(*at)] = at.get_weight();
    for (const Hit& hit : result->hits) {
      ASSERT_TRUE(scores.contains(hit.id)) << question.text << ": " << hit.id;
      ASSERT_TRUE(same_score(hit.score, scores[hit.id]))
          << question.text << ": " << hit.id << " " << hit.score << " " << scores[hit.id];
    }
    hits += result->total;
  }
  EXPECT_GT(hits, kQuestions) << "the questions find too little to prove anything";
}

INSTANTIATE_TEST_SUITE_P(Segments, XapianTest, ::testing::Values(1U, 3U, 7U));

}  // namespace
}  // namespace dateline::testing
