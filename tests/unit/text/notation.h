// Tokens written as one line: words as they stand, joined forms as [form span], sentence ends as |, paragraphs as ||;
// what does not count in ranking in angle brackets.
//
//   notation("US-led talks. He left.") == "US led <[USled 2]> talks | He left"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"

namespace dateline::text {

inline std::string notation(std::string_view text, bool counts = false) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    if (token.kind == TokenKind::sentence) out += '|';
    if (token.kind == TokenKind::paragraph) out += "||";
    if (token.kind != TokenKind::word && token.kind != TokenKind::joined) continue;
    std::string one = surface(text, token);
    if (token.kind == TokenKind::joined) one = '[' + one + ' ' + std::to_string(token.span) + ']';
    out += counts && !token.counts ? '<' + one + '>' : one;
  }
  return out;
}

}  // namespace dateline::text
