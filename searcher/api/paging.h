// From one page of hits to the next: which state a cursor's page is read from, at what time, and the cursor it ends with.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/error.h"
#include "searcher/api/page_cursor.h"
#include "searcher/api/request.h"
#include "searcher/api/results.h"
#include "searcher/api/state.h"
#include "searcher/collect/top_hits.h"

namespace dateline {

// Where a search runs.
struct Page {
  std::shared_ptr<State> state;
  std::int64_t now = 0;  // the request's or the clock's; of a cursor, its own, unless that would be later
  std::optional<PageCursor> cursor;
  bool moved = false;    // the cursor's revision is gone from disk: notice "cursor-moved"

  // The row hits begin behind; its id lives as long as the Page.
  std::optional<ScoredRow> after() const;
  std::uint64_t position() const { return cursor ? cursor->position : 0; }  // hits before this page, but for offset
};

// Errors: "bad-cursor", "cursor-with-offset". `clock`: seconds since the epoch.
Result<Page> open_page(const SearchRequest& request, const std::string& archive, const std::shared_ptr<State>& current,
                       KeptStates& kept, std::int64_t clock);

// Fingerprint of all that decides which hits there are and in what order. `parsed`: the canonical query; `similar_to`: the
// id of the article that hits are similar to, if so.
std::uint64_t question_of(const SearchRequest& request, std::string_view parsed, Sort sort,
                          std::optional<std::string_view> similar_to);

QueryNotice cursor_moved_notice();

}  // namespace dateline
