// The parameters of one request, from an address or a JSON text, taken out by name; what nobody has taken is unknown, and
// refused.
//
//   ParameterReader in(target.parameters);
//   const auto id = in.single("id");            // Asked<optional<string_view>>: refused when given twice
//   for (std::string_view value : in.all("facet")) ...
//   if (auto done = in.finish(); !done) return tl::unexpected(done.error());   // "unknown-parameter"
//
// A single parameter given empty counts as absent: forms send the fields that nobody filled in. Errors, all
// ErrorKind::usage: "repeated-parameter", "unknown-parameter", "bad-number", "bad-choice". Views into the list handed in.
// One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/error.h"

namespace dateline {

using Parameter = std::pair<std::string, std::string>;  // name and value

// What is wrong with which parameter.
struct ParameterError {
  Error error;
  std::string parameter;
};

template <class T>
using Asked = tl::expected<T, ParameterError>;

class ParameterReader {
 public:
  explicit ParameterReader(const std::vector<Parameter>& parameters)
      : parameters_(parameters), taken_(parameters.size(), false) {}

  Asked<std::optional<std::string_view>> single(std::string_view name);
  std::vector<std::string_view> all(std::string_view name);
  // Those whose name begins so: name and value.
  std::vector<Parameter> beginning(std::string_view prefix);
  // A whole number up to `most`; over it the error has `code`, never a silent cut.
  Asked<std::optional<std::uint64_t>> number(std::string_view name, std::uint64_t most,
                                              std::string_view code);
  // 1, true, 0 or false.
  Asked<bool> flag(std::string_view name);
  // The index of the value among `choices`.
  Asked<std::optional<std::size_t>> choice(std::string_view name, std::span<const std::string_view> choices);

  Asked<void> finish() const;

 private:
  const std::vector<Parameter>& parameters_;
  std::vector<bool> taken_;
};

tl::unexpected<ParameterError> bad_parameter(std::string_view parameter, std::string code, std::string message,
                                      std::string hint);

// Digits only; nullopt for anything else, or what does not fit.
std::optional<std::uint64_t> whole_number(std::string_view text);

}  // namespace dateline
