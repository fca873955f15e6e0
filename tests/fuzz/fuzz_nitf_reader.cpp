// Any bytes as a NITF document: outcomes that can be stored, never a crash, within the limits.
#include "tests/fuzz/xml_outcomes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::read_document(dateline::readers::Format::nitf, data, size);
  return 0;
}
