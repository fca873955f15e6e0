// What the nightly job lives on: only what changed, files that still grow, passes, the log of runs, mail, rejects fed
// back, removal by what a query finds.
#include <sys/stat.h>
#include <sys/time.h>

#include <chrono>
#include <thread>

#include "tests/integration/index_program.h"

namespace dateline::test {
namespace {

class Nightly : public testing::Test {
 protected:
  Ran add(std::vector<std::string> more) {
    const std::vector<std::string> head{"add", "--archive", archive_, "--no-entities", "--report", "json"};
    more.insert(more.begin(), head.begin(), head.end());
    return place_.index(more);
  }
  json runs() { return place_.index({"info", "--archive", archive_, "--runs", "--report", "json"}).report()["runs"]; }
  void date_file(const std::string& path, std::time_t when) {
    const timeval both[2] = {{when, 0}, {when, 0}};
    ASSERT_EQ(::utimes(path.c_str(), both), 0);
  }
  // Until the archive shows so many articles; gives up, and fails, after a minute.
  bool wait_for_articles(std::size_t count) {
    for (int i = 0; i < 600; ++i) {
      if (fs::exists(archive_ + "/MANIFEST") && place_.ids(archive_).size() == count) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  }
  Workplace place_;
  std::string archive_ = place_.path("archive");
};

TEST_F(Nightly, SinceReadsOnlyWhatChanged) {
  place_.write("in/a.jsonl", article("a", "one"));
  place_.write("in/b.jsonl", article("b", "two"));
  // Both the file's content and its name are younger than 2001: what a day's move put there counts as changed.
  date_file(place_.path("in/a.jsonl"), 1'000'000'000);
  json report = add({"--since", "2001-12-31", place_.path("in")}).report();
  EXPECT_EQ(report["added"], 2);
  report = add({"--since", "2999-01-01", place_.path("in")}).report();
  EXPECT_EQ(report["read"], 0);
  EXPECT_EQ(report["skipped"], 2);
  EXPECT_EQ(place_.index_with_input({"add", "--archive", archive_, "--since", "2999-01-01", "--report", "json", "-"},
                                    article("c", "three"))
                .report()["added"],
            1);  // standard input has no age
}

TEST_F(Nightly, SinceRunGoesOnWhereTheLastCompleteRunBegan) {
  place_.write("in/a.jsonl", article("a", "one"));
  place_.write("other/b.jsonl", article("b", "two"));
  EXPECT_EQ(add({"--since", "run", place_.path("in")}).report()["added"], 1);  // no run before: everything
  EXPECT_EQ(add({"--since", "run", place_.path("other")}).report()["added"], 1);  // a run over other inputs is none
  std::this_thread::sleep_for(std::chrono::milliseconds(4200));  // past the margin for coarse clocks
  EXPECT_EQ(add({"--since", "run", place_.path("in")}).report()["read"], 1);  // written within the margin, or after
  const json report = add({"--since", "run", place_.path("in")}).report();
  EXPECT_EQ(report["read"], 0) << report;
  EXPECT_EQ(report["skipped"], 1);
  place_.write("in/c.jsonl", article("c", "three"));
  EXPECT_EQ(add({"--since", "run", place_.path("in")}).report()["added"], 1);
}

TEST_F(Nightly, AFileThatMayStillGrowIsLeftForTheNextRun) {
  const std::string young = place_.write("in/young.txt", "Half a headline");
  const std::string old = place_.write("in/old.jsonl", article("a", "one"));
  date_file(old, std::time(nullptr) - 3600);
  const Ran first = add({"--settle", "600", place_.path("in")});
  EXPECT_EQ(first.code, 1);
  EXPECT_EQ(first.report()["added"], 1);
  EXPECT_EQ(first.report()["broken_inputs"], 1);
  EXPECT_EQ(first.report()["notices"]["still-growing"], 1);
  const json reject = json::parse(read_text(first.report()["rejects_file"].get<std::string>()));
  EXPECT_EQ(reject["code"], "still-growing");
  EXPECT_EQ(reject["path"], young);
  place_.write("in/young.txt", "A whole headline\n\nAnd its body.\n");
  date_file(young, std::time(nullptr) - 3600);
  const Ran second = add({"--settle", "600", "--since", "run", place_.path("in")});
  EXPECT_EQ(second.code, 0);
  EXPECT_EQ(second.report()["added"], 1);
  EXPECT_EQ(place_.ids(archive_, {"headline:whole"}).size(), 1U);
  EXPECT_TRUE(place_.ids(archive_, {"headline:half"}).empty());
}

TEST_F(Nightly, AWatchTakesWhatComesUntilToldToStop) {
  fs::create_directories(place_.path("in"));
  const Running watch = place_.start("dateline-index", {"add", "--archive", archive_, "--no-entities", "--watch", "1",
                                                        "--settle", "0", "--report", "json", place_.path("in")});
  place_.write("in/.a.part", article("a", "one"));
  fs::rename(place_.path("in/.a.part"), place_.path("in/a.jsonl"));
  EXPECT_TRUE(wait_for_articles(1));
  // Between passes the lock is free, and other writers go on.
  EXPECT_EQ(place_.index({"remove", "--archive", archive_, "a"}).code, 0);
  place_.write("in/.b.part", article("b", "two") + article("c", "three"));
  fs::rename(place_.path("in/.b.part"), place_.path("in/b.jsonl"));
  EXPECT_TRUE(wait_for_articles(2));
  watch.signal(SIGTERM);
  const Ran ran = watch.wait();
  EXPECT_EQ(ran.code, 143);
  std::istringstream lines(ran.out);
  std::uint64_t added = 0;
  std::size_t reports = 0;
  for (std::string line; std::getline(lines, line); ++reports) added += json::parse(line).value("added", 0U);
  EXPECT_EQ(added, 3U) << ran.out;
  EXPECT_LE(reports, 4U) << ran.out;  // a pass that changes nothing says nothing
  EXPECT_TRUE(place_.is_clean(archive_));
}

TEST_F(Nightly, WatchNeedsPathsAndWrites) {
  EXPECT_EQ(place_.index({"add", "--archive", archive_, "--watch", "5", "-"}).code, 2);
  EXPECT_EQ(place_.index({"add", "--archive", archive_, "--watch", "5", "--dry-run", "x"}).code, 2);
  EXPECT_EQ(place_.index({"add", "--archive", archive_, "--watch", "0", "x"}).code, 2);
}

TEST_F(Nightly, TheLogTellsOfEveryRun) {
  const std::string in = place_.write("a.jsonl", article("a", "one") + "no JSON\n");
  EXPECT_EQ(add({in}).code, 1);
  EXPECT_EQ(place_.index({"remove", "--archive", archive_, "a", "nobody"}).code, 1);
  EXPECT_EQ(place_.index({"remove", "--archive", archive_, "nobody"}).code, 1);  // did nothing
  const json log = runs();
  ASSERT_EQ(log.size(), 2U) << log;
  EXPECT_EQ(log[0]["command"], "add");
  EXPECT_EQ(log[0]["inputs"], json::array({in}));
  EXPECT_EQ(log[0]["report"]["added"], 1);
  EXPECT_EQ(log[0]["report"]["rejected"], 1);
  EXPECT_TRUE(log[0]["report"]["seconds"].is_number());
  EXPECT_EQ(log[1]["command"], "remove");
  EXPECT_EQ(log[1]["report"]["removed"], 1);
  const std::string text = place_.index({"info", "--archive", archive_, "--runs"}).out;
  EXPECT_NE(text.find("runs: 2"), std::string::npos) << text;
  EXPECT_NE(text.find("added 1"), std::string::npos) << text;
  EXPECT_TRUE(place_.is_clean(archive_));
}

TEST_F(Nightly, TheReportIsFitForMail) {
  std::string lines = article("a", "one");
  for (int i = 0; i < 13; ++i) lines += "no JSON\n";
  const std::string in = place_.write("dump.jsonl", lines);
  const Ran wrong = place_.index({"add", "--archive", archive_, "--quiet", in, place_.path("missing.jsonl")});
  EXPECT_EQ(wrong.code, 1);
  for (const std::string& part : {std::string("1 added, 14 rejected"), in + ", record 2: ", std::string("(bad-json)"),
                                  std::string("and 4 more"), std::string("1 inputs missing"), archive_ + "/rejects/"}) {
    EXPECT_NE(wrong.out.find(part), std::string::npos) << part << "\n" << wrong.out;
  }
  const Ran right = place_.index({"add", "--archive", archive_, "--quiet", place_.write("b.jsonl", article("b", "two"))});
  EXPECT_EQ(right.code, 0);
  EXPECT_EQ(right.out + right.err, "");  // cron sends no mail
}

TEST_F(Nightly, RejectsAreFedBackOnceRepaired) {
  const std::string broken = R"({"id": "r1", "headline": "Bridge opens", "body": "The bridge opened.")";  // no brace
  const std::string rejects = place_.path("rejects.jsonl");
  EXPECT_EQ(add({"--rejects", rejects, place_.write("in.jsonl", article("a", "one") + broken + "\n")}).code, 1);
  const json reject = json::parse(read_text(rejects));
  EXPECT_EQ(reject["raw"], broken);
  EXPECT_FALSE(reject.contains("raw_cut"));
  const std::string repaired = place_.write("repaired.jsonl", reject["raw"].get<std::string>() + "}\n");
  EXPECT_EQ(add({"--format", "jsonl", repaired}).code, 0);
  EXPECT_EQ(place_.ids(archive_), (std::vector<std::string>{"a", "r1"}));
  // A rejects file that is an input would be overwritten before it is read.
  const Ran same = add({"--rejects", repaired, repaired});
  EXPECT_EQ(same.code, 2);
  EXPECT_NE(same.err.find("which is an input"), std::string::npos) << same.err;
  EXPECT_FALSE(read_text(repaired).empty());
  // Of a record too long to keep, it says that it kept the beginning only.
  const std::string long_one = "{\"id\": \"r2\", \"body\": \"" + std::string(100'000, 'x') + "\n";
  EXPECT_EQ(add({"--rejects", rejects, place_.write("long.jsonl", long_one)}).code, 1);
  EXPECT_EQ(json::parse(read_text(rejects))["raw_cut"], true);
}

TEST_F(Nightly, IdsToRemoveComeFromAnywhere) {
  std::string lines;
  for (const char* id : {"a", "b", "c", "d", "e", "f g"}) lines += article(id, std::string("number ") + id);
  ASSERT_EQ(add({place_.write("in.jsonl", lines)}).code, 0);
  const Ran dry = place_.index({"remove", "--archive", archive_, "--dry-run", "--report", "json", "a", "nobody"});
  EXPECT_EQ(dry.code, 1);
  EXPECT_EQ(dry.report()["removed"], 1);
  EXPECT_EQ(dry.report()["unknown"], json::array({"nobody"}));
  EXPECT_EQ(place_.ids(archive_).size(), 6U);
  EXPECT_EQ(place_.index_with_input({"remove", "--archive", archive_, "a", "-"}, "b\nf g\r\n\nb\n").code, 0);
  EXPECT_EQ(place_.ids(archive_), (std::vector<std::string>{"c", "d", "e"}));
  EXPECT_EQ(place_.index({"remove", "--archive", archive_, "--ids", place_.write("ids", "c\nd")}).code, 0);
  EXPECT_EQ(place_.ids(archive_), std::vector<std::string>{"e"});
  EXPECT_EQ(place_.index_with_input({"remove", "--archive", archive_, "--revive", "--ids", "-"}, "c\n").code, 0);
  EXPECT_EQ(add({place_.path("in.jsonl")}).report()["added"], 1);
  EXPECT_EQ(place_.ids(archive_), (std::vector<std::string>{"c", "e"}));
  EXPECT_EQ(place_.index({"remove", "--archive", archive_, "--ids", place_.path("missing")}).code, 2);
  EXPECT_EQ(place_.index({"remove", "--archive", place_.path("nowhere"), "--dry-run", "a"}).code, 2);
}

TEST_F(Nightly, ADocumentedCommandRemovesWhatAQueryFinds) {
  ASSERT_EQ(add({corpus("world")}).code, 0);
  const auto found = place_.ids(archive_, {"syria"});
  ASSERT_FALSE(found.empty());
  const std::string bin = DATELINE_BIN_DIR;
  const std::string command = bin + "/dateline-search --archive " + archive_ + " --format ids --limit all syria | " + bin +
                              "/dateline-index remove --archive " + archive_ + " - > /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_TRUE(place_.ids(archive_, {"syria"}).empty());
  EXPECT_TRUE(place_.is_clean(archive_));
}

}  // namespace
}  // namespace dateline::test
