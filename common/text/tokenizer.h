// From text to words, the same for articles and for queries.
//
//   "US-led talks at O'Neill's."  ->  US led [USled 2] talks at O Neill [ONeill 2]
//
// Token rules
//  - A word is a run of letters, marks and digits; "3.14" and "1,000" are one. Case and accents stay in the surface.
//  - Inner marks (- ' . & / and their typographic forms) directly between two words part them, and the parts also stand
//    joined: al-Assad is `al` `Assad` and, over both, `alAssad`; U.S. is `U` `S` and `US`; at most 4 parts are joined,
//    letters parted by stops (an acronym) up to 8.
//  - A possessive 's is cut, also behind a full stop: Carter's is Carter, the U.S.'s is U.S.
//  - A word counts once in ranking: the parts of a compound do, not its joined form; of an acronym, and of C++, it is the
//    joined form that does (Token::counts).
//  - `C++`, `F#`: a word of one or two letters with ++ or # stands once more with them, over the same position.
//  - Han and Hiragana are one word a character, so that any Chinese or Japanese word is found as a phrase of its
//    characters; Katakana and Hangul go in runs; Thai, Lao, Khmer and Burmese are cut by ICU's dictionaries (UAX 29).
//  - Sentences end at . ! ? … and their kin before white space and no lower-case letter, except after abbreviations
//    (sentences.h); paragraphs at a blank line.
// Thread-safe. Any bytes are accepted; what is not UTF-8 parts words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

// Change it when any of the rules above, of folding or of stemming changes: archives remember it.
// 2: a joined form's surface keeps its marks (al-Assad, not alAssad), so that = tells U.S. from US; U.S.'s has no word s.
inline constexpr unsigned kAnalyzerVersion = 2;

enum class TokenKind : std::uint8_t { word, joined, sentence, paragraph };

struct Token {
  TokenKind kind = TokenKind::word;
  std::uint8_t span = 1;     // joined: how many words before it, it covers; word: 1
  bool counts = true;        // adds to the article's length and the term's count; false: it can be found, no more
  std::uint32_t start = 0;   // bytes in the text, half open; sentence and paragraph: where the next word starts
  std::uint32_t end = 0;
};

// Tokens of one part in order. A sentence or paragraph token stands between two words (none at the beginning).
// A joined token follows the last word that it covers. `tokens` is cleared first; text up to 4 GiB.
void tokenize(std::string_view text, std::vector<Token>& tokens);

// The surface of a token: its slice of the text, without inner marks where joined.
std::string surface(std::string_view text, const Token& token);

// The same as written, inner marks in their ASCII form: al-Assad also for al‐Assad. What = compares.
std::string spelling(std::string_view text, const Token& token);

// A spelling without its inner marks: alAssad. Only for joined forms; in 3.14 the stop is part of the word.
std::string without_marks(std::string_view spelling);

// What is stemmed of a spelling that a dictionary keeps under its folded word: a joined form loses its marks, a number
// such as 3.14 keeps its stop.
std::string stemmed_form(const std::string& spelling, std::string_view folded);

}  // namespace dateline::text
