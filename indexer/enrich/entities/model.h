// The trained weights of the tagger: rows of 8-bit numbers with a scale per row, found by the key of a feature.
//
//   auto model = Model::parse(bytes);            // what dateline-train wrote, zstd-compressed
//   const std::int8_t* row = (*model)->words().find(key, scale);
//
// File (inside zstd), little-endian: "DLNER001"; u32 count of word, place, second and habit entries; i16
// transitions of pass 1 and 2 (kLabels x kLabels); then per table all u32 keys in rising order, all u8 scales, all i8
// values (kOffsets x kLabels of a word row, kLabels of the others); habits: u32 keys, u8 values.
// A weight is value * scale, in units shared by the whole file. Immutable after parse; share between threads.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "indexer/enrich/entities/word.h"

namespace dateline::entities {

class RowTable {
 public:
  // Takes `count` rows of `width` values; false when the bytes do not suffice. Consumes what it read, and keeps
  // pointing into it.
  bool read(std::string_view& bytes, std::uint32_t count, std::uint32_t width);
  // nullptr when the feature has no weights.
  const std::int8_t* find(std::uint32_t key, int& scale) const {
    std::size_t i = key >> shift_;
    while (slots_[i].row != 0) {
      if (slots_[i].key == key) {
        scale = scales_[slots_[i].row - 1];
        return values_ + static_cast<std::size_t>(slots_[i].row - 1) * width_;
      }
      i = (i + 1) & mask_;
    }
    return nullptr;
  }
  std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t row = 0;  // + 1
  };
  std::vector<Slot> slots_;
  const std::uint8_t* scales_ = nullptr;
  const std::int8_t* values_ = nullptr;
  std::size_t count_ = 0;
  std::uint32_t width_ = 0;
  std::uint32_t shift_ = 31;
  std::size_t mask_ = 1;
};

using Transitions = std::array<std::array<std::int16_t, kLabels>, kLabels>;  // [from][to]

class Model {
 public:
  Model() = default;
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;
  static Result<std::shared_ptr<const Model>> parse(std::string_view zstd_bytes);

  const RowTable& words() const { return words_; }
  const RowTable& places() const { return places_; }
  const RowTable& second() const { return second_; }
  const Transitions& transitions(int pass) const { return transitions_[static_cast<std::size_t>(pass)]; }
  // How often a word is written small: 0 unknown, 1 never .. 5 always.
  std::uint8_t habit(std::uint64_t lower_hash) const;
  // The habits alone, for training before there are weights.
  void set_habits(std::vector<std::pair<std::uint32_t, std::uint8_t>> sorted);

 private:
  std::string bytes_;  // decompressed; the tables point into it
  RowTable words_, places_, second_;
  std::array<Transitions, 2> transitions_{};
  std::vector<std::uint32_t> habit_keys_;
  std::vector<std::uint8_t> habits_;
};

// May label `to` follow `from` in a well-formed BILOU sequence?
bool may_follow(int from, int to);
bool may_begin(int label);
bool may_end(int label);

}  // namespace dateline::entities
