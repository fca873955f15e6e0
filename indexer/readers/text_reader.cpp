#include "indexer/readers/text_reader.h"

#include <algorithm>

#include "indexer/readers/charset.h"
#include "indexer/readers/clean.h"
#include "indexer/readers/layout.h"
#include "indexer/readers/record_builder.h"

namespace dateline::readers {
namespace {
constexpr std::size_t kLongestHeadline = 250;  // code points
}

void parse_text(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  const auto reject = [&](const char* code, std::string reason) {
    out.push_back(Rejection{raw.origin, code, std::move(reason), cut_raw(raw.bytes), false});
  };
  Decoded decoded = decode(raw.bytes);
  const bool zeros = decoded.text.find('\0') != std::string::npos;
  clean(decoded.text);
  // A file of zero bytes is a text that was lost on its way, not an empty one: it stays to be seen, as one U+FFFD.
  if (zeros && decoded.text.find_first_not_of(" \t\n") == std::string::npos) decoded.text = "\xEF\xBF\xBD";
  std::vector<std::string> lines = split_lines(decoded.text, Layout::plain_text);
  const auto filled = [](const std::string& line) { return !line.empty(); };
  const auto first = std::find_if(lines.begin(), lines.end(), filled);
  if (first == lines.end()) return reject("empty", "no text but white space");
  const bool only_one = std::find_if(first + 1, lines.end(), filled) == lines.end();

  Parsed parsed;
  Article& article = parsed.article;
  parsed.origin = raw.origin;
  if (!only_one && code_points(*first) <= kLongestHeadline) {
    article.headline = std::move(*first);
    first->clear();
  }
  article.body = only_one ? std::move(*first) : lay_out(lines, Layout::plain_text);
  if (article.headline.empty()) {
    article.headline = derive_headline(article.body);
    article.headline_derived = true;
  }
  if (article.body.size() > options.field_bytes) {
    return reject("field-too-large", "body has " + std::to_string(article.body.size()) +
                                         " bytes, more than the " + std::to_string(options.field_bytes) +
                                         " allowed of one field");
  }
  article.source = options.source;
  article.language = options.language;
  if (zeros) parsed.notices.push_back({"nul-bytes", "zero bytes were left out"});
  if (decoded.charset == Charset::mixed) {
    parsed.notices.push_back({"mixed-encoding", std::to_string(decoded.odd_bytes) +
                                                    " bytes were no UTF-8 and were read as Windows-1252"});
  }
  out.push_back(std::move(parsed));
}

}  // namespace dateline::readers
