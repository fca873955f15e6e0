#include "indexer/store/tombstones.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "common/archive/file.h"
#include "common/archive/sections.h"

namespace dateline::store {

Result<Tombstones> Tombstones::open(const std::string& archive, const archive::Extent& extent) {
  Tombstones out;
  out.path_ = archive + "/tombstones";
  out.extent_ = extent;
  auto file = archive::read_tombstones(archive, extent);
  if (!file) return tl::unexpected(file.error());
  out.by_id_ = std::move(file->by_id);
  out.committed_ = std::move(file->bytes);
  return out;
}

const Tombstone* Tombstones::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() || found->second.reason == "revived" ? nullptr : &found->second;
}

std::vector<Tombstone> Tombstones::all() const {
  std::vector<Tombstone> out;
  for (const auto& [id, tombstone] : by_id_)
    if (tombstone.reason != "revived") out.push_back(tombstone);
  std::sort(out.begin(), out.end(), [](const Tombstone& a, const Tombstone& b) { return a.id < b.id; });
  return out;
}

void Tombstones::add(Tombstone tombstone) {
  nlohmann::json json = {{"id", tombstone.id}, {"time", tombstone.time}, {"reason", tombstone.reason}};
  if (!tombstone.version.empty()) json["version"] = tombstone.version;
  if (tombstone.updated != Tombstone::archive_no_instant()) json["updated"] = tombstone.updated;
  pending_ += json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  by_id_[tombstone.id] = std::move(tombstone);
}

Result<archive::Extent> Tombstones::write(std::string_view lines) {
  if (lines.empty()) return extent_;
  auto file = archive::FileWriter::append(path_, extent_.bytes);
  if (!file) return tl::unexpected(file.error());
  if (auto done = file->write(lines); !done) return tl::unexpected(done.error());
  if (auto done = file->close(); !done) return tl::unexpected(done.error());
  committed_ += lines;
  extent_ = {committed_.size(), archive::checksum(committed_)};
  return extent_;
}

std::vector<std::string> Tombstones::buried_since(std::uint64_t offset) const {
  std::set<std::string> ids;
  std::string_view rest = std::string_view(committed_).substr(std::min<std::uint64_t>(offset, committed_.size()));
  while (!rest.empty()) {
    const std::size_t line = std::min(rest.find('\n'), rest.size() - 1);
    const auto json = nlohmann::json::parse(rest.substr(0, line), nullptr, false);
    if (json.is_object() && json.value("reason", "") != "revived") ids.insert(json.value("id", ""));
    rest.remove_prefix(line + 1);
  }
  return {ids.begin(), ids.end()};
}

std::size_t Tombstones::size() const {
  std::size_t sum = 0;
  for (const auto& [id, tombstone] : by_id_) sum += tombstone.reason != "revived";
  return sum;
}

}  // namespace dateline::store
