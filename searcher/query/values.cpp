#include "searcher/query/values.h"

#include <algorithm>
#include <charconv>

#include "common/time/civil.h"
#include "common/time/query_dates.h"

namespace dateline::query {
namespace {

constexpr std::uint64_t kMaxNumber = 1'000'000'000'000;

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || text.empty() || value > kMaxNumber) return std::nullopt;
  return value;
}

tl::unexpected<Error> bad_number(std::string message) {
  return fail(ErrorKind::query, "bad-value", std::move(message),
              "write 500, >500, <=500 or 100..200, without separators");
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  return true;
}

Result<NumberRange> comparison(std::string_view op, std::string_view text) {
  const auto value = whole_number(text);
  if (!value) return bad_number("there is no whole number behind " + std::string(op));
  if (op == ">=") return NumberRange{*value, std::nullopt};
  if (op == "<=") return NumberRange{std::nullopt, *value};
  if (op == ">") return NumberRange{*value + 1, std::nullopt};
  if (*value == 0) return bad_number("no number is below 0");
  return NumberRange{std::nullopt, *value - 1};
}

Result<bool> parse_flag(std::string_view text) {
  std::string lower;
  for (const char c : text) lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  if (lower == "true") return true;
  if (lower == "false") return false;
  return fail(ErrorKind::query, "bad-value", "the value is neither true nor false", "write true or false");
}

// published:last week reads as "last", and the word week.
bool lacks_quotes(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; });
}

Error at_value(Error error, const Token& token) {
  error.kind = ErrorKind::query;
  error.column = token.value_column;
  return error;
}

}  // namespace

Result<NumberRange> parse_number_range(std::string_view text) {
  for (const std::string_view op : {">=", "<=", ">", "<"})
    if (take(text, op)) return comparison(op, text);
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto value = whole_number(text);
    if (!value) return bad_number("the value is not a whole number");
    return NumberRange{value, value};
  }
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  NumberRange range{whole_number(left), whole_number(right)};
  if ((!left.empty() && !range.from) || (!right.empty() && !range.to) || (left.empty() && right.empty()))
    return bad_number("the value is not a range of whole numbers");
  if (range.from && range.to && *range.from > *range.to) return bad_number("the range runs backwards");
  return range;
}

Result<Node> field_value(const Token& token, Day today) {
  Node node;
  node.column = token.column;
  node.length = token.length;
  switch (token.field->kind) {
    case FieldKind::entity:
    case FieldKind::facet:
      node.kind = token.field->kind == FieldKind::entity ? NodeKind::entity : NodeKind::facet;
      node.field = token.field;
      node.text = token.text;
      node.flag = node.kind == NodeKind::entity && token.quoted;
      return node;
    case FieldKind::id:
      node.kind = NodeKind::id;
      node.text = token.text;
      return node;
    case FieldKind::date: {
      auto days = parse_query_date(token.text, today);
      if (!days) {
        if (lacks_quotes(token.text))
          days.error().hint = "put words in quotes: " + std::string(token.field->name) + ":\"last week\"";
        return tl::unexpected(at_value(std::move(days.error()), token));
      }
      node.kind = token.field->name == "about" ? NodeKind::about : NodeKind::published;
      node.days = *days;
      // Past the ends of the calendar there is no day to write, and nothing to find.
      if ((days->from && *days->from > kMaxDay) || (days->to && *days->to < kMinDay)) {
        node.kind = NodeKind::none;
        node.days = {};
      }
      return node;
    }
    case FieldKind::number: {
      auto range = parse_number_range(token.text);
      if (!range) return tl::unexpected(at_value(std::move(range.error()), token));
      node.kind = NodeKind::wordcount;
      node.numbers = *range;
      return node;
    }
    case FieldKind::flag: {
      auto flag = parse_flag(token.text);
      if (!flag) return tl::unexpected(at_value(std::move(flag.error()), token));
      node.kind = NodeKind::undated;
      node.flag = *flag;
      return node;
    }
    case FieldKind::text:
      break;  // a part of the text has no values, only operands
  }
  return fail(ErrorKind::internal, "internal", "a text field has no value", "");
}

}  // namespace dateline::query
