#include "tests/support/varied_archive.h"

#include <utility>

#include "tests/support/articles.h"

namespace dateline::testing {

void fill_varied(ArchiveMaker& maker) {
  std::vector<Article> first = {
      article("coalition", "US-led coalition strikes",
              "The coalition, led by the U.S., struck Raqqa on Sept. 29. Planes left at dawn.\n\nMore strikes followed."),
      article("assad", "Assad speaks",
              "Bashar al-Assad spoke in Damascus about sanctions.\n\nSanctions hurt, he said. More sanctions, more talks."),
      article("names", "O'Neill and AT&T", "An F-16 on 9/11. He writes C++, not C. São Paulo, €5bn. Carter's plan."),
      article("focus", "Focused women", "The focus of a woman and of women. Jihadists and jihad. Runs, running."),
      article("french", "Vote dès lundi", "Le vote des maires, de l'été dernier. Des élus y étaient."),
      article("removed", "Gone", "This one is gone: sanctions, coalition, focus.")};
  first[0].byline = {"By Jane Roe"};
  first[0].keywords = {"civil war", "air strikes"};
  first[0].dates = {{{Part::body, 0, 3}, true, moment("2014-08").first, moment("2014-08").last, DatePrecision::month}};
  first[1].entities = {{EntityType::person, "Bashar al-Assad", true, {}}, {EntityType::place, "Damascus", true, {}}};
  first[1].countries = {{"SY", "Syria", 3, true}, {"FR", "France", 1, false}};
  first[1].section = "World News";
  first[2].entities = {{EntityType::person, "Shaquille O'Neill", true, {}}, {EntityType::org, "AT&T", true, {}}};
  first[2].published = moment("2015");
  first[3].summary = "what the focus is";
  first[3].published = moment("2016-03");
  first[4].language = "fr";
  maker.add(first);
  std::vector<Article> second = {article("german", "Lauf der Häuser", "Ein Lauf, viele Läufe. Die Häuser."),
                                 article("chinese", "中国政府", "中国政府宣布新政策。"),
                                 article("line", "", "Only one line of text here. Its second sentence says alpha. Its third says omega."),
                                 article("undated", "Undated", "war peace war peace war"),
                                 article("plain", "", "the the the of a to in coalition the the"),
                                 article("withheld", "Withheld", "sanctions coalition"),
                                 article("embargoed", "Embargoed", "sanctions coalition")};
  second[0].language = "de";
  second[1].language = "zh-CN";
  second[2].headline = "Only one line";
  second[2].headline_derived = true;
  second[2].published = moment("2015-12-31T23:30:00-05:00");
  second[3].published = {};
  second[3].date_source = DateSource::none;
  second[3].source = "";
  second[4].headline_derived = true;
  second[5].status = Status::withheld;
  second[6].has_embargo = true;
  second[6].embargo_until = kVariedNow + 1;
  maker.add(second);
  maker.remove("removed");
}

}  // namespace dateline::testing
