#include "indexer/store/fingerprint.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string_view>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline::store {
namespace {

using text::StreamItem;

// "Putin", "US", "2015", "F-16"; not "I" or "A", which begin sentences.
bool is_name(std::string_view surface) {
  std::int32_t at = 0;
  UChar32 first = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(surface.data()), at, static_cast<std::int32_t>(surface.size()), first);
  if (first < 0) return false;
  return u_isdigit(first) || ((u_isupper(first) || u_istitle(first)) && static_cast<std::size_t>(at) < surface.size());
}

// The smallest distinct values, ascending, padded.
template <class T, std::size_t N>
void keep_smallest(std::vector<T>& values, std::array<T, N>& out, T padding) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  out.fill(padding);
  std::copy_n(values.begin(), std::min(values.size(), N), out.begin());
}

struct Word {
  std::uint64_t hash = 0;
  bool name = false;
};

}  // namespace

StoredFingerprint StoredFingerprint::unknown() {
  StoredFingerprint out;
  out.phrases.fill(archive::kNoPhrase);
  out.names.fill(0);
  return out;
}

StoredFingerprint fingerprint_of(const text::Analyzed& analyzed) {
  std::vector<Word> words;
  words.reserve(analyzed.words.size());
  for (const text::AnalyzedWord& word : analyzed.words)
    words.push_back({XXH3_64bits(word.folded.data(), word.folded.size()), is_name(word.surface)});

  std::vector<std::uint32_t> phrases;
  std::vector<std::uint16_t> names;
  const auto collect = [&](Part wanted) {
    bool inside = false;
    std::uint64_t before = 0;
    for (const StreamItem& item : analyzed.stream) {
      if (item.kind == StreamItem::Kind::part) {
        inside = static_cast<Part>(item.value) == wanted;
        before = 0;
      } else if (inside && item.kind == StreamItem::Kind::word) {
        const Word& word = words[item.value];
        if (before != 0) {
          const std::uint64_t both[2] = {before, word.hash};
          phrases.push_back(static_cast<std::uint32_t>(XXH3_64bits(both, sizeof both)));
        }
        if (word.name) names.push_back(static_cast<std::uint16_t>(word.hash));
        before = word.hash;
      }
    }
  };
  collect(Part::body);
  if (phrases.empty()) collect(Part::headline);
  std::erase(phrases, archive::kNoPhrase);
  std::erase(names, archive::kNoName);
  std::erase(names, std::uint16_t{0});  // marks a fingerprint that is not known
  StoredFingerprint out;
  keep_smallest(phrases, out.phrases, archive::kNoPhrase);
  keep_smallest(names, out.names, archive::kNoName);
  return out;
}

}  // namespace dateline::store
