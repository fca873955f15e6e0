// Puts made articles into the forms that dateline-index reads.
//
//   append_json(record, line);                                 // one line of JSON Lines, with its end of
//   line Result<> ok = write_text_file(record, "archive");          // archive/2015/09/29/gen-1-4711.txt
#pragma once

#include <string>

#include "common/error.h"
#include "corpus/generator/generator.h"

namespace dateline::corpus {

void append_json(const Record& record, std::string& out);

// Headline, blank line, body; directories are made as needed. Errors: kind io or no_space, code
// "cannot-write".
Result<> write_text_file(const Record& record, const std::string& directory);

}  // namespace dateline::corpus
