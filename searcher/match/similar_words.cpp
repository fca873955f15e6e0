#include "searcher/match/similar_words.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "common/text/fold.h"
#include "searcher/match/edit_distance.h"
#include "searcher/match/word_letters.h"

namespace dateline {
namespace {

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::uint16_t kNotAscii = 0x8000;
constexpr std::uint16_t kNever = 0x7FFF;

// The first id of a word that occurs less often; ids go by falling frequency.
std::uint32_t first_rarer(const archive::Words& words, double occurrences) {
  std::uint32_t low = 0;
  std::uint32_t high = words.size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (static_cast<double>(words.by_id(middle).occurrences) < occurrences) high = middle;
    else low = middle + 1;
  }
  return low;
}

}  // namespace

struct SimilarWords::Wanted {
  explicit Wanted(std::string_view word)
      : folded(word), letters(code_points(word)), bound(allowed_slips(letters.size())), mask(letters_of(word)),
        ascii(text::is_ascii(word)) {}
  std::string_view folded;
  std::u32string letters;
  std::size_t bound;
  std::uint64_t mask;
  bool ascii;
};

SimilarWords::SimilarWords(const archive::Snapshot& snapshot) : snapshot_(snapshot) {
  for (const auto& segment : snapshot.segments()) {
    Shapes& shapes = shapes_.emplace_back();
    shapes.letters.resize(segment->words().size());
    shapes.bytes.resize(segment->words().size(), kNever);
    segment->words().visit(0, false, [&](const archive::WordEntry& entry) {
      if (entry.id >= shapes.bytes.size() || entry.folded.size() >= kNever || has_digit(entry.folded)) return true;
      shapes.letters[entry.id] = letters_of(entry.folded);
      shapes.bytes[entry.id] = static_cast<std::uint16_t>(entry.folded.size()) | (text::is_ascii(entry.folded) ? 0 : kNotAscii);
      return true;
    });
  }
}

std::vector<std::uint32_t> SimilarWords::candidates(const Shapes& shapes, const Wanted& wanted, std::uint32_t end) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t id = 0; id < end; ++id) {
    const std::size_t bytes = shapes.bytes[id] & kNever;
    const bool ascii = (shapes.bytes[id] & kNotAscii) == 0;
    // A slip changes the number of letters by one, and those of ASCII have one byte.
    const std::size_t longer = bytes > wanted.folded.size() ? bytes - wanted.folded.size() : wanted.folded.size() - bytes;
    if (longer > (ascii && wanted.ascii ? wanted.bound : 4 * wanted.bound)) continue;
    // Of a word in ASCII each slip takes away one letter at most.
    if (wanted.ascii && more_than(wanted.mask & ~shapes.letters[id], wanted.bound)) continue;
    if (ascii && more_than(shapes.letters[id] & ~wanted.mask, wanted.bound)) continue;
    out.push_back(id);
  }
  return out;
}

std::size_t allowed_slips(std::size_t letters) { return letters <= 2 ? 0 : letters <= 4 ? 1 : 2; }

std::uint64_t word_occurrences(const archive::Snapshot& snapshot, std::string_view folded) {
  std::uint64_t sum = 0;
  for (const auto& segment : snapshot.segments())
    if (const auto entry = segment->words().find(folded)) sum += entry->occurrences;
  return sum;
}

std::string word_surface(const archive::Snapshot& snapshot, std::string_view folded) {
  std::string out(folded);
  std::uint64_t most = 0;
  for (const auto& segment : snapshot.segments()) {
    const auto entry = segment->words().find(folded);
    if (!entry || entry->occurrences <= most || entry->surfaces.empty()) continue;
    most = entry->occurrences;
    out = entry->surfaces.front();
  }
  return out;
}

std::vector<SimilarWord> SimilarWords::find(std::string_view folded, std::size_t most, double least) const {
  const Wanted wanted(folded);
  std::vector<SimilarWord> out;
  if (wanted.bound == 0 || has_digit(folded) || wanted.letters.size() > 64) return out;
  // A word that occurs so often in all segments does so in one of them at least by their number less often.
  const double often = std::exp(least + kSlipCost) / static_cast<double>(std::max<std::size_t>(shapes_.size(), 1));
  std::map<std::string, SimilarWord> found;
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    const archive::Words& words = snapshot_.segments()[i]->words();
    for (const std::uint32_t id : candidates(shapes_[i], wanted, often > 0 ? first_rarer(words, often) : words.size())) {
      const std::string word = words.by_id(id).folded;
      if (word == folded || found.contains(word)) continue;
      const std::u32string letters = code_points(word);
      const std::size_t distance = slips(wanted.letters, letters, wanted.bound);
      if (distance > wanted.bound) continue;
      SimilarWord& one = found[word];
      one.folded = word;
      one.slips = distance;
      one.occurrences = word_occurrences(snapshot_, word);
      one.weight = std::log(static_cast<double>(one.occurrences)) - kSlipCost * static_cast<double>(distance) -
                   (letters[0] != wanted.letters[0] ? 2 : 0);
    }
  }
  for (auto& [word, one] : found)
    if (one.weight > least) out.push_back(std::move(one));
  std::sort(out.begin(), out.end(), [](const SimilarWord& a, const SimilarWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.folded < b.folded;
  });
  if (out.size() > most) out.resize(most);
  for (SimilarWord& one : out) one.surface = word_surface(snapshot_, one.folded);
  return out;
}

}  // namespace dateline
