// Any bytes as a ninjs item: outcomes that can be stored, never a crash.
#include "tests/fuzz/outcomes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::read_any(dateline::readers::Format::ninjs, data, size);
  return 0;
}
