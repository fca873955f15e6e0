#include "searcher/api/paging.h"

#include <algorithm>

#include "common/archive/file.h"

namespace dateline {
namespace {

void add(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ':';
  out += text;
}

void add(std::string& out, const std::optional<Day>& day) { add(out, day ? std::to_string(*day) : std::string()); }

}  // namespace

std::optional<ScoredRow> Page::after() const {
  if (!cursor) return std::nullopt;
  ScoredRow row;
  row.score = cursor->score;
  row.instant = cursor->instant;
  row.id = cursor->id;
  return row;
}

Result<Page> open_page(const SearchRequest& request, const std::string& archive, const std::shared_ptr<State>& current,
                       KeptStates& kept, std::int64_t clock) {
  Page page{current, request.now.value_or(clock), {}, false};
  if (request.cursor.empty()) return page;
  if (request.offset > 0)
    return fail(ErrorKind::usage, "cursor-with-offset", "a cursor and an offset cannot go together",
                "leave the offset out: a cursor says where to begin");
  auto cursor = read_cursor(request.cursor);
  if (!cursor) return tl::unexpected(cursor.error());
  page.now = std::min(page.now, cursor->now);
  if (cursor->revision != current->snapshot->manifest().revision) {
    if (auto state = kept.at(archive, cursor->revision, current->alias_table)) page.state = std::move(state);
    else page.moved = true;
  }
  page.cursor = std::move(*cursor);
  return page;
}

std::uint64_t question_of(const SearchRequest& request, std::string_view parsed, Sort sort,
                          std::optional<std::string_view> similar_to) {
  std::string key;
  if (similar_to) add(key, "similar " + std::string(*similar_to));
  add(key, parsed);
  add(key, request.restrict_to);
  if (request.only_id) add(key, "only " + *request.only_id);
  if (request.collapse) add(key, "collapse");
  if (request.recency) add(key, "recency " + std::to_string(*request.recency));
  if (request.feedback) add(key, "feedback");
  add(key, to_text(sort));
  add(key, request.published.from);
  add(key, request.published.to);
  std::vector<std::string> filters;
  for (const Filter& filter : request.filters) {
    std::string one(facet_name(filter.facet));
    one += filter.exclude ? "!" : "";
    one += filter.none ? "0" : "=";
    filters.push_back(one + filter.value);
  }
  std::sort(filters.begin(), filters.end());  // their order does not matter
  for (const std::string& filter : filters) add(key, filter);
  return archive::checksum(key);
}

QueryNotice cursor_moved_notice() {
  return {"cursor-moved",
          "the archive has changed since the page before, and that state is gone: this page continues on the newest one",
          0};
}

}  // namespace dateline
