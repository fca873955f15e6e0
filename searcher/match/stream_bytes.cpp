#include "searcher/match/stream_bytes.h"

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>

#include <bit>
#endif

namespace dateline::stream {
namespace {

namespace mark = archive::mark;
using archive::is_stopper;
using archive::kContinuers;

char part_mark(Part part) { return static_cast<char>(kContinuers + mark::kPart + static_cast<unsigned>(part)); }

std::uint32_t number_of(char byte) { return static_cast<unsigned char>(byte) - kContinuers; }

// Marks but variants 1 to 3, which change no count.
void count_mark(std::uint32_t code, Passed& out) {
  if (code >= mark::kJoined) {
    --out.words;  // the word it stands before
  } else if (code == mark::kVariantN) {
    out.countable = false;
  } else if (code <= mark::kParagraph) {
    ++out.sentences;
    if (code != mark::kSentence) ++out.paragraphs;
    if (code < mark::kSentence) ++out.parts;
  }
}

}  // namespace

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

// Streams are short and needles have one to four bytes, where memmem() spends most of its time preparing.
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

WordMarks marks_before(const char* begin, const char* word) {
  WordMarks out;
  for (const char* p = word; p > begin;) {
    const char* code = code_before(begin, p);
    if (is_variant_number(begin, code)) {
      const char* at = code;
      out.surface = archive::read_code(at, p);
      p = code - 1;
      continue;
    }
    if (p - code != 1 || !is_stopper(*code)) break;
    const std::uint32_t number = number_of(*code);
    if (number >= mark::kVariant && number < mark::kVariantN) {
      out.surface = number - mark::kVariant + 1;
      p = code;
      continue;
    }
    if (number >= mark::kJoined && number < mark::kJoined + archive::kMaxSpan) out.span = number - mark::kJoined + 1;
    break;
  }
  return out;
}

Passed count_passed(const char* at, const char* end) {
  Passed out;
  bool boundary = true;  // a code begins at `at`
  const auto one = [&] {
    const char byte = *at++;
    if (!is_stopper(byte)) {
      boundary = false;
      return;
    }
    const std::uint32_t number = number_of(byte);
    if (!boundary || number >= archive::kFirstWord) ++out.words;
    else count_mark(number, out);
    boundary = true;
  };
#ifdef __SSE2__
  if (end - at > 32) {
    one();  // then there is a byte before each block
    const __m128i least_stopper = _mm_set1_epi8(static_cast<char>(kContinuers));
    const __m128i last_mark = _mm_set1_epi8(static_cast<char>(kContinuers + archive::kFirstWord - 1));
    const __m128i first_variant = _mm_set1_epi8(static_cast<char>(kContinuers + mark::kVariant));
    const __m128i last_variant = _mm_set1_epi8(static_cast<char>(kContinuers + mark::kVariantN - 1));
    __m128i words = _mm_setzero_si128();
    for (; end - at >= 16; at += 16) {
      const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      const __m128i before = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at - 1));
      const __m128i stops = _mm_cmpeq_epi8(_mm_max_epu8(here, least_stopper), here);
      const __m128i starts = _mm_cmpeq_epi8(_mm_max_epu8(before, least_stopper), before);
      const __m128i marks = _mm_and_si128(_mm_and_si128(stops, starts), _mm_cmpeq_epi8(_mm_min_epu8(here, last_mark), here));
      const __m128i variants = _mm_and_si128(_mm_cmpeq_epi8(_mm_max_epu8(here, first_variant), here),
                                             _mm_cmpeq_epi8(_mm_min_epu8(here, last_variant), here));
      // A stopper that is no mark ends a word: each lane is -1 there.
      words = _mm_add_epi64(words, _mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), _mm_andnot_si128(marks, stops)),
                                                _mm_setzero_si128()));
      auto others = static_cast<unsigned>(_mm_movemask_epi8(_mm_andnot_si128(variants, marks)));
      for (; others != 0; others &= others - 1) count_mark(number_of(at[std::countr_zero(others)]), out);
    }
    alignas(16) std::uint64_t sums[2];
    _mm_store_si128(reinterpret_cast<__m128i*>(sums), words);
    out.words += static_cast<std::uint32_t>(sums[0] + sums[1]);
    boundary = is_stopper(at[-1]);
  }
#endif
  while (at < end) one();
  return out;
}

}  // namespace dateline::stream
