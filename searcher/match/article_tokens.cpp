#include "searcher/match/article_tokens.h"

#include "common/archive/tokens.h"
#include "searcher/query/tree.h"

namespace dateline {

static_assert(kPartGap > kMaxDistance);

void decode(std::string_view stream, ArticleTokens& out) {
  using archive::TokenCursor;
  constexpr std::uint32_t kLeadSentences = 2;  // of a text without a headline
  out.tokens.clear();
  out.first_token.clear();
  std::uint32_t position = 0;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t body_sentence = 0;
  std::uint32_t body_paragraph = 0;
  Part part = Part::headline;
  bool headline = false;
  bool lead = false;
  bool first = true;
  for (TokenCursor cursor(stream); cursor.next();) {
    switch (cursor.kind()) {
      case TokenCursor::Kind::part:
        part = cursor.part();
        headline = headline || part == Part::headline;
        if (!first) {
          position += kPartGap;
          out.first_token.resize(position, ArticleTokens::kGap);
        }
        ++sentence;
        ++paragraph;
        body_sentence = 0;
        body_paragraph = 0;
        lead = part == Part::body;
        break;
      case TokenCursor::Kind::sentence:
        ++sentence;
        ++body_sentence;
        if (!headline && body_sentence >= kLeadSentences) lead = false;
        break;
      case TokenCursor::Kind::paragraph:
        ++sentence;
        ++paragraph;
        ++body_sentence;
        ++body_paragraph;
        if (headline ? body_paragraph >= 1 : body_sentence >= kLeadSentences) lead = false;
        break;
      case TokenCursor::Kind::word:
        out.first_token.push_back(static_cast<std::uint32_t>(out.tokens.size()));
        out.tokens.push_back({cursor.word(), cursor.surface(), position, position, sentence, paragraph, part, lead});
        ++position;
        first = false;
        break;
      case TokenCursor::Kind::joined: {
        const std::uint32_t last = position - 1;
        const std::uint32_t start = last + 1 >= cursor.span() ? last + 1 - cursor.span() : 0;
        out.tokens.push_back({cursor.word(), cursor.surface(), start, last, sentence, paragraph, part, lead});
        break;
      }
    }
  }
}

}  // namespace dateline
