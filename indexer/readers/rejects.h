// A refused record as one line of the rejects file: where it stood, why, and its bytes, so that it can be
// mended and read again.
//
//   {"path":"dump.jsonl","member":"","record":17,"offset":90210,"code":"bad-json","reason":"...","raw":"{..."}
//
// "raw_cut":true says that `raw` is only the first 64 KiB of the record. `raw` is text; bytes that are no UTF-8 stand in `raw_base64` (RFC 4648 section 4) instead. Names that are
// no UTF-8 are written with U+FFFD, and exactly in `path_base64`, `member_base64`. Pure function; any thread.
#pragma once

#include <string>

#include "indexer/readers/reader.h"

namespace dateline::readers {

// Ends in a newline.
std::string to_json_line(const Rejection& rejection);

}  // namespace dateline::readers
