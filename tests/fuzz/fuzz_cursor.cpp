// The reader of cursors: nothing crashes, and what is accepted is written back as it was.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "searcher/api/page_cursor.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto cursor = dateline::read_cursor(text);
  if (!cursor) {
    if (cursor.error().code != "bad-cursor" || cursor.error().hint.empty()) std::abort();
    return 0;
  }
  if (dateline::write_cursor(*cursor) != text) std::abort();
  return 0;
}
