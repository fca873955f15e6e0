#include "indexer/readers/sniff.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/readers/charset.h"
#include "indexer/readers/csv_row.h"
#include "indexer/readers/jsonld_reader.h"
#include "indexer/readers/magic.h"
#include "indexer/readers/sniff_json.h"

namespace dateline::readers {
namespace {

using namespace std::string_view_literals;
constexpr std::string_view kSpace = " \t\r\n\f\v";

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view suffix) {
    return name.size() > suffix.size() &&
           std::equal(suffix.rbegin(), suffix.rend(), name.rbegin(), [](char a, char b) {
             return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
  });
}

bool starts_with_folded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

std::string_view skip_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kSpace), text.size()));
}

// POSIX pax, "Header block": the sum of the 512 bytes, the checksum field itself counted as spaces.
bool is_tar_header(std::string_view head) {
  if (head.size() < 512) return false;
  if (head.substr(257, 5) == "ustar") return true;
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i)
    sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(head[i]);
  unsigned stated = 0;
  std::size_t at = head.find_first_not_of(' ', 148);
  if (at >= 156 || head[0] == '\0') return false;
  for (; at < 156 && head[at] >= '0' && head[at] <= '7'; ++at)
    stated = stated * 8 + static_cast<unsigned>(head[at] - '0');
  return stated == sum && stated > 0;
}

enum class JsonShape { none, lines, documents, no_articles };

// How far the braces of the first object go: to the end of its line, or over several.
JsonShape object_shape(std::string_view head, bool lines_by_name) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const char c = head[i];
    if (c == '\n') return in_string || lines_by_name ? JsonShape::lines : JsonShape::documents;
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && depth > 0 && --depth == 0) {
      const std::size_t next = head.find_first_not_of(" \t\r,", i + 1);
      const bool another = next != std::string_view::npos && head[next] == '{';
      return another ? JsonShape::documents : JsonShape::lines;
    }
  }
  return JsonShape::lines;
}

JsonShape json_shape(std::string_view head, std::string_view name) {
  const bool lines_by_name = ends_with_any(name, {".jsonl", ".ndjson", ".jl"});
  const bool json_by_name = lines_by_name || ends_with_any(name, {".json"});
  const std::string_view text = skip_space(head);
  if (text.empty()) return JsonShape::none;
  const std::string_view inside = skip_space(text.substr(1));
  if (text[0] == '{') {
    if (inside.empty() || inside[0] == '"' || inside[0] == '}') return object_shape(text, lines_by_name);
    return lines_by_name ? JsonShape::lines : JsonShape::none;
  }
  if (text[0] == '[' && !lines_by_name) {
    if (!inside.empty() && inside[0] == '{') return JsonShape::documents;
    if (json_by_name || (inside.starts_with(']') && skip_space(inside.substr(1)).empty()))
      return JsonShape::no_articles;
    return JsonShape::none;
  }
  if (lines_by_name) return JsonShape::lines;
  if (json_by_name) return JsonShape::no_articles;
  // JSON Lines whose first line is damaged: most of the next ones start as records.
  std::size_t lines = 0;
  std::size_t records = 0;
  for (std::size_t at = head.find('\n'); at != std::string_view::npos && at + 2 < head.size();
       at = head.find('\n', at + 1)) {
    ++lines;
    records += head.substr(at + 1, 2) == "{\"";
  }
  return records >= 2 && records * 2 > lines ? JsonShape::lines : JsonShape::none;
}

// Behind a document type, whose internal subset may hold any number of ">".
std::string_view after_doctype(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' || text[i] == '\'') {
      i = text.find(text[i], i + 1);
      if (i == std::string_view::npos) break;
    } else if (text[i] == '[') {
      ++depth;
    } else if (text[i] == ']' && depth > 0) {
      --depth;
    } else if (text[i] == '>' && depth == 0) {
      return text.substr(i + 1);
    }
  }
  return {};
}

// The name of the root element, without its prefix; empty where it is no XML.
std::string_view xml_root(std::string_view text) {
  while (text.starts_with("<?") || text.starts_with("<!--") || starts_with_folded(text, "<!doctype")) {
    if (starts_with_folded(text, "<!doctype")) {
      text = skip_space(after_doctype(text));
      continue;
    }
    const std::string_view close = text.starts_with("<?") ? "?>"sv : "-->"sv;
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return {};
    text = skip_space(text.substr(end + close.size()));
  }
  if (text.size() < 2 || text[0] != '<') return {};
  std::string_view root = text.substr(1, std::min(text.find_first_of(" \t\r\n/>"), text.size()) - 1);
  if (const std::size_t colon = root.find(':'); colon != std::string_view::npos)
    root.remove_prefix(colon + 1);
  return root;
}

std::optional<Format> markup_format(std::string_view text) {
  if (starts_with_folded(text, "<!doctype html") || starts_with_folded(text, "<html")) return Format::html;
  const std::string_view root = xml_root(text);
  if (root == "newsItem" || root == "newsMessage" || root == "packageItem" || root == "conceptItem" ||
      root == "knowledgeItem" || root == "planningItem" || root == "catalogItem") {
    return Format::newsml_g2;
  }
  if (root == "nitf") return Format::nitf;
  if (root == "rss" || root == "feed" || root == "RDF") return Format::rss;
  if (root == "entry" && text.find("http://www.w3.org/2005/Atom") != std::string_view::npos)
    return Format::rss;
  if (root == "html") return Format::html;
  return std::nullopt;
}

// XML of the trade that is none of our formats: said, rather than passed over.
const char* unread_markup(std::string_view root) {
  if (root == "NewsML")
    return "this is NewsML 1, the predecessor of NewsML-G2, which this version does not read";
  if (root == "CHANNEL") return "this is a CDF channel, which this version does not read";
  if (root == "contentSet" || root == "contentMeta" || root == "itemMeta" || root == "inlineXML")
    return "this is a part of a NewsML-G2 item without the item, so nothing says which article it belongs to";
  return nullptr;
}

bool is_csv(std::string_view text) { return csv_delimiter(text.substr(0, text.find('\n'))).has_value(); }

Sniffed take(Format format) {
  Sniffed out;
  out.format = format;
  return out;
}

// One object, one record.
bool is_json_format(Format format) {
  return format == Format::jsonl || format == Format::ninjs || format == Format::jsonld;
}

Sniffed skip(std::string reason) {
  Sniffed out;
  out.kind = Sniffed::Kind::no_article;
  out.reason = std::move(reason);
  return out;
}

// A text with JSON-LD in script elements.
Sniffed scripts() {
  Sniffed out = take(Format::jsonld);
  out.whole = true;
  return out;
}

Sniffed json(JsonShape shape, Format format) {
  if (shape == JsonShape::no_articles) return skip("not an article: JSON without objects");
  Sniffed out = take(format);
  out.documents = shape == JsonShape::documents;
  return out;
}

std::optional<Sniffed> sniff_markup(std::string_view text, std::string_view name) {
  if (!text.starts_with('<')) return std::nullopt;
  if (const auto format = markup_format(text)) return take(*format);
  const std::string_view root = xml_root(text);
  if (const char* reason = unread_markup(root)) {
    Sniffed out;
    out.kind = Sniffed::Kind::refused;
    out.code = "unsupported-format";
    out.reason = reason;
    return out;
  }
  if (text.starts_with("<?xml") || ends_with_any(name, {".xml"})) {
    return skip("not an article: XML of an unknown kind" +
                (root.empty() ? std::string() : " (" + std::string(root.substr(0, 60)) + ")"));
  }
  return std::nullopt;
}

}  // namespace

Packing sniff_packing(std::string_view head) {
  if (head.starts_with("\x1f\x8b")) return Packing::gzip;
  if (head.starts_with("BZh") && head.size() >= 10 &&
      (head.substr(4, 6) == "\x31\x41\x59\x26\x53\x59" || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90")) {
    return Packing::bzip2;
  }
  if (head.starts_with("\xfd"
                       "7zXZ\0"sv))
    return Packing::xz;
  // RFC 8878 sections 3.1.1 and 3.1.2: a frame, or a skippable frame before one.
  if (head.starts_with("\x28\xb5\x2f\xfd")) return Packing::zstd;
  if (head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0) == 0x50 &&
      head.substr(1, 3) == "\x2a\x4d\x18") {
    return Packing::zstd;
  }
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") || head.starts_with("PK\x07\x08")) {
    const Magic* magic = find_magic(head);
    return magic && !magic->packing ? Packing::none : Packing::zip;  // word processors' files are zips, too
  }
  return is_tar_header(head) ? Packing::tar : Packing::none;
}

Sniffed sniff_format(std::string_view head, bool whole, std::string_view name, Format asked) {
  std::string_view text = head;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  if (whole && skip_space(text).empty()) {
    Sniffed out;
    out.kind = Sniffed::Kind::empty;
    return out;
  }
  if (const Magic* magic = find_magic(head)) {
    if (!magic->packing) return skip("not text: " + std::string(magic->what));
    Sniffed out;
    out.kind = Sniffed::Kind::refused;
    out.code = "unsupported-format";
    out.reason = "this is a " + std::string(magic->what) + ", which this version does not read";
    return out;
  }
  if (looks_binary(head)) return skip("not text: binary data");
  if (asked != Format::automatic && !is_json_format(asked)) return take(asked);
  bool big_endian;
  if (looks_utf16(head, &big_endian)) {
    const std::string start = decode(head.substr(0, 4096)).text;
    const bool automatic = asked == Format::automatic;
    if (automatic && (is_csv(start) || ends_with_any(name, {".csv", ".tsv"}))) return take(Format::csv);
    if (const auto markup = sniff_markup(skip_space(start), name); markup && automatic) return *markup;
    if (automatic && json_shape(start, "") == JsonShape::none) return {};
    Sniffed out;
    out.kind = Sniffed::Kind::refused;
    out.code = "not-utf8";
    out.reason = "JSON in UTF-16; JSON Lines are UTF-8";
    return out;
  }
  const JsonShape shape = json_shape(text, name);
  if (asked == Format::jsonld && (shape == JsonShape::none || skip_space(text).starts_with('<')))
    return scripts();
  if (is_json_format(asked)) return json(shape == JsonShape::documents ? shape : JsonShape::lines, asked);
  if (shape != JsonShape::none) return json(shape, json_format(text));
  text = skip_space(text);
  if (text.starts_with("WARC/") || text.starts_with("filedesc://")) return take(Format::warc);
  if (const auto markup = sniff_markup(text, name)) return *markup;
  if (has_jsonld_script(text)) return scripts();
  if (is_csv(text) || ends_with_any(name, {".csv", ".tsv"})) return take(Format::csv);
  if (text.starts_with("#!/")) return skip("not an article: a script");
  return {};
}

}  // namespace dateline::readers
