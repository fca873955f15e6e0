// Postings: Xapian databases of stem terms and counts, without positions and without term lists. The articles
// of a segment go into one working database, in order; compaction makes it, or those of several segments, a
// single file in which docid = row + 1.
//
// One database for all, because Xapian never joins the chunks of a term's postings when it compacts: of
// 16,000 articles in batches of 1,000, a posting took 4.6 bytes, and 3.1 in one database, for a tenth more of
// CPU time.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "common/error.h"
#include "indexer/store/prepared.h"

namespace dateline::store {

// The working database, in a directory made anew. Not synced: only the compacted file is. One thread at a
// time.
class PostingsWriter {
 public:
  static Result<PostingsWriter> create(const std::string& directory);
  PostingsWriter(PostingsWriter&&) noexcept;
  PostingsWriter& operator=(PostingsWriter&&) noexcept;
  ~PostingsWriter();

  Result<> add(std::span<const PreparedArticle> articles);
  Result<> close();

 private:
  struct Impl;
  explicit PostingsWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Joins databases (directories or single files), in order, into the file `target`, and returns how many
// articles came out: docids 1 to that number without a gap, else an Error. `durably`: what is returned as
// made is on disk.
Result<std::uint32_t> compact_postings(const std::vector<std::string>& sources, const std::string& target,
                                       bool durably);

}  // namespace dateline::store
