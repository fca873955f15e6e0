// The address of a request on any bytes, and what is read from it. What must hold: no crash; what was decoded
// is UTF-8 without NUL and can be encoded to the same again; limits are kept; problems are 400 with a code
// and a parameter.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "searcher/request/search_parameters.h"
#include "searcher/server/freshness.h"
#include "searcher/server/http_target.h"
#include "searcher/server/markup.h"
#include "searcher/server/problem.h"

namespace {

using namespace dateline;
using namespace dateline::server;

constexpr Day kToday = 16707;  // 2015-09-29

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const SearchLimits limits;
  if (const auto target = parse_target(text)) {
    require(!target->path.empty() || text.starts_with("?"));
    std::string again = "/?";
    for (const auto& [name, value] : target->parameters) {
      require((name + value).find('\0') == std::string::npos);
      again += encode_percent(name) + "=" + encode_percent(value) + "&";
    }
    const auto same = parse_target(again);
    require(same && same->parameters == target->parameters);
    for (const SearchScope scope : {SearchScope::whole, SearchScope::feed}) {
      const auto read = read_search(target->parameters, limits, kToday, scope);
      if (read) {
        require(read->request.limit <= limits.hits && read->request.offset <= limits.offset);
        require(read->request.facets.size() <= kFacetCount);
        for (const FacetRequest& facet : read->request.facets) require(facet.limit <= limits.facet_values);
      } else {
        // A parameter without a name is unknown, and nameless.
        require(problem_of(read.error()).status == 400 && !read.error().error.code.empty());
        require(!read.error().parameter.empty() || read.error().error.code == "unknown-parameter");
        require(problem_reply(read.error()).body->back() == '\n');
      }
    }
  }
  const std::string shown = escaped(text);
  require(shown.find_first_of("<>\"'") == std::string::npos);
  (void)matches_etag(text, "W/\"x\"");
  (void)safe_link(text);
  return 0;
}
