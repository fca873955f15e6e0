#include "searcher/match/pattern_parts.h"

#include "common/text/fold.h"
#include "common/text/tokenizer.h"

namespace dateline {

std::string fold_pattern(std::string_view pattern) {
  std::string out;
  std::string run;
  for (const char c : pattern) {
    if (c != '*' && c != '?') {
      run += c;
      continue;
    }
    out += text::fold(run);
    run.clear();
    out += c;
  }
  return out + text::fold(run);
}

std::vector<std::string> pattern_parts(const std::string& pattern) {
  std::string stand_in = pattern;  // * and ? as a letter, to be cut as words are
  for (char& c : stand_in)
    if (c == '*' || c == '?') c = 'x';
  std::vector<text::Token> tokens;
  text::tokenize(stand_in, tokens);
  std::vector<std::string> parts;
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::word) continue;
    parts.push_back(pattern.substr(token.start, token.end - token.start));
    if (parts.back().find_first_not_of("*?") == std::string::npos) return {pattern};
  }
  return parts.empty() ? std::vector<std::string>{pattern} : parts;
}

}  // namespace dateline
