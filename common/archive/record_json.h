// The stored form of an article: one JSON object with the contract's keys, and what enrichment added under keys that
// begin with an underscore. from_record(to_record(a)) == a, so that everything else can be rebuilt from stored text.
//
//   "_published": [precision, first day, last day, instant, offset]   "_updated": the same
//   "_date_source": n   "_headline_derived", "_language_detected", "_held": true where so   "_embargo": seconds
//   "_extra": {...}  unknown keys of the record
//   "_entities": [[type, given, name, [[part, start, end], ...]], ...]
//   "_countries": [[code, name, mentions, about], ...]
//   "_dates": [[part, start, end, resolved, from, to, precision], ...]
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "common/article.h"
#include "common/error.h"

namespace dateline::archive {

void append_record(std::string& out, const Article& article);

// One for each thread; keeps its buffers.
class RecordParser {
 public:
  RecordParser();
  ~RecordParser();
  // Error "damaged-record" where the text is not a stored record.
  Result<Article> parse(std::string_view json);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::archive
