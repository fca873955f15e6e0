// Reads articles as JSON Lines (id, published, headline, body) and writes the records that eval/score.py takes.
// Built only when asked for: ninja dateline-measure-dates; dateline-measure-dates < gum-dates.jsonl > out.jsonl
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "common/time/civil.h"
#include "common/time/parse_moment.h"
#include "indexer/enrich/dates/finder.h"

namespace {

const char* part_name(dateline::Part part) {
  switch (part) {
    case dateline::Part::headline: return "headline";
    case dateline::Part::subheadline: return "subheadline";
    case dateline::Part::summary: return "summary";
    default: return "body";
  }
}

}  // namespace

int main() {
  using namespace dateline;
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto record = nlohmann::json::parse(line, nullptr, false);
    if (!record.is_object()) continue;
    Article article;
    const auto text = [&](const char* key) { return record.contains(key) && record[key].is_string() ? record[key].get<std::string>() : std::string(); };
    article.headline = text("headline");
    article.body = text("body");
    article.language = text("language");
    if (auto moment = parse_moment(text("published"), Zone::utc())) article.published = *moment;
    DateFinder::get().enrich(article);
    nlohmann::json dates = nlohmann::json::array();
    for (const MentionedDate& d : article.dates) {
      nlohmann::json date{{"part", part_name(d.mention.part)}, {"start", d.mention.start}, {"end", d.mention.end}};
      date["from"] = d.resolved ? nlohmann::json(format_day(d.from)) : nlohmann::json();
      date["to"] = d.resolved ? nlohmann::json(format_day(d.to)) : nlohmann::json();
      dates.push_back(std::move(date));
    }
    std::cout << nlohmann::json{{"id", text("id")}, {"dates", std::move(dates)}} << '\n';
  }
  return 0;
}
