// An archive with a past: many languages, precisions and spellings, several segments; then corrections, removals and
// held articles; then merged; then grown on and compacted. What the records do not tell is kept as facts.
#pragma once

#include <vector>

#include "tests/differential/oracle_corpus.h"
#include "tests/support/archive_maker.h"

namespace dateline::testing {

enum class Stage : unsigned { fresh, changed, merged, compacted };

class ArchiveHistory {
 public:
  explicit ArchiveHistory(Stage until);

  const ArchiveMaker& archive() const { return archive_; }
  const OracleFacts& facts() const { return facts_; }
  // Before and after the embargoes in it, and one between.
  static std::vector<std::int64_t> clocks();

 private:
  void add(const std::vector<Article>& articles);
  void add_in_segments(const std::vector<Article>& articles, std::size_t each);
  void change();
  void grow();

  ArchiveMaker archive_;
  OracleFacts facts_;
  std::vector<Article> articles_;
};

}  // namespace dateline::testing
