#include "indexer/enrich/date_in_path.h"

#include <array>
#include <cstddef>

#include "common/time/civil.h"
#include "common/time/date_words.h"

namespace dateline {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;  // beyond, eight digits are a number and not a date

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

int month_of(std::string_view letters) {
  std::array<char, 12> folded{};
  if (letters.size() < 3 || letters.size() > folded.size()) return 0;
  for (std::size_t i = 0; i < letters.size(); ++i) folded[i] = lower(letters[i]);
  return month_named({folded.data(), letters.size()});
}

struct Match {
  DateFields fields;
  std::size_t end = 0;  // 0: no match
};

// Reads dates that begin at a given byte of one name. Positions past the end read as '\0'.
class Name {
 public:
  explicit Name(std::string_view text) : text_(text) {}

  Match match_at(std::size_t at) const {
    const std::size_t run = digits(at);
    Match m;
    if (run == 4) {
      m = year_first(at);
    } else if (run == 8) {
      m = compact(at);
    } else if (run == 1 || run == 2) {
      m = day_first(at, run);
    } else if (run == 0 && is_letter(byte(at))) {
      m = month_first(at);
    }
    // A year that no newspaper has, and a year with more digits glued to it, are numbers of another kind.
    if (m.end == 0 || m.fields.year < kFirstYear || m.fields.year > kLastYear || is_digit(byte(m.end)))
      return {};
    return m;
  }

  std::size_t digits(std::size_t at) const {
    std::size_t n = 0;
    while (is_digit(byte(at + n))) ++n;
    return n;
  }
  std::size_t letters(std::size_t at) const {
    std::size_t n = 0;
    while (is_letter(byte(at + n))) ++n;
    return n;
  }
  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  int number(std::size_t at, std::size_t n) const {
    int value = 0;
    for (std::size_t i = 0; i < n; ++i) value = value * 10 + (text_[at + i] - '0');
    return value;
  }

 private:
  static bool separates(char c) { return c == '-' || c == '_' || c == '.' || c == ' ' || c == ','; }
  std::size_t skip_separator(std::size_t at) const { return separates(byte(at)) ? at + 1 : at; }
  bool is_short(std::size_t at) const {
    const std::size_t n = digits(at);
    return n == 1 || n == 2;
  }

  // The name of a month at `at`: its number and the byte behind it.
  struct MonthWord {
    int month = 0;
    std::size_t end = 0;
  };
  MonthWord month_word(std::size_t at) const {
    const std::size_t n = letters(at);
    return {n == 0 ? 0 : month_of(text_.substr(at, n)), at + n};
  }

  static Match made(int year, int month, int day, std::size_t end) {
    Match m;
    m.fields.year = year;
    m.fields.month = month;
    m.fields.day = day;
    m.end = end;
    return m;
  }

  Match year_first(std::size_t at) const {
    const int year = number(at, 4);
    const char mark = byte(at + 4);
    if (separates(mark) && is_short(at + 5)) {
      const std::size_t month_end = at + 5 + digits(at + 5);
      if (byte(month_end) != mark || !is_short(month_end + 1)) return {};
      const std::size_t end = month_end + 1 + digits(month_end + 1);
      return made(year, number(at + 5, month_end - at - 5), number(month_end + 1, end - month_end - 1), end);
    }
    const MonthWord month = month_word(skip_separator(at + 4));
    const std::size_t day = skip_separator(month.end);
    if (month.month == 0 || !is_short(day)) return {};
    return made(year, month.month, number(day, digits(day)), day + digits(day));
  }

  Match compact(std::size_t at) const {
    const Match m = made(number(at, 4), number(at + 4, 2), number(at + 6, 2), at + 8);
    return is_date(m.fields.year, m.fields.month, m.fields.day) ? m : Match{};
  }

  Match day_first(std::size_t at, std::size_t run) const {
    const int first = number(at, run);
    const MonthWord month = month_word(skip_separator(at + run));
    if (month.month != 0) {
      const std::size_t year = skip_separator(month.end);
      return digits(year) == 4 ? made(number(year, 4), month.month, first, year + 4) : Match{};
    }
    const char mark = byte(at + run);
    const std::size_t middle = at + run + 1;
    if (!separates(mark) || !is_short(middle)) return {};
    const std::size_t year = middle + digits(middle) + 1;
    if (byte(year - 1) != mark || digits(year) != 4) return {};
    const int second = number(middle, digits(middle));
    const bool month_leads = first <= 12 && second > 12;
    Match m = made(number(year, 4), month_leads ? first : second, month_leads ? second : first, year + 4);
    m.fields.ambiguous = first <= 12 && second <= 12 && first != second;
    return m;
  }

  Match month_first(std::size_t at) const {
    const MonthWord month = month_word(at);
    const std::size_t day = skip_separator(month.end);
    if (month.month == 0 || !is_short(day)) return {};
    const std::size_t day_end = day + digits(day);
    const std::size_t year = skip_separator(skip_separator(day_end));
    if (year == day_end || digits(year) != 4) return {};
    return made(number(year, 4), month.month, number(day, day_end - day), year + 4);
  }

  std::string_view text_;
};

bool possible(const DateFields& f) { return !f.ambiguous && is_date(f.year, f.month, f.day < 0 ? 1 : f.day); }

// A checksum or a key: a long run of hexadecimal digits with letters among them. Its digits mean nothing.
bool is_hexadecimal(std::string_view run) {
  if (run.size() < 16) return false;
  bool letter = false;
  for (const char c : run) {
    const char l = lower(c);
    if (is_letter(c)) {
      if (l > 'f') return false;
      letter = true;
    }
  }
  return letter;
}

// "2015-09": -1 where it is something else.
int month_of_year_month(std::string_view text) {
  const Name name(text);
  if (text.size() != 7 || name.digits(0) != 4 || name.digits(5) != 2) return -1;
  if (text[4] != '-' && text[4] != '_') return -1;
  const int month = name.number(5, 2);
  const int year = name.number(0, 4);
  return month >= 1 && month <= 12 && year >= kFirstYear && year <= kLastYear ? month : -1;
}

PathDate found(int year, int month, int day, std::string_view text) {
  PathDate date;
  date.fields.year = year;
  date.fields.month = month;
  date.fields.day = day;
  date.text = text;
  return date;
}

std::string_view without_container_suffix(std::string_view name) {
  constexpr std::array<std::string_view, 11> kSuffixes = {".tar", ".gz",   ".bz2", ".xz", ".zst", ".zip",
                                                          ".tgz", ".tbz2", ".txz", ".Z",  ".warc"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view suffix : kSuffixes) {
      if (name.size() > suffix.size() && name.ends_with(suffix)) {
        name.remove_suffix(suffix.size());
        again = true;
      }
    }
  }
  return name;
}

// One directory's name, read once for each role it can play.
struct Component {
  std::string_view text;
  int year = -1;
  int month = -1;
  int day = -1;

  Component() = default;
  Component(std::string_view name, int last_year) : text(without_container_suffix(name)) {
    const Name reader(text);
    const std::size_t run = reader.digits(0);
    if (run == text.size() && run == 4) {
      const int value = reader.number(0, 4);
      if (value >= kFirstYear && value <= last_year) year = value;
    } else if (run == text.size() && (run == 1 || run == 2)) {
      const int value = reader.number(0, run);
      if (value >= 1 && value <= 12) month = value;
      if (value >= 1 && value <= 31) day = value;
    } else if (run == 0 && text.size() >= 3 && reader.letters(0) == text.size()) {
      if (const int named = month_of(text); named != 0) month = named;
    }
  }
};

std::string_view between(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

}  // namespace

std::optional<PathDate> date_in_file_name(std::string_view name) {
  const std::string_view stem = name.substr(0, name.find('.'));
  if (const int month = month_of_year_month(stem); month > 0)
    return found(Name(stem).number(0, 4), month, -1, stem);

  const Name reader(name);
  std::optional<PathDate> impossible;
  std::size_t alnum_end = 0;  // of the run of letters and digits around `at`
  for (std::size_t at = 0; at < name.size();) {
    const bool digit = is_digit(name[at]);
    if (!digit && !is_letter(name[at])) {
      ++at;
      continue;
    }
    if (at >= alnum_end) {
      alnum_end = at;
      while (is_digit(reader.byte(alnum_end)) || is_letter(reader.byte(alnum_end))) ++alnum_end;
      if (is_hexadecimal(name.substr(at, alnum_end - at))) {
        at = alnum_end;
        continue;
      }
    }
    if (const Match m = reader.match_at(at); m.end != 0) {
      const PathDate date{m.fields, name.substr(at, m.end - at)};
      if (possible(m.fields)) return date;
      if (!impossible) impossible = date;
    }
    at += digit ? reader.digits(at) : reader.letters(at);
  }
  return impossible;
}

std::optional<PathDate> date_in_directories(std::string_view path, int last_year) {
  Component parents[2];  // [0] above the one read, [1] above that
  const auto cut = [](std::string_view& rest) -> std::string_view {
    while (rest.ends_with('/')) rest.remove_suffix(1);
    const std::size_t slash = rest.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? rest : rest.substr(slash + 1);
    rest.remove_suffix(last.size());
    return last;
  };

  std::string_view rest = path;
  Component c(cut(rest), last_year);
  for (Component& parent : parents) parent = Component(cut(rest), last_year);
  while (!c.text.empty()) {
    if (const Match whole = Name(c.text).match_at(0); whole.end == c.text.size())
      return PathDate{whole.fields, c.text};
    if (c.day > 0) {
      if (parents[0].month > 0 && parents[1].year > 0) {
        return found(parents[1].year, parents[0].month, c.day, between(parents[1].text, c.text));
      }
      if (const int month = month_of_year_month(parents[0].text); month > 0) {
        return found(Name(parents[0].text).number(0, 4), month, c.day, between(parents[0].text, c.text));
      }
    }
    if (c.month > 0 && parents[0].year > 0)
      return found(parents[0].year, c.month, -1, between(parents[0].text, c.text));
    if (const int month = month_of_year_month(c.text); month > 0)
      return found(Name(c.text).number(0, 4), month, -1, c.text);
    if (c.year > 0) return found(c.year, -1, -1, c.text);
    c = parents[0];
    parents[0] = parents[1];
    parents[1] = Component(cut(rest), last_year);
  }
  return std::nullopt;
}

}  // namespace dateline
