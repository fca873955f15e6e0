// The words of a query leaf as the analyzer sees them. A compound has more than one way through: al-Assad is `al` then
// `Assad`, or `alAssad` over both; a text matches where any way does (CONTRACT: "their parts next to each other, or
// joined").
//
//   Lattice l = make_lattice("US-led coalition");
//   // length 3; edges us 0-1, led 1-2, usled 0-2, coalition 2-3
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct LatticeEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::string surface;  // as written, a compound without its marks
  std::string folded;
  std::string spelling;  // as written, with them
  bool operator==(const LatticeEdge&) const = default;
};

struct Lattice {
  std::uint32_t length = 0;        // words; 0: the text holds none
  std::vector<LatticeEdge> edges;  // by `from`, the shortest first
  bool is_one_word() const { return length == 1 && edges.size() == 1; }
  bool operator==(const Lattice&) const = default;
};

Lattice make_lattice(std::string_view text);

// The same for what must be spelled exactly so: of a compound only the whole remains, marks and all.
Lattice make_exact_lattice(std::string_view text);

// The same, cut at every place that no joined form runs across: a plain word, or a compound. The ways through a stretch are
// few; those through a phrase of many compounds double with each.
std::vector<Lattice> lattice_stretches(const Lattice& lattice);

// Every way from the beginning to the end, as indices of edges; at most `most` of them.
std::vector<std::vector<std::size_t>> lattice_paths(const Lattice& lattice, std::size_t most);

}  // namespace dateline
