#include "indexer/enrich/language.h"

#include <cld2/public/compact_lang_det.h>

namespace dateline {
namespace {

constexpr std::size_t kEnough = 2048;  // bytes; more changes few answers and costs time

std::string_view cut_at_character(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace

std::string detect_language(const Article& article) {
  std::string text;
  if (!article.headline_derived) text = article.headline + "\n";
  text += cut_at_character(article.body.empty() ? article.summary : article.body, kEnough);
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE || !reliable) return {};
  std::string code = CLD2::LanguageCode(language);
  if (code == "zh-Hant") return code;
  if (code == "iw") return "he";
  return code;
}

}  // namespace dateline
