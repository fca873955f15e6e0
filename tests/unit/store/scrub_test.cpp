// What a kill leaves in an archive's bytes: nothing, at the end of the run that killed.
#include "indexer/store/scrub.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "common/archive/file.h"
#include "indexer/store/scrub_rejects.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"
#include "tests/support/traces.h"

namespace dateline::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kWord = "zyxqualmish";
constexpr const char* kName = "Quentin Zyxwarble";
constexpr const char* kPhrase = "harbour lights went out over Zyxhaven";

Article doomed(std::string_view id, int version = 0) {
  Article out = article(id, "Harbour in the dark", std::string("The ") + kPhrase + ". A " + kWord +
                                                       " mood, said the harbour master.");
  out.entities.push_back({EntityType::person, kName, true, {}});
  out.keywords.push_back("Zyxkeyword");
  if (version > 0) out.version = std::to_string(version);
  return out;
}

Article bystander(int i) {
  Article out = article("by-" + std::to_string(i), "Council meets", "The council met on bridge number " + std::to_string(i) + ".");
  out.entities.push_back({EntityType::person, "Jane Roe", true, {}});
  return out;
}

Article kill_of(std::string_view id) {
  Article out;
  out.id = id;
  out.status = Status::canceled;
  return out;
}

std::uint64_t found(const Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  const auto result = searcher.search(request);
  if (!result) throw std::runtime_error(result.error().message);
  return result->total;
}

void expect_no_trace(const ArchiveMaker& maker) {
  for (const char* text : {kWord, kName, kPhrase, "Zyxkeyword", "zyxhaven", "zyxwarble"}) {
    EXPECT_THAT(traces_of(maker.path(), text), IsEmpty()) << text;
  }
}

void expect_traces(const ArchiveMaker& maker) {
  const auto traces = traces_of(maker.path(), "zyx");
  EXPECT_THAT(traces, Contains(HasSubstr("records")));
  EXPECT_THAT(traces, Contains(HasSubstr("words")));
  EXPECT_THAT(traces, Contains(HasSubstr("terms")));
  EXPECT_THAT(traces, Contains(std::string("the names")));
}

TEST(Scrub, AKillLeavesNothingOfAnOlderSegment) {
  ArchiveMaker maker;
  maker.add({bystander(1), doomed("d"), bystander(2)});
  maker.add({bystander(3)});
  expect_traces(maker);
  maker.add({kill_of("d"), bystander(4)});
  expect_traces(maker);  // committed, found by nobody, but still there
  maker.scrub();
  expect_no_trace(maker);
  EXPECT_EQ(found(maker.searcher(), "*"), 4U);
  EXPECT_EQ(found(maker.searcher(), "person:\"Jane Roe\""), 4U);
}

TEST(Scrub, NorOfOlderVersionsInOtherSegmentsNorOfTheSameRun) {
  ArchiveMaker maker;
  maker.add({doomed("d", 1), bystander(1)});
  Article second = doomed("d", 2);
  second.headline = "Harbour in the dark, second version";
  maker.add({second, bystander(2)});
  maker.add({doomed("d", 3), bystander(3), kill_of("d")});
  maker.scrub();
  expect_no_trace(maker);
  EXPECT_EQ(found(maker.searcher(), "*"), 3U);
}

TEST(Scrub, NorOfWhatWasMergedMeanwhile) {
  ArchiveMaker maker;
  for (int i = 0; i < 3; ++i) maker.add({bystander(i)});
  maker.add({doomed("d"), bystander(3)});
  maker.merge();
  EXPECT_EQ(maker.segments(), 1U);
  maker.add({kill_of("d")});
  maker.merge();  // scrubs before it copies anything
  expect_no_trace(maker);
}

TEST(Scrub, NorOfASegmentWithNothingElse) {
  ArchiveMaker maker;
  maker.add({doomed("d")});
  maker.remove("d");
  maker.scrub();
  expect_no_trace(maker);
  EXPECT_EQ(maker.segments(), 0U);
  EXPECT_EQ(found(maker.searcher(), "*"), 0U);
}

TEST(Scrub, NorInTheDictionaryThatCompresses) {
  ArchiveMaker maker;
  std::vector<Article> many = generated(900, 7, 300);
  // Pieces come into a dictionary when several samples share them.
  std::string text;
  for (int i = 0; i < 40; ++i) text += std::string(kPhrase) + " for the " + std::to_string(i) + "th time. ";
  for (int i = 0; i < 30; ++i) {
    Article one = doomed("d" + std::to_string(i));
    one.body += text;
    many.insert(many.begin() + i * 20, one);
  }
  maker.add_with_dictionary(many);
  EXPECT_THAT(traces_of(maker.path(), kPhrase), Contains(HasSubstr("the bytes of segments")))
      << "the dictionary holds no piece of what will be killed: the test proves nothing";
  std::vector<Article> kills;
  for (int i = 0; i < 30; ++i) kills.push_back(kill_of("d" + std::to_string(i)));
  maker.add(kills);
  maker.scrub();
  expect_no_trace(maker);
  EXPECT_EQ(found(maker.searcher(), "*"), 900U);
}

TEST(Scrub, ANameThatOthersHaveStaysWithItsOrdinal) {
  ArchiveMaker maker;
  Article other = bystander(1);
  other.entities.push_back({EntityType::person, kName, true, {}});
  maker.add({doomed("d"), other, bystander(2)});
  const auto ordinal_of = [&](std::string_view wanted) {
    archive::Ordinal out = 0;
    const auto snapshot = archive::Snapshot::open(maker.path());
    (*snapshot)->names().visit([&](archive::Ordinal ordinal, Facet, std::string_view value) {
      if (value == wanted) out = ordinal;
    });
    return out;
  };
  Article unique = doomed("e");
  unique.entities.push_back({EntityType::person, "Only Hereby", true, {}});
  Article late = bystander(3);
  late.entities.push_back({EntityType::person, "Late Comer", true, {}});
  maker.add({unique, late});
  const auto shared = ordinal_of(kName);
  const auto last = ordinal_of("Late Comer");
  maker.add({kill_of("d"), kill_of("e")});
  maker.scrub();
  EXPECT_EQ(ordinal_of(kName), shared);
  EXPECT_EQ(ordinal_of("Late Comer"), last);
  EXPECT_THAT(traces_of(maker.path(), "Only Hereby"), IsEmpty());
  EXPECT_EQ(found(maker.searcher(), "person:\"Quentin Zyxwarble\""), 1U);
  EXPECT_EQ(found(maker.searcher(), "person:\"Late Comer\""), 1U);
  // The name may come back: under a new ordinal.
  maker.add({[&] {
    Article again = bystander(9);
    again.entities.push_back({EntityType::person, "Only Hereby", true, {}});
    return again;
  }()});
  EXPECT_EQ(found(maker.searcher(), "person:\"Only Hereby\""), 1U);
  EXPECT_TRUE(maker.is_clean());
}

TEST(Scrub, ARevivedArticleKeepsNothingOfItsKilledVersion) {
  ArchiveMaker maker;
  maker.add({doomed("d", 1), bystander(1)});
  Article kill = kill_of("d");
  kill.version = "2";
  Article revived = article("d", "Corrected", "All quiet in the harbour.");
  revived.version = "3";
  maker.add({kill, revived});
  maker.scrub();
  expect_no_trace(maker);
  EXPECT_EQ(found(maker.searcher(), "quiet"), 1U);
}

TEST(Scrub, SupersededFilesGoAtOnce) {
  ArchiveMaker maker;
  maker.add({doomed("d"), bystander(1)});
  maker.add({kill_of("d")});
  maker.scrub();
  const auto manifest = archive::read_manifest(maker.path());
  ASSERT_TRUE(manifest);
  EXPECT_EQ(manifest->scrubbed, manifest->tombstones.bytes);
  for (const auto& entry : std::filesystem::directory_iterator(maker.path())) {
    EXPECT_THAT(entry.path().filename().string(), Not(HasSubstr("MANIFEST-")));
  }
  const std::uint64_t revision = manifest->revision;
  maker.scrub();  // nothing left to do
  EXPECT_EQ(archive::read_manifest(maker.path())->revision, revision);
  EXPECT_TRUE(maker.is_clean());
}

TEST(Scrub, AReaderThatIsOpenGoesOnReading) {
  ArchiveMaker maker;
  maker.add({doomed("d"), bystander(1)});
  const Searcher before = maker.searcher();
  maker.add({kill_of("d")});
  maker.scrub();
  EXPECT_EQ(found(before, "*"), 2U);
  EXPECT_EQ(found(maker.searcher(), "*"), 1U);
}

struct RejectsCase {
  const char* what;
  const char* line;
  bool goes;
};

TEST(ScrubRejects, TheTextOfKilledRecordsGoes) {
  const RejectsCase cases[] = {
      {"a JSON record", R"({"path":"a","record":1,"code":"bad-json","raw":"{\"id\": \"urn:x:1\", \"body\": \"zyx"})", true},
      {"an escaped id", R"({"path":"a","record":1,"code":"no-text","raw":"{\"id\": \"urn:\\u0078:1\", \"b\": \"zyx\"}"})", true},
      {"a number", R"({"path":"a","record":1,"code":"no-text","raw":"{\"id\": 4711, \"body\": \"zyx\"}"})", true},
      {"a table's row", R"({"path":"a","record":1,"code":"bad","raw":"urn:x:1,zyx,2015"})", true},
      {"XML", R"({"path":"a","record":1,"code":"bad","raw":"<item guid='urn:x:1'>zyx</item>"})", true},
      {"bytes: urn:x:1 zyx", R"({"path":"a","record":1,"code":"bad","raw_base64":"dXJuOng6MSB6eXg="})", true},
      {"another id", R"({"path":"a","record":1,"code":"bad","raw":"{\"id\": \"urn:x:12\", \"body\": \"abc\"}"})", false},
      {"no id", R"({"path":"a","record":1,"code":"bad","raw":"abc"})", false},
      {"no JSON", "abc urn:x:1", false},
  };
  for (const RejectsCase& one : cases) {
    TemporaryDirectory directory;
    const std::string path = directory.path() + "/run.jsonl";
    std::ofstream(path) << one.line << "\n";
    ASSERT_TRUE(store::scrub_rejects(directory.path(), {"urn:x:1", "4711"})) << one.what;
    const std::string after = *archive::read_file(path);
    if (one.goes) {
      EXPECT_THAT(after, Not(HasSubstr("zyx"))) << one.what;
      EXPECT_THAT(after, HasSubstr("\"removed\":true")) << one.what;
      EXPECT_THAT(after, HasSubstr("\"record\":1")) << one.what;
    } else {
      EXPECT_EQ(after, std::string(one.line) + "\n") << one.what;
    }
  }
}

TEST(ScrubRejects, WhereThereAreNoneAllIsWell) { EXPECT_TRUE(store::scrub_rejects("/nonexistent/rejects", {"a"})); }

}  // namespace
}  // namespace dateline::testing
