#include "indexer/enrich/dates/lexicon.h"

#include <cstring>

#include "indexer/enrich/dates/words.h"

namespace dateline::dates {
namespace {

std::size_t hash(const Key& key) {
  const std::uint64_t h = (key[0] ^ (key[1] * 0x9E3779B97F4A7C15ULL)) * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::size_t>(h >> 32);
}

}  // namespace

Key key_of(std::string_view folded) {
  Key key{};
  if (folded.size() <= sizeof key) std::memcpy(key.data(), folded.data(), folded.size());
  return key;
}

Lexicon::Lexicon(Language language) : slots_(1024), entries_(1) {
  for (const WordRow& row : shared_words()) add(row.words, row.classes, row.value);
  for (const WordRow& row : words_of(language)) add(row.words, row.classes, row.value);
}

WordId Lexicon::find(const Key& key) const {
  if (key[0] == 0) return kNoWord;
  for (std::size_t at = hash(key);; ++at) {
    const Slot& slot = slots_[at & (slots_.size() - 1)];
    if (slot.id == kNoWord || slot.key == key) return slot.id;
  }
}

WordId Lexicon::intern(std::string_view folded) {
  const Key key = key_of(folded);
  if (const WordId known = find(key); known != kNoWord || key[0] == 0) return known;
  if (entries_.size() * 2 >= slots_.size()) grow();
  std::size_t at = hash(key);
  while (slots_[at & (slots_.size() - 1)].id != kNoWord) ++at;
  const auto id = static_cast<WordId>(entries_.size());
  slots_[at & (slots_.size() - 1)] = {key, id};
  entries_.emplace_back();
  return id;
}

void Lexicon::add(std::string_view words, std::uint32_t classes, int value) {
  constexpr std::uint32_t kValued = kMonth | kWeekday | kUnit | kUnits | kNumber | kOrdinal | kSeason | kShift | kTens |
                                    kIsoWeek | kQuarterCode | kHalfCode;
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    const std::string_view word = words.substr(0, space);
    words.remove_prefix(space == std::string_view::npos ? words.size() : space + 1);
    if (word.empty()) continue;
    Entry& entry = entries_[intern(word)];
    entry.classes |= classes;
    if ((classes & kValued) != 0) entry.value = value;
  }
}

void Lexicon::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id == kNoWord) continue;
    std::size_t at = hash(slot.key);
    while (slots_[at & (slots_.size() - 1)].id != kNoWord) ++at;
    slots_[at & (slots_.size() - 1)] = slot;
  }
}

}  // namespace dateline::dates
