#include "searcher/server/http_server.h"

#include <microhttpd.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <thread>

#include "searcher/server/problem.h"
#include "searcher/server/worker_pool.h"

namespace dateline::server {
namespace {

constexpr std::size_t kConnectionMemory =
    64 * 1024;  // request line and header fields must fit; address space only
constexpr unsigned kIdleSeconds = 30;

// One request from its first byte to the end of its reply. Owned by libmicrohttpd's connection.
struct Exchange {
  enum class State : std::uint8_t { fresh, read, working, done };
  State state = State::fresh;  // written by a worker only while the connection is suspended
  Request request;
  Reply reply;
};

std::string header(MHD_Connection* connection, const char* name) {
  const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
  return value == nullptr ? std::string() : std::string(value);
}

void release_body(void* owner) { delete static_cast<Body*>(owner); }

Problem internal_error() {
  return {500, "internal", "something went wrong in the server", "the server's log says what"};
}

MHD_Result send(MHD_Connection* connection, const Reply& reply) {
  static const Body kEmpty = make_body({});
  auto* owner = new Body(reply.body ? reply.body : kEmpty);
  MHD_Response* response = MHD_create_response_from_buffer_with_free_callback_cls(
      (*owner)->size(), const_cast<char*>((*owner)->data()), release_body, owner);
  if (response == nullptr) {
    delete owner;
    return MHD_NO;
  }
  for (const auto& [name, value] : reply.headers)
    MHD_add_response_header(response, name.c_str(), value.c_str());
  const MHD_Result queued = MHD_queue_response(connection, reply.status, response);
  MHD_destroy_response(response);
  return queued;
}

// The address is taken apart by ours (http_target.h), byte for byte as it was sent.
std::size_t leave_escaped(void*, MHD_Connection*, char* text) { return std::strlen(text); }

}  // namespace

struct HttpServer::Impl {
  ServerOptions options;
  Handler handler;
  std::unique_ptr<WorkerPool> workers;
  MHD_Daemon* daemon = nullptr;

  static void* begin(void*, const char* target, MHD_Connection*) {
    auto* exchange = new (std::nothrow) Exchange;
    if (exchange != nullptr) exchange->request.target = target;
    return exchange;
  }

  static void complete(void*, MHD_Connection*, void** context, MHD_RequestTerminationCode) {
    delete static_cast<Exchange*>(*context);
    *context = nullptr;
  }

  static MHD_Result access(void* self, MHD_Connection* connection, const char*, const char* method,
                           const char*, const char*, std::size_t* upload_size, void** context) {
    auto* exchange = static_cast<Exchange*>(*context);
    if (exchange == nullptr) return MHD_NO;
    try {
      return static_cast<Impl*>(self)->on_access(connection, *exchange, method, upload_size);
    } catch (const std::exception&) {
      return send(connection, problem_reply(internal_error()));
    }
  }

  MHD_Result on_access(MHD_Connection* connection, Exchange& exchange, const char* method,
                       std::size_t* upload_size) {
    Request& request = exchange.request;
    switch (exchange.state) {
      case Exchange::State::fresh: {
        request.method = method;
        request.host = header(connection, MHD_HTTP_HEADER_HOST);
        request.origin = header(connection, MHD_HTTP_HEADER_ORIGIN);
        request.if_none_match = header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH);
        const std::string length = header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
        request.has_body = (!length.empty() && length != "0") ||
                           !header(connection, MHD_HTTP_HEADER_TRANSFER_ENCODING).empty();
        exchange.state = Exchange::State::read;
        // A body is never read: the reply goes out at once, and the connection is closed after it.
        if (request.has_body) return respond(connection, exchange);
        return MHD_YES;
      }
      case Exchange::State::read:
        *upload_size = 0;
        return respond(connection, exchange);
      case Exchange::State::working:
        return MHD_YES;
      case Exchange::State::done:
        return send(connection, exchange.reply);
    }
    return MHD_NO;
  }

  MHD_Result respond(MHD_Connection* connection, Exchange& exchange) {
    Handled handled;
    if (exchange.request.target.size() > options.target_bytes) {
      handled.reply =
          problem_reply({414, "uri-too-long",
                         "the address is longer than " + std::to_string(options.target_bytes) + " bytes",
                         "ask a shorter question"});
    } else {
      handled = handler(exchange.request);
    }
    if (!handled.work) return send(connection, handled.reply);
    exchange.state = Exchange::State::working;
    MHD_suspend_connection(connection);
    const bool accepted = workers->submit([connection, &exchange, work = std::move(handled.work)] {
      try {
        exchange.reply = work();
      } catch (const std::exception&) {
        exchange.reply = problem_reply(internal_error());
      }
      exchange.state = Exchange::State::done;
      MHD_resume_connection(connection);
    });
    if (!accepted) {
      exchange.reply = problem_reply(
          {429, "too-many-requests", "more searches wait than the server takes", "ask again in a moment"});
      exchange.state = Exchange::State::done;
      MHD_resume_connection(connection);
    }
    return MHD_YES;
  }
};

HttpServer::HttpServer(ServerOptions options, Handler handler)
    : impl_(new Impl{options, std::move(handler), nullptr, nullptr}) {}

HttpServer::~HttpServer() { stop(); }

Result<> HttpServer::start(int listen_fd) {
  Impl& impl = *impl_;
  impl.workers = std::make_unique<WorkerPool>(impl.options.workers, impl.options.queue);
  impl.daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr,
                                 nullptr, Impl::access, &impl, MHD_OPTION_LISTEN_SOCKET, listen_fd,
                                 MHD_OPTION_CONNECTION_LIMIT, static_cast<unsigned>(impl.options.connections),
                                 MHD_OPTION_CONNECTION_MEMORY_LIMIT, kConnectionMemory,
                                 MHD_OPTION_CONNECTION_TIMEOUT, kIdleSeconds, MHD_OPTION_URI_LOG_CALLBACK,
                                 Impl::begin, nullptr, MHD_OPTION_NOTIFY_COMPLETED, Impl::complete, nullptr,
                                 MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, nullptr, MHD_OPTION_END);
  if (impl.daemon == nullptr) {
    ::close(listen_fd);
    return fail(ErrorKind::io, "cannot-serve", "the HTTP server cannot start",
                "are there enough file descriptors?");
  }
  return {};
}

void HttpServer::stop() {
  Impl& impl = *impl_;
  if (impl.daemon == nullptr) return;
  const MHD_socket listening = MHD_quiesce_daemon(impl.daemon);
  if (listening != MHD_INVALID_SOCKET) ::close(listening);
  impl.workers->stop();  // every suspended connection is resumed with its reply
  MHD_stop_daemon(impl.daemon);
  impl.daemon = nullptr;
}

}  // namespace dateline::server
