// Tokens of an article as the entity tagger sees them: finer than search words (possessives, hyphens and
// abbreviations matter to names), each with its bytes and code points in the part it came from.
//
//   Document doc;
//   tokenize(Part::body, article.body, doc);   // doc.tokens, doc.sentences
//
// A Document only points at the texts given to tokenize(): they must outlive it. Plain data, one thread at a time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline::entities {

struct Word;

// How a token is written.
enum class Shape : std::uint8_t {
  lower,    // war
  capital,  // Syria
  caps,     // NATO
  initial,  // W, W.
  dotted,   // U.S.
  mixed,    // McCain, al-Assad, iPhone
  number,   // 2015, 9.5, 30th
  other,    // punctuation and everything without letters
};

struct Token {
  std::uint32_t begin = 0;     // bytes in the part, half open
  std::uint32_t end = 0;
  std::uint32_t cp_begin = 0;  // code points in the part, half open
  std::uint32_t cp_end = 0;
  std::uint16_t text = 0;      // index into Document::texts
  bool space_before = false;
  bool sentence_start = false;
  const Word* word = nullptr;  // set by the tagger; lives as long as its scratch memory
};

struct Sentence {
  std::uint32_t first = 0;  // tokens, half open
  std::uint32_t last = 0;
  bool paragraph_start = false;
  bool caps = false;        // written in capitals throughout
  bool title_case = false;  // Most Words Begin With A Capital
};

struct Text {
  Part part = Part::body;
  std::string_view bytes;
};

struct Document {
  std::vector<Text> texts;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;

  std::string_view slice(const Token& token) const {
    return texts[token.text].bytes.substr(token.begin, token.end - token.begin);
  }
  void clear() {
    texts.clear();
    tokens.clear();
    sentences.clear();
  }
};

}  // namespace dateline::entities
