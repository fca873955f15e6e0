#include "indexer/readers/sniff_json.h"

#include "indexer/readers/ninjs_reader.h"

namespace dateline::readers {
namespace {

// Where the string that begins at `at` ends, behind its closing quote; npos where the head ends first.
std::size_t string_end(std::string_view head, std::size_t at) {
  for (++at; at < head.size(); ++at) {
    if (head[at] == '\\') {
      ++at;
    } else if (head[at] == '"') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

Format json_format(std::string_view head) {
  bool uri = false;
  bool ninjs = false;
  std::size_t depth = 0;
  const std::size_t first = head.find('{');
  if (first == std::string_view::npos) return Format::jsonl;
  for (std::size_t at = first; at < head.size();) {
    const char c = head[at];
    if (c == '"') {
      const std::size_t end = string_end(head, at);
      if (end == std::string_view::npos) break;
      const std::size_t behind = head.find_first_not_of(" \t\r\n", end);
      if (depth == 1 && behind != std::string_view::npos && head[behind] == ':') {
        const std::string_view key = head.substr(at + 1, end - at - 2);
        if (key == "@context" || key == "@graph" || key == "@type") return Format::jsonld;
        uri = uri || key == "uri";
        ninjs = ninjs || is_ninjs_key(key);
      }
      at = end;
      continue;
    }
    if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      break;
    }
    ++at;
  }
  return uri && ninjs ? Format::ninjs : Format::jsonl;
}

}  // namespace dateline::readers
