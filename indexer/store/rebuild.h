// Segments made anew from the stored records of their live rows, with whatever `refresh` changes in them: nothing of
// the other rows is in the new one, neither words nor names nor pieces in the dictionary that compresses the records.
//
//   auto entries = rebuild_segments("news", [&] { return writer.new_segment_number(); }, {{segment, live}}, writer.names(),
//                                   {.jobs = 2, .most_bytes = 256 << 20});
//
// Files are synced, nothing is committed. Errors: "damaged-file", "damaged-record", those of writing.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/store/merge.h"
#include "indexer/store/names_writer.h"

namespace dateline::store {

struct RebuildOptions {
  std::function<void(Article&)> refresh = {};  // may be empty; called from several threads at once
  unsigned jobs = 0;                           // threads, 0 for one each processor; the bytes do not depend on it
  std::uint64_t most_bytes = 0;                // of records in one new segment, so that building it keeps within a budget;
                                               // 0: all rows become one
};

// At least one; without any live row that one has no articles.
Result<std::vector<archive::SegmentEntry>> rebuild_segments(const std::string& archive,
                                                            const std::function<std::uint32_t()>& new_number,
                                                            const std::vector<MergeInput>& inputs, NamesWriter& names,
                                                            const RebuildOptions& options);

}  // namespace dateline::store
