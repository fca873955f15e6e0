#include "searcher/collect/calendar_entries.h"

#include <algorithm>
#include <tuple>

#include "common/article_json.h"

namespace dateline {

std::vector<DateAhead> dates_ahead(const archive::Snapshot& snapshot,
                                   const std::vector<std::vector<archive::Row>>& rows, Day today) {
  std::vector<DateAhead> out;
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    const archive::Columns& columns = snapshot.segments()[s]->columns();
    for (const archive::Row row : rows[s]) {
      for (std::uint32_t i = columns.mention_offsets()[row]; i < columns.mention_offsets()[row + 1]; ++i) {
        if (columns.mention_from()[i] < today) continue;
        out.push_back({columns.mention_from()[i], columns.mention_to()[i], columns.instants()[row], s, row,
                       columns.id(row)});
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const DateAhead& a, const DateAhead& b) {
    return std::tie(a.from, a.to, b.instant, a.id) < std::tie(b.from, b.to, a.instant, b.id);
  });
  return out;
}

CalendarEntry CalendarEntries::make(const DateAhead& date) {
  auto& reader = records_[date.segment];
  if (!reader)
    reader = std::make_unique<archive::RecordReader>(snapshot_.segments()[date.segment]->records());
  auto parsed = parser_.parse(reader->record(date.row));
  if (!parsed) throw archive::Damaged{"text", parsed.error().message};
  Article& article = *parsed;
  // In the record mentions come in reading order.
  const auto found = std::find_if(article.dates.begin(), article.dates.end(), [&](const MentionedDate& d) {
    return d.resolved && d.from == date.from && d.to == date.to;
  });
  if (found == article.dates.end())
    throw archive::Damaged{"columns", "a date that its article does not mention"};
  CalendarEntry out;
  out.from = date.from;
  out.to = date.to;
  out.precision = found->precision;
  out.mention = found->mention;
  if (texts_) out.text = mention_text(article, found->mention);
  out.id = std::move(article.id);
  out.headline = std::move(article.headline);
  out.published = article.published;
  out.updated = article.updated;
  out.source = std::move(article.source);
  out.url = std::move(article.url);
  return out;
}

}  // namespace dateline
