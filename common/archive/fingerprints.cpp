#include "common/archive/fingerprints.h"

#include <algorithm>

namespace dateline::archive {

Fingerprints::Fingerprints(const SectionFile& file, std::size_t rows)
    : file_(&file), rows_(rows), phrases_(file.unverified("fp_phrases")), names_(file.unverified("fp_names")) {
  const bool none = phrases_.empty() && names_.empty();
  if (!none && (phrases_.size() != rows * kPhrases * sizeof(std::uint32_t) ||
                names_.size() != rows * kNames * sizeof(std::uint16_t)))
    throw Damaged{file.path(), "fingerprints differ in length"};
}

std::span<const std::uint32_t> Fingerprints::raw_phrases(std::uint32_t row) const {
  const std::string_view bytes = phrases_.substr(row * kPhrases * sizeof(std::uint32_t), kPhrases * sizeof(std::uint32_t));
  file_->touch(bytes);
  return {reinterpret_cast<const std::uint32_t*>(bytes.data()), kPhrases};
}

std::span<const std::uint16_t> Fingerprints::raw_names(std::uint32_t row) const {
  const std::string_view bytes = names_.substr(row * kNames * sizeof(std::uint16_t), kNames * sizeof(std::uint16_t));
  file_->touch(bytes);
  return {reinterpret_cast<const std::uint16_t*>(bytes.data()), kNames};
}

bool Fingerprints::known(std::uint32_t row) const {
  return stored() && (raw_phrases(row)[0] != kNoPhrase || raw_names(row)[0] != 0);
}

Fingerprint Fingerprints::at(std::uint32_t row) const {
  if (!known(row)) return {};
  const auto phrases = raw_phrases(row);
  const auto names = raw_names(row);
  const auto phrases_end = std::lower_bound(phrases.begin(), phrases.end(), kNoPhrase);
  const auto names_end = std::lower_bound(names.begin(), names.end(), kNoName);
  return {phrases.first(static_cast<std::size_t>(phrases_end - phrases.begin())),
          names.first(static_cast<std::size_t>(names_end - names.begin()))};
}

}  // namespace dateline::archive
