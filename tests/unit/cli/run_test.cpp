#include "searcher/cli/run.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "searcher/present/line_output.h"
#include "tests/unit/present/sample.h"

namespace dateline::cli {
namespace {

// An archive of answers made by hand: "none" finds nothing, "bad" is a fault at column 2.
class Answers final : public Engine {
 public:
  explicit Answers(std::vector<SearchRequest>& asked) : asked_(asked) {}

  Result<SearchResult> search(const SearchRequest& request) const override {
    asked_.push_back(request);
    if (request.query == "bad") {
      Error error{ErrorKind::query, "stray-mark", "that is bad", "mend it", 2};
      return tl::unexpected(error);
    }
    if (request.query != "none") return full_result();
    SearchResult nothing;
    nothing.notices = {{"unknown-word", "no article has \"none\"", 0}};
    return nothing;
  }

  Result<SearchResult> search(const SearchRequest& request,
                              const std::function<bool(const Hit&)>& each_hit) const override {
    auto result = search(request);
    if (!result) return result;
    for (const Hit& hit : result->hits) {
      ++handed_over;
      if (!each_hit(hit)) break;
    }
    result->hits.clear();
    return result;
  }

  Result<std::optional<SearchResult>> similar(std::string_view id, const SearchRequest& request) const override {
    if (id != "a1") return std::nullopt;
    auto result = search(request);
    if (!result) return tl::unexpected(result.error());
    return std::move(*result);
  }

  Result<std::optional<Article>> article(std::string_view id, std::optional<std::int64_t>) const override {
    if (id != "a1") return std::nullopt;
    Article article;
    article.id = "a1";
    article.headline = "Talks";
    return article;
  }

  Result<Suggestions> suggest(const SuggestRequest& request) const override {
    Suggestions out{request.prefix, {{"Vladimir Putin", "person", 1200}, {"Putin", "word", 12}}};
    if (request.prefix == "none") out.values.clear();
    if (out.values.size() > request.limit) out.values.resize(request.limit);
    return out;
  }

  Result<std::vector<NameVariants>> variants(std::string_view name, std::optional<std::int64_t>) const override {
    std::vector<NameVariants> out;
    if (name != "none")
      out.push_back({Facet::person, "Vladimir Putin", 4, {{"V. Putin", 3}, {"Vladimir Putin", 2}}, {{"Putin", 4}}, 4});
    return out;
  }

  Result<Calendar> calendar(const SearchRequest& request) const override {
    asked_.push_back(request);
    Calendar out;
    out.query_text = request.query;
    out.notices = {{"unknown-word", "no article has \"none\"", 0}};
    if (request.query == "none") return out;
    CalendarEntry entry;
    entry.id = "a1";
    entry.headline = "Talks";
    out.entries.push_back(entry);
    out.total = 1;
    return out;
  }

  Result<std::string> explain(const SearchRequest& request) const override { return "tree of " + request.query + "\n"; }

  inline static int handed_over = 0;

 private:
  std::vector<SearchRequest>& asked_;
};

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
  std::vector<SearchRequest> asked;
};

struct Setting {
  bool terminal = false;
  std::string input = {};
  std::optional<std::string> no_color = {};
  std::size_t capacity = std::string::npos;  // bytes after which nobody reads
};

Outcome outcome(std::vector<std::string> arguments, const Setting& setting = {}) {
  Outcome o;
  std::istringstream in(setting.input);
  Answers::handed_over = 0;
  Terminal terminal;
  terminal.out = [&](std::string_view text) {
    o.out += text;
    return o.out.size() <= setting.capacity;
  };
  terminal.err = [&](std::string_view text) { o.err += text; };
  terminal.in = &in;
  terminal.environment = [&](const char* name) -> std::optional<std::string> {
    if (std::string(name) == "NO_COLOR") return setting.no_color;
    if (std::string(name) == "DATELINE_ARCHIVE") return "news";
    return std::nullopt;
  };
  terminal.out_is_terminal = setting.terminal;
  terminal.clock = 1443535380;
  const OpenEngine open = [&](const std::string& archive) -> Result<std::unique_ptr<Engine>> {
    if (archive == "missing")
      return fail(ErrorKind::not_found, "no-archive", "there is no archive at missing", "check the path");
    return std::make_unique<Answers>(o.asked);
  };
  o.code = run(arguments, terminal, open);
  return o;
}

TEST(RunTest, ExitCodes) {
  const struct {
    std::vector<std::string> arguments;
    int code;
    const char* err;
  } cases[] = {
      {{"syria"}, kFound, "dateline-search: note: read as …\n"},
      {{"none"}, kNothing, "dateline-search: note: no article has \"none\"\n"},
      {{"bad"}, kFault, "dateline-search: that is bad\n  bad\n    ^\n  hint: mend it\n"},
      {{"bad", "--format", "json"}, kFault, "dateline-search: that is bad\n  bad\n    ^\n  hint: mend it\n"},
      {{"none", "--format", "json"}, kNothing, ""},
      {{"--archive", "missing", "x"}, kFault, "dateline-search: there is no archive at missing\n  hint: check the path\n"},
      {{"--limit", "x"}, kFault, "dateline-search: --limit cannot be \"x\"\n  hint: a whole number from 0, or all\n"},
      {{"--show", "a1"}, kFound, ""},
      {{"--show", "a2"}, kNothing, "dateline-search: there is no article \"a2\"\n"},
      {{"--similar", "a1"}, kFound, "dateline-search: note: read as …\n"},
      {{"--similar", "a1", "--format", "json", "none"}, kNothing, ""},
      {{"--similar", "a2"}, kNothing, "dateline-search: there is no article \"a2\"\n"},
      {{"--similar", "a2", "--format", "json"}, kNothing, "dateline-search: there is no article \"a2\"\n"},
      {{"--similar", "a1", "bad"}, kFault, "dateline-search: that is bad\n  bad\n    ^\n  hint: mend it\n"},
      {{"--explain", "x"}, kFound, ""},
      {{"--fields"}, kFound, ""},
      {{"--help"}, kFound, ""},
      {{"--version"}, kFound, ""},
      {{"--batch", "/nowhere/at/all"}, kFault, nullptr},
  };
  for (const auto& c : cases) {
    const Outcome o = outcome(c.arguments);
    EXPECT_EQ(o.code, c.code) << testing::PrintToString(c.arguments);
    EXPECT_FALSE(c.err == nullptr && o.err.empty());
    EXPECT_EQ(o.err, c.err == nullptr ? o.err : c.err) << testing::PrintToString(c.arguments);
  }
}

TEST(RunTest, Formats) {
  EXPECT_EQ(outcome({"x", "--format", "ids"}).out, "wire:1\nb 2\n");
  EXPECT_EQ(outcome({"x", "--format", "csv"}).out, csv_header() + csv_line(full_hit()) + csv_line(bare_hit()));
  EXPECT_EQ(outcome({"none", "--format", "csv"}).out, csv_header());
  const std::string jsonl = outcome({"x", "--format", "jsonl"}).out;
  EXPECT_TRUE(jsonl.starts_with("{\"id\":\"wire:1\",")) << jsonl;
  EXPECT_EQ(std::count(jsonl.begin(), jsonl.end(), '\n'), 2);
  const std::string json = outcome({"x", "--format", "json"}).out;
  EXPECT_EQ(std::count(json.begin(), json.end(), '\n'), 1);
  EXPECT_EQ(nlohmann::json::parse(json)["hits"].size(), 2U);
  EXPECT_TRUE(outcome({"x", "--format", "json"}, {.terminal = true}).out.starts_with("{\n \"version\": 1,\n"));
  EXPECT_TRUE(outcome({"x"}).out.ends_with("\n1,234 articles · 1.9 ms\n"));
  EXPECT_EQ(outcome({"--similar", "a1", "--format", "ids"}).out, "wire:1\nb 2\n");
  EXPECT_EQ(outcome({"--explain", "a", "b"}).out, "tree of a b\n");
  EXPECT_EQ(nlohmann::json::parse(outcome({"--show", "a1", "--format", "json"}).out)["headline"], "Talks");
  EXPECT_TRUE(outcome({"--show", "a1"}).out.starts_with("Talks\n"));
  EXPECT_EQ(nlohmann::json::parse(outcome({"--fields", "--format", "json"}).out)["version"], 1);
  EXPECT_TRUE(outcome({"--generate", "man"}).out.starts_with(".TH DATELINE\\-SEARCH 1"));
}

TEST(RunTest, Suggestions) {
  EXPECT_EQ(outcome({"--suggest", "put"}).out, "Vladimir Putin  person  1,200\nPutin           word       12\n");
  EXPECT_EQ(outcome({"--suggest", "put", "--limit", "1", "--format", "json"}).out,
            "{\"version\":1,\"prefix\":\"put\",\"suggestions\":[{\"text\":\"Vladimir Putin\",\"kind\":\"person\",\"count\":1200}]}\n");
  EXPECT_EQ(outcome({"--suggest", "none", "--format", "json"}).out, "{\"version\":1,\"prefix\":\"none\",\"suggestions\":[]}\n");
  EXPECT_EQ(outcome({"--suggest", "none"}).code, kNothing);
  EXPECT_EQ(outcome({"--suggest", "a", "b"}).code, kFault);
  EXPECT_EQ(outcome({"--suggest", "a", "--format", "csv"}).code, kFault);
}

TEST(RunTest, Calendars) {
  const Outcome ics = outcome({"--calendar", "ics", "talks"});
  EXPECT_EQ(ics.code, kFound);
  EXPECT_TRUE(ics.out.starts_with("BEGIN:VCALENDAR\r\n")) << ics.out;
  EXPECT_NE(ics.err.find("note: no article has"), std::string::npos) << "iCalendar has no place for notices";
  const Outcome json = outcome({"--calendar", "json", "talks"});
  EXPECT_EQ(nlohmann::json::parse(json.out)["entries"][0]["id"], "a1");
  EXPECT_EQ(json.err, "");
  EXPECT_EQ(outcome({"--calendar", "ics", "none"}).code, kNothing);
}

TEST(RunTest, Variants) {
  EXPECT_EQ(outcome({"--variants", "putin"}).out,
            "Vladimir Putin  person  4\n"
            "  joined by aliases.tsv\n"
            "    V. Putin        3\n"
            "    Vladimir Putin  2\n"
            "  in the texts\n"
            "    Putin  4\n");
  EXPECT_EQ(outcome({"--variants", "putin", "--format", "json"}).out,
            "{\"version\":1,\"name\":\"putin\",\"variants\":[{\"kind\":\"person\",\"name\":\"Vladimir Putin\",\"count\":4,"
            "\"values\":[{\"value\":\"V. Putin\",\"count\":3},{\"value\":\"Vladimir Putin\",\"count\":2}],"
            "\"texts\":[{\"text\":\"Putin\",\"count\":4}],\"articles_read\":4}]}\n");
  const Outcome none = outcome({"--variants", "none"});
  EXPECT_EQ(none.code, kNothing);
  EXPECT_EQ(none.err, "dateline-search: no article has a name \"none\"\n");
}

TEST(RunTest, IdsWantNoSnippets) {
  EXPECT_FALSE(outcome({"x", "--format", "ids"}).asked.at(0).snippets);
  EXPECT_TRUE(outcome({"x", "--format", "csv"}).asked.at(0).snippets);
}

TEST(RunTest, Colours) {
  const auto coloured = [](std::vector<std::string> arguments, const Setting& setting) {
    arguments.push_back("x");
    return outcome(arguments, setting).out.find('\x1b') != std::string::npos;
  };
  EXPECT_FALSE(coloured({}, {}));
  EXPECT_TRUE(coloured({}, {.terminal = true}));
  EXPECT_FALSE(coloured({}, {.terminal = true, .no_color = "1"}));
  EXPECT_TRUE(coloured({}, {.terminal = true, .no_color = ""}));
  EXPECT_FALSE(coloured({"--color", "never"}, {.terminal = true}));
  EXPECT_TRUE(coloured({"--color", "always"}, {.no_color = "1"}));
}

TEST(RunTest, ABrokenPipeIsQuiet) {
  for (const char* format : {"text", "jsonl", "csv", "ids"}) {
    const Outcome o = outcome({"none-of-these", "--format", format}, {.capacity = 0});
    EXPECT_EQ(o.code, kFound) << format;
    EXPECT_EQ(o.err, "") << format;
    EXPECT_LE(Answers::handed_over, 1) << format;
  }
  EXPECT_EQ(outcome({"--batch", "-"}, {.input = "1\tx\n2\ty\n", .capacity = 0}).asked.size(), 1U);
}

TEST(BatchTest, Lines) {
  const Outcome o = outcome({"--batch", "-", "--match", "any"},
                            {.input = "q1\tsyria airport\r\n\nnotab\nq3\tbad\n\tempty id\nq4\tnone\nq5\tmore"});
  EXPECT_EQ(o.code, kFound);
  std::istringstream lines(o.out);
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);) {
    EXPECT_TRUE(line.starts_with("{\"query_id\":\"q")) << line;
    const auto json = nlohmann::json::parse(line);
    ids.push_back(json["query_id"].get<std::string>() + " " + json["id"].get<std::string>());
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"q1 wire:1", "q1 b 2", "q5 wire:1", "q5 b 2"}));
  EXPECT_EQ(o.err,
            "dateline-search: line 1: note: read as …\n"
            "dateline-search: line 3: there is no query id\n  hint: write: id TAB query\n"
            "dateline-search: line 4: that is bad\n  bad\n    ^\n  hint: mend it\n"
            "dateline-search: line 5: there is no query id\n  hint: write: id TAB query\n"
            "dateline-search: line 6: note: no article has \"none\"\n"
            "dateline-search: line 7: note: read as …\n");
  ASSERT_EQ(o.asked.size(), 4U);
  EXPECT_EQ(o.asked[0].query, "syria airport");
  EXPECT_TRUE(o.asked[0].match_any);
}

TEST(BatchTest, Trec) {
  const Outcome o = outcome({"--batch", "-", "--format", "trec"}, {.input = "7\tx\n"});
  EXPECT_EQ(o.out, "7 Q0 wire:1 1 7.1 dateline\n7 Q0 b%202 2 0 dateline\n");
  EXPECT_FALSE(o.asked.at(0).snippets);
}

}  // namespace
}  // namespace dateline::cli
