// A segment opened for reading: everything it holds, mapped. Immutable and thread-safe, except postings(): a
// Xapian::Database is for one thread, so each thread opens its own.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "common/archive/columns.h"
#include "common/archive/live.h"
#include "common/archive/manifest.h"
#include "common/archive/record_store.h"
#include "common/archive/tokens.h"
#include "common/archive/words.h"

namespace Xapian {
class Database;
}

namespace dateline::archive {

class Segment {
 public:
  // Errors: "io-error" with not_found where a file is gone (superseded meanwhile: read the manifest anew),
  // "damaged-file".
  static Result<std::shared_ptr<const Segment>> open(const std::string& archive, const SegmentEntry& entry);
  ~Segment();

  const SegmentEntry& entry() const { return entry_; }
  Row size() const { return entry_.articles; }
  const Columns& columns() const { return *columns_; }
  const Words& words() const { return *words_; }
  const TokenStore& tokens() const { return *tokens_; }
  RecordReader records() const { return {*text_file_, *dictionaries_}; }
  // Gives back the pages that a pass over tokens, words and records has read.
  void release_pages() const;

  // Rows that are valid; nullptr: all. Withheld and embargoed rows are live, but not visible().
  const RowBits* live() const { return live_ ? &*live_ : nullptr; }
  // Live rows that anybody may see at an instant; nullptr: all rows.
  std::unique_ptr<RowBits> visible(std::int64_t now) const;

  // A database of this segment's own (docid = row + 1). Throws Damaged.
  Xapian::Database open_postings() const;

 private:
  Segment() = default;
  SegmentEntry entry_;
  std::string path_;
  int postings_fd_ = -1;
  std::unique_ptr<SectionFile> columns_file_;
  std::unique_ptr<SectionFile> words_file_;
  std::unique_ptr<SectionFile> tokens_file_;
  std::unique_ptr<SectionFile> text_file_;
  std::unique_ptr<RecordDictionaries> dictionaries_;
  std::unique_ptr<Columns> columns_;
  std::unique_ptr<Words> words_;
  std::unique_ptr<TokenStore> tokens_;
  std::optional<RowBits> live_;
  bool any_held_ = false;
};

}  // namespace dateline::archive
