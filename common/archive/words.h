// A segment's dictionary: every folded word, sorted, with its id in the token streams, how often it occurs, and the
// surfaces it is written as. Wildcards, ~, = and did-you-mean expand here.
//
// File "words", sections:
//   "blocks"  u32 each: where in "entries" a block of kWordBlock words begins (the first word of a block is whole)
//   "entries" for each folded word: varint bytes shared with the word before, varint bytes of the rest, the rest,
//             varint id, varint occurrences * 2 + (1: also stands joined), varint number of surfaces; each surface
//             a byte 0 (as folded), 1 (first letter upper case), 2 (all upper case), 3 (varint length, bytes);
//             1 and 2 only for ASCII words. The first surface is the most frequent.
//   "by_id"   u32 each: id -> rank in sorted order
//   "stem_blocks", "stems": for each stem term, sorted, in blocks of kWordBlock as above: varint shared bytes, varint
//             bytes of the rest, the rest, varint number of words, their ids ascending as varint differences
// Thread-safe. Functions throw Damaged when a touched block is damaged.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/sections.h"

namespace dateline::archive {

inline constexpr std::uint32_t kWordBlock = 16;

struct WordEntry {
  std::string folded;
  std::uint32_t id = 0;
  std::uint64_t occurrences = 0;
  bool joined = false;                // also (or only) a joined form
  bool respelled = false;             // a surface differs by more than ASCII case (also known without surfaces)
  std::vector<std::string> surfaces;  // most frequent first
};

class Words {
 public:
  explicit Words(const SectionFile& file);

  std::uint32_t size() const { return static_cast<std::uint32_t>(by_id_.size()); }
  std::optional<WordEntry> find(std::string_view folded) const;
  WordEntry at_rank(std::uint32_t rank) const;
  WordEntry by_id(std::uint32_t id) const;
  // Ids, ascending, of the words that have this stem term (common/text/stem.h).
  std::vector<std::uint32_t> words_of_stem(std::string_view term) const;
  // The rank of the first word not less than `folded`.
  std::uint32_t lower_bound(std::string_view folded) const;
  // Ranks of the most frequent words from rank `from` to below `to`, the most frequent first, at most `most`.
  std::vector<std::uint32_t> most_frequent(std::uint32_t from, std::uint32_t to, std::size_t most) const;
  // Words from a rank on, in order, until the visitor answers false. With `with_surfaces` false, surfaces stay empty.
  void visit(std::uint32_t from_rank, bool with_surfaces, const std::function<bool(const WordEntry&)>& visitor) const;

 private:
  const char* block_start(std::uint32_t block) const;
  void read(const char*& at, WordEntry& entry, bool with_surfaces) const;
  const char* stem_block(std::uint32_t block) const;
  // Reads a stem's term into `term` (which holds the one before), and moves to its ids.
  void read_stem(const char*& at, std::string& term) const;

 public:
  // All stems in order, for merging.
  void visit_stems(const std::function<void(std::string_view term, const std::vector<std::uint32_t>& ids)>& visitor) const;

 private:

  const SectionFile& file_;
  std::span<const std::uint32_t> blocks_;
  std::span<const std::uint32_t> by_id_;
  std::string_view entries_;
  std::span<const std::uint32_t> stem_blocks_;
  std::string_view stems_;
};

// Makes the two byte sections from words in sorted order.
class WordsEncoder {
 public:
  void add(const WordEntry& entry);
  const std::vector<std::uint32_t>& blocks() const { return blocks_; }
  const std::string& entries() const { return entries_; }

 private:
  std::vector<std::uint32_t> blocks_;
  std::string entries_;
  std::string last_;
  std::uint32_t count_ = 0;
};

// Makes the sections of stems from terms in sorted order.
class StemsEncoder {
 public:
  void add(std::string_view term, const std::vector<std::uint32_t>& ids);  // ids ascending
  const std::vector<std::uint32_t>& blocks() const { return blocks_; }
  const std::string& entries() const { return entries_; }

 private:
  std::vector<std::uint32_t> blocks_;
  std::string entries_;
  std::string last_;
  std::uint32_t count_ = 0;
};

}  // namespace dateline::archive
