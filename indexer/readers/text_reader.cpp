#include "indexer/readers/text_reader.h"

#include <algorithm>
#include <limits>

#include "common/time/parse_moment.h"

#include "indexer/readers/charset.h"
#include "indexer/readers/clean.h"
#include "indexer/readers/extra_names.h"
#include "indexer/readers/json_tree.h"
#include "indexer/readers/layout.h"
#include "indexer/readers/record_builder.h"
#include "indexer/readers/text_marks.h"

namespace dateline::readers {
namespace {
constexpr std::size_t kLongestHeadline = 250;  // code points

void store_marks(const TextMarks& marks, const ParseOptions& options, Parsed& parsed) {
  Article& article = parsed.article;
  if (marks.withheld) article.status = Status::withheld;
  if (marks.killed) article.status = Status::canceled;
  if (marks.corrected) article.extra.emplace_back(extra::kSignal, R"(["sig:correction"])");
  if (!marks.note.empty()) article.extra.emplace_back(extra::kEdNote, to_json(std::string_view(marks.note)));
  if (!marks.embargo) return;
  article.has_embargo = true;
  article.embargo_text = *marks.embargo;
  article.embargo_until = std::numeric_limits<std::int64_t>::max();
  const auto moment = parse_moment(*marks.embargo, options.zone);
  if (moment && moment->known()) {
    article.embargo_until = moment->instant;
    return;
  }
  article.held_for_doubt = true;
  if (article.status == Status::usable) article.status = Status::withheld;
  parsed.notices.push_back({"bad-embargo", "embargo \"" + marks.embargo->substr(0, 80) +
                                               "\" was not understood: the article is held"});
}

}  // namespace

void parse_text(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  const auto reject = [&](const char* code, std::string reason) {
    out.push_back(Rejection{raw.origin, code, std::move(reason), cut_raw(raw.bytes), false});
  };
  Decoded decoded = decode(raw.bytes);
  const bool zeros = decoded.text.find('\0') != std::string::npos;
  clean(decoded.text);
  // A file of zero bytes is a text that was lost on its way, not an empty one: it stays to be seen, as one
  // U+FFFD.
  if (zeros && decoded.text.find_first_not_of(" \t\n") == std::string::npos) decoded.text = "\xEF\xBF\xBD";
  std::vector<std::string> lines = split_lines(decoded.text, Layout::plain_text);
  const TextMarks marks = take_text_marks(lines, options.zone);
  const bool marked = marks.killed || marks.withheld;
  const auto filled = [](const std::string& line) { return !line.empty(); };
  const auto first = std::find_if(lines.begin(), lines.end(), filled);
  if (first == lines.end() && !marked) return reject("empty", "no text but white space");
  const bool any = first != lines.end();
  const bool only_one = any && std::find_if(first + 1, lines.end(), filled) == lines.end();

  Parsed parsed;
  Article& article = parsed.article;
  parsed.origin = raw.origin;
  if (any && !only_one && code_points(*first) <= kLongestHeadline) {
    article.headline = std::move(*first);
    first->clear();
  }
  article.body = only_one ? std::move(*first) : lay_out(lines, Layout::plain_text);
  if (any && article.headline.empty()) {
    article.headline = derive_headline(article.body);
    article.headline_derived = true;
  }
  if (article.body.size() > options.field_bytes) {
    return reject("field-too-large", "body has " + std::to_string(article.body.size()) +
                                         " bytes, more than the " + std::to_string(options.field_bytes) +
                                         " allowed of one field");
  }
  article.source = options.source;
  store_marks(marks, options, parsed);
  article.language = options.language;
  if (zeros) parsed.notices.push_back({"nul-bytes", "zero bytes were left out"});
  if (decoded.charset == Charset::mixed) {
    parsed.notices.push_back({"mixed-encoding", std::to_string(decoded.odd_bytes) +
                                                    " bytes were no UTF-8 and were read as Windows-1252"});
  }
  out.push_back(std::move(parsed));
}

}  // namespace dateline::readers
