#include "indexer/readers/html_text.h"

#include <algorithm>
#include <array>

namespace dateline::readers {
namespace {

using namespace std::string_view_literals;

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

constexpr std::array kBlocks{
    "address"sv,    "article"sv, "aside"sv,   "blockquote"sv, "body"sv,   "caption"sv, "center"sv,
    "dd"sv,         "details"sv, "dialog"sv,  "div"sv,        "dl"sv,     "dt"sv,      "fieldset"sv,
    "figcaption"sv, "figure"sv,  "footer"sv,  "form"sv,       "h1"sv,     "h2"sv,      "h3"sv,
    "h4"sv,         "h5"sv,      "h6"sv,      "head"sv,       "header"sv, "hr"sv,      "html"sv,
    "legend"sv,     "li"sv,      "main"sv,    "menu"sv,       "nav"sv,    "ol"sv,      "p"sv,
    "pre"sv,        "section"sv, "summary"sv, "table"sv,      "tbody"sv,  "tfoot"sv,   "thead"sv,
    "title"sv,      "tr"sv,      "ul"sv};
static_assert(std::is_sorted(kBlocks.begin(), kBlocks.end()));

constexpr std::array kNoText{"applet"sv,   "area"sv,   "audio"sv,    "base"sv,     "button"sv, "canvas"sv,
                             "datalist"sv, "embed"sv,  "frame"sv,    "head"sv,     "iframe"sv, "img"sv,
                             "input"sv,    "link"sv,   "map"sv,      "meta"sv,     "meter"sv,  "noframes"sv,
                             "noscript"sv, "object"sv, "option"sv,   "progress"sv, "script"sv, "select"sv,
                             "style"sv,    "svg"sv,    "template"sv, "textarea"sv, "video"sv};
static_assert(std::is_sorted(kNoText.begin(), kNoText.end()));

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Collects text into paragraphs.
class Collector {
 public:
  void add(std::string_view text, bool preformatted) {
    for (const char c : text) {
      if (preformatted && c == '\n') {
        line_break();
      } else if (is_space(c)) {
        space();
      } else {
        put(c);
      }
    }
  }
  void space() { space_ = true; }
  void line_break() { ++breaks_; }
  void paragraph() {
    if (!current_.empty()) paragraphs_.push_back(std::move(current_));
    current_.clear();
    space_ = false;
    breaks_ = 0;
  }
  std::vector<std::string> take() {
    paragraph();
    return std::move(paragraphs_);
  }

 private:
  void put(char c) {
    if (breaks_ > 1) paragraph();
    if (!current_.empty()) {
      if (breaks_ == 1) {
        current_ += '\n';
      } else if (space_) {
        current_ += ' ';
      }
    }
    space_ = false;
    breaks_ = 0;
    current_ += c;
  }

  std::vector<std::string> paragraphs_;
  std::string current_;
  bool space_ = false;
  int breaks_ = 0;
};

bool hides(std::string style) {
  style.erase(std::remove_if(style.begin(), style.end(), is_space), style.end());
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

}  // namespace

bool is_invisible(HtmlNode node) {
  if (!is_element(node)) return false;
  return is_one_of(kNoText, element_name(node)) || has_attribute(node, "hidden") ||
         (has_attribute(node, "style") && hides(attribute(node, "style")));
}

std::vector<std::string> html_paragraphs(HtmlNode top, const std::function<bool(HtmlNode)>& leave_out) {
  Collector out;
  int preformatted = 0;
  const auto leave = [&](HtmlNode node) {
    const std::string_view name = element_name(node);
    if (is_one_of(kBlocks, name)) out.paragraph();
    if (name == "td" || name == "th") out.space();
    preformatted -= name == "pre";
  };
  for (HtmlNode node = top; node;) {
    bool inside = false;
    if (is_text(node)) {
      out.add(text_of(node), preformatted > 0);
    } else if (is_element(node) && !is_invisible(node) && !(leave_out && leave_out(node))) {
      const std::string_view name = element_name(node);
      if (is_one_of(kBlocks, name)) out.paragraph();
      if (name == "td" || name == "th") out.space();
      if (name == "br") out.line_break();
      preformatted += name == "pre";
      inside = next_in_order(node, node) != nullptr;
      if (!inside) leave(node);
    }
    if (inside) {
      node = next_in_order(node, top);
      continue;
    }
    // Up to the next sibling, leaving every element on the way.
    while (node != top && !has_sibling(node)) {
      node = parent_of(node);
      leave(node);
    }
    node = node == top ? nullptr : next_after(node, top);
  }
  return out.take();
}

bool looks_like_html(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  constexpr std::size_t kLongestEntity = 32;
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    std::size_t next = at + 1;
    if (text[at] == '<') {
      if (next < text.size() && text[next] == '/') ++next;
      if (next < text.size() && is_letter(text[next]) && text.find('>', next) != std::string_view::npos)
        return true;
      continue;
    }
    const bool number = next < text.size() && text[next] == '#';
    const std::size_t end = text.substr(0, next + kLongestEntity).find(';', next);
    if (end == std::string_view::npos || end < next + 2) continue;
    const std::string_view name = text.substr(next + number, end - next - number);
    if (std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); }))
      return true;
  }
  return false;
}

std::vector<std::string> html_paragraphs(std::string_view html) {
  const HtmlDocument document(html);
  return document.root() ? html_paragraphs(document.root()) : std::vector<std::string>();
}

}  // namespace dateline::readers
