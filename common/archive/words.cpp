#include "common/archive/words.h"

#include <algorithm>

#include "common/archive/dense_code.h"
#include "common/text/fold.h"

namespace dateline::archive {
namespace {

enum class SurfaceForm : char { folded = 0, capitalised = 1, upper = 2, spelled = 3 };

char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

std::string capitalised(std::string_view folded) {
  std::string out(folded);
  if (!out.empty()) out[0] = ascii_upper(out[0]);
  return out;
}

std::string upper(std::string_view folded) {
  std::string out(folded);
  std::transform(out.begin(), out.end(), out.begin(), ascii_upper);
  return out;
}

}  // namespace

Words::Words(const SectionFile& file)
    : file_(file),
      blocks_(file.array<std::uint32_t>("blocks")),
      by_id_(file.array<std::uint32_t>("by_id")),
      entries_(file.unverified("entries")),
      stem_blocks_(file.array<std::uint32_t>("stem_blocks")),
      stems_(file.unverified("stems")) {
  if (blocks_.size() != (by_id_.size() + kWordBlock - 1) / kWordBlock) throw Damaged{file.path(), "blocks are missing"};
}

const char* Words::block_start(std::uint32_t block) const {
  const std::size_t begin = blocks_[block];
  const std::size_t end = block + 1 < blocks_.size() ? blocks_[block + 1] : entries_.size();
  if (begin > end || end > entries_.size()) throw Damaged{file_.path(), "a block lies outside"};
  file_.touch(entries_.substr(begin, end - begin));
  return entries_.data() + begin;
}

void Words::read(const char*& at, WordEntry& entry, bool with_surfaces) const {
  const char* end = entries_.data() + entries_.size();
  const auto bounded = [&](std::uint64_t length) {
    if (length > static_cast<std::uint64_t>(end - at)) throw Damaged{file_.path(), "a word lies outside"};
    return static_cast<std::size_t>(length);
  };
  const std::uint64_t shared = read_varint(at, end);
  if (shared > entry.folded.size()) throw Damaged{file_.path(), "a word shares more than there is"};
  entry.folded.resize(shared);
  const std::size_t rest = bounded(read_varint(at, end));
  entry.folded.append(at, rest);
  at += rest;
  entry.id = static_cast<std::uint32_t>(read_varint(at, end));
  const std::uint64_t occurrences = read_varint(at, end);
  entry.occurrences = occurrences / 2;
  entry.joined = occurrences % 2 != 0;
  const std::uint64_t surfaces = read_varint(at, end);
  entry.surfaces.clear();
  entry.respelled = false;
  for (std::uint64_t i = 0; i < surfaces; ++i) {
    bounded(1);
    const auto form = static_cast<SurfaceForm>(*at++);
    std::size_t length = 0;
    if (form == SurfaceForm::spelled) {
      length = bounded(read_varint(at, end));
      entry.respelled = true;
    }
    if (with_surfaces) {
      switch (form) {
        case SurfaceForm::folded: entry.surfaces.push_back(entry.folded); break;
        case SurfaceForm::capitalised: entry.surfaces.push_back(capitalised(entry.folded)); break;
        case SurfaceForm::upper: entry.surfaces.push_back(upper(entry.folded)); break;
        default: entry.surfaces.emplace_back(at, length); break;
      }
    }
    at += length;
  }
}

std::uint32_t Words::lower_bound(std::string_view folded) const {
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(blocks_.size());
  WordEntry entry;
  while (low < high) {  // the last block whose first word is not greater
    const std::uint32_t middle = low + (high - low) / 2;
    const char* at = block_start(middle);
    entry.folded.clear();
    read(at, entry, false);
    if (entry.folded <= folded) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == 0) return 0;
  std::uint32_t rank = (low - 1) * kWordBlock;
  const std::uint32_t stop = std::min(size(), low * kWordBlock);
  const char* at = block_start(low - 1);
  entry.folded.clear();
  for (; rank < stop; ++rank) {
    read(at, entry, false);
    if (entry.folded >= folded) return rank;
  }
  return rank;
}

WordEntry Words::at_rank(std::uint32_t rank) const {
  WordEntry entry;
  if (rank >= size()) throw Damaged{file_.path(), "a word's rank lies outside"};
  const char* at = block_start(rank / kWordBlock);
  for (std::uint32_t i = 0; i <= rank % kWordBlock; ++i) read(at, entry, i == rank % kWordBlock);
  return entry;
}

WordEntry Words::by_id(std::uint32_t id) const {
  if (id >= by_id_.size()) throw Damaged{file_.path(), "a word's id lies outside"};
  return at_rank(by_id_[id]);
}

std::optional<WordEntry> Words::find(std::string_view folded) const {
  const std::uint32_t rank = lower_bound(folded);
  if (rank >= size()) return std::nullopt;
  WordEntry entry = at_rank(rank);
  if (entry.folded != folded) return std::nullopt;
  return entry;
}

std::vector<std::uint32_t> Words::most_frequent(std::uint32_t from, std::uint32_t to, std::size_t most) const {
  std::vector<std::uint32_t> out;
  for (std::size_t id = 0; id < by_id_.size() && out.size() < most; ++id)  // ids go by falling frequency
    if (by_id_[id] >= from && by_id_[id] < to) out.push_back(by_id_[id]);
  return out;
}

void Words::visit(std::uint32_t from_rank, bool with_surfaces,
                  const std::function<bool(const WordEntry&)>& visitor) const {
  WordEntry entry;
  const char* at = nullptr;
  for (std::uint32_t rank = from_rank - from_rank % kWordBlock; rank < size(); ++rank) {
    if (rank % kWordBlock == 0) {
      at = block_start(rank / kWordBlock);
      entry.folded.clear();
    }
    read(at, entry, with_surfaces);
    if (rank >= from_rank && !visitor(entry)) return;
  }
}

const char* Words::stem_block(std::uint32_t block) const {
  const std::size_t begin = stem_blocks_[block];
  const std::size_t end = block + 1 < stem_blocks_.size() ? stem_blocks_[block + 1] : stems_.size();
  if (begin > end || end > stems_.size()) throw Damaged{file_.path(), "a block of stems lies outside"};
  file_.touch(stems_.substr(begin, end - begin));
  return stems_.data() + begin;
}

void Words::read_stem(const char*& at, std::string& term) const {
  const char* end = stems_.data() + stems_.size();
  const std::uint64_t shared = read_varint(at, end);
  const std::uint64_t rest = read_varint(at, end);
  if (shared > term.size() || rest > static_cast<std::uint64_t>(end - at)) {
    throw Damaged{file_.path(), "a stem lies outside"};
  }
  term.resize(shared);
  term.append(at, rest);
  at += rest;
}

std::vector<std::uint32_t> Words::words_of_stem(std::string_view wanted) const {
  std::vector<std::uint32_t> ids;
  std::string term;
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(stem_blocks_.size());
  while (low < high) {  // the last block whose first term is not greater
    const std::uint32_t middle = low + (high - low) / 2;
    const char* at = stem_block(middle);
    term.clear();
    read_stem(at, term);
    if (term <= wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == 0) return ids;
  const char* at = stem_block(low - 1);
  const char* end = low < stem_blocks_.size() ? stems_.data() + stem_blocks_[low] : stems_.data() + stems_.size();
  term.clear();
  while (at < end) {
    read_stem(at, term);
    const bool found = term == wanted;
    std::uint32_t id = 0;
    for (std::uint64_t n = read_varint(at, end); n > 0 && at < end; --n) {
      id += static_cast<std::uint32_t>(read_varint(at, end));
      if (found) ids.push_back(id);
    }
    if (found || term > wanted) break;
  }
  return ids;
}

void Words::visit_stems(
    const std::function<void(std::string_view term, const std::vector<std::uint32_t>& ids)>& visitor) const {
  std::string term;
  std::vector<std::uint32_t> ids;
  for (std::uint32_t block = 0; block < stem_blocks_.size(); ++block) {
    const char* at = stem_block(block);
    const char* end =
        block + 1 < stem_blocks_.size() ? stems_.data() + stem_blocks_[block + 1] : stems_.data() + stems_.size();
    term.clear();
    while (at < end) {
      read_stem(at, term);
      ids.clear();
      std::uint32_t id = 0;
      for (std::uint64_t n = read_varint(at, end); n > 0 && at < end; --n) {
        id += static_cast<std::uint32_t>(read_varint(at, end));
        ids.push_back(id);
      }
      visitor(term, ids);
    }
  }
}

void StemsEncoder::add(std::string_view term, const std::vector<std::uint32_t>& ids) {
  if (count_ % kWordBlock == 0) {
    blocks_.push_back(static_cast<std::uint32_t>(entries_.size()));
    last_.clear();
  }
  ++count_;
  std::size_t shared = 0;
  while (shared < last_.size() && shared < term.size() && last_[shared] == term[shared]) ++shared;
  append_varint(entries_, shared);
  append_varint(entries_, term.size() - shared);
  entries_.append(term.substr(shared));
  append_varint(entries_, ids.size());
  std::uint32_t before = 0;
  for (const std::uint32_t id : ids) {
    append_varint(entries_, id - before);
    before = id;
  }
  last_ = term;
}

void WordsEncoder::add(const WordEntry& entry) {
  if (count_ % kWordBlock == 0) {
    blocks_.push_back(static_cast<std::uint32_t>(entries_.size()));
    last_.clear();
  }
  ++count_;
  std::size_t shared = 0;
  while (shared < last_.size() && shared < entry.folded.size() && last_[shared] == entry.folded[shared]) ++shared;
  append_varint(entries_, shared);
  append_varint(entries_, entry.folded.size() - shared);
  entries_.append(entry.folded, shared);
  append_varint(entries_, entry.id);
  append_varint(entries_, entry.occurrences * 2 + (entry.joined ? 1 : 0));
  append_varint(entries_, entry.surfaces.size());
  const bool ascii = text::is_ascii(entry.folded);
  for (const std::string& surface : entry.surfaces) {
    if (surface == entry.folded) {
      entries_ += static_cast<char>(SurfaceForm::folded);
    } else if (ascii && surface == capitalised(entry.folded)) {
      entries_ += static_cast<char>(SurfaceForm::capitalised);
    } else if (ascii && surface == upper(entry.folded)) {
      entries_ += static_cast<char>(SurfaceForm::upper);
    } else {
      entries_ += static_cast<char>(SurfaceForm::spelled);
      append_varint(entries_, surface.size());
      entries_ += surface;
    }
  }
  last_ = entry.folded;
}

}  // namespace dateline::archive
