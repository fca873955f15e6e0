// A segment's columns: one value or list for each article, by row. Counting facets and dates reads nothing else.
//
// File "columns", sections (n articles):
//   "day"       i32[n]  first day of publication, kUndated for none
//   "date"      u8[n]   precision (low 4 bits) and source (high 4 bits) of the publication date
//   "instant"   i64[n]  publication instant, UTC seconds, for sorting; INT64_MIN for none
//   "length"    u32[n]  BM25 document length
//   "words"     u32[n]  words in the body
//   "hash"      u64[n]  XXH3-64 of the record as given: equal means unchanged
//   "held"      u8[n]   0 visible, 1 withheld, 2 held for doubt
//   "id_off"    u32[n+1], "ids": the identities;  "id_hash" u64[n] sorted, "id_row" u32[n]: look-up by XXH3-64
//   "emb_row"   u32[k], "emb_until" i64[k]: embargoes
//   "old_row"   u32[k], "old_hash" u64[k]: hashes of the versions that a row has superseded
//   "date_off"  u32[n+1], "date_from" i32[m], "date_to" i32[m]: resolved dates mentioned, distinct by row, sorted
//   and for each stored facet F (its number in enum Facet):
//   "F.values"  u32[k]  local ordinal -> ordinal in the archive's names (names.h), ascending
//   "F.off"     u32[n+1] absent where no article has more than one value; then "F.ord" has n entries, 0 for none and
//               local + 1 else; with "F.off", "F.ord" holds local ordinals, ascending and distinct within a row
//   "F.ord"     u8, u16 or u32 each, as "F.width" (u8[1]: 1, 2 or 4) says
//   "F.poff"    u32[k+1], "F.rows": the rows of each value, as varint differences (the first from -1)
//   and the fingerprints of the texts (fingerprints.h)
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/fingerprints.h"
#include "common/archive/sections.h"
#include "common/article.h"
#include "common/schema.h"

namespace dateline::archive {

using Row = std::uint32_t;
inline constexpr Row kNoRow = std::numeric_limits<Row>::max();
inline constexpr Day kUndated = std::numeric_limits<Day>::min();
inline constexpr std::int64_t kNoInstant = std::numeric_limits<std::int64_t>::min();

// Facets whose values are stored; the others (year, month, day, weekday, about-year, about-month) follow from dates.
inline constexpr Facet kStoredFacets[] = {Facet::person,        Facet::org,    Facet::place,   Facet::country,
                                          Facet::about_country, Facet::source, Facet::section, Facet::author,
                                          Facet::language,      Facet::status};
bool is_stored(Facet facet);

enum class Held : std::uint8_t { no = 0, withheld = 1, doubtful = 2 };

// The values of one stored facet.
class FacetColumn {
 public:
  FacetColumn(const SectionFile& file, Facet facet);

  std::span<const std::uint32_t> values() const { return values_; }  // local -> archive ordinal
  bool single() const { return offsets_.empty(); }

  // Calls visit(local ordinal) for each value of the row. The width is chosen once by with_width().
  template <class Visit>
  void for_each(Row row, Visit&& visit) const {
    switch (width_) {
      case 1: each(reinterpret_cast<const std::uint8_t*>(ordinals_.data()), row, visit); break;
      case 2: each(reinterpret_cast<const std::uint16_t*>(ordinals_.data()), row, visit); break;
      default: each(reinterpret_cast<const std::uint32_t*>(ordinals_.data()), row, visit); break;
    }
  }

  // Adds 1 to counts[local] for each value of each row.
  void count(std::span<const Row> rows, std::uint32_t* counts) const;

  // Local ordinal of an archive ordinal; values().size() where the segment has none.
  std::uint32_t local(std::uint32_t ordinal) const;
  // The rows that have the value, ascending; appended to `rows`.
  void rows_of(std::uint32_t local, std::vector<Row>& rows) const;

 private:
  template <class T, class Visit>
  void each(const T* ordinals, Row row, Visit& visit) const {
    if (single()) {
      if (ordinals[row] != 0) visit(static_cast<std::uint32_t>(ordinals[row]) - 1);
    } else {
      for (std::uint32_t i = offsets_[row]; i < offsets_[row + 1]; ++i) visit(static_cast<std::uint32_t>(ordinals[i]));
    }
  }
  template <class T>
  void count_rows(const T* ordinals, std::span<const Row> rows, std::uint32_t* counts) const;

  std::span<const std::uint32_t> values_;
  std::span<const std::uint32_t> offsets_;
  std::string_view ordinals_;
  std::uint8_t width_ = 4;
  std::span<const std::uint32_t> posting_offsets_;
  std::string_view postings_;
  const SectionFile& file_;
};

class Columns {
 public:
  explicit Columns(const SectionFile& file);

  Row size() const { return static_cast<Row>(days_.size()); }
  std::span<const Day> days() const { return days_; }
  std::span<const std::int64_t> instants() const { return instants_; }
  std::span<const std::uint32_t> lengths() const { return lengths_; }
  std::span<const std::uint32_t> body_words() const { return body_words_; }
  std::span<const std::uint64_t> hashes() const { return hashes_; }
  std::span<const std::uint8_t> held() const { return held_; }
  Precision precision(Row row) const { return static_cast<Precision>(dates_[row] & 15); }
  DateSource date_source(Row row) const { return static_cast<DateSource>(dates_[row] >> 4); }
  // The last day of publication: days()[row] unless the precision is month or year.
  Day last_day(Row row) const;
  std::string_view id(Row row) const { return ids_.substr(id_offsets_[row], id_offsets_[row + 1] - id_offsets_[row]); }
  // Rows with this identity (several, when an older version still lies in the segment).
  void find_id(std::string_view id, const std::function<void(Row)>& visit) const;

  std::span<const Row> embargo_rows() const { return embargo_rows_; }
  std::span<const std::int64_t> embargo_until() const { return embargo_until_; }
  std::span<const Row> superseded_rows() const { return superseded_rows_; }
  std::span<const std::uint64_t> superseded_hashes() const { return superseded_hashes_; }

  std::span<const std::uint32_t> mention_offsets() const { return mention_offsets_; }
  std::span<const Day> mention_from() const { return mention_from_; }
  std::span<const Day> mention_to() const { return mention_to_; }

  const Fingerprints& fingerprints() const { return fingerprints_; }

  // nullptr for facets that are not stored.
  const FacetColumn* facet(Facet facet) const;

 private:
  std::span<const Day> days_;
  std::span<const std::uint8_t> dates_;
  std::span<const std::int64_t> instants_;
  std::span<const std::uint32_t> lengths_;
  std::span<const std::uint32_t> body_words_;
  std::span<const std::uint64_t> hashes_;
  std::span<const std::uint8_t> held_;
  std::span<const std::uint32_t> id_offsets_;
  std::string_view ids_;
  std::span<const std::uint64_t> id_hashes_;
  std::span<const Row> id_rows_;
  std::span<const Row> embargo_rows_;
  std::span<const std::int64_t> embargo_until_;
  std::span<const Row> superseded_rows_;
  std::span<const std::uint64_t> superseded_hashes_;
  std::span<const std::uint32_t> mention_offsets_;
  std::span<const Day> mention_from_;
  std::span<const Day> mention_to_;
  std::vector<FacetColumn> facets_;
  Fingerprints fingerprints_;
};

// Last day of a date of this precision that starts on `first`.
Day last_day_of(Day first, Precision precision);

}  // namespace dateline::archive
