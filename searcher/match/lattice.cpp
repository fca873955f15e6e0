#include "searcher/match/lattice.h"

#include <algorithm>

#include "common/text/fold.h"
#include "common/text/tokenizer.h"

namespace dateline {
namespace {

void extend(const Lattice& lattice, std::uint32_t at, std::size_t most, std::vector<std::size_t>& path,
            std::vector<std::vector<std::size_t>>& out) {
  if (out.size() >= most) return;
  if (at == lattice.length) {
    out.push_back(path);
    return;
  }
  for (std::size_t i = 0; i < lattice.edges.size(); ++i) {
    if (lattice.edges[i].from != at) continue;
    path.push_back(i);
    extend(lattice, lattice.edges[i].to, most, path, out);
    path.pop_back();
  }
}

Lattice lattice_of(std::string_view raw, bool exact) {
  const std::string text = text::nfc(raw);
  std::vector<text::Token> tokens;
  text::tokenize(text, tokens);
  Lattice out;
  for (const text::Token& token : tokens) {
    const bool joined = token.kind == text::TokenKind::joined;
    if (!joined && token.kind != text::TokenKind::word) continue;
    if (!joined) ++out.length;
    LatticeEdge edge;
    edge.from = out.length - token.span;
    edge.to = out.length;
    const std::string whole = text::surface(text, token);
    edge.surface = text::capped(whole);
    edge.folded = text::capped(text::fold(whole));
    edge.spelling = text::capped(text::spelling(text, token));
    if (joined && (exact || token.span == 1)) {  // C++ over the position of C: whoever writes the marks means them
      std::erase_if(out.edges, [&](const LatticeEdge& e) { return e.from >= edge.from && e.to <= edge.to; });
    }
    out.edges.push_back(std::move(edge));
  }
  std::stable_sort(out.edges.begin(), out.edges.end(), [](const LatticeEdge& a, const LatticeEdge& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  return out;
}

}  // namespace

Lattice make_lattice(std::string_view text) { return lattice_of(text, false); }

Lattice make_exact_lattice(std::string_view text) { return lattice_of(text, true); }

std::vector<Lattice> lattice_stretches(const Lattice& lattice) {
  std::vector<Lattice> out;
  std::uint32_t begin = 0;
  for (std::uint32_t end = 1; end <= lattice.length; ++end) {
    const bool crossed = std::any_of(lattice.edges.begin(), lattice.edges.end(),
                                     [&](const LatticeEdge& edge) { return edge.from < end && edge.to > end; });
    if (crossed) continue;
    Lattice& stretch = out.emplace_back();
    stretch.length = end - begin;
    for (LatticeEdge edge : lattice.edges) {
      if (edge.from < begin || edge.to > end) continue;
      edge.from -= begin;
      edge.to -= begin;
      stretch.edges.push_back(std::move(edge));
    }
    begin = end;
  }
  return out;
}

std::vector<std::vector<std::size_t>> lattice_paths(const Lattice& lattice, std::size_t most) {
  std::vector<std::vector<std::size_t>> out;
  std::vector<std::size_t> path;
  if (lattice.length > 0) extend(lattice, 0, most, path, out);
  return out;
}

}  // namespace dateline
