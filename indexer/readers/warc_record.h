// One record of a WARC or ARC file: its head taken apart, and whether there is an article in it.
//
//   WarcRecord record;
//   if (parse_warc_head(bytes, record) && why_no_article(record).empty()) ...
//
// Source: ISO 28500:2017 (WARC 1.1) sections 4 to 6 and its 1.0; the ARC 1.0 and 2.0 file formats of the
// Internet Archive. libarchive reads WARC containers too, but gives a path made from the URI, neither the URI
// itself nor the kind of a record, so the heads are read here. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::readers {

struct WarcRecord {
  std::string kind;  // "response", "resource", "conversion", "request", ...; of an ARC "response"
  std::string uri;
  std::string date;          // ISO 8601
  std::string id;            // without < >
  std::string content_type;  // of the block
  std::string cut;           // WARC-Truncated: why
  std::uint64_t length = 0;  // of the block
  bool segmented = false;    // a part of a record
  std::string_view block;    // as far as there
};

// The record's head, from its first line to the blank one (WARC) or to the end of its line (ARC).
// `bytes` may end with the head, or hold the block or a part of it.
bool parse_warc_head(std::string_view bytes, WarcRecord& record);

// A line that opens a record: "WARC/1.0", or the URI, address, date, type and length of an ARC.
bool is_warc_start(std::string_view line);
bool is_arc_start(std::string_view line);

// "not an article: a request"; empty where there may be one. Needs the first 64 KiB of the block.
std::string why_no_article(const WarcRecord& record);

}  // namespace dateline::readers
