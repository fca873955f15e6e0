#include "searcher/request/parameters.h"

#include <charconv>

namespace dateline {

tl::unexpected<ParameterError> bad_parameter(std::string_view parameter, std::string code, std::string message,
                                             std::string hint) {
  return tl::unexpected(ParameterError{
      {ErrorKind::usage, std::move(code), std::move(message), std::move(hint), {}}, std::string(parameter)});
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t out = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return out;
}

Asked<std::optional<std::string_view>> ParameterReader::single(std::string_view name) {
  std::optional<std::string_view> out;
  bool seen = false;
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    if (parameters_[i].first != name) continue;
    taken_[i] = true;
    if (seen) {
      return bad_parameter(name, "repeated-parameter", std::string(name) + " is given more than once",
                           "give it once");
    }
    seen = true;
    if (!parameters_[i].second.empty()) out = parameters_[i].second;
  }
  return out;
}

std::vector<std::string_view> ParameterReader::all(std::string_view name) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    if (parameters_[i].first != name) continue;
    taken_[i] = true;
    out.push_back(parameters_[i].second);
  }
  return out;
}

std::vector<Parameter> ParameterReader::beginning(std::string_view prefix) {
  std::vector<Parameter> out;
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    if (!parameters_[i].first.starts_with(prefix)) continue;
    taken_[i] = true;
    out.push_back(parameters_[i]);
  }
  return out;
}

Asked<std::optional<std::uint64_t>> ParameterReader::number(std::string_view name, std::uint64_t most,
                                                             std::string_view code) {
  const auto text = single(name);
  if (!text) return tl::unexpected(text.error());
  if (!*text) return std::nullopt;
  const auto value = whole_number(**text);
  if (!value) {
    return bad_parameter(name, "bad-number", std::string(name) + " cannot be \"" + std::string(**text) + "\"",
                         "a whole number from 0 to " + std::to_string(most));
  }
  if (*value > most) {
    return bad_parameter(name, std::string(code),
                         std::string(name) + " is over the maximum of " + std::to_string(most),
                         "ask for at most " + std::to_string(most) + " at a time");
  }
  return *value;
}

Asked<bool> ParameterReader::flag(std::string_view name) {
  const auto text = single(name);
  if (!text) return tl::unexpected(text.error());
  if (!*text || **text == "0" || **text == "false") return false;
  if (**text == "1" || **text == "true") return true;
  return bad_parameter(name, "bad-choice", std::string(name) + " cannot be \"" + std::string(**text) + "\"",
                       "1 or 0");
}

Asked<std::optional<std::size_t>> ParameterReader::choice(std::string_view name,
                                                           std::span<const std::string_view> choices) {
  const auto text = single(name);
  if (!text) return tl::unexpected(text.error());
  if (!*text) return std::nullopt;
  std::string list;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i] == **text) return i;
    list += (list.empty() ? "one of " : ", ") + std::string(choices[i]);
  }
  return bad_parameter(name, "bad-choice", std::string(name) + " cannot be \"" + std::string(**text) + "\"",
                       list);
}

Asked<void> ParameterReader::finish() const {
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    if (taken_[i]) continue;
    return bad_parameter(parameters_[i].first, "unknown-parameter",
                         "there is no parameter \"" + parameters_[i].first + "\" here",
                         "a portal lists its parameters in api/v1/openapi.yaml, the library in dateline.h");
  }
  return {};
}

}  // namespace dateline
