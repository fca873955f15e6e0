#include "tests/crash/disk_model.h"

#include <fcntl.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace dateline::crash {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSector = 512;

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool coin(std::mt19937_64& random) { return (random() & 1) != 0; }

}  // namespace

std::vector<Operation> read_log(const std::string& file) {
  const std::string bytes = read_bytes(file);
  std::vector<Operation> out;
  for (std::size_t at = 0; at < bytes.size();) {
    Operation operation;
    const auto take = [&](void* to, std::size_t size) {
      if (bytes.size() - at < size) throw std::runtime_error("the record of calls ends within a call");
      std::copy_n(bytes.data() + at, size, static_cast<char*>(to));
      at += size;
    };
    take(&operation.record, sizeof operation.record);
    if (operation.record.magic != kRecordMagic) throw std::runtime_error("the record of calls is none");
    operation.path.resize(operation.record.path_size);
    take(operation.path.data(), operation.path.size());
    operation.path2.resize(operation.record.path2_size);
    take(operation.path2.data(), operation.path2.size());
    operation.data.resize(operation.record.data_size);
    take(operation.data.data(), operation.data.size());
    out.push_back(std::move(operation));
  }
  return out;
}

std::string to_text(const Operation& operation, const std::string& root) {
  static const char* const kNames[] = {"?",    "open",   "close", "write", "truncate", "sync",
                                       "rename", "link", "unlink", "rmdir", "mkdir",    "read"};
  const auto below = [&](const std::string& path) {
    return path.size() > root.size() ? path.substr(root.size() + 1) : ".";
  };
  std::string out = "call " + std::to_string(operation.record.number) + ": ";
  out += operation.record.operation < std::size(kNames) ? kNames[operation.record.operation] : "?";
  out += " " + below(operation.path);
  if (!operation.path2.empty()) out += " to " + below(operation.path2);
  return out;
}

DiskModel::DiskModel(const std::string& root) : root_(root) { load(root); }

DiskModel::NodeId DiskModel::add_node(bool is_directory) {
  nodes_.emplace_back().is_directory = is_directory;
  return nodes_.size() - 1;
}

DiskModel::NodeId DiskModel::load(const std::string& path) {
  const NodeId node = add_node(fs::is_directory(path));
  if (!nodes_[node].is_directory) {
    nodes_[node].bytes = nodes_[node].synced_bytes = read_bytes(path);
    return node;
  }
  for (const auto& entry : fs::directory_iterator(path)) {
    const NodeId child = load(entry.path().string());
    nodes_[node].names[entry.path().filename().string()] = child;
  }
  nodes_[node].synced_names = nodes_[node].names;
  return node;
}

DiskModel::NodeId DiskModel::find(const std::string& path) const {
  NodeId node = 0;
  const fs::path rest = fs::path(path).lexically_relative(root_);
  if (rest == ".") return node;
  for (const fs::path& part : rest) {
    const auto found = nodes_[node].names.find(part.string());
    if (found == nodes_[node].names.end()) return kNone;
    node = found->second;
  }
  return node;
}

void DiskModel::set_name(const std::string& path, NodeId node) {
  const fs::path whole(path);
  const NodeId directory = find(whole.parent_path().string());
  if (directory == kNone) throw std::runtime_error("no directory for " + path);
  const std::string name = whole.filename().string();
  if (node == kNone) nodes_[directory].names.erase(name);
  else nodes_[directory].names[name] = node;
  nodes_[directory].name_changes.push_back({name, node});
}

void DiskModel::carry_out(std::string& bytes, const Change& change) {
  if (change.truncation) {
    bytes.resize(change.at, '\0');
    return;
  }
  if (bytes.size() < change.at + change.bytes.size()) bytes.resize(change.at + change.bytes.size(), '\0');
  std::copy(change.bytes.begin(), change.bytes.end(), bytes.begin() + static_cast<std::ptrdiff_t>(change.at));
}

void DiskModel::change(NodeId file, Change change) {
  carry_out(nodes_[file].bytes, change);
  nodes_[file].changes.push_back(std::move(change));
}

void DiskModel::apply(const Operation& operation) {
  const Record& record = operation.record;
  if (record.result < 0) return;
  switch (record.operation) {
    case op_open: {
      NodeId node = find(operation.path);
      if (node == kNone) {
        node = add_node(false);
        set_name(operation.path, node);
      } else if ((record.flags & O_TRUNC) != 0) {
        change(node, {true, 0, {}});
      }
      handles_[record.handle] = node;
      return;
    }
    case op_write: return change(handles_.at(record.handle), {false, record.offset, operation.data});
    case op_truncate: {
      const NodeId node = record.handle == 0 ? find(operation.path) : handles_.at(record.handle);
      return change(node, {true, record.offset, {}});
    }
    case op_sync: {
      Node& node = nodes_[handles_.at(record.handle)];
      node.synced_bytes = node.bytes;
      node.changes.clear();
      node.synced_names = node.names;
      node.name_changes.clear();
      return;
    }
    case op_rename: {
      const NodeId node = find(operation.path);
      set_name(operation.path2, node);
      return set_name(operation.path, kNone);
    }
    case op_link: return set_name(operation.path2, find(operation.path));
    case op_unlink:
    case op_rmdir: return set_name(operation.path, kNone);
    case op_mkdir: return set_name(operation.path, add_node(true));
    default: return;
  }
}

std::string DiskModel::bytes_after(const Node& node, const Survival& survival, std::mt19937_64& random) const {
  if (survival.data == Fate::kept) return node.bytes;
  std::string bytes = node.synced_bytes;
  if (survival.data == Fate::chance) {
    for (const Change& change : node.changes) {
      if (change.truncation) {
        if (coin(random)) carry_out(bytes, change);
        continue;
      }
      for (std::size_t begin = 0; begin < change.bytes.size();) {
        const std::size_t end = std::min(change.bytes.size(), begin + kSector - (change.at + begin) % kSector);
        if (coin(random)) carry_out(bytes, {false, change.at + begin, change.bytes.substr(begin, end - begin)});
        begin = end;
      }
    }
  }
  if (survival.zero_filled && bytes.size() < node.bytes.size()) bytes.resize(node.bytes.size(), '\0');
  return bytes;
}

std::map<std::string, DiskModel::NodeId> DiskModel::names_after(const Node& node, const Survival& survival,
                                                                std::mt19937_64& random) const {
  if (survival.names == Fate::kept) return node.names;
  auto names = node.synced_names;
  if (survival.names == Fate::lost) return names;
  std::map<std::string, bool> ended;  // a name's later changes are lost with its first lost one
  for (const NameChange& change : node.name_changes) {
    bool& lost = ended[change.name];
    lost = lost || coin(random);
    if (lost) continue;
    if (change.node == kNone) names.erase(change.name);
    else names[change.name] = change.node;
  }
  return names;
}

void DiskModel::write(NodeId id, const std::string& path, const Survival& survival) const {
  const Node& node = nodes_[id];
  std::mt19937_64 random(survival.seed * 1'000'003 + id);  // a file with two names is the same under both
  if (!node.is_directory) {
    const std::string bytes = bytes_after(node, survival, random);
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) throw std::runtime_error("cannot write " + path);
    return;
  }
  fs::create_directory(path);
  for (const auto& [name, child] : names_after(node, survival, random)) {
    write(child, path + "/" + name, survival);
  }
}

void DiskModel::materialize(const Survival& survival, const std::string& target) const {
  fs::remove_all(target);
  write(0, target, survival);
}

}  // namespace dateline::crash
