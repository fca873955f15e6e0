// The parallel half of indexing: an enriched article becomes a PreparedArticle. One Preparer for each thread.
#pragma once

#include <memory>

#include "common/article.h"
#include "indexer/store/prepared.h"

namespace dateline::store {

// Identity of a record that gives none: 32 hex digits, XXH3-128 of the folded headline and body, the publication day
// and the source.
std::string derived_id(const Article& article);

// XXH3-64 over the record as given: what `unchanged` means. With a derived id, headline and body count folded, as in
// the id: the same text of the same day is the same article however it is spaced.
std::uint64_t record_hash(const Article& article, bool id_is_derived);

// Facet values that follow from an article, distinct.
std::vector<std::pair<Facet, std::string>> facet_values(const Article& article);

class Preparer {
 public:
  Preparer();
  ~Preparer();
  // `article.id` must be set. `corrected`: this version replaces another (facet status).
  PreparedArticle prepare(const Article& article, std::uint64_t hash);

 private:
  text::Analyzer analyzer_;
  text::Analyzed analyzed_;
};

}  // namespace dateline::store
