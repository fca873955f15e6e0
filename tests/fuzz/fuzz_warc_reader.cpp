// Any bytes as a WARC file: outcomes that can be stored, never a crash.
#include "tests/fuzz/outcomes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::read_stream(dateline::readers::Format::warc, data, size);
  return 0;
}
