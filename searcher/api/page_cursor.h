// A cursor: where a page of hits ended, as text that a client hands back to get the next page (--cursor, next_cursor).
//
//   std::string text = write_cursor(cursor);          // "AQx1…": letters, digits, - and _ only
//   Result<PageCursor> cursor = read_cursor(text);
//
// It holds the sort key of the last hit, so that the next page begins right behind it whatever the offset; the revision it
// was made on; a fingerprint of the question, so that it cannot continue another one; and the time by which the question
// was read, so that "yesterday" and ages stay what they were. Bytes, then base64url without padding (RFC 4648, 5): version
// u8 = 1; u64 revision, question, position, score (IEEE 754 bits), instant, now; u32 low half of the XXH3-64 of all the
// rest; the id. Numbers are little endian. Nothing in it is secret, and nothing held can be reached by changing it: the
// search never reads a later time from a cursor than the clock's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/error.h"

namespace dateline {

struct PageCursor {
  std::uint64_t revision = 0;
  std::uint64_t question = 0;  // fingerprint of query, filters, dates and sort
  std::uint64_t position = 0;  // rank of the last hit
  double score = 0;            // the last hit's sort key: score, instant of publication, id
  std::int64_t instant = 0;
  std::int64_t now = 0;        // seconds since the epoch
  std::string id;
  bool operator==(const PageCursor&) const = default;
};

std::string write_cursor(const PageCursor& cursor);
// Error "bad-cursor" (ErrorKind::usage) for anything that write_cursor() has not made.
Result<PageCursor> read_cursor(std::string_view text);

// The error for a cursor that belongs to another question: "other-query".
Error other_query_error();

}  // namespace dateline
