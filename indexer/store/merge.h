// Joining segments. merge_segments() concatenates: rows keep their order, dead rows stay. rebuild_segments() makes a
// segment anew from the stored records of the live rows, with whatever `refresh` changes in them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/archive/live.h"
#include "common/archive/segment.h"
#include "common/article.h"
#include "common/error.h"
#include "indexer/store/names_writer.h"

namespace dateline::store {

struct MergeInput {
  std::shared_ptr<const archive::Segment> segment;
  const archive::RowBits* live = nullptr;  // nullptr: all
};

Result<archive::SegmentEntry> merge_segments(const std::string& archive, std::uint32_t number,
                                             const std::vector<MergeInput>& inputs);

// `refresh` may be empty; called from several threads at once.
Result<archive::SegmentEntry> rebuild_segments(const std::string& archive, std::uint32_t number,
                                               const std::vector<MergeInput>& inputs, NamesWriter& names,
                                               const std::function<void(Article&)>& refresh);

}  // namespace dateline::store
