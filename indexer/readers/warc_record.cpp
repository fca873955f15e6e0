#include "indexer/readers/warc_record.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "indexer/readers/charset.h"
#include "indexer/readers/http_message.h"

namespace dateline::readers {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool read_number(std::string_view text, std::uint64_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return all_digits(text) && error == std::errc() && end == text.data() + text.size();
}

// Heads are ASCII; what is not makes no name, and must not reach a record.
std::string plain(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) - 0x20U >= 0x5FU; }, '?');
  return out;
}

std::string without_brackets(std::string_view text) {
  if (text.size() >= 2 && text.starts_with('<') && text.ends_with('>'))
    text = text.substr(1, text.size() - 2);
  return decode(text).text;  // addresses may hold letters of any language
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// "20150929084500" as ISO 8601.
std::string iso_date(std::string_view digits) {
  std::string out(digits.substr(0, 4));
  constexpr std::string_view kMarks = "--T::";
  for (std::size_t i = 0; i < kMarks.size() && digits.size() >= 6 + 2 * i; ++i)
    out += kMarks[i] + std::string(digits.substr(4 + 2 * i, 2));
  return out.size() > 10 ? out + "Z" : out;
}

// Where date and type stand in an ARC line: 5 words (1.0) or 10 (2.0), a URI with spaces has more.
struct ArcLine {
  std::string_view uri, date, type, length;
};

std::optional<ArcLine> read_arc_line(std::string_view line) {
  while (line.ends_with('\r') || line.ends_with('\n')) line.remove_suffix(1);
  const auto words = split(line);
  if (words.size() < 5 || line.find("://") == std::string_view::npos) return std::nullopt;
  const std::size_t rest = words.size() == 10 ? 9 : 4;  // words behind the URI
  const std::size_t first = words.size() - rest;
  const ArcLine out{line.substr(0, static_cast<std::size_t>(words[first].data() - line.data()) - 1),
                    words[first + 1], words[first + 2], words.back()};
  if (!all_digits(out.date) || out.date.size() < 8 || out.date.size() > 14 || !all_digits(out.length))
    return std::nullopt;
  return out;
}

bool is_html(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }

bool starts_like_html(std::string_view body) {
  std::string start(body.substr(std::min(body.find_first_not_of(" \t\r\n\xef\xbb\xbf"), body.size()), 15));
  std::transform(start.begin(), start.end(), start.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return start.starts_with("<!doctype html") || start.starts_with("<html");
}

}  // namespace

bool is_warc_start(std::string_view line) {
  return line.starts_with("WARC/0.") || line.starts_with("WARC/1.");
}

bool is_arc_start(std::string_view line) { return read_arc_line(line).has_value(); }

bool parse_warc_head(std::string_view bytes, WarcRecord& record) {
  const std::size_t line_end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view line = bytes.substr(0, line_end);
  const std::string_view rest = bytes.substr(std::min(line_end + 1, bytes.size()));
  if (!is_warc_start(line)) {
    const auto arc = read_arc_line(line);
    if (!arc || !read_number(arc->length, record.length)) return false;
    record.kind = arc->uri.starts_with("filedesc:") ? "warcinfo" : "response";
    record.uri = without_brackets(arc->uri);
    record.date = iso_date(arc->date);
    record.content_type = "application/http";
    record.block = rest.substr(0, record.length);
    if (record.kind == "response" && !record.block.starts_with("HTTP/")) {
      record.kind = "resource";
      record.content_type = plain(arc->type);
    }
    return true;
  }
  HeaderFields fields;
  const std::string_view block = fields.parse(rest);
  if (!read_number(fields.get("content-length"), record.length)) return false;
  record.kind = plain(fields.get("warc-type"));
  std::transform(record.kind.begin(), record.kind.end(), record.kind.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  record.uri = without_brackets(fields.get("warc-target-uri"));
  record.date = plain(fields.get("warc-date"));
  record.id = without_brackets(fields.get("warc-record-id"));
  record.content_type = plain(fields.get("content-type"));
  record.cut = plain(fields.get("warc-truncated"));
  record.segmented = !fields.get("warc-segment-number").empty();
  record.block = block.substr(0, record.length);
  return true;
}

std::string why_no_article(const WarcRecord& record) {
  const std::string type = media_type(record.content_type);
  if (record.kind == "resource" || record.kind == "conversion") {
    if (is_html(type) || (record.kind == "conversion" && type == "text/plain")) return {};
    return "not an article: " + (type.empty() ? "no HTML" : type.substr(0, 80));
  }
  if (record.kind != "response") return "not an article: a WARC record of type " + record.kind.substr(0, 80);
  HttpMessage message;
  if (!parse_http(record.block, message)) return "not an article: a response that is not HTTP";
  if (message.status != 200 && message.status != 203)
    return "not an article: HTTP status " + std::to_string(message.status);
  const std::string body_type = plain(media_type(message.fields.get("content-type")));
  if (is_html(body_type)) return {};
  if (body_type.empty() &&
      (starts_like_html(message.body) || !message.fields.get("content-encoding").empty()))
    return {};
  return "not an article: " + (body_type.empty() ? "no HTML" : body_type.substr(0, 80));
}

}  // namespace dateline::readers
