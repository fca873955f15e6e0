// Where the lexer and the parser put what they have to say. Strict: the first fault becomes the error and
// reading stops. Lenient: a fault becomes a notice that says how the text was read instead, and reading goes
// on.
//
//   diagnostics.fault("empty-group", "nothing stands between the parentheses", "remove them", column, "left
//   out"); if (diagnostics.stopped()) return std::nullopt;
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/error.h"

namespace dateline {

struct Notice {
  std::string code;
  std::string message;
  std::size_t column = 0;  // 0-based, in code points of the query text
  bool operator==(const Notice&) const = default;
};

namespace query {

class Diagnostics {
 public:
  explicit Diagnostics(bool lenient) : lenient_(lenient) {}

  // `reading` completes "…: " in lenient mode: "left out", "read as the phrase \"a b\"".
  void fault(std::string code, std::string message, std::string hint, std::size_t column,
             const std::string& reading) {
    if (lenient_) {
      notice(std::move(code), std::move(message) + "; " + reading, column);
    } else if (!error_) {
      error_ = Error{ErrorKind::query, std::move(code), std::move(message), std::move(hint), column};
    }
  }

  void notice(std::string code, std::string message, std::size_t column) {
    if (notices_.size() < kMaxNotices) notices_.push_back({std::move(code), std::move(message), column});
  }

  bool lenient() const { return lenient_; }
  bool stopped() const { return error_.has_value(); }
  const std::optional<Error>& error() const { return error_; }
  std::vector<Notice>& notices() { return notices_; }

 private:
  // A page of them helps nobody, and a query of 30,000 dots must not make 30,000.
  static constexpr std::size_t kMaxNotices = 32;

  bool lenient_;
  std::optional<Error> error_;
  std::vector<Notice> notices_;
};

}  // namespace query
}  // namespace dateline
