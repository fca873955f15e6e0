#include "common/country_codes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

namespace dateline {
namespace {

TEST(CountryCodesTest, Codes) {
  const struct {
    const char* code;
    const char* name;
  } cases[] = {{"SY", "Syria"}, {"sy", "Syria"}, {"SYR", "Syria"}, {"us", "United States"}, {"USA", "United States"},
               {"GBR", "United Kingdom"}, {"SU", "Soviet Union"}, {"SUHH", "Soviet Union"}, {"zrcd", "Zaire"}, {"COD", "Democratic Republic of the Congo"},
               {"Syria", ""}, {"QQ", ""}, {"qqq", ""}, {"", ""},
               {"S1", ""}, {"É", ""}};
  for (const auto& c : cases) EXPECT_EQ(country_of_code(c.code), c.name) << c.code;
}

// The indexer's tables decide what facets show; this one must say the same.
TEST(CountryCodesTest, AgreesWithTheIndexersTables) {
  std::map<std::string, std::string> names;
  for (const char* table : {"country-words", "countries"}) {  // the first name read counts
    std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/indexer/enrich/entities/data/" + table + ".tsv");
    for (std::string line; std::getline(file, line);) {
      const std::size_t first = line.find('\t');
      const std::size_t second = line.find('\t', first + 1);
      if (line.starts_with("#") || second == std::string::npos) continue;
      if (line.substr(first + 1, second - first - 1) == "name") names.emplace(line.substr(0, first), line.substr(second + 1));
    }
  }
  ASSERT_GT(names.size(), 240U);
  for (const auto& [code, name] : names) EXPECT_EQ(country_of_code(code), name) << code;
}

}  // namespace
}  // namespace dateline
