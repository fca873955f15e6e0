#include "searcher/server/access_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <ctime>

namespace dateline::server {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\') {
      out += "\\x";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_header(std::string& out, const std::string& value) {
  append_quoted(out, value.empty() ? "-" : value);
}

Result<int> open_log(const std::string& path) {
  if (path.empty()) return -1;
  if (path == "-") return STDOUT_FILENO;
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (fd < 0) return tl::unexpected(os_error("cannot write", path));
  return fd;
}

}  // namespace

std::string log_line(const Request& request, const Served& served) {
  std::tm parts{};
  const std::time_t time = served.time;
  ::gmtime_r(&time, &parts);
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char when[64];
  std::snprintf(when, sizeof when, "[%02d/%s/%04d:%02d:%02d:%02d +0000]", parts.tm_mday,
                kMonths[parts.tm_mon % 12], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
  std::string out = (request.remote.empty() ? "-" : request.remote) + " - - " + when + " ";
  append_quoted(out, request.method + " " + request.target + " " + request.protocol);
  out += ' ' + std::to_string(served.status) + ' ';
  out += served.bytes == 0 ? "-" : std::to_string(served.bytes);
  out += ' ';
  append_header(out, request.referer);
  out += ' ';
  append_header(out, request.user_agent);
  out += '\n';
  return out;
}

Result<std::unique_ptr<AccessLog>> AccessLog::open(const std::string& path) {
  const auto fd = open_log(path);
  if (!fd) return tl::unexpected(fd.error());
  return std::unique_ptr<AccessLog>(new AccessLog(path, *fd));
}

AccessLog::~AccessLog() {
  if (fd_ > STDERR_FILENO) ::close(fd_);
}

void AccessLog::write(const Request& request, const Served& served) {
  const std::scoped_lock guard(mutex_);
  if (fd_ < 0) return;
  const std::string line = log_line(request, served);
  // One call a line: lines of several processes do not mix. A full disk must not stop the portal.
  while (::write(fd_, line.data(), line.size()) < 0 && errno == EINTR) {
  }
}

Result<> AccessLog::reopen() {
  const auto fd = open_log(path_);
  if (!fd) return tl::unexpected(fd.error());
  const std::scoped_lock guard(mutex_);
  if (fd_ > STDERR_FILENO) ::close(fd_);
  fd_ = *fd;
  return {};
}

}  // namespace dateline::server
