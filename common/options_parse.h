// A command line read against a program's table of options, by Boost.Program_options. Include it from one source file
// of each program, which links Boost::program_options; the tables themselves do without.
//
//   Result<ParsedOptions> parsed = parse_options(kProgram, {"--sort", "newest", "syria"});
//   parsed->value("sort") == "newest";  parsed->words == {"syria"}
//
// "--name value" and "--name=value"; no abbreviations; "--" ends options; letters do not join ("-ab"). Of an option
// that is not repeatable the last one counts, so that an alias can be overridden.
// Errors, all ErrorKind::usage: "unknown-option", "missing-argument", "unexpected-argument", "bad-choice".
#pragma once

#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "common/options_table.h"

namespace dateline {

struct ParsedOptions {
  std::map<std::string, std::vector<std::string>, std::less<>> values;  // switches: one empty value
  std::vector<std::string> words;                                       // what is no option, in order

  bool has(std::string_view name) const { return values.find(name) != values.end(); }
  // The first value, or "".
  std::string_view value(std::string_view name) const {
    const auto found = values.find(name);
    return found == values.end() || found->second.empty() ? std::string_view() : found->second.front();
  }
  const std::vector<std::string>& all(std::string_view name) const {
    static const std::vector<std::string> kNone;
    const auto found = values.find(name);
    return found == values.end() ? kNone : found->second;
  }
};

namespace options_detail {

inline boost::program_options::options_description describe(const ProgramSpec& program) {
  namespace po = boost::program_options;
  po::options_description out;
  for (const OptionSpec& option : program.options) {
    std::string name(option.name);
    if (option.letter != '\0') name += std::string(",") + option.letter;
    if (option.argument.empty()) {
      out.add_options()(name.c_str(), std::string(option.help).c_str());
    } else {
      out.add_options()(name.c_str(), po::value<std::string>(), std::string(option.help).c_str());
    }
  }
  return out;
}

// The option whose name begins alike, or has the most letters of the wrong one in a row; empty where none does.
inline std::string nearest_option(const ProgramSpec& program, std::string_view wrong) {
  std::string_view best;
  std::size_t best_shared = 2;
  for (const OptionSpec& option : program.options) {
    if (option.hidden) continue;
    std::size_t shared = 0;
    while (shared < wrong.size() && shared < option.name.size() && wrong[shared] == option.name[shared]) ++shared;
    if (shared > best_shared) {
      best_shared = shared;
      best = option.name;
    }
  }
  return best.empty() ? std::string() : "--" + std::string(best);
}

inline tl::unexpected<Error> unknown(const ProgramSpec& program, const std::string& token) {
  const std::size_t begin = std::min(token.find_first_not_of('-'), token.size());
  const std::string name = token.substr(begin, std::min(token.find('='), token.size()) - begin);
  const std::string near = nearest_option(program, name);
  const std::string general = "see " + std::string(program.name) + " --help; what begins with - and is no option goes after --";
  return fail(ErrorKind::usage, "unknown-option", "there is no option " + token,
              near.empty() ? general : "did you mean " + near + "? " + general);
}

inline Result<> accept(const OptionSpec& option, const std::string& value, ParsedOptions& out) {
  const std::string flag = "--" + std::string(option.name);
  auto& values = out.values[std::string(option.name)];
  const auto allowed = choices(option);
  if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    return fail(ErrorKind::usage, "bad-choice", flag + " cannot be \"" + value + "\"",
                "one of " + std::string(option.argument));
  }
  if (!option.repeatable) values.clear();
  values.push_back(value);
  return {};
}

}  // namespace options_detail

inline Result<ParsedOptions> parse_options(const ProgramSpec& program, const std::vector<std::string>& arguments) {
  namespace po = boost::program_options;
  namespace style = po::command_line_style;
  ParsedOptions out;
  try {
    const po::options_description description = options_detail::describe(program);
    const po::parsed_options parsed =
        po::command_line_parser(arguments)
            .options(description)
            .style(style::allow_long | style::long_allow_adjacent | style::long_allow_next | style::allow_short |
                   style::allow_dash_for_short | style::short_allow_next)
            .run();
    for (const po::option& option : parsed.options) {
      if (option.position_key >= 0 || option.string_key.empty()) {
        out.words.insert(out.words.end(), option.value.begin(), option.value.end());
        continue;
      }
      const std::size_t begin = option.string_key.find_first_not_of('-');
      std::string_view name = begin == std::string::npos ? std::string_view() : std::string_view(option.string_key).substr(begin);
      const OptionSpec* spec = nullptr;
      for (const OptionSpec& candidate : program.options)
        if (candidate.name == name || (name.size() == 1 && candidate.letter == name[0])) spec = &candidate;
      if (spec == nullptr) return options_detail::unknown(program, option.string_key);
      const std::string value = option.value.empty() ? std::string() : option.value.front();
      if (auto accepted = options_detail::accept(*spec, value, out); !accepted) return tl::unexpected(accepted.error());
    }
  } catch (const po::unknown_option& e) {
    return options_detail::unknown(program, e.get_option_name());
  } catch (const po::invalid_command_line_syntax& e) {
    const bool missing = e.kind() == po::invalid_syntax::missing_parameter ||
                         e.kind() == po::invalid_syntax::empty_adjacent_parameter;
    return fail(ErrorKind::usage, missing ? "missing-argument" : "unexpected-argument", e.what(),
                "see " + std::string(program.name) + " --help");
  } catch (const std::exception& e) {
    return fail(ErrorKind::usage, "unexpected-argument", e.what(), "see " + std::string(program.name) + " --help");
  }
  return out;
}

}  // namespace dateline
