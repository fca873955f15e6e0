#include "indexer/enrich/date_in_text_line.h"

#include "common/time/date_tokens.h"

namespace dateline {
namespace {

// A weekday's name that stands by itself; the second word of SANTO DOMINGO is none.
bool is_weekday(const DateTokens& tokens, std::size_t at) {
  return tokens[at].weekday >= 0 && (at == 0 || !tokens[at - 1].is_word());
}

// The weekday that ends right before token `at`: its token, or `at` where there is none.
std::size_t weekday_before(const DateTokens& tokens, std::size_t at) {
  std::size_t i = at;
  while (i > 0 && at - i < 2 && (tokens[i - 1].is(',') || tokens[i - 1].is('.'))) --i;
  return i > 0 && is_weekday(tokens, i - 1) ? i - 1 : at;
}

}  // namespace

std::optional<LineDate> date_within(std::string_view line) {
  const DateTokens tokens(line);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is_number() && tokens[i].month == 0) continue;
    const DateReading r = read_date(tokens, i);
    if (!r) continue;
    LineDate date{r.fields, 0, tokens[r.next - 1].end};
    const std::size_t weekday = weekday_before(tokens, i);
    if (weekday != i) date.fields.weekday = tokens[weekday].weekday;
    date.begin = tokens[weekday].begin;
    return date;
  }
  return std::nullopt;
}

std::optional<LineDate> weekday_within(std::string_view line) {
  const DateTokens tokens(line);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    // Three letters can be a name's beginning ("SAN", "SUN CITY"); a dateline writes its weekday out.
    if (!is_weekday(tokens, i) || tokens[i].length < 5) continue;
    LineDate date;
    date.fields.weekday = tokens[i].weekday;
    date.begin = tokens[i].begin;
    date.end = tokens[i].end;
    return date;
  }
  return std::nullopt;
}

}  // namespace dateline
