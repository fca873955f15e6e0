#include "indexer/readers/xml_prepare.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <map>
#include <set>

namespace dateline::readers {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr auto npos = std::string_view::npos;

bool is_name_start(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

std::size_t name_length(std::string_view text) {
  if (text.empty() || !is_name_start(text[0])) return 0;
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_name) - text.begin());
}

// Production [2] Char.
bool is_xml_char(unsigned long c) {
  return c == 9 || c == 10 || c == 13 || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

void append_utf8(std::string& out, unsigned c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | c >> 6U);
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {  // the entities of HTML 4 end at U+2666
    out += static_cast<char>(0xE0U | c >> 12U);
    out += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

// Removes what no XML document may hold: control characters, U+FFFE, U+FFFF. Says how many there were.
std::size_t drop_forbidden(std::string& text) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') continue;
    if (c == '\xef' && (text.compare(i, 3, "\xef\xbf\xbe") == 0 || text.compare(i, 3, "\xef\xbf\xbf") == 0)) {
      i += 2;
      continue;
    }
    text[kept++] = c;
  }
  const std::size_t dropped = text.size() - kept;
  text.resize(kept);
  return dropped;
}

struct Entity {
  bool external = false;
  std::string_view value;
};

class Preparer {
 public:
  Preparer(std::string_view in, const XmlLimits& limits, Prepared& out)
      : in_(in), limits_(limits), out_(out) {}

  void run() {
    out_.text.reserve(in_.size());
    at_ = std::min(in_.find_first_not_of(kSpace), in_.size());
    anchor();
    if (rest().starts_with("<?xml") && rest().size() > 5 && kSpace.find(rest()[5]) != npos)
      drop_through("?>");
    while (at_ < in_.size() && !out_.problem) {
      if (in_[at_] == '<') {
        markup();
      } else if (in_[at_] == '&') {
        reference(false);
      } else {
        copy(std::min(in_.find_first_of("<&", at_), in_.size()) - at_);
      }
    }
  }

 private:
  std::string_view rest() const { return in_.substr(at_); }
  void anchor() {
    if (out_.anchors.size() < kMostAnchors) out_.anchors.emplace_back(out_.text.size(), at_);
  }
  void copy(std::size_t count) {
    out_.text.append(in_, at_, count);
    at_ += count;
  }
  void drop_through(std::string_view close) {
    const std::size_t end = in_.find(close, at_);
    if (end == npos) return copy(in_.size() - at_);  // the parser says what is wrong
    at_ = end + close.size();
    anchor();
  }
  void tell(const char* code, std::string message) {
    if (told_.insert(code).second) out_.notices.push_back({code, std::move(message)});
  }
  void refuse(std::string reason) {
    if (!out_.problem) out_.problem = XmlProblem{"xml-limit", std::move(reason)};
  }

  void markup() {
    if (rest().starts_with("<!--")) return drop_through("-->");
    if (rest().starts_with("<?")) return drop_through("?>");
    if (rest().starts_with("<![CDATA[")) {
      const std::size_t end = in_.find("]]>", at_);
      return copy(end == npos ? in_.size() - at_ : end + 3 - at_);
    }
    if (rest().starts_with("<!DOCTYPE") || rest().starts_with("<!doctype")) return document_type();
    tag();
  }

  void tag() {
    char quote = 0;
    std::size_t attributes = 0;
    copy(1);
    while (at_ < in_.size() && !out_.problem) {
      const char c = in_[at_];
      if (c == '&') {
        reference(true);
        continue;
      }
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '=' && ++attributes > limits_.attributes) {
        refuse("an element has more than " + std::to_string(limits_.attributes) + " attributes");
      }
      copy(1);
      if (c == '>' && quote == 0) return;
    }
  }

  // Over a quoted literal or one character.
  void step() {
    const char c = in_[at_++];
    if (c != '"' && c != '\'') return;
    const std::size_t end = in_.find(c, at_);
    at_ = end == npos ? in_.size() : end + 1;
  }
  void skip_space() { at_ = std::min(in_.find_first_not_of(kSpace, at_), in_.size()); }
  std::string_view take_name() {
    const std::string_view name = rest().substr(0, name_length(rest()));
    at_ += name.size();
    return name;
  }

  void document_type() {
    at_ += 9;
    while (at_ < in_.size() && in_[at_] != '>') {
      if (in_[at_] == '[') {
        internal_subset();
      } else {
        step();
      }
    }
    if (at_ < in_.size()) ++at_;
    anchor();
  }

  void internal_subset() {
    ++at_;
    while (at_ < in_.size() && in_[at_] != ']') {
      const bool comment = rest().starts_with("<!--");
      if (comment || rest().starts_with("<?")) {
        const std::string_view close = comment ? "-->" : "?>";
        const std::size_t end = in_.find(close, at_ + 2);
        at_ = end == npos ? in_.size() : end + close.size();
      } else if (rest().starts_with("<!ENTITY")) {
        entity_declaration();
      } else {
        step();
      }
    }
    if (at_ < in_.size()) ++at_;
  }

  void entity_declaration() {
    at_ += 8;
    skip_space();
    const std::string_view name = take_name();  // of a parameter entity ("% name"): none
    skip_space();
    const bool literal = rest().starts_with('"') || rest().starts_with('\'');
    const std::size_t start = at_;
    if (literal) step();
    if (!name.empty()) {
      Entity entity;
      entity.external = !literal;
      if (literal && at_ >= start + 2) entity.value = in_.substr(start + 1, at_ - start - 2);
      entities_.emplace(name, entity);  // the first declaration binds
    }
    while (at_ < in_.size() && in_[at_] != '>') step();
    if (at_ < in_.size()) ++at_;
  }

  // An "&" in the document.
  void reference(bool in_tag) {
    at_ += expand(rest(), in_tag, 0);
    anchor();
  }

  // Writes what the reference at the start of `text` stands for; says how long the reference is.
  std::size_t expand(std::string_view text, bool in_tag, std::size_t depth) {
    if (text.starts_with("&#")) return character_reference(text);
    const std::string_view name = text.substr(1, name_length(text.substr(1)));
    const std::size_t length = name.size() + 2;
    if (name.empty() || text.size() < length || text[length - 1] != ';') {
      mend();
      return 1;
    }
    const std::string_view whole = text.substr(0, length);
    const auto declared = entities_.find(name);
    if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") {
      out_.text += whole;
    } else if (declared != entities_.end()) {
      replace(declared->second, length, in_tag, depth);
    } else if (const auto* html =
                   htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str()))) {
      append_utf8(out_.text, html->value);
    } else {
      tell("unknown-entity",
           "the entity " + std::string(whole.substr(0, 60)) + " is not declared; its name stays");
      if (spend(4)) out_.text.append("&amp;").append(whole.substr(1));
    }
    return length;
  }

  void mend() {
    tell("bare-ampersand", "an \"&\" that should have been \"&amp;\" was read as one");
    if (spend(4)) out_.text += "&amp;";
  }

  bool spend(std::size_t bytes) {
    expanded_ += bytes;
    if (expanded_ <= limits_.expansion) return true;
    refuse("entities expand to more than " + std::to_string(limits_.expansion) + " bytes");
    return false;
  }

  void replace(const Entity& entity, std::size_t cost, bool in_tag, std::size_t depth) {
    if (entity.external) {
      return tell("external-entity", "an entity outside the document was left out: nothing is ever loaded");
    }
    if (depth >= limits_.entity_depth) {
      return refuse("entities stand in each other more than " + std::to_string(limits_.entity_depth) +
                    " deep");
    }
    if (!spend(cost + entity.value.size())) return;
    for (std::size_t i = 0; i < entity.value.size() && !out_.problem;) {
      const char c = entity.value[i];
      if (c == '&') {
        i += expand(entity.value.substr(i), in_tag, depth + 1);
        continue;
      }
      if (in_tag && c == '"') {
        out_.text += "&quot;";
      } else if (in_tag && c == '\'') {
        out_.text += "&apos;";
      } else {
        out_.text += c;
      }
      ++i;
    }
  }

  std::size_t character_reference(std::string_view text) {
    const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    unsigned long value = 0;
    std::size_t i = hex ? 3 : 2;
    const std::size_t start = i;
    for (; i < text.size() && i < start + 12; ++i) {
      const char c = text[i];
      const int digit = c >= '0' && c <= '9'          ? c - '0'
                        : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                      : -1;
      if (digit < 0) break;
      value = std::min(value * (hex ? 16UL : 10UL) + static_cast<unsigned long>(digit), 0x110000UL);
    }
    if (i == start || i >= text.size() || text[i] != ';') {
      mend();
      return 1;
    }
    if (is_xml_char(value)) {
      out_.text.append("&#").append(hex ? "x" : "").append(text.substr(start, i + 1 - start));
    } else {
      tell("bad-character", "a character that XML forbids was left out");
    }
    return i + 1;
  }

  static constexpr std::size_t kMostAnchors = 1 << 20;  // beyond, offsets are near misses
  std::string_view in_;
  const XmlLimits& limits_;
  Prepared& out_;
  std::size_t at_ = 0;
  std::size_t expanded_ = 0;
  std::map<std::string_view, Entity> entities_;
  std::set<std::string_view> told_;
};

}  // namespace

std::size_t Prepared::origin_of(std::size_t at) const {
  auto after = std::upper_bound(anchors.begin(), anchors.end(), at,
                                [](std::size_t value, const auto& anchor) { return value < anchor.first; });
  if (after == anchors.begin()) return at;
  --after;
  return after->second + (at - after->first);
}

Prepared prepare_xml(std::string_view bytes, const XmlLimits& limits) {
  Prepared out;
  if (bytes.size() > limits.bytes) {
    out.problem = XmlProblem{"record-too-large", "the XML document is larger than the " +
                                                     std::to_string(limits.bytes) + " bytes allowed"};
    return out;
  }
  std::string text = xml_as_utf8(bytes, &out.notices);
  if (const std::size_t dropped = drop_forbidden(text)) {
    out.notices.push_back(
        {"bad-character", std::to_string(dropped) + " bytes that XML forbids were left out"});
  }
  Preparer(text, limits, out).run();
  return out;
}

}  // namespace dateline::readers
