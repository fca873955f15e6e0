// Asks an archive from C++: search_cpp ARCHIVE QUERY
#include <dateline/searcher.h>

#include <cstdio>

namespace {

int report(const dateline::Error& error) {
  std::fprintf(stderr, "%s: %s\n", error.code.c_str(), error.message.c_str());
  if (!error.hint.empty()) std::fprintf(stderr, "hint: %s\n", error.hint.c_str());
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: search_cpp ARCHIVE QUERY\n");
    return 2;
  }
  const auto searcher = dateline::Searcher::open(argv[1]);
  if (!searcher) return report(searcher.error());

  dateline::SearchRequest request;
  request.query = argv[2];
  request.limit = 3;
  request.facets = {{dateline::Facet::person, 3}};
  const auto found = searcher->search(request);
  if (!found) return report(found.error());

  std::printf("%llu articles\n", static_cast<unsigned long long>(found->total));
  for (const dateline::Hit& hit : found->hits)
    std::printf("%s  %s\n", hit.published.to_text().c_str(), hit.headline.c_str());
  for (const dateline::FacetCount& person : found->facets[0].values)
    std::printf("%s (%llu)\n", person.value.c_str(), static_cast<unsigned long long>(person.count));
  return 0;
}
