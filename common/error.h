// Errors as values. Every failure carries a stable code, a message, and a hint that says what to do next.
//
//   Result<Manifest> m = read_manifest(dir);
//   if (!m) return tl::unexpected(m.error());
//
// The library never prints and never exits; a program's main() turns an Error into text and an exit code.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace dateline {

enum class ErrorKind {
  usage,          // the caller asked for something impossible: a bad option, a bad value
  query,          // the query language refused the text; `column` says where
  not_found,      // no such article, no such archive
  input,          // something handed in cannot be read
  io,             // the operating system refused
  locked,         // another writer holds the archive
  damaged,        // bytes on disk are not what was written
  newer_version,  // the archive was written by a newer Dateline
  no_space,       // disk full
  timeout,        // stopped before its end: the time allowed is over, or the caller asked
  internal,       // a bug in Dateline
};

struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string code;     // stable, lower case with hyphens: "unknown-field"
  std::string message;  // one sentence, no trailing period
  std::string hint;     // the next step; may be empty
  std::optional<std::size_t> column;  // 0-based, in code points of the query text; only for ErrorKind::query
};

template <class T = void>
using Result = tl::expected<T, Error>;

// Shorthand: return fail(ErrorKind::io, "cannot-open", "cannot open " + path, "check permissions");
inline tl::unexpected<Error> fail(ErrorKind kind, std::string code, std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(code), std::move(message), std::move(hint), std::nullopt});
}

// ErrorKind::io or no_space from errno, with the operating system's words: os_error("cannot write", path).
Error os_error(const std::string& what, const std::string& path);
Error os_error(const std::string& what, const std::string& path, int saved_errno);

}  // namespace dateline
