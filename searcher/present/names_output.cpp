#include "searcher/present/names_output.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "searcher/present/clusters.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;
using present::kBold;
using present::kDim;
using present::painted;

std::string write(const Json& json, Layout layout) {
  return json.dump(layout == Layout::pretty ? 1 : -1, ' ', false, Json::error_handler_t::replace);
}

Json spellings_json(const std::vector<Spelling>& spellings, const char* key) {
  Json out = Json::array();
  for (const Spelling& spelling : spellings) out.push_back({{key, spelling.text}, {"count", spelling.count}});
  return out;
}

// A name, what it is, and a number at the right.
struct Line {
  std::string name;
  std::string about;
  std::uint64_t count;
};

std::string lines_text(const std::vector<Line>& lines, std::string_view indent, std::string_view look,
                       const TextStyle& style) {
  std::size_t name = 0;
  std::size_t about = 0;
  std::size_t number = 0;
  for (const Line& line : lines) {
    name = std::max(name, present::columns(line.name));
    about = std::max(about, line.about.size());
    number = std::max(number, present::grouped(line.count).size());
  }
  const std::size_t rest = indent.size() + number + 2 + (about > 0 ? about + 2 : 0);
  name = std::min(name, std::max<std::size_t>(style.width, rest + 12) - rest);
  std::string out;
  for (const Line& line : lines) {
    const std::string count = present::grouped(line.count);
    out += std::string(indent) + painted(present::padded(line.name, name), look, style) + "  ";
    if (about > 0) out += painted(present::padded(line.about, about), kDim, style) + "  ";
    out += std::string(number - count.size(), ' ') + count + "\n";
  }
  return out;
}

std::string spellings_text(std::string_view title, const std::vector<Spelling>& spellings, const TextStyle& style) {
  if (spellings.empty()) return {};
  std::vector<Line> lines;
  for (const Spelling& spelling : spellings) lines.push_back({present::one_line(spelling.text), {}, spelling.count});
  return "  " + painted(title, kDim, style) + "\n" + lines_text(lines, "    ", {}, style);
}

}  // namespace

std::string suggestions_json(const Suggestions& found, Layout layout) {
  Json list = Json::array();
  for (const Suggestion& suggestion : found.values)
    list.push_back({{"text", suggestion.text}, {"kind", suggestion.kind}, {"count", suggestion.count}});
  return write({{"version", 1}, {"prefix", found.prefix}, {"suggestions", std::move(list)}}, layout);
}

std::string suggestions_text(const Suggestions& found, const TextStyle& style) {
  std::vector<Line> lines;
  for (const Suggestion& suggestion : found.values)
    lines.push_back({present::one_line(suggestion.text), suggestion.kind, suggestion.count});
  return lines_text(lines, {}, kBold, style);
}

std::string variants_json(std::string_view name, const std::vector<NameVariants>& found, Layout layout) {
  Json list = Json::array();
  for (const NameVariants& one : found) {
    list.push_back({{"kind", facet_name(one.facet)},
                    {"name", one.name},
                    {"count", one.count},
                    {"values", spellings_json(one.values, "value")},
                    {"texts", spellings_json(one.texts, "text")},
                    {"articles_read", one.articles_read}});
  }
  return write({{"version", 1}, {"name", name}, {"variants", std::move(list)}}, layout);
}

std::string variants_text(const std::vector<NameVariants>& found, const TextStyle& style) {
  std::string out;
  for (const NameVariants& one : found) {
    if (!out.empty()) out += "\n";
    out += lines_text({{present::one_line(one.name), std::string(facet_name(one.facet)), one.count}}, {}, kBold, style);
    const bool joined = one.values.size() > 1 || (one.values.size() == 1 && one.values[0].text != one.name);
    if (joined) out += spellings_text("joined by aliases.tsv", one.values, style);
    const bool all = one.articles_read >= one.count;
    out += spellings_text(all ? "in the texts" : "in the texts of the last " + present::grouped(one.articles_read), one.texts, style);
  }
  return out;
}

}  // namespace dateline
