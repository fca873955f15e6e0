// What a resolved query looks for, as far as it can be seen in a text: what snippets and headlines mark.
//
//   HighlightWords words;
//   words.stems = {"en:syria", "en:airport", "fr:syri", "fr:airport"};   // syria airport
//   words.phrases = {{"us", "led", "coalition"}};                        // "US-led coalition"
//
// Plain data. Lists are in the order of the query: words that stand in a text in that order, next to each other, make
// the better passage. What the query denies (NOT) does not belong here, nor filters. Where the query asks for words of
// one part only (headline:talks), make one HighlightWords for each part.
#pragma once

#include <string>
#include <vector>

namespace dateline {

struct HighlightWords {
  std::vector<std::string> words = {};     // text::fold() of a word, joined forms too: "us" matches U.S. and US
  std::vector<std::string> patterns = {};  // folded; * stands for any letters or none, ? for one
  std::vector<std::string> stems = {};     // text::Stemmer terms, "en:talk"; an article is marked by those of its language
  std::vector<std::vector<std::string>> phrases = {};  // folded words next to each other; marked only as a whole
  std::vector<std::vector<std::string>> exact = {};    // surfaces, byte for byte; one word, or words next to each other

  bool empty() const {
    return words.empty() && patterns.empty() && stems.empty() && phrases.empty() && exact.empty();
  }
  bool operator==(const HighlightWords&) const = default;
};

}  // namespace dateline
