// Writing JSON text by hand, where a tree would be waste. Output is valid UTF-8 JSON (RFC 8259); bytes that are not
// UTF-8 become U+FFFD.
//
//   std::string out = "{"; append_member(out, "id", "a\"b");   // {"id":"a\"b"
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The string in quotes, escaped.
void append_json_string(std::string& out, std::string_view text);

// A comma unless the object or array has just begun.
void append_comma(std::string& out);
void append_key(std::string& out, std::string_view key);
void append_member(std::string& out, std::string_view key, std::string_view value);

}  // namespace dateline
