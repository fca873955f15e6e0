// Searcher::facts() on one state of an archive.
#pragma once

#include "common/archive/snapshot.h"
#include "common/error.h"
#include "searcher/api/archive_facts.h"

namespace dateline {

// Throws archive::Damaged.
Result<ArchiveFacts> archive_facts(const archive::Snapshot& snapshot);

}  // namespace dateline
