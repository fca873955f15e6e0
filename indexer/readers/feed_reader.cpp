#include "indexer/readers/feed_reader.h"

#include <algorithm>
#include <map>

#include "indexer/readers/html_text.h"
#include "indexer/readers/xml_items.h"

namespace dateline::readers {
namespace {

struct Items {
  std::vector<const XmlNode*> nodes;
  std::span<const XmlMapping> table;
};

void collect(const XmlNode& parent, std::string_view name, std::vector<const XmlNode*>& out) {
  for (const XmlNode* node = parent.first; node; node = node->next) {
    if (node->name == name && (node->ns == parent.ns || name == "item")) out.push_back(node);
  }
}

// RSS 2.0 has its items in the channel, RSS 1.0 beside it, Atom in the feed; a lone entry is a document, too.
Items find_items(const XmlNode& root) {
  Items items;
  if (root.name == "feed" || root.name == "entry") {
    items.table = atom_table();
    if (root.name == "entry") {
      items.nodes.push_back(&root);
    } else {
      collect(root, "entry", items.nodes);
    }
    return items;
  }
  items.table = rss_table();
  collect(root, "item", items.nodes);
  for (const XmlNode* child = root.first; child; child = child->next) {
    if (child->name == "channel") collect(*child, "item", items.nodes);
  }
  return items;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Tags or entities stand in the text: "<b>", "&nbsp;". "a < b" and "AT&T" are plain.
bool has_markup(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos && at + 2 < text.size();
       at = text.find_first_of("<&", at + 1)) {
    const char next = text[at + 1];
    if (text[at] == '<') {
      const bool tag = is_letter(next) || next == '!' || (next == '/' && is_letter(text[at + 2]));
      if (tag && text.find('>', at) != std::string_view::npos) return true;
      continue;
    }
    std::size_t end = at + 1 + (next == '#');
    const std::size_t longest = std::min(text.size(), at + 12);
    while (end < longest && (is_letter(text[end]) || (text[end] >= '0' && text[end] <= '9'))) ++end;
    if (end > at + 1 && end < longest && text[end] == ';') return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> feed_paragraphs(std::string_view text) {
  if (has_markup(text)) return html_paragraphs(text);
  if (is_blank_text(text)) return {};
  return {std::string(text)};
}

void parse_feed(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  const XmlDocument document = parse_xml(raw.bytes, {});
  if (!document.root()) return reject_document(raw, document, out);
  const Items items = find_items(*document.root());
  std::map<std::string, std::vector<std::string>> shared;
  std::uint64_t number = 0;
  for (const XmlNode* item : items.nodes) {
    if (!item->whole) continue;
    if (past_items(raw, ++number, out)) break;
    RecordBuilder builder(options);
    XmlMapper mapper(builder);
    mapper.shared = &shared;
    mapper.store(*item, items.table);
    if (builder.so_far().summary == builder.so_far().body) builder.set_text(&Article::summary, {});
    out.push_back(std::move(builder).finish(item_origin(raw, document, *item, number), {}));
  }
  if (number == 0 && !document.problem()) out.push_back(Skipped{raw.origin, "a feed without items"});
  tell_notices(document, out);
  reject_document(raw, document, out);
}

}  // namespace dateline::readers
