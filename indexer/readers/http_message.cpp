#include "indexer/readers/http_message.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace dateline::readers {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

// Takes one line off the text, without its line end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// False where the body is not in chunks.
bool unchunk(std::string_view body, std::string& out, bool& cut) {
  bool first = true;
  while (!body.empty()) {
    std::string_view line = take_line(body);
    line = trimmed(line.substr(0, line.find(';')));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || end != line.data() + line.size()) {
      cut = true;
      return !first;
    }
    if (size == 0) return true;
    first = false;
    if (size > body.size()) {
      out += body;
      cut = true;
      return true;
    }
    out += body.substr(0, size);
    body.remove_prefix(size);
    if (body.starts_with("\r\n")) {
      body.remove_prefix(2);
    } else if (body.starts_with('\n')) {
      body.remove_prefix(1);
    }
  }
  cut = true;  // no chunk of size 0
  return !first;
}

struct InflateEnd {
  void operator()(z_stream* stream) const {
    inflateEnd(stream);
    delete stream;
  }
};

// `window`: zlib's windowBits: 47 for gzip or zlib by their headers, -15 for a raw stream.
void inflate_all(std::string_view packed, int window, std::size_t most_bytes, HttpBody& out) {
  std::unique_ptr<z_stream, InflateEnd> stream(new z_stream{});
  if (inflateInit2(stream.get(), window) != Z_OK) {
    out.code = "damaged";
    out.reason = "the page could not be unpacked";
    return;
  }
  stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream->avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), UINT32_MAX));
  char buffer[32 << 10];
  while (true) {
    stream->next_out = reinterpret_cast<Bytef*>(buffer);
    stream->avail_out = sizeof(buffer);
    const int result = inflate(stream.get(), Z_NO_FLUSH);
    out.bytes.append(buffer, sizeof(buffer) - stream->avail_out);
    if (out.bytes.size() > most_bytes) {
      out.bytes.clear();
      out.code = "expansion";
      out.reason = "the page unpacks to more than the " + std::to_string(most_bytes) + " bytes allowed";
      return;
    }
    if (result == Z_STREAM_END) {
      // Members may follow each other (RFC 1952 section 2.2).
      if (stream->avail_in < 2 || stream->next_in[0] != 0x1f || inflateReset(stream.get()) != Z_OK) return;
    } else if (result == Z_BUF_ERROR || (result == Z_OK && stream->avail_in == 0 && stream->avail_out > 0)) {
      out.cut = true;
      return;
    } else if (result != Z_OK) {
      out.code = "damaged";
      out.reason = "the page's packing is damaged: " + std::string(stream->msg ? stream->msg : "zlib error");
      return;
    }
  }
}

void unpack(const std::string& coding, std::size_t most_bytes, HttpBody& body) {
  const std::string packed = std::move(body.bytes);
  body.bytes.clear();
  if (coding == "gzip" || coding == "x-gzip") {
    if (!packed.starts_with("\x1f\x8b")) {
      body.bytes = packed;  // unpacked by the crawler
      return;
    }
    return inflate_all(packed, 47, most_bytes, body);
  }
  // "deflate" is a zlib stream; some servers send a raw one.
  inflate_all(packed, 47, most_bytes, body);
  if (body.code == "damaged") {
    body.code.clear();
    body.bytes.clear();
    inflate_all(packed, -15, most_bytes, body);
    if (body.code == "damaged" && packed.find('<') != std::string::npos) {
      body.code.clear();
      body.bytes = packed;
    }
  }
}

}  // namespace

std::string_view HeaderFields::parse(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    if ((line[0] == ' ' || line[0] == '\t') && !fields_.empty()) {
      fields_.back().second += " " + std::string(trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields_.emplace_back(lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
  }
  return text;
}

std::string_view HeaderFields::get(std::string_view name) const {
  const auto at =
      std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
  return at == fields_.end() ? std::string_view() : at->second;
}

bool parse_http(std::string_view block, HttpMessage& message) {
  if (!block.starts_with("HTTP/")) return false;
  const std::string_view line = take_line(block);
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || line.size() < space + 4) return false;
  const auto result = std::from_chars(line.data() + space + 1, line.data() + space + 4, message.status);
  if (result.ec != std::errc()) return false;
  message.body = message.fields.parse(block);
  return true;
}

std::string media_type(std::string_view content_type) {
  return lower(trimmed(content_type.substr(0, content_type.find(';'))));
}

HttpBody http_body(const HttpMessage& message, std::size_t most_bytes) {
  HttpBody out;
  const bool chunked = lower(message.fields.get("transfer-encoding")).find("chunked") != std::string::npos;
  if (!chunked || !unchunk(message.body, out.bytes, out.cut)) {
    out.bytes = message.body;
    out.cut = false;
  }
  const std::string codings = lower(message.fields.get("content-encoding"));
  // The last one named was applied last.
  for (std::size_t end = codings.size(); end > 0 && out.code.empty();) {
    const std::size_t comma = codings.find_last_of(',', end - 1);
    const std::size_t start = comma == std::string::npos ? 0 : comma + 1;
    const std::string coding(trimmed(std::string_view(codings).substr(start, end - start)));
    end = comma == std::string::npos ? 0 : comma;
    if (coding.empty() || coding == "identity" || coding == "utf-8" || coding == "none") continue;
    if (coding == "gzip" || coding == "x-gzip" || coding == "deflate") {
      unpack(coding, most_bytes, out);
    } else if (out.bytes.find("<html") == std::string::npos && out.bytes.find("<HTML") == std::string::npos) {
      out.code = "unsupported-encoding";
      const bool name =
          std::all_of(coding.begin(), coding.end(), [](char c) { return c > ' ' && c < '\x7f'; });
      out.reason = "the page is packed as " + (name ? coding.substr(0, 40) : "something without a name") +
                   ", which this version does not read";
    }
  }
  return out;
}

}  // namespace dateline::readers
