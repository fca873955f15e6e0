#include "indexer/store/names_writer.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/archive/sections.h"

namespace dateline::store {

Result<NamesWriter> NamesWriter::open(const std::string& directory, const archive::NamesExtent& extent) {
  auto names = archive::Names::open(directory, extent);
  if (!names) return tl::unexpected(names.error());
  NamesWriter writer;
  writer.directory_ = directory;
  writer.extent_ = extent;
  try {
    names->visit([&](archive::Ordinal ordinal, Facet facet, std::string_view value) {
      if (static_cast<std::size_t>(facet) >= kFacetCount) return;
      writer.maps_[static_cast<std::size_t>(facet)].emplace(std::string(value), ordinal);
      writer.footprint_ += value.size() + 72;
    });
  } catch (const archive::Damaged& damage) {
    return tl::unexpected(archive::damaged_error(damage));
  }
  writer.next_ = extent.count;
  return writer;
}

archive::Ordinal NamesWriter::ordinal(Facet facet, std::string_view value) {
  Map& map = maps_[static_cast<std::size_t>(facet)];
  const auto found = map.find(value);
  if (found != map.end()) return found->second;
  pending_offsets_.push_back(extent_.bytes + pending_bytes_.size());
  archive::append_name(pending_bytes_, facet, value);
  map.emplace(std::string(value), next_);
  footprint_ += value.size() + 72;
  return next_++;
}

Result<std::uint64_t> names_checksum(const std::string& directory, const archive::NamesExtent& extent) {
  if (extent.count == 0) return 0;  // as a new archive's manifest says
  auto bytes = archive::MappedFile::open(directory + "/" + extent.file);
  if (!bytes) return tl::unexpected(bytes.error());
  auto offsets = archive::MappedFile::open(directory + "/" + extent.file + ".offsets");
  if (!offsets) return tl::unexpected(offsets.error());
  const XXH64_hash_t sums[2] = {
      archive::checksum(bytes->bytes().substr(0, extent.bytes)),
      archive::checksum(offsets->bytes().substr(0, extent.count * sizeof(std::uint64_t)))};
  return XXH3_64bits(sums, sizeof sums);
}

namespace {

// "names-7" comes after "names-6".
std::string next_file(const std::string& file) {
  const std::size_t digits = file.rfind('-') + 1;
  return file.substr(0, digits) + std::to_string(std::strtoull(file.c_str() + digits, nullptr, 10) + 1);
}

}  // namespace

Result<std::optional<NamesWriter::Written>> NamesWriter::blank_unused(const archive::RowBits& used) {
  const auto names = archive::Names::open(directory_, extent_);
  if (!names) return tl::unexpected(names.error());
  std::string bytes;
  std::vector<std::uint64_t> offsets;
  std::vector<std::pair<Facet, std::string>> blanked;
  try {
    for (archive::Ordinal ordinal = 0; ordinal < extent_.count; ++ordinal) {
      const Facet facet = names->facet(ordinal);
      std::string_view value = names->value(ordinal);
      if (!value.empty() && !used.test(ordinal)) {
        blanked.emplace_back(facet, value);
        value = {};
      }
      offsets.push_back(bytes.size());
      archive::append_name(bytes, facet, value);
    }
  } catch (const archive::Damaged& damage) {
    return tl::unexpected(archive::damaged_error(damage));
  }
  if (blanked.empty()) return std::nullopt;
  archive::NamesExtent extent{next_file(extent_.file), bytes.size(), extent_.count};
  const std::string_view offset_bytes(reinterpret_cast<const char*>(offsets.data()), offsets.size() * sizeof offsets[0]);
  for (const auto& [suffix, content] : {std::pair("", std::string_view(bytes)), std::pair(".offsets", offset_bytes)}) {
    auto file = archive::FileWriter::create(directory_ + "/" + extent.file + suffix);
    if (!file) return tl::unexpected(file.error());
    if (auto done = file->write(content); !done) return tl::unexpected(done.error());
    if (auto done = file->close(); !done) return tl::unexpected(done.error());
  }
  extent_ = std::move(extent);
  for (const auto& [facet, value] : blanked) maps_[static_cast<std::size_t>(facet)].erase(value);
  auto sum = names_checksum(directory_, extent_);
  if (!sum) return tl::unexpected(sum.error());
  return Written{extent_, *sum};
}

Result<NamesWriter::Written> NamesWriter::write() {
  if (!pending_offsets_.empty()) {
    const std::string path = directory_ + "/" + extent_.file;
    auto bytes = archive::FileWriter::append(path, extent_.bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    auto offsets = archive::FileWriter::append(path + ".offsets", extent_.count * sizeof(std::uint64_t));
    if (!offsets) return tl::unexpected(offsets.error());
    const std::string_view offset_bytes(reinterpret_cast<const char*>(pending_offsets_.data()),
                                        pending_offsets_.size() * sizeof(std::uint64_t));
    if (auto done = bytes->write(pending_bytes_); !done) return tl::unexpected(done.error());
    if (auto done = bytes->close(); !done) return tl::unexpected(done.error());
    if (auto done = offsets->write(offset_bytes); !done) return tl::unexpected(done.error());
    if (auto done = offsets->close(); !done) return tl::unexpected(done.error());
    extent_.bytes += pending_bytes_.size();
    extent_.count += static_cast<std::uint32_t>(pending_offsets_.size());
    pending_bytes_.clear();
    pending_offsets_.clear();
  }
  auto sum = names_checksum(directory_, extent_);
  if (!sum) return tl::unexpected(sum.error());
  return Written{extent_, *sum};
}

}  // namespace dateline::store
