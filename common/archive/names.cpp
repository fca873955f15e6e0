#include "common/archive/names.h"

#include <cstring>

#include "common/archive/dense_code.h"
#include "common/archive/sections.h"

namespace dateline::archive {

void append_name(std::string& out, Facet facet, std::string_view value) {
  std::string entry;
  entry += static_cast<char>(facet);
  append_varint(entry, value.size());
  entry += value;
  const auto check = static_cast<std::uint32_t>(checksum(entry));
  out.append(reinterpret_cast<const char*>(&check), sizeof check);
  out += entry;
}

Result<Names> Names::open(const std::string& directory, const NamesExtent& extent) {
  Names names;
  names.path_ = directory + "/" + extent.file;
  if (extent.count == 0) return names;
  auto bytes = MappedFile::open(names.path_);
  if (!bytes) return tl::unexpected(bytes.error());
  auto offsets = MappedFile::open(names.path_ + ".offsets");
  if (!offsets) return tl::unexpected(offsets.error());
  if (bytes->bytes().size() < extent.bytes || offsets->bytes().size() < extent.count * sizeof(std::uint64_t)) {
    return tl::unexpected(damaged_error({names.path_, "it is shorter than the manifest says"}));
  }
  names.bytes_ = std::move(*bytes);
  names.offset_bytes_ = std::move(*offsets);
  names.offsets_ = {reinterpret_cast<const std::uint64_t*>(names.offset_bytes_.bytes().data()), extent.count};
  names.committed_ = names.bytes_.bytes().substr(0, extent.bytes);
  return names;
}

std::string_view Names::entry(Ordinal ordinal, Facet& facet) const {
  const auto damaged = [&] { return Damaged{path_, "value " + std::to_string(ordinal) + " fails its checksum"}; };
  if (ordinal >= offsets_.size()) throw damaged();
  const std::uint64_t start = offsets_[ordinal];
  const std::uint64_t end = ordinal + 1 < offsets_.size() ? offsets_[ordinal + 1] : committed_.size();
  if (start + 6 > end || end > committed_.size()) throw damaged();
  std::uint32_t check;
  std::memcpy(&check, committed_.data() + start, sizeof check);
  const std::string_view content = committed_.substr(start + 4, end - start - 4);
  if (static_cast<std::uint32_t>(checksum(content)) != check) throw damaged();
  facet = static_cast<Facet>(content[0]);
  const char* at = content.data() + 1;
  const std::uint64_t length = read_varint(at, content.data() + content.size());
  const auto head = static_cast<std::size_t>(at - content.data());
  if (length != content.size() - head) throw damaged();
  return content.substr(head);
}

std::string_view Names::value(Ordinal ordinal) const {
  Facet facet;
  return entry(ordinal, facet);
}

Facet Names::facet(Ordinal ordinal) const {
  Facet facet;
  entry(ordinal, facet);
  return facet;
}

void Names::visit(const std::function<void(Ordinal, Facet, std::string_view)>& visitor) const {
  for (Ordinal ordinal = 0; ordinal < size(); ++ordinal) {
    Facet facet;
    const std::string_view value = entry(ordinal, facet);
    if (!value.empty()) visitor(ordinal, facet, value);
  }
}

}  // namespace dateline::archive
