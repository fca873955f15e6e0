#include "indexer/readers/paragraphs.h"

#include <algorithm>
#include <array>

namespace dateline::readers {
namespace {

// In order, for bisection.
constexpr std::array<std::string_view, 49> kBlocks = {
    "abstract", "address", "article", "aside",   "bibliography", "block",  "blockquote",
    "body",     "bq",      "byline",  "byttl",   "caption",      "center", "credit",
    "dd",       "details", "dir",     "div",     "dl",           "dt",     "figcaption",
    "figure",   "fn",      "footer",  "h1",      "h2",           "h3",     "h4",
    "h5",       "h6",      "header",  "hedline", "hl1",          "hl2",    "hr",
    "html",     "li",      "main",    "menu",    "ol",           "p",      "pre",
    "section",  "summary", "table",   "tagline", "tr",           "ul",     "xmp"};
constexpr std::array<std::string_view, 22> kNoText = {
    "applet",   "audio",    "button", "canvas", "embed",  "head",   "iframe", "math",
    "media",    "noscript", "object", "option", "script", "select", "style",  "svg",
    "template", "textarea", "title",  "video",  "xdata",  "xmeta"};
static_assert(std::is_sorted(kBlocks.begin(), kBlocks.end()) &&
              std::is_sorted(kNoText.begin(), kNoText.end()));

bool is_cell(std::string_view element) { return element == "td" || element == "th"; }
bool is_pre(std::string_view element) { return element == "pre" || element == "xmp"; }
bool is_block(std::string_view element) {
  return std::binary_search(kBlocks.begin(), kBlocks.end(), element);
}

}  // namespace

bool ParagraphWriter::open(std::string_view element) {
  if (std::binary_search(kNoText.begin(), kNoText.end(), element)) return false;
  if (element == "br") {
    end_line();
  } else if (is_block(element)) {
    end_paragraph();
    preformatted_ += is_pre(element);
  } else if (is_cell(element)) {
    space_ = true;
  }
  return true;
}

void ParagraphWriter::close(std::string_view element) {
  if (!is_block(element)) return;
  end_paragraph();
  if (is_pre(element) && preformatted_ > 0) --preformatted_;
}

void ParagraphWriter::text(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    if (c == '\n' && preformatted_ > 0) {
      end_line();
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space_ = true;
    } else {
      if (space_ && !paragraph_.empty() && paragraph_.back() != '\n') paragraph_ += ' ';
      space_ = false;
      paragraph_ += c;
    }
  }
}

void ParagraphWriter::end_line() {
  space_ = false;
  if (paragraph_.empty()) return;
  if (paragraph_.back() == '\n') return end_paragraph();
  paragraph_ += '\n';
}

void ParagraphWriter::end_paragraph() {
  space_ = false;
  while (paragraph_.ends_with('\n')) paragraph_.pop_back();
  if (!paragraph_.empty()) paragraphs_.push_back(std::move(paragraph_));
  paragraph_.clear();
}

std::vector<std::string> ParagraphWriter::take() && {
  end_paragraph();
  return std::move(paragraphs_);
}

}  // namespace dateline::readers
