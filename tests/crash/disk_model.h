// What a disk holds after a power cut: a directory tree rebuilt from the record of a process's calls (faults.c), in
// which only what was synced is sure to be there.
//
//   DiskModel disk("/tmp/x");                      // the tree as it is, all of it synced
//   for (const Operation& operation : log) disk.apply(operation);
//   disk.materialize({Fate::lost, Fate::lost, false, 1}, "/tmp/y");  // nothing unsynced survived
//
// The rules are those of POSIX, with nothing that a certain file system adds: fsync of a file makes its bytes and size
// durable, not its name; fsync of a directory makes the names in it durable, not those in directories below. A rename
// is atomic: afterwards the name means the old file or the new one. What is not synced may be lost, may be kept, or
// kept in part: any 512-byte sectors of a write, any of the changes of names, in their order for each name.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/crash/faults_log.h"

namespace dateline::crash {

struct Operation {
  Record record;
  std::string path;
  std::string path2;
  std::string data;
};

// Throws std::runtime_error where the file is no such log.
std::vector<Operation> read_log(const std::string& file);
// "call 17: write a/MANIFEST.tmp", below `root`; for messages.
std::string to_text(const Operation& operation, const std::string& root);

enum class Fate : std::uint8_t { lost, kept, chance };

struct Survival {
  Fate data = Fate::lost;     // of unsynced bytes
  Fate names = Fate::lost;    // of unsynced changes to directories
  bool zero_filled = false;   // lost bytes at the end of a file are there as zeros: its size was kept
  std::uint64_t seed = 1;     // for Fate::chance
};

class DiskModel {
 public:
  explicit DiskModel(const std::string& root);
  void apply(const Operation& operation);
  // Writes the tree below `target`, which is replaced.
  void materialize(const Survival& survival, const std::string& target) const;

 private:
  using NodeId = std::size_t;
  static constexpr NodeId kNone = ~std::size_t{0};

  struct Change {  // unsynced, of a file's bytes
    bool truncation = false;
    std::uint64_t at = 0;  // offset, or the new size
    std::string bytes;
  };
  struct NameChange {
    std::string name;
    NodeId node;  // kNone: the name goes
  };
  struct Node {
    bool is_directory = false;
    std::string bytes;                    // as the process sees them
    std::string synced_bytes;
    std::vector<Change> changes;
    std::map<std::string, NodeId> names;  // as the process sees them
    std::map<std::string, NodeId> synced_names;
    std::vector<NameChange> name_changes;
  };

  NodeId load(const std::string& path);
  NodeId add_node(bool is_directory);
  NodeId find(const std::string& path) const;
  void set_name(const std::string& path, NodeId node);
  void change(NodeId file, Change change);
  static void carry_out(std::string& bytes, const Change& change);
  std::string bytes_after(const Node& node, const Survival& survival, std::mt19937_64& random) const;
  std::map<std::string, NodeId> names_after(const Node& node, const Survival& survival, std::mt19937_64& random) const;
  void write(NodeId node, const std::string& path, const Survival& survival) const;

  std::string root_;
  std::vector<Node> nodes_;
  std::unordered_map<std::uint64_t, NodeId> handles_;
};

}  // namespace dateline::crash
