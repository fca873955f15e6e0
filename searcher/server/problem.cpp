#include "searcher/server/problem.h"

#include "common/json_text.h"

namespace dateline::server {
namespace {

unsigned status_of(const Error& error) {
  if (error.code == "time-budget") return 503;
  switch (error.kind) {
    case ErrorKind::usage:
    case ErrorKind::query:
      return 400;
    case ErrorKind::not_found:
      return error.code == "no-archive" ? 500 : 404;
    default:
      return 500;
  }
}

void append_number(std::string& out, std::string_view key, std::size_t value) {
  append_key(out, key);
  out += std::to_string(value);
}

}  // namespace

std::string_view reason_phrase(unsigned status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return {};
  }
}

Problem problem_of(const Error& error, std::string parameter) {
  Problem out;
  out.status = status_of(error);
  out.parameter = std::move(parameter);
  if (out.status == 500) {
    out.code = "archive-unreadable";
    out.detail = "the archive cannot be read";
    out.hint = "the server's log says why";
    return out;
  }
  out.code = error.code;
  out.detail = error.message;
  out.hint = error.hint;
  out.column = error.column;
  return out;
}

Reply problem_reply(const Problem& problem) {
  std::string out = "{";
  append_member(out, "type", "about:blank");
  append_member(out, "title", reason_phrase(problem.status));
  append_number(out, "status", problem.status);
  append_member(out, "detail", problem.detail);
  append_member(out, "code", problem.code);
  if (!problem.hint.empty()) append_member(out, "hint", problem.hint);
  if (!problem.parameter.empty()) append_member(out, "parameter", problem.parameter);
  if (problem.column) append_number(out, "column", *problem.column);
  for (const auto& [name, value] : problem.members) append_member(out, name, value);
  out += "}\n";
  Reply reply;
  reply.status = problem.status;
  reply.set("Content-Type", "application/problem+json");
  reply.set("Cache-Control", "no-store");
  if (problem.status == 429 || problem.status == 503) reply.set("Retry-After", "1");
  reply.body = make_body(std::move(out));
  return reply;
}

}  // namespace dateline::server
