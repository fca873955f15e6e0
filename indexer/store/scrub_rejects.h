// Rejects files hold the bytes of records that were refused; of a killed article, those go too.
//
//   scrub_rejects("news/rejects", {"urn:x:1"});
//
// In each line of each *.jsonl file of the directory whose `raw` (or `raw_base64`) names one of the ids, as a word or
// a quoted string of its own, `raw` is emptied and "removed": true is set. Files are replaced by renaming. A directory
// that does not exist is fine. Files named by --rejects elsewhere are their owner's.
#pragma once

#include <string>
#include <vector>

#include "common/error.h"

namespace dateline::store {

Result<> scrub_rejects(const std::string& directory, const std::vector<std::string>& ids);

}  // namespace dateline::store
