// Every function of the installed C++ headers, called through the shared library: a name that exports.map forgets does not
// link here. Usage: cxx_consumer ARCHIVE, of corpus/.
#include <dateline/article_json.h>
#include <dateline/json_output.h>
#include <dateline/query_dates.h>
#include <dateline/searcher.h>

#include <cstdio>
#include <string>
#include <utility>

namespace {

int failures = 0;

void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  ++failures;
}
#define CHECK(condition) check((condition), #condition)

using namespace dateline;

void check_searcher(Searcher& searcher) {
  SearchRequest request;
  request.query = "\"US-led coalition\"";
  const auto found = searcher.search(request);
  CHECK(found && found->total == 1 && found->hits.size() == 1 && found->hits[0].id == "world-en-001");
  int handed = 0;
  const auto streamed = searcher.search(request, [&](const Hit& hit) {
    handed += hit.id == "world-en-001";
    return true;
  });
  CHECK(streamed && streamed->hits.empty() && handed == 1);
  const auto article = searcher.article("world-en-001");
  CHECK(article && *article && !(*article)->entities.empty());
  const auto similar = searcher.similar("world-en-001", {});
  CHECK(similar && *similar && (*similar)->hits.size() == 10);
  const auto suggested = searcher.suggest({.prefix = "vladimir pu", .limit = 1, .restrict_to = "", .now = {}});
  CHECK(suggested && suggested->values.size() == 1 && suggested->values[0].text == "Vladimir Putin");
  const auto variants = searcher.variants("putin");
  CHECK(variants && !variants->empty() && (*variants)[0].name == "Vladimir Putin");
  const auto explained = searcher.explain(request);
  CHECK(explained && explained->find("plan") != std::string::npos);
  const auto newer = searcher.newer();
  CHECK(newer && !newer->has_value());
  const auto reopened = searcher.reopen();
  CHECK(reopened && !*reopened);
  const auto facts = searcher.facts();
  CHECK(facts && facts->timezone == "UTC");
  CHECK(!searcher.revision().empty() && searcher.aliases_hash().empty() && searcher.articles() > 100);
  if (!found || !article || !*article) return;
  CHECK(result_json(*found, Layout::compact).starts_with("{\"version\":1,"));
  CHECK(hit_json(found->hits[0]).find("world-en-001") != std::string::npos);
  CHECK(show_json(**article, Layout::pretty).find("\"entities\"") != std::string::npos);
  CHECK(article_json(**article).starts_with("{\"id\":\"world-en-001\""));
  CHECK(found->hits[0].published.to_text().starts_with("2015-09-30"));
  Searcher moved(std::move(searcher));
  searcher = std::move(moved);
  CHECK(!searcher.revision().empty());
}

void check_names() {
  CHECK(std::string(to_text(Interval::automatic)) == "auto" && interval_name(Interval::week) == "week");
  CHECK(std::string(to_text(Sort::newest)) == "newest" && std::string(to_text(Count::stories)) == "stories");
  CHECK(std::string(to_text(Precision::day)) == "day" && std::string(to_text(DatePrecision::quarter)) == "quarter");
  CHECK(std::string(to_text(Status::withheld)) == "withheld" && std::string(to_text(DateSource::metadata)) == "metadata");
  CHECK(std::string(to_text(EntityType::org)) == "org" && std::string(to_text(Part::headline)) == "headline");
  CHECK(!fields().empty() && find_field("Person") != nullptr && nearest_field("persn") == "person");
  CHECK(kind_name(FieldKind::entity) == "entity" && fields_json(Layout::compact).starts_with("{\"version\":1,"));
  CHECK(facet_name(Facet::about_country) == "about-country" && facet_named("weekday") == Facet::weekday);
}

void check_dates() {
  const auto range = parse_query_date("2015-09", 0);
  CHECK(range && range->from == 16679 && range->to == 16708);
  CHECK(is_relative_query_date("yesterday") && !is_relative_query_date("2015"));
  const auto instant = parse_instant("2015-09-29T12:00:00Z");
  CHECK(instant && *instant == 1443528000);
  CHECK(os_error("cannot read", "file", 2).message.starts_with("cannot read"));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto none = Searcher::open("/nonexistent");
  CHECK(!none && none.error().code == "no-archive" && !none.error().hint.empty());
  auto searcher = Searcher::open(argv[1]);
  if (!searcher) return 2;
  check_searcher(*searcher);
  check_names();
  check_dates();
  return failures == 0 ? 0 : 1;
}
