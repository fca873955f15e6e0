// The most frequent words of English newspapers, most frequent first (an order by rank, as facts go; no text
// is copied), with the idioms and sections of the trade.
//
//   for (std::string_view word : base_words()) ...
#pragma once

#include <span>
#include <string_view>

namespace dateline::corpus {

// Distinct, lower case but for I and adjectives of religion. The first kFunctionWords are mostly grammar, and
// end no sentence.
std::span<const std::string_view> base_words();
inline constexpr std::size_t kFunctionWords = 100;

// Phrases of two or three lower-case words: "prime minister".
std::span<const std::string_view> idioms();

// 15 sections and 12 invented agencies, most frequent first.
std::span<const std::string_view> sections();
std::span<const std::string_view> agencies();

}  // namespace dateline::corpus
