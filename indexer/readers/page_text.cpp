#include "indexer/readers/page_text.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "indexer/readers/html_text.h"
#include "indexer/readers/layout.h"

namespace dateline::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kShortest = 25;     // bytes of a paragraph that counts
constexpr std::size_t kMostSteps = 500;   // nodes of a list of links
constexpr double kDominant = 0.7;         // of the score, in one child
constexpr double kDominantArticle = 0.5;  // in the page's one <article> or <main>

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& all, std::string_view name) {
  return std::find(all.begin(), all.end(), name) != all.end();
}

constexpr std::array kClutterElements{"nav"sv, "aside"sv, "footer"sv, "figcaption"sv, "menu"sv, "dialog"sv};
constexpr std::array kClutterRoles{"navigation"sv, "complementary"sv, "contentinfo"sv, "banner"sv,
                                   "search"sv,     "menu"sv,          "dialog"sv,      "alert"sv};
// Words of class and id, as designers name such things.
constexpr std::array kClutterWords{
    "ad"sv,          "ads"sv,       "advert"sv,        "advertisement"sv, "banner"sv,     "breadcrumb"sv,
    "breadcrumbs"sv, "byline"sv,    "caption"sv,       "comment"sv,       "comments"sv,   "cookie"sv,
    "cookies"sv,     "copyright"sv, "dateline-meta"sv, "disqus"sv,        "footer"sv,     "menu"sv,
    "meta"sv,        "nav"sv,       "navbar"sv,        "navigation"sv,    "newsletter"sv, "pager"sv,
    "pagination"sv,  "paywall"sv,   "popup"sv,         "promo"sv,         "recirc"sv,     "recommended"sv,
    "related"sv,     "share"sv,     "sharing"sv,       "sidebar"sv,       "signup"sv,     "skip"sv,
    "social"sv,      "sponsor"sv,   "sponsored"sv,     "subscribe"sv,     "tags"sv,       "teaser"sv,
    "toolbar"sv,     "trending"sv,  "widget"sv};
constexpr std::array kTextBlocks{"p"sv,       "pre"sv, "blockquote"sv, "div"sv,  "td"sv,  "section"sv,
                                 "article"sv, "li"sv,  "dd"sv,         "main"sv, "body"sv};
// Inside these a text still belongs to the block around.
constexpr std::array kInline{"a"sv,    "b"sv,    "i"sv,    "em"sv,   "strong"sv, "span"sv, "u"sv,
                             "abbr"sv, "cite"sv, "code"sv, "font"sv, "small"sv,  "sub"sv,  "sup"sv,
                             "time"sv, "q"sv,    "mark"sv, "s"sv,    "br"sv,     "tt"sv,   "bdi"sv,
                             "bdo"sv,  "del"sv,  "ins"sv,  "data"sv, "dfn"sv};

bool has_clutter_word(std::string_view names) {
  for (std::size_t at = 0; at < names.size();) {
    std::size_t end = at;
    std::string word;
    while (end < names.size() && ((names[end] | 0x20) >= 'a') && ((names[end] | 0x20) <= 'z'))
      word += static_cast<char>(names[end++] | 0x20);
    if (is_one_of(kClutterWords, word)) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

// What one stretch of text inside a block adds up to.
struct Block {
  std::size_t bytes = 0;
  std::size_t linked = 0;
  std::size_t commas = 0;

  double score() const {
    if (bytes < kShortest || linked * 2 > bytes) return 0;
    const double length = static_cast<double>(bytes) / 100;
    return (1 + std::min(length, 5.0) + static_cast<double>(std::min<std::size_t>(commas, 10)) / 2) *
           (1 - static_cast<double>(linked) / static_cast<double>(bytes));
  }
};

void count(std::string_view text, bool linked, Block& block) {
  std::size_t bytes = 0;
  bool space = true;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    bytes += !is_space || !space;
    block.commas += c == ',';
    space = is_space;
  }
  block.bytes += bytes;
  if (linked) block.linked += bytes;
}

using Scores = std::unordered_map<HtmlNode, double>;

HtmlNode block_around(HtmlNode node, bool& linked) {
  for (node = parent_of(node); node && is_one_of(kInline, element_name(node)); node = parent_of(node))
    linked = linked || element_name(node) == "a";
  return node;
}

// The score inside each element, its own text and all below.
Scores score(HtmlNode body, const Clutter& is_clutter) {
  std::unordered_map<HtmlNode, Block> blocks;
  for (HtmlNode node = body; node;) {
    if (node != body && (is_invisible(node) || is_clutter(node))) {
      node = next_after(node, body);
      continue;
    }
    if (is_text(node)) {
      bool linked = false;
      const HtmlNode block = block_around(node, linked);
      if (block && is_one_of(kTextBlocks, element_name(block))) count(text_of(node), linked, blocks[block]);
    }
    node = next_in_order(node, body);
  }
  Scores scores;
  for (const auto& [block, sums] : blocks) {
    const double value = sums.score();
    if (value == 0) continue;
    for (HtmlNode node = block; node; node = node == body ? nullptr : parent_of(node)) scores[node] += value;
  }
  return scores;
}

double score_of(const Scores& scores, HtmlNode node) {
  const auto at = scores.find(node);
  return at == scores.end() ? 0 : at->second;
}

HtmlNode first_child(HtmlNode node) { return next_in_order(node, node); }

HtmlNode descend(HtmlNode node, const Scores& scores) {
  for (bool down = true; down;) {
    down = false;
    const double all = score_of(scores, node);
    for (HtmlNode child = first_child(node); child && all > 0;
         child = has_sibling(child) ? next_after(child) : nullptr) {
      if (score_of(scores, child) < all * kDominant) continue;
      // Not into a single paragraph: its neighbours belong to it, however short.
      if (first_child(child) == nullptr || element_name(child) == "p") return node;
      node = child;
      down = true;
      break;
    }
  }
  return node;
}

// A block that is mostly links: a menu without a name.
bool is_link_list(HtmlNode node) {
  const std::string_view name = element_name(node);
  if (name != "ul" && name != "ol" && name != "div" && name != "p" && name != "table") return false;
  std::size_t bytes = 0;
  std::size_t linked = 0;
  std::size_t steps = 0;
  for (HtmlNode at = first_child(node); at; at = next_in_order(at, node)) {
    if (++steps > kMostSteps) return false;
    if (!is_text(at)) continue;
    Block block;
    bool in_link = false;
    for (HtmlNode up = parent_of(at); up && up != node; up = parent_of(up))
      in_link = in_link || element_name(up) == "a";
    count(text_of(at), in_link, block);
    bytes += block.bytes;
    linked += block.linked;
  }
  return bytes > 0 && linked * 10 > bytes * 8;
}

}  // namespace

Clutter::Clutter(const HtmlDocument& document) {
  for (HtmlNode node = document.root(); node; node = next_in_order(node)) {
    const std::string_view name = element_name(node);
    if (name != "h1" && name != "article" && name != "main" && name != "body") continue;
    for (HtmlNode up = node; up && kept_.insert(up).second; up = parent_of(up)) {
    }
  }
}

bool Clutter::operator()(HtmlNode node) const {
  if (!is_element(node)) return false;
  if (is_one_of(kClutterElements, element_name(node))) return true;
  if (kept_.contains(node)) return false;
  return element_name(node) == "form" || is_one_of(kClutterRoles, attribute(node, "role")) ||
         (has_attribute(node, "class") && has_clutter_word(attribute(node, "class"))) ||
         (has_attribute(node, "id") && has_clutter_word(attribute(node, "id")));
}

HtmlNode main_text(const HtmlDocument& document, const Clutter& is_clutter) {
  HtmlNode body = nullptr;
  HtmlNode marked = nullptr;
  std::vector<HtmlNode> articles;
  for (HtmlNode node = document.root(); node; node = next_in_order(node)) {
    const std::string_view name = element_name(node);
    if (name == "body" && !body) body = node;
    if (name == "article" || name == "main") articles.push_back(node);
    if (!marked && attribute(node, "itemprop").find("articleBody") != std::string::npos && name != "meta")
      marked = node;
  }
  if (marked && !html_paragraphs(marked).empty()) return marked;
  if (!body) return document.root();
  const Scores scores = score(body, is_clutter);
  HtmlNode start = body;
  // The innermost that holds half of all.
  for (const HtmlNode article : articles) {
    if (score_of(scores, article) > score_of(scores, body) * kDominantArticle) start = article;
  }
  return descend(start, scores);
}

std::vector<std::string> main_paragraphs(const HtmlDocument& document, std::string_view headline) {
  const Clutter is_clutter(document);
  const HtmlNode top = main_text(document, is_clutter);
  if (!top) return {};
  const auto paragraphs_of = [&](auto leave_out) {
    auto paragraphs = html_paragraphs(top, [&](HtmlNode node) { return node != top && leave_out(node); });
    std::erase_if(paragraphs, [&](const std::string& text) { return one_line(text) == headline; });
    return paragraphs;
  };
  auto paragraphs = paragraphs_of([&](HtmlNode node) { return is_clutter(node) || is_link_list(node); });
  // A page whose only text calls itself clutter.
  if (paragraphs.empty())
    paragraphs = paragraphs_of([](HtmlNode node) { return is_one_of(kClutterElements, element_name(node)); });
  return paragraphs;
}

}  // namespace dateline::readers
