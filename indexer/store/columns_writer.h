// Collects the columns of a segment and writes the file "columns". Format: common/archive/columns.h.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/names.h"
#include "common/error.h"
#include "indexer/store/fingerprint.h"

namespace dateline::store {

// The column values of one article.
struct RowValues {
  std::string_view id;
  Moment published;
  DateSource date_source = DateSource::none;
  std::uint32_t length = 0;
  std::uint32_t body_words = 0;
  std::uint64_t hash = 0;
  archive::Held held = archive::Held::no;
  bool has_embargo = false;
  std::int64_t embargo_until = 0;
  std::vector<std::uint64_t> superseded;
  std::vector<std::pair<Facet, archive::Ordinal>> facets;  // distinct
  std::vector<std::pair<Day, Day>> mentioned;              // distinct, sorted
  StoredFingerprint fingerprint = StoredFingerprint::unknown();
};

class ColumnsWriter {
 public:
  void add(const RowValues& row);
  // For merging: all rows of another segment.
  void append(const archive::Columns& columns);
  archive::Row rows() const { return static_cast<archive::Row>(days_.size()); }
  std::size_t footprint() const;

  struct Written {
    std::uint64_t size;
    std::uint64_t checksum;
  };
  Result<Written> write(const std::string& path) const;

  const std::vector<Day>& days() const { return days_; }
  const std::vector<std::uint32_t>& lengths() const { return lengths_; }
  std::vector<std::uint8_t> precisions() const;

 private:
  struct FacetValues {
    std::vector<std::uint32_t> offsets{0};
    std::vector<archive::Ordinal> ordinals;  // of the archive
  };
  Result<> write_facet(archive::SectionWriter& file, Facet facet, const FacetValues& values) const;

  std::vector<Day> days_;
  std::vector<std::uint8_t> dates_;
  std::vector<std::int64_t> instants_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::uint32_t> body_words_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint8_t> held_;
  std::vector<std::uint32_t> id_offsets_{0};
  std::string ids_;
  std::vector<archive::Row> embargo_rows_;
  std::vector<std::int64_t> embargo_until_;
  std::vector<archive::Row> superseded_rows_;
  std::vector<std::uint64_t> superseded_hashes_;
  std::vector<std::uint32_t> mention_offsets_{0};
  std::vector<Day> mention_from_;
  std::vector<Day> mention_to_;
  std::array<FacetValues, kFacetCount> facets_;
  std::vector<std::uint32_t> phrases_;
  std::vector<std::uint16_t> names_;
};

}  // namespace dateline::store
