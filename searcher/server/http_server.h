// Connections: libmicrohttpd around a handler. Event threads (epoll) read requests and write replies; what
// takes time is handed to a worker while the connection is suspended, so that a slow search holds up nobody
// else.
//
//   HttpServer server(options, handler);
//   if (auto started = server.start(listen_fd); !started) ...
//   server.stop();      // no new connections, requests under way are answered, then everything is closed
//
// libmicrohttpd parses the request line and the header fields; its own replies to what it cannot parse (400,
// and 414 or 431 where the header outgrows a connection's memory of 64 KiB) are short HTML. A body is never
// read: the reply goes out at once and the connection is closed. A client that takes longer than `idle` to
// send a header, or to ask again, or than `sending` to take a reply, is cut off (connection_table.h). Start
// and stop from one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "common/error.h"
#include "searcher/server/message.h"
#include "searcher/server/problem.h"

namespace dateline::server {

struct ServerOptions {
  std::size_t event_threads = 1;
  std::size_t workers = 2;
  std::size_t queue = 256;         // requests that wait for a worker; more are answered 429
  std::size_t connections = 2000;  // open at once; more wait in the kernel until one closes
  std::chrono::seconds idle{30};
  std::chrono::seconds sending{60};
  std::chrono::seconds grace{10};  // for requests under way when the server stops
};

// What a handler returns: a reply, or work that makes one.
struct Handled {
  Reply reply;
  std::function<Reply()> work;
  const char* route = "";
};

// A request that is over.
struct Served {
  unsigned status = 0;
  std::size_t bytes = 0;  // of the body that was sent
  const char* route = "";
  std::int64_t time = 0;  // when it came, seconds since the epoch
  std::chrono::nanoseconds duration{0};
};

// Called by event threads, and must be quick. Not to throw.
class HttpHandler {
 public:
  virtual ~HttpHandler() = default;
  virtual Handled begin(const Request& request) = 0;
  // The reply to what the server itself refuses or fails at.
  virtual Reply refuse(const Request& request, const Problem& problem) = 0;
  virtual void served(const Request& request, const Served& what) = 0;
};

class HttpServer {
 public:
  HttpServer(ServerOptions options, HttpHandler& handler);
  ~HttpServer();

  // Takes over the listening socket.
  Result<> start(int listen_fd);
  void stop();

  std::size_t open_connections() const;
  std::size_t waiting() const;  // requests accepted and not begun

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::server
