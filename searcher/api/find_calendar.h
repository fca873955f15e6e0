// The dates ahead that matching articles mention: Searcher::calendar() on one state of the archive.
#pragma once

#include "common/error.h"
#include "searcher/api/calendar.h"
#include "searcher/api/paging.h"
#include "searcher/api/request.h"

namespace dateline {

// Facets, timelines and order of the request are not looked at. Throws archive::Damaged, Xapian::Error and OverBudget.
Result<Calendar> find_calendar(SearchRequest request, const Page& page);

}  // namespace dateline
