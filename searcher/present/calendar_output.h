// The dates ahead, for programs: JSON, "version": 1, and iCalendar (RFC 5545) for calendars to subscribe to.
//
//   {"version":1,"query":{...},"today":"2015-09-29","total":1,
//    "entries":[{"from":"2015-10-04","to":"2015-10-06","precision":"range","text":"October 4 to
//    6","part":"body",
//                "start":10,"end":24,"id":"a1","headline":"Talks
//                resume","published":"2015-09-29","source":"AFP","url":null}],
//    "took_ms":0.4,"revision":"7"}
//
// In iCalendar each entry is an all-day event (DTSTART and DTEND;VALUE=DATE, the latter the day behind the
// last; 3.6.1) that does not block time (TRANSP; 3.8.2.7). Its UID follows from the article's id and the
// days, so that an event stays itself from one reading to the next. DTSTAMP is when that version of the
// article was made, or was published, or where neither is known Calendar::now. Lines end in CR LF and are
// folded at 75 octets, never inside a character (3.1); texts are escaped (3.3.11), control characters left
// out. Thread-safe.
#pragma once

#include <string>

#include "searcher/api/calendar.h"
#include "searcher/present/json_output.h"

namespace dateline {

// Without a final newline.
std::string calendar_json(const Calendar& calendar, Layout layout);

// text/calendar; charset=utf-8. `base_url`: where a portal shows articles, ending in /; an event whose
// article has no web address of its own then leads there. Empty: none.
std::string calendar_ics(const Calendar& calendar, const std::string& base_url = {});

}  // namespace dateline
