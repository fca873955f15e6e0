// What a stream holds, told from its first bytes; the name's suffix only decides what the bytes leave open.
//
//   sniff_packing("\x1f\x8b...")                          == Packing::gzip
//   sniff_format("{\"id\": 1}\n", true, "x", automatic)   -> articles, Format::jsonl
//
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace dateline::readers {

enum class Packing : std::uint8_t { none, gzip, bzip2, xz, zstd, zip, tar };

// How many first bytes the functions here want to see, where there are as many.
inline constexpr std::size_t kSniffBytes = 16 << 10;

Packing sniff_packing(std::string_view head);

struct Sniffed {
  enum class Kind : std::uint8_t {
    articles,    // to be read as `format`
    empty,       // nothing but white space
    no_article,  // to be skipped: `reason` says what it is
    refused,     // to be rejected as `code`, `reason`
  };
  Kind kind = Kind::articles;
  Format format = Format::text;
  bool documents = false;  // JSON objects over several lines, side by side or in a list: not one a line
  bool whole = false;      // of a format that may hold many records: this stream is one
  std::string code;
  std::string reason;
};

// `whole`: head is all there is. `name`: path or member, for its suffix. `asked`: --format.
Sniffed sniff_format(std::string_view head, bool whole, std::string_view name, Format asked);

}  // namespace dateline::readers
