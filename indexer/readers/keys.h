// The keys of an article record and every spelling they are read under: one table for JSON Lines, for every
// reader that maps named values (CSV), and for the documentation.
//
//   find_keys("maintext")   // -> {body, rank 2}
//
// Of several spellings in one record the first in the row wins. Spellings are compared byte for byte.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dateline::readers {

class RecordBuilder;

// The key under which an exported record carries what the other keys cannot say (indexer/cli/export_record.h).
inline constexpr std::string_view kArchiveStateKey = "dateline:archive";

enum class Shape : std::uint8_t {
  text,   // one text; of a list the first entry
  body,   // one text; a list is its paragraphs
  list,   // texts or {"name": ...} objects; a single text is a list of one
  words,  // as list; a single text is split at commas and semicolons
  flag,   // one text; true and false are understood
};

struct KeyRow {
  static constexpr std::size_t kMostSpellings = 6;
  std::array<std::string_view, kMostSpellings>
      spellings;  // best first, the first is the key's own name; "" ends
  Shape shape;
  std::string_view help;
  // Stores what the record gives; `values` is never empty, and may be moved from.
  void (*set)(RecordBuilder&, std::span<std::string> values);

  std::string_view name() const { return spellings[0]; }
};

std::span<const KeyRow> key_rows();

struct KeyMatch {
  const KeyRow* row = nullptr;  // null: none
  std::size_t rank = 0;         // 0 is best
};

// At most two rows read one spelling ("url" is also the last resort for "id").
std::array<KeyMatch, 2> find_keys(std::string_view spelling);

}  // namespace dateline::readers
