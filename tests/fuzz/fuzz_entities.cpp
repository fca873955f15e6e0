// Arbitrary bytes through the whole enrichment: tokenising, both passes, joining, places. Every mention must lie in
// its part.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "indexer/enrich/entities/finder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto finder = dateline::entities::Finder::load();
  if (!finder) std::abort();
  const std::string text(reinterpret_cast<const char*>(data), size);
  dateline::Article article;
  const std::size_t first = text.find('\n'), second = first == std::string::npos ? first : text.find('\n', first + 1);
  article.headline = text.substr(0, first);
  if (first != std::string::npos) article.dateline = text.substr(first + 1, second - first - 1);
  if (second != std::string::npos) article.body = text.substr(second + 1);
  if (size % 7 == 0) article.language = "de";
  (*finder)->enrich(article);
  for (const dateline::Entity& e : article.entities) {
    for (const dateline::Mention& m : e.mentions) {
      const std::string& part = m.part == dateline::Part::headline   ? article.headline
                                : m.part == dateline::Part::dateline ? article.dateline
                                                                     : article.body;
      if (m.start >= m.end || m.end > part.size()) std::abort();
    }
  }
  return 0;
}
