// What the options of dateline-serve promise: restriction, how much of an article is served, origins,
// freshness, and that commits show without a restart.
#include <gmock/gmock.h>

#include <ctime>

#include "tests/server/serving.h"

namespace dateline::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class Options : public ::testing::Test {
 protected:
  Options() : archive(place.path("archive")) {
    add(article("w1", "Talks on Syria",
                {{"section", "world"},
                 {"published", "2015-09-29"},
                 {"persons", {"Jane Roe"}},
                 {"secret_notes", "nobody may read this"},
                 {"body", "The talks begin. " + std::string(400, 'x') + " the end."}}) +
        article("s1", "Secret final",
                {{"section", "sport"}, {"published", "2015-09-30"}, {"persons", {"John Doe"}}}));
  }
  void add(const std::string& lines) {
    const Ran ran =
        place.index({"add", "--no-entities", "--archive", archive, place.write("in.jsonl", lines)});
    ASSERT_EQ(ran.code, 0) << ran.err;
  }
  // Asks until it answers so, for at most ten seconds.
  static bool soon(const std::function<bool()>& holds) {
    for (int i = 0; i < 500; ++i) {
      if (holds()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
  }
  Workplace place;
  std::string archive;
};

TEST_F(Options, ARestrictionBindsEveryAddress) {
  add(article("gone", "Killed", {{"version", "1"}, {"section", "world"}}));
  add("{\"id\":\"gone\",\"version\":\"2\",\"status\":\"canceled\"}\n");
  const Serving portal(place, archive, {"--restrict", "section:world"});
  EXPECT_EQ(portal.get_json("/api/v1/search")["total"]["value"], 1);
  EXPECT_EQ(portal.get_json("/api/v1/search?q=secret%20OR%20final")["total"]["value"], 0);
  EXPECT_EQ(portal.get_json("/api/v1/search?f.section=sport")["total"]["value"], 0);
  EXPECT_EQ(portal.get_json("/api/v1/search?facet=person")["facets"]["person"]["distinct"], 1);
  EXPECT_EQ(portal.get("/api/v1/article?id=w1").status, 200);
  EXPECT_EQ(portal.get("/api/v1/article?id=s1").status, 404);
  EXPECT_EQ(portal.get("/api/v1/article?id=gone").status, 404);
  EXPECT_EQ(portal.get("/api/v1/similar?id=s1").status, 404);
  EXPECT_EQ(portal.get("/api/v1/similar?id=w1").status, 200);
  EXPECT_EQ(portal.get("/?article=s1").status, 404);
  EXPECT_EQ(portal.get_json("/api/v1/suggest?q=john")["suggestions"], json::array());
  EXPECT_EQ(portal.get_json("/api/v1/suggest?q=jane")["suggestions"].size(), 1U);
  for (const char* target :
       {"/feed.atom", "/", "/?q=secret", "/api/v1/search?q=*&facet=person&timeline=day&limit=100"}) {
    EXPECT_THAT(portal.get(target).body, Not(HasSubstr("Secret final"))) << target;
    EXPECT_THAT(portal.get(target).body, Not(HasSubstr("John Doe"))) << target;
  }
}

TEST_F(Options, AFaultyRestrictionEndsTheProgramWithItsPlace) {
  const Ran ran = place.run("dateline-serve", {"--archive", archive, "--restrict", "secton:world"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--restrict"));
  EXPECT_THAT(ran.err, HasSubstr("secton:world"));
}

TEST_F(Options, FaultyOptionsEndTheProgram) {
  const std::vector<std::vector<std::string>> cases = {{"--listen", "nowhere"},
                                                       {"--listen", "127.0.0.1:99999"},
                                                       {"--cors", "https://x.example/"},
                                                       {"--cors", "example.org"},
                                                       {"--articles", "some"},
                                                       {"--max-age", "-1"},
                                                       {"--workers", "0"},
                                                       {"--public-url", "archive"},
                                                       {"--archive", place.path("nothing")},
                                                       {"extra"}};
  for (std::vector<std::string> words : cases) {
    const std::string what = words.back();
    words.insert(words.begin(), {"--archive", archive, "--listen", "127.0.0.1:0"});
    const Ran ran = place.run("dateline-serve", words);
    EXPECT_EQ(ran.code, 2) << what;
    EXPECT_THAT(ran.err, HasSubstr("dateline-serve: ")) << what;
  }
}

TEST_F(Options, ServesNoMoreOfArticlesThanAllowed) {
  {
    const Serving portal(place, archive, {"--articles", "snippet"});
    const json article = portal.get_json("/api/v1/article?id=w1");
    EXPECT_EQ(article["headline"], "Talks on Syria");
    EXPECT_LE(article["body"].get<std::string>().size(), 300U);
    EXPECT_THAT(article.dump(), Not(HasSubstr("nobody may read this")));
    EXPECT_THAT(portal.get("/?article=w1").body, Not(HasSubstr("the end.")));
    EXPECT_FALSE(portal.get_json("/api/v1/search?q=talks")["hits"][0]["snippet"].is_null());
  }
  const Serving portal(place, archive, {"--articles", "none"});
  EXPECT_EQ(portal.get_json("/api/v1/article?id=w1")["code"], "articles-not-served");
  EXPECT_EQ(portal.get("/?article=w1").status, 404);
  EXPECT_TRUE(portal.get_json("/api/v1/search?q=talks")["hits"][0]["snippet"].is_null());
  EXPECT_THAT(portal.get("/feed.atom").body, Not(HasSubstr("<summary>")));
  EXPECT_THAT(portal.get("/?q=talks").body, Not(HasSubstr("dl-snippet")));
}

TEST_F(Options, AllowsTheOriginsItIsTold) {
  const Serving portal(place, archive,
                       {"--cors", "https://news.example.org", "--cors", "http://localhost:3000"});
  for (const char* origin : {"https://news.example.org", "http://localhost:3000"}) {
    const std::string field = std::string("Origin: ") + origin + "\r\n";
    for (const char* target :
         {"/api/v1/search?q=talks", "/api/v1/search?q=nofield:x", "/api/v1/article?id=w1", "/healthz"}) {
      const Response response = portal.get(target, field);
      EXPECT_EQ(response.header("access-control-allow-origin"), origin) << target;
      EXPECT_EQ(response.header("vary"), "Origin") << target;
    }
    const Response preflight =
        ask(portal.port(), "/api/v1/search",
            field + "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: if-none-match\r\n",
            "OPTIONS");
    EXPECT_EQ(preflight.status, 204);
    EXPECT_EQ(preflight.header("access-control-allow-origin"), origin);
    EXPECT_EQ(preflight.header("access-control-allow-methods"), "GET, HEAD, OPTIONS");
    EXPECT_THAT(preflight.header("access-control-allow-headers"), HasSubstr("If-None-Match"));
  }
  for (const char* origin : {"https://other.example.org", "null", "https://news.example.org.evil.example"}) {
    const Response response = portal.get("/api/v1/search", std::string("Origin: ") + origin + "\r\n");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.count("access-control-allow-origin"), 0U) << origin;
  }
  const Serving open(place, archive, {"--cors", "*"});
  EXPECT_EQ(open.get("/api/v1/search").header("access-control-allow-origin"), "*");
}

TEST_F(Options, KeepsAnswersNoLongerThanTheNextEmbargoOrMidnight) {
  {
    const Serving portal(place, archive, {"--max-age", "30"});
    const std::string control = portal.get("/api/v1/search?q=talks").header("cache-control");
    ASSERT_THAT(control, ::testing::StartsWith("max-age="));
    EXPECT_LE(std::stoi(control.substr(8)), 30);  // less in the last half minute of a day
    EXPECT_EQ(portal.get("/api/v1/search?q=nofield:x").header("cache-control"), "no-store");
  }
  // An embargo lifts in three seconds: the tag changes by the clock alone, and no answer is kept past that.
  char until[32];
  const std::time_t lifts = std::time(nullptr) + 3;
  std::tm parts{};
  ::gmtime_r(&lifts, &parts);
  std::strftime(until, sizeof until, "%Y-%m-%dT%H:%M:%SZ", &parts);
  add(article("e1", "Embargoed talks", {{"embargoed", until}}));
  const Serving portal(place, archive, {"--max-age", "3600"});
  const Response before = portal.get("/api/v1/search?q=talks");
  const std::string control = before.header("cache-control");
  if (json::parse(before.body)["total"]["value"] == 1 && control != "no-cache") {
    EXPECT_LE(std::stoi(control.substr(8)), 3);
  }
  EXPECT_TRUE(soon([&] { return portal.get_json("/api/v1/search?q=talks")["total"]["value"] == 2; }));
  EXPECT_EQ(portal.get("/api/v1/search?q=talks", "If-None-Match: " + before.header("etag") + "\r\n").status,
            200);
  EXPECT_EQ(portal.get("/api/v1/article?id=e1").status, 200);
}

TEST_F(Options, CommitsShowWithoutARestartAndNoAnswerFailsMeanwhile) {
  for (const char* cache : {"0", "64"}) {
    const std::string id = std::string("new-") + cache;
    const Serving portal(place, archive, {"--cache", cache});
    const int before = portal.get_json("/api/v1/search?q=talks")["total"]["value"];
    const std::string tag = portal.get("/api/v1/search?q=talks").header("etag");
    std::atomic<bool> over{false};
    std::atomic<int> failed{0};
    std::atomic<int> asked{0};
    std::thread reader([&] {
      while (!over) {
        ++asked;
        if (portal.get("/api/v1/search?q=talks&facet=person&sort=newest").status != 200) ++failed;
      }
    });
    for (int i = 0; i < 3; ++i) add(article(id + std::to_string(i), "More talks"));
    EXPECT_TRUE(
        soon([&] { return portal.get_json("/api/v1/search?q=talks")["total"]["value"] == before + 3; }));
    EXPECT_EQ(portal.get("/api/v1/article?id=" + id + "2").status, 200);
    ASSERT_EQ(place.index({"remove", "--archive", archive, id + "2"}).code, 0);
    EXPECT_TRUE(soon([&] { return portal.get("/api/v1/article?id=" + id + "2").status == 410; }));
    over = true;
    reader.join();
    EXPECT_EQ(failed, 0);
    EXPECT_GT(asked, 0);
    EXPECT_EQ(portal.get("/api/v1/search?q=talks", "If-None-Match: " + tag + "\r\n").status, 200);
  }
}

TEST_F(Options, AliasesTakeEffectAndChangeTheTag) {
  const Serving portal(place, archive);
  const std::string tag = portal.get("/api/v1/search?facet=person").header("etag");
  place.write("archive/aliases.tsv", "person\tJane Q. Roe\tJane Roe\n");
  EXPECT_TRUE(soon([&] {
    return portal.get("/api/v1/search?facet=person").body.find("Jane Q. Roe") != std::string::npos;
  }));
  EXPECT_NE(portal.get("/api/v1/search?facet=person").header("etag"), tag);
}

TEST_F(Options, ATimeBudgetThatIsSpentIs503) {
  const Serving portal(place, archive, {"--time-budget", "1", "--cache", "0"});
  // Whether one question takes a millisecond depends on the machine; both answers are whole.
  for (int i = 0; i < 20; ++i) {
    const Response response =
        portal.get("/api/v1/search?q=talks%20OR%20a*%20OR%20b*&facet=person,org,place&timeline=day");
    if (response.status == 200) continue;
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(json::parse(response.body)["code"], "time-budget");
    EXPECT_EQ(response.header("retry-after"), "1");
  }
}

TEST_F(Options, ListensOnASocketOfSystemd) {
  const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(::listen(listening, 16), 0);
  socklen_t size = sizeof address;
  ASSERT_EQ(::getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size), 0);
  const std::string program = std::string(DATELINE_BIN_DIR) + "/dateline-serve";
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(listening, 3);
    ::dup2(::open("/dev/null", O_WRONLY), 1);
    ::dup2(::open("/dev/null", O_WRONLY), 2);
    ::setenv("LISTEN_FDS", "1", 1);
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    ::execl(program.c_str(), program.c_str(), "--archive", archive.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(listening);
  EXPECT_EQ(ask(ntohs(address.sin_port), "/readyz").status,
            200);  // waits in the kernel until the server is there
  ::kill(pid, SIGTERM);
  int status = 0;
  ::waitpid(pid, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

TEST_F(Options, HelpNamesEveryOption) {
  const std::string help = place.run("dateline-serve", {"--help"}).out;
  for (const char* option : {"--archive", "--listen", "--restrict", "--articles", "--cors", "--max-age",
                             "--cache", "--workers", "--time-budget", "--access-log"}) {
    EXPECT_THAT(help, HasSubstr(option));
  }
  EXPECT_EQ(place.run("dateline-serve", {"--version"}).code, 0);
}

}  // namespace
}  // namespace dateline::test
