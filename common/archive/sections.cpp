#include "common/archive/sections.h"

#include <cstring>

namespace dateline::archive {
namespace {

constexpr std::string_view kMagic = "DLSECT01";
constexpr std::size_t kNameBytes = 16;
constexpr std::size_t kEntryBytes = kNameBytes + 16;
constexpr std::size_t kFooterBytes = 32;

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::string_view as_bytes(const std::uint64_t& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

}  // namespace

Error damaged_error(const Damaged& damage) {
  return Error{ErrorKind::damaged, "damaged-file", damage.path + " is damaged: " + damage.what,
               "run dateline-index check for the whole picture; restore the archive from a snapshot, or build it anew",
               std::nullopt};
}

Result<std::unique_ptr<SectionFile>> SectionFile::open(const std::string& path, std::uint64_t expected_size) {
  auto mapped = MappedFile::open(path);
  if (!mapped) return tl::unexpected(mapped.error());
  const auto damaged = [&](const char* what) { return tl::unexpected(damaged_error({path, what})); };
  const std::string_view bytes = mapped->bytes();
  if (bytes.size() != expected_size) return damaged("its size is not the manifest's");
  if (bytes.size() < kMagic.size() + kFooterBytes || !bytes.starts_with(kMagic) || !bytes.ends_with(kMagic)) {
    return damaged("no Dateline section file");
  }
  const std::size_t footer = bytes.size() - kFooterBytes;
  const std::uint64_t count = number_at(bytes, footer);
  const std::uint64_t data_end = number_at(bytes, footer + 8);
  if (count > 10'000 || data_end > footer || data_end % 8 != 0) return damaged("its footer makes no sense");
  const std::uint64_t blocks = (data_end + kBlockBytes - 1) / kBlockBytes;
  if (data_end + blocks * 8 + count * kEntryBytes != footer) return damaged("its footer makes no sense");
  if (checksum(bytes.substr(data_end, footer - data_end)) != number_at(bytes, footer + 16)) {
    return damaged("its directory fails the checksum");
  }
  auto file = std::make_unique<SectionFile>();
  file->path_ = path;
  file->sums_ = {reinterpret_cast<const std::uint64_t*>(bytes.data() + data_end), blocks};
  file->data_end_ = data_end;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::size_t at = data_end + blocks * 8 + i * kEntryBytes;
    std::string_view name = bytes.substr(at, kNameBytes);
    name = name.substr(0, std::min(name.find('\0'), kNameBytes));
    const Entry entry{name, number_at(bytes, at + kNameBytes), number_at(bytes, at + kNameBytes + 8)};
    if (entry.offset > data_end || entry.size > data_end - entry.offset) return damaged("a section lies outside");
    file->entries_.push_back(entry);
  }
  file->verified_ = std::vector<std::atomic<std::uint64_t>>(blocks / 64 + 1);
  file->file_ = std::move(*mapped);
  return file;
}

const SectionFile::Entry* SectionFile::find(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name) return &entry;
  return nullptr;
}

std::string_view SectionFile::unverified(std::string_view name) const {
  const Entry* entry = find(name);
  return entry ? file_.bytes().substr(entry->offset, entry->size) : std::string_view{};
}

std::string_view SectionFile::section(std::string_view name) const {
  const std::string_view bytes = unverified(name);
  touch(bytes);
  return bytes;
}

void SectionFile::touch(std::string_view bytes) const {
  if (bytes.empty()) return;
  const auto begin = static_cast<std::size_t>(bytes.data() - file_.bytes().data());
  const std::size_t last = (begin + bytes.size() - 1) / kBlockBytes;
  for (std::size_t block = begin / kBlockBytes; block <= last; ++block) {
    const std::uint64_t bit = 1ULL << (block % 64);
    if (verified_[block / 64].load(std::memory_order_relaxed) & bit) continue;
    const std::size_t start = block * kBlockBytes;
    const std::string_view content = file_.bytes().substr(start, std::min<std::size_t>(kBlockBytes, data_end_ - start));
    if (checksum(content) != sums_[block]) {
      throw Damaged{path_, "the block at byte " + std::to_string(start) + " fails its checksum"};
    }
    verified_[block / 64].fetch_or(bit, std::memory_order_relaxed);
  }
}

Result<SectionWriter> SectionWriter::create(const std::string& path) {
  auto file = FileWriter::create(path);
  if (!file) return tl::unexpected(file.error());
  SectionWriter writer(std::move(*file));
  if (auto done = writer.put(kMagic); !done) return tl::unexpected(done.error());
  return writer;
}

Result<> SectionWriter::put(std::string_view bytes) {
  if (auto done = file_.write(bytes); !done) return done;
  while (!bytes.empty()) {
    const std::size_t take = std::min(bytes.size(), kBlockBytes - block_.size());
    if (block_.empty() && take == kBlockBytes) {
      sums_.push_back(archive::checksum(bytes.substr(0, take)));
    } else {
      block_.append(bytes.substr(0, take));
      if (block_.size() == kBlockBytes) {
        sums_.push_back(archive::checksum(block_));
        block_.clear();
      }
    }
    bytes.remove_prefix(take);
  }
  return {};
}

void SectionWriter::finish_section() {
  if (!entries_.empty()) entries_.back().size = file_.size() - entries_.back().offset;
}

Result<> SectionWriter::begin(std::string_view name) {
  finish_section();
  const std::size_t padding = (64 - file_.size() % 64) % 64;
  if (auto done = put(std::string(padding, '\0')); !done) return done;
  entries_.push_back({std::string(name.substr(0, kNameBytes - 1)), file_.size(), 0});
  return {};
}

Result<> SectionWriter::write(std::string_view bytes) { return put(bytes); }

Result<> SectionWriter::close() {
  finish_section();
  const std::size_t padding = (8 - file_.size() % 8) % 8;
  if (auto done = put(std::string(padding, '\0')); !done) return done;
  const std::uint64_t data_end = file_.size();
  if (!block_.empty()) sums_.push_back(archive::checksum(block_));
  std::string tail(reinterpret_cast<const char*>(sums_.data()), sums_.size() * sizeof sums_[0]);
  for (const Entry& entry : entries_) {
    std::string name = entry.name;
    name.resize(kNameBytes, '\0');
    tail += name;
    tail += as_bytes(entry.offset);
    tail += as_bytes(entry.size);
  }
  const std::uint64_t sum = archive::checksum(tail);
  const std::uint64_t count = entries_.size();
  tail += as_bytes(count);
  tail += as_bytes(data_end);
  tail += as_bytes(sum);
  tail += kMagic;
  if (auto done = file_.write(tail); !done) return done;
  return file_.close();
}

}  // namespace dateline::archive
