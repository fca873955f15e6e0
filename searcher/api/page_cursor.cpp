#include "searcher/api/page_cursor.h"

#include <array>
#include <bit>
#include <cmath>
#include <optional>

#include "common/archive/file.h"

namespace dateline {
namespace {

constexpr char kVersion = 1;
constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kNumbers = 1 + 6 * 8;      // version and numbers
constexpr std::size_t kHeader = kNumbers + 4;    // and checksum
constexpr std::size_t kMostText = 1 << 17;       // of an id of 64 KiB and more

void put(std::string& out, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 255);
}

std::uint64_t get(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < count; ++i)
    out |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return out;
}

std::uint64_t sum_of(std::string_view numbers, std::string_view id) {
  std::string all(numbers);
  all += id;
  return archive::checksum(all) & 0xFFFFFFFF;
}

std::string encode(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (k < have ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k <= have; ++k) out += kDigits[group >> (18 - 6 * k) & 63];
  }
  return out;
}

std::optional<std::string> decode(std::string_view text) {
  if (text.size() % 4 == 1 || text.size() > kMostText) return std::nullopt;
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 255);
    }
    bits &= (1U << count) - 1;
  }
  if (bits != 0) return std::nullopt;  // not what encode() makes
  return out;
}

}  // namespace

std::string write_cursor(const PageCursor& cursor) {
  std::string out(1, kVersion);
  for (const std::uint64_t number :
       {cursor.revision, cursor.question, cursor.position, std::bit_cast<std::uint64_t>(cursor.score),
        static_cast<std::uint64_t>(cursor.instant), static_cast<std::uint64_t>(cursor.now)})
    put(out, number, 8);
  put(out, sum_of(out, cursor.id), 4);
  return encode(out + cursor.id);
}

Result<PageCursor> read_cursor(std::string_view text) {
  const auto bytes = decode(text);
  const bool whole = bytes && bytes->size() >= kHeader && (*bytes)[0] == kVersion;
  PageCursor out;
  bool good = whole;
  if (whole) {
    out.id = bytes->substr(kHeader);
    good = get(*bytes, kNumbers, 4) == sum_of(std::string_view(*bytes).substr(0, kNumbers), out.id);
  }
  if (good) {
    out.revision = get(*bytes, 1, 8);
    out.question = get(*bytes, 9, 8);
    out.position = get(*bytes, 17, 8);
    out.score = std::bit_cast<double>(get(*bytes, 25, 8));
    out.instant = static_cast<std::int64_t>(get(*bytes, 33, 8));
    out.now = static_cast<std::int64_t>(get(*bytes, 41, 8));
    good = !std::isnan(out.score);
  }
  if (!good)
    return fail(ErrorKind::usage, "bad-cursor", "the cursor cannot be read",
                "hand back next_cursor as it was given, or begin again without a cursor");
  return out;
}

Error other_query_error() {
  return Error{ErrorKind::usage, "other-query", "the cursor belongs to another query, filter, date range or sort",
               "repeat the request that gave the cursor, with the cursor added; or begin again without it", std::nullopt};
}

}  // namespace dateline
