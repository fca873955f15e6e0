#include "common/country_codes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
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

// Every country that the indexer finds has a name here, and is found under it.
TEST(CountryCodesTest, NamesEveryCountryOfTheIndexersTables) {
  std::map<std::string, std::set<std::string>> words;
  for (const char* table : {"country-words", "countries"}) {
    std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/indexer/enrich/entities/data/" + table + ".tsv");
    for (std::string line; std::getline(file, line);) {
      const std::size_t first = line.find('\t');
      const std::size_t second = line.find('\t', first + 1);
      if (line.starts_with("#") || second == std::string::npos) continue;
      const std::string kind = line.substr(first + 1, second - first - 1);
      if (kind == "name" || kind == "variant") words[line.substr(0, first)].insert(line.substr(second + 1));
    }
  }
  ASSERT_GT(words.size(), 240U);
  for (const auto& [code, of_code] : words) EXPECT_TRUE(of_code.contains(std::string(country_of_code(code)))) << code;
}

}  // namespace
}  // namespace dateline
