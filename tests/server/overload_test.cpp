// The server's own refusals, in process, with work that waits until the test lets it go on.
#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <optional>

#include "searcher/server/connection_table.h"
#include "searcher/server/http_server.h"
#include "searcher/server/listen.h"
#include "tests/server/http_client.h"

namespace dateline::server {
namespace {

using test::ask;
using test::request_text;
using test::Response;
using test::Socket;

class Blocking : public HttpHandler {
 public:
  Handled begin(const Request& request) override {
    if (request.target == "/quick") return {reply("quick"), {}, ""};
    if (request.target == "/throw") return {{}, []() -> Reply { throw std::runtime_error("no"); }, ""};
    if (request.target == "/throw-at-once") throw std::runtime_error("no");
    ++begun;
    return {{},
            [this] {
              ++working;
              opened.wait();
              return reply("slow");
            },
            ""};
  }
  Reply refuse(const Request&, const Problem& problem) override { return problem_reply(problem); }
  void served(const Request&, const Served& what) override { statuses[what.status / 100]++; }
  static Reply reply(const std::string& text) {
    Reply out;
    out.body = make_body(text);
    return out;
  }
  std::promise<void> gate;
  std::shared_future<void> opened = gate.get_future().share();
  std::atomic<int> begun{0};
  std::atomic<int> working{0};  // taken by a worker
  std::atomic<int> statuses[6] = {};
};

class Overload : public ::testing::Test {
 protected:
  void start(ServerOptions options) {
    auto socket = listen_on("127.0.0.1:0");
    ASSERT_TRUE(socket);
    port = std::atoi(socket->name.substr(socket->name.rfind(':') + 1).c_str());
    server.emplace(options, handler);
    ASSERT_TRUE(server->start(socket->fd));
  }
  Blocking handler;
  std::optional<HttpServer> server;
  int port = 0;
};

TEST_F(Overload, Is429WithRetryAfterWhenTheQueueIsFull) {
  start({.workers = 1, .queue = 1});
  std::vector<Socket> waiting;
  // The first is taken by the worker, the second waits; whether the third is refused must not depend on how
  // quick the worker is, so it is sent when the second stands in the queue.
  waiting.emplace_back(port);
  waiting.back().send(request_text("GET", "/slow"));
  while (handler.working < 1) std::this_thread::yield();
  waiting.emplace_back(port);
  waiting.back().send(request_text("GET", "/slow"));
  while (server->waiting() != 1) std::this_thread::yield();
  const Response refused = ask(port, "/slow");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("retry-after"), "1");
  EXPECT_THAT(refused.body, ::testing::HasSubstr("\"code\":\"too-many-requests\""));
  EXPECT_EQ(ask(port, "/quick").body, "quick");  // what needs no worker goes on
  handler.gate.set_value();
  waiting[0].receive();
  server->stop();
}

TEST_F(Overload, AFailureInWorkIs500AndNothingElse) {
  start({.workers = 1});
  EXPECT_EQ(ask(port, "/throw").status, 500);
  EXPECT_EQ(ask(port, "/throw-at-once").status, 500);
  EXPECT_EQ(ask(port, "/quick").status, 200);
}

TEST_F(Overload, StoppingAnswersWhatIsUnderWay) {
  start({.workers = 1});
  Socket under_way(port);
  under_way.send(request_text("GET", "/slow"));
  while (handler.begun < 1) std::this_thread::yield();
  auto stopped = std::async(std::launch::async, [&] { server->stop(); });
  handler.gate.set_value();
  EXPECT_EQ(under_way.receive().body, "slow");
  stopped.wait();
}

TEST_F(Overload, CutsOffClientsThatTakeTooLong) {
  start({.workers = 1, .idle = std::chrono::seconds(1)});
  Socket slow(port);
  Socket quiet(port);
  slow.send("GET /qui");
  std::thread drip([&] {
    // A byte now and then: a timeout since the last byte would never end this.
    while (slow.send("x")) std::this_thread::sleep_for(std::chrono::milliseconds(200));
  });
  EXPECT_TRUE(quiet.is_closed_by_peer());
  drip.join();
  EXPECT_EQ(ask(port, "/quick").status, 200);
}

TEST_F(Overload, GivesHeadersWithLineEndsToNobody) {
  class Splitting : public Blocking {
   public:
    Handled begin(const Request&) override {
      Reply out = reply("x");
      out.set("X-Value", "a\r\nX-Forged: yes");
      return {out, {}, ""};
    }
  } splitting;
  auto socket = listen_on("127.0.0.1:0");
  const int at = std::atoi(socket->name.substr(socket->name.rfind(':') + 1).c_str());
  HttpServer other({}, splitting);
  ASSERT_TRUE(other.start(socket->fd));
  const Response response = ask(at, "/");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.headers.count("x-forged"), 0U);
}

}  // namespace
}  // namespace dateline::server
