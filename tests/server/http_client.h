// A small HTTP client over a raw socket, so that tests can send what no library would.
//
//   Socket socket(port);
//   socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
//   Response response = socket.receive();
//   response.status == 200;  response.header("content-type");  response.body
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::test {

struct Response {
  int status = 0;                                   // 0: the connection was closed without an answer
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string head;
  std::string body;
  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

class Socket {
 public:
  explicit Socket(int port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(fd_);
      throw std::runtime_error("cannot connect");
    }
    const timeval patience{20, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~Socket() {
    if (fd_ >= 0) ::close(fd_);
  }
  Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)), rest_(std::move(other.rest_)) {}
  Socket(const Socket&) = delete;

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // One response; what came after it is kept for the next call. `head_only`: a HEAD was asked.
  Response receive(bool head_only = false) {
    Response out;
    std::size_t end = 0;
    while ((end = rest_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return out;
    out.head = rest_.substr(0, end + 2);
    rest_.erase(0, end + 4);
    out.status = out.head.size() > 12 ? std::atoi(out.head.c_str() + 9) : 0;
    for (std::size_t at = out.head.find("\r\n") + 2; at < out.head.size();) {
      const std::size_t stop = out.head.find("\r\n", at);
      const std::size_t colon = out.head.find(':', at);
      std::string name = out.head.substr(at, colon - at);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      out.headers.emplace(std::move(name), out.head.substr(colon + 2, stop - colon - 2));
      at = stop + 2;
    }
    const std::string length = out.header("content-length");
    const std::size_t size =
        head_only || out.status == 304 || out.status == 204 || length.empty() ? 0 : std::stoul(length);
    while (rest_.size() < size)
      if (!more()) break;
    out.body = rest_.substr(0, size);
    rest_.erase(0, size);
    return out;
  }

  // Everything until the other side closes.
  std::string drain() {
    while (more()) {
    }
    return std::exchange(rest_, {});
  }
  bool is_closed_by_peer() {
    char byte = 0;
    return ::recv(fd_, &byte, 1, 0) <= 0;
  }

 private:
  bool more() {
    char buffer[16384];
    const ssize_t got = ::recv(fd_, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    rest_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }
  int fd_;
  std::string rest_;
};

inline std::string request_text(const std::string& method, const std::string& target,
                                const std::string& fields = {}) {
  return method + " " + target + " HTTP/1.1\r\nHost: portal.example\r\n" + fields + "\r\n";
}

inline Response ask(int port, const std::string& target, const std::string& fields = {},
                    const std::string& method = "GET") {
  Socket socket(port);
  socket.send(request_text(method, target, fields));
  return socket.receive(method == "HEAD");
}

}  // namespace dateline::test
