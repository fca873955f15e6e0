#include "searcher/match/derived_values.h"

#include "common/text/fold.h"
#include "common/time/civil.h"

namespace dateline {
namespace {

std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "2015" or "2015-09" or "2015-09-29" as the days it covers.
std::optional<DayRange> days_of(std::string_view value) {
  const auto year = digits(value.substr(0, 4));
  if (!year || *year < kMinYear) return std::nullopt;
  if (value.size() == 4) return DayRange{day_from_civil(*year, 1, 1), day_from_civil(*year, 12, 31)};
  const auto month = value.size() >= 7 && value[4] == '-' ? digits(value.substr(5, 2)) : std::nullopt;
  if (!month || month_length(*year, *month) == 0) return std::nullopt;
  if (value.size() == 7) {
    const Day first = day_from_civil(*year, *month, 1);
    return DayRange{first, last_of_month(first)};
  }
  const auto day = value.size() == 10 && value[7] == '-' ? digits(value.substr(8, 2)) : std::nullopt;
  if (!day || !is_date(*year, *month, *day)) return std::nullopt;
  const Day at = day_from_civil(*year, *month, *day);
  return DayRange{at, at};
}

std::size_t value_length(Facet facet) {
  switch (facet) {
    case Facet::year:
    case Facet::about_year: return 4;
    case Facet::month:
    case Facet::about_month: return 7;
    default: return 10;
  }
}

bool is_about(Facet facet) { return facet == Facet::about_year || facet == Facet::about_month; }

bool is_single_day(const archive::Columns& columns, archive::Row row) {
  return columns.days()[row] != archive::kUndated && columns.last_day(row) == columns.days()[row];
}

}  // namespace

DerivedValue::DerivedValue(Facet facet, std::string_view value) : facet_(facet) {
  if (facet == Facet::weekday) {
    for (int i = 0; i < 7; ++i) {
      if (text::fold(weekday_name(i)) != text::fold(value)) continue;
      weekday_ = static_cast<unsigned>(i);
      valid_ = true;
    }
    return;
  }
  if (value.size() != value_length(facet)) return;
  if (const auto days = days_of(value)) {
    days_ = *days;
    valid_ = true;
  }
}

bool DerivedValue::holds(const archive::Columns& columns, archive::Row row) const {
  if (!valid_) return false;
  if (facet_ == Facet::weekday) {
    return is_single_day(columns, row) && static_cast<unsigned>(weekday_of(columns.days()[row])) == weekday_;
  }
  if (is_about(facet_)) {
    for (std::uint32_t i = columns.mention_offsets()[row]; i < columns.mention_offsets()[row + 1]; ++i)
      if (days_.contains(columns.mention_from()[i], columns.mention_to()[i])) return true;
    return false;
  }
  const Day day = columns.days()[row];
  return day != archive::kUndated && days_.contains(day, columns.last_day(row));
}

bool has_derived_value(Facet facet, const archive::Columns& columns, archive::Row row) {
  if (is_about(facet)) {
    for (std::uint32_t i = columns.mention_offsets()[row]; i < columns.mention_offsets()[row + 1]; ++i) {
      const std::string from = derived_value(facet, columns.mention_from()[i]);
      if (from == derived_value(facet, columns.mention_to()[i])) return true;
    }
    return false;
  }
  const Day day = columns.days()[row];
  if (day == archive::kUndated) return false;
  switch (facet) {
    case Facet::year: return true;
    case Facet::month: return columns.precision(row) != Precision::year;
    default: return is_single_day(columns, row);
  }
}

std::string derived_value(Facet facet, Day day) {
  if (facet == Facet::weekday) return std::string(weekday_name(weekday_of(day)));
  return format_day(day).substr(0, value_length(facet));
}

}  // namespace dateline
