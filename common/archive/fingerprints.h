// Fingerprints of articles: small samples of what a text says, by which rewritten and reprinted versions of one story are
// told (searcher/collect/stories.h). Made by indexer/store/fingerprint.h.
//
//   Fingerprint f = columns.fingerprints().at(row);
//
// A bottom-k sketch (Broder, "On the resemblance and containment of documents", 1997; Cohen and Kaplan, "Summarizing data
// using bottom-k sketches", 2007): of all hashes of a set, the k smallest. The k smallest of the union of two sketches are a
// uniform sample of the union of the sets, so the share of them that lies in both estimates their Jaccard similarity.
//   phrases  the kPhrases smallest hashes of pairs of neighbouring words of the body
//   names    the kNames smallest hashes of its words that begin with a capital letter or a digit
//
// File "columns", sections (n articles; both absent in archives of format 1):
//   "fp_phrases" u32[n * kPhrases]  ascending, behind the last of a row kNoPhrase
//   "fp_names"   u16[n * kNames]    ascending, behind the last of a row kNoName
// A row that came from an archive of format 1 has no phrase and begins with name 0: its fingerprint is not known.
#pragma once

#include <cstdint>
#include <span>

#include "common/archive/sections.h"

namespace dateline::archive {

inline constexpr std::size_t kPhrases = 32;
inline constexpr std::size_t kNames = 24;
inline constexpr std::uint32_t kNoPhrase = 0xFFFFFFFF;
inline constexpr std::uint16_t kNoName = 0xFFFF;

struct Fingerprint {
  std::span<const std::uint32_t> phrases;  // ascending, distinct, at most kPhrases
  std::span<const std::uint16_t> names;    // ascending, distinct, at most kNames
  bool full() const { return phrases.size() == kPhrases; }  // the text is longer than the sketch
};

class Fingerprints {
 public:
  // Reads nothing yet: `file` must outlive it. Throws Damaged where the sections do not have `rows` rows.
  Fingerprints(const SectionFile& file, std::size_t rows);

  // False for archives of format 1.
  bool stored() const { return !phrases_.empty() || rows_ == 0; }
  // False where the row's fingerprint is not known. Throws Damaged.
  bool known(std::uint32_t row) const;
  // Empty where it is not known. Throws Damaged.
  Fingerprint at(std::uint32_t row) const;
  // The whole rows with their padding, for merging; kPhrases and kNames values.
  std::span<const std::uint32_t> raw_phrases(std::uint32_t row) const;
  std::span<const std::uint16_t> raw_names(std::uint32_t row) const;

 private:
  const SectionFile* file_;
  std::size_t rows_;
  std::string_view phrases_;
  std::string_view names_;
};

}  // namespace dateline::archive
