// Whatever is changed in an archive, check_archive() finds it: single bits, lengths, missing files, and files that are
// whole but do not belong together.
#include "indexer/store/check.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>

#include "common/archive/file.h"
#include "common/archive/manifest.h"
#include "indexer/cli/commands.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

void write_text(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

class CheckTest : public testing::Test {
 protected:
  // Two segments of fourteen articles, in each a row replaced, and a tombstone: live files and all that a manifest names.
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "dateline-check-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
    archive_ = (root_ / "archive").string();
    const std::string world = std::string(DATELINE_SOURCE_DIR) + "/corpus/world/";
    add({world + "de.jsonl", world + "es.jsonl"});
    add({world + "fr.jsonl", world + "ru.jsonl"});
    const fs::path more = root_ / "more.jsonl";
    write_text(more, R"({"id":"world-de-001","version":"99","headline":"Noch einmal","body":"Dasselbe."})"
                     "\n"
                     R"({"id":"world-fr-003","version":"99","headline":"Encore","body":"Encore une fois."})"
                     "\n"
                     R"({"id":"never-seen","status":"canceled"})"
                     "\n");
    add({more.string()});
    ASSERT_TRUE(damage().empty()) << damage();
  }
  void TearDown() override { fs::remove_all(root_); }

  void add(std::vector<std::string> paths) {
    cli::Settings settings;
    settings.command = "add";
    settings.archive = archive_;
    settings.arguments = std::move(paths);
    settings.progress = cli::Progress::never;
    settings.jobs = 1;
    settings.now = 1'700'000'000;
    std::ostringstream out;
    cli::Streams streams{out, out};
    cli::StopRequest stop;
    ASSERT_EQ(cli::run_add(settings, streams, stop), 0) << out.str();
  }

  // Everything found, a line each; empty: clean.
  std::string damage() {
    const auto result = check_archive(archive_, {1});
    if (!result) return result.error().code;
    std::string out;
    for (const Finding& finding : result->damage) out += finding.where + ": " + finding.what + "\n";
    return out;
  }

  // Every file that check answers for.
  std::vector<fs::path> files() const {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(archive_))
      if (entry.is_regular_file() && entry.path().filename() != "lock") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
  }

  void change_manifest(const std::function<void(archive::Manifest&)>& change) {
    auto manifest = archive::read_manifest(archive_);
    ASSERT_TRUE(manifest);
    change(*manifest);
    write_text(archive_ + "/MANIFEST", archive::write_manifest(*manifest));
  }

  fs::path root_;
  std::string archive_;
};

TEST_F(CheckTest, EveryFlippedBitIsFound) {
  constexpr int kFlipsOfAFile = 16;
  std::mt19937 random(4711);  // the same every time
  int flips = 0;
  for (const fs::path& path : files()) {
    const std::string before = read_text(path);
    if (before.empty()) continue;
    for (int i = 0; i < kFlipsOfAFile; ++i) {
      // The first and the last byte, then anywhere.
      const std::size_t at = i == 0 ? 0 : i == 1 ? before.size() - 1 : random() % before.size();
      std::string after = before;
      after[at] = static_cast<char>(after[at] ^ (1 << (random() % 8)));
      write_text(path, after);
      EXPECT_NE(damage(), "") << path << " at " << at;
      ++flips;
    }
    write_text(path, before);
  }
  EXPECT_GT(flips, 300);
  EXPECT_EQ(damage(), "");
}

TEST_F(CheckTest, TruncatedAndMissingFilesAreFound) {
  for (const fs::path& path : files()) {
    if (path.filename().string().starts_with("MANIFEST")) continue;  // kept ones may go at any time
    const std::string before = read_text(path);
    for (const std::size_t size : {before.size() - 1, before.size() / 2, std::size_t{0}}) {
      write_text(path, before.substr(0, size));
      EXPECT_NE(damage(), "") << path << " cut to " << size;
    }
    fs::remove(path);
    EXPECT_NE(damage(), "") << path << " missing";
    write_text(path, before);
  }
  EXPECT_EQ(damage(), "");
  write_text(archive_ + "/MANIFEST", "");
  EXPECT_NE(damage(), "");
  fs::remove(archive_ + "/MANIFEST");
  EXPECT_EQ(damage(), "no-archive");
}

TEST_F(CheckTest, BytesBehindTheEndOfASegmentsFileAreFound) {
  for (const fs::path& path : files()) {
    if (path.string().find("/segments/") == std::string::npos) continue;
    const std::string before = read_text(path);
    write_text(path, before + "x");
    EXPECT_NE(damage(), "") << path;
    write_text(path, before);
  }
}

TEST_F(CheckTest, AManifestThatCountsWronglyIsFound) {
  using Change = std::function<void(archive::Manifest&)>;
  const auto live_one = [](archive::Manifest& m) -> archive::SegmentEntry& {
    for (archive::SegmentEntry& entry : m.segments)
      if (!entry.live_file.empty()) return entry;
    ADD_FAILURE() << "no segment has a live file";
    return m.segments[0];
  };
  const std::pair<const char*, Change> changes[] = {
      {"live", [&](archive::Manifest& m) { --live_one(m).live; }},
      {"live without a file", [](archive::Manifest& m) { --m.segments[0].live; }},
      {"no live file", [&](archive::Manifest& m) {
         archive::SegmentEntry& entry = live_one(m);
         std::erase_if(entry.files, [&](const auto& file) { return file.name == entry.live_file; });
         entry.live_file.clear();
         entry.live = entry.articles;  // the replaced article lives twice
       }},
      {"articles", [](archive::Manifest& m) { ++m.segments[0].articles; }},
      {"undated", [](archive::Manifest& m) { ++m.segments[0].undated; }},
      {"total_length", [](archive::Manifest& m) { ++m.segments[0].total_length; }},
      {"first_day", [](archive::Manifest& m) { --*m.segments[0].first_day; }},
      {"last_day", [](archive::Manifest& m) { m.segments[0].last_day.reset(); }},
      {"stem_languages", [](archive::Manifest& m) { m.segments[0].stem_languages.clear(); }},
      {"segment twice", [](archive::Manifest& m) { m.segments.push_back(m.segments[0]); }},
      {"next_segment", [](archive::Manifest& m) { m.next_segment = 1; }},
      {"file left out", [](archive::Manifest& m) { m.segments[0].files.pop_back(); }},
      {"names cut", [](archive::Manifest& m) { --m.names.count; }},
      {"names checksum", [](archive::Manifest& m) { ++m.names_checksum; }},
      {"runs cut", [](archive::Manifest& m) { --m.runs.bytes; }},
      {"runs checksum", [](archive::Manifest& m) { ++m.runs.checksum; }},
  };
  const std::string before = read_text(archive_ + "/MANIFEST");
  for (const auto& [name, change] : changes) {
    change_manifest(change);
    EXPECT_NE(damage(), "") << name;
    write_text(archive_ + "/MANIFEST", before);
  }
  EXPECT_EQ(damage(), "");
}

// Both segments hold fourteen articles: sizes alone do not tell.
TEST_F(CheckTest, AWholeFileOfAnotherSegmentIsFound) {
  const std::string before = read_text(archive_ + "/MANIFEST");
  for (const char* name : {"columns", "words", "tokens", "text", "postings.xapian"}) {
    const fs::path mine = archive_ + "/segments/000001/" + name;
    const fs::path other = archive_ + "/segments/000002/" + name;
    const std::string kept = read_text(mine);
    write_text(mine, read_text(other));
    change_manifest([&](archive::Manifest& m) {
      ASSERT_EQ(m.segments[0].articles, m.segments[1].articles);
      for (archive::FileEntry& file : m.segments[0].files)
        if (file.name == name) file = *m.segments[1].file(name);
    });
    const std::string found = damage();
    EXPECT_NE(found, "") << name;
    EXPECT_EQ(found.find("checksum"), std::string::npos) << found;  // it is by what they say of one another
    write_text(mine, kept);
    write_text(archive_ + "/MANIFEST", before);
  }
  EXPECT_EQ(damage(), "");
}

TEST_F(CheckTest, StrangersAreNotesOnly) {
  write_text(archive_ + "/segments/000001/live-77", "left by a run");
  write_text(archive_ + "/core", "of something");
  const auto result = check_archive(archive_, {});
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->damage.empty());
  ASSERT_EQ(result->notes.size(), 2U);
  EXPECT_EQ(result->notes[0].where, "core");
  EXPECT_EQ(result->notes[1].where, "segments/000001/live-77");
}

}  // namespace
}  // namespace dateline::store
