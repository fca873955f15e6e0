// The dictionary of a segment being built: gives words provisional ids in order of first occurrence, counts them, and
// in the end ranks them by frequency. Format: common/archive/words.h.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive/words.h"
#include "common/error.h"

namespace dateline::store {

class WordsBuilder {
 public:
  // A surface of a folded word, provisionally.
  struct Provisional {
    std::uint32_t word;     // by first occurrence
    std::uint32_t surface;  // of that word, by first occurrence
  };
  // An index for add(); stable.
  std::uint32_t intern(std::string_view surface, std::string_view folded);
  Provisional add(std::uint32_t interned, bool joined, std::uint64_t occurrences = 1);

  // The word's stem term in a language (a number below 32 that stands for it); noted once for each surface and language.
  void note_stem(std::uint32_t interned, unsigned language, std::string_view term);
  void note_stem_of_word(std::uint32_t word, std::string_view term) { stems_.emplace_back(std::string(term), word); }

  // Drops what was noted twice: inputs of a merge share most of their words.
  void join_stems();

  // The same without counting.
  Provisional provisional(std::uint32_t interned) const { return {surfaces_[interned].word, surfaces_[interned].number}; }

  std::uint32_t words() const { return static_cast<std::uint32_t>(folded_.size()); }
  std::size_t footprint() const { return footprint_; }

  // Final ids by falling frequency, and surfaces by falling frequency within their word.
  struct Ranking {
    std::vector<std::uint32_t> id;                    // provisional word -> id
    std::vector<std::vector<std::uint32_t>> surface;  // provisional word -> provisional surface -> rank; empty: as is
  };
  Ranking rank() const;
  struct Written {
    std::uint64_t size;
    std::uint64_t checksum;
  };
  // Once: the stems are handed over.
  Result<Written> write(const std::string& path, const Ranking& ranking) const;

 private:
  struct Surface {
    std::string_view text;
    std::uint32_t word;
    std::uint32_t number;
    std::uint64_t count;
    std::uint32_t languages = 0;  // bits of the languages whose stem is noted
  };
  struct Folded {
    std::string_view text;
    std::uint64_t count = 0;
    bool joined = false;
    std::vector<std::uint32_t> surfaces;
  };
  std::string_view keep(std::string_view text);
  Result<> write_stems(archive::SectionWriter& file, const Ranking& ranking) const;

  std::deque<std::string> arena_;
  std::unordered_map<std::string_view, std::uint32_t> surface_index_;
  std::unordered_map<std::string_view, std::uint32_t> folded_index_;
  std::vector<Surface> surfaces_;
  std::vector<Folded> folded_;
  mutable std::vector<std::pair<std::string, std::uint32_t>> stems_;  // stem term, provisional word
  std::size_t footprint_ = 0;
};

}  // namespace dateline::store
