#include "searcher/server/parameters.h"

#include <charconv>

namespace dateline::server {

tl::unexpected<Problem> bad_parameter(std::string_view parameter, std::string code, std::string detail,
                                      std::string hint) {
  Problem out;
  out.status = 400;
  out.code = std::move(code);
  out.detail = std::move(detail);
  out.hint = std::move(hint);
  out.parameter = parameter;
  return tl::unexpected(std::move(out));
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t out = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return out;
}

Answer<std::optional<std::string_view>> ParameterReader::single(std::string_view name) {
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

Answer<std::optional<std::uint64_t>> ParameterReader::number(std::string_view name, std::uint64_t most,
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

Answer<bool> ParameterReader::flag(std::string_view name) {
  const auto text = single(name);
  if (!text) return tl::unexpected(text.error());
  if (!*text || **text == "0" || **text == "false") return false;
  if (**text == "1" || **text == "true") return true;
  return bad_parameter(name, "bad-choice", std::string(name) + " cannot be \"" + std::string(**text) + "\"",
                       "1 or 0");
}

Answer<std::optional<std::size_t>> ParameterReader::choice(std::string_view name,
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

Answer<void> ParameterReader::finish() const {
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    if (taken_[i]) continue;
    return bad_parameter(parameters_[i].first, "unknown-parameter",
                         "there is no parameter \"" + parameters_[i].first + "\" here",
                         "the parameters are listed in api/v1/openapi.yaml");
  }
  return {};
}

}  // namespace dateline::server
