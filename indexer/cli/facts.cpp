#include "indexer/cli/facts.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "common/archive/file.h"
#include "common/archive/record_json.h"
#include "common/archive/snapshot.h"
#include "indexer/cli/runs.h"
#include "indexer/store/tombstones.h"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;
using archive::Held;
using archive::Row;
using archive::Segment;

constexpr const char* kParts[] = {"postings", "words", "columns", "tokens", "text", "names", "other"};

std::string part_of(const std::string& file) {
  if (file == "postings.xapian") return "postings";
  const bool known = std::find(std::begin(kParts), std::end(kParts), file) != std::end(kParts);
  return known ? file : "other";
}

bool is_live(const Segment& segment, Row row) { return segment.live() == nullptr || segment.live()->test(row); }

void add_bytes(Facts& facts, const std::string& part, std::uint64_t bytes) {
  for (auto& [name, sum] : facts.bytes)
    if (name == part) sum += bytes;
  facts.total_bytes += bytes;
}

void measure_bytes(const std::string& archive, Facts& facts) {
  for (const char* part : kParts) facts.bytes.emplace_back(part, 0);
  const archive::Manifest& manifest = facts.manifest;
  for (const archive::SegmentEntry& segment : manifest.segments)
    for (const archive::FileEntry& file : segment.files) add_bytes(facts, part_of(file.name), file.size);
  add_bytes(facts, "names", manifest.names.bytes + manifest.names.count * sizeof(std::uint64_t));
  add_bytes(facts, "other", manifest.tombstones.bytes + manifest.runs.bytes + archive::write_manifest(manifest).size());
  std::uint64_t on_disk = 0;
  std::error_code error;
  for (auto at = fs::recursive_directory_iterator(archive, error); !error && at != fs::recursive_directory_iterator();
       at.increment(error)) {
    std::error_code gone;  // a writer may work meanwhile
    if (at.depth() == 0 && at->path().filename() == "rejects") at.disable_recursion_pending();
    else if (const auto size = at->is_regular_file(gone) ? at->file_size(gone) : 0; !gone) on_disk += size;
  }
  facts.kept_bytes = on_disk > facts.total_bytes ? on_disk - facts.total_bytes : 0;
}

void count_days(const Segment& segment, Facts& facts) {
  const archive::Columns& columns = segment.columns();
  for (Row row = 0; row < segment.size(); ++row) {
    if (!is_live(segment, row)) continue;
    const Day day = columns.days()[row];
    if (day == archive::kUndated) {
      ++facts.undated;
      continue;
    }
    facts.first_day = std::min(facts.first_day.value_or(day), day);
    facts.last_day = std::max(facts.last_day.value_or(day), columns.last_day(row));
  }
}

void note_hidden(const Segment& segment, Row row, Facts& facts, archive::RecordReader& records,
                 archive::RecordParser& parser) {
  const archive::Columns& columns = segment.columns();
  HiddenArticle out{std::string(columns.id(row)), {}, "embargo", std::nullopt};
  if (columns.held()[row] != 0) {
    out.why = static_cast<Held>(columns.held()[row]) == Held::withheld ? "withheld" : "in doubt";
  }
  const auto rows = columns.embargo_rows();
  const auto at = std::lower_bound(rows.begin(), rows.end(), row);
  if (at != rows.end() && *at == row) {
    const std::int64_t until = columns.embargo_until()[static_cast<std::size_t>(at - rows.begin())];
    if (until != std::numeric_limits<std::int64_t>::max()) out.until = until;
  }
  if (const auto article = parser.parse(records.record(row))) out.headline = article->headline;
  facts.hidden_articles.push_back(std::move(out));
}

void count_hidden(const Segment& segment, std::int64_t now, bool list, Facts& facts) {
  const auto visible = segment.visible(now);
  if (!visible) return;
  archive::RecordReader records = segment.records();
  archive::RecordParser parser;
  for (Row row = 0; row < segment.size(); ++row) {
    if (!is_live(segment, row) || visible->test(row)) continue;
    ++facts.hidden;
    if (list) note_hidden(segment, row, facts, records, parser);
  }
}

void count_facets(const archive::Snapshot& snapshot, Facts& facts) {
  for (const Facet facet : archive::kStoredFacets) {
    archive::RowBits met(snapshot.names().size(), false);
    for (const auto& segment : snapshot.segments()) {
      const archive::FacetColumn& column = *segment->columns().facet(facet);
      for (Row row = 0; row < segment->size(); ++row) {
        if (!is_live(*segment, row)) continue;
        column.for_each(row, [&](std::uint32_t local) {
          if (column.values()[local] < met.size()) met.set(column.values()[local]);
        });
      }
    }
    facts.facets.emplace_back(facet_name(facet), met.count());
  }
}

Result<Facts> gather_from(const archive::Snapshot& snapshot, std::int64_t now, const Wanted& wanted) {
  Facts facts;
  facts.manifest = snapshot.manifest();
  const auto tombstones = store::Tombstones::open(snapshot.path(), facts.manifest.tombstones);
  if (!tombstones) return tl::unexpected(tombstones.error());
  facts.tombstones = tombstones->size();
  for (const auto& segment : snapshot.segments()) {
    facts.live += segment->entry().live;
    facts.dead += segment->entry().articles - segment->entry().live;
    facts.text_bytes += segment->entry().text_bytes;
    count_days(*segment, facts);
    count_hidden(*segment, now, wanted.hidden, facts);
  }
  count_facets(snapshot, facts);
  measure_bytes(snapshot.path(), facts);
  if (wanted.runs) {
    auto runs = read_runs(snapshot.path(), facts.manifest);
    if (!runs) return tl::unexpected(runs.error());
    facts.runs = std::move(*runs);
  }
  return facts;
}

}  // namespace

Result<Facts> gather(const std::string& archive, std::int64_t now, const Wanted& wanted) {
  const auto snapshot = archive::Snapshot::open(archive);
  if (!snapshot) return tl::unexpected(snapshot.error());
  try {
    return gather_from(**snapshot, now, wanted);
  } catch (const archive::Damaged& damage) {
    return tl::unexpected(archive::damaged_error(damage));
  }
}

}  // namespace dateline::cli
