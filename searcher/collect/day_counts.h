// How many articles fall on each day, month and year, by the precision of their date: what timelines and the facets
// year, month, day and weekday are made of.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "common/archive/columns.h"
#include "searcher/collect/timelines.h"

namespace dateline {

class DayCounts {
 public:
  // Room for the days first..last (of a segment).
  DayCounts() = default;
  DayCounts(Day first, Day last) : first_(first), days_(static_cast<std::size_t>(last - first) + 1, 0) {}

  void count(const archive::Columns& columns, std::span<const archive::Row> rows);
  void merge(const DayCounts& other);

  Extent extent() const;
  void tally(Tally& out) const;  // adds to it
  // Values of year, month, day or weekday with their counts.
  std::map<std::string, std::uint64_t> facet(Facet facet) const;

 private:
  Day first_ = 0;
  std::vector<std::uint64_t> days_;        // articles with a day or an instant, from first_ on
  std::map<Day, std::uint64_t> months_;    // with a month only, by its first day
  std::map<Day, std::uint64_t> years_;     // with a year only
  std::uint64_t undated_ = 0;
};

// Counts of calendar intervals mentioned in articles; an article counts once for each bucket or value.
class MentionCounts {
 public:
  void count(const archive::Columns& columns, std::span<const archive::Row> rows);
  void merge(const MentionCounts& other);
  Extent extent() const;
  void tally(Tally& out) const;
  std::map<std::string, std::uint64_t> facet(Facet facet) const;

 private:
  // Distinct mentions of each article, one list after another.
  std::vector<std::pair<Day, Day>> mentions_;
  std::vector<std::size_t> ends_;
};

}  // namespace dateline
