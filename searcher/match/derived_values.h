// Facets that are not stored, because they follow from dates: year, month, day, weekday of publication, and year and
// month of dates mentioned. A value holds where the article's interval lies wholly inside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/archive/columns.h"
#include "common/schema.h"
#include "common/time/moment.h"

namespace dateline {

// "2015", "2015-09", "2015-09-29", "Monday" (any case) as a test of rows.
class DerivedValue {
 public:
  DerivedValue(Facet facet, std::string_view value);
  bool valid() const { return valid_; }  // false: no value of this facet looks like that
  bool holds(const archive::Columns& columns, archive::Row row) const;

 private:
  Facet facet_;
  bool valid_ = false;
  DayRange days_;         // year, month, day, about-year, about-month
  unsigned weekday_ = 0;  // 0 Monday
};

bool has_derived_value(Facet facet, const archive::Columns& columns, archive::Row row);

// The value of a facet for a day: "2015-09" for Facet::month, "Monday" for Facet::weekday.
std::string derived_value(Facet facet, Day day);

}  // namespace dateline
