// What hostile and clumsy clients do to connections: malformed and oversized requests, slow ones, many at
// once.
#include <gmock/gmock.h>
#include <sys/resource.h>

#include "tests/server/serving.h"

namespace dateline::test {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Connections : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    place = new Workplace;
    ASSERT_EQ(place
                  ->index({"add", "--archive", place->path("a"),
                           place->write("a.jsonl", article("a1", "Talks in Vienna"))})
                  .code,
              0);
    portal = new Serving(*place, place->path("a"));
  }
  static void TearDownTestSuite() {
    delete portal;
    delete place;
  }
  static Workplace* place;
  static Serving* portal;
};
Workplace* Connections::place = nullptr;
Serving* Connections::portal = nullptr;

TEST_F(Connections, RefusesWhatIsNoRequest) {
  const struct {
    const char* what;
    std::string bytes;
    std::vector<int> allowed;  // 0: closed without an answer
  } cases[] = {
      {"no HTTP", "hello\r\n\r\n", {0, 400}},
      {"TLS", "\x16\x03\x01\x02\x01\x01\xfc\x03\x03\r\n\r\n", {0, 400}},
      {"no path", "GET HTTP/1.1\r\nHost: x\r\n\r\n", {0, 400}},
      {"no host", "GET /healthz HTTP/1.1\r\n\r\n", {400}},
      {"another version", "GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n", {0, 400, 505}},
      {"a bad length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", {400, 413}},
      {"a huge length",
       "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
       {400, 413}},
      {"a body to GET", "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", {400}},
      {"a chunked body to GET",
       "GET /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       {400}},
      {"a large header",
       request_text("GET", "/healthz", "X-Large: " + std::string(40'000, 'x') + "\r\n"),
       {431}},
      {"a larger header",
       request_text("GET", "/healthz", "X-Large: " + std::string(100'000, 'x') + "\r\n"),
       {0, 413, 431}},
      {"many headers",
       [] {
         std::string fields;
         for (int i = 0; i < 3000; ++i) fields += "X-" + std::to_string(i) + ": some value or other\r\n";
         return request_text("GET", "/healthz", fields);
       }(),
       {0, 413, 431}},
      {"a long address", request_text("GET", "/" + std::string(30'000, 'x')), {414}},
      {"a longer address", request_text("GET", "/" + std::string(200'000, 'x')), {0, 414, 431}},
      {"bytes in the address", "GET /?q=\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n", {400}},
  };
  for (const auto& c : cases) {
    Socket socket(portal->port());
    socket.send(c.bytes);
    const Response response = socket.receive();
    EXPECT_THAT(c.allowed, ::testing::Contains(response.status)) << c.what << "\n" << response.head;
    EXPECT_EQ(portal->get("/healthz").status, 200) << "after " << c.what;
  }
}

TEST_F(Connections, ReachesNoFileOfTheMachine) {
  for (const char* target :
       {"/../../../../etc/passwd", "/..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd",
        "/....//....//etc/passwd", "//etc/passwd", "/etc/passwd", "/MANIFEST", "/assets/../index.html",
        "/api/v1/../../MANIFEST", "/page.js/..", "/%00", "/.", "/.."}) {
    const Response response = portal->get(target);
    EXPECT_THAT(response.status, AnyOf(400, 404)) << target;
    EXPECT_THAT(response.body, Not(HasSubstr("root:"))) << target;
  }
}

TEST_F(Connections, SplitsNoHeader) {
  const std::string forged = "%0d%0aX-Forged:%20yes%0d%0a%0d%0abody";
  for (const std::string& target :
       {"/api/v1/search?q=" + forged, "/api/v1/search?" + forged + "=1", "/?q=" + forged,
        "/feed.atom?q=" + forged + "&lenient=1", "/api/v1/article?id=" + forged, "/" + forged}) {
    EXPECT_EQ(portal->get(target).headers.count("x-forged"), 0U) << target;
  }
  const Response response = ask(portal->port(), "/feed.atom", "X-A: b\r\nHost: evil\"><script>\r\n");
  EXPECT_THAT(response.body, Not(HasSubstr("<script>")));
  Socket socket(portal->port());
  socket.send("GET /opensearch.xml HTTP/1.1\r\nHost: evil\"/><x>\r\n\r\n");
  EXPECT_THAT(socket.receive().body, Not(HasSubstr("evil")));
}

TEST_F(Connections, AnswersPipelinedRequestsInOrder) {
  Socket socket(portal->port());
  std::string all;
  for (int i = 0; i < 50; ++i)
    all += request_text("GET", i % 2 == 0 ? "/api/v1/search?limit=0&q=word" + std::to_string(i) : "/healthz");
  socket.send(all);
  for (int i = 0; i < 50; ++i) {
    const Response response = socket.receive();
    ASSERT_EQ(response.status, 200) << i;
    if (i % 2 == 0) {
      EXPECT_EQ(json::parse(response.body)["query"]["text"], "word" + std::to_string(i));
    } else {
      EXPECT_THAT(response.body, HasSubstr("ok"));
    }
  }
}

TEST_F(Connections, ServesOthersBesideAThousandIdleAndSlowOnes) {
  rlimit limit{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
  if (limit.rlim_cur < 1200) {
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 4096);
    ::setrlimit(RLIMIT_NOFILE, &limit);
  }
  if (limit.rlim_cur < 1200) GTEST_SKIP() << "too few file descriptors";
  std::vector<Socket> idle;
  for (int i = 0; i < 1000; ++i) {
    idle.emplace_back(portal->port());
    if (i % 3 == 0) idle.back().send("GET /api/v1/search?q=ta");          // half a request line
    if (i % 3 == 1) idle.back().send("GET / HTTP/1.1\r\nHost: x\r\nX-");  // half a header
  }
  for (int i = 0; i < 20; ++i) EXPECT_EQ(portal->get("/api/v1/search?q=talks").status, 200);
  const std::string metrics = portal->get("/metrics").body;
  const std::size_t at = metrics.find("\ndateline_open_connections ");
  ASSERT_NE(at, std::string::npos);
  EXPECT_GE(std::atoi(metrics.c_str() + at + 27), 1000);
  // A slow client that does finish is answered.
  idle[0].send("lks&limit=0 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(idle[0].receive().status, 200);
}

TEST_F(Connections, AnswersWhatIsUnderWayAndStops) {
  Workplace other;
  ASSERT_EQ(
      other.index({"add", "--archive", other.path("a"), other.write("a.jsonl", article("a1", "Talks"))}).code,
      0);
  Serving server(other, other.path("a"), {"--access-log", ""});
  Socket open(server.port());
  open.send(request_text("GET", "/healthz"));
  EXPECT_EQ(open.receive().status, 200);
  const Ran ran = server.stop();
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_TRUE(open.is_closed_by_peer());
  EXPECT_THROW(Socket{server.port()}, std::runtime_error);
}

}  // namespace
}  // namespace dateline::test
