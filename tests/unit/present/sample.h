// Answers made by hand, for the tests of the output formats.
#pragma once

#include "common/time/civil.h"
#include "common/time/make_moment.h"
#include "searcher/api/results.h"

namespace dateline {

inline Hit full_hit() {
  Hit hit;
  hit.id = "wire:1";
  hit.rank = 1;
  hit.score = 7.1;
  hit.headline = "US strikes, \"again\"";
  hit.headline_highlights = {{0, 2}, {3, 10}};
  hit.published = day_moment(*day_of(2015, 9, 29), Zone::utc());
  hit.date_source = DateSource::metadata;
  hit.updated = *instant_moment(1443535380, 7200);
  hit.source = "Reuters";
  hit.section = "world";
  hit.byline = "Jane Roe; John Doe";
  hit.language = "en";
  hit.url = "https://example.org/1?a=b";
  hit.story = "s1";
  hit.duplicates = 2;
  hit.snippet = Snippet{"…the US struck São Paulo, 東京 twice.", {{5, 7}}};
  hit.persons = {"Vladimir Putin", "Bashar al-Assad"};
  hit.orgs = {"NATO"};
  return hit;
}

inline Hit bare_hit() {
  Hit hit;
  hit.id = "b 2";
  hit.rank = 2;
  return hit;
}

inline SearchResult full_result() {
  SearchResult result;
  result.query_text = "us strikes";
  result.parsed = "us AND strikes";
  result.notices = {{"mixed-operators", "read as …", 3}};
  result.total = 1234;
  result.hits = {full_hit(), bare_hit()};
  result.facets = {{Facet::person, 57, {{"Vladimir Putin", 12}, {"Bashar al-Assad", 5}}}, {Facet::about_country, 0, {}}};
  result.timeline = Timeline{Interval::month, 3, 2, {{*day_of(2015, 9, 1), 3}, {*day_of(2015, 10, 1), 0}, {*day_of(2015, 11, 1), 1}}};
  result.about_timeline = Timeline{Interval::year, 0, 1, {}};
  result.took_ms = 1.90049;
  result.revision = "r7";
  return result;
}

}  // namespace dateline
