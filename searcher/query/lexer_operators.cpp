// Words that are operators: AND OR NOT, w/5 and its kin, atleast3( ).
#include <algorithm>

#include "searcher/query/lexer.h"
#include "searcher/query/tree.h"

namespace dateline::query {
namespace {

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

}  // namespace

bool Lexer::operator_word(std::size_t end) {
  if (equals(at_, end, "AND")) return emit(TokenKind::and_, at_, end), true;
  if (equals(at_, end, "OR")) return emit(TokenKind::or_, at_, end), true;
  if (equals(at_, end, "NOT")) return emit(TokenKind::not_, at_, end), true;
  return proximity_word(end);
}

// w/5 NEAR/5 pre/5 ADJ/5 in either case, w/s and w/p, and NEAR and ADJ alone in capitals.
bool Lexer::proximity_word(std::size_t end) {
  if (equals(at_, end, "NEAR") || equals(at_, end, "ADJ")) {
    const bool any_order = text_.at(at_) == U'N';
    if (!after_field_)
      diagnostics_.notice("default-distance",
                          std::string(any_order ? "NEAR is read as NEAR/" : "ADJ is read as ADJ/") +
                              std::to_string(kDefaultDistance) + "; quote it to search for the word",
                          at_);
    emit(any_order ? TokenKind::near : TokenKind::before, at_, end).n = kDefaultDistance;
    return true;
  }
  std::string name;
  std::size_t i = at_;
  for (; i < end && text_.at(i) != U'/'; ++i) {
    if (text_.at(i) > 0x7F || name.size() == 4) return false;
    name.push_back(static_cast<char>(lower(text_.at(i))));
  }
  if (i + 1 >= end) return false;
  const bool near = name == "w" || name == "near";
  if (!near && name != "pre" && name != "adj") return false;
  const std::size_t number = i + 1;
  if (name == "w" && number + 1 == end) {
    const char32_t unit = lower(text_.at(number));
    if (unit == U's') return emit(TokenKind::same_sentence, at_, end), true;
    if (unit == U'p') return emit(TokenKind::same_paragraph, at_, end), true;
  }
  unsigned distance = 0;
  for (i = number; i < end; ++i) {
    if (!is_digit(text_.at(i))) return false;
    distance = std::min(distance * 10 + static_cast<unsigned>(text_.at(i) - U'0'), kMaxDistance + 1);
  }
  const unsigned allowed = std::clamp(distance, 1u, kMaxDistance);
  if (distance != allowed && !after_field_)
    diagnostics_.fault("bad-distance", "a distance is a number from 1 to " + std::to_string(kMaxDistance),
                       "neighbours are 1 apart: w/1", number, "read as " + std::to_string(allowed));
  emit(near ? TokenKind::near : TokenKind::before, at_, end).n = allowed;
  return true;
}

bool Lexer::at_least_word(std::size_t end) {
  static constexpr std::string_view kName = "atleast";
  if (text_.at(end) != U'(' || end - at_ < kName.size()) return false;
  for (std::size_t i = 0; i < kName.size(); ++i)
    if (lower(text_.at(at_ + i)) != static_cast<char32_t>(kName[i])) return false;
  const std::size_t number = at_ + kName.size();
  unsigned count = 0;
  for (std::size_t i = number; i < end; ++i) {
    if (!is_digit(text_.at(i))) return false;
    count = std::min(count * 10 + static_cast<unsigned>(text_.at(i) - U'0'), kMaxAtLeast + 1);
  }
  const unsigned allowed = std::clamp(count, 1u, kMaxAtLeast);
  if (count != allowed)
    diagnostics_.fault("bad-count", "atleast takes a number from 1 to " + std::to_string(kMaxAtLeast),
                       "for example atleast3(sanctions)", number, "read as " + std::to_string(allowed));
  const Field* field = after_field_;
  emit(TokenKind::at_least, at_, end).n = allowed;
  after_field_ = field;  // the parenthesis that follows stands under it
  return true;
}

}  // namespace dateline::query
