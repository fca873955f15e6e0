// Postings: Xapian databases of stem terms and counts, without positions and without term lists. A batch of articles
// becomes one small database, built in any thread; compaction joins the batches of a segment, in order, into one
// single-file database in which docid = row + 1.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "common/error.h"
#include "indexer/store/prepared.h"

namespace dateline::store {

// Builds the database of these articles in `directory` (made anew). Not synced: only the compacted file is.
Result<> build_postings(const std::string& directory, std::span<const PreparedArticle> articles);

// Joins databases (directories or single files), in order, into the file `target`, and returns how many articles came
// out: docids 1 to that number without a gap, else an Error. `durably`: what is returned as made is on disk.
Result<std::uint32_t> compact_postings(const std::vector<std::string>& sources, const std::string& target,
                                       bool durably);

}  // namespace dateline::store
