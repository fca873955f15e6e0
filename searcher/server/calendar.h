// /api/v1/calendar: the dates ahead that articles mention (searcher/api/calendar.h), as JSON, or with
// format=ics as a calendar to subscribe to (searcher/present/calendar_output.h).
//
// What chooses articles is as in a feed; limit (default its maximum) and offset count dates. Where the portal
// gives no snippets (--articles none), the words of a mention are left out, and events lead to no page of the
// portal.
#pragma once

#include "searcher/server/call.h"

namespace dateline::server {

Outcome calendar_route(const Call& call);

}  // namespace dateline::server
