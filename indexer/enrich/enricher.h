// Everything that indexing finds out about an article: language, publication date, dateline and byline at the top of the
// body, entities, countries. Readers give what the record says; this adds the rest.
//
//   Enricher enricher(options);                      // one for a run; enrich() is thread-safe
//   auto notices = enricher.enrich(article, origin);
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/error.h"
#include "common/time/zone.h"
#include "indexer/readers/reader.h"

namespace dateline {

namespace entities {
class Finder;
}

struct EnrichOptions {
  std::optional<Moment> published;  // --published
  Zone zone = Zone::utc();
  Day today = 0;                    // dates after tomorrow are refused
  bool entities = true;             // find persons, organisations, places and countries in the text
};

class Enricher {
 public:
  static Result<Enricher> create(EnrichOptions options);
  std::vector<readers::Notice> enrich(Article& article, const readers::Origin& origin) const;
  // Finds again what had been found in a stored article's text; what the record gave, and its publication date, stay.
  void refresh(Article& article) const;

 private:
  EnrichOptions options_;
  std::shared_ptr<const entities::Finder> finder_;  // null: entities are off
};

}  // namespace dateline
