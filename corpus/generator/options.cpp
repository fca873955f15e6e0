#include "corpus/generator/options.h"

#include <charconv>
#include <functional>
#include <optional>

namespace dateline::corpus {
namespace {

constexpr std::uint64_t kMostArticles = 1'000'000'000;

template <class Number>
std::optional<Number> number(std::string_view text, Number least, Number most) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
    return std::nullopt;
  return value;
}

// YYYY-MM-DD, a day that exists.
std::optional<std::chrono::sys_days> day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = number<int>(text.substr(0, 4), 1, 9999);
  const auto m = number<unsigned>(text.substr(5, 2), 1, 12);
  const auto d = number<unsigned>(text.substr(8, 2), 1, 31);
  if (!y || !m || !d) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*y), std::chrono::month(*m), std::chrono::day(*d)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

// "0.02" as parts of a million; from 0 to 0.5. By digits: no rounding, no locale.
std::optional<std::uint32_t> share(std::string_view text) {
  const std::size_t dot = text.find('.');
  std::string fraction(dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1));
  if (fraction.size() > 6) return std::nullopt;
  fraction.resize(6, '0');
  const auto whole = number<std::uint32_t>(text.substr(0, dot), 0, 0);
  const auto parts = number<std::uint32_t>(fraction, 0, 500'000);
  return whole && parts ? parts : std::nullopt;
}

template <class T>
bool assign(T& field, const std::optional<T>& value) {
  if (value) field = *value;
  return value.has_value();
}

struct Flag {
  std::string_view name;
  std::string_view wanted;  // what the value must be, for the error
  bool (*set)(Options&, std::string_view);
};

constexpr Flag kFlags[] = {
    {"--articles", "a number up to 1000000000",
     [](Options& o, std::string_view v) {
       return assign(o.articles, number<std::uint64_t>(v, 0, kMostArticles));
     }},
    {"--seed", "a number from 0 to 2^64-1",
     [](Options& o, std::string_view v) { return assign(o.seed, number<std::uint64_t>(v, 0, UINT64_MAX)); }},
    {"--words", "a number from 60 to 3000",
     [](Options& o, std::string_view v) { return assign(o.words, number<std::uint32_t>(v, 60, 3000)); }},
    {"--from", "a day: YYYY-MM-DD", [](Options& o, std::string_view v) { return assign(o.from, day(v)); }},
    {"--to", "a day: YYYY-MM-DD", [](Options& o, std::string_view v) { return assign(o.to, day(v)); }},
    {"--order", "time or random",
     [](Options& o, std::string_view v) {
       o.order = v == "random" ? Order::random : Order::time;
       return v == "random" || v == "time";
     }},
    {"--languages", "en, the only one there is", [](Options&, std::string_view v) { return v == "en"; }},
    {"--duplicates", "a share from 0 to 0.5 with at most six decimals",
     [](Options& o, std::string_view v) { return assign(o.duplicates, share(v)); }},
    {"--format", "jsonl or text",
     [](Options& o, std::string_view v) {
       o.format = v == "text" ? Format::text : Format::jsonl;
       return v == "text" || v == "jsonl";
     }},
    {"--out", "a directory",
     [](Options& o, std::string_view v) {
       o.out = v;
       return !v.empty();
     }},
};

tl::unexpected<Error> bad(std::string message) {
  return fail(ErrorKind::usage, "bad-option", std::move(message), "see --help");
}

const Flag* find_flag(std::string_view name) {
  for (const Flag& flag : kFlags) {
    if (flag.name == name) return &flag;
  }
  return nullptr;
}

}  // namespace

Result<Options> parse_options(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      options.help = true;
      return options;
    }
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    const Flag* flag = find_flag(name);
    if (flag == nullptr) return bad("there is no option " + name);
    std::string value;
    if (equals != std::string::npos) {
      value = argument.substr(equals + 1);
    } else if (i + 1 < arguments.size()) {
      value = arguments[++i];
    } else {
      return bad(name + " needs a value");
    }
    if (!flag->set(options, value)) {
      return bad(name + " takes " + std::string(flag->wanted) + ", not \"" + value + '"');
    }
  }
  if (options.from > options.to) return bad("--from is later than --to");
  if (options.format == Format::text && options.out.empty()) return bad("--format text needs --out DIR");
  if (options.format == Format::jsonl && !options.out.empty()) return bad("--out goes with --format text");
  return options;
}

std::string_view help_text() {
  return R"(usage: dateline-generate [options] > articles.jsonl
       dateline-generate --format text --out DIR [options]

Makes a news archive of any size for load tests. The same options give the same bytes on every machine.

  --articles N         how many (default 10000)
  --seed S             another seed, another archive (default 1)
  --words N            mean words of a body, 60..3000 (default 450; log-normal)
  --from DAY           first day of publication (default 2005-01-01)
  --to DAY             last day of publication (default 2024-12-31)
  --order time|random  order of output (default time); random gives the same articles, shuffled
  --languages en       the only language there is: made up, with the frequencies of English
  --duplicates SHARE   near copies of an article shortly before, with another id, 0..0.5 (default 0.02)
  --format jsonl|text  JSON Lines on standard output, or files DIR/YYYY/MM/DD/ID.txt (default jsonl)
  --out DIR            where text files go
  --help               this text

Planted words, always lower case in running text, and the share of articles that hold them:
  everyarticle 100 %   halfofall 50 %    tenpercent 10 %                  onepercent 1 %
  alphaword 20 %       betaword 20 %     alphaword AND betaword 7.37 %    "alphaword betaword" 5 %
)";
}

}  // namespace dateline::corpus
