// What must hold of whatever the readers of JSON, CSV, HTML and WARC make of any bytes.
#pragma once

#include <memory>

#include "indexer/readers/format_table.h"
#include "tests/fuzz/xml_outcomes.h"

namespace dateline::fuzz {

// Bytes in blocks of a few, so that records cross their borders.
class BytesStream : public readers::ByteStream {
 public:
  explicit BytesStream(std::string_view bytes) : rest_(bytes) {}
  std::string_view read() override {
    constexpr std::size_t kBlock = 7;
    const std::string_view block = rest_.substr(0, kBlock);
    rest_.remove_prefix(block.size());
    return block;
  }

 private:
  std::string_view rest_;
};

// As one record. An empty list holds nothing.
inline void read_any(readers::Format format, const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  readers::RawRecord raw;
  raw.format = format;
  raw.bytes = bytes;
  for (const readers::Outcome& outcome : readers::parse(raw, {})) check_outcome(outcome);
}

// As a file that the format's splitter cuts.
inline void read_stream(readers::Format format, const std::uint8_t* data, std::size_t size) {
  BytesStream stream({reinterpret_cast<const char*>(data), size});
  const readers::FormatReader& reader = readers::reader_of(format);
  auto splitter = reader.splitter({}, {});
  while (auto piece = splitter->next(stream)) {
    require(piece->record <= size && piece->byte_offset <= size);
    if (!piece->code.empty()) {
      require(!piece->reason.empty());
      continue;
    }
    read_any(format, reinterpret_cast<const std::uint8_t*>(piece->bytes.data()), piece->bytes.size());
  }
}

}  // namespace dateline::fuzz
