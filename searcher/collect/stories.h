// Stories: articles that are versions of one text (a wire story rewritten, shortened, corrected, reprinted) found by their
// fingerprints (common/archive/fingerprints.h).
//
//   const auto stories = Stories::find(snapshot, now);      // once for a snapshot; about 4 us an article
//   Stories::Number s = stories->of(segment, row);          // kAlone: no other version
//
// Two visible articles are versions of one story where
//   - their fingerprints are equal and of at least kLeastPhrases phrases (a reprint, whenever it was), or
//   - they were published at most kDaysApart days apart (undated ones: whenever), share a phrase of their sketches, and
//     with p and n the estimated Jaccard similarity of phrases and of names, p >= 0.16, n >= 0.36 and p + n >= 0.65; for
//     texts shorter than a sketch, p >= 0.75 and n >= 0.5; and where fewer than 4 names are in either, p >= 0.5 in place of
//     what n demands (scripts without capitals).
// A story is whatever is linked by such pairs, one by one. Of the articles that share one phrase, each is compared with
// its kNeighbours next in time (then by id), so that phrases everybody uses cost no more than others. All this depends on
// the visible articles alone, not on segments, their order, or merges.
//
// The thresholds were set on the rewritten copies of corpus/ (all found) and on 11,000 Reuters stories of 1987, where
// templates (dividends, money market reports) are what they keep apart.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"

namespace dateline {

inline constexpr std::size_t kLeastPhrases = 8;
inline constexpr Day kDaysApart = 3;
inline constexpr std::size_t kNeighbours = 8;

// Immutable; thread-safe.
class Stories {
 public:
  using Number = std::uint32_t;
  static constexpr Number kAlone = std::numeric_limits<Number>::max();

  // Throws archive::Damaged. `snapshot` must outlive it.
  static std::shared_ptr<const Stories> find(const archive::Snapshot& snapshot, std::int64_t now);

  Number of(std::size_t segment, archive::Row row) const {
    return by_row_[segment].empty() ? kAlone : by_row_[segment][row];
  }
  // The story's name: the id of its first article (the earliest, then the least id).
  std::string_view name(Number story) const { return names_[story]; }
  std::size_t size() const { return names_.size(); }  // stories of two articles and more
  // Visible articles whose fingerprint is not known: they were indexed before fingerprints were.
  std::uint64_t unknown() const { return unknown_; }

 private:
  std::vector<std::vector<Number>> by_row_;  // of each segment; empty: all alone
  std::vector<std::string_view> names_;
  std::uint64_t unknown_ = 0;
};

// True where two fingerprints are of one story, days aside.
bool same_story(const archive::Fingerprint& a, const archive::Fingerprint& b);

}  // namespace dateline
