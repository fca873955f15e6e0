// States that are gone keep a code of their own, from the text to the query: the two letters that ISO 3166-3
// records for them (SU), and asked for also by its four letters (SUHH).
#include <gtest/gtest.h>

#include "tests/integration/index_program.h"

namespace dateline::test {
namespace {

TEST(FormerStates, KeepTheirCodes) {
  const struct {
    const char* body;
    const char* code;
    const char* four;  // ISO 3166-3
    const char* name;
    const char* successor;
  } states[] = {
      {"The Soviet Union agreed to the treaty.", "SU", "SUHH", "Soviet Union", "RU"},
      {"The USSR sent a delegation.", "SU", "SUHH", "Soviet Union", "RU"},
      {"East Germany closed the border.", "DD", "DDDE", "East Germany", "DE"},
      {"Officials in Yugoslavia said so.", "YU", "YUCS", "Yugoslavia", "RS"},
      {"Rebels in Zaire took the town.", "ZR", "ZRCD", "Zaire", "CD"},
      {"Czechoslovakia held elections.", "CS", "CSHH", "Czechoslovakia", "CZ"},
      {"Ministers of South Yemen met.", "YD", "YDYE", "South Yemen", "YE"},
  };
  Workplace place;
  std::string lines;
  for (std::size_t i = 0; i < std::size(states); ++i)
    lines += article("s" + std::to_string(i), "Report", {{"body", states[i].body}});
  const std::string file = place.write("a.jsonl", lines);
  std::istringstream analyzed(place.index({"analyze", file}).out);
  const std::string archive = place.path("archive");
  ASSERT_EQ(place.index({"add", "--archive", archive, file}).code, 0);
  const auto found = [&](const std::string& query) { return place.ids(archive, {query}); };
  for (std::size_t i = 0; i < std::size(states); ++i) {
    const auto& state = states[i];
    std::string line;
    ASSERT_TRUE(std::getline(analyzed, line));
    const json countries = json::parse(line)["countries"];
    ASSERT_EQ(countries.size(), 1U) << state.body << countries;
    EXPECT_EQ(countries[0]["code"], state.code);
    EXPECT_EQ(countries[0]["name"], state.name);
    const auto by_name = found("country:\"" + std::string(state.name) + "\"");
    EXPECT_TRUE(std::find(by_name.begin(), by_name.end(), "s" + std::to_string(i)) != by_name.end())
        << state.body;
    EXPECT_EQ(found("country:" + std::string(state.four)), by_name);
    EXPECT_EQ(found("country:" + std::string(state.code)), by_name);
    EXPECT_EQ(place.ids(archive, {"--filter", "country=" + std::string(state.four)}), by_name);
    EXPECT_TRUE(found("country:" + std::string(state.successor)).empty()) << state.successor;
  }
  const json facet = place
                         .run("dateline-search", {"--archive", archive, "--limit", "0", "--format", "json",
                                                  "--facet", "country"})
                         .report()["facets"]["country"];
  EXPECT_EQ(facet["distinct"], 6);
  EXPECT_EQ(facet["values"][0].dump(), R"({"count":2,"value":"Soviet Union"})");
}

}  // namespace
}  // namespace dateline::test
