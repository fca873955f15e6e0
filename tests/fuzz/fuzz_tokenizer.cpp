// The tokenizer, folding and stemming on any bytes. What must hold: tokens lie inside the text, ascend, cut no character,
// and joined forms cover words that are there; folding is idempotent; words fit to be stored.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "common/text/fold.h"
#include "common/text/stem.h"
#include "common/text/tokenizer.h"

namespace {

using namespace dateline;
using text::Token;
using text::TokenKind;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_tail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

void check_tokens(std::string_view bytes, const std::vector<Token>& tokens) {
  std::vector<const Token*> words;
  bool boundary = true;  // none at the beginning, and no two in a row
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    require(token.start <= token.end && token.end <= bytes.size());
    switch (token.kind) {
      case TokenKind::sentence:
      case TokenKind::paragraph:
        require(!boundary && token.start == token.end);
        require(i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::word && tokens[i + 1].start == token.start);
        boundary = true;
        break;
      case TokenKind::word:
        require(token.span == 1 && token.start < token.end);
        require(words.empty() || words.back()->end <= token.start);
        words.push_back(&token);
        boundary = false;
        break;
      case TokenKind::joined: {
        require(token.span >= 1 && token.span <= 8 && token.span <= words.size());
        const Token& first = *words[words.size() - token.span];
        require(first.start == token.start && words.back()->end <= token.end);
        require(!text::surface(bytes, token).empty());
        boundary = false;
        break;
      }
    }
  }
}

void check_word(const std::string& word, const std::vector<text::Stemmer>& stemmers) {
  require(text::capped(word).size() <= text::kMaxWordBytes);
  const std::string folded = text::fold(word);
  require(text::fold(folded) == folded);
  for (const text::Stemmer& stemmer : stemmers) {
    const std::string term = stemmer.term(word);
    require(term.starts_with(stemmer.language() + ":") && term.size() <= text::kMaxWordBytes + 3);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<text::Stemmer> stemmers = [] {
    std::vector<text::Stemmer> out;
    for (const char* language : {"en", "de", "ru", "ar", "tr", "xx"}) out.emplace_back(language);
    return out;
  }();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::vector<Token> tokens;
  text::tokenize(bytes, tokens);
  check_tokens(bytes, tokens);
  const std::string valid = text::nfc(bytes);  // what is not UTF-8 replaced
  text::tokenize(valid, tokens);
  check_tokens(valid, tokens);
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::joined) continue;
    require(!is_tail(valid[token.start]) && (token.end == valid.size() || !is_tail(valid[token.end])));
    check_word(text::surface(valid, token), stemmers);
  }
  Article article;
  article.language = "en";
  article.headline = valid.substr(0, valid.size() / 3);
  article.byline = {valid};
  article.body = valid;
  static text::Analyzer analyzer;
  text::Analyzed analyzed;
  analyzer.analyze(article, analyzed);
  std::uint64_t length = 0;
  for (const text::TermCount& term : analyzed.terms) length += term.count;
  require(length == analyzed.length);
  return 0;
}
