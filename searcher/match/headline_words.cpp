#include "searcher/match/headline_words.h"

#include <algorithm>

#include "common/archive/file.h"
#include "common/archive/tokens.h"

namespace dateline {

using archive::Row;
using archive::TokenCursor;

HeadlineWords count_headline_words(const archive::Segment& segment, const archive::RowBits* visible) {
  const archive::Words& words = segment.words();
  std::vector<std::uint32_t> articles(words.size(), 0);
  std::vector<Row> last(words.size(), archive::kNoRow);  // the row that counted a word last
  for (Row row = 0; row < segment.size(); ++row) {
    if (visible != nullptr && !visible->test(row)) continue;
    for (TokenCursor at(segment.tokens().stream(row)); at.next();) {
      if (at.kind() == TokenCursor::Kind::part && at.part() != Part::headline) break;
      if (at.kind() != TokenCursor::Kind::word || at.word() >= words.size() || last[at.word()] == row) continue;
      last[at.word()] = row;
      ++articles[at.word()];
    }
  }
  HeadlineWords out;
  words.visit(0, false, [&](const archive::WordEntry& entry) {
    if (entry.id < articles.size() && articles[entry.id] > 0) out.push_back({entry.folded, articles[entry.id]});
    return true;
  });
  return out;
}

std::uint64_t rows_checksum(const archive::RowBits* rows) {
  if (rows == nullptr) return 0;
  return archive::checksum({reinterpret_cast<const char*>(rows->words().data()), rows->words().size() * sizeof(std::uint64_t)});
}

std::shared_ptr<const HeadlineWords> HeadlineWordsCache::get(const archive::Segment& segment,
                                                             const archive::RowBits* visible) {
  const Key key{segment.entry().number, rows_checksum(visible)};
  {
    const std::scoped_lock guard(mutex_);
    const auto found = made_.find(key);
    if (found != made_.end()) return found->second;
  }
  auto made = std::make_shared<const HeadlineWords>(count_headline_words(segment, visible));
  const std::scoped_lock guard(mutex_);
  if (made_.size() >= kMost) made_.clear();
  return made_[key] = std::move(made);
}

void HeadlineWordsCache::keep(const std::vector<std::shared_ptr<const archive::Segment>>& segments) {
  const std::scoped_lock guard(mutex_);
  std::erase_if(made_, [&](const auto& one) {
    return std::none_of(segments.begin(), segments.end(),
                        [&](const auto& segment) { return segment->entry().number == one.first.first; });
  });
}

}  // namespace dateline
