// The samples of corpus/formats in XML, and what the readers make of them: one line an outcome. To write the
// golden files anew: DATELINE_REFRESH=1 build/bin/test_readers --gtest_filter='XmlGolden*', then look at the
// difference.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "common/article_json.h"
#include "indexer/readers/feed_reader.h"
#include "indexer/readers/keys.h"
#include "indexer/readers/newsml_g2_reader.h"
#include "indexer/readers/nitf_reader.h"
#include "tests/unit/readers/support.h"

namespace dateline::readers::testing {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = DATELINE_SOURCE_DIR;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Records parsed; what the source itself refuses or skips as it is.
std::vector<Outcome> read_file(const fs::path& path) {
  std::vector<Outcome> out;
  for (Item& item : read_all({path.string()})) {
    if (auto* raw = std::get_if<RawRecord>(&item)) {
      for (Outcome& outcome : parse(*raw, {})) out.push_back(std::move(outcome));
    } else if (auto* rejection = std::get_if<Rejection>(&item)) {
      out.push_back(std::move(*rejection));
    } else {
      out.push_back(std::get<Skipped>(std::move(item)));
    }
  }
  return out;
}

std::string describe_outcome(const Outcome& outcome) {
  if (const auto* rejection = std::get_if<Rejection>(&outcome)) {
    return "rejected " + std::to_string(rejection->origin.record) + "@" +
           std::to_string(rejection->origin.byte_offset) + " " + rejection->code + ": " + rejection->reason;
  }
  if (const auto* skipped = std::get_if<Skipped>(&outcome)) {
    return "skipped " + std::to_string(skipped->origin.record) + "@" +
           std::to_string(skipped->origin.byte_offset) + ": " + skipped->reason;
  }
  const auto& parsed = std::get<Parsed>(outcome);
  std::string line = article_json(parsed.article);
  for (const Notice& notice : parsed.notices) line += "\n  notice " + notice.code + ": " + notice.message;
  return line;
}

TEST(XmlGolden, Samples) {
  const bool refresh = std::getenv("DATELINE_REFRESH") != nullptr;
  std::size_t compared = 0;
  for (const char* format : {"newsml-g2", "nitf", "feeds"}) {
    std::set<fs::path> samples;
    for (const auto& entry : fs::directory_iterator(kRoot / "corpus/formats" / format))
      samples.insert(entry.path());
    for (const fs::path& sample : samples) {
      const fs::path golden = kRoot / "tests/golden/formats" / format / (sample.filename().string() + ".txt");
      std::string made;
      for (const Outcome& outcome : read_file(sample)) made += describe_outcome(outcome) + "\n";
      if (refresh) {
        fs::create_directories(golden.parent_path());
        std::ofstream(golden, std::ios::binary) << made;
      }
      EXPECT_EQ(made, content(golden)) << sample;
      ++compared;
    }
  }
  EXPECT_GE(compared, 8U);
}

// Every file that comes with the shared data is read, skipped or refused, and says why.
TEST(XmlGolden, SharedSamples) {
  const fs::path shared = kRoot / "../shared/data/formats";
  if (!fs::exists(shared)) GTEST_SKIP() << "no shared data";
  std::size_t articles = 0;
  std::set<std::string> codes;
  for (const char* format : {"newsml-g2", "feeds"}) {
    for (const auto& entry : fs::directory_iterator(shared / format)) {
      if (entry.path().filename() == "LICENSE") continue;
      const auto outcomes = read_file(entry.path());
      EXPECT_FALSE(outcomes.empty()) << entry.path();
      for (const Outcome& outcome : outcomes) {
        if (const auto* parsed = std::get_if<Parsed>(&outcome)) {
          ++articles;
          EXPECT_FALSE(parsed->article.headline.empty() && parsed->article.body.empty()) << entry.path();
        } else if (const auto* rejection = std::get_if<Rejection>(&outcome)) {
          codes.insert(rejection->code);
          EXPECT_FALSE(rejection->reason.empty()) << entry.path();
        } else {
          EXPECT_FALSE(std::get<Skipped>(outcome).reason.empty()) << entry.path();
        }
      }
    }
  }
  // CDF, NewsML 1 and parts without an item; items with neither title nor text.
  EXPECT_EQ(codes, (std::set<std::string>{"no-text", "unsupported-format"}));
  EXPECT_GT(articles, 200U);
}

// FORMATS.md holds every table as the readers have it. DATELINE_REFRESH=1 writes it anew.
TEST(XmlGolden, TheDocumentationIsTheTables) {
  const fs::path page = kRoot / "indexer/readers/FORMATS.md";
  std::string text = content(page);
  const std::vector<std::pair<std::string, std::string>> sections = {
      {"newsml-g2", mapping_table(newsml_g2_table())},
      {"nitf", mapping_table(nitf_table())},
      {"rss", mapping_table(rss_table())},
      {"atom", mapping_table(atom_table())},
  };
  for (const auto& [name, table] : sections) {
    const std::string begin = "<!-- begin " + name + " -->\n";
    const std::size_t at = text.find(begin);
    const std::size_t end = text.find("<!-- end " + name + " -->\n");
    ASSERT_TRUE(at != std::string::npos && end != std::string::npos && at < end) << name;
    const std::size_t start = at + begin.size();
    if (std::getenv("DATELINE_REFRESH")) {
      text.replace(start, end - start, table);
      continue;
    }
    EXPECT_EQ(text.substr(start, end - start), table) << name;
  }
  if (std::getenv("DATELINE_REFRESH")) std::ofstream(page, std::ios::binary) << text;
}

// A field is a key of the article record, or a name that extra_names.h explains; and every path can be read.
TEST(XmlGolden, TablesNameWhatThereIs) {
  const std::string extras = content(kRoot / "indexer/readers/extra_names.h");
  for (const auto table : {newsml_g2_table(), nitf_table(), rss_table(), atom_table()}) {
    for (const XmlMapping& row : table) {
      if (row.field.starts_with("extra.")) {
        EXPECT_NE(extras.find("\"" + std::string(row.field.substr(6)) + "\""), std::string::npos)
            << row.field;
      } else {
        const auto rows = key_rows();
        EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const KeyRow& key) {
          return key.name() == row.field;
        })) << row.field;
      }
      EXPECT_FALSE(paths_of(row).empty());
    }
  }
}

}  // namespace
}  // namespace dateline::readers::testing
