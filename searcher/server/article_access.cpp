#include "searcher/server/article_access.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace dateline::server {
namespace {

// Bytes of the first `count` code points, cut back to the end of a word where one is near.
std::size_t prefix_bytes(const std::string& text, std::size_t count, std::size_t& code_points) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t at = 0;
  std::size_t word_end = 0;
  std::size_t word_count = 0;
  std::size_t passed = 0;
  while (at < size && passed < count) {
    if (text[static_cast<std::size_t>(at)] == ' ') {
      word_end = static_cast<std::size_t>(at);
      word_count = passed;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    ++passed;
  }
  const bool whole = at >= size;
  if (!whole && word_count > count / 2) {
    code_points = word_count;
    return word_end;
  }
  code_points = passed;
  return static_cast<std::size_t>(at);
}

}  // namespace

void cut_to_snippet(Article& article) {
  std::size_t kept = 0;
  article.body.resize(prefix_bytes(article.body, kSnippetCodePoints, kept));
  const auto beyond = [kept](const Mention& mention) {
    return mention.part == Part::body && mention.end > kept;
  };
  for (Entity& entity : article.entities) std::erase_if(entity.mentions, beyond);
  std::erase_if(article.dates, [&](const MentionedDate& date) { return beyond(date.mention); });
  article.extra.clear();
}

}  // namespace dateline::server
