#include "tests/integration/scorer.h"

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>
#include <tuple>
#include <vector>

#include "common/time/civil.h"

namespace dateline::test {
namespace {

using nlohmann::json;

struct Span {
  std::string part;
  std::int64_t start = 0;
  std::int64_t end = 0;
  std::string type = {};  // of an entity
  std::optional<std::pair<Day, Day>> days = {};
  auto key() const { return std::tie(part, start, end, type); }
  bool operator<(const Span& other) const { return key() < other.key(); }
};

bool overlap(const Span& a, const Span& b) { return a.part == b.part && a.start < b.end && b.start < a.end; }

double rounded(double value) { return std::round(value * 10'000) / 10'000; }
double ratio(double a, double b) { return b > 0 ? a / b : 0; }
double harmonic(double p, double r) { return p + r > 0 ? 2 * p * r / (p + r) : 0; }

void add(Scores& out, const std::string& name, double right, double found, double wanted) {
  const double p = ratio(right, found);
  const double r = ratio(right, wanted);
  out[name + ".p"] = rounded(p);
  out[name + ".r"] = rounded(r);
  out[name + ".f1"] = rounded(harmonic(p, r));
}

std::set<Span> gold_entities(const json& record) {
  std::set<Span> out;
  for (const json& e : record.at("gold_entities")) out.insert({e[0], e[1], e[2], e[3]});
  return out;
}

std::set<Span> found_entities(const json& record) {
  std::set<Span> out;
  for (const json& entity : record.at("entities"))
    for (const json& m : entity.at("mentions"))
      out.insert({m.at("part"), m.at("start"), m.at("end"), entity.at("type")});
  return out;
}

std::vector<Span> gold_dates(const json& record) {
  std::vector<Span> out;
  for (const json& d : record.at("gold_dates"))
    if (const auto days = interval_of(d[3])) out.push_back({d[0], d[1], d[2], {}, days});
  return out;
}

std::vector<Span> found_dates(const json& record) {
  std::vector<Span> out;
  for (const json& d : record.at("dates")) {
    if (d.at("from").is_null()) continue;
    const std::pair days{*parse_day(d.at("from").get<std::string>()),
                         *parse_day(d.at("to").get<std::string>())};
    out.push_back({d.at("part"), d.at("start"), d.at("end"), {}, days});
  }
  return out;
}

// How many of `these` have one among `those` for which `same` holds.
template <class These, class Those, class Same>
double matched(const These& these, const Those& those, Same same) {
  return static_cast<double>(std::count_if(these.begin(), these.end(), [&](const Span& a) {
    return std::any_of(those.begin(), those.end(), [&](const Span& b) { return same(a, b); });
  }));
}

void score_entities(const Records& gold, const Records& out, Scores& scores) {
  struct Counts {
    double right = 0, found = 0, wanted = 0;
  };
  std::map<std::string, Counts> by_type;
  double overlapping_wanted = 0;
  double overlapping_found = 0;
  const auto same = [](const Span& a, const Span& b) { return a.type == b.type && overlap(a, b); };
  for (const auto& [id, record] : gold) {
    const std::set<Span> wanted = gold_entities(record);
    const std::set<Span> found = found_entities(out.at(id));
    for (const Span& span : wanted) {
      for (const std::string& type : {span.type, std::string("all")}) {
        ++by_type[type].wanted;
        by_type[type].right += found.contains(span) ? 1 : 0;
      }
    }
    for (const Span& span : found)
      for (const std::string& type : {span.type, std::string("all")}) ++by_type[type].found;
    overlapping_wanted += matched(wanted, found, same);
    overlapping_found += matched(found, wanted, same);
  }
  for (const auto& [type, c] : by_type) add(scores, "entities." + type, c.right, c.found, c.wanted);
  const Counts& all = by_type["all"];
  scores["entities.overlap_f1"] =
      rounded(harmonic(ratio(overlapping_found, all.found), ratio(overlapping_wanted, all.wanted)));
}

void score_dates(const Records& gold, const Records& out, Scores& scores) {
  double wanted_count = 0, found_count = 0, strict = 0;
  double relaxed_wanted = 0, relaxed_found = 0, value_wanted = 0, value_found = 0;
  const auto same_value = [](const Span& a, const Span& b) { return overlap(a, b) && a.days == b.days; };
  for (const auto& [id, record] : gold) {
    const std::vector<Span> wanted = gold_dates(record);
    const std::vector<Span> found = found_dates(out.at(id));
    const std::set<Span> spans(found.begin(), found.end());
    wanted_count += static_cast<double>(wanted.size());
    found_count += static_cast<double>(found.size());
    for (const Span& span : std::set<Span>(wanted.begin(), wanted.end()))
      strict += spans.contains(span) ? 1 : 0;
    relaxed_wanted += matched(wanted, found, overlap);
    relaxed_found += matched(found, wanted, overlap);
    value_wanted += matched(wanted, found, same_value);
    value_found += matched(found, wanted, same_value);
  }
  add(scores, "dates.strict", strict, found_count, wanted_count);
  scores["dates.relaxed_f1"] =
      rounded(harmonic(ratio(relaxed_found, found_count), ratio(relaxed_wanted, wanted_count)));
  scores["dates.value_f1"] =
      rounded(harmonic(ratio(value_found, found_count), ratio(value_wanted, wanted_count)));
}

}  // namespace

std::optional<std::pair<Day, Day>> interval_of(const std::string& value) {
  std::smatch m;
  const auto is = [&](const char* form) { return std::regex_match(value, m, std::regex(form)); };
  const auto number = [&](std::size_t i) { return std::stoi(m[i].str()); };
  const auto months = [&](int year, int first, int last) -> std::optional<std::pair<Day, Day>> {
    const auto begin = day_of(year, first, 1);
    const auto end = day_of(year, last, month_length(year, last));
    if (!begin || !end) return std::nullopt;
    return std::pair{*begin, *end};
  };
  if (const std::size_t slash = value.find('/'); slash != std::string::npos) {
    const auto from = interval_of(value.substr(0, slash));
    const auto to = interval_of(value.substr(slash + 1));
    if (!from || !to) return std::nullopt;
    return std::pair{from->first, to->second};
  }
  if (is("(\\d{4})-(\\d\\d)-(\\d\\d)(T.*)?")) {
    const auto day = day_of(number(1), number(2), number(3));
    if (!day) return std::nullopt;
    return std::pair{*day, *day};
  }
  if (is("(\\d{4})-(\\d\\d)")) return months(number(1), number(2), number(2));
  if (is("(\\d{4})")) return months(number(1), 1, 12);
  if (is("(\\d{3})")) {
    const auto first = day_of(number(1) * 10, 1, 1);
    const auto last = day_of(number(1) * 10 + 9, 12, 31);
    if (!first || !last) return std::nullopt;
    return std::pair{*first, *last};
  }
  if (is("(\\d{4})-Q([1-4])")) return months(number(1), 3 * number(2) - 2, 3 * number(2));
  if (is("(\\d{4})-H([12])")) return months(number(1), 6 * number(2) - 5, 6 * number(2));
  if (is("(\\d{4})-W(\\d\\d)(-WE)?")) {
    const auto from = day_of_iso_week(number(1), number(2), m[3].matched ? 5 : 0);
    const auto to = day_of_iso_week(number(1), number(2), 6);
    if (!from || !to) return std::nullopt;
    return std::pair{*from, *to};
  }
  return std::nullopt;
}

Scores score(const Records& gold, const Records& out) {
  Scores scores;
  score_entities(gold, out, scores);
  score_dates(gold, out, scores);
  return scores;
}

}  // namespace dateline::test
