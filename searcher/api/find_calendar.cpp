#include "searcher/api/find_calendar.h"

#include <utility>

#include "searcher/api/prepared_search.h"
#include "searcher/api/run_segments.h"
#include "searcher/api/state.h"
#include "searcher/collect/calendar_entries.h"
#include "searcher/match/plan_nodes.h"
#include "searcher/query/print.h"

namespace dateline {

Result<Calendar> find_calendar(SearchRequest request, const Page& page) {
  const auto begin = std::chrono::steady_clock::now();
  if (!request.cursor.empty())
    return fail(ErrorKind::usage, "bad-cursor", "a calendar has no cursors", "use limit and offset");
  // Only what decides which articles match.
  request.facets.clear();
  request.significant.clear();
  request.timeline.reset();
  request.about_timeline.reset();
  request.cross_timeline.reset();
  request.recency.reset();
  request.sort = Sort::newest;
  request.count = Count::articles;
  request.collapse = false;
  const std::uint64_t limit = std::exchange(request.limit, 0);
  const std::uint64_t offset = std::exchange(request.offset, 0);
  const Deadline deadline = deadline_of(request, begin);
  State& at = *page.state;
  const PostingsPool::Lease lease = at.pool.lend();
  auto prepared = prepare_search(request, page, lease.databases());
  if (!prepared) return tl::unexpected(prepared.error());
  Budget budget(deadline);
  budget.look();
  PlanNode ahead = plan_node(PlanNode::Kind::about);
  ahead.days.from = prepared->options.today;
  add_child(prepared->run.query, std::move(ahead));
  prepared->run.keep_rows = true;
  std::vector<std::vector<Row>> rows;
  for (SegmentAnswer& answer : run_segments(prepared->run, *at.snapshot, lease.databases(), at.cache, 0, deadline))
    rows.push_back(std::move(answer.rows));

  Calendar out;
  const std::vector<DateAhead> dates = dates_ahead(*at.snapshot, rows, prepared->options.today);
  CalendarEntries entries(*at.snapshot, request.snippets);
  for (std::uint64_t i = offset; i < dates.size() && i - offset < limit; ++i) {
    budget.spend(kHitWork);
    out.entries.push_back(entries.make(dates[i]));
  }
  out.query_text = request.query;
  out.parsed = print(prepared->parsed.root);
  add_notices(*prepared, out.notices);
  out.now = page.now;
  out.today = prepared->options.today;
  out.total = dates.size();
  out.revision = at.snapshot->revision();
  out.took_ms = milliseconds_since(begin);
  return out;
}

}  // namespace dateline
