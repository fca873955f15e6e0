// An article ready to be stored: everything the writer needs, owned, made by any thread (prepare.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/article.h"
#include "common/schema.h"
#include "common/text/analyzer.h"
#include "indexer/store/fingerprint.h"

namespace dateline::store {

// Many short strings in one allocation.
class StringPool {
 public:
  std::uint32_t add(std::string_view text) {
    const auto index = static_cast<std::uint32_t>(ends_.size());
    bytes_.append(text);
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    return index;
  }
  std::string_view operator[](std::uint32_t index) const {
    const std::uint32_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
  }
  std::size_t size() const { return ends_.size(); }
  std::size_t bytes() const { return bytes_.capacity() + ends_.capacity() * sizeof(std::uint32_t); }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

struct PreparedArticle {
  std::string id;
  std::string version;
  Moment updated;
  Moment published;
  DateSource date_source = DateSource::none;
  Status status = Status::usable;
  bool held_for_doubt = false;
  bool corrected = false;      // facet status, also where it replaces nothing here
  bool has_embargo = false;
  std::int64_t embargo_until = 0;

  std::string record;          // common/archive/record_json.h
  std::uint64_t hash = 0;      // of the record as given, without what enrichment adds
  std::vector<std::uint64_t> superseded;  // hashes of the versions that this one replaced
  std::uint64_t text_bytes = 0;

  StringPool surfaces;         // distinct words of the article, as written
  StringPool folded;           // the same, folded
  StringPool stems;            // the same, as stem terms of the article's language
  std::vector<text::StreamItem> stream;
  StringPool terms;            // distinct stem terms, sorted
  std::vector<std::uint32_t> term_counts;
  StringPool byline_terms;
  std::uint32_t length = 0;
  std::uint32_t body_words = 0;
  std::string stem_language;

  std::vector<std::pair<Facet, std::string>> facets;  // distinct
  std::vector<std::pair<Day, Day>> mentioned;         // distinct resolved dates, sorted

  StoredFingerprint fingerprint = StoredFingerprint::unknown();

  // Bytes held, for the memory budget.
  std::size_t footprint() const;
};

}  // namespace dateline::store
