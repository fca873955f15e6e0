#include "common/text/stem.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "common/text/fold.h"

namespace dateline::text {
namespace {

struct Entry {
  std::string_view code;
  const char* snowball;
};

// BCP 47 primary subtag to the name Xapian::Stem takes. Sorted.
constexpr auto kLanguages = std::to_array<Entry>({
    {"ar", "arabic"},     {"ca", "catalan"},   {"da", "danish"},  {"de", "german"},  {"en", "english"},
    {"es", "spanish"},    {"eu", "basque"},    {"fi", "finnish"}, {"fr", "french"},  {"ga", "irish"},
    {"hu", "hungarian"},  {"hy", "armenian"},  {"id", "indonesian"}, {"it", "italian"}, {"lt", "lithuanian"},
    {"ne", "nepali"},     {"nl", "dutch"},     {"no", "norwegian"}, {"pt", "portuguese"}, {"ro", "romanian"},
    {"ru", "russian"},    {"sv", "swedish"},   {"ta", "tamil"},   {"tr", "turkish"},
});

const Entry* find_language(std::string_view bcp47) {
  std::string primary;
  for (const char c : bcp47) {
    if (c == '-' || c == '_') break;
    primary += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (primary == "nb" || primary == "nn") primary = "no";
  for (const Entry& entry : kLanguages)
    if (entry.code == primary) return &entry;
  return nullptr;
}

}  // namespace

std::string stem_language(std::string_view bcp47) {
  const Entry* entry = find_language(bcp47);
  return entry ? std::string(entry->code) : "xx";
}

struct Stemmer::Impl {
  Xapian::Stem stem;
};

Stemmer::Stemmer(std::string_view bcp47) : language_(stem_language(bcp47)) {
  const Entry* entry = find_language(bcp47);
  if (!entry) return;
  try {
    impl_ = std::make_unique<Impl>(Impl{Xapian::Stem(entry->snowball)});
  } catch (const Xapian::Error&) {  // a Xapian built without this algorithm: words stay as they are
    impl_.reset();
  }
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::term(std::string_view surface) const {
  if (!impl_) return language_ + ":" + capped(fold(surface));
  return language_ + ":" + capped(fold(impl_->stem(lower(surface))));
}

std::string uncounted_term(std::string_view term) {
  std::string out(term);
  if (const std::size_t colon = out.find(':'); colon != std::string::npos) out[colon] = '+';
  return out;
}

std::string counted_term(std::string_view term) {
  std::string out(term);
  if (const std::size_t mark = out.find_first_of(":+"); mark != std::string::npos) out[mark] = ':';
  return out;
}

std::string byline_term(std::string_view surface) { return "by:" + capped(fold(surface)); }

}  // namespace dateline::text
