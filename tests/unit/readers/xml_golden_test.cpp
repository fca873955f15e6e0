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

#include "indexer/readers/feed_reader.h"
#include "indexer/readers/keys.h"
#include "indexer/readers/newsml_g2_reader.h"
#include "indexer/readers/nitf_reader.h"
#include "tests/unit/readers/golden.h"

namespace dateline::readers::testing {
namespace {

TEST(XmlGolden, Samples) { EXPECT_GE(compare_samples({"newsml-g2", "nitf", "feeds"}), 8U); }

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
  compare_section(page, "newsml-g2", mapping_table(newsml_g2_table()));
  compare_section(page, "nitf", mapping_table(nitf_table()));
  compare_section(page, "rss", mapping_table(rss_table()));
  compare_section(page, "atom", mapping_table(atom_table()));
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
