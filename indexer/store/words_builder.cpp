#include "indexer/store/words_builder.h"

#include <algorithm>
#include <numeric>

namespace dateline::store {
namespace {
constexpr std::size_t kArenaBytes = 1 << 16;
}

std::string_view WordsBuilder::keep(std::string_view text) {
  if (arena_.empty() || arena_.back().size() + text.size() > arena_.back().capacity()) {
    arena_.emplace_back();
    arena_.back().reserve(std::max(kArenaBytes, text.size()));
    footprint_ += arena_.back().capacity();
  }
  std::string& block = arena_.back();
  const std::size_t begin = block.size();
  block.append(text);
  return std::string_view(block).substr(begin);
}

std::uint32_t WordsBuilder::intern(std::string_view surface, std::string_view folded) {
  const auto found = surface_index_.find(surface);
  if (found != surface_index_.end()) return found->second;
  std::uint32_t word;
  const auto known = folded_index_.find(folded);
  if (known != folded_index_.end()) {
    word = known->second;
  } else {
    word = static_cast<std::uint32_t>(folded_.size());
    folded_.push_back({keep(folded), 0, false, {}});
    folded_index_.emplace(folded_.back().text, word);
    footprint_ += sizeof(Folded) + 48;
  }
  const auto index = static_cast<std::uint32_t>(surfaces_.size());
  const std::string_view kept = surface == folded ? folded_[word].text : keep(surface);
  surfaces_.push_back({kept, word, static_cast<std::uint32_t>(folded_[word].surfaces.size()), 0, 0});
  folded_[word].surfaces.push_back(index);
  surface_index_.emplace(kept, index);
  footprint_ += sizeof(Surface) + 56;
  return index;
}

WordsBuilder::Provisional WordsBuilder::add(std::uint32_t interned, bool joined, std::uint64_t occurrences) {
  Surface& surface = surfaces_[interned];
  surface.count += occurrences;
  Folded& word = folded_[surface.word];
  word.count += occurrences;
  word.joined = word.joined || joined;
  return {surface.word, surface.number};
}

void WordsBuilder::note_stem(std::uint32_t interned, unsigned language, std::string_view term) {
  Surface& surface = surfaces_[interned];
  const std::uint32_t bit = 1U << (language % 32);
  if (surface.languages & bit) return;
  surface.languages |= bit;
  note_stem_of_word(surface.word, term);
  footprint_ += sizeof(stems_[0]) + (term.size() > 15 ? term.size() : 0);
}

void WordsBuilder::join_stems() {
  std::sort(stems_.begin(), stems_.end());
  stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
}

WordsBuilder::Ranking WordsBuilder::rank() const {
  std::vector<std::uint32_t> order(folded_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return folded_[a].count > folded_[b].count; });
  Ranking out;
  out.id.resize(folded_.size());
  out.surface.resize(folded_.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) out.id[order[rank]] = rank;
  std::vector<std::uint32_t> by_count;
  for (std::uint32_t word = 0; word < folded_.size(); ++word) {
    const auto& surfaces = folded_[word].surfaces;
    if (surfaces.size() < 2) continue;
    by_count.resize(surfaces.size());
    std::iota(by_count.begin(), by_count.end(), 0U);
    std::stable_sort(by_count.begin(), by_count.end(), [&](std::uint32_t a, std::uint32_t b) {
      return surfaces_[surfaces[a]].count > surfaces_[surfaces[b]].count;
    });
    if (std::is_sorted(by_count.begin(), by_count.end())) continue;
    out.surface[word].resize(surfaces.size());
    for (std::uint32_t rank = 0; rank < by_count.size(); ++rank) out.surface[word][by_count[rank]] = rank;
  }
  return out;
}

Result<> WordsBuilder::write_stems(archive::SectionWriter& file, const Ranking& ranking) const {
  for (auto& [term, word] : stems_) word = ranking.id[word];
  std::sort(stems_.begin(), stems_.end());
  stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
  archive::StemsEncoder encoder;
  std::vector<std::uint32_t> ids;
  for (std::size_t i = 0; i < stems_.size();) {
    ids.clear();
    const std::string& term = stems_[i].first;
    for (; i < stems_.size() && stems_[i].first == term; ++i) ids.push_back(stems_[i].second);
    encoder.add(term, ids);
  }
  Result<> done = file.write_array<std::uint32_t>("stem_blocks", encoder.blocks());
  if (done) done = file.begin("stems");
  if (done) done = file.write(encoder.entries());
  stems_.clear();
  stems_.shrink_to_fit();
  return done;
}

Result<WordsBuilder::Written> WordsBuilder::write(const std::string& path, const Ranking& ranking) const {
  std::vector<std::uint32_t> sorted(folded_.size());
  std::iota(sorted.begin(), sorted.end(), 0U);
  std::sort(sorted.begin(), sorted.end(),
            [&](std::uint32_t a, std::uint32_t b) { return folded_[a].text < folded_[b].text; });
  archive::WordsEncoder encoder;
  std::vector<std::uint32_t> by_id(folded_.size());
  archive::WordEntry entry;
  for (std::uint32_t rank = 0; rank < sorted.size(); ++rank) {
    const std::uint32_t word = sorted[rank];
    const Folded& folded = folded_[word];
    entry.folded = folded.text;
    entry.id = ranking.id[word];
    entry.occurrences = folded.count;
    entry.joined = folded.joined;
    entry.surfaces.resize(folded.surfaces.size());
    for (std::uint32_t i = 0; i < folded.surfaces.size(); ++i) {
      const std::uint32_t place = ranking.surface[word].empty() ? i : ranking.surface[word][i];
      entry.surfaces[place] = surfaces_[folded.surfaces[i]].text;
    }
    encoder.add(entry);
    by_id[entry.id] = rank;
  }
  auto file = archive::SectionWriter::create(path);
  if (!file) return tl::unexpected(file.error());
  Result<> done = file->write_array<std::uint32_t>("blocks", encoder.blocks());
  if (done) done = file->begin("entries");
  if (done) done = file->write(encoder.entries());
  if (done) done = file->write_array<std::uint32_t>("by_id", by_id);
  if (done) done = write_stems(*file, ranking);
  if (done) done = file->close();
  if (!done) return tl::unexpected(done.error());
  return Written{file->size(), file->checksum()};
}

}  // namespace dateline::store
