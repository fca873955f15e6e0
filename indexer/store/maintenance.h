// Keeping an archive in shape: merging small segments after a run, and compacting it whole.
#pragma once

#include "common/error.h"
#include "indexer/store/archive_writer.h"

namespace dateline::store {

// Rebuilds one segment from the stored records of its valid rows, as a commit of its own; one without any goes.
// `most_bytes`: of records in one new segment (0: one whatever its size).
Result<> rebuild_segment(ArchiveWriter& writer, std::size_t index, unsigned jobs, std::uint64_t most_bytes = 0);

// All three scrub first (scrub.h), because merging copies what a killed article left.
//
// Merges neighbouring segments of like size (tiers of a factor 4, at least 4 of them, at most kMostRows rows), and
// rebuilds those with over 10 % dead rows. Each step is a commit of its own. With nothing sealed or pending.
// `memory_bytes` (0: no bound), of all three: only so many are joined at a time as merge within it, and a segment that is
// rebuilt may become several. Scrubbing rebuilds single segments as they are, and may take more.
Result<> merge_small_segments(ArchiveWriter& writer, unsigned jobs, std::uint64_t memory_bytes = 0);

// Joins neighbours as far as kMostRows allows and drops all dead rows.
Result<> compact(ArchiveWriter& writer, unsigned jobs = 0, std::uint64_t memory_bytes = 0);

// Rebuilds every segment from its stored records, each passed through `refresh` first.
Result<> rederive(ArchiveWriter& writer, const std::function<void(Article&)>& refresh, unsigned jobs = 0,
                  std::uint64_t memory_bytes = 0);

}  // namespace dateline::store
