#include "searcher/server/http_server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <ctime>
#include <exception>
#include <mutex>
#include <thread>

#include "searcher/server/connection_table.h"
#include "searcher/server/worker_pool.h"

namespace dateline::server {
namespace {

constexpr std::size_t kConnectionMemory =
    64 * 1024;  // request line and header fields must fit; address space only
constexpr std::chrono::seconds kSweep{1};

// One request from its first byte to the end of its reply. Owned by libmicrohttpd's connection.
struct Exchange {
  enum class State : std::uint8_t { fresh, read, working, done };
  State state = State::fresh;  // written by a worker only while the connection is suspended
  Request request;
  Reply reply;
  Served served;
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
};

std::string header(MHD_Connection* connection, const char* name) {
  const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
  return value == nullptr ? std::string() : std::string(value);
}

MHD_Result add_size(void* sum, MHD_ValueKind, const char* name, std::size_t name_size, const char*,
                    std::size_t value_size) {
  *static_cast<std::size_t*>(sum) += name_size + value_size + (name == nullptr ? 0 : 4);  // ": " and CRLF
  return MHD_YES;
}

std::string remote_address(MHD_Connection* connection) {
  const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (info == nullptr || info->client_addr == nullptr) return {};
  char text[INET6_ADDRSTRLEN] = "";
  if (info->client_addr->sa_family == AF_INET) {
    const auto& in = *reinterpret_cast<const sockaddr_in*>(info->client_addr);
    ::inet_ntop(AF_INET, &in.sin_addr, text, sizeof text);
  } else if (info->client_addr->sa_family == AF_INET6) {
    const auto& in = *reinterpret_cast<const sockaddr_in6*>(info->client_addr);
    ::inet_ntop(AF_INET6, &in.sin6_addr, text, sizeof text);
  }
  return text;
}

void read_headers(MHD_Connection* connection, const char* method, const char* protocol, Request& request) {
  request.method = method;
  request.protocol = protocol;
  request.host = header(connection, MHD_HTTP_HEADER_HOST);
  request.origin = header(connection, MHD_HTTP_HEADER_ORIGIN);
  request.if_none_match = header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH);
  request.referer = header(connection, MHD_HTTP_HEADER_REFERER);
  request.user_agent = header(connection, MHD_HTTP_HEADER_USER_AGENT);
  request.remote = remote_address(connection);
  const std::string length = header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
  request.has_body =
      (!length.empty() && length != "0") || !header(connection, MHD_HTTP_HEADER_TRANSFER_ENCODING).empty();
  MHD_get_connection_values_n(connection, MHD_HEADER_KIND, add_size, &request.header_bytes);
}

void release_body(void* owner) { delete static_cast<Body*>(owner); }

Connection* connection_of(MHD_Connection* connection) {
  const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == nullptr ? nullptr : static_cast<Connection*>(info->socket_context);
}

// The address is taken apart by ours (http_target.h), byte for byte as it was sent.
std::size_t leave_escaped(void*, MHD_Connection*, char* text) { return std::strlen(text); }

const Problem kInternal{500, "internal", "something went wrong in the server", "the server's log says what"};
const Problem kTooMany{429, "too-many-requests", "more searches wait than the server takes",
                       "ask again in a moment"};

}  // namespace

struct HttpServer::Impl {
  Impl(ServerOptions o, HttpHandler& h) : options(o), handler(h) {}

  ServerOptions options;
  HttpHandler& handler;
  std::unique_ptr<WorkerPool> workers;
  ConnectionTable connections;
  MHD_Daemon* daemon = nullptr;
  std::atomic<std::size_t> under_way{0};  // requests whose header is read and whose reply is not yet sent
  std::atomic<bool> stopping{false};
  std::thread sweeper;
  std::mutex sweep_mutex;
  std::condition_variable sweep_stop;

  static void* begin(void*, const char* target, MHD_Connection*) {
    auto* exchange = new (std::nothrow) Exchange;
    if (exchange != nullptr) {
      exchange->request.target = target;
      exchange->served.time = std::time(nullptr);
    }
    return exchange;
  }

  static void complete(void* self, MHD_Connection* connection, void** context, MHD_RequestTerminationCode) {
    const std::unique_ptr<Exchange> exchange(static_cast<Exchange*>(*context));
    *context = nullptr;
    if (Connection* open = connection_of(connection)) open->begin_reading();
    if (!exchange || exchange->state == Exchange::State::fresh) return;
    auto& impl = *static_cast<Impl*>(self);
    exchange->served.duration = std::chrono::steady_clock::now() - exchange->begin;
    impl.handler.served(exchange->request, exchange->served);
    --impl.under_way;
  }

  static void on_connection(void* self, MHD_Connection* connection, void** context,
                            MHD_ConnectionNotificationCode code) {
    ConnectionTable& table = static_cast<Impl*>(self)->connections;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
      const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
      *context = info == nullptr ? nullptr : table.add(info->connect_fd);
    } else if (*context != nullptr) {
      table.remove(static_cast<Connection*>(*context));
      *context = nullptr;
    }
  }

  static MHD_Result access(void* self, MHD_Connection* connection, const char*, const char* method,
                           const char* protocol, const char*, std::size_t* upload_size, void** context) {
    auto* exchange = static_cast<Exchange*>(*context);
    if (exchange == nullptr) return MHD_NO;
    auto& impl = *static_cast<Impl*>(self);
    try {
      return impl.on_access(connection, *exchange, method, protocol, upload_size);
    } catch (const std::exception&) {
      return impl.send(connection, *exchange, impl.handler.refuse(exchange->request, kInternal));
    }
  }

  MHD_Result on_access(MHD_Connection* connection, Exchange& exchange, const char* method,
                       const char* protocol, std::size_t* upload_size) {
    switch (exchange.state) {
      case Exchange::State::fresh:
        ++under_way;
        exchange.state = Exchange::State::read;
        read_headers(connection, method, protocol, exchange.request);
        if (Connection* open = connection_of(connection)) open->begin_work();
        return exchange.request.has_body ? respond(connection, exchange) : MHD_YES;
      case Exchange::State::read:
        *upload_size = 0;
        return respond(connection, exchange);
      case Exchange::State::working:
        return MHD_YES;
      case Exchange::State::done:
        return send(connection, exchange, exchange.reply);
    }
    return MHD_NO;
  }

  MHD_Result respond(MHD_Connection* connection, Exchange& exchange) {
    Handled handled = handler.begin(exchange.request);
    exchange.served.route = handled.route;
    if (!handled.work) return send(connection, exchange, handled.reply);
    exchange.state = Exchange::State::working;
    MHD_suspend_connection(connection);
    const bool accepted = workers->submit([this, connection, &exchange, work = std::move(handled.work)] {
      try {
        exchange.reply = work();
      } catch (const std::exception&) {
        exchange.reply = handler.refuse(exchange.request, kInternal);
      }
      exchange.state = Exchange::State::done;
      MHD_resume_connection(connection);  // from here on the exchange is the event thread's
    });
    if (!accepted) {
      exchange.reply = handler.refuse(exchange.request, kTooMany);
      exchange.state = Exchange::State::done;
      MHD_resume_connection(connection);
    }
    return MHD_YES;
  }

  MHD_Result send(MHD_Connection* connection, Exchange& exchange, const Reply& reply) {
    static const Body kEmpty = make_body({});
    auto* owner = new Body(reply.body ? reply.body : kEmpty);
    const std::size_t size = (*owner)->size();
    MHD_Response* response = MHD_create_response_from_buffer_with_free_callback_cls(
        size, const_cast<char*>((*owner)->data()), release_body, owner);
    if (response == nullptr) {
      delete owner;
      return MHD_NO;
    }
    // A value with a line end in it is refused here and left out: no header can be split.
    for (const auto& [name, value] : reply.headers)
      MHD_add_response_header(response, name.c_str(), value.c_str());
    if (stopping) MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    const MHD_Result queued = MHD_queue_response(connection, reply.status, response);
    MHD_destroy_response(response);
    exchange.served.status = reply.status;
    exchange.served.bytes = exchange.request.method == "HEAD" ? 0 : size;
    if (Connection* open = connection_of(connection)) open->begin_sending();
    return queued;
  }

  void sweep() {
    std::unique_lock lock(sweep_mutex);
    while (!sweep_stop.wait_for(lock, kSweep, [this] { return stopping.load(); })) {
      connections.cut_off(options.idle, options.sending);
    }
  }
};

HttpServer::HttpServer(ServerOptions options, HttpHandler& handler)
    : impl_(std::make_unique<Impl>(options, handler)) {}

HttpServer::~HttpServer() { stop(); }

std::size_t HttpServer::open_connections() const { return impl_->connections.size(); }
std::size_t HttpServer::waiting() const { return impl_->workers ? impl_->workers->waiting() : 0; }

Result<> HttpServer::start(int listen_fd) {
  Impl& impl = *impl_;
  impl.workers = std::make_unique<WorkerPool>(impl.options.workers, impl.options.queue);
  // One event thread is the daemon's own; a pool begins at two.
  const MHD_OptionItem pool[] = {
      {impl.options.event_threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END,
       static_cast<std::intptr_t>(impl.options.event_threads), nullptr},
      {MHD_OPTION_END, 0, nullptr}};
  impl.daemon = MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr, Impl::access, &impl,
      MHD_OPTION_LISTEN_SOCKET, listen_fd, MHD_OPTION_CONNECTION_LIMIT,
      static_cast<unsigned>(impl.options.connections), MHD_OPTION_CONNECTION_MEMORY_LIMIT, kConnectionMemory,
      MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(impl.options.sending.count()),
      MHD_OPTION_URI_LOG_CALLBACK, Impl::begin, &impl, MHD_OPTION_NOTIFY_COMPLETED, Impl::complete, &impl,
      MHD_OPTION_NOTIFY_CONNECTION, Impl::on_connection, &impl, MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped,
      &impl, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_ARRAY, pool, MHD_OPTION_END);
  if (impl.daemon == nullptr) {
    ::close(listen_fd);
    return fail(ErrorKind::io, "cannot-serve", "the HTTP server cannot start",
                "are there enough file descriptors (ulimit -n)?");
  }
  impl.sweeper = std::thread([&impl] { impl.sweep(); });
  return {};
}

void HttpServer::stop() {
  Impl& impl = *impl_;
  if (impl.daemon == nullptr) return;
  {
    const std::scoped_lock guard(impl.sweep_mutex);
    impl.stopping = true;
  }
  impl.sweep_stop.notify_all();
  impl.sweeper.join();
  const MHD_socket listening = MHD_quiesce_daemon(impl.daemon);
  if (listening != MHD_INVALID_SOCKET) ::close(listening);
  const auto deadline = std::chrono::steady_clock::now() + impl.options.grace;
  while (impl.under_way > 0 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  impl.workers->stop();  // every connection still suspended is resumed with its reply
  MHD_stop_daemon(impl.daemon);
  impl.daemon = nullptr;
}

}  // namespace dateline::server
