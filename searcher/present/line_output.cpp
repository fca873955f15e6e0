#include "searcher/present/line_output.h"

#include <array>
#include <charconv>
#include <vector>

#include "common/article_json.h"

namespace dateline {
namespace {

constexpr auto kColumns = std::to_array<std::string_view>(
    {"id", "rank", "score", "headline", "headline_highlights", "published", "date_precision", "date_source", "updated",
     "source", "section", "byline", "language", "url", "story", "duplicates", "snippet", "persons", "orgs", "places"});

// The shortest digits that give the same double back.
std::string number(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end.ptr};
}

void append_cell(std::string& out, std::string_view text) {
  if (!out.empty()) out += ',';
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out += "; ";
    out += value;
  }
  return out;
}

std::string joined(const std::vector<Highlight>& ranges) {
  std::vector<std::string> texts;
  for (const Highlight& range : ranges)
    texts.push_back(std::to_string(range.start) + "-" + std::to_string(range.end));
  return joined(texts);
}

std::string encoded(std::string_view id) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7F) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

}  // namespace

std::string csv_header() {
  std::string out;
  for (const std::string_view column : kColumns) append_cell(out, column);
  return out + "\r\n";
}

std::string csv_line(const Hit& hit) {
  std::string out;
  append_cell(out, hit.id);
  append_cell(out, std::to_string(hit.rank));
  append_cell(out, number(hit.score));
  append_cell(out, hit.headline);
  append_cell(out, joined(hit.headline_highlights));
  append_cell(out, hit.published.to_text());
  append_cell(out, to_text(hit.published.precision));
  append_cell(out, to_text(hit.date_source));
  append_cell(out, hit.updated.to_text());
  append_cell(out, hit.source);
  append_cell(out, hit.section);
  append_cell(out, hit.byline);
  append_cell(out, hit.language);
  append_cell(out, hit.url);
  append_cell(out, hit.story.value_or(""));
  append_cell(out, std::to_string(hit.duplicates));
  append_cell(out, hit.snippet ? hit.snippet->text : "");
  append_cell(out, joined(hit.persons));
  append_cell(out, joined(hit.orgs));
  append_cell(out, joined(hit.places));
  return out + "\r\n";
}

std::string id_line(const Hit& hit) { return hit.id + "\n"; }

std::string trec_line(std::string_view query_id, const Hit& hit) {
  return encoded(query_id) + " Q0 " + encoded(hit.id) + " " + std::to_string(hit.rank) + " " + number(hit.score) +
         " dateline\n";
}

}  // namespace dateline
