// From the articles that match to the dates ahead that they mention (searcher/api/calendar.h).
//
//   std::vector<DateAhead> dates = dates_ahead(snapshot, rows, today);
//   CalendarEntry entry = maker.make(dates[0]);
//
// Functions throw archive::Damaged.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "common/archive/record_json.h"
#include "common/archive/snapshot.h"
#include "searcher/api/calendar.h"

namespace dateline {

struct DateAhead {
  Day from = 0;
  Day to = 0;
  std::int64_t instant = 0;  // of publication
  std::uint32_t segment = 0;
  archive::Row row = 0;
  std::string_view id;  // lives as long as the snapshot
};

// Of the rows of each segment, every date that begins on `today` or later, in the calendar's order.
std::vector<DateAhead> dates_ahead(const archive::Snapshot& snapshot,
                                   const std::vector<std::vector<archive::Row>>& rows, Day today);

// Reads the records. For one thread.
class CalendarEntries {
 public:
  // `texts`: with the words of the mention.
  CalendarEntries(const archive::Snapshot& snapshot, bool texts)
      : snapshot_(snapshot), texts_(texts), records_(snapshot.segments().size()) {}
  CalendarEntry make(const DateAhead& date);

 private:
  const archive::Snapshot& snapshot_;
  bool texts_;
  archive::RecordParser parser_;
  std::vector<std::unique_ptr<archive::RecordReader>> records_;
};

}  // namespace dateline
