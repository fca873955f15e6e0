#include "common/text/sentences.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/text/fold.h"

namespace dateline::text {
namespace {

// Titles and the like: a name or number follows, never a new sentence. Sorted.
constexpr auto kNeverEnds = std::to_array<std::string_view>({
    "adm",  "amb",  "art",  "atty", "bgen", "brig", "bros", "capt", "cdr",  "cf",   "cmdr", "col",   "cpl",  "del",
    "det",  "dir",  "dr",   "drs",  "fig",  "fr",   "ft",   "gen",  "gov",  "herr", "hon",  "insp",  "lt",   "ltc",
    "maj",  "messrs", "mgr", "mme", "mlle", "mr",   "mrs",  "ms",   "mt",   "nr",   "ph",   "pres",  "prof", "rep",
    "reps", "rev",  "sen",  "sens", "sgt",  "spc",  "sr",   "sra",  "st",   "ste",  "supt", "ver",   "vol",  "vs"});

// These may stand at an end: the next word decides. Sorted.
constexpr auto kMayEnd = std::to_array<std::string_view>({
    "apr", "aug", "ave", "blvd", "bzw", "ca", "co", "corp", "dec", "dept", "dist", "eg", "esq", "est", "etc",
    "feb", "hwy", "ie", "inc", "jan", "jr", "jul", "jun", "ltd", "mar", "no", "nos", "nov", "oct", "okt",
    "pp", "rd", "sep", "sept", "spa", "usw"});

// Words that, written with a capital after an abbreviation, begin a sentence. Sorted.
constexpr auto kStarters = std::to_array<std::string_view>({
    "a", "after", "all", "also", "although", "an", "and", "another", "as", "at", "because", "before", "both", "but",
    "by", "despite", "during", "each", "earlier", "even", "every", "few", "for", "from", "he", "her", "his", "how",
    "however", "i", "if", "in", "it", "its", "last", "later", "many", "meanwhile", "more", "most", "my", "no", "not",
    "now", "of", "on", "one", "only", "or", "other", "others", "our", "she", "since", "so", "some", "such", "that",
    "the", "their", "then", "there", "these", "they", "this", "those", "though", "to", "two", "under", "until", "we",
    "what", "when", "where", "which", "while", "who", "why", "with", "yet", "you", "your"});

template <std::size_t N>
bool has(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

}  // namespace

bool stop_ends_sentence(const BeforeStop& before, std::string_view next) {
  if (before.word.size() > 6 && !before.acronym) return true;  // no abbreviation is longer
  const std::string word = fold(before.word);
  if (!before.acronym && has(kNeverEnds, word)) {
    return false;
  }
  const bool initial = code_points(before.word) == 1 && !(word[0] >= '0' && word[0] <= '9');
  if (before.acronym || initial || has(kMayEnd, word)) return has(kStarters, fold(next));
  return true;
}

}  // namespace dateline::text
