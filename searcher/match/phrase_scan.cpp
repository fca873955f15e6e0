#include "searcher/match/phrase_scan.h"

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>

#include <bit>
#endif

#include "common/archive/tokens.h"

namespace dateline {
namespace {

namespace mark = archive::mark;
using archive::is_stopper;
using archive::kContinuers;
using archive::read_code;

constexpr char kVariantN = static_cast<char>(kContinuers + mark::kVariantN);

char part_mark(Part part) { return static_cast<char>(kContinuers + mark::kPart + static_cast<unsigned>(part)); }

// True where a code begins at `at`: the byte before ends one.
bool is_aligned(const char* begin, const char* at) { return at == begin || is_stopper(at[-1]); }

// True where the code at `at` is the number behind a kVariantN mark, not a word.
bool is_variant_number(const char* begin, const char* at) {
  // The number 13 looks like the mark itself, so marks and numbers alternate in a run of such bytes.
  std::ptrdiff_t run = 0;
  while (at - run > begin && at[-run - 1] == kVariantN && is_aligned(begin, at - run - 1)) ++run;
  return run % 2 == 1;
}

// True where `at` lies in the byline.
bool is_in_byline(const char* begin, const char* at) {
  const char byline = part_mark(Part::byline);
  for (const char* p = begin; p < at;) {
    p = static_cast<const char*>(std::memchr(p, byline, static_cast<std::size_t>(at - p)));
    if (p == nullptr) return false;
    if (is_aligned(begin, p) && !is_variant_number(begin, p)) {
      for (++p; p < at; ++p) {  // a part mark behind it ends the byline
        const auto byte = static_cast<unsigned char>(*p);
        if (byte >= kContinuers && byte < kContinuers + kPartCount && is_aligned(begin, p) &&
            !is_variant_number(begin, p)) {
          break;
        }
      }
      if (p == at) return true;
      continue;  // it may be another byline's mark
    }
    ++p;
  }
  return false;
}

// The first place in [at, end) that holds the needle's bytes, or nullptr. Streams are short and needles have one to four
// bytes, where memmem() spends most of its time preparing.
const char* find_bytes(const char* at, const char* end, const std::string& needle) {
  const std::size_t size = needle.size();
  if (size == 1) return static_cast<const char*>(std::memchr(at, needle[0], static_cast<std::size_t>(end - at)));
#ifdef __SSE2__
  const __m128i first = _mm_set1_epi8(needle[0]);
  const __m128i last = _mm_set1_epi8(needle[size - 1]);
  for (; end - at >= static_cast<std::ptrdiff_t>(16 + size - 1); at += 16) {
    const __m128i heads = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i tails = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + size - 1));
    auto both = static_cast<unsigned>(
        _mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(heads, first), _mm_cmpeq_epi8(tails, last))));
    for (; both != 0; both &= both - 1) {
      const char* hit = at + std::countr_zero(both);
      if (size == 2 || std::memcmp(hit, needle.data(), size) == 0) return hit;
    }
  }
#endif
  return static_cast<const char*>(::memmem(at, static_cast<std::size_t>(end - at), needle.data(), size));
}

}  // namespace

PhraseScan::PhraseScan(const std::vector<std::uint32_t>& words) : needle_(archive::code_of(words[0] + archive::kFirstWord)) {
  for (std::size_t i = 1; i < words.size(); ++i) codes_.push_back(words[i] + archive::kFirstWord);
}

bool PhraseScan::goes_on(const char* at, const char* end) const {
  std::size_t next = 0;
  if (codes_.empty()) return true;
  while (at < end) {
    const std::uint32_t code = read_code(at, end);
    if (code >= archive::kFirstWord) {
      if (code != codes_[next]) return false;
      if (++next == codes_.size()) return true;
    } else if (code >= mark::kJoined) {  // a joined form over words already passed: skip it
      std::uint32_t form = read_code(at, end);
      while (form < archive::kFirstWord && at < end) {
        if (form == mark::kVariantN) read_code(at, end);
        form = read_code(at, end);
      }
    } else if (code == mark::kVariantN) {
      read_code(at, end);
    } else if (code < mark::kSentence) {
      return false;  // another part
    }
  }
  return false;
}

bool PhraseScan::found_in(std::string_view stream) const {
  const char* begin = stream.data();
  const char* end = begin + stream.size();
  const char* at = begin;
  while (at < end) {
    const char* hit = find_bytes(at, end, needle_);
    if (hit == nullptr) return false;
    at = hit + 1;
    if (!is_aligned(begin, hit) || is_variant_number(begin, hit)) continue;
    if (goes_on(hit + needle_.size(), end) && !is_in_byline(begin, hit)) return true;
  }
  return false;
}

}  // namespace dateline
