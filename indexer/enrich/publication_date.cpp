#include "indexer/enrich/publication_date.h"

#include <cstdlib>
#include <string>
#include <utility>

#include "common/time/civil.h"
#include "common/time/date_fields.h"
#include "common/time/make_moment.h"
#include "common/time/parse_moment.h"
#include "indexer/enrich/date_in_path.h"
#include "indexer/enrich/date_in_text_line.h"
#include "indexer/enrich/date_in_top_matter.h"

namespace dateline {
namespace {

constexpr Day kHalfYear = 183;
constexpr Day kNearNewYear = 45;

struct Split {
  std::string_view directories;
  std::string_view name;
};
Split split(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {{}, path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

class Ladder {
 public:
  Ladder(const Article& article, std::string_view path, std::string_view member,
         const std::optional<Moment>& option, Day today, const Zone& zone)
      : article_(article), option_(option), today_(today), zone_(zone) {
    const Split outer = split(path);
    if (member.empty()) {
      file_name_ = outer.name;
      directories_ = outer.directories;
      return;
    }
    const Split inner = split(member);
    file_name_ = inner.name;
    directories_.reserve(path.size() + member.size() + 1);
    directories_.append(path).append("/").append(inner.directories);
  }

  PublicationDate climb() {
    if (article_.published.known()) return settle(article_.published, DateSource::metadata);
    if (const auto moment = from_text()) return settle(*moment, DateSource::dateline);
    if (const auto moment = checked(in_file_name())) return settle(*moment, DateSource::filename);
    if (const auto moment = checked(in_directories())) return settle(*moment, DateSource::directory);
    if (option_ && option_->known()) return settle(*option_, DateSource::option);
    return settle(Moment{}, DateSource::none);
  }

 private:
  PublicationDate settle(const Moment& moment, DateSource source) {
    return {moment, source, std::move(notices_)};
  }

  void note(std::string code, std::string message) {
    notices_.push_back({std::move(code), std::move(message)});
  }

  // A date that may stand, or nullopt and a notice.
  std::optional<Moment> checked(const Result<Moment>& moment, std::string_view text) {
    if (!moment) {
      if (moment.error().code != "unreadable-date") note(moment.error().code, moment.error().message);
      return std::nullopt;
    }
    if (moment->first > today_ + 1) {
      note("future-date", quoted(text) + " lies after tomorrow and is not taken for the publication date");
      return std::nullopt;
    }
    return *moment;
  }
  std::optional<Moment> checked(const std::optional<PathDate>& date) {
    if (!date) return std::nullopt;
    return checked(date_moment(date->fields, zone_, date->text), date->text);
  }

  std::optional<PathDate> in_file_name() const { return date_in_file_name(file_name_); }
  std::optional<PathDate> in_directories() const {
    return date_in_directories(directories_, civil_of(today_).year + 1);
  }

  // The record's own dateline, then the date line and the dateline at the top of the body.
  std::optional<Moment> from_text() {
    if (const auto moment = from_line(article_.dateline)) return moment;
    const TopMatter top = find_top_matter(article_.body);
    if (!top.date.empty()) {
      const auto moment = parse_moment(top.date, zone_);
      if (moment || moment.error().code != "unreadable-date") {
        if (const auto usable = checked(moment, top.date)) return usable;
      } else if (const auto usable = from_line(top.date)) {
        return usable;
      }
    }
    return top.dateline.empty() || top.dateline == article_.dateline ? std::nullopt : from_line(top.dateline);
  }

  std::optional<Moment> from_line(std::string_view line) {
    if (line.empty()) return std::nullopt;
    auto date = date_within(line.substr(0, kTopBytes));
    if (!date) return std::nullopt;
    const std::string_view text = line.substr(date->begin, date->end - date->begin);
    if (date->fields.year < 0) {
      const auto year = year_for(date->fields, text);
      if (!year) return std::nullopt;
      date->fields.year = *year;
    }
    return checked(date_moment(date->fields, zone_, text), text);
  }

  // What a lower rung says, without notices: the rung speaks for itself when its turn comes.
  std::optional<Moment> hint() const {
    for (const auto& date : {in_file_name(), in_directories()}) {
      if (!date) continue;
      const auto moment = date_moment(date->fields, zone_, date->text);
      if (moment && moment->first <= today_ + 1) return *moment;
    }
    return option_ && option_->known() ? option_ : std::nullopt;
  }

  // The year of a day and month that were written without one: that of the hint, or its neighbour where the
  // two lie on either side of a new year. nullopt, with a notice where there is something to say, if that
  // leaves doubt.
  std::optional<int> year_for(const DateFields& fields, std::string_view text) {
    const auto near = hint();
    if (!near) return std::nullopt;
    const int year = civil_of(near->first).year;
    const auto in_year = [&](int y) { return day_of(y, fields.month, fields.day); };
    const auto fits = [&](const std::optional<Day>& day) {
      return day && (fields.weekday < 0 || weekday_of(*day) == fields.weekday);
    };
    if (near->precision == Precision::year) {
      if (fits(in_year(year)) || !in_year(year) || fields.weekday < 0) return year;
      note("weekday-mismatch", quoted(text) + " is not a day of " + std::to_string(year));
      return std::nullopt;
    }
    for (const int y : {year, year - 1, year + 1}) {
      const auto day = in_year(y);
      if (!fits(day)) continue;
      const Day distance = *day < near->first  ? near->first - *day
                           : *day > near->last ? *day - near->last
                                               : 0;
      if (distance <= (y == year ? kHalfYear : kNearNewYear)) return y;
    }
    // Far from the hint on both sides, or impossible there: the hint's year, and the check of the date
    // decides.
    if (fields.weekday >= 0 && in_year(year) && !fits(in_year(year))) {
      note("weekday-mismatch", quoted(text) + " does not agree with " + near->to_text());
      return std::nullopt;
    }
    return year;
  }

  const Article& article_;
  const std::optional<Moment>& option_;
  const Day today_;
  const Zone& zone_;
  std::string_view file_name_;
  std::string directories_;
  std::vector<readers::Notice> notices_;
};

}  // namespace

PublicationDate derive(const Article& article, std::string_view path, std::string_view member,
                       const std::optional<Moment>& option, Day today, const Zone& zone) {
  if (article.published.known()) {
    return {article.published, article.date_source == DateSource::none ? DateSource::metadata : article.date_source, {}};
  }
  if (article.undated) return {};
  return Ladder(article, path, member, option, today, zone).climb();
}

}  // namespace dateline
