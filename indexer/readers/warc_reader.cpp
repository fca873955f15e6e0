#include "indexer/readers/warc_reader.h"

#include "common/time/parse_moment.h"
#include "indexer/readers/extra_names.h"
#include "indexer/readers/html_charset.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/http_message.h"
#include "indexer/readers/json_tree.h"
#include "indexer/readers/record_builder.h"
#include "indexer/readers/text_reader.h"
#include "indexer/readers/warc_record.h"

namespace dateline::readers {
namespace {

// The text that was made from a page (WET): plain text, with the page's address.
void read_conversion(const WarcRecord& record, const RawRecord& raw, const ParseOptions& options,
                     std::vector<Outcome>& out) {
  RawRecord text;
  text.origin = raw.origin;
  text.bytes = record.block;
  const std::size_t first = out.size();
  parse_text(text, options, out);
  for (std::size_t i = first; i < out.size(); ++i) {
    auto* parsed = std::get_if<Parsed>(&out[i]);
    if (!parsed) continue;
    Article& article = parsed->article;
    article.id = record.uri;
    article.url = record.uri;
    if (const auto moment = parse_moment(record.date, options.zone)) article.updated = *moment;
    article.extra.emplace_back(extra::kWarcDate, to_json(std::string_view(record.date)));
    article.extra.emplace_back(extra::kWarcRecordId, to_json(std::string_view(record.id)));
  }
}

void add_notice(std::vector<Outcome>& out, const std::string& message) {
  if (out.empty()) return;
  if (auto* parsed = std::get_if<Parsed>(&out.back())) parsed->notices.push_back({"page-cut", message});
}

}  // namespace

void parse_warc(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  const auto reject = [&](std::string code, std::string reason) {
    out.push_back(Rejection{raw.origin, std::move(code), std::move(reason), cut_raw(raw.bytes), false});
  };
  WarcRecord record;
  if (!parse_warc_head(raw.bytes, record)) return reject("bad-warc", "not a record of a WARC or ARC file");
  if (std::string why = why_no_article(record); !why.empty()) {
    out.push_back(Skipped{raw.origin, std::move(why)});
    return;
  }
  if (record.segmented)
    return reject("bad-warc", "the page is in several records, which this version does not join");
  if (record.kind == "conversion" && media_type(record.content_type) == "text/plain")
    return read_conversion(record, raw, options, out);
  PageContext page{record.uri, charset_parameter(record.content_type), record.date, record.id};
  HttpBody body;
  if (record.kind == "response" && record.content_type.starts_with("application/http")) {
    HttpMessage message;
    parse_http(record.block, message);
    page.charset = charset_parameter(message.fields.get("content-type"));
    body = http_body(message, options.field_bytes);
  } else {
    body.bytes = record.block;
  }
  if (!body.code.empty()) return reject(std::move(body.code), std::move(body.reason));
  read_html(body.bytes, page, raw, options, out);
  if (body.cut) add_notice(out, "the page ends early: its last bytes are missing");
  if (!record.cut.empty()) add_notice(out, "the crawler cut the page: " + record.cut.substr(0, 80));
}

}  // namespace dateline::readers
