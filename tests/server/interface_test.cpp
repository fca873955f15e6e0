// The HTTP interface as a client sees it: the real program, every status, conditions, origins, restriction.
#include <gmock/gmock.h>

#include "tests/server/serving.h"

namespace dateline::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kScript = "<script>alert('x')</script>";

std::string encoded_script() { return "%3Cscript%3Ealert(%27x%27)%3C%2Fscript%3E"; }

class Interface : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    place = new Workplace;
    archive = place->path("archive");
    std::string lines;
    lines += article("w1", "Talks on Syria",
                     {{"section", "world"},
                      {"published", "2015-09-29"},
                      {"persons", {"Jane Roe"}},
                      {"url", "https://news.example/w1"}});
    lines += article("w2", "More talks on Syria", {{"section", "world"}, {"published", "2015-10"}});
    lines += article("s1", "Cup final in Syria", {{"section", "sport"}, {"published", "2015-09-30"}});
    lines += article("x/1 \"&?#<>", std::string("Danger ") + kScript,
                     {{"section", std::string("<b>") + kScript},
                      {"url", "javascript:alert(1)"},
                      {"byline", "\"><img src=x onerror=alert(1)>"},
                      {"persons", {kScript}},
                      {"body", std::string("A danger ") + kScript + "\n\nSecond."}});
    lines += article("held", "Withheld talks", {{"status", "withheld"}});
    lines += article("later", "Embargoed talks", {{"embargoed", "2999-01-01T00:00:00Z"}});
    const Ran added =
        place->index({"add", "--no-entities", "--archive", archive, place->write("a.jsonl", lines)});
    ASSERT_EQ(added.code, 0) << added.err;
    ASSERT_EQ(place
                  ->index({"add", "--archive", archive,
                           place->write("k.jsonl", article("dead", "Killed talks", {{"version", "1"}}))})
                  .code,
              0);
    ASSERT_EQ(place
                  ->index({"add", "--archive", archive,
                           place->write("d.jsonl",
                                        "{\"id\":\"dead\",\"version\":\"2\",\"status\":\"canceled\"}\n")})
                  .code,
              0);
    portal = new Serving(*place, archive, {"--access-log", place->path("access.log")});
  }
  static void TearDownTestSuite() {
    delete portal;
    delete place;
    portal = nullptr;
    place = nullptr;
  }
  static Workplace* place;
  static std::string archive;
  static Serving* portal;
};
Workplace* Interface::place = nullptr;
std::string Interface::archive;
Serving* Interface::portal = nullptr;

TEST_F(Interface, AnswersEveryKindOfQuestionWithItsStatusAndCode) {
  const std::string long_query(20'000, 'a');
  const struct {
    const char* method;
    std::string target;
    int status;
    const char* code;  // of the problem; "" for none
  } cases[] = {
      {"GET", "/api/v1/search", 200, ""},
      {"GET", "/api/v1/search?q=nothingofthekind", 200, ""},
      {"GET", "/api/v1/search?q=&match=&from=&to=&sort=&limit=&offset=&timeline=", 200, ""},
      {"GET",
       "/api/v1/"
       "search?q=talks&match=any&from=2015&to=2015-10&f.section=world&f.section.not=sport&f.person.not=&"
       "facet=person:10,place&facet=section&timeline=month&about_timeline=auto&sort=newest&limit=1000&offset="
       "0&lenient=1",
       200, ""},
      {"GET", "/api/v1/search?q=nofield:x", 400, "unknown-field"},
      {"GET", "/api/v1/search?q=nofield:x&lenient=1", 200, ""},
      {"GET", "/api/v1/search?unknown=1", 400, "unknown-parameter"},
      {"GET", "/api/v1/search?f.nothing=1", 400, "unknown-parameter"},
      {"GET", "/api/v1/search?q=a&q=b", 400, "repeated-parameter"},
      {"GET", "/api/v1/search?limit=1001", 400, "limit-too-large"},
      {"GET", "/api/v1/search?limit=all", 400, "bad-number"},
      {"GET", "/api/v1/search?limit=-1", 400, "bad-number"},
      {"GET", "/api/v1/search?limit=99999999999999999999999", 400, "bad-number"},
      {"GET", "/api/v1/search?offset=100001", 400, "offset-too-large"},
      {"GET", "/api/v1/search?facet=nothing", 400, "unknown-facet"},
      {"GET", "/api/v1/search?facet=person:x", 400, "bad-number"},
      {"GET", "/api/v1/search?facet=person:10001", 400, "limit-too-large"},
      {"GET", "/api/v1/search?sort=best", 400, "bad-choice"},
      {"GET", "/api/v1/search?match=some", 400, "bad-choice"},
      {"GET", "/api/v1/search?timeline=hour", 400, "bad-choice"},
      {"GET", "/api/v1/search?lenient=perhaps", 400, "bad-choice"},
      {"GET", "/api/v1/search?from=29/09/2015", 400, "slashed-date"},
      {"GET", "/api/v1/search?q=%zz", 400, "bad-encoding"},
      {"GET", "/api/v1/search?q=%ff", 400, "bad-encoding"},
      {"GET", "/api/v1/search?q=%00", 400, "bad-encoding"},
      {"GET", "/api/v1/search?q=" + long_query, 414, "uri-too-long"},
      {"GET", "/api/v1/article?id=w1", 200, ""},
      {"GET", "/api/v1/article?id=x%2F1%20%22%26%3F%23%3C%3E", 200, ""},
      {"GET", "/api/v1/article", 400, "missing-parameter"},
      {"GET", "/api/v1/article?id=w1&format=x", 400, "unknown-parameter"},
      {"GET", "/api/v1/article?id=W1", 404, "unknown-article"},
      {"GET", "/api/v1/article?id=held", 404, "unknown-article"},
      {"GET", "/api/v1/article?id=later", 404, "unknown-article"},
      {"GET", "/api/v1/article?id=dead", 410, "killed"},
      {"GET", "/api/v1/similar?id=w1", 200, ""},
      {"GET", "/api/v1/similar?id=w1&q=talks&limit=5&f.section=world", 200, ""},
      {"GET", "/api/v1/similar", 400, "missing-parameter"},
      {"GET", "/api/v1/similar?id=w1&id=w2", 400, "repeated-parameter"},
      {"GET", "/api/v1/similar?id=nothing", 404, "unknown-article"},
      {"GET", "/api/v1/similar?id=held", 404, "unknown-article"},
      {"GET", "/api/v1/similar?id=dead", 410, "killed"},
      {"GET",
       "/api/v1/search?count=stories&collapse=1&feedback=1&recency=30d&significant=person:3&timeline=year&share=1", 200,
       ""},
      {"GET", "/api/v1/search?recency=soon", 400, "bad-halflife"},
      {"GET", "/api/v1/search?count=words", 400, "bad-choice"},
      {"GET", "/api/v1/search?cursor=nonsense", 400, "bad-cursor"},
      {"GET", "/api/v1/suggest?q=sy", 200, ""},
      {"GET", "/api/v1/suggest?q=sy&limit=101", 400, "limit-too-large"},
      {"GET", "/api/v1/suggest?q=sy&format=opensearch", 200, ""},
      {"GET", "/api/v1/suggest?query=sy", 400, "unknown-parameter"},
      {"GET", "/feed.atom?q=talks", 200, ""},
      {"GET", "/feed.atom?facet=person", 400, "unknown-parameter"},
      {"GET", "/opensearch.xml", 200, ""},
      {"GET", "/healthz", 200, ""},
      {"GET", "/readyz", 200, ""},
      {"GET", "/metrics", 200, ""},
      {"GET", "/api/v1/openapi.yaml", 200, ""},
      {"GET", "/?q=talks&utm_source=elsewhere", 200, ""},
      {"GET", "/nothing", 404, "unknown-path"},
      {"GET", "/api/v1/search/", 404, "unknown-path"},
      {"GET", "/index.html", 404, "unknown-path"},
      {"GET", "http://portal.example/api/v1/search?q=talks", 200, ""},
      {"OPTIONS", "/api/v1/search", 204, ""},
      {"OPTIONS", "*", 204, ""},
      {"OPTIONS", "/nothing", 404, "unknown-path"},
      {"POST", "/api/v1/search", 405, "method-not-allowed"},
      {"DELETE", "/api/v1/article?id=w1", 405, "method-not-allowed"},
      {"PUT", "/", 405, "method-not-allowed"},
      {"BREW", "/healthz", 405, "method-not-allowed"},
  };
  for (const auto& c : cases) {
    const Response response = ask(portal->port(), c.target, {}, c.method);
    EXPECT_EQ(response.status, c.status) << c.method << " " << c.target << "\n" << response.body;
    EXPECT_EQ(response.header("x-content-type-options"), "nosniff") << c.target;
    if (response.status < 400) continue;
    EXPECT_EQ(response.header("content-type"), "application/problem+json") << c.target;
    const json problem = json::parse(response.body, nullptr, false);
    ASSERT_TRUE(problem.is_object()) << c.target;
    EXPECT_EQ(problem["code"], c.code) << c.target;
    EXPECT_EQ(problem["status"], c.status) << c.target;
    EXPECT_FALSE(problem["detail"].get<std::string>().empty()) << c.target;
    EXPECT_EQ(response.header("allow"), c.status == 405 ? "GET, HEAD, OPTIONS" : "") << c.target;
  }
}

TEST_F(Interface, GivesTheSameDocumentAsTheCommandLine) {
  json served = portal->get_json(
      "/api/v1/search?q=talks&facet=section:5&timeline=month&f.section=world&from=2015-09&limit=5");
  const Ran ran =
      place->run("dateline-search",
                 {"--archive", archive, "--format", "json", "--facet", "section:5", "--timeline", "month",
                  "--filter", "section=world", "--from", "2015-09", "--limit", "5", "talks"});
  json printed = json::parse(ran.out, nullptr, false);
  served.erase("took_ms");
  printed.erase("took_ms");
  EXPECT_EQ(served, printed);
  EXPECT_EQ(served["total"]["value"], 2);
}

TEST_F(Interface, PagesByCursorThroughEveryHitOnce) {
  std::vector<std::string> ids;
  std::string cursor;
  do {
    const json page =
        portal->get_json("/api/v1/search?limit=1" + (cursor.empty() ? "" : "&cursor=" + cursor));
    for (const json& hit : page["hits"]) ids.push_back(hit["id"]);
    cursor = page["next_cursor"].is_null() ? "" : page["next_cursor"].get<std::string>();
  } while (!cursor.empty() && ids.size() < 10);
  EXPECT_EQ(ids, (std::vector<std::string>{"w2", "s1", "w1", "x/1 \"&?#<>"}));
}

TEST_F(Interface, TellsOnlyIdAndTimeOfAKilledArticle) {
  const json problem = portal->get_json("/api/v1/article?id=dead");
  EXPECT_EQ(problem["id"], "dead");
  EXPECT_THAT(problem["time"].get<std::string>(), ::testing::MatchesRegex("20[0-9][0-9]-.*T.*Z"));
  EXPECT_THAT(problem.dump(), Not(HasSubstr("Killed")));
}

TEST_F(Interface, MarksTheColumnOfAFaultAndGivesAHint) {
  const json problem = portal->get_json("/api/v1/search?q=talks%20persn:x");
  EXPECT_EQ(problem["column"], 6);
  EXPECT_THAT(problem["hint"].get<std::string>(), HasSubstr("person:"));
}

TEST_F(Interface, AnswersHeadWithTheHeadOfGet) {
  const Response get = portal->get("/api/v1/article?id=w1");
  Socket socket(portal->port());
  socket.send(request_text("HEAD", "/api/v1/article?id=w1") + request_text("GET", "/healthz"));
  const Response head = socket.receive(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), std::to_string(get.body.size()));
  EXPECT_EQ(head.header("etag"), get.header("etag"));
  EXPECT_EQ(socket.receive().body, "{\"status\":\"ok\"}\n");  // no body of HEAD in between
}

TEST_F(Interface, AnswersUnchangedWithoutABody) {
  for (const char* target : {"/api/v1/search?q=talks", "/api/v1/article?id=w1", "/api/v1/suggest?q=ta",
                             "/feed.atom", "/?q=talks", "/api/v1/openapi.yaml"}) {
    const Response first = portal->get(target);
    const std::string tag = first.header("etag");
    ASSERT_THAT(tag, ::testing::StartsWith("W/\"")) << target;
    EXPECT_EQ(first.header("cache-control"), "no-cache") << target;
    for (const std::string& field : {tag, "\"other\", " + tag.substr(2), std::string("*")}) {
      const Response again = portal->get(target, "If-None-Match: " + field + "\r\n");
      EXPECT_EQ(again.status, 304) << target << " " << field;
      EXPECT_EQ(again.header("etag"), tag);
    }
    EXPECT_EQ(portal->get(target, "If-None-Match: \"other\"\r\n").status, 200);
  }
  EXPECT_NE(portal->get("/api/v1/search?q=talks").header("etag"),
            portal->get("/api/v1/search?q=syria").header("etag"));
  // Faults are not conditional.
  EXPECT_EQ(portal->get("/api/v1/search?q=nofield:x", "If-None-Match: *\r\n").status, 400);
}

TEST_F(Interface, EscapesEverythingInThePage) {
  const std::string query = encoded_script();
  for (const std::string& target :
       {std::string("/?q=danger"), std::string("/?article=x%2F1%20%22%26%3F%23%3C%3E"), "/?q=" + query,
        "/?q=danger&f.section=" + query, "/?q=nofield:" + query + "&lenient=0", "/?limit=" + query,
        "/?article=" + query}) {
    const Response page = portal->get(target);
    EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
    EXPECT_THAT(page.body, Not(HasSubstr("<script>alert"))) << target;
    EXPECT_THAT(page.body, Not(HasSubstr("<img"))) << target;
    EXPECT_THAT(page.body, Not(HasSubstr("\"javascript:"))) << target;
    EXPECT_THAT(page.header("content-security-policy"), HasSubstr("default-src 'none'; script-src 'self'"));
    EXPECT_EQ(page.header("x-frame-options"), "DENY");
  }
  EXPECT_THAT(portal->get("/?q=danger").body, HasSubstr("&lt;script&gt;alert"));
  EXPECT_EQ(portal->get("/?article=dead").status, 410);
  EXPECT_EQ(portal->get("/?q=nofield:x&lenient=0").status, 400);
  EXPECT_EQ(portal->get("/?article=nothing").status, 404);
}

TEST_F(Interface, ShowsResultsAndArticlesWithoutJavaScript) {
  const std::string page = portal->get("/?q=syria&limit=2").body;
  EXPECT_THAT(page, HasSubstr("<h1 class=\"dl-total\">3 articles</h1>"));
  EXPECT_THAT(page, HasSubstr("<mark>Syria</mark>"));
  EXPECT_THAT(page, HasSubstr("href=\"./?q=syria&amp;limit=2&amp;offset=2\""));
  EXPECT_THAT(page, HasSubstr("value=\"syria\""));
  const std::string second = portal->get("/?q=syria&limit=2&offset=2").body;
  EXPECT_THAT(second, HasSubstr("<ol class=\"dl-hits\" start=\"3\">"));
  EXPECT_THAT(second, HasSubstr("rel=\"prev\""));
  EXPECT_THAT(second, Not(HasSubstr("rel=\"next\"")));
  const std::string shown = portal->get("/?article=w1").body;
  EXPECT_THAT(shown, HasSubstr("Talks on Syria"));
  EXPECT_THAT(shown, HasSubstr("href=\"https://news.example/w1\""));
}

TEST_F(Interface, FeedsAreWellFormedAndEscaped) {
  for (const std::string& target :
       {std::string("/feed.atom"), std::string("/feed.atom?q=danger"),
        "/feed.atom?lenient=1&q=" + encoded_script(), std::string("/opensearch.xml")}) {
    const Response feed = portal->get(target);
    ASSERT_EQ(feed.status, 200) << target;
    const std::string file = place->write("feed.xml", feed.body);
    EXPECT_EQ(
        std::system(("python3 -c 'import sys,xml.dom.minidom as m; m.parse(sys.argv[1])' " + file).c_str()),
        0)
        << feed.body;
    EXPECT_THAT(feed.body, Not(HasSubstr("<script")));
    EXPECT_THAT(feed.body, Not(HasSubstr("javascript:")));
  }
  const std::string feed = portal->get("/feed.atom?q=syria").body;
  EXPECT_THAT(feed, HasSubstr("<id>http://portal.example/feed.atom?q=syria</id>"));
  EXPECT_THAT(feed, HasSubstr("<link rel=\"alternate\" href=\"https://news.example/w1\"/>"));
  EXPECT_THAT(feed, HasSubstr("<published>2015-10-01T00:00:00Z</published>"));
  EXPECT_LT(feed.find("More talks"), feed.find("Cup final"));  // newest first
  EXPECT_THAT(portal->get("/feed.atom", "").body, Not(HasSubstr("Withheld")));
}

TEST_F(Interface, CrossesTimelines) {
  const json cross = portal->get_json("/api/v1/search?about_timeline=month&cross_timeline=year,month&limit=0");
  EXPECT_EQ(cross["cross_timeline"]["published_interval"], "year");
  EXPECT_EQ(cross["cross_timeline"]["about_interval"], "month");
  EXPECT_EQ(cross["cross_timeline"]["coarse"], cross["about_timeline"]["coarse"]);
  EXPECT_EQ(portal->get_json("/api/v1/search?cross_timeline=decade")["code"], "bad-choice");
  EXPECT_EQ(portal->get("/feed.atom?cross_timeline=year").status, 400);
}

TEST_F(Interface, GivesTheDatesAhead) {
  // The portal's clock cannot be set: a date far ahead.
  const std::string ahead = place->path("ahead");
  std::string lines = article("far", "Comet, expected", {{"body", "It comes back on May 4, 2890, they say."}, {"section", "world"}});
  lines += article("past", "Comet seen", {{"body", "It came on May 4, 1890."}, {"section", "world"}});
  lines += article("hidden", "Comet hushed up", {{"body", "It comes on May 4, 2890."}, {"status", "withheld"}});
  lines += article("sport", "Cup", {{"body", "The cup of June 2890."}, {"section", "sport"}, {"url", "https://news.example/cup"}});
  ASSERT_EQ(place->index({"add", "--archive", ahead, place->write("ahead.jsonl", lines)}).code, 0);
  const Serving there(*place, ahead);
  const json found = there.get_json("/api/v1/calendar");
  ASSERT_EQ(found["total"], 2) << found;
  const json& first = found["entries"][0];
  EXPECT_EQ(first["id"], "far");
  EXPECT_EQ(first["from"], "2890-05-04");
  EXPECT_EQ(first["text"], "May 4, 2890");
  EXPECT_EQ(there.get_json("/api/v1/calendar?q=cup")["total"], 1);
  EXPECT_EQ(there.get_json("/api/v1/calendar?f.section=world&limit=0")["total"], 1);
  EXPECT_EQ(there.get_json("/api/v1/calendar?offset=1")["entries"][0]["id"], "sport");
  const Response ics = there.get("/api/v1/calendar?format=ics");
  EXPECT_EQ(ics.header("content-type"), "text/calendar; charset=utf-8");
  EXPECT_THAT(ics.body, HasSubstr("SUMMARY:Comet\\, expected\r\n"));
  EXPECT_THAT(ics.body, HasSubstr("DTSTART;VALUE=DATE:28900504\r\nDTEND;VALUE=DATE:28900505\r\n"));
  EXPECT_THAT(ics.body, HasSubstr("URL:http://portal.example/?article=far\r\n"));
  EXPECT_THAT(ics.body, HasSubstr("URL:https://news.example/cup\r\n"));
  EXPECT_THAT(ics.body, Not(HasSubstr("hushed")));
  EXPECT_EQ(there.get("/api/v1/calendar", "If-None-Match: " + there.get("/api/v1/calendar").header("etag") + "\r\n").status, 304);
  for (const char* bad : {"?facet=person", "?format=text", "?limit=100000", "?offset=x", "?cursor=AQ", "?q=persn:x"})
    EXPECT_EQ(there.get(std::string("/api/v1/calendar") + bad).status, 400) << bad;

  const Serving bound(*place, ahead, {"--restrict", "section:world", "--articles", "none"});
  const json narrow = bound.get_json("/api/v1/calendar");
  EXPECT_EQ(narrow["total"], 1);
  EXPECT_TRUE(narrow["entries"][0]["text"].is_null());
  EXPECT_THAT(bound.get("/api/v1/calendar?format=ics").body, Not(HasSubstr("URL:")));
}

TEST_F(Interface, SuggestsInBothForms) {
  EXPECT_EQ(portal->get_json("/api/v1/suggest?q=jan")["suggestions"][0]["text"], "Jane Roe");
  const Response browser = portal->get("/api/v1/suggest?q=jan&format=opensearch");
  EXPECT_EQ(browser.header("content-type"), "application/x-suggestions+json");
  EXPECT_EQ(json::parse(browser.body), json::parse(R"(["jan",["Jane Roe"]])"));
}

TEST_F(Interface, CountsWhatItServes) {
  portal->get("/api/v1/search?q=talks");
  const std::string metrics = portal->get("/metrics").body;
  for (const char* part :
       {"dateline_http_requests_total{route=\"/api/v1/search\",code=\"200\"} ",
        "dateline_http_request_duration_seconds_bucket{route=\"/api/v1/search\",le=\"+Inf\"} ",
        "\ndateline_archive_revision 4\n", "\ndateline_archive_articles 6\n",
        "\ndateline_open_connections "}) {
    EXPECT_THAT(metrics, HasSubstr(part));
  }
}

TEST_F(Interface, LogsInTheCombinedFormatAndCannotBeForged) {
  Socket socket(portal->port());
  socket.send(
      "GET /healthz?logged=%0d%0a HTTP/1.1\r\nHost: x\r\nReferer: http://from.example/\"x\\\r\nUser-Agent: "
      "agent \xff\r\n\r\n");
  EXPECT_EQ(socket.receive().status, 200);
  std::string log;
  for (int i = 0; i < 500 && log.find("logged=") == std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    log = read_text(place->path("access.log"));
  }
  EXPECT_THAT(log, HasSubstr("\"GET /healthz?logged=%0d%0a HTTP/1.1\" 200 16 "
                             "\"http://from.example/\\x22x\\x5c\" \"agent \\xff\"\n"));
  EXPECT_THAT(log, ::testing::ContainsRegex("127.0.0.1 - - \\[[0-9][0-9]/[A-Z][a-z][a-z]/20[0-9][0-9]:"));
}

}  // namespace
}  // namespace dateline::test
