// What a desk writes above a plain text: kills, holds, embargoes, corrections.
//
//   std::vector<std::string> lines = {"EMBARGOED UNTIL 2030-01-01", "", "Harbour reopens", "", "..."};
//   const TextMarks marks = take_text_marks(lines);   // *marks.embargo == "2030-01-01"; its line is empty
//   now
//
// Only in the first three lines that hold anything, and only in unmistakable forms (FORMATS.md): words in
// capitals, alone on their line but for asterisks, dashes and brackets around them, or before a colon. "KILL
// BILL" and "Kill the lights" are text. "Embargoed until" may stand in any case where a time that can be read
// follows. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/time/zone.h"

namespace dateline::readers {

struct TextMarks {
  bool killed = false;
  bool withheld = false;
  bool corrected = false;
  std::optional<std::string> embargo;  // as written
  std::string note;                    // what stands behind "KILL:" or "WITHHOLD:"
};

// Empties the lines that were marks. `zone`: for times without one.
TextMarks take_text_marks(std::vector<std::string>& lines, const Zone& zone);

}  // namespace dateline::readers
