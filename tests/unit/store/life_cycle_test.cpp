// The life of an article: versions, kills, withheld and embargoed versions, revival, in any order. Every case must end
// the same whether all of it comes in one run, in a run each, with merges between, or with compaction between.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <map>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

using store::Verdict;

constexpr std::int64_t kNow = 1'500'000'000;
constexpr std::int64_t kTomorrow = kNow + 86'400;

struct Event {
  Article article;
  Verdict expected;
  bool revive = false;
};

Event text(const char* headline, const char* version, Verdict expected) {
  Article out = article("a", headline, "The council met and spoke.");
  out.version = version;
  return {out, expected};
}
Event updated(const char* headline, const char* when, Verdict expected) {
  Event out = text(headline, "", expected);
  out.article.updated = moment(when);
  return out;
}
Event canceled(const char* version, Verdict expected) {
  Article out;
  out.id = "a";
  out.version = version;
  out.status = Status::canceled;
  return {out, expected};
}
Event withheld(const char* version, Verdict expected) {
  Article out;
  out.id = "a";
  out.version = version;
  out.status = Status::withheld;
  return {out, expected};
}
Event embargoed(const char* headline, const char* version, std::int64_t until, Verdict expected) {
  Event out = text(headline, version, expected);
  out.article.has_embargo = true;
  out.article.embargo_until = until;
  return out;
}
Event doubtful(const char* headline, const char* version, Verdict expected) {
  Event out = text(headline, version, expected);
  out.article.held_for_doubt = true;
  return out;
}
Event revived(Event event, Verdict expected) {
  event.revive = true;
  event.expected = expected;
  return event;
}

struct Case {
  const char* what;
  std::vector<Event> events;
  const char* seen_now;       // the headline everybody sees; nullptr: none
  const char* seen_tomorrow;  // the same a day later, with no re-index
};

constexpr Verdict kAdded = Verdict::added;
constexpr Verdict kReplaced = Verdict::replaced;
constexpr Verdict kUnchanged = Verdict::unchanged;
constexpr Verdict kStale = Verdict::stale;
constexpr Verdict kRemoved = Verdict::removed;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"10 comes after 9", {text("nine", "9", kAdded), text("ten", "10", kReplaced)}, "ten", "ten"},
      {"also when it came first", {text("ten", "10", kAdded), text("nine", "9", kStale)}, "ten", "ten"},
      {"1.10 comes after 1.9", {text("nine", "1.9", kAdded), text("ten", "1.10", kReplaced)}, "ten", "ten"},
      {"leading zeros do not count: equal versions, other text", {text("x", "07", kAdded), text("y", "7", kReplaced)}, "y", "y"},
      {"the same again", {text("x", "1", kAdded), text("x", "1", kUnchanged)}, "x", "x"},
      {"the same again, without versions", {text("x", "", kAdded), text("x", "", kUnchanged)}, "x", "x"},
      {"another text, without versions", {text("x", "", kAdded), text("y", "", kReplaced)}, "y", "y"},
      {"a text that an equal version superseded", {text("x", "", kAdded), text("y", "", kReplaced), text("x", "", kStale)}, "y", "y"},
      {"all of the texts that equal versions superseded",
       {text("x", "2", kAdded), text("y", "2", kReplaced), text("z", "2", kReplaced), text("x", "2", kStale), text("y", "2", kStale)},
       "z", "z"},
      {"an older version after equal ones", {text("x", "2", kAdded), text("y", "2", kReplaced), text("old", "1", kStale)}, "y", "y"},
      {"a higher version with the text of a superseded one",
       {text("x", "1", kAdded), text("y", "1", kReplaced), text("x", "2", kReplaced)}, "x", "x"},
      {"later update, where a side has no version", {updated("x", "2015-09-29T10:00:00Z", kAdded), updated("y", "2015-09-29T11:00:00Z", kReplaced)}, "y", "y"},
      {"earlier update", {updated("y", "2015-09-29T11:00:00Z", kAdded), updated("x", "2015-09-29T10:00:00Z", kStale)}, "y", "y"},
      {"zones count", {updated("y", "2015-09-29T12:00:00+02:00", kAdded), updated("x", "2015-09-29T11:00:00Z", kReplaced)}, "x", "x"},
      {"version on one side only: the later to come", {text("x", "3", kAdded), text("y", "", kReplaced)}, "y", "y"},
      {"a text without version after two higher ones", {text("x", "", kAdded), text("y", "2", kReplaced), text("z", "3", kReplaced), text("x", "", kStale)}, "z", "z"},
      {"a version that one without a version superseded", {text("x", "1", kAdded), text("y", "2", kReplaced), text("z", "", kReplaced), text("x", "1", kStale)}, "z", "z"},

      {"a kill without version beats every version", {text("x", "9", kAdded), canceled("", kRemoved)}, nullptr, nullptr},
      {"the same kill again", {text("x", "9", kAdded), canceled("", kRemoved), canceled("", kUnchanged)}, nullptr, nullptr},
      {"a killed text again", {text("x", "9", kAdded), canceled("", kRemoved), text("x", "9", kStale)}, nullptr, nullptr},
      {"a killed text again, unversioned", {text("x", "", kAdded), canceled("", kRemoved), text("x", "", kStale), text("y", "", kStale)}, nullptr, nullptr},
      {"a kill before what it kills", {canceled("", kRemoved), text("x", "9", kStale)}, nullptr, nullptr},
      {"a kill of an older version is stale", {text("x", "9", kAdded), canceled("8", kStale)}, "x", "x"},
      {"a kill of this version", {text("x", "9", kAdded), canceled("9", kRemoved)}, nullptr, nullptr},
      {"a kill with a version holds for lower ones", {canceled("5", kRemoved), text("x", "3", kStale)}, nullptr, nullptr},
      {"a higher version revives", {text("x", "9", kAdded), canceled("", kRemoved), text("y", "10", kAdded)}, "y", "y"},
      {"a higher version than the kill's", {text("x", "1", kAdded), canceled("5", kRemoved), text("y", "5", kStale), text("z", "6", kAdded)}, "z", "z"},
      {"the highest of both counts", {text("x", "9", kAdded), canceled("", kRemoved), canceled("3", kUnchanged), text("y", "8", kStale)}, nullptr, nullptr},
      {"a later kill with a higher version", {canceled("2", kRemoved), canceled("4", kRemoved), text("x", "3", kStale), text("y", "5", kAdded)}, "y", "y"},
      {"killed again after its revival", {text("x", "1", kAdded), canceled("", kRemoved), text("y", "2", kAdded), canceled("", kRemoved), text("y", "2", kStale)}, nullptr, nullptr},
      {"a later time alone does not revive", {updated("x", "2015-09-29", kAdded), canceled("", kRemoved), updated("y", "2016-01-01", kStale)}, nullptr, nullptr},
      {"--revive takes anything back", {text("x", "9", kAdded), canceled("", kRemoved), revived(text("x", "9", kAdded), kAdded)}, "x", "x"},
      {"--revive takes a lower version back", {text("x", "9", kAdded), canceled("", kRemoved), revived(text("w", "1", kAdded), kAdded)}, "w", "w"},
      {"what was revived is as any other", {text("x", "9", kAdded), canceled("", kRemoved), revived(text("x", "9", kAdded), kAdded), text("y", "10", kReplaced)}, "y", "y"},

      {"withheld, with nothing but its id", {text("x", "1", kAdded), withheld("", kReplaced)}, nullptr, nullptr},
      {"a newer held version hides the older", {text("x", "1", kAdded), withheld("2", kReplaced)}, nullptr, nullptr},
      {"an older held version does not", {text("x", "2", kAdded), withheld("1", kStale)}, "x", "x"},
      {"released by a newer version", {withheld("1", kAdded), text("x", "2", kReplaced)}, "x", "x"},
      {"an older version does not release", {withheld("2", kAdded), text("x", "1", kStale)}, nullptr, nullptr},
      {"a withheld article is killed like any", {withheld("2", kAdded), canceled("", kRemoved), text("x", "1", kStale)}, nullptr, nullptr},
      {"status or embargo in doubt", {text("x", "1", kAdded), doubtful("y", "2", kReplaced)}, nullptr, nullptr},
      {"embargoed until tomorrow", {embargoed("x", "1", kTomorrow, kAdded)}, nullptr, "x"},
      {"a newer embargoed version hides the older until then", {text("x", "1", kAdded), embargoed("y", "2", kTomorrow, kReplaced)}, nullptr, "y"},
      {"an embargo without a known end", {embargoed("x", "1", kNever, kAdded)}, nullptr, nullptr},
      {"an embargo that has passed", {embargoed("x", "1", kNow - 1, kAdded)}, "x", "x"},
      {"an embargo ends at its instant", {embargoed("x", "1", kNow, kAdded)}, "x", "x"},
      {"an embargo lifted by a newer version", {embargoed("x", "1", kNever, kAdded), text("x", "2", kReplaced)}, "x", "x"},
  };
  return all;
}

enum class How { one_run, run_each, merged, compacted };

std::string id_of(std::size_t number) { return "case-" + std::to_string(number); }

// All cases side by side in one archive, each with an article of its own: first the first event of each, and so on.
class Play {
 public:
  explicit Play(How how) : how_(how) {
    std::size_t most = 0;
    for (const Case& one : cases()) most = std::max(most, one.events.size());
    for (std::size_t round = 0; round < most; ++round) {
      for (const bool revive : {false, true}) {
        for (std::size_t i = 0; i < cases().size(); ++i) {
          if (round >= cases()[i].events.size() || cases()[i].events[round].revive != revive) continue;
          if (revive != revive_) flush();
          revive_ = revive;
          waiting_.push_back({i, round});
        }
      }
      if (how_ != How::one_run) flush();
    }
    flush();
  }
  ArchiveMaker& maker() { return maker_; }

 private:
  void flush() {
    if (waiting_.empty()) return;
    std::vector<Article> batch;
    for (const auto& [number, round] : waiting_) {
      batch.push_back(cases()[number].events[round].article);
      batch.back().id = id_of(number);
    }
    const auto verdicts = maker_.add(batch, revive_);
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const Case& one = cases()[waiting_[i].first];
      EXPECT_EQ(verdicts[i], one.events[waiting_[i].second].expected) << one.what << ", event " << waiting_[i].second;
    }
    if (how_ == How::merged) maker_.merge();
    if (how_ == How::compacted) maker_.compact();
    waiting_.clear();
  }

  How how_;
  ArchiveMaker maker_;
  bool revive_ = false;
  std::vector<std::pair<std::size_t, std::size_t>> waiting_;  // case, event
};

// The headline that a searcher sees, by search and by id.
void expect_seen(const Searcher& searcher, std::size_t number, const char* headline, std::int64_t now) {
  const char* what = cases()[number].what;
  SearchRequest request;
  request.query = "id:" + id_of(number);
  request.now = now;
  const auto result = searcher.search(request);
  ASSERT_TRUE(result) << what;
  const auto shown = searcher.article(id_of(number), now);
  ASSERT_TRUE(shown) << what;
  if (headline == nullptr) {
    EXPECT_EQ(result->total, 0U) << what;
    EXPECT_FALSE(shown->has_value()) << what;
    return;
  }
  ASSERT_EQ(result->total, 1U) << what;
  EXPECT_EQ(result->hits[0].headline, headline) << what;
  ASSERT_TRUE(shown->has_value()) << what;
  EXPECT_EQ((*shown)->headline, headline) << what;
}

void expect_all_seen(const ArchiveMaker& maker) {
  const Searcher searcher = maker.searcher();
  for (std::size_t i = 0; i < cases().size(); ++i) {
    expect_seen(searcher, i, cases()[i].seen_now, kNow);
    expect_seen(searcher, i, cases()[i].seen_tomorrow, kTomorrow);
  }
}

class LifeCycle : public ::testing::TestWithParam<std::pair<How, const char*>> {};

TEST_P(LifeCycle, EndsTheSame) {
  SCOPED_TRACE(GetParam().second);
  Play play(GetParam().first);
  expect_all_seen(play.maker());
  EXPECT_TRUE(play.maker().is_clean());
}

INSTANTIATE_TEST_SUITE_P(AnyWay, LifeCycle,
                         ::testing::Values(std::pair(How::one_run, "in one run"), std::pair(How::run_each, "a run each"),
                                           std::pair(How::merged, "merged"), std::pair(How::compacted, "compacted")));

// The same again changes nothing, whatever it was.
TEST(LifeCycle, TheSameInputAgainChangesNothing) {
  Play play(How::run_each);
  std::vector<Article> again;
  for (std::size_t i = 0; i < cases().size(); ++i) {
    const auto kills = [](const Event& event) { return event.article.status == Status::canceled; };
    // A kill without version beats also what came after it: fed again it kills again.
    if (std::any_of(cases()[i].events.begin(), cases()[i].events.end(), kills)) continue;
    for (const Event& event : cases()[i].events) {
      again.push_back(event.article);
      again.back().id = id_of(i);
    }
  }
  const auto verdicts = play.maker().add(again);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    EXPECT_TRUE(verdicts[i] == kUnchanged || verdicts[i] == kStale) << again[i].id << ": " << again[i].headline;
  }
  expect_all_seen(play.maker());
}

// Corrections are a facet.
TEST(LifeCycle, ACorrectionIsMarked) {
  ArchiveMaker maker;
  maker.add({text("x", "1", kAdded).article, article("b", "b", "Text.")});
  maker.add({text("y", "2", kReplaced).article});
  const auto count = [&](const char* query) {
    SearchRequest request;
    request.query = query;
    return maker.searcher().search(request)->total;
  };
  EXPECT_EQ(count("status:corrected"), 1U);
  EXPECT_EQ(count("status:usable"), 1U);
  maker.compact();
  EXPECT_EQ(count("status:corrected"), 1U);
}

TEST(LifeCycle, RemovedByHandItStaysAwayLikeAKilledOne) {
  ArchiveMaker maker;
  maker.add({text("x", "3", kAdded).article});
  EXPECT_TRUE(maker.remove("a"));
  EXPECT_FALSE(maker.remove("a"));
  EXPECT_EQ(maker.add({text("x", "3", kStale).article}).front(), kStale);
  EXPECT_EQ(maker.add({text("y", "4", kAdded).article}).front(), kAdded);
}

}  // namespace
}  // namespace dateline::testing
