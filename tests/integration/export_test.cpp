// export writes an archive as records, and indexing those makes an equal archive: the same `info`, the same answers.
#include "tests/integration/index_program.h"

namespace dateline::test {
namespace {

class Export : public testing::Test {
 protected:
  // Corrections, kills, held and undated articles, dates from datelines, names and options, in several segments.
  void fill() {
    add({corpus("world")});
    add({corpus("wire"), corpus("local")});
    const std::string odd =
        article("odd-1", "Commas", {{"keywords", json::array({"one, and two"})}, {"title", "Another title"}, {"x-extra", {{"deep", {1, 2}}}}}) +
        article("odd-2", "Doubt", {{"status", "perhaps"}}) +
        article("odd-3", "Later", {{"embargoed", "2099-01-01T00:00:00+02:00"}}) +
        article("odd-4", "Unknown end", {{"embargoed", true}}) +
        article("odd-5", "", {{"body", "A text without a headline, published when?"}}) +
        article("odd-6", "Names", {{"persons", {"Jane Roe"}}, {"orgs", {"Harbour Board"}}, {"places", {"Quillhaven"}},
                                   {"byline", {"Jane Roe", "Max Muster"}}, {"section", "Local"}, {"published", "2014-05"}}) +
        article("odd-7", "Killed", {{"version", 3}}) + article("odd-8", "Removed");
    add({place_.write("odd/2015-09-29.jsonl", odd)});
    add({"--max-rejects", "2", corpus("formats/ninjs"), corpus("formats/newsml-g2")});  // records with many further keys
    add({"--published", "2013", place_.write("plain/story.txt", "A plain story\n\nWith a body that has no date.\n")});
    add({place_.write("kill.jsonl", json{{"id", "odd-7"}, {"status", "canceled"}}.dump() + "\n")});
    ASSERT_EQ(place_.index({"remove", "--archive", archive_, "odd-8"}).code, 0);
  }
  void add(std::vector<std::string> more) {
    const std::vector<std::string> head{"add", "--archive", archive_};
    more.insert(more.begin(), head.begin(), head.end());
    const Ran ran = place_.index(more);
    ASSERT_EQ(ran.code, 0) << ran.out << ran.err;
  }
  json info(const std::string& archive) {
    json info = place_.index({"info", "--archive", archive, "--hidden", "--report", "json"}).report();
    for (const char* key : {"path", "revision", "bytes", "segments"}) info.erase(key);
    info["articles"].erase("dead");
    std::map<std::string, json> hidden;
    for (const json& one : info["hidden"]) hidden[one["id"]] = one;
    info["hidden"] = hidden;
    return info;
  }
  // All that a searcher can say of the archive.
  std::string answers(const std::string& archive) {
    std::string out;
    const auto ask = [&](std::vector<std::string> question) {
      question.insert(question.begin(), {"--archive", archive, "--now", "2026-01-01", "--format", "json"});
      json answer = place_.run("dateline-search", question).report();
      answer.erase("took_ms");
      answer.erase("revision");
      for (json& hit : answer["hits"]) hit.erase("score");  // dead rows count for statistics until they are dropped
      out += answer.dump(1) + "\n";
    };
    ask({"--limit", "all", "--sort", "oldest", "--timeline", "month", "--about-timeline", "year", "--facet",
         "person:999,org:999,place:999,country:999,about-country:999,source:999,section:999,author:999,language:999,"
         "status:999,year:999", "*"});
    ask({"--limit", "all", "--sort", "oldest", "minister OR council"});
    ask({"--limit", "all", "--sort", "oldest", "headline:(story OR bridge)"});
    for (const std::string& id : place_.ids(archive)) {
      out += place_.run("dateline-search", {"--archive", archive, "--show", id, "--format", "json"}).out;
    }
    return out;
  }
  Workplace place_;
  std::string archive_ = place_.path("archive");
};

class RoundTrip : public Export, public testing::WithParamInterface<const char*> {};

TEST_P(RoundTrip, MakesAnEqualArchive) {
  fill();
  const Ran exported = place_.index({"export", "--archive", archive_, "--format", GetParam()});
  ASSERT_EQ(exported.code, 0) << exported.err;
  const std::string copy = place_.path("copy");
  // A name that shows a date: undated articles must not take it.
  const std::string file = place_.write("export-2001-02-03.jsonl", exported.out);
  const Ran added = place_.index({"add", "--archive", copy, "--report", "json", file});
  ASSERT_EQ(added.code, 0) << added.out << added.err;
  EXPECT_EQ(info(copy), info(archive_));
  const std::string was = answers(archive_);
  const std::string is = answers(copy);
  const auto differ = std::mismatch(was.begin(), was.end(), is.begin(), is.end());
  EXPECT_TRUE(was == is) << "was: " << was.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, differ.first - was.begin() - 200)), 400)
                         << "\n\nis: " << is.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, differ.second - is.begin() - 200)), 400);
  // What a further export says is the same, and so is what the new archive makes of it.
  std::vector<std::string> first;
  std::vector<std::string> second;
  const auto lines = [](const std::string& text, std::vector<std::string>& out) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    std::sort(out.begin(), out.end());
  };
  lines(exported.out, first);
  lines(place_.index({"export", "--archive", copy, "--format", GetParam()}).out, second);
  EXPECT_EQ(first, second);
  const json again = place_.index({"add", "--archive", copy, "--report", "json", file}).report();
  EXPECT_EQ(again["unchanged"], again["read"]);
  EXPECT_TRUE(place_.is_clean(copy));
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip, testing::Values("jsonl", "ninjs"));

TEST_F(Export, TheInputsAreUnchangedToTheNewArchive) {
  fill();
  const std::string copy = place_.path("copy");
  const std::string file = place_.write("export.jsonl", place_.index({"export", "--archive", archive_}).out);
  ASSERT_EQ(place_.index({"add", "--archive", copy, file}).code, 0);
  const json report = place_.index({"add", "--archive", copy, "--report", "json", corpus("wire"), corpus("local")}).report();
  EXPECT_EQ(report["unchanged"], report["read"]) << report;
}

TEST_F(Export, VisibleLeavesOutWhatIsHeldOrGone) {
  fill();
  const Ran ran = place_.index({"export", "--archive", archive_, "--visible", "--now", "2026-01-01"});
  ASSERT_EQ(ran.code, 0);
  std::vector<std::string> ids;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) ids.push_back(json::parse(line).at("id"));
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, place_.ids(archive_, {"--now", "2026-01-01"}));
}

TEST_F(Export, UsageAndErrors) {
  EXPECT_EQ(place_.index({"export", "--archive", place_.path("nowhere")}).code, 2);
  fill();
  EXPECT_EQ(place_.index({"export", "--archive", archive_, "--format", "csv"}).code, 2);
  EXPECT_EQ(place_.index({"export", "--archive", archive_, "extra"}).code, 2);
  const std::string command = std::string(DATELINE_BIN_DIR) + "/dateline-index export --archive " + archive_ + " 2>&1 | head -c 10";
  EXPECT_EQ(std::system((command + " > " + place_.path("out")).c_str()), 0);  // a broken pipe is quiet
  EXPECT_EQ(read_text(place_.path("out")).size(), 10U);
}

}  // namespace
}  // namespace dateline::test
