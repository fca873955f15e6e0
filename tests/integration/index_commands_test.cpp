// The other commands of dateline-index, as processes: remove, check, compact, info, snapshot, rederive, analyze, and
// what stands before them all: usage, help, completions.
#include <sys/stat.h>

#include <regex>

#include "common/archive/file.h"
#include "tests/integration/index_program.h"

namespace dateline::test {
namespace {

class IndexCommands : public testing::Test {
 protected:
  void fill() {
    const Ran ran = place_.index({"add", "--archive", archive_, corpus("world")});
    ASSERT_EQ(ran.code, 0) << ran.err;
  }
  json info(const std::string& archive) {
    return place_.index({"info", "--archive", archive, "--report", "json", "--runs"}).report();
  }
  Workplace place_;
  std::string archive_ = place_.path("archive");
};

TEST_F(IndexCommands, RemoveTellsOfUnknownIds) {
  fill();
  const std::size_t before = place_.ids(archive_).size();
  Ran ran = place_.index({"remove", "--archive", archive_, "--report", "json", "world-en-001", "nobody", "world-en-002"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.err.find("\"nobody\""), std::string::npos) << ran.err;
  EXPECT_EQ(ran.report()["removed"], 2);
  EXPECT_EQ(ran.report()["unknown"], json::array({"nobody"}));
  EXPECT_EQ(place_.ids(archive_).size(), before - 2);
  EXPECT_EQ(info(archive_)["tombstones"], 2);
  EXPECT_TRUE(place_.is_clean(archive_));
  EXPECT_EQ(place_.index({"remove", "--archive", archive_, "world-en-001"}).code, 1);  // gone already
  // Not back by itself, but after --revive.
  place_.index({"add", "--archive", archive_, corpus("world/en.jsonl")});
  EXPECT_EQ(place_.ids(archive_).size(), before - 2);
  EXPECT_EQ(place_.index({"remove", "--revive", "--archive", archive_, "world-en-001"}).code, 0);
  EXPECT_EQ(place_.ids(archive_).size(), before - 2);
  place_.index({"add", "--archive", archive_, corpus("world/en.jsonl")});
  EXPECT_EQ(place_.ids(archive_).size(), before - 1);
  EXPECT_EQ(place_.index({"remove", "--revive", "--archive", archive_, "world-en-001"}).code, 1);  // not removed
  EXPECT_TRUE(place_.is_clean(archive_));
}

TEST_F(IndexCommands, RemoveTakesIdsThatLookLikeOptions) {
  const std::string file = place_.write("a.jsonl", article("-x", "one") + article("b", "two"));
  ASSERT_EQ(place_.index({"add", "--archive", archive_, file}).code, 0);
  EXPECT_EQ(place_.index({"remove", "--archive", archive_, "--", "-x"}).code, 0);
  EXPECT_EQ(place_.ids(archive_), std::vector<std::string>{"b"});
}

TEST_F(IndexCommands, CheckFindsDamageAndMissingFiles) {
  fill();
  EXPECT_TRUE(place_.is_clean(archive_));
  const std::string words = archive_ + "/segments/000001/words";
  const std::string before = read_text(words);
  std::string flipped = before;
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 4);
  std::ofstream(words, std::ios::binary) << flipped;
  Ran ran = place_.index({"check", "--archive", archive_, "--report", "json"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.report()["clean"], false);
  EXPECT_EQ(ran.report()["damage"][0]["where"], "segments/000001/words");
  std::ofstream(words, std::ios::binary) << before;
  EXPECT_TRUE(place_.is_clean(archive_));
  fs::remove(words);
  ran = place_.index({"check", "--archive", archive_});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("segments/000001/words: it is missing"), std::string::npos) << ran.out;
  EXPECT_EQ(place_.index({"check", "--archive", place_.path("none")}).code, 2);
}

TEST_F(IndexCommands, CompactKeepsEveryAnswer) {
  for (const char* name : {"world", "local", "wire"}) {
    ASSERT_EQ(place_.index({"add", "--archive", archive_, corpus(name)}).code, 0);
  }
  place_.index({"remove", "--archive", archive_, "world-en-001"});
  const auto before = place_.ids(archive_);
  const Ran ran = place_.index({"compact", "--archive", archive_, "--report", "json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.report()["segments_before"], 3);
  EXPECT_EQ(ran.report()["segments_after"], 1);
  EXPECT_EQ(info(archive_)["articles"]["dead"], 0);
  EXPECT_EQ(place_.ids(archive_), before);
  EXPECT_TRUE(place_.is_clean(archive_));
  const Ran again = place_.index({"compact", "--archive", archive_, "--report", "json"});
  EXPECT_EQ(again.report()["revision"], ran.report()["revision"]);  // nothing left to do
}

TEST_F(IndexCommands, InfoCounts) {
  fill();
  const json facts = info(archive_);
  EXPECT_EQ(facts["articles"]["live"].get<std::size_t>(), place_.ids(archive_).size() + 2);
  EXPECT_EQ(facts["articles"]["hidden"], 2);
  EXPECT_EQ(facts["timezone"], "UTC");
  EXPECT_GT(facts["facets"]["person"].get<int>(), 10);
  EXPECT_EQ(facts["segments"].size(), 1U);
  EXPECT_EQ(facts["runs"].size(), 1U);
  EXPECT_EQ(facts["runs"][0]["report"]["read"], 70);
  std::uint64_t sum = 0;
  for (const char* part : {"postings", "words", "columns", "tokens", "text", "names", "other"}) {
    sum += facts["bytes"][part].get<std::uint64_t>();
    EXPECT_NEAR(facts["bytes"]["per_text_byte"][part].get<double>(),
                facts["bytes"][part].get<double>() / facts["bytes"]["indexed_text"].get<double>(), 1e-9);
  }
  EXPECT_EQ(facts["bytes"]["total"], sum);
  // The postings of the manifest are those on disk.
  EXPECT_EQ(facts["bytes"]["postings"], fs::file_size(archive_ + "/segments/000001/postings.xapian"));
  const Ran text = place_.index({"info", "--archive", archive_, "--hidden", "--runs"});
  EXPECT_EQ(text.code, 0);
  EXPECT_NE(text.out.find("world-held-001  withheld"), std::string::npos) << text.out;
}

TEST_F(IndexCommands, ASnapshotLivesOnItsOwn) {
  fill();
  place_.index({"remove", "--archive", archive_, "world-en-001"});
  const auto before = place_.ids(archive_);
  const std::string target = place_.path("tuesday");
  // A writer that holds the lock is not in the way.
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const Running writer = place_.start("dateline-index", {"add", "--archive", archive_, "-"}, ends[0]);
  ::close(ends[0]);
  const Ran ran = place_.index({"snapshot", "--archive", archive_, "--report", "json", target});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::string late = article("late", "late");
  EXPECT_EQ(::write(ends[1], late.data(), late.size()), static_cast<ssize_t>(late.size()));
  ::close(ends[1]);
  EXPECT_EQ(writer.wait().code, 0);
  EXPECT_TRUE(place_.is_clean(target));
  struct stat one {};
  struct stat other {};
  const auto segment = fs::directory_iterator(target + "/segments")->path().filename().string();
  ASSERT_EQ(::stat((archive_ + "/segments/" + segment + "/words").c_str(), &one), 0);
  ASSERT_EQ(::stat((target + "/segments/" + segment + "/words").c_str(), &other), 0);
  EXPECT_EQ(one.st_ino, other.st_ino);  // linked, not copied
  EXPECT_EQ(place_.index({"snapshot", "--archive", archive_, target}).code, 2);  // refuses to overwrite

  // Each goes its own way, and the snapshot outlives the archive.
  place_.index({"remove", "--archive", archive_, "world-en-003"});
  place_.index({"add", "--archive", archive_, corpus("local")});
  EXPECT_EQ(place_.ids(target), before);
  EXPECT_EQ(place_.index({"add", "--archive", target, corpus("wire")}).code, 0);
  EXPECT_TRUE(place_.is_clean(target));
  EXPECT_TRUE(place_.is_clean(archive_));
  fs::remove_all(archive_);
  EXPECT_GT(place_.ids(target).size(), before.size());
  EXPECT_TRUE(place_.is_clean(target));
  for (const auto& entry : fs::directory_iterator(place_.path("."))) {
    EXPECT_EQ(entry.path().string().find(".partial-"), std::string::npos) << entry.path();
  }
}

TEST_F(IndexCommands, RederiveBringsAnotherAnalyzerUp) {
  fill();
  const auto before = place_.ids(archive_);
  const json facets = info(archive_)["facets"];
  std::string text = read_text(archive_ + "/MANIFEST");
  text.resize(text.rfind("xxh3 "));
  text = std::regex_replace(text, std::regex("\"analyzer\": [0-9]+"), "\"analyzer\": 999");
  text += "xxh3 " + archive::checksum_text(archive::checksum(text)) + "\n";
  std::ofstream(archive_ + "/MANIFEST", std::ios::binary) << text;
  const Ran refused = place_.index({"add", "--archive", archive_, corpus("local")});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("dateline-index rederive"), std::string::npos) << refused.err;
  EXPECT_EQ(place_.index({"rederive", "--archive", archive_}).code, 0);
  EXPECT_EQ(place_.index({"add", "--archive", archive_, "--report", "json", corpus("world")}).report()["added"], 0);
  EXPECT_EQ(place_.ids(archive_), before);
  EXPECT_EQ(info(archive_)["facets"], facets);
  EXPECT_TRUE(place_.is_clean(archive_));
}

TEST_F(IndexCommands, AnalyzePrintsWhatIndexingMakes) {
  const std::string file = place_.write("a.jsonl", article("a", "Vladimir Putin meets Angela Merkel in Moscow",
                                                           {{"published", "2015-09-29"}, {"language", "en"}}) +
                                                       "{broken\n" + article("b", "two"));
  Ran ran = place_.index({"analyze", file});
  EXPECT_EQ(ran.code, 1);
  std::istringstream lines(ran.out);
  std::vector<json> articles;
  for (std::string line; std::getline(lines, line);) articles.push_back(json::parse(line));
  ASSERT_EQ(articles.size(), 2U);
  EXPECT_EQ(articles[0]["id"], "a");
  EXPECT_EQ(articles[0]["published"], "2015-09-29");
  EXPECT_FALSE(articles[0]["entities"].empty());
  EXPECT_EQ(articles[1]["id"], "b");
  EXPECT_EQ(json::parse(ran.err)["code"], "bad-json");
  const std::string rejects = place_.path("refused.jsonl");
  ran = place_.index({"analyze", "--rejects", rejects, "--max-rejects", "1", "--no-entities", file});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(json::parse(read_text(rejects))["record"], 2);
  EXPECT_TRUE(json::parse(ran.out.substr(0, ran.out.find('\n')))["entities"].empty());
}

TEST_F(IndexCommands, AnalyzeKeepsTheOrderForAnyNumberOfJobs) {
  const Ran one = place_.index({"analyze", "--jobs", "1", corpus("world"), corpus("wire")});
  const Ran four = place_.index({"analyze", "--jobs", "4", corpus("world"), corpus("wire")});
  EXPECT_EQ(one.code, 0) << one.err;
  EXPECT_FALSE(one.out.empty());
  EXPECT_EQ(one.out, four.out);
}

TEST_F(IndexCommands, ABrokenPipeIsQuiet) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  ::close(ends[0]);
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(ends[1], 1);
    ::dup2(::open(place_.path("err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
    ::signal(SIGPIPE, SIG_DFL);
    const std::string program = std::string(DATELINE_BIN_DIR) + "/dateline-index";
    const std::string input = corpus("world");
    ::execl(program.c_str(), program.c_str(), "analyze", input.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  int status = 0;
  ::waitpid(pid, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(read_text(place_.path("err")), "");
}

struct Usage {
  std::vector<std::string> arguments;
  std::string said;  // in the message or the hint
};

TEST_F(IndexCommands, BadUsageIsTwoAndHelps) {
  const Usage cases[] = {
      {{}, "no command"},
      {{"ad"}, "did you mean add?"},
      {{"add", "--archive", "x"}, "needs PATH"},
      {{"add", "y"}, "DATELINE_ARCHIVE"},
      {{"add", "--archve", "x", "y"}, "did you mean --archive?"},
      {{"check", "--archive", "x", "--published", "2015"}, "no option of check"},
      {{"add", "--archive", "x", "--published", "2015-13", "y"}, "--published"},
      {{"add", "--archive", "x", "--timezone", "Mars/Olympus", "y"}, "--timezone"},
      {{"add", "--archive", "x", "--memory", "8", "y"}, "from 256"},
      {{"add", "--archive", "x", "--commit-every", "0", "y"}, "from 1"},
      {{"add", "--archive", "x", "--jobs", "0", "y"}, "from 1"},
      {{"add", "--archive", "x", "--max-rejects", "1.5", "y"}, "0.5%"},
      {{"add", "--archive", "x", "--max-rejects", "101%", "y"}, "0.5%"},
      {{"add", "--archive", "x", "--format", "pdf", "y"}, "one of auto|text|jsonl"},
      {{"add", "--archive", "x", "--language", "english!", "y"}, "pt-BR"},
      {{"snapshot", "--archive", "x"}, "needs TARGET"},
      {{"snapshot", "--archive", "x", "a", "b"}, "leave out \"b\""},
      {{"check", "--archive", "x", "b"}, "takes no \"b\""},
  };
  for (const Usage& usage : cases) {
    const Ran ran = place_.index(usage.arguments);
    EXPECT_EQ(ran.code, 2) << usage.said;
    EXPECT_EQ(ran.out, "");
    EXPECT_NE(ran.err.find(usage.said), std::string::npos) << ran.err;
  }
}

TEST_F(IndexCommands, HelpManualAndCompletionsComeFromOneTable) {
  const Ran help = place_.index({"--help"});
  EXPECT_EQ(help.code, 0);
  const Ran own = place_.index({"snapshot", "--help"});
  EXPECT_NE(own.out.find("snapshot --archive DIR [options] TARGET"), std::string::npos) << own.out;
  EXPECT_EQ(own.out.find("--commit-every"), std::string::npos);
  for (const char* kind : {"man", "bash", "zsh", "fish"}) {
    const Ran ran = place_.index({"--generate", kind});
    EXPECT_EQ(ran.code, 0);
    EXPECT_NE(ran.out.find("max"), std::string::npos) << kind;
    EXPECT_NE(ran.out.find("rederive"), std::string::npos) << kind;
  }
  for (const char* option : {"format", "source", "published", "timezone", "language", "id-from", "id-prefix", "jobs",
                             "memory", "commit-every", "rejects", "max-rejects", "lock-timeout", "progress", "report",
                             "dry-run", "revive", "no-entities", "now"}) {
    EXPECT_NE(help.out.find(std::string("--") + option), std::string::npos) << option;
  }
  EXPECT_TRUE(place_.index({"--version"}).out.starts_with("dateline-index "));
}

}  // namespace
}  // namespace dateline::test
