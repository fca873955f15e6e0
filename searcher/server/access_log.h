// A line for each request, in the combined log format of the Apache HTTP Server:
//
//   127.0.0.1 - - [22/Nov/2026:18:40:01 +0000] "GET /api/v1/search?q=syria HTTP/1.1" 200 4321 "-"
//   "curl/7.88.1"
//
// Quotes, backslashes and whatever is not printable ASCII in what clients send is written as \xHH, so that
// nobody can forge a line. Times are UTC. reopen() closes the file and opens its name anew, for logrotate.
// Thread-safe.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "common/error.h"
#include "searcher/server/http_server.h"

namespace dateline::server {

std::string log_line(const Request& request, const Served& served);

class AccessLog {
 public:
  // "-": standard output; "": no log. Files are appended to.
  static Result<std::unique_ptr<AccessLog>> open(const std::string& path);
  ~AccessLog();

  void write(const Request& request, const Served& served);
  Result<> reopen();

 private:
  AccessLog(std::string path, int fd) : path_(std::move(path)), fd_(fd) {}

  const std::string path_;
  std::mutex mutex_;
  int fd_;  // -1: no log
};

}  // namespace dateline::server
