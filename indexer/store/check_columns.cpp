#include <algorithm>

#include "common/time/civil.h"
#include "indexer/store/check_segment.h"

namespace dateline::store {
namespace {

using archive::Columns;
using archive::FacetColumn;
using archive::Row;
using archive::SectionFile;

constexpr const char* kFile = "columns";

std::string of_row(Row row) { return " (row " + std::to_string(row) + ")"; }

bool ascends(std::span<const Row> rows, bool strictly) {
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (strictly ? rows[i] <= rows[i - 1] : rows[i] < rows[i - 1]) return false;
  return true;
}

// Offsets that cut `size` things into stretches.
bool cuts(std::span<const std::uint32_t> offsets, std::size_t size) {
  return !offsets.empty() && offsets.front() == 0 && offsets.back() == size && ascends(offsets, false);
}

void check_days(const archive::SegmentEntry& entry, const Columns& columns, Findings& findings) {
  std::uint32_t undated = 0;
  std::uint64_t length = 0;
  std::optional<Day> first;
  std::optional<Day> last;
  for (Row row = 0; row < columns.size(); ++row) {
    length += columns.lengths()[row];
    const Day day = columns.days()[row];
    const Precision precision = columns.precision(row);
    if (columns.held()[row] > static_cast<std::uint8_t>(archive::Held::doubtful)) {
      findings.add(kFile, "an unknown mark of being held" + of_row(row));
    }
    if (precision > Precision::year || columns.date_source(row) > DateSource::option ||
        (day == archive::kUndated) != (precision == Precision::none) ||
        (day == archive::kUndated) != (columns.instants()[row] == archive::kNoInstant)) {
      findings.add(kFile, "a publication date contradicts its precision" + of_row(row));
    }
    if (day == archive::kUndated) {
      ++undated;
      continue;
    }
    if (day < kMinDay || day > kMaxDay) {
      findings.add(kFile, "a publication day lies outside the calendar" + of_row(row));
      continue;
    }
    first = std::min(first.value_or(day), day);
    last = std::max(last.value_or(day), columns.last_day(row));
  }
  if (undated != entry.undated || first != entry.first_day || last != entry.last_day) {
    findings.add(kFile, "the manifest gives other first and last days, or another number of undated articles");
  }
  if (length != entry.total_length) findings.add(kFile, "the manifest gives another sum of lengths");
}

void check_ids(const SectionFile& file, const Columns& columns, Findings& findings) {
  const auto hashes = file.array<std::uint64_t>("id_hash");
  const auto rows = file.array<Row>("id_row");
  if (!cuts(file.array<std::uint32_t>("id_off"), file.section("ids").size())) {
    return findings.add(kFile, "the identities are cut wrongly");
  }
  if (!std::is_sorted(hashes.begin(), hashes.end())) findings.add(kFile, "the index of identities is not sorted");
  archive::RowBits met(columns.size(), false);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row row = rows[i];
    if (row >= columns.size() || met.test(row)) {
      findings.add(kFile, "the index of identities names a row twice, or one that does not exist");
      continue;
    }
    met.set(row);
    if (columns.id(row).empty()) findings.add(kFile, "an article has no identity" + of_row(row));
    if (archive::checksum(columns.id(row)) != hashes[i]) {
      findings.add(kFile, "the index of identities does not lead to \"" + std::string(columns.id(row)) + "\"");
    }
  }
}

template <class T>
bool is_sketch(std::span<const T> values, T padding) {
  for (std::size_t i = 1; i < values.size(); ++i)
    if (values[i] < values[i - 1] || (values[i] == values[i - 1] && values[i] != padding)) return false;
  return true;
}

void check_fingerprints(const Columns& columns, Findings& findings) {
  const archive::Fingerprints& prints = columns.fingerprints();
  if (!prints.stored()) return;
  for (Row row = 0; row < columns.size(); ++row) {
    if (prints.known(row) && (!is_sketch(prints.raw_phrases(row), archive::kNoPhrase) ||
                              !is_sketch(prints.raw_names(row), archive::kNoName)))
      findings.add(kFile, "a fingerprint is not in order" + of_row(row));
  }
}

void check_lists(const Columns& columns, Findings& findings) {
  const auto within = [&](std::span<const Row> rows) { return rows.empty() || rows.back() < columns.size(); };
  if (columns.embargo_rows().size() != columns.embargo_until().size() || !ascends(columns.embargo_rows(), true) ||
      !within(columns.embargo_rows())) {
    findings.add(kFile, "the embargoes make no sense");
  }
  if (columns.superseded_rows().size() != columns.superseded_hashes().size() ||
      !ascends(columns.superseded_rows(), false) || !within(columns.superseded_rows())) {
    findings.add(kFile, "the superseded versions make no sense");
  }
  const auto from = columns.mention_from();
  const auto to = columns.mention_to();
  if (from.size() != to.size() || !cuts(columns.mention_offsets(), from.size())) {
    return findings.add(kFile, "the dates mentioned are cut wrongly");
  }
  for (std::size_t i = 0; i < from.size(); ++i)
    if (from[i] > to[i]) findings.add(kFile, "a date mentioned ends before it begins");
}

// The section's sizes, before anything is read through them.
bool fits(const SectionFile& file, Facet facet, Row rows) {
  const auto section = [&](const char* suffix) { return std::to_string(static_cast<unsigned>(facet)) + suffix; };
  const std::size_t values = file.array<std::uint32_t>(section(".values")).size();
  const auto offsets = file.array<std::uint32_t>(section(".off"));
  const auto widths = file.array<std::uint8_t>(section(".width"));
  if (widths.size() != 1 || (widths[0] != 1 && widths[0] != 2 && widths[0] != 4)) return false;
  const std::size_t bytes = file.section(section(".ord")).size();
  if (bytes % widths[0] != 0) return false;
  const std::size_t ordinals = bytes / widths[0];
  if (offsets.empty() ? ordinals != rows : offsets.size() != rows + 1 || !cuts(offsets, ordinals)) return false;
  const auto postings = file.array<std::uint32_t>(section(".poff"));
  return postings.size() == values + 1 && cuts(postings, file.section(section(".rows")).size());
}

void check_facet(const SectionFile& file, const Columns& columns, Facet facet, const archive::Names& names,
                 Findings& findings) {
  const std::string name(facet_name(facet));
  if (!fits(file, facet, columns.size())) return findings.add(kFile, "facet " + name + " is cut wrongly");
  const FacetColumn& column = *columns.facet(facet);
  const auto values = column.values();
  if (!ascends(values, true)) findings.add(kFile, "the values of facet " + name + " are not sorted");
  for (const std::uint32_t ordinal : values) {
    if (ordinal >= names.size()) findings.add(kFile, "facet " + name + " has a value that is not in the names");
    else if (names.facet(ordinal) != facet) findings.add(kFile, "facet " + name + " has a value of another facet");
  }
  std::vector<std::vector<Row>> rows(values.size());
  for (Row row = 0; row < columns.size(); ++row) {
    std::int64_t before = -1;
    column.for_each(row, [&](std::uint32_t local) {
      if (local >= values.size()) return findings.add(kFile, "facet " + name + " names no value" + of_row(row));
      if (local <= before) findings.add(kFile, "facet " + name + " is not in order" + of_row(row));
      before = local;
      rows[local].push_back(row);
    });
  }
  std::vector<Row> posted;
  for (std::uint32_t local = 0; local < values.size(); ++local) {
    posted.clear();
    column.rows_of(local, posted);
    if (posted != rows[local]) findings.add(kFile, "facet " + name + " lists other articles for a value than have it");
  }
}

}  // namespace

void check_columns(const std::string& archive, const archive::Segment& segment, const archive::Names& names,
                   Findings& findings) {
  const archive::SegmentEntry& entry = segment.entry();
  auto file = SectionFile::open(archive + "/" + entry.directory() + "/columns", entry.file("columns")->size);
  if (!file) return findings.add(kFile, file.error().message);
  const Columns& columns = segment.columns();
  check_days(entry, columns, findings);
  check_ids(**file, columns, findings);
  check_lists(columns, findings);
  check_fingerprints(columns, findings);
  for (const Facet facet : archive::kStoredFacets) check_facet(**file, columns, facet, names, findings);
}

}  // namespace dateline::store
