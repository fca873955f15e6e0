#include "searcher/server/arguments.h"

#include <algorithm>
#include <charconv>

#include "common/options_parse.h"
#include "searcher/query/parser.h"
#include "searcher/server/options.h"

namespace dateline::server {
namespace {

tl::unexpected<Error> usage(std::string code, std::string message, std::string hint) {
  return fail(ErrorKind::usage, std::move(code), std::move(message), std::move(hint));
}

struct NumberOption {
  const char* name;
  std::uint64_t least;
  std::uint64_t most;
  std::uint64_t fallback;
};

Result<std::uint64_t> read_number(const ParsedOptions& options, const NumberOption& wanted) {
  if (!options.has(wanted.name)) return wanted.fallback;
  const std::string_view text = options.value(wanted.name);
  std::uint64_t out = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size() || out < wanted.least ||
      out > wanted.most) {
    return usage(
        "bad-number", "--" + std::string(wanted.name) + " cannot be \"" + std::string(text) + "\"",
        "a whole number from " + std::to_string(wanted.least) + " to " + std::to_string(wanted.most));
  }
  return out;
}

bool is_web_address(std::string_view text) {
  const bool scheme = text.starts_with("http://") || text.starts_with("https://");
  return scheme && text.find("//") + 2 < text.size() && std::all_of(text.begin(), text.end(), [](char c) {
           return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\' && c != '?' &&
                  c != '#';
         });
}

// An origin as browsers send it: scheme, host and port, nothing behind.
Result<> check_origin(const std::string& origin) {
  if (origin == "*") return {};
  const std::size_t host = origin.find("//");
  if (is_web_address(origin) && origin.find('/', host + 2) == std::string::npos) return {};
  return usage("bad-origin", "--cors cannot be \"" + origin + "\"",
               "an origin, such as https://news.example.org without a slash at its end, or *");
}

Result<> read_portal(const ParsedOptions& options, PortalOptions& out) {
  out.restrict_to = options.value("restrict");
  if (const auto query = parse_query(out.restrict_to, {}); !query) {
    Error error = query.error();
    error.message = "--restrict: " + error.message;
    return tl::unexpected(std::move(error));
  }
  const std::string_view access = options.value("articles");
  out.articles = access == "none"      ? ArticleAccess::none
                 : access == "snippet" ? ArticleAccess::snippet
                                       : ArticleAccess::full;
  for (const std::string& origin : options.all("cors")) {
    if (auto good = check_origin(origin); !good) return good;
    out.cors.push_back(origin);
  }
  out.public_url = options.value("public-url");
  if (!out.public_url.empty() && !is_web_address(out.public_url)) {
    return usage("bad-url", "--public-url cannot be \"" + out.public_url + "\"",
                 "the address of the page, such as https://archive.example.org/");
  }
  if (!out.public_url.empty() && out.public_url.back() != '/') out.public_url += '/';
  return {};
}

Result<> read_numbers(const ParsedOptions& options, unsigned processors, ServeArguments& out) {
  const unsigned threads = std::max(1U, processors);
  std::uint64_t age = 0;
  std::uint64_t mib = 0;
  std::uint64_t budget = 0;
  const std::pair<NumberOption, std::uint64_t*> numbers[] = {
      {{"max-age", 0, 86'400, 0}, &age},
      {{"cache", 0, 1 << 20, 64}, &mib},
      {{"time-budget", 0, 3'600'000, 2000}, &budget},
      {{"max-limit", 1, 1'000'000, out.portal.limits.hits}, &out.portal.limits.hits},
      {{"workers", 1, 1024, threads}, &out.server.workers},
      {{"queue", 1, 1'000'000, out.server.queue}, &out.server.queue},
      {{"connections", 1, 1'000'000, out.server.connections}, &out.server.connections},
  };
  for (const auto& [wanted, target] : numbers) {
    const auto value = read_number(options, wanted);
    if (!value) return tl::unexpected(value.error());
    *target = *value;
  }
  out.portal.max_age = static_cast<std::int64_t>(age);
  out.portal.cache_bytes = mib << 20U;
  out.portal.time_budget = std::chrono::milliseconds(budget);
  out.server.event_threads = std::clamp(threads / 4, 1U, 8U);
  return {};
}

}  // namespace

Result<ServeArguments> read_arguments(const std::vector<std::string>& arguments,
                                      const Environment& environment, unsigned processors) {
  const auto options = parse_options(serve_program(), arguments);
  if (!options) return tl::unexpected(options.error());
  ServeArguments out;
  out.task = options->has("help")       ? Task::help
             : options->has("version")  ? Task::version
             : options->has("generate") ? Task::generate
                                        : Task::serve;
  out.generate = options->value("generate");
  if (out.task != Task::serve) return out;
  if (!options->words.empty()) {
    return usage("unexpected-argument", "\"" + options->words.front() + "\" is no option",
                 "see dateline-serve --help");
  }
  out.archive = options->has("archive") ? std::string(options->value("archive"))
                                        : environment("DATELINE_ARCHIVE").value_or("");
  if (out.archive.empty()) {
    return usage("no-archive-given", "no archive is named", "give --archive DIR, or set DATELINE_ARCHIVE");
  }
  out.listen = options->has("listen") ? options->value("listen") : "127.0.0.1:8080";
  out.access_log = options->has("access-log") ? options->value("access-log") : "-";
  if (auto read = read_portal(*options, out.portal); !read) return tl::unexpected(read.error());
  if (auto read = read_numbers(*options, processors, out); !read) return tl::unexpected(read.error());
  return out;
}

}  // namespace dateline::server
