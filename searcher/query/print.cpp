#include "searcher/query/print.h"

#include <algorithm>

#include "common/time/civil.h"
#include "searcher/query/characters.h"

namespace dateline {
namespace {

using query::Characters;

// A value in quotes. In phrases * and ? are escaped where the lexer would take them for wildcards.
std::string quoted(const std::string& text, bool phrase) {
  const Characters c = query::decode(text).characters;
  const auto letter = [&](std::size_t i) { return query::is_letter_or_digit(c.at(i)); };
  std::string out = "\"";
  for (std::size_t i = 0; i < c.size(); ++i) {
    const std::string_view raw = c.raw(i, i + 1);
    const bool left = i > 0 && letter(i - 1);
    const bool star = phrase && raw == "*" && (left || letter(i + 1));
    const bool question = phrase && raw == "?" && left && letter(i + 1);
    if (raw == "\"" || raw == "\\" || star || question) out.push_back('\\');
    out.append(raw);
  }
  out.push_back('"');
  return out;
}

// Can stand without quotes behind = and name:.
bool is_simple(const std::string& text) {
  const Characters c = query::decode(text).characters;
  const auto simple = [](char32_t p) {
    return query::is_letter_or_digit(p) || p == U'-' || p == U'.' || p == U'\'';
  };
  return c.size() > 0 && std::all_of(c.points.begin(), c.points.end(), simple) &&
         c.bytes == c.text(0, c.size());
}

std::string value_text(const std::string& text) { return is_simple(text) ? text : quoted(text, false); }

std::string range(const std::optional<std::string>& from, const std::optional<std::string>& to) {
  if (from && to && *from == *to) return *from;
  return from.value_or("") + ".." + to.value_or("");
}

std::string days_text(const DayRange& days) {
  const auto text = [](const std::optional<Day>& day) {
    return day ? std::optional<std::string>(format_day(*day)) : std::nullopt;
  };
  return range(text(days.from), text(days.to));
}

std::string numbers_text(const NumberRange& numbers) {
  const auto text = [](const std::optional<std::uint64_t>& n) {
    return n ? std::optional<std::string>(std::to_string(*n)) : std::nullopt;
  };
  return range(text(numbers.from), text(numbers.to));
}

std::string joint(const Node& node) {
  switch (node.kind) {
    case NodeKind::and_:
      return " AND ";
    case NodeKind::or_:
      return " OR ";
    case NodeKind::near:
      return " w/" + std::to_string(node.n) + " ";
    case NodeKind::before:
      return " pre/" + std::to_string(node.n) + " ";
    case NodeKind::same_sentence:
      return " w/s ";
    case NodeKind::same_paragraph:
      return " w/p ";
    default:
      return {};
  }
}

void print_to(std::string& out, const Node& node);

void print_operand(std::string& out, const Node& node) {
  const bool group = !joint(node).empty();
  if (group) out.push_back('(');
  print_to(out, node);
  if (group) out.push_back(')');
}

void print_joined(std::string& out, const Node& node) {
  const std::string between = joint(node);
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0) out += between;
    print_operand(out, node.children[i]);
  }
}

std::string leaf(const Node& node) {
  const auto field = [&] { return std::string(node.field->name) + ":"; };
  switch (node.kind) {
    case NodeKind::all:
      return "*";
    case NodeKind::none:
      return "NOT *";
    case NodeKind::word:
    case NodeKind::wildcard:
      return node.text;
    case NodeKind::phrase:
      return quoted(node.text, true);
    case NodeKind::exact:
      return "=" + (is_simple(node.text) ? node.text : quoted(node.text, true));
    case NodeKind::fuzzy:
      return node.text + (node.n == 1 ? "~" : "~" + std::to_string(node.n));
    case NodeKind::entity:
      return field() + (node.flag ? quoted(node.text, false) : node.text);
    case NodeKind::facet:
      return field() + value_text(node.text);
    case NodeKind::published:
      return "published:" + days_text(node.days);
    case NodeKind::about:
      return "about:" + days_text(node.days);
    case NodeKind::wordcount:
      return "wordcount:" + numbers_text(node.numbers);
    case NodeKind::undated:
      return node.flag ? "undated:true" : "undated:false";
    case NodeKind::id:
      return "id:" + value_text(node.text);
    default:
      return {};
  }
}

void print_to(std::string& out, const Node& node) {
  switch (node.kind) {
    case NodeKind::and_:
    case NodeKind::or_:
    case NodeKind::near:
    case NodeKind::before:
    case NodeKind::same_sentence:
    case NodeKind::same_paragraph:
      return print_joined(out, node);
    case NodeKind::not_:
      out += "NOT ";
      return print_operand(out, node.children.front());
    case NodeKind::at_least:
      out += "atleast" + std::to_string(node.n) + "(";
      print_to(out, node.children.front());
      out += ")";
      return;
    case NodeKind::in_part:
      out += std::string(node.field->name) + ":";
      // NOT takes what follows a space; behind a colon it would be a word.
      if (node.children.front().kind == NodeKind::not_) {
        out += "(";
        print_to(out, node.children.front());
        out += ")";
        return;
      }
      return print_operand(out, node.children.front());
    default:
      out += leaf(node);
      return;
  }
}

void dump_to(std::string& out, const Node& node, std::size_t level) {
  out.append(level * 2, ' ').append(node_name(node.kind));
  if (node.n > 0) out.append(" ").append(std::to_string(node.n));
  if (node.field != nullptr) out.append(" ").append(node.field->name);
  switch (node.kind) {
    case NodeKind::entity:
      out.append(node.flag ? " name" : " word");
      [[fallthrough]];
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::exact:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::facet:
    case NodeKind::id:
      out.append(" ").append(query::display_quoted(node.text));
      break;
    case NodeKind::published:
    case NodeKind::about:
      out.append(" ").append(days_text(node.days));
      break;
    case NodeKind::wordcount:
      out.append(" ").append(numbers_text(node.numbers));
      break;
    case NodeKind::undated:
      out.append(node.flag ? " true" : " false");
      break;
    default:
      break;
  }
  out.push_back('\n');
  for (const Node& child : node.children) dump_to(out, child, level + 1);
}

}  // namespace

std::string print(const Node& node) {
  std::string out;
  print_to(out, node);
  return out;
}

std::string dump(const Node& node) {
  std::string out;
  dump_to(out, node, 0);
  return out;
}

namespace query {

std::string display_quoted(std::string_view text) {
  const Characters c = decode(text).characters;
  std::string out = "\"";
  for (std::size_t i = 0; i < c.size(); ++i) {
    const std::string_view raw = c.raw(i, i + 1);
    if (raw == "\"" || raw == "\\") out.push_back('\\');
    if (c.points[i] < 0x20 || (c.points[i] >= 0x7F && c.points[i] < 0xA0)) {
      static constexpr char kHex[] = "0123456789abcdef";
      out.append("\\x").append(1, kHex[c.points[i] >> 4]).append(1, kHex[c.points[i] & 15]);
    } else {
      out.append(raw);
    }
  }
  out.push_back('"');
  return out;
}

}  // namespace query
}  // namespace dateline
