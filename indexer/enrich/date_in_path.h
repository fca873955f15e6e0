// Dates that file names and directories carry: the third and fourth rung of the publication date.
//
//   date_in_file_name("10Apr2007akaka175.txt")->fields    // 2007, 4, 10
//   date_in_directories("news/2015/09/29", 2027)->fields  // 2015, 9, 29
//
// File names: 2015-09-29, 2015_9_29, 2015.09.29, 20150929, 10Apr2007, 29-Sep-2015, 2015-Sep-29, Sep-29-2015,
// 29-09-2015 (only where one number cannot be a month), anywhere in the name, never with further digits glued
// on; and 2015-09 where it is all there is before the first full stop. Directories: whole names only, so that
// "dump-2015-09-29" dates the dump and not its articles: 2015/09/29, 2015-09/29, 2015-09-29, 20150929,
// 29-Sep-2015, 2015/09, 2015-09, 2015. Years from 1800. Months may be named as in common/time/date_words.h.
// No allocation; thread-safe; never fails.
#pragma once

#include <optional>
#include <string_view>

#include "common/time/date_fields.h"

namespace dateline {

struct PathDate {
  DateFields fields;      // may be impossible (31 February) or ambiguous: date_moment() decides
  std::string_view text;  // where it stands in the name or path given
};

// `name` without directories. The first possible date, else the first impossible one.
std::optional<PathDate> date_in_file_name(std::string_view name);

// `path` of directories only, parted by '/'; the deepest match wins. A bare year counts up to `last_year`. A
// container's suffix (.tar.gz, .zip) is ignored, so that a dated container is like a dated directory.
std::optional<PathDate> date_in_directories(std::string_view path, int last_year);

}  // namespace dateline
