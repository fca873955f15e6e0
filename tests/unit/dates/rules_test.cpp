// Every row of the tables of rules is a test: its example gives the expression in brackets, with the value expected.
#include <algorithm>

#include "tests/unit/dates/harness.h"

namespace dateline::dates::test {
namespace {

struct Row {
  const Rule* rule;
  const char* language;
};

std::vector<Row> rows() {
  std::vector<Row> out;
  const auto add = [&](std::span<const Rule> rules, const char* language) {
    for (const Rule& rule : rules) out.push_back({&rule, language});
  };
  for (const char* language : {"en", "de", "fr", "es", "pt"}) {
    // "In" and "since" are no words of other languages, but figures are read in all of them.
    for (const Rule& rule : numeric_rules()) {
      if (rule.name.find("slashed") == std::string_view::npos) out.push_back({&rule, language});
    }
  }
  for (const Rule& rule : numeric_rules()) {
    if (rule.name.find("slashed") != std::string_view::npos) out.push_back({&rule, "en"});
  }
  add(rules_of(Language::english), "en");
  add(rules_of(Language::german), "de-AT");
  add(rules_of(Language::french), "fr");
  add(rules_of(Language::spanish), "es");
  return out;
}

class EveryRule : public ::testing::TestWithParam<Row> {};

TEST_P(EveryRule, GivesItsExample) {
  const Rule& rule = *GetParam().rule;
  const std::string_view example = rule.example;
  const std::size_t open = example.find('['), close = example.find(']');
  ASSERT_TRUE(open != std::string_view::npos && close != std::string_view::npos && open < close) << rule.name;
  const std::string expression(example.substr(open + 1, close - open - 1));
  const std::string body = std::string(example.substr(0, open)) + expression + std::string(example.substr(close + 1));
  const std::vector<std::string> dates = found(enriched(body, rule.published, GetParam().language));
  const std::string wanted = expression + " = " + std::string(rule.expected);
  EXPECT_NE(std::find(dates.begin(), dates.end(), wanted), dates.end())
      << rule.name << ": " << body << "\n  wanted " << wanted << "\n  found " << ::testing::PrintToString(dates);
}

INSTANTIATE_TEST_SUITE_P(Table, EveryRule, ::testing::ValuesIn(rows()), [](const auto& info) {
  std::string name = std::string(info.param.rule->name) + "_" + info.param.language;
  std::replace_if(name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return std::to_string(info.index) + "_" + name;
});

}  // namespace
}  // namespace dateline::dates::test
