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

// Rebuilding takes this for the batches under way, and 0.4 bytes for each byte of records in the new segment (measured on
// generated articles: 238 MiB with 32 MB of records, 275 MiB with 104 MB, with two threads or four).
constexpr std::uint64_t kRebuildBase = 224ULL << 20;
constexpr std::uint64_t kRecordsForAByte = 2;
constexpr std::uint64_t kLeastRebuildBytes = 32ULL << 20;

// Records that one rebuilt segment may have.
std::uint64_t rebuild_bytes(std::uint64_t memory) {
  if (memory == 0) return 0;
  return std::max(kLeastRebuildBytes, (memory - std::min(memory, kRebuildBase)) * kRecordsForAByte);
}

Result<> replace(ArchiveWriter& writer, Stretch stretch, const std::function<void(Article&)>* refresh, unsigned jobs,
                 std::uint64_t most_bytes) {
  std::vector<MergeInput> inputs;
  std::vector<std::uint32_t> numbers;
  bool rebuild = refresh != nullptr;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    const Committed& committed = writer.segments()[i];
    inputs.push_back(input_of(committed));
    numbers.push_back(committed.entry.number);
    rebuild = rebuild || has_many_dead(committed);
  }
  if (!rebuild) {
    auto merged = merge_segments(writer.path(), writer.new_segment_number(), inputs);
    if (!merged) return tl::unexpected(merged.error());
    return writer.replace_segments(numbers, {std::move(*merged)});
  }
  auto rebuilt = rebuild_segments(writer.path(), [&] { return writer.new_segment_number(); }, inputs, writer.names(),
                                  {refresh != nullptr ? *refresh : std::function<void(Article&)>(), jobs, most_bytes});
  if (!rebuilt) return tl::unexpected(rebuilt.error());
  return writer.replace_segments(numbers, std::move(*rebuilt));
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

Result<> rebuild_segment(ArchiveWriter& writer, std::size_t index, unsigned jobs, std::uint64_t most_bytes) {
  const std::function<void(Article&)> as_it_is;
  return replace(writer, {index, index + 1}, &as_it_is, jobs, most_bytes);
}

Result<> merge_small_segments(ArchiveWriter& writer, unsigned jobs, std::uint64_t memory_bytes) {
  if (auto done = scrub(writer, jobs); !done) return done;
  for (std::size_t i = 0; i < writer.segments().size(); ++i) {
    if (!has_many_dead(writer.segments()[i])) continue;
    if (auto done = replace(writer, {i, i + 1}, nullptr, jobs, rebuild_bytes(memory_bytes)); !done) return done;
  }
  const unsigned highest = tier(kMostRows);
  for (unsigned most = 0; most <= highest;) {
    const auto stretch = find_stretch(writer.segments(), most, memory_bytes);
    if (!stretch) {
      ++most;
      continue;
    }
    if (auto done = replace(writer, *stretch, nullptr, jobs, rebuild_bytes(memory_bytes)); !done) return done;
  }
  return {};
}

Result<> compact(ArchiveWriter& writer, unsigned jobs, std::uint64_t memory_bytes) {
  if (auto done = scrub(writer, jobs); !done) return done;
  const std::function<void(Article&)> as_it_is;
  for (std::size_t begin = 0; begin < writer.segments().size();) {
    std::size_t end = begin;
    std::uint64_t live = 0;
    std::uint64_t bytes = kProcessBytes;
    bool dead = false;
    while (end < writer.segments().size() && live + writer.segments()[end].entry.live <= kMostRows) {
      const archive::SegmentEntry& entry = writer.segments()[end].entry;
      if (end > begin && memory_bytes > 0 && bytes + merge_bytes(entry) > memory_bytes) break;
      bytes += merge_bytes(entry);
      live += entry.live;
      dead = dead || entry.live < entry.articles;
      ++end;
    }
    end = std::max(end, begin + 1);
    if (end - begin < 2 && !dead) {
      ++begin;
      continue;
    }
    const std::size_t others = writer.segments().size() - (end - begin);
    if (auto done = replace(writer, {begin, end}, dead ? &as_it_is : nullptr, jobs, rebuild_bytes(memory_bytes)); !done) return done;
    begin += writer.segments().size() - others;  // they become one, or several, or none
  }
  return {};
}

Result<> rederive(ArchiveWriter& writer, const std::function<void(Article&)>& refresh, unsigned jobs,
                  std::uint64_t memory_bytes) {
  if (auto done = scrub(writer, jobs); !done) return done;
  for (std::size_t i = 0; i < writer.segments().size();) {
    const std::size_t others = writer.segments().size() - 1;
    if (auto done = replace(writer, {i, i + 1}, &refresh, jobs, rebuild_bytes(memory_bytes)); !done) return done;
    i += writer.segments().size() - others;  // one becomes several, or none
  }
  return {};
}

}  // namespace dateline::store
