// Any bytes as a feed document: outcomes that can be stored, never a crash, within the limits.
#include "tests/fuzz/xml_outcomes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::read_document(dateline::readers::Format::rss, data, size);
  return 0;
}
