// The samples of corpus/formats and what the readers make of them: one line an outcome, kept in
// tests/golden/formats. DATELINE_REFRESH=1 in the environment writes the golden files anew; then look at the
// difference.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "common/article_json.h"
#include "tests/unit/readers/support.h"

namespace dateline::readers::testing {

namespace fs = std::filesystem;
inline const fs::path kRoot = DATELINE_SOURCE_DIR;

inline std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Records parsed; what the source itself refuses or skips as it is.
inline std::vector<Outcome> read_file(const fs::path& path) {
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

inline std::string describe_outcome(const Outcome& outcome) {
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

// Compares every sample of these folders of corpus/formats; returns how many there were.
inline std::size_t compare_samples(std::initializer_list<const char*> formats) {
  const bool refresh = std::getenv("DATELINE_REFRESH") != nullptr;
  std::size_t compared = 0;
  for (const char* format : formats) {
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
  return compared;
}

// What stands in a page of documentation between "<!-- begin NAME -->" and "<!-- end NAME -->".
inline void compare_section(const fs::path& page, const std::string& name, const std::string& expected) {
  std::string text = content(page);
  const std::string begin = "<!-- begin " + name + " -->\n";
  const std::size_t at = text.find(begin);
  const std::size_t end = text.find("<!-- end " + name + " -->\n");
  ASSERT_TRUE(at != std::string::npos && end != std::string::npos && at < end) << name;
  const std::size_t start = at + begin.size();
  if (!std::getenv("DATELINE_REFRESH")) {
    EXPECT_EQ(text.substr(start, end - start), expected) << name;
    return;
  }
  text.replace(start, end - start, expected);
  std::ofstream(page, std::ios::binary) << text;
}

}  // namespace dateline::readers::testing
