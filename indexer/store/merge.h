// Joining segments by concatenation: rows keep their order, dead rows stay. rebuild.h drops them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/archive/live.h"
#include "common/archive/segment.h"
#include "common/error.h"

namespace dateline::store {

struct MergeInput {
  std::shared_ptr<const archive::Segment> segment;
  const archive::RowBits* live = nullptr;  // nullptr: all
};

Result<archive::SegmentEntry> merge_segments(const std::string& archive, std::uint32_t number,
                                             const std::vector<MergeInput>& inputs);

}  // namespace dateline::store
