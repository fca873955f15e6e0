#include "common/text/sentences.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(SentencesTest, StopEndsSentence) {
  const struct {
    const char* before;
    bool acronym;
    const char* next;
    bool ends;
  } cases[] = {{"left", false, "She", true},      {"parliament", false, "Smith", true},
               {"Mr", false, "Smith", false},     {"MR", false, "The", false},
               {"Gen", false, "Lee", false},      {"St", false, "Petersburg", false},
               {"Sept", false, "Talks", false},   {"Sept", false, "The", true},
               {"Inc", false, "Shares", false},   {"Inc", false, "It", true},
               {"etc", false, "Then", true},      {"S", true, "Senate", false},
               {"S", true, "But", true},          {"S", true, "but", true},
               {"J", false, "Smith", false},      {"É", false, "Dupont", false},
               {"5", false, "Smith", true},       {"2015", false, "Smith", true},
               {"no", false, "Smith", false},     {"no", false, "He", true}};
  for (const auto& c : cases) {
    EXPECT_EQ(stop_ends_sentence({c.before, c.acronym}, c.next), c.ends) << c.before << ". " << c.next;
  }
}

}  // namespace
}  // namespace dateline::text
