#include "searcher/collect/stories.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace dateline {
namespace {

using archive::Fingerprint;
using archive::Row;

// Of the `most` smallest values of both, the share that lies in both.
template <class T>
double resemblance(std::span<const T> a, std::span<const T> b, std::size_t most) {
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t all = 0;
  std::size_t both = 0;
  for (; all < most && (i < a.size() || j < b.size()); ++all) {
    if (j == b.size() || (i < a.size() && a[i] < b[j])) {
      ++i;
    } else if (i == a.size() || b[j] < a[i]) {
      ++j;
    } else {
      ++both;
      ++i;
      ++j;
    }
  }
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

struct Entry {
  std::uint32_t segment = 0;
  Row row = 0;
  Day first = archive::kUndated;  // days of publication
  Day last = archive::kUndated;
  std::int64_t instant = archive::kNoInstant;
  std::string_view id;
  Fingerprint print;
};

// Earlier first, undated last, then by id.
bool before(const Entry& a, const Entry& b) {
  if (a.instant != b.instant) {
    if (a.instant == archive::kNoInstant || b.instant == archive::kNoInstant) return b.instant == archive::kNoInstant;
    return a.instant < b.instant;
  }
  return a.id < b.id;
}

// Days of publication, widened by kDaysApart at the end; undated: all days. Apart from Entry, to be quick to reach.
struct Days {
  Day first;
  Day last;
  explicit Days(const Entry& entry)
      : first(entry.first == archive::kUndated ? std::numeric_limits<Day>::min() : entry.first),
        last(entry.first == archive::kUndated ? std::numeric_limits<Day>::max() : entry.last + kDaysApart) {}
  bool near(const Days& other) const { return first <= other.last && other.first <= last; }
};

// Disjoint sets; the root of a set is its least member.
class Sets {
 public:
  explicit Sets(std::size_t size) : parents_(size) { std::iota(parents_.begin(), parents_.end(), 0U); }
  std::uint32_t root(std::uint32_t at) {
    while (parents_[at] != at) {
      parents_[at] = parents_[parents_[at]];
      at = parents_[at];
    }
    return at;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a != b) parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

struct Posting {
  std::uint32_t phrase;
  std::uint32_t entry;
};

// By phrase; entries keep their order. Three passes of eleven bits.
void sort_by_phrase(std::vector<Posting>& postings) {
  std::vector<Posting> other(postings.size());
  for (const unsigned shift : {0U, 11U, 22U}) {
    std::array<std::size_t, 2049> begin{};
    for (const Posting& posting : postings) ++begin[(posting.phrase >> shift & 2047) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (const Posting& posting : postings) other[begin[posting.phrase >> shift & 2047]++] = posting;
    postings.swap(other);
  }
}

void join_reprints(const std::vector<Entry>& entries, Sets& sets) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < entries.size(); ++i)
    if (entries[i].print.phrases.size() >= kLeastPhrases) order.push_back(i);
  const auto less = [&](std::uint32_t a, std::uint32_t b) {
    const Fingerprint& x = entries[a].print;
    const Fingerprint& y = entries[b].print;
    if (!std::ranges::equal(x.phrases, y.phrases)) return std::ranges::lexicographical_compare(x.phrases, y.phrases);
    return std::ranges::lexicographical_compare(x.names, y.names);
  };
  std::sort(order.begin(), order.end(), less);
  for (std::size_t i = 1; i < order.size(); ++i)
    if (!less(order[i - 1], order[i])) sets.join(order[i - 1], order[i]);
}

void join_versions(const std::vector<Entry>& entries, Sets& sets) {
  std::vector<Posting> postings;
  for (std::uint32_t i = 0; i < entries.size(); ++i)
    for (const std::uint32_t phrase : entries[i].print.phrases) postings.push_back({phrase, i});
  sort_by_phrase(postings);
  const std::vector<Days> days(entries.begin(), entries.end());
  for (std::size_t i = 0; i < postings.size(); ++i) {
    for (std::size_t j = i + 1; j < postings.size() && j <= i + kNeighbours; ++j) {
      if (postings[j].phrase != postings[i].phrase) break;
      const std::uint32_t a = postings[i].entry;
      const std::uint32_t b = postings[j].entry;
      if (!days[a].near(days[b]) || sets.root(a) == sets.root(b)) continue;
      if (same_story(entries[a].print, entries[b].print)) sets.join(a, b);
    }
  }
}

}  // namespace

bool same_story(const Fingerprint& a, const Fingerprint& b) {
  const double p = resemblance(a.phrases, b.phrases, archive::kPhrases);
  if (p < 0.16) return false;
  if (a.phrases.size() < kLeastPhrases || b.phrases.size() < kLeastPhrases) return false;
  const bool nameless = a.names.size() < 4 || b.names.size() < 4;
  const double n = resemblance(a.names, b.names, archive::kNames);
  if (!a.full() || !b.full()) return p >= 0.75 && (nameless || n >= 0.5);
  return nameless ? p >= 0.5 : n >= 0.36 && p + n >= 0.65;
}

std::shared_ptr<const Stories> Stories::find(const archive::Snapshot& snapshot, std::int64_t now) {
  auto out = std::make_shared<Stories>();
  const auto& segments = snapshot.segments();
  std::vector<Entry> entries;
  for (std::uint32_t s = 0; s < segments.size(); ++s) {
    const archive::Columns& columns = segments[s]->columns();
    const auto visible = segments[s]->visible(now);
    for (Row row = 0; row < columns.size(); ++row) {
      if (visible && !visible->test(row)) continue;
      if (!columns.fingerprints().known(row)) {
        ++out->unknown_;
        continue;
      }
      const Fingerprint print = columns.fingerprints().at(row);
      if (print.phrases.empty()) continue;
      entries.push_back({s, row, columns.days()[row], columns.last_day(row), columns.instants()[row], columns.id(row), print});
    }
  }
  std::sort(entries.begin(), entries.end(), before);
  Sets sets(entries.size());
  join_reprints(entries, sets);
  join_versions(entries, sets);

  std::vector<std::uint32_t> members(entries.size(), 0);
  for (std::uint32_t i = 0; i < entries.size(); ++i) ++members[sets.root(i)];
  std::vector<Number> numbers(entries.size(), kAlone);
  out->by_row_.resize(segments.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const std::uint32_t root = sets.root(i);
    if (members[root] < 2) continue;
    if (numbers[root] == kAlone) {  // the root is the first: entries are in order
      numbers[root] = static_cast<Number>(out->names_.size());
      out->names_.push_back(entries[root].id);
    }
    auto& rows = out->by_row_[entries[i].segment];
    if (rows.empty()) rows.assign(segments[entries[i].segment]->size(), kAlone);
    rows[entries[i].row] = numbers[root];
  }
  return out;
}

}  // namespace dateline
