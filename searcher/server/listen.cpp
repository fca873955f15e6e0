#include "searcher/server/listen.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace dateline::server {
namespace {

constexpr int kBacklog = 511;
constexpr int kFirstPassedFd = 3;  // SD_LISTEN_FDS_START

tl::unexpected<Error> bad_address(const std::string& address) {
  return fail(ErrorKind::usage, "bad-address", "cannot listen on \"" + address + "\"",
              "ADDRESS:PORT as in 127.0.0.1:8080 or [::1]:8080, or unix:/PATH");
}

Result<int> bound(int family, const sockaddr* address, socklen_t size, const std::string& name) {
  const int fd = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return tl::unexpected(os_error("cannot listen on", name));
  const int on = 1;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(fd, address, size) != 0 || ::listen(fd, kBacklog) != 0) {
    const Error error = os_error("cannot listen on", name);
    ::close(fd);
    return tl::unexpected(error);
  }
  return fd;
}

std::string name_of(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return "?";
  char text[INET6_ADDRSTRLEN] = "";
  if (address.ss_family == AF_INET) {
    const auto& in = reinterpret_cast<const sockaddr_in&>(address);
    ::inet_ntop(AF_INET, &in.sin_addr, text, sizeof text);
    return std::string(text) + ":" + std::to_string(ntohs(in.sin_port));
  }
  if (address.ss_family == AF_INET6) {
    const auto& in = reinterpret_cast<const sockaddr_in6&>(address);
    ::inet_ntop(AF_INET6, &in.sin6_addr, text, sizeof text);
    return "[" + std::string(text) + "]:" + std::to_string(ntohs(in.sin6_port));
  }
  return std::string("unix:") + reinterpret_cast<const sockaddr_un&>(address).sun_path;
}

Result<ListenSocket> listen_on_path(const std::string& address, const std::string& path) {
  sockaddr_un un{};
  un.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof un.sun_path) return bad_address(address);
  std::memcpy(un.sun_path, path.c_str(), path.size() + 1);
  // A socket left by a server that is gone; anything else in its place is not ours to remove.
  struct stat info {};
  if (::lstat(path.c_str(), &info) == 0 && S_ISSOCK(info.st_mode)) {
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool alive = ::connect(probe, reinterpret_cast<const sockaddr*>(&un), sizeof un) == 0;
    ::close(probe);
    if (!alive) ::unlink(path.c_str());
  }
  auto fd = bound(AF_UNIX, reinterpret_cast<const sockaddr*>(&un), sizeof un, address);
  if (!fd) return tl::unexpected(fd.error());
  return ListenSocket{*fd, address};
}

}  // namespace

Result<ListenSocket> listen_on(const std::string& address) {
  if (address.starts_with("unix:")) return listen_on_path(address, address.substr(5));
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || colon == 0) return bad_address(address);
  std::string host = address.substr(0, colon);
  const std::string_view port_text = std::string_view(address).substr(colon + 1);
  std::uint16_t port = 0;
  const auto read = std::from_chars(port_text.data(), port_text.data() + port_text.size(), port);
  if (port_text.empty() || read.ec != std::errc() || read.ptr != port_text.data() + port_text.size()) {
    return bad_address(address);
  }
  if (host == "localhost") host = "127.0.0.1";
  sockaddr_in in{};
  in.sin_family = AF_INET;
  in.sin_port = htons(port);
  sockaddr_in6 in6{};
  in6.sin6_family = AF_INET6;
  in6.sin6_port = htons(port);
  Result<int> fd = 0;
  if (host.size() > 2 && host.front() == '[' && host.back() == ']' &&
      ::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &in6.sin6_addr) == 1) {
    fd = bound(AF_INET6, reinterpret_cast<const sockaddr*>(&in6), sizeof in6, address);
  } else if (::inet_pton(AF_INET, host.c_str(), &in.sin_addr) == 1) {
    fd = bound(AF_INET, reinterpret_cast<const sockaddr*>(&in), sizeof in, address);
  } else {
    return bad_address(address);
  }
  if (!fd) return tl::unexpected(fd.error());
  return ListenSocket{*fd, name_of(*fd)};
}

std::optional<ListenSocket> activated_socket() {
  const char* pid = std::getenv("LISTEN_PID");
  const char* count = std::getenv("LISTEN_FDS");
  if (pid == nullptr || count == nullptr) return std::nullopt;
  if (std::to_string(::getpid()) != pid || std::atoi(count) < 1) return std::nullopt;
  int listening = 0;
  socklen_t size = sizeof listening;
  if (::getsockopt(kFirstPassedFd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0 || listening == 0) {
    return std::nullopt;
  }
  ::fcntl(kFirstPassedFd, F_SETFD, FD_CLOEXEC);
  ::fcntl(kFirstPassedFd, F_SETFL, ::fcntl(kFirstPassedFd, F_GETFL) | O_NONBLOCK);
  ::unsetenv("LISTEN_PID");
  ::unsetenv("LISTEN_FDS");
  ::unsetenv("LISTEN_FDNAMES");
  return ListenSocket{kFirstPassedFd, name_of(kFirstPassedFd)};
}

void notify_systemd(const std::string& state) {
  const char* path = std::getenv("NOTIFY_SOCKET");
  if (path == nullptr || (path[0] != '/' && path[0] != '@')) return;
  sockaddr_un un{};
  un.sun_family = AF_UNIX;
  const std::size_t size = std::strlen(path);
  if (size >= sizeof un.sun_path) return;
  std::memcpy(un.sun_path, path, size);
  if (path[0] == '@') un.sun_path[0] = '\0';  // an abstract socket
  const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return;
  const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + size);
  (void)::sendto(fd, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&un),
                 length);
  ::close(fd);
}

}  // namespace dateline::server
