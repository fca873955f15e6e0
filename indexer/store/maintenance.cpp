#include "indexer/store/maintenance.h"

#include <algorithm>
#include <optional>

#include "indexer/store/merge.h"
#include "indexer/store/rebuild.h"
#include "indexer/store/scrub.h"

namespace dateline::store {
namespace {

using Committed = ArchiveWriter::Committed;

constexpr std::size_t kFewest = 4;      // neighbours of one tier that are worth a merge
constexpr std::uint32_t kTierFactor = 4;
constexpr std::uint32_t kSmallest = 1000;  // articles; all smaller segments are one tier

// Merging holds the words of all inputs in maps, about eight times their bytes on disk (measured: 200,000 articles in 13
// segments with 52 MB of words took 410 MB), beside what the process has anyway.
constexpr std::uint64_t kMergeFactor = 8;
constexpr std::uint64_t kProcessBytes = 48ULL << 20;

std::uint64_t merge_bytes(const archive::SegmentEntry& entry) {
  const archive::FileEntry* words = entry.file("words");
  return words == nullptr ? 0 : words->size * kMergeFactor;
}

struct Stretch {
  std::size_t begin;
  std::size_t end;
};

unsigned tier(std::uint32_t articles) {
  unsigned out = 0;
  for (std::uint64_t bound = kSmallest; articles > bound; bound *= kTierFactor) ++out;
  return out;
}

bool has_many_dead(const Committed& committed) {
  return (committed.entry.articles - committed.entry.live) * 10 > committed.entry.articles;
}

MergeInput input_of(const Committed& committed) {
  return {committed.segment, committed.live ? &*committed.live : nullptr};
}

Result<> replace(ArchiveWriter& writer, Stretch stretch, const std::function<void(Article&)>* refresh, unsigned jobs) {
  std::vector<MergeInput> inputs;
  std::vector<std::uint32_t> numbers;
  bool rebuild = refresh != nullptr;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    const Committed& committed = writer.segments()[i];
    inputs.push_back(input_of(committed));
    numbers.push_back(committed.entry.number);
    rebuild = rebuild || has_many_dead(committed);
  }
  const std::uint32_t number = writer.new_segment_number();
  auto merged = rebuild ? rebuild_segments(writer.path(), number, inputs, writer.names(),
                                           refresh != nullptr ? *refresh : std::function<void(Article&)>(), jobs)
                        : merge_segments(writer.path(), number, inputs);
  if (!merged) return tl::unexpected(merged.error());
  return writer.replace_segments(numbers, std::move(*merged));
}

// The longest stretch of neighbours, none above the tier, that may become one segment.
std::optional<Stretch> find_stretch(const std::vector<Committed>& segments, unsigned most_tier, std::uint64_t memory) {
  for (std::size_t begin = 0; begin < segments.size(); ++begin) {
    std::size_t end = begin;
    std::uint64_t articles = 0;
    std::uint64_t bytes = kProcessBytes;
    while (end < segments.size() && tier(segments[end].entry.articles) <= most_tier &&
           articles + segments[end].entry.articles <= kMostRows &&
           (memory == 0 || bytes + merge_bytes(segments[end].entry) <= memory)) {
      bytes += merge_bytes(segments[end].entry);
      articles += segments[end++].entry.articles;
    }
    if (end - begin >= kFewest) return Stretch{begin, end};
  }
  return std::nullopt;
}

}  // namespace

Result<> rebuild_segment(ArchiveWriter& writer, std::size_t index, unsigned jobs) {
  const std::function<void(Article&)> as_it_is;
  return replace(writer, {index, index + 1}, &as_it_is, jobs);
}

Result<> merge_small_segments(ArchiveWriter& writer, unsigned jobs, std::uint64_t memory_bytes) {
  if (auto done = scrub(writer, jobs); !done) return done;
  for (std::size_t i = 0; i < writer.segments().size(); ++i) {
    if (!has_many_dead(writer.segments()[i])) continue;
    if (auto done = replace(writer, {i, i + 1}, nullptr, jobs); !done) return done;
  }
  const unsigned highest = tier(kMostRows);
  for (unsigned most = 0; most <= highest;) {
    const auto stretch = find_stretch(writer.segments(), most, memory_bytes);
    if (!stretch) {
      ++most;
      continue;
    }
    if (auto done = replace(writer, *stretch, nullptr, jobs); !done) return done;
  }
  return {};
}

Result<> compact(ArchiveWriter& writer, unsigned jobs) {
  if (auto done = scrub(writer, jobs); !done) return done;
  const std::function<void(Article&)> as_it_is;
  for (std::size_t begin = 0; begin < writer.segments().size(); ++begin) {
    std::size_t end = begin;
    std::uint64_t live = 0;
    bool dead = false;
    while (end < writer.segments().size() && live + writer.segments()[end].entry.live <= kMostRows) {
      const archive::SegmentEntry& entry = writer.segments()[end++].entry;
      live += entry.live;
      dead = dead || entry.live < entry.articles;
    }
    if (end - begin < 2 && !dead) continue;
    const Stretch stretch{begin, std::max(end, begin + 1)};
    if (auto done = replace(writer, stretch, dead ? &as_it_is : nullptr, jobs); !done) return done;
  }
  return {};
}

Result<> rederive(ArchiveWriter& writer, const std::function<void(Article&)>& refresh, unsigned jobs) {
  if (auto done = scrub(writer, jobs); !done) return done;
  for (std::size_t i = 0; i < writer.segments().size(); ++i) {
    if (auto done = replace(writer, {i, i + 1}, &refresh, jobs); !done) return done;
  }
  return {};
}

}  // namespace dateline::store
