// Every format in one table: how a stream of it is cut into records, and how a record becomes articles. A new
// format is one file with a splitter and a parser, and one row.
//
//   const FormatReader* reader = reader_of(Format::jsonl);
//   auto splitter = reader->splitter(sniffed, limits);
//   while (auto piece = splitter->next(stream)) ...
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/byte_stream.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/sniff.h"

namespace dateline::readers {

// A record cut out, or a part of the stream that is none (code not empty).
struct Piece {
  std::string bytes;         // of a refused one the first 64 KiB
  std::uint64_t record = 0;  // 1-based
  std::uint64_t byte_offset = 0;
  std::string code;  // "record-too-large", "bad-json", "truncated"
  std::string reason;
  bool input_broken = false;
};

// Cuts one stream into records. Holds at most one record; when the stream fails, what is not yet a whole
// record is dropped (the caller reports the failure).
class Splitter {
 public:
  virtual ~Splitter() = default;
  virtual std::optional<Piece> next(ByteStream& stream) = 0;
};

struct FormatReader {
  Format format;
  const char* name;                                                             // as --format has it
  std::unique_ptr<Splitter> (*splitter)(const Sniffed&, const Limits&);         // null: not read yet
  void (*parse)(const RawRecord&, const ParseOptions&, std::vector<Outcome>&);  // null: not read yet
};

const FormatReader& reader_of(Format format);

// The whole stream is one record.
std::unique_ptr<Splitter> whole_splitter(const Sniffed&, const Limits&);
// JSON Lines: one line, one record; or, where sniffed.documents, one object, one record.
std::unique_ptr<Splitter> json_splitter(const Sniffed&, const Limits&);

}  // namespace dateline::readers
