#include "common/archive/columns.h"

#include <algorithm>
#include <chrono>
#include <cstring>

#include "common/archive/dense_code.h"

namespace dateline::archive {
namespace {

std::string section_name(Facet facet, const char* suffix) {
  return std::to_string(static_cast<unsigned>(facet)) + suffix;
}

}  // namespace

bool is_stored(Facet facet) {
  return std::find(std::begin(kStoredFacets), std::end(kStoredFacets), facet) != std::end(kStoredFacets);
}

Day last_day_of(Day first, Precision precision) {
  using namespace std::chrono;
  if (first == kUndated || (precision != Precision::month && precision != Precision::year)) return first;
  const year_month_day date{sys_days{days{first}}};
  const sys_days last = precision == Precision::year ? sys_days{date.year() / December / 31}
                                                     : sys_days{date.year() / date.month() / std::chrono::last};
  return static_cast<Day>(last.time_since_epoch().count());
}

FacetColumn::FacetColumn(const SectionFile& file, Facet facet)
    : values_(file.array<std::uint32_t>(section_name(facet, ".values"))),
      offsets_(file.array<std::uint32_t>(section_name(facet, ".off"))),
      ordinals_(file.section(section_name(facet, ".ord"))),
      posting_offsets_(file.array<std::uint32_t>(section_name(facet, ".poff"))),
      postings_(file.unverified(section_name(facet, ".rows"))),
      file_(file) {
  const auto width = file.array<std::uint8_t>(section_name(facet, ".width"));
  width_ = width.empty() ? 4 : width[0];
}

template <class T>
void FacetColumn::count_rows(const T* ordinals, std::span<const Row> rows, std::uint32_t* counts) const {
  if (single()) {
    for (const Row row : rows)
      if (ordinals[row] != 0) ++counts[ordinals[row] - 1];
    return;
  }
  // A loop of a few rounds for each row would be left at another point each time, which processors guess badly. So the
  // first kFew ordinals of each row are copied whatever their number, one behind the other, and counted in one long loop.
  // Reading past the last row is safe: behind every section the file goes on (sections.h: the footer).
  constexpr std::size_t kFew = 8;
  constexpr std::size_t kRows = 512;
  T flat[(kRows + 1) * kFew];
  for (std::size_t begin = 0; begin < rows.size(); begin += kRows) {
    const auto some = rows.subspan(begin, std::min(kRows, rows.size() - begin));
    T* out = flat;
    for (const Row row : some) {
      const std::uint32_t first = offsets_[row];
      const std::uint32_t count = offsets_[row + 1] - first;
      std::memcpy(out, ordinals + first, kFew * sizeof(T));
      if (count <= kFew) {
        out += count;
      } else {
        for (std::uint32_t i = 0; i < count; ++i) ++counts[ordinals[first + i]];
      }
    }
    for (const T* at = flat; at < out; ++at) ++counts[*at];
  }
}

void FacetColumn::count(std::span<const Row> rows, std::uint32_t* counts) const {
  switch (width_) {
    case 1: count_rows(reinterpret_cast<const std::uint8_t*>(ordinals_.data()), rows, counts); break;
    case 2: count_rows(reinterpret_cast<const std::uint16_t*>(ordinals_.data()), rows, counts); break;
    default: count_rows(reinterpret_cast<const std::uint32_t*>(ordinals_.data()), rows, counts); break;
  }
}

std::uint32_t FacetColumn::local(std::uint32_t ordinal) const {
  const auto at = std::lower_bound(values_.begin(), values_.end(), ordinal);
  if (at == values_.end() || *at != ordinal) return static_cast<std::uint32_t>(values_.size());
  return static_cast<std::uint32_t>(at - values_.begin());
}

void FacetColumn::rows_of(std::uint32_t local, std::vector<Row>& rows) const {
  const std::string_view bytes =
      postings_.substr(posting_offsets_[local], posting_offsets_[local + 1] - posting_offsets_[local]);
  file_.touch(bytes);
  const char* at = bytes.data();
  const char* end = at + bytes.size();
  Row row = kNoRow;  // -1
  while (at < end) {
    row += static_cast<Row>(read_varint(at, end));
    rows.push_back(row);
  }
}

Columns::Columns(const SectionFile& file)
    : days_(file.array<Day>("day")),
      dates_(file.array<std::uint8_t>("date")),
      instants_(file.array<std::int64_t>("instant")),
      lengths_(file.array<std::uint32_t>("length")),
      body_words_(file.array<std::uint32_t>("words")),
      hashes_(file.array<std::uint64_t>("hash")),
      held_(file.array<std::uint8_t>("held")),
      id_offsets_(file.array<std::uint32_t>("id_off")),
      ids_(file.section("ids")),
      id_hashes_(file.array<std::uint64_t>("id_hash")),
      id_rows_(file.array<Row>("id_row")),
      embargo_rows_(file.array<Row>("emb_row")),
      embargo_until_(file.array<std::int64_t>("emb_until")),
      superseded_rows_(file.array<Row>("old_row")),
      superseded_hashes_(file.array<std::uint64_t>("old_hash")),
      mention_offsets_(file.array<std::uint32_t>("date_off")),
      mention_from_(file.array<Day>("date_from")),
      mention_to_(file.array<Day>("date_to")),
      fingerprints_(file, days_.size()) {
  const std::size_t n = days_.size();
  const bool fits = dates_.size() == n && instants_.size() == n && lengths_.size() == n && body_words_.size() == n &&
                    hashes_.size() == n && held_.size() == n && id_offsets_.size() == n + 1 &&
                    id_hashes_.size() == n && id_rows_.size() == n && mention_offsets_.size() == n + 1;
  if (!fits) throw Damaged{file.path(), "columns differ in length"};
  for (const Facet facet : kStoredFacets) facets_.emplace_back(file, facet);
}

Day Columns::last_day(Row row) const { return last_day_of(days_[row], precision(row)); }

void Columns::find_id(std::string_view id, const std::function<void(Row)>& visit) const {
  const std::uint64_t hash = checksum(id);
  auto at = std::lower_bound(id_hashes_.begin(), id_hashes_.end(), hash);
  for (; at != id_hashes_.end() && *at == hash; ++at) {
    const Row row = id_rows_[static_cast<std::size_t>(at - id_hashes_.begin())];
    if (this->id(row) == id) visit(row);
  }
}

const FacetColumn* Columns::facet(Facet facet) const {
  for (std::size_t i = 0; i < std::size(kStoredFacets); ++i)
    if (kStoredFacets[i] == facet) return &facets_[i];
  return nullptr;
}

}  // namespace dateline::archive
