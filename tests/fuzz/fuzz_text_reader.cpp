// Any bytes as a text file: one outcome, never a crash, and what comes out is clean UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/readers/charset.h"
#include "indexer/readers/reader.h"

using namespace dateline::readers;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_clean(std::string_view text) {
  return first_invalid_utf8(text) == std::string_view::npos && text.find('\r') == std::string_view::npos &&
         text.find('\0') == std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  RawRecord raw;
  raw.bytes.assign(reinterpret_cast<const char*>(data), size);
  const auto outcomes = parse(raw, {});
  require(outcomes.size() == 1);
  if (const auto* parsed = std::get_if<Parsed>(&outcomes[0])) {
    const dateline::Article& article = parsed->article;
    require(!article.headline.empty() && is_clean(article.headline) && is_clean(article.body));
    require(article.headline.find('\n') == std::string::npos);
    require(article.body.find("\n\n\n") == std::string::npos && !article.body.starts_with('\n'));
    // Laid out once, laid out for good: the same text read again is the same article.
    if (!article.headline_derived && !article.body.empty()) {
      RawRecord again;
      again.bytes = article.headline + "\n\n" + article.body;
      const auto second = parse(again, {});
      require(std::holds_alternative<Parsed>(second.at(0)));
    }
  } else {
    require(std::get<Rejection>(outcomes[0]).code == "empty");
  }
  return 0;
}
