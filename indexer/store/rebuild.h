// Segments made anew from the stored records of their live rows, with whatever `refresh` changes in them: nothing of
// the other rows is in the new one, neither words nor names nor pieces in the dictionary that compresses the records.
//
//   auto entry = rebuild_segments("news", writer.new_segment_number(), {{segment, live}}, writer.names(), {}, 0);
//
// `refresh` may be empty; called from several threads at once. `jobs`: threads, 0 for one each processor; the bytes do
// not depend on it. Files are synced, nothing is committed. Errors: "damaged-file", "damaged-record", those of writing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/store/merge.h"
#include "indexer/store/names_writer.h"

namespace dateline::store {

Result<archive::SegmentEntry> rebuild_segments(const std::string& archive, std::uint32_t number,
                                               const std::vector<MergeInput>& inputs, NamesWriter& names,
                                               const std::function<void(Article&)>& refresh, unsigned jobs);

}  // namespace dateline::store
