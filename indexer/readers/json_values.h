// The texts inside a JSON value, and whether the value is valid all through: simdjson's On-Demand parser
// looks at nothing that is not asked for, and an article record with a broken part must not be taken.
//
//   Texts texts;
//   if (const auto error = read_texts(field.value(), false, texts)) ...   // ["Jane Roe", {"name": "John
//   Doe"}]
//
// A value can be walked once. Nesting is bounded (256 levels: DEPTH_ERROR).
#pragma once

#include <simdjson.h>

#include <string>
#include <vector>

namespace dateline::readers {

struct Texts {
  std::vector<std::string> texts;
  bool odd = false;  // there was something that is no text: true, a list in a list, an object without a name
};

// Walks a value to its end.
simdjson::error_code check_value(simdjson::ondemand::value value);

// A text, a number as it is written, the "name" of an object, or a list of those. `flag`: true and false
// count as texts.
simdjson::error_code read_texts(simdjson::ondemand::value value, bool flag, Texts& out);

}  // namespace dateline::readers
