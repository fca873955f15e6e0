// What a JSON request is read as: the parameters, the search, and what is refused with which code.
#include "searcher/library/requests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/request/json_parameters.h"

namespace dateline {
namespace {

using testing::ElementsAre;

constexpr Day kToday = 16707;  // 2015-09-29

TEST(JsonParameters, AreAsAnAddressWouldHaveThem) {
  struct Case {
    const char* json;
    std::vector<Parameter> want;
  };
  const Case cases[] = {
      {"", {}},
      {"{}", {}},
      {R"({"q": "syria"})", {{"q", "syria"}}},
      {R"({"q": "caf\u00e9 \"x\""})", {{"q", "café \"x\""}}},
      {R"({"limit": 5, "offset": "7"})", {{"limit", "5"}, {"offset", "7"}}},
      {R"({"limit": 18446744073709551615})", {{"limit", "18446744073709551615"}}},
      {R"({"limit": -1})", {{"limit", "-1"}}},
      {R"({"lenient": true, "collapse": false, "from": null})", {{"lenient", "1"}, {"collapse", "0"}}},
      {R"({"facets": ["person:5", "org"], "facet": "place"})", {{"facet", "person:5"}, {"facet", "org"}, {"facet", "place"}}},
      {R"({"facets": []})", {}},
      {R"({"filters": {"person": ["A B", "C"], "place.not": "D", "year": 2015, "org": "", "section": []}})",
       {{"f.person", "A B"}, {"f.person", "C"}, {"f.place.not", "D"}, {"f.year", "2015"}, {"f.org", ""}}},
      {R"({"filters": null})", {}},
      {R"({"q": "a", "q": "b"})", {{"q", "a"}, {"q", "b"}}},
  };
  for (const Case& c : cases) {
    const auto got = json_parameters(c.json);
    ASSERT_TRUE(got) << c.json << ": " << got.error().error.message;
    EXPECT_EQ(*got, c.want) << c.json;
  }
}

TEST(JsonParameters, RefuseWhatIsNoRequest) {
  const std::pair<std::string, const char*> cases[] = {
      {"{", "bad-json"},
      {"nonsense", "bad-json"},
      {"[]", "bad-json"},
      {"\"q\"", "bad-json"},
      {"{} {}", "bad-json"},
      {"{\"q\": \"\xff\"}", "bad-json"},
      {R"({"q": {"a": 1}})", "bad-value"},
      {R"({"q": [["a"]]})", "bad-value"},
      {R"({"q": "a\u0000b"})", "bad-value"},
      {R"({"filters": ["person"]})", "bad-value"},
      {R"({"filters": {"person": {"a": 1}}})", "bad-value"},
      {"{\"q\": \"" + std::string(kMostRequestBytes, 'a') + "\"}", "request-too-large"},
      {std::string(500'000, '['), "bad-json"},
  };
  for (const auto& [json, code] : cases) {
    const auto got = json_parameters(json);
    ASSERT_FALSE(got) << json.substr(0, 80);
    EXPECT_EQ(got.error().error.code, code) << json.substr(0, 80);
    EXPECT_EQ(got.error().error.kind, ErrorKind::usage);
    EXPECT_FALSE(got.error().error.message.empty());
  }
}

TEST(LibraryRequests, AreSearches) {
  const auto asked = library::read_library_request(
      R"({"q": "syria", "match": "any", "from": "2015", "to": "yesterday",
          "filters": {"person": "A", "place.not": ["B"], "org": ""},
          "facets": "person:5,country", "significant": ["org:3"], "timeline": "month", "about_timeline": "year",
          "share": true,
          "sort": "oldest", "recency": "1d", "limit": 3, "offset": 4, "count": "stories", "collapse": true, "lenient": 1,
          "now": "2015-09-29T12:00:00Z", "restrict": "section:world", "snippets": false, "time_budget_ms": 250})");
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->now, 1443528000);
  const auto search = library::as_search(*asked, kToday);
  ASSERT_TRUE(search) << search.error().error.message;
  EXPECT_EQ(search->query, "syria");
  EXPECT_TRUE(search->match_any && search->lenient && search->timeline_share && search->collapse);
  EXPECT_EQ(search->published, (DayRange{16436, 16706}));
  EXPECT_THAT(search->filters, ElementsAre(Filter{Facet::person, "A", false, false}, Filter{Facet::place, "B", true, false},
                                           Filter{Facet::org, "", false, true}));
  EXPECT_THAT(search->facets, ElementsAre(FacetRequest{Facet::person, 5}, FacetRequest{Facet::country, 10}));
  EXPECT_THAT(search->significant, ElementsAre(FacetRequest{Facet::org, 3}));
  EXPECT_EQ(search->timeline, Interval::month);
  EXPECT_EQ(search->about_timeline, Interval::year);
  EXPECT_EQ(search->sort, Sort::oldest);
  EXPECT_EQ(search->recency, 86400);
  EXPECT_EQ(search->limit, 3U);
  EXPECT_EQ(search->offset, 4U);
  EXPECT_EQ(search->count, Count::stories);
  EXPECT_EQ(search->now, 1443528000);
  EXPECT_EQ(search->restrict_to, "section:world");
  EXPECT_FALSE(search->snippets);
  EXPECT_EQ(search->time_budget, std::chrono::milliseconds(250));
}

TEST(LibraryRequests, HaveFacetsByPrefix) {
  const auto asked = library::read_library_request(R"({"facets": ["person::put", "org:5:un", "place:3:", "year"]})");
  ASSERT_TRUE(asked);
  const auto search = library::as_search(*asked, kToday);
  ASSERT_TRUE(search) << search.error().error.message;
  EXPECT_THAT(search->facets, ElementsAre(FacetRequest{Facet::person, 10, "put"}, FacetRequest{Facet::org, 5, "un"},
                                          FacetRequest{Facet::place, 3, ""}, FacetRequest{Facet::year, 10, ""}));
}

TEST(LibraryRequests, RefuseWhatTheyDoNotKnow) {
  enum Kind { search, show, similar, suggest };
  struct Case {
    Kind kind;
    const char* json;
    const char* code;
    const char* parameter;
  };
  const Case cases[] = {
      {search, R"({"quary": "a"})", "unknown-parameter", "quary"},
      {search, R"({"id": "a1"})", "unknown-parameter", "id"},
      {search, R"({"q": ["a", "b"]})", "repeated-parameter", "q"},
      {search, R"({"now": "2015"})", "imprecise-date", "now"},
      {search, R"({"now": ["2015-01-01", "2015-01-02"]})", "repeated-parameter", "now"},
      {search, R"({"limit": 10001})", "limit-too-large", "limit"},
      {search, R"({"limit": 2.5})", "bad-number", "limit"},
      {search, R"({"limit": -1})", "bad-number", "limit"},
      {search, R"({"offset": 1000001})", "offset-too-large", "offset"},
      {search, R"({"match": "some"})", "bad-choice", "match"},
      {search, R"({"snippets": "no"})", "bad-choice", "snippets"},
      {search, R"({"time_budget_ms": "soon"})", "bad-number", "time_budget_ms"},
      {search, R"({"filters": {"colour": "red"}})", "unknown-parameter", "f.colour"},
      {search, R"({"facets": "colour"})", "unknown-facet", "facet"},
      {search, R"({"facets": "person:"})", "bad-number", "facet"},
      {search, R"({"facets": "person:x:put"})", "bad-number", "facet"},
      {search, R"({"facets": "person:100001:put"})", "limit-too-large", "facet"},
      {search, R"({"from": "29/09/2015"})", "slashed-date", "from"},
      {search, R"({"recency": "soon"})", "bad-halflife", "recency"},
      {similar, R"({"q": "a"})", "missing-parameter", "id"},
      {similar, R"({"id": "a1", "colour": 1})", "unknown-parameter", "colour"},
      {show, R"({})", "missing-parameter", "id"},
      {show, R"({"id": ""})", "missing-parameter", "id"},
      {show, R"({"id": "a1", "q": "a"})", "unknown-parameter", "q"},
      {show, R"({"id": "a1", "snippets": false})", "unknown-parameter", "snippets"},
      {suggest, R"({"q": "a", "id": "a1"})", "unknown-parameter", "id"},
      {suggest, R"({"q": "a", "limit": 101})", "limit-too-large", "limit"},
      {suggest, R"({"q": "a", "facets": "person"})", "unknown-parameter", "facet"},
  };
  for (const Case& c : cases) {
    const auto asked = library::read_library_request(c.json);
    ParameterError error;
    if (!asked) {
      error = asked.error();
    } else if (c.kind == search) {
      const auto read = library::as_search(*asked, kToday);
      ASSERT_FALSE(read) << c.json;
      error = read.error();
    } else if (c.kind == similar) {
      const auto read = library::as_similar(*asked, kToday);
      ASSERT_FALSE(read) << c.json;
      error = read.error();
    } else if (c.kind == show) {
      const auto read = library::as_show(*asked);
      ASSERT_FALSE(read) << c.json;
      error = read.error();
    } else {
      const auto read = library::as_suggest(*asked);
      ASSERT_FALSE(read) << c.json;
      error = read.error();
    }
    EXPECT_EQ(error.error.code, c.code) << c.json;
    EXPECT_EQ(error.parameter, c.parameter) << c.json;
    EXPECT_FALSE(error.error.message.empty()) << c.json;
    EXPECT_FALSE(error.error.column) << c.json;
  }
}

}  // namespace
}  // namespace dateline
