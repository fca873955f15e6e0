#include "searcher/match/stream_parts.h"

#include <bit>
#include <cstring>

#include "searcher/match/stream_bytes.h"

namespace dateline::stream {
namespace {

namespace mark = archive::mark;
using archive::kContinuers;

constexpr std::uint32_t kLeadSentences = 2;  // of a text without a headline

char byte_of(std::uint32_t number) { return static_cast<char>(kContinuers + number); }
unsigned part_of(char byte) { return static_cast<unsigned char>(byte) - kContinuers - mark::kPart; }

// A byte that could be a mark, is one: not the end of a longer code, not a variant's number.
bool is_mark(const char* begin, const char* at) { return is_aligned(begin, at) && !is_variant_number(begin, at); }

// The next part mark in [at, end), or end.
const char* next_part(const char* begin, const char* at, const char* end) {
  for (; at < end; ++at)
    if (part_of(*at) < kPartCount && is_mark(begin, at)) return at;
  return end;
}

const char* keywords_from(const char* begin, const char* at, const char* end) {
  const char keyword = byte_of(mark::kPart + static_cast<std::uint32_t>(Part::keyword));
  while (at < end) {
    at = static_cast<const char*>(std::memchr(at, keyword, static_cast<std::size_t>(end - at)));
    if (at == nullptr) return end;
    if (is_mark(begin, at)) return at;
    ++at;
  }
  return end;
}

const char* lead_end(const char* begin, const Extent& body, bool headline) {
  std::uint32_t ended = 0;  // sentences
  for (const char* at = body.begin; at < body.end; ++at) {
    const bool paragraph = *at == byte_of(mark::kParagraph);
    if (!paragraph && (headline || *at != byte_of(mark::kSentence))) continue;
    if (!is_mark(begin, at)) continue;
    if (headline || ++ended == kLeadSentences) return at;
  }
  return body.end;
}

}  // namespace

void find_extents(std::string_view bytes, PartMask parts, bool lead, std::vector<Extent>& out) {
  out.clear();
  const char* begin = bytes.data();
  const char* end = begin + bytes.size();
  const unsigned last = static_cast<unsigned>(std::bit_width(parts)) - 1;
  const bool headline = !bytes.empty() && part_of(bytes[0]) == static_cast<unsigned>(Part::headline);
  for (const char* at = next_part(begin, begin, end); at < end;) {
    const unsigned part = part_of(*at);
    if (part > last) return;
    Extent extent{at + 1, end};
    if (part == static_cast<unsigned>(Part::body)) extent.end = keywords_from(begin, extent.begin, end);
    else if (part != static_cast<unsigned>(Part::keyword)) extent.end = next_part(begin, extent.begin, end);
    at = extent.end;
    if ((parts & (1U << part)) == 0 || (lead && part != static_cast<unsigned>(Part::body))) continue;
    if (lead) extent.end = lead_end(begin, extent, headline);
    out.push_back(extent);
  }
}

}  // namespace dateline::stream
