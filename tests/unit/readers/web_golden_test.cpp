// The samples of corpus/formats in JSON, CSV, HTML and WARC, and what the readers make of them. To write the
// golden files and the tables of FORMATS.md anew: DATELINE_REFRESH=1 build/bin/test_readers
// --gtest_filter='WebGolden*', then look at the difference.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "indexer/readers/html_reader.h"
#include "indexer/readers/jsonld_reader.h"
#include "indexer/readers/keys.h"
#include "indexer/readers/ninjs_reader.h"
#include "tests/unit/readers/golden.h"

namespace dateline::readers::testing {
namespace {

TEST(WebGolden, Samples) { EXPECT_GE(compare_samples({"ninjs", "jsonld", "html", "csv", "warc"}), 16U); }

// What became of the items of one file: "2 articles, skipped, truncated".
std::string summary_of(const fs::path& path) {
  std::size_t articles = 0;
  std::multiset<std::string> others;
  for (const Outcome& outcome : read_file(path)) {
    if (std::holds_alternative<Parsed>(outcome)) {
      ++articles;
    } else if (const auto* rejection = std::get_if<Rejection>(&outcome)) {
      EXPECT_FALSE(rejection->reason.empty()) << path;
      others.insert(rejection->code);
    } else {
      EXPECT_FALSE(std::get<Skipped>(outcome).reason.empty()) << path;
      others.insert("skipped");
    }
  }
  std::string text = std::to_string(articles);
  for (auto at = others.begin(); at != others.end(); at = others.upper_bound(*at))
    text += ", " + std::to_string(others.count(*at)) + " " + *at;
  return text;
}

// Every file that comes with the shared data is read, skipped or refused, and says why.
TEST(WebGolden, SharedSamples) {
  const fs::path shared = kRoot / "../shared/data/formats";
  if (!fs::exists(shared)) GTEST_SKIP() << "no shared data";
  // All others of ninjs and jsonld: one article.
  const std::map<std::string, std::string> expected = {
      {"ninjsExSimplePhoto1.json", "0, 1 skipped"},
      {"SIPA_image_2.json", "0, 1 skipped"},
      {"SIPA_image_3.json", "0, 1 skipped"},
      {"ap_audio.json", "0, 1 skipped"},
      {"ap_image.json", "0, 1 skipped"},
      {"ap_video.json", "0, 1 skipped"},
      {"imageEncodedRights.json", "0, 1 skipped"},
      {"imageLinkedRights.json", "0, 1 skipped"},
      {"20231005-65-addb-event.json", "0, 1 skipped"},
      {"simpleEvent.json", "0, 1 skipped"},
      {"example-bad.warc.gz.bad", "1, 5 skipped"},
      {"example-resource.warc.gz", "1, 2 skipped"},
      {"example-trunc.warc", "1, 1 bad-warc, 3 skipped"},
      {"example.warc", "1, 5 skipped"},
      {"example.warc.gz", "1, 5 skipped"},
  };
  std::size_t files = 0;
  for (const char* folder : {"ninjs/1.4", "ninjs/2.1", "ninjs/3.0", "jsonld", "warc"}) {
    for (const auto& entry : fs::directory_iterator(shared / folder)) {
      const std::string name = entry.path().filename().string();
      if (name == "LICENSE") continue;
      const auto at = expected.find(name);
      EXPECT_EQ(summary_of(entry.path()), at == expected.end() ? "1" : at->second) << entry.path();
      ++files;
    }
  }
  EXPECT_EQ(files, 46U);
}

// FORMATS.md holds every table as the readers have it.
TEST(WebGolden, TheDocumentationIsTheTables) {
  const fs::path page = kRoot / "indexer/readers/FORMATS.md";
  compare_section(page, "ninjs", mapping_table(ninjs_mapping()));
  compare_section(page, "jsonld", mapping_table(jsonld_mapping()));
  compare_section(page, "html", mapping_table(html_mapping()));
}

// A field is a key of the article record, or a name that extra_names.h explains, or the format's own key.
TEST(WebGolden, TablesNameWhatThereIs) {
  const std::string extras = content(kRoot / "indexer/readers/extra_names.h");
  std::vector<std::string> fields;
  for (const auto table : {ninjs_mapping(), jsonld_mapping()}) {
    for (const JsonMapping& row : table) {
      if (row.field != "extra." + std::string(row.keys[0])) fields.emplace_back(row.field);
    }
  }
  for (const HtmlMapping& row : html_mapping()) fields.emplace_back(row.field);
  for (std::string field : fields) {
    if (field.ends_with("[]")) field.resize(field.size() - 2);
    if (field.starts_with("extra.")) {
      EXPECT_NE(extras.find("\"" + field.substr(6) + "\""), std::string::npos) << field;
      continue;
    }
    const auto rows = key_rows();
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const KeyRow& row) { return row.name() == field; }))
        << field;
  }
}

}  // namespace
}  // namespace dateline::readers::testing
