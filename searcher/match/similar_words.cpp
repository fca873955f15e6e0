#include "searcher/match/similar_words.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

#include "common/text/fold.h"
#include "searcher/match/edit_distance.h"

namespace dateline {
namespace {

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Which letters a word has, by the low bits of its bytes.
std::uint64_t letters_of(std::string_view word) {
  std::uint64_t out = 0;
  for (const char c : word) out |= 1ULL << (static_cast<unsigned char>(c) & 63U);
  return out;
}

}  // namespace

std::size_t allowed_slips(std::size_t letters) { return letters <= 2 ? 0 : letters <= 4 ? 1 : 2; }

std::uint64_t word_occurrences(const archive::Snapshot& snapshot, std::string_view folded) {
  std::uint64_t sum = 0;
  for (const auto& segment : snapshot.segments())
    if (const auto entry = segment->words().find(folded)) sum += entry->occurrences;
  return sum;
}

std::vector<SimilarWord> similar_words(const archive::Snapshot& snapshot, std::string_view folded, std::size_t most) {
  const std::u32string wanted = code_points(folded);
  const std::size_t bound = allowed_slips(wanted.size());
  std::vector<SimilarWord> out;
  if (bound == 0 || has_digit(folded) || wanted.size() > 64) return out;
  const std::uint64_t letters = letters_of(folded);
  const bool ascii = text::is_ascii(folded);
  std::unordered_map<std::string, SimilarWord> found;
  for (const auto& segment : snapshot.segments()) {
    segment->words().visit(0, false, [&](const archive::WordEntry& entry) {
      const std::string& word = entry.folded;
      if (word.size() > folded.size() + 4 * bound || folded.size() > word.size() + 4 * bound) return true;
      // Of a word in ASCII each slip takes away one letter at most.
      if (ascii && static_cast<std::size_t>(std::popcount(letters & ~letters_of(word))) > bound) return true;
      if (word == folded || has_digit(word)) return true;
      const std::u32string candidate = code_points(word);
      const std::size_t distance = slips(wanted, candidate, bound);
      if (distance > bound) return true;
      SimilarWord& one = found[word];
      one.slips = distance;
      one.occurrences += entry.occurrences;
      if (candidate[0] != wanted[0]) one.weight = -2;
      return true;
    });
  }
  for (auto& [word, one] : found) {
    one.folded = word;
    one.weight += std::log(static_cast<double>(one.occurrences)) - kSlipCost * static_cast<double>(one.slips);
    out.push_back(std::move(one));
  }
  std::sort(out.begin(), out.end(), [](const SimilarWord& a, const SimilarWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.folded < b.folded;
  });
  if (out.size() > most) out.resize(most);
  for (SimilarWord& one : out) {
    std::uint64_t frequent = 0;
    for (const auto& segment : snapshot.segments()) {
      const auto entry = segment->words().find(one.folded);
      if (!entry || entry->occurrences <= frequent || entry->surfaces.empty()) continue;
      frequent = entry->occurrences;
      one.surface = entry->surfaces.front();
    }
  }
  return out;
}

}  // namespace dateline
