#include "indexer/enrich/dates/around.h"

#include <algorithm>
#include <cctype>

namespace dateline::dates {

bool is(std::string_view word, std::initializer_list<std::string_view> any) {
  return std::any_of(any.begin(), any.end(), [&](std::string_view w) {
    return w.size() == word.size() && std::equal(w.begin(), w.end(), word.begin(), [](char x, char y) {
             return x == std::tolower(static_cast<unsigned char>(y));
           });
  });
}

bool is_mark(const Token* t, std::string_view marks) {
  return t != nullptr && t->kind == TokenKind::mark && marks.find(t->mark) != std::string_view::npos;
}

bool stands_alone(const Scene& s) {
  const Token* before = s.token_before();
  if (before != nullptr) {
    if (is_mark(before, "$#")) return false;
    if (s.tokens[s.begin].glued) {
      if (before->kind != TokenKind::mark || is_mark(before, "./:+%_@=&,*")) return false;
      if (before->mark == '-' && before->glued) {
        const Token* prefix = s.token_before(2);
        if (!is(s.word(prefix), {"pre", "post", "mid", "early", "late"})) return false;
      }
    }
  }
  const Token* after = s.token_after();
  if (is_mark(after, "%")) return false;
  if (after != nullptr && after->glued) {
    if (after->kind != TokenKind::mark) return false;
    const Token* next = s.token_after(2);
    const bool digit_next = next != nullptr && next->glued && (next->kind == TokenKind::number || next->kind == TokenKind::amount);
    if (digit_next && is_mark(after, "-/.:,")) return false;
  }
  return true;
}

bool counts_something(const Scene& s) {
  const Token* next = s.token_after();
  if (next == nullptr || next->kind != TokenKind::word) return next != nullptr && next->mark == '$';
  return (s.after() & kQuantity) != 0;
}

int two_digit_year(const Scene& s, int yy) {
  const int pivot = s.today ? civil_of(*s.today).year + 20 : 2050;
  return pivot - (pivot % 100 - yy + 100) % 100;
}

}  // namespace dateline::dates
