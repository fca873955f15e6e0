// The JSON requests of the C interface on any bytes. What must hold: no crash; limits are kept; an error has a code, a
// message and is of usage or of a date; and what is accepted is accepted again from its parameters written as JSON anew.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/json_text.h"
#include "searcher/library/requests.h"
#include "searcher/request/json_parameters.h"

namespace {

using namespace dateline;

constexpr Day kToday = 16707;  // 2015-09-29

void require(bool holds) {
  if (!holds) std::abort();
}

template <class T>
void check(const Asked<T>& read) {
  if (read) return;
  const Error& error = read.error().error;
  require(!error.code.empty() && !error.message.empty() && !error.column);
  require(error.kind == ErrorKind::usage || error.kind == ErrorKind::query);
}

std::string written(const std::vector<Parameter>& parameters) {
  std::string out = "{";
  for (const auto& [name, value] : parameters) append_member(out, name, value);
  return out + "}";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parameters = json_parameters(text);
  check(parameters);
  if (parameters) {
    for (const auto& [name, value] : *parameters) require(value.find('\0') == std::string::npos);
    // A name that is also that of an object or list is read as such again, and may then be refused.
    bool plain = true;
    for (const auto& [name, value] : *parameters) plain = plain && name != "filters" && name != "facets";
    if (plain && written(*parameters).size() <= kMostRequestBytes) {
      const auto again = json_parameters(written(*parameters));
      require(again && *again == *parameters);
    }
  }
  const auto asked = library::read_library_request(text);
  check(asked);
  if (!asked) return 0;
  const auto search = library::as_search(*asked, kToday);
  check(search);
  if (search) require(search->limit <= 10'000 && search->offset <= 1'000'000 && search->facets.size() <= kFacetCount);
  check(library::as_similar(*asked, kToday));
  check(library::as_show(*asked));
  const auto suggest = library::as_suggest(*asked);
  check(suggest);
  if (suggest) require(suggest->limit <= kMostSuggestions);
  return 0;
}
