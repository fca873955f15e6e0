// Any bytes as a CSV file: outcomes that can be stored, never a crash.
#include "tests/fuzz/outcomes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::read_stream(dateline::readers::Format::csv, data, size);
  return 0;
}
