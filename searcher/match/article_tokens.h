// The words of one article, decoded from the token store for positional questions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline {

struct ArticleToken {
  std::uint32_t word = 0;       // id in the segment's words
  std::uint32_t surface = 0;    // which of its surfaces
  std::uint32_t start = 0;      // position of the first word covered
  std::uint32_t end = 0;        // position of the last word covered; start unless joined
  std::uint32_t sentence = 0;   // number within the article
  std::uint32_t paragraph = 0;
  Part part = Part::headline;
  bool lead = false;            // in the first paragraph of the body; without a headline, in its first two sentences
};

struct ArticleTokens {
  std::vector<ArticleToken> tokens;         // by position of the last word covered; joined forms behind their words
  std::vector<std::uint32_t> first_token;   // position -> its word in `tokens`; kGap where there is none
  static constexpr std::uint32_t kGap = ~0U;
};

// Between two parts lie so many positions that no proximity reaches across.
inline constexpr std::uint32_t kPartGap = 1100;

void decode(std::string_view stream, ArticleTokens& out);

}  // namespace dateline
