// Making an article's fingerprint (common/archive/fingerprints.h) from its analysed words.
#pragma once

#include <array>
#include <cstdint>

#include "common/archive/fingerprints.h"
#include "common/text/analyzer.h"

namespace dateline::store {

// Padded rows, as stored.
struct StoredFingerprint {
  std::array<std::uint32_t, archive::kPhrases> phrases;
  std::array<std::uint16_t, archive::kNames> names;

  static StoredFingerprint unknown();
};

// Of the body's words, folded; of an article without a body, the headline's. A pair of words stands within one part, across
// sentences too. Hashes are the halves of XXH3-64 of the folded word, or of the hashes of the two words.
StoredFingerprint fingerprint_of(const text::Analyzed& analyzed);

}  // namespace dateline::store
