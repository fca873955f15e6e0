// Which of the JSON formats an object is, told from its keys.
//
//   json_format("{\"uri\": \"urn:x:1\", \"headlines\": [")   == Format::ninjs
//   json_format("[{\"@context\": \"https://schema.org\"")    == Format::jsonld
//   json_format("{\"id\": 7, \"title\":")                    == Format::jsonl
//
// Looks at the keys of the first object, as far as `head` goes. Pure function; any thread.
#pragma once

#include <string_view>

#include "indexer/readers/reader.h"

namespace dateline::readers {

Format json_format(std::string_view head);

}  // namespace dateline::readers
