// Connections: libmicrohttpd around a handler. Event threads (epoll) read requests and write replies; what
// takes time is handed to a worker while the connection is suspended, so that a slow search holds up nobody
// else.
//
//   HttpServer server(options, handler);
//   if (auto started = server.start(listen_fd); !started) ...
//   server.stop();      // no new connections, requests under way are answered, then everything is closed
//
// libmicrohttpd parses the request line and the header fields; its own replies to what it cannot parse (400,
// and 431 where the header outgrows the connection's memory) are short HTML. Start and stop from one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "common/error.h"
#include "searcher/server/message.h"

namespace dateline::server {

struct ServerOptions {
  std::size_t workers = 2;
  std::size_t queue = 256;               // requests that wait for a worker; more are answered 429
  std::size_t connections = 2000;        // more are closed at once
  std::size_t target_bytes = 16 * 1024;  // more: 414
};

// What a handler returns: a reply, or work that makes one.
struct Handled {
  Reply reply;
  std::function<Reply()> work;
};

class HttpServer {
 public:
  using Handler = std::function<Handled(const Request&)>;

  HttpServer(ServerOptions options, Handler handler);
  ~HttpServer();

  // Takes over the listening socket.
  Result<> start(int listen_fd);
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::server
