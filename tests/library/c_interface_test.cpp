// The C interface on archives that change: refreshing beside searches, what is held or killed, damage, long messages.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "searcher/api/dateline.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using Function = char* (*)(dateline_archive*, const char*, dateline_error*);

struct Closer {
  void operator()(dateline_archive* archive) const { dateline_close(archive); }
};
using Handle = std::unique_ptr<dateline_archive, Closer>;

Handle opened(const std::string& path) {
  dateline_error error;
  Handle out(dateline_open(path.c_str(), &error));
  if (!out) throw std::runtime_error(error.message);
  return out;
}

// The answer; where there is none, {"code", "column"} of the error.
json ask(const Handle& archive, Function function, const json& request) {
  dateline_error error;
  char* text = function(archive.get(), request.dump().c_str(), &error);
  if (text == nullptr) return {{"code", error.code}, {"kind", error.kind}, {"column", error.column}};
  EXPECT_STREQ(error.code, "");
  EXPECT_EQ(error.kind, DATELINE_OK);
  json out = json::parse(text);
  dateline_free(text);
  return out;
}

std::uint64_t total(const Handle& archive, const json& request) {
  return ask(archive, dateline_search, request).at("total").at("value");
}

TEST(CInterface, AnswersInTheShapeOfTheContract) {
  ArchiveMaker maker;
  maker.add({article("a1", "Talks in Vienna", "The talks went on."), article("a2", "Talks in Geneva", "No more talks.")});
  const Handle archive = opened(maker.path());
  const json found = ask(archive, dateline_search, {{"q", "talks"}, {"limit", 1}, {"facets", {"source"}}, {"timeline", "day"}});
  EXPECT_EQ(found["version"], 1);
  EXPECT_EQ(found["total"], (json{{"value", 2}, {"unit", "articles"}, {"exact", true}}));
  EXPECT_EQ(found["hits"].size(), 1U);
  EXPECT_EQ(found["facets"]["source"]["values"][0], (json{{"value", "Test Agency"}, {"count", 2}}));
  EXPECT_EQ(found["timeline"]["buckets"], (json{{{"start", "2015-09-29"}, {"count", 2}}}));
  const json next = ask(archive, dateline_search, {{"q", "talks"}, {"limit", 1}, {"cursor", found["next_cursor"]}});
  EXPECT_NE(next["hits"][0]["id"], found["hits"][0]["id"]);

  EXPECT_EQ(ask(archive, dateline_show, {{"id", "a1"}})["headline"], "Talks in Vienna");
  EXPECT_EQ(ask(archive, dateline_similar, {{"id", "a1"}})["version"], 1);
  EXPECT_EQ(ask(archive, dateline_suggest, {{"q", "vien"}})["suggestions"][0]["kind"], "word");
  EXPECT_EQ(ask(archive, dateline_search, {{"q", "talks"}, {"filters", {{"source", "Nobody"}}}})["total"]["value"], 0);
  EXPECT_EQ(ask(archive, dateline_search, {{"q", "persn:x"}}),
            (json{{"code", "unknown-field"}, {"kind", DATELINE_ERROR_QUERY}, {"column", 0}}));
  EXPECT_EQ(ask(archive, dateline_search, {{"q", "aé persn:x"}})["column"], 3);
  EXPECT_EQ(ask(archive, dateline_search, {{"q", "talks"}, {"restrict", "persn:x"}})["column"], -1);
}

TEST(CInterface, ShowsNothingThatIsHeldOrKilledOrRestricted) {
  ArchiveMaker maker;
  Article held = article("held", "Held", "Not to be seen.");
  held.status = Status::withheld;
  Article later = article("later", "Later", "Seen in 2030.");
  later.has_embargo = true;
  later.embargo_until = 1893456000;  // 2030-01-01
  maker.add({article("a1", "Talks", "The talks went on."), article("gone", "Gone", "Killed soon."), held, later});
  maker.remove("gone");
  const Handle archive = opened(maker.path());
  const auto code = [&](const json& request) { return ask(archive, dateline_show, request).value("code", ""); };
  EXPECT_EQ(code({{"id", "a1"}}), "");
  EXPECT_EQ(code({{"id", "nobody"}}), "unknown-article");
  EXPECT_EQ(code({{"id", "held"}}), "unknown-article");
  EXPECT_EQ(code({{"id", "later"}, {"now", "2029-12-31T23:59:59Z"}}), "unknown-article");
  EXPECT_EQ(code({{"id", "later"}, {"now", "2030-01-01T00:00:00Z"}}), "");
  EXPECT_EQ(code({{"id", "gone"}}), "killed");
  EXPECT_EQ(code({{"id", "gone"}, {"restrict", "talks"}}), "unknown-article");
  EXPECT_EQ(code({{"id", "a1"}, {"restrict", "talks"}}), "");
  EXPECT_EQ(code({{"id", "a1"}, {"restrict", "vienna"}}), "unknown-article");
  EXPECT_EQ(ask(archive, dateline_similar, {{"id", "held"}})["code"], "unknown-article");
  EXPECT_EQ(ask(archive, dateline_similar, {{"id", "gone"}})["code"], "killed");
  EXPECT_EQ(ask(archive, dateline_suggest, {{"q", "talk"}, {"restrict", "vienna"}})["suggestions"], json::array());
}

TEST(CInterface, RefreshesBesideSearches) {
  ArchiveMaker maker;
  maker.add({article("a0", "Talks", "The talks went on.")});
  const Handle archive = opened(maker.path());
  dateline_error error;
  EXPECT_EQ(dateline_refresh(archive.get(), &error), 0);
  std::atomic<bool> stop{false};
  std::atomic<int> wrong{0};
  const auto search = [&] {
    std::uint64_t before = 1;
    while (!stop) {
      const std::uint64_t now = total(archive, {{"q", "talks"}});
      wrong += now < before;
      before = now;
    }
  };
  const auto refresh = [&] {
    while (!stop) wrong += dateline_refresh(archive.get(), nullptr) < 0;
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 2; ++i) threads.emplace_back(search);
    for (int i = 0; i < 2; ++i) threads.emplace_back(refresh);
    for (int i = 1; i <= 20; ++i) maker.add({article("a" + std::to_string(i), "Talks", "The talks went on.")});
    stop = true;
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_GE(dateline_refresh(archive.get(), &error), 0);
  EXPECT_EQ(dateline_refresh(archive.get(), &error), 0);
  EXPECT_EQ(total(archive, {{"q", "talks"}}), 21U);
  char* text = dateline_info(archive.get(), &error);
  ASSERT_NE(text, nullptr);
  EXPECT_EQ(json::parse(text)["articles"], 21);
  dateline_free(text);
}

TEST(CInterface, KeepsTheOldStateWhereTheNewOneIsDamaged) {
  ArchiveMaker maker;
  maker.add({article("a1", "Talks", "The talks went on.")});
  const Handle archive = opened(maker.path());
  std::ofstream(std::filesystem::path(maker.path()) / "aliases.tsv") << "person\tno tab follows\n";
  dateline_error error;
  EXPECT_EQ(dateline_refresh(archive.get(), &error), -1);
  EXPECT_STREQ(error.code, "bad-alias");
  EXPECT_EQ(total(archive, {{"q", "talks"}}), 1U);
  EXPECT_EQ(dateline_open(maker.path().c_str(), &error), nullptr);
  EXPECT_STREQ(error.code, "bad-alias");
}

TEST(CInterface, CutsLongMessagesAtACharacter) {
  ArchiveMaker maker;
  maker.add({article("a1", "Talks", "The talks went on.")});
  const Handle archive = opened(maker.path());
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string name(shift, 'x');
    for (int i = 0; i < 2000; ++i) name += "\xe2\x82\xac";  // the euro sign, 3 bytes
    dateline_error error;
    ASSERT_EQ(dateline_search(archive.get(), json{{name, "1"}}.dump().c_str(), &error), nullptr);
    EXPECT_STREQ(error.code, "unknown-parameter");
    const std::string message = error.message;
    EXPECT_GT(message.size(), 1000U);
    EXPECT_TRUE(message.ends_with("..."));
    EXPECT_NO_THROW((void)json(message).dump()) << "not UTF-8";
  }
}

}  // namespace
}  // namespace dateline::testing
