// The engine against the brute-force evaluator, on random questions over an archive with a past.
// DATELINE_DIFFERENTIAL_QUERIES: how many in all (default 2500); DATELINE_DIFFERENTIAL_SEED: other questions.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "searcher/query/parser.h"
#include "tests/differential/archive_history.h"
#include "tests/differential/comparison.h"
#include "tests/differential/query_generator.h"

namespace dateline::testing {
namespace {

constexpr std::size_t kStages = 4;
constexpr std::size_t kMostReports = 5;

std::size_t number_from(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : static_cast<std::size_t>(std::strtoull(text, nullptr, 10));
}

class BruteForceTest : public ::testing::TestWithParam<Stage> {};

TEST_P(BruteForceTest, AgreesOnRandomQuestions) {
  const ArchiveHistory history(GetParam());
  const OracleCorpus corpus(history.archive().path(), history.facts());
  const Searcher searcher = history.archive().searcher();
  const std::size_t wanted = number_from("DATELINE_DIFFERENTIAL_QUERIES", 2500) / kStages;
  const std::uint64_t seed = number_from("DATELINE_DIFFERENTIAL_SEED", 1) * 100 + static_cast<std::uint64_t>(GetParam());
  QueryGenerator generator(corpus, seed);
  const std::vector<std::int64_t> clocks = ArchiveHistory::clocks();
  std::size_t tried = 0;
  std::size_t asked = 0;  // and compared
  std::size_t refused = 0;
  std::size_t found = 0;
  std::size_t reports = 0;
  while (asked < wanted && reports < kMostReports) {
    SearchRequest request = generator.request();
    request.now = clocks[generator.below(clocks.size())];
    request.did_you_mean = tried % 20 == 0;  // changes no answer, and is slow where many find nothing
    if (!parse_query(request.query, {request.match_any, request.lenient, 0})) {
      ++refused;
      continue;
    }
    // Where a pattern stands for too many words, which ones are searched is the engine's choice, and it says so.
    const auto answer = searcher.search(request);
    ++tried;
    const auto is_cut = [](const QueryNotice& notice) { return notice.code == "expansion-cut"; };
    if (answer && std::any_of(answer->notices.begin(), answer->notices.end(), is_cut)) continue;
    ++asked;
    std::uint64_t total = 0;
    if (!compare(searcher, corpus, request, &total).empty()) {
      ++reports;
      ADD_FAILURE() << "question " << asked << "\n" << smallest(searcher, corpus, request);
      continue;
    }
    if (!request.facets.empty()) {
      const std::string difference = click(searcher, request, generator.below(10'000));
      EXPECT_EQ(difference, "");
      reports += difference.empty() ? 0 : 1;
    }
    found += total > 0 ? 1 : 0;
  }
  // The questions must be worth asking.
  EXPECT_GT(asked * 100, tried * 80) << tried - asked << " of " << tried << " stand for too many words";
  EXPECT_GT(found * 100, asked * 45) << found << " of " << asked << " found something";
  EXPECT_LT(refused * 100, asked * 15) << refused << " were refused";
}

std::string stage_name(const ::testing::TestParamInfo<Stage>& stage) {
  static constexpr const char* kNames[] = {"Fresh", "Changed", "Merged", "Compacted"};
  return kNames[static_cast<std::size_t>(stage.param)];
}

INSTANTIATE_TEST_SUITE_P(Stages, BruteForceTest,
                         ::testing::Values(Stage::fresh, Stage::changed, Stage::merged, Stage::compacted), stage_name);

}  // namespace
}  // namespace dateline::testing
