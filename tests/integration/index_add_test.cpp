// dateline-index add, as a process: what goes in, what each record becomes, and what the exit code says.
#include <chrono>
#include <thread>

#include "common/archive/file.h"
#include "common/archive/manifest.h"
#include "tests/integration/index_program.h"

namespace dateline::test {
namespace {

using testing::Test;
using Counts = std::map<std::string, int>;

Counts counts(const Ran& ran) {
  Counts out;
  const json report = ran.report();
  for (const char* key : {"read", "added", "replaced", "unchanged", "stale", "removed", "withheld", "embargoed",
                          "rejected", "skipped"}) {
    const int count = report.value(key, -1);
    if (count != 0) out[key] = count;
  }
  return out;
}

class IndexAdd : public Test {
 protected:
  Ran add(std::vector<std::string> more) {
    more.insert(more.begin(), {"add", "--archive", archive_, "--report", "json"});
    return place_.index(more);
  }
  // The verdict of one record.
  Counts one(const std::string& line, std::vector<std::string> options = {}) {
    options.push_back(place_.write("one.jsonl", line));
    return counts(add(options));
  }
  Workplace place_;
  std::string archive_ = place_.path("archive");
};

TEST_F(IndexAdd, TheSameInputAgainChangesNothing) {
  const Ran first = add({corpus("world")});
  EXPECT_EQ(first.code, 0) << first.err;
  const json report = first.report();
  // Five corrections sort before the articles that they correct; one article is withheld, one under embargo.
  EXPECT_EQ(report["stale"], 5);
  EXPECT_EQ(report["withheld"], 1);
  EXPECT_EQ(report["embargoed"], 1);
  EXPECT_EQ(report["read"], report["added"].get<int>() + 7);
  const Ran second = add({corpus("world")});
  EXPECT_EQ(second.code, 0);
  EXPECT_EQ(second.report()["unchanged"], report["added"].get<int>() + 2);
  EXPECT_EQ(second.report()["stale"], 5);
  EXPECT_EQ(second.report()["revision"], report["revision"]);
  EXPECT_TRUE(place_.is_clean(archive_));
  for (const char* key : {"seconds", "articles_per_second", "mib_per_second", "peak_mib"}) {
    EXPECT_TRUE(report[key].is_number()) << key;
  }
}

TEST_F(IndexAdd, TheOrderOfVersionsDoesNotMatter) {
  ASSERT_EQ(add({corpus("world/en.jsonl"), corpus("world/en-corrections.jsonl")}).report()["replaced"], 5);
  const std::string other = place_.path("other");
  const Ran ran = place_.index({"add", "--archive", other, corpus("world/en-corrections.jsonl"), corpus("world/en.jsonl")});
  ASSERT_EQ(ran.code, 0);
  const auto shown = [&](const std::string& archive) {
    std::string out;
    for (const std::string& id : place_.ids(archive)) {
      out += place_.run("dateline-search", {"--archive", archive, "--show", id, "--format", "json"}).out;
    }
    return out;
  };
  EXPECT_FALSE(shown(archive_).empty());
  EXPECT_EQ(shown(archive_), shown(other));
}

TEST_F(IndexAdd, VersionsAreComparedNumberByNumber) {
  const auto version = [](const char* number, const char* word) {
    return article("a", word, {{"version", number}});
  };
  EXPECT_EQ(one(version("9", "nine")), (Counts{{"read", 1}, {"added", 1}}));
  EXPECT_EQ(one(version("10", "ten")), (Counts{{"read", 1}, {"replaced", 1}}));
  EXPECT_EQ(one(version("9", "nine")), (Counts{{"read", 1}, {"stale", 1}}));
  EXPECT_EQ(one(version("10", "ten")), (Counts{{"read", 1}, {"unchanged", 1}}));
  EXPECT_EQ(one(version("10", "other")), (Counts{{"read", 1}, {"replaced", 1}}));
  EXPECT_EQ(one(version("10", "ten")), (Counts{{"read", 1}, {"stale", 1}}));  // superseded before
}

TEST_F(IndexAdd, IdentityIsDecidedWithinARunToo) {
  const std::string both = article("a", "first", {{"version", "1"}}) + article("a", "second", {{"version", "2"}}) +
                           article("a", "first", {{"version", "1"}});
  EXPECT_EQ(one(both), (Counts{{"read", 3}, {"added", 1}, {"replaced", 1}, {"stale", 1}}));
  EXPECT_EQ(place_.ids(archive_, {"headline:second"}), std::vector<std::string>{"a"});
  EXPECT_TRUE(place_.ids(archive_, {"headline:first"}).empty());
}

TEST_F(IndexAdd, HeldArticlesAreHidden) {
  const std::string lines = article("w", "zeppelin", {{"status", "withheld"}}) +
                            article("e", "zeppelin", {{"embargoed", "2031-01-01T00:00:00Z"}}) +
                            article("d", "zeppelin", {{"status", "of no kind"}}) + article("v", "zeppelin");
  EXPECT_EQ(one(lines, {"--now", "2026-01-01"}), (Counts{{"read", 4}, {"added", 1}, {"withheld", 2}, {"embargoed", 1}}));
  EXPECT_EQ(place_.ids(archive_, {"--now", "2026-01-01", "zeppelin"}), std::vector<std::string>{"v"});
  EXPECT_EQ(place_.ids(archive_, {"--now", "2031-01-02", "zeppelin"}), (std::vector<std::string>{"e", "v"}));
  const json info = place_.index({"info", "--archive", archive_, "--hidden", "--report", "json", "--now", "2026-01-01"}).report();
  std::map<std::string, std::string> why;
  for (const json& hidden : info["hidden"]) why[hidden["id"]] = hidden["why"];
  EXPECT_EQ(why, (std::map<std::string, std::string>{{"w", "withheld"}, {"e", "embargo"}, {"d", "in doubt"}}));
}

TEST_F(IndexAdd, AKilledArticleStaysAwayUntilRevived) {
  one(article("a", "walrus"));
  EXPECT_EQ(one(json{{"id", "a"}, {"status", "canceled"}}.dump() + "\n"), (Counts{{"read", 1}, {"removed", 1}}));
  EXPECT_TRUE(place_.ids(archive_).empty());
  EXPECT_EQ(one(article("a", "walrus")), (Counts{{"read", 1}, {"stale", 1}}));
  EXPECT_EQ(one(article("a", "walrus"), {"--revive"}), (Counts{{"read", 1}, {"added", 1}}));
  EXPECT_EQ(place_.ids(archive_), std::vector<std::string>{"a"});
  EXPECT_TRUE(place_.is_clean(archive_));
}

TEST_F(IndexAdd, IdentityFromThePathReplacesAnEditedFile) {
  const std::string file = place_.write("in/story.txt", "Old headline\n\nThe first telling.\n");
  EXPECT_EQ(counts(add({"--id-from", "path", "--id-prefix", "desk:", place_.path("in")})),
            (Counts{{"read", 1}, {"added", 1}}));
  place_.write("in/story.txt", "New headline\n\nThe second telling.\n");
  EXPECT_EQ(counts(add({"--id-from", "path", "--id-prefix", "desk:", place_.path("in")})),
            (Counts{{"read", 1}, {"replaced", 1}}));
  EXPECT_EQ(place_.ids(archive_), std::vector<std::string>{"desk:" + file});
  // By its text, another text is another article.
  EXPECT_EQ(counts(add({place_.path("in")})), (Counts{{"read", 1}, {"added", 1}}));
}

TEST_F(IndexAdd, ADryRunLeavesTheArchiveUntouched) {
  ASSERT_EQ(add({corpus("world/en.jsonl")}).code, 0);
  const auto before = contents(archive_);
  place_.write("in/a.jsonl", article("fresh", "fresh") + "{broken\n" +
                                 json{{"id", "world-en-001"}, {"status", "canceled"}}.dump() + "\n");
  const Ran ran = add({"--dry-run", corpus("world/en-corrections.jsonl"), place_.path("in")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(counts(ran), (Counts{{"read", 8}, {"replaced", 5}, {"added", 1}, {"removed", 1}, {"rejected", 1}}));
  EXPECT_NE(ran.err.find("bad-json"), std::string::npos) << ran.err;
  EXPECT_EQ(contents(archive_), before);
  EXPECT_TRUE(fs::is_empty(place_.path("tmp")));
  // Nor is one made where there is none.
  EXPECT_EQ(place_.index({"add", "--dry-run", "--archive", place_.path("none"), corpus("world/en.jsonl")}).code, 0);
  EXPECT_FALSE(fs::exists(place_.path("none")));
}

TEST_F(IndexAdd, RefusedRecordsAreToldWithTheirPlace) {
  const std::string good = article("a", "one");
  const std::string file = place_.write("mixed.jsonl", good + "{broken\n" + article("b", "two"));
  const Ran ran = add({file});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(counts(ran), (Counts{{"read", 3}, {"added", 2}, {"rejected", 1}}));
  const std::string rejects = ran.report()["rejects_file"];
  EXPECT_TRUE(rejects.starts_with(archive_ + "/rejects/")) << rejects;
  const json line = json::parse(read_text(rejects));
  EXPECT_EQ(line["path"], file);
  EXPECT_EQ(line["record"], 2);
  EXPECT_EQ(line["offset"], good.size());
  EXPECT_EQ(line["code"], "bad-json");
  EXPECT_EQ(line["raw"], "{broken");
  EXPECT_FALSE(line["reason"].get<std::string>().empty());
  EXPECT_TRUE(place_.is_clean(archive_));
  const std::string own = place_.path("own.jsonl");
  add({"--rejects", own, file});
  EXPECT_EQ(json::parse(read_text(own))["code"], "bad-json");
}

TEST_F(IndexAdd, MaxRejectsDecidesTheExitCode) {
  std::string lines = "{broken\n";
  for (int i = 0; i < 9; ++i) lines += article("a" + std::to_string(i), "one");
  const std::string file = place_.write("mixed.jsonl", lines);
  const std::pair<const char*, int> cases[] = {{"0", 1}, {"1", 0}, {"9%", 1}, {"10%", 0}, {"100%", 0}};
  for (const auto& [allowed, code] : cases) EXPECT_EQ(add({"--max-rejects", allowed, file}).code, code) << allowed;
  // A missing input is one whatever is allowed.
  EXPECT_EQ(add({"--max-rejects", "100%", file, place_.path("missing")}).code, 1);
}

TEST_F(IndexAdd, StandardInputAndTheEnvironment) {
  Ran ran = place_.index_with_input({"add", "--archive", archive_, "--report", "json", "-"}, article("a", "one"));
  EXPECT_EQ(counts(ran), (Counts{{"read", 1}, {"added", 1}})) << ran.err;
  ran = place_.index({"add", place_.write("two.jsonl", article("b", "two"))}, {{"DATELINE_ARCHIVE", archive_}});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(place_.ids(archive_), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(ran.err, "");  // no progress where no terminal is
  ran = place_.index({"add", "--archive", archive_, "--progress", "always", place_.path("two.jsonl")});
  EXPECT_EQ(ran.code, 0);
}

TEST_F(IndexAdd, PublicationDatesAndSourcesFromOptions) {
  const std::string file = place_.write("undated.txt", "A quiet day\n\nNothing much was heard from the harbour.\n");
  ASSERT_EQ(add({"--published", "2015-09", "--source", "Herald", "--timezone", "Europe/Berlin", "--language", "en", file}).code, 0);
  const json hit = place_.run("dateline-search", {"--archive", archive_, "--format", "jsonl"}).report();
  EXPECT_EQ(hit["published"], "2015-09");
  EXPECT_EQ(hit["date_source"], "option");
  EXPECT_EQ(hit["source"], "Herald");
  EXPECT_EQ(place_.index({"info", "--archive", archive_, "--report", "json"}).report()["timezone"], "Europe/Berlin");
  const Ran other = add({"--timezone", "UTC", file});
  EXPECT_EQ(other.code, 2);
  EXPECT_NE(other.err.find("other-timezone"), std::string::npos);
}

TEST_F(IndexAdd, TheNumberOfJobsChangesNoByte) {
  std::map<std::string, std::string> first;
  for (const char* jobs : {"1", "2", "5"}) {
    const std::string archive = place_.path(std::string("jobs-") + jobs);
    const Ran ran = place_.index({"add", "--archive", archive, "--jobs", jobs, "--memory", "512", corpus("world"),
                                  corpus("local"), corpus("wire")});
    ASSERT_EQ(ran.code, 0) << ran.err;
    std::map<std::string, std::string> files;
    for (auto& [name, content] : contents(archive)) {
      // A Xapian file has a random identity; the rest must be the same.
      if (name.starts_with("/segments/") && !name.ends_with("postings.xapian")) files[name] = content;
      if (name.starts_with("/names")) files[name] = content;
    }
    if (first.empty()) first = files;
    EXPECT_EQ(files, first) << jobs;
  }
}

TEST_F(IndexAdd, WithoutEntitiesTheTextIsLeftAlone) {
  ASSERT_EQ(add({"--no-entities", corpus("world/en.jsonl")}).code, 0);
  const auto values = [&] {
    const json facets = place_.index({"info", "--archive", archive_, "--report", "json"}).report()["facets"];
    return facets["country"].get<int>();
  };
  EXPECT_EQ(values(), 0);
  ASSERT_EQ(place_.index({"rederive", "--archive", archive_}).code, 0);
  EXPECT_GT(values(), 5);
  EXPECT_TRUE(place_.is_clean(archive_));
  ASSERT_EQ(place_.index({"rederive", "--archive", archive_, "--no-entities"}).code, 0);
  EXPECT_EQ(values(), 0);
}

TEST_F(IndexAdd, AHeldLockNamesItsHolder) {
  ASSERT_EQ(add({corpus("world/de.jsonl")}).code, 0);
  // A writer that waits for its input holds the lock.
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const Running holder = place_.start("dateline-index", {"add", "--archive", archive_, "-"}, ends[0]);
  ::close(ends[0]);
  Ran ran;
  for (int attempt = 0; attempt < 200; ++attempt) {
    ran = add({"--lock-timeout", "0", corpus("world/de.jsonl")});
    if (ran.code == 2) break;
    ::usleep(20'000);
  }
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("archive-locked"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("process "), std::string::npos) << ran.err;
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(add({"--lock-timeout", "0.5", corpus("world/de.jsonl")}).code, 2);
  EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(450));
  // Readers are not in the way.
  EXPECT_EQ(place_.ids(archive_).size(), 7U);
  const std::string late = article("late", "late");
  EXPECT_EQ(::write(ends[1], late.data(), late.size()), static_cast<ssize_t>(late.size()));
  ::close(ends[1]);
  EXPECT_EQ(holder.wait().code, 0);
  EXPECT_EQ(add({"--lock-timeout", "0", corpus("world/de.jsonl")}).code, 0);
}

class IndexSignals : public IndexAdd, public testing::WithParamInterface<int> {};

TEST_P(IndexSignals, WhatWasReadIsCommitted) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const Running running =
      place_.start("dateline-index", {"add", "--archive", archive_, "--report", "json", "--progress", "always", "-"}, ends[0]);
  ::close(ends[0]);
  // More than one batch of records, then half a record.
  std::string lines;
  for (int i = 0; i < 600; ++i) lines += article("a" + std::to_string(i), "one");
  lines += R"({"id": "half", "headline": "ha)";
  std::thread writer([&] {
    std::size_t done = 0;
    while (done < lines.size()) {
      const ssize_t n = ::write(ends[1], lines.data() + done, lines.size() - done);
      if (n <= 0) break;
      done += static_cast<std::size_t>(n);
    }
  });
  writer.join();
  // The first batch of 512 is being built, so all that was written has been read, or lies before the reader.
  for (int i = 0; i < 2000 && !fs::exists(archive_ + "/segments/000001/batch-0"); ++i) ::usleep(10'000);
  ::usleep(200'000);
  running.signal(GetParam());
  const Ran ran = running.wait();
  ::close(ends[1]);
  EXPECT_EQ(ran.code, 128 + GetParam()) << ran.err;
  const json report = ran.report();
  EXPECT_EQ(report["interrupted"], true) << ran.out << ran.err;
  EXPECT_EQ(report["rejected"], 0);
  EXPECT_EQ(report["added"], 600);
  EXPECT_EQ(place_.ids(archive_).size(), report["added"].get<std::size_t>());
  EXPECT_TRUE(place_.is_clean(archive_));
}

TEST_F(IndexAdd, ATerminalShowsProgress) {
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  ASSERT_GE(master, 0);
  ASSERT_EQ(::grantpt(master), 0);
  ASSERT_EQ(::unlockpt(master), 0);
  const std::string terminal = ::ptsname(master);
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const Running running =
      place_.start("dateline-index", {"add", "--archive", archive_, "--jobs", "1", "-"}, ends[0], {}, terminal);
  ::close(ends[0]);
  std::string lines;
  for (int i = 0; i < 600; ++i) lines += article("a" + std::to_string(i), "one");
  for (int round = 0; round < 2; ++round) {
    for (std::size_t done = 0; done < lines.size();) {
      const ssize_t n = ::write(ends[1], lines.data() + done, lines.size() - done);
      ASSERT_GT(n, 0);
      done += static_cast<std::size_t>(n);
    }
    ::usleep(400'000);
  }
  ::close(ends[1]);
  EXPECT_EQ(running.wait().code, 0);
  char seen[4096];
  const ssize_t n = ::read(master, seen, sizeof seen);
  ::close(master);
  const std::string text(seen, n > 0 ? static_cast<std::size_t>(n) : 0);
  EXPECT_NE(text.find(" records, 0 rejected, "), std::string::npos) << text;
  EXPECT_NE(text.find("/s"), std::string::npos) << text;
}

INSTANTIATE_TEST_SUITE_P(Both, IndexSignals, testing::Values(SIGINT, SIGTERM));

TEST_F(IndexAdd, ANewerArchiveIsRefused) {
  ASSERT_EQ(add({corpus("world/de.jsonl")}).code, 0);
  const std::string manifest = archive_ + "/MANIFEST";
  std::string text = read_text(manifest);
  const std::string format = "\"format\": " + std::to_string(archive::kFormatVersion);
  const std::size_t at = text.find(format);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, format.size(), "\"format\": " + std::to_string(archive::kFormatVersion + 1));
  text.resize(text.rfind("xxh3 "));
  text += "xxh3 " + archive::checksum_text(archive::checksum(text)) + "\n";
  std::ofstream(manifest, std::ios::binary) << text;
  for (const char* command : {"check", "compact", "info", "rederive"}) {
    const Ran ran = place_.index({command, "--archive", archive_});
    EXPECT_EQ(ran.code, 2) << command;
    EXPECT_NE(ran.err.find("newer-archive"), std::string::npos) << ran.err;
  }
  EXPECT_EQ(add({corpus("world/de.jsonl")}).code, 2);
}

TEST_F(IndexAdd, WhatAKilledRunLeavesIsRemoved) {
  ASSERT_EQ(add({corpus("world/de.jsonl")}).code, 0);
  const std::string litter[] = {"archive/MANIFEST.tmp", "archive/segments/000007/batch-0/postlist.glass",
                                "archive/segments/000001/live-9", "archive/names-7", "archive/names-7.offsets"};
  for (const std::string& name : litter) place_.write(name, "left");
  for (const char* name : {"names-1", "names-1.offsets", "runs", "tombstones"}) {
    std::ofstream(archive_ + "/" + name, std::ios::app | std::ios::binary) << "half a li";
  }
  const Ran dirty = place_.index({"check", "--archive", archive_, "--report", "json"});
  EXPECT_EQ(dirty.code, 0) << dirty.out;  // notes, no damage
  EXPECT_EQ(dirty.report()["notes"].size(), 9U) << dirty.out;
  ASSERT_EQ(add({corpus("world/de.jsonl")}).code, 0);
  for (const std::string& name : litter) EXPECT_FALSE(fs::exists(place_.path(name))) << name;
  const Ran tidy = place_.index({"check", "--archive", archive_, "--report", "json"});
  EXPECT_EQ(tidy.code, 0);
  EXPECT_TRUE(tidy.report()["notes"].empty()) << tidy.out;
}

TEST_F(IndexAdd, AFullDiskKeepsWhatIsCommitted) {
  const std::string small = place_.path("small");
  fs::create_directories(small);
  const std::string mount = "mount -t tmpfs -o size=2m tmpfs " + small + " 2>/dev/null";
  if (std::system(mount.c_str()) != 0) GTEST_SKIP() << "mounting a small file system is not permitted here";
  archive_ = small + "/archive";
  EXPECT_EQ(add({corpus("world/de.jsonl")}).code, 0);
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    std::string body;
    for (int j = 0; j < 200; ++j) body += " w" + std::to_string((i * 7919 + j * 104729) % 1000003);
    lines += article("big" + std::to_string(i), "many words", {{"body", body}});
  }
  const Ran ran = add({place_.write("big.jsonl", lines)});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("disk-full"), std::string::npos) << ran.err;
  EXPECT_EQ(place_.ids(archive_).size(), 7U);
  EXPECT_TRUE(place_.is_clean(archive_));
  ASSERT_EQ(std::system(("umount " + small).c_str()), 0);
}

}  // namespace
}  // namespace dateline::test
