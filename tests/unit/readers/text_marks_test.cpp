// Marks of the desk above a plain text, and texts that only look like them.
#include "indexer/readers/text_marks.h"

#include <gtest/gtest.h>

#include "indexer/readers/reader.h"

namespace dateline::readers {
namespace {

Parsed parsed(const std::string& text) {
  RawRecord raw;
  raw.format = Format::text;
  raw.bytes = text;
  auto outcomes = parse(raw, {});
  return std::get<Parsed>(std::move(outcomes.at(0)));
}

std::string marks_of(const std::string& line) {
  std::vector<std::string> lines = {line, "", "A headline", "", "A body."};
  const TextMarks marks = take_text_marks(lines, Zone::utc());
  std::string out;
  if (marks.killed) out += "kill ";
  if (marks.withheld) out += "hold ";
  if (marks.corrected) out += "correct ";
  if (marks.embargo) out += "until " + *marks.embargo + " ";
  return out + (lines[0].empty() ? "" : "|" + lines[0]);
}

TEST(TextMarks, Lines) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"KILL", "kill "},
      {"*** KILL ***", "kill "},
      {"MANDATORY KILL", "kill "},
      {"KILL: facts are wrong", "kill "},
      {"KILL BILL", "|KILL BILL"},
      {"Kill", "|Kill"},
      {"KILLED: three", "|KILLED: three"},
      {"WITHHOLD", "hold "},
      {"[HOLD FOR RELEASE]", "hold "},
      {"Withhold", "|Withhold"},
      {"CORRECTION", "correct "},
      {"CORRECTION: Harbour opens", "correct |Harbour opens"},
      {"Correction of course", "|Correction of course"},
      {"EMBARGOED UNTIL 2030-01-01", "until 2030-01-01 "},
      {"EMBARGOED UNTIL: 2030-01-01T10:00:00Z", "until 2030-01-01T10:00:00Z "},
      {"Embargoed until 2030-01-01", "until 2030-01-01 "},
      {"Embargoed until the king returns", "|Embargoed until the king returns"},
      {"EMBARGOED UNTIL FURTHER NOTICE", "until FURTHER NOTICE "},
      {"EMBARGOED UNTIL", "|EMBARGOED UNTIL"},
      {"NOT FOR RELEASE BEFORE 2030", "until 2030 "},
  };
  for (const auto& [line, expected] : cases) EXPECT_EQ(marks_of(line), expected) << line;
}

TEST(TextMarks, OnlyTheFirstThreeLines) {
  std::vector<std::string> lines = {"One", "", "Two", "Three", "KILL"};
  EXPECT_FALSE(take_text_marks(lines, Zone::utc()).killed);
  lines = {"", "One", "", "Two", "KILL"};
  EXPECT_TRUE(take_text_marks(lines, Zone::utc()).killed);
}

TEST(TextMarks, InTheRecord) {
  EXPECT_EQ(parsed("KILL\n\nHead\n\nBody.").article.status, Status::canceled);
  EXPECT_EQ(parsed("KILL\n\nHead\n\nBody.").article.headline, "Head");
  EXPECT_EQ(parsed("KILL\n").article.status, Status::canceled);
  EXPECT_EQ(parsed("Head\nWITHHOLD\n\nBody.").article.status, Status::withheld);
  const Article later = parsed("EMBARGOED UNTIL 2030-01-01\nHead\n\nBody.").article;
  EXPECT_EQ(later.status, Status::usable);
  EXPECT_TRUE(later.has_embargo);
  EXPECT_EQ(later.embargo_until, 1893456000);
  const Parsed doubt = parsed("EMBARGOED UNTIL DAWN\nHead\n\nBody.");
  EXPECT_EQ(doubt.article.status, Status::withheld);
  ASSERT_EQ(doubt.notices.size(), 1U);
  EXPECT_EQ(doubt.notices[0].code, "bad-embargo");
  const Article corrected = parsed("CORRECTION: Head\n\nBody.").article;
  EXPECT_EQ(corrected.headline, "Head");
  ASSERT_EQ(corrected.extra.size(), 1U);
  EXPECT_EQ(corrected.extra[0].second, R"(["sig:correction"])");
}

}  // namespace
}  // namespace dateline::readers
