// Searching a token stream as bytes (common/archive/tokens.h): where a word's code stands, and what stands around it.
// All pointers lie in one stream that begins at `begin`.
#pragma once

#include <cstdint>
#include <string>

#include "common/archive/tokens.h"

namespace dateline::stream {

inline constexpr char kVariantN = static_cast<char>(archive::kContinuers + archive::mark::kVariantN);

// True where a code begins at `at`: the byte before ends one.
inline bool is_aligned(const char* begin, const char* at) { return at == begin || archive::is_stopper(at[-1]); }

// True where the code at `at` is the number behind a kVariantN mark, not a word or a mark.
inline bool is_variant_number(const char* begin, const char* at) {
  // The number 13 looks like the mark itself, so marks and numbers alternate in a run of such bytes.
  std::ptrdiff_t run = 0;
  while (at - run > begin && at[-run - 1] == kVariantN && is_aligned(begin, at - run - 1)) ++run;
  return run % 2 == 1;
}

// Where the code that ends before `at` begins; at > begin.
inline const char* code_before(const char* begin, const char* at) {
  --at;
  while (at > begin && !archive::is_stopper(at[-1])) --at;
  return at;
}

// True where `at` lies in the byline.
bool is_in_byline(const char* begin, const char* at);

// The first place in [at, end) that holds the needle's bytes, or nullptr; it may lie inside a longer code.
const char* find_bytes(const char* at, const char* end, const std::string& needle);

// The next place in [at, end) where the code `needle` stands as a word, or nullptr.
inline const char* find_word(const char* begin, const char* at, const char* end, const std::string& needle) {
  while (at < end) {
    const char* hit = find_bytes(at, end, needle);
    if (hit == nullptr) return nullptr;
    if (is_aligned(begin, hit) && !is_variant_number(begin, hit)) return hit;
    at = hit + 1;
  }
  return nullptr;
}

// What marks before a word's code say of it.
struct WordMarks {
  std::uint32_t surface = 0;
  std::uint32_t span = 0;  // words covered, where it is a joined form; 0: a plain word
};
WordMarks marks_before(const char* begin, const char* word);

// What lies between two code boundaries.
struct Passed {
  std::uint32_t words = 0;       // plain ones; one too few where the last mark joins what comes behind the end
  std::uint32_t sentences = 0;   // marks that begin one: paragraphs and parts, too
  std::uint32_t paragraphs = 0;
  std::uint32_t parts = 0;
  bool countable = true;         // false: there is a kVariantN mark, whose number looks like anything; decode instead
};
Passed count_passed(const char* at, const char* end);

}  // namespace dateline::stream
