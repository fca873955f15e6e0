// Any bytes as a query to a small archive, strict and lenient, words ANDed and ORed, with everything an answer can hold.
// What must hold: lenient reading is answered; nothing that is not visible is found; hits, facets, timelines, snippets
// and the canonical text agree with each other.
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "common/text/fold.h"
#include "searcher/present/json_output.h"
#include "searcher/query/tree.h"
#include "tests/support/varied_archive.h"

namespace {

using namespace dateline;
using testing::kVariedArticles;

void require(bool holds) {
  if (!holds) std::abort();
}

const Searcher& varied() {
  static testing::ArchiveMaker maker;
  static const Searcher searcher = [] {
    testing::fill_varied(maker);
    return maker.searcher();
  }();
  return searcher;
}

SearchRequest request_of(std::string_view query) {
  SearchRequest request;
  request.query = query;
  request.now = testing::kVariedNow;
  request.limit = kAll;
  request.time_budget = std::chrono::seconds(2);
  return request;
}

void check_marks(const std::vector<Highlight>& marks, std::string_view text) {
  const std::size_t length = text::code_points(text);
  std::uint32_t before = 0;
  for (const Highlight& mark : marks) {
    require(before <= mark.start && mark.start < mark.end && mark.end <= length);
    before = mark.end;
  }
}

void check_answer(const SearchResult& result) {
  require(result.total <= kVariedArticles && result.hits.size() == result.total);
  std::set<std::string> ids;
  for (const Hit& hit : result.hits) {
    require(hit.id != "removed" && hit.id != "withheld" && hit.id != "embargoed");
    require(ids.insert(hit.id).second && hit.rank == ids.size() && hit.score >= 0);
    check_marks(hit.headline_highlights, hit.headline);
    if (hit.snippet) check_marks(hit.snippet->highlights, hit.snippet->text);
  }
  for (const FacetResult& facet : result.facets) {
    require(facet.values.size() <= facet.distinct);
    for (const FacetCount& value : facet.values) require(value.count > 0 && value.count <= result.total);
  }
  std::uint64_t dated = result.timeline->undated + result.timeline->coarse;
  for (const TimelineBucket& bucket : result.timeline->buckets) dated += bucket.count;
  require(dated == result.total);
  require(!result_json(result, Layout::compact).empty());
}

// Whether what was read, in its canonical text, is the same question; and whether its negation is the rest.
void check_canonical(const SearchResult& result) {
  const auto total = [](const std::string& query) -> std::optional<std::uint64_t> {
    SearchRequest request = request_of(query);
    request.limit = 0;
    request.did_you_mean = false;
    const auto found = varied().search(request);
    if (found) return found->total;
    // Longer, deeper or slower than what was read.
    const std::string& code = found.error().code;
    require(code == "too-long" || code == "too-deep" || code == "time-budget");
    return std::nullopt;
  };
  if (const auto same = total(result.parsed)) require(*same == result.total);
  if (const auto rest = total("NOT (" + (result.parsed.empty() ? "*" : result.parsed) + ")")) {
    require(*rest + result.total == kVariedArticles);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const bool match_any : {false, true}) {
    for (const bool lenient : {true, false}) {
      SearchRequest request = request_of({reinterpret_cast<const char*>(data), size});
      request.match_any = match_any;
      request.lenient = lenient;
      request.timeline = Interval::automatic;
      request.about_timeline = Interval::month;
      for (std::size_t facet = 0; facet < kFacetCount; ++facet) request.facets.push_back({static_cast<Facet>(facet), 10, {}});
      request.significant = {{Facet::source, 3, {}}};
      const auto result = varied().search(request);
      if (result) {
        check_answer(*result);
        check_canonical(*result);
      } else {
        const bool slow = result.error().code == "time-budget";
        require(slow || (!lenient && result.error().kind == ErrorKind::query));
        if (!slow) require(result.error().column && *result.error().column <= size);
      }
    }
  }
  return 0;
}
