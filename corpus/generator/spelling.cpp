#include "corpus/generator/spelling.h"

#include <array>
#include <string_view>

namespace dateline::corpus {
namespace {

constexpr std::array<std::string_view, 37> kOnsets = {
    "b",  "br", "c",  "ch", "cl",  "cr", "d",  "dr", "f",  "fl", "fr", "g", "gl",
    "gr", "h",  "j",  "k",  "l",   "m",  "n",  "p",  "pl", "pr", "r",  "s", "sc",
    "sh", "sl", "sp", "st", "str", "t",  "th", "tr", "v",  "w",  "z"};
constexpr std::array<std::string_view, 11> kVowels = {"a",  "e",  "i",  "o",  "u", "ai",
                                                      "ea", "ee", "ou", "oa", "io"};
// No "rd": the marker word "betaword" must never be made.
constexpr std::array<std::string_view, 23> kCodas = {"b",  "ck", "ct", "d",  "ft", "g",  "l", "ld",
                                                     "m",  "n",  "nd", "ng", "nt", "p",  "r", "rm",
                                                     "rn", "s",  "sh", "st", "t",  "te", "ve"};

constexpr std::uint64_t kOpen = kOnsets.size() * kVowels.size();

// How many words there are with `syllables` syllables.
constexpr std::uint64_t room(int syllables) {
  std::uint64_t n = kCodas.size();
  for (int i = 0; i < syllables; ++i) n *= kOpen;
  return n;
}

}  // namespace

void append_made_word(std::uint64_t number, std::string& out) {
  // Only a share of the short words is used, as in a language; the multiplier scatters neighbours over all of
  // them. It is a prime that divides no room, so the scattering is one to one.
  constexpr std::uint64_t kOne = 1500;
  constexpr std::uint64_t kTwo = 600'000;
  constexpr std::uint64_t kThree = 500'000'000;
  constexpr std::uint64_t kScatter = 1'000'003;
  int syllables = 4;
  std::uint64_t first = kThree;
  if (number < kOne) {
    syllables = 1;
    first = 0;
  } else if (number < kTwo) {
    syllables = 2;
    first = kOne;
  } else if (number < kThree) {
    syllables = 3;
    first = kTwo;
  }
  const std::uint64_t size = room(syllables);
  std::uint64_t code = ((number - first) % size) * kScatter % size;
  const std::string_view coda = kCodas[code % kCodas.size()];
  code /= kCodas.size();
  for (int i = 0; i < syllables; ++i) {
    out += kOnsets[code % kOnsets.size()];
    code /= kOnsets.size();
    out += kVowels[code % kVowels.size()];
    code /= kVowels.size();
  }
  out += coda;
}

void append_form(Form form, std::size_t start, std::string& out) {
  if (out.size() <= start) return;
  const char last = out.back();
  const bool hissing = last == 's' || (last == 'h' && out.size() > start + 1 && out[out.size() - 2] == 's');
  if ((form == Form::ed || form == Form::ing) && last == 'e') out.pop_back();
  switch (form) {
    case Form::bare:
      break;
    case Form::s:
      out += hissing ? "es" : "s";
      break;
    case Form::ed:
      out += "ed";
      break;
    case Form::ing:
      out += "ing";
      break;
    case Form::ly:
      out += "ly";
      break;
  }
}

}  // namespace dateline::corpus
