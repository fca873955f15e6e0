// The socket the portal listens on: made here, or handed over by systemd (the protocol of sd_listen_fds(3)).
//
//   Result<ListenSocket> s = listen_on("127.0.0.1:8080");   // port 0: one that is free
//   s->name == "127.0.0.1:8080"
//
// Addresses: IPv4 "127.0.0.1:8080", IPv6 "[::1]:8080", "localhost:8080", a path "unix:/run/dateline.sock". No
// names are resolved. Errors: ErrorKind::usage "bad-address", ErrorKind::io.
#pragma once

#include <optional>
#include <string>

#include "common/error.h"

namespace dateline::server {

struct ListenSocket {
  int fd = -1;
  std::string name;  // as a browser would write it, with the port that was found
};

Result<ListenSocket> listen_on(const std::string& address);

// The socket systemd passed to this process, if it did: the first of LISTEN_FDS, when LISTEN_PID is ours.
std::optional<ListenSocket> activated_socket();

// Tells systemd "READY=1" or the like, where NOTIFY_SOCKET says how (sd_notify(3)); nothing otherwise.
void notify_systemd(const std::string& state);

}  // namespace dateline::server
