#include "indexer/store/columns_writer.h"

#include <algorithm>
#include <numeric>

#include "common/archive/dense_code.h"
#include "common/archive/file.h"

namespace dateline::store {
namespace {

using archive::Ordinal;
using archive::Row;
using archive::SectionWriter;

template <class T>
Result<> write_ordinals(SectionWriter& file, const std::string& name, const std::vector<std::uint32_t>& ordinals) {
  std::vector<T> narrow(ordinals.size());
  std::transform(ordinals.begin(), ordinals.end(), narrow.begin(), [](std::uint32_t v) { return static_cast<T>(v); });
  return file.write_array<T>(name, narrow);
}

// Rows of each value, from the values of each row: a counting sort.
struct Inverted {
  std::vector<std::uint32_t> offsets;
  std::string rows;
};

Inverted invert(const std::vector<std::uint32_t>& row_offsets, const std::vector<std::uint32_t>& locals,
                std::size_t values) {
  std::vector<std::uint32_t> begin(values + 1, 0);
  for (const std::uint32_t local : locals) ++begin[local + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Row> rows(locals.size());
  std::vector<std::uint32_t> at(begin.begin(), begin.end() - 1);
  for (Row row = 0; row + 1 < row_offsets.size(); ++row)
    for (std::uint32_t i = row_offsets[row]; i < row_offsets[row + 1]; ++i) rows[at[locals[i]]++] = row;
  Inverted out;
  out.offsets.reserve(values + 1);
  out.offsets.push_back(0);
  for (std::size_t value = 0; value < values; ++value) {
    Row last = archive::kNoRow;
    for (std::uint32_t i = begin[value]; i < begin[value + 1]; ++i) {
      archive::append_varint(out.rows, rows[i] - last);
      last = rows[i];
    }
    out.offsets.push_back(static_cast<std::uint32_t>(out.rows.size()));
  }
  return out;
}

}  // namespace

void ColumnsWriter::add(const RowValues& row) {
  const Row number = rows();
  days_.push_back(row.published.known() ? row.published.first : archive::kUndated);
  dates_.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(row.published.precision) |
                                             static_cast<unsigned>(row.date_source) << 4));
  instants_.push_back(row.published.known() ? row.published.instant : archive::kNoInstant);
  lengths_.push_back(row.length);
  body_words_.push_back(row.body_words);
  hashes_.push_back(row.hash);
  held_.push_back(static_cast<std::uint8_t>(row.held));
  ids_ += row.id;
  id_offsets_.push_back(static_cast<std::uint32_t>(ids_.size()));
  if (row.has_embargo) {
    embargo_rows_.push_back(number);
    embargo_until_.push_back(row.embargo_until);
  }
  for (const std::uint64_t hash : row.superseded) {
    superseded_rows_.push_back(number);
    superseded_hashes_.push_back(hash);
  }
  for (const auto& [from, to] : row.mentioned) {
    mention_from_.push_back(from);
    mention_to_.push_back(to);
  }
  mention_offsets_.push_back(static_cast<std::uint32_t>(mention_from_.size()));
  for (const auto& [facet, ordinal] : row.facets) facets_[static_cast<std::size_t>(facet)].ordinals.push_back(ordinal);
  for (FacetValues& facet : facets_) facet.offsets.push_back(static_cast<std::uint32_t>(facet.ordinals.size()));
  phrases_.insert(phrases_.end(), row.fingerprint.phrases.begin(), row.fingerprint.phrases.end());
  names_.insert(names_.end(), row.fingerprint.names.begin(), row.fingerprint.names.end());
}

void ColumnsWriter::append(const archive::Columns& columns) {
  RowValues row;
  std::size_t embargo = 0;
  std::size_t superseded = 0;
  for (Row i = 0; i < columns.size(); ++i) {
    row.id = columns.id(i);
    row.published = {};
    if (columns.days()[i] != archive::kUndated) {
      row.published.precision = columns.precision(i);
      row.published.first = columns.days()[i];
      row.published.instant = columns.instants()[i];
    }
    row.date_source = columns.date_source(i);
    row.length = columns.lengths()[i];
    row.body_words = columns.body_words()[i];
    row.hash = columns.hashes()[i];
    row.held = static_cast<archive::Held>(columns.held()[i]);
    row.has_embargo = embargo < columns.embargo_rows().size() && columns.embargo_rows()[embargo] == i;
    if (row.has_embargo) row.embargo_until = columns.embargo_until()[embargo++];
    row.superseded.clear();
    while (superseded < columns.superseded_rows().size() && columns.superseded_rows()[superseded] == i) {
      row.superseded.push_back(columns.superseded_hashes()[superseded++]);
    }
    row.facets.clear();
    for (const Facet facet : archive::kStoredFacets) {
      const archive::FacetColumn* column = columns.facet(facet);
      column->for_each(i, [&](std::uint32_t local) { row.facets.emplace_back(facet, column->values()[local]); });
    }
    row.mentioned.clear();
    for (std::uint32_t m = columns.mention_offsets()[i]; m < columns.mention_offsets()[i + 1]; ++m) {
      row.mentioned.emplace_back(columns.mention_from()[m], columns.mention_to()[m]);
    }
    row.fingerprint = StoredFingerprint::unknown();
    if (columns.fingerprints().stored()) {
      std::ranges::copy(columns.fingerprints().raw_phrases(i), row.fingerprint.phrases.begin());
      std::ranges::copy(columns.fingerprints().raw_names(i), row.fingerprint.names.begin());
    }
    add(row);
  }
}

std::size_t ColumnsWriter::footprint() const {
  std::size_t sum = ids_.capacity() + days_.capacity() * 34 + mention_from_.capacity() * 8 +
                    phrases_.capacity() * 4 + names_.capacity() * 2;
  for (const FacetValues& facet : facets_) sum += (facet.offsets.capacity() + facet.ordinals.capacity()) * 4;
  return sum;
}

std::vector<std::uint8_t> ColumnsWriter::precisions() const {
  std::vector<std::uint8_t> out(dates_);
  for (std::uint8_t& value : out) value &= 15;
  return out;
}

Result<> ColumnsWriter::write_facet(SectionWriter& file, Facet facet, const FacetValues& values) const {
  const auto name = [&](const char* suffix) { return std::to_string(static_cast<unsigned>(facet)) + suffix; };
  std::vector<Ordinal> distinct(values.ordinals);
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  std::vector<std::uint32_t> locals(values.ordinals.size());
  for (std::size_t i = 0; i < locals.size(); ++i) {
    locals[i] = static_cast<std::uint32_t>(std::lower_bound(distinct.begin(), distinct.end(), values.ordinals[i]) -
                                           distinct.begin());
  }
  bool single = true;
  for (std::size_t row = 0; row + 1 < values.offsets.size(); ++row) {
    const auto begin = locals.begin() + values.offsets[row];
    const auto end = locals.begin() + values.offsets[row + 1];
    std::sort(begin, end);
    single = single && end - begin <= 1;
  }
  const Inverted inverted = invert(values.offsets, locals, distinct.size());
  std::vector<std::uint32_t> stored;
  if (single) {
    stored.assign(values.offsets.size() - 1, 0);
    for (std::size_t row = 0; row < stored.size(); ++row)
      if (values.offsets[row] < values.offsets[row + 1]) stored[row] = locals[values.offsets[row]] + 1;
  } else {
    stored = std::move(locals);
  }
  const std::uint8_t width = distinct.size() < 255 ? 1 : distinct.size() < 65535 ? 2 : 4;
  Result<> done = file.write_array<std::uint32_t>(name(".values"), distinct);
  if (done && !single) done = file.write_array<std::uint32_t>(name(".off"), values.offsets);
  if (done) done = file.write_array<std::uint8_t>(name(".width"), std::span(&width, 1));
  if (done) {
    done = width == 1   ? write_ordinals<std::uint8_t>(file, name(".ord"), stored)
           : width == 2 ? write_ordinals<std::uint16_t>(file, name(".ord"), stored)
                        : write_ordinals<std::uint32_t>(file, name(".ord"), stored);
  }
  if (done) done = file.write_array<std::uint32_t>(name(".poff"), inverted.offsets);
  if (done) done = file.begin(name(".rows"));
  if (done) done = file.write(inverted.rows);
  return done;
}

Result<ColumnsWriter::Written> ColumnsWriter::write(const std::string& path) const {
  std::vector<std::pair<std::uint64_t, Row>> by_id(rows());
  for (Row row = 0; row < rows(); ++row) {
    const std::string_view id = std::string_view(ids_).substr(id_offsets_[row], id_offsets_[row + 1] - id_offsets_[row]);
    by_id[row] = {archive::checksum(id), row};
  }
  std::sort(by_id.begin(), by_id.end());
  std::vector<std::uint64_t> id_hashes(by_id.size());
  std::vector<Row> id_rows(by_id.size());
  for (std::size_t i = 0; i < by_id.size(); ++i) std::tie(id_hashes[i], id_rows[i]) = by_id[i];

  auto created = SectionWriter::create(path);
  if (!created) return tl::unexpected(created.error());
  SectionWriter& file = *created;
  Result<> done = file.write_array<Day>("day", days_);
  if (done) done = file.write_array<std::uint8_t>("date", dates_);
  if (done) done = file.write_array<std::int64_t>("instant", instants_);
  if (done) done = file.write_array<std::uint32_t>("length", lengths_);
  if (done) done = file.write_array<std::uint32_t>("words", body_words_);
  if (done) done = file.write_array<std::uint64_t>("hash", hashes_);
  if (done) done = file.write_array<std::uint8_t>("held", held_);
  if (done) done = file.write_array<std::uint32_t>("id_off", id_offsets_);
  if (done) done = file.begin("ids");
  if (done) done = file.write(ids_);
  if (done) done = file.write_array<std::uint64_t>("id_hash", id_hashes);
  if (done) done = file.write_array<Row>("id_row", id_rows);
  if (done) done = file.write_array<Row>("emb_row", embargo_rows_);
  if (done) done = file.write_array<std::int64_t>("emb_until", embargo_until_);
  if (done) done = file.write_array<Row>("old_row", superseded_rows_);
  if (done) done = file.write_array<std::uint64_t>("old_hash", superseded_hashes_);
  if (done) done = file.write_array<std::uint32_t>("date_off", mention_offsets_);
  if (done) done = file.write_array<Day>("date_from", mention_from_);
  if (done) done = file.write_array<Day>("date_to", mention_to_);
  for (const Facet facet : archive::kStoredFacets)
    if (done) done = write_facet(file, facet, facets_[static_cast<std::size_t>(facet)]);
  if (done) done = file.write_array<std::uint32_t>("fp_phrases", phrases_);
  if (done) done = file.write_array<std::uint16_t>("fp_names", names_);
  if (done) done = file.close();
  if (!done) return tl::unexpected(done.error());
  return Written{file.size(), file.checksum()};
}

}  // namespace dateline::store
