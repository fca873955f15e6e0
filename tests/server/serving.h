// dateline-serve as a process, on a free port, over an archive made by dateline-index.
//
//   Serving portal(place, place.path("a"), {"--restrict", "section:world"});
//   Response r = portal.get("/api/v1/search?q=syria");
#pragma once

#include <chrono>
#include <thread>

#include "tests/integration/index_program.h"
#include "tests/server/http_client.h"

namespace dateline::test {

class Serving {
 public:
  Serving(Workplace& place, const std::string& archive, std::vector<std::string> more = {})
      : running_(place.start("dateline-serve", arguments(archive, std::move(more)))) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (port_ == 0 && std::chrono::steady_clock::now() < deadline) {
      const std::string said = running_.err_so_far();
      const std::size_t at = said.find("http://127.0.0.1:");
      if (at != std::string::npos && said.find('\n', at) != std::string::npos)
        port_ = std::atoi(said.c_str() + at + 17);
      if (port_ == 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    if (port_ == 0) ADD_FAILURE() << "not listening: " << running_.err_so_far();
  }
  ~Serving() {
    if (!ended_) stop();
  }
  Serving(const Serving&) = delete;

  int port() const { return port_; }
  Response get(const std::string& target, const std::string& fields = {}) const {
    return ask(port_, target, fields);
  }
  json get_json(const std::string& target) const { return json::parse(get(target).body, nullptr, false); }
  Ran stop(int signal = SIGTERM) {
    ended_ = true;
    running_.signal(signal);
    return running_.wait();
  }
  void signal(int number) const { running_.signal(number); }
  std::string err_so_far() const { return running_.err_so_far(); }

 private:
  static std::vector<std::string> arguments(const std::string& archive, std::vector<std::string> more) {
    std::vector<std::string> out = {"--archive", archive, "--listen", "127.0.0.1:0"};
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
  Running running_;
  int port_ = 0;
  bool ended_ = false;
};

}  // namespace dateline::test
