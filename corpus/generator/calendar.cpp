#include "corpus/generator/calendar.h"

#include <algorithm>
#include <array>

#include "corpus/generator/random.h"

namespace dateline::corpus {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year_month_day;

// Sunday first, as std::chrono::weekday counts.
constexpr std::array<std::uint32_t, 7> kWeekdays = {58, 100, 104, 106, 105, 98, 52};
constexpr std::array<std::uint32_t, 24> kHours = {14, 11, 9,  9,  12, 22, 36, 48, 58, 66, 72, 74,
                                                  72, 72, 74, 74, 72, 68, 60, 50, 42, 34, 26, 19};

std::uint32_t weight(sys_days day, std::uint64_t seed) {
  const year_month_day date(day);
  std::uint32_t weight = kWeekdays[std::chrono::weekday(day).c_encoding()];
  if (date.month() == std::chrono::August) weight = weight * 85 / 100;
  Random chance(mix(seed, static_cast<std::uint64_t>(day.time_since_epoch().count())));
  weight = weight * (90 + chance.below(21));  // from here in hundredths
  return chance.chance(1, 100) ? weight * 2 : weight;
}

// A share of 2^32 of a day as a second of it, by the weights of the hours.
std::int64_t second_of_day(std::uint64_t share) {
  std::uint64_t total = 0;
  for (const std::uint32_t w : kHours) total += w;
  std::uint64_t at = share * total;  // of total * 2^32
  std::int64_t hour = 0;
  for (const std::uint64_t w : kHours) {
    const std::uint64_t width = w << 32;
    if (at < width) return hour * 3600 + static_cast<std::int64_t>(at / w * 3600 >> 32);
    at -= width;
    ++hour;
  }
  return 86'399;
}

void append_padded(std::uint32_t value, int width, std::string& out) {
  const std::string digits = std::to_string(value);
  out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits.size()))), '0');
  out += digits;
}

}  // namespace

Calendar::Calendar(sys_days from, sys_days to, std::uint64_t articles, std::uint64_t seed)
    : from_(from), articles_(articles), seed_(mix(seed, 0x63616c656e646172U)) {
  before_.push_back(0);
  for (sys_days day = from; day <= to; day += days(1)) before_.push_back(before_.back() + weight(day, seed_));
}

sys_seconds Calendar::published(std::uint64_t n) const {
  // Article n falls anywhere in the n-th of `articles` equal shares of the whole weight.
  using Wide = unsigned __int128;
  const Wide place = (static_cast<Wide>(n) << 32) + (mix(seed_, n) >> 32);
  const Wide at = place * before_.back() / articles_;  // in 2^-32 of a unit of weight
  const auto unit = static_cast<std::uint64_t>(at >> 32);
  const auto day =
      static_cast<std::size_t>(std::upper_bound(before_.begin(), before_.end(), unit) - before_.begin() - 1);
  const Wide within = at - (static_cast<Wide>(before_[day]) << 32);
  const auto share = static_cast<std::uint64_t>(within / (before_[day + 1] - before_[day]));
  return from_ + days(static_cast<int>(day)) + std::chrono::seconds(second_of_day(share));
}

std::string to_iso(sys_seconds at) {
  const auto day = std::chrono::floor<days>(at);
  const year_month_day date(day);
  const auto second = static_cast<std::uint32_t>((at - day).count());
  std::string out;
  append_padded(static_cast<std::uint32_t>(static_cast<int>(date.year())), 4, out);
  out += '-';
  append_padded(static_cast<unsigned>(date.month()), 2, out);
  out += '-';
  append_padded(static_cast<unsigned>(date.day()), 2, out);
  out += 'T';
  append_padded(second / 3600, 2, out);
  out += ':';
  append_padded(second / 60 % 60, 2, out);
  out += ':';
  append_padded(second % 60, 2, out);
  out += 'Z';
  return out;
}

}  // namespace dateline::corpus
