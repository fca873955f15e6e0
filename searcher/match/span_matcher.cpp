#include "searcher/match/span_matcher.h"

#include <algorithm>
#include <optional>

#include "common/text/fold.h"
#include "searcher/match/article_tokens.h"
#include "searcher/match/phrase_scan.h"

namespace dateline {
namespace {

using archive::WordEntry;
using Kind = SpanExpr::Kind;

constexpr std::uint32_t kAnySurface = ~0U;
constexpr std::size_t kMostScans = 8;  // ways through a phrase that are searched for one by one

struct Edge {
  std::uint32_t from;
  std::uint32_t to;
  std::uint32_t word;
  std::uint32_t surface;  // kAnySurface, or the only one that counts
};

struct Compiled {
  Kind kind = Kind::lattice;
  std::uint32_t length = 0;
  std::vector<Edge> edges;
  std::vector<std::uint32_t> words;  // ascending
  std::vector<Compiled> children;
  std::uint32_t n = 0;
  PartMask parts = kDefaultParts;
  bool lead = false;
  bool impossible = false;
  std::vector<PhraseScan> scans;  // where not empty, they answer alone
};

struct Span {
  std::uint32_t start;
  std::uint32_t end;
  std::uint32_t first_sentence;
  std::uint32_t last_sentence;
  std::uint32_t first_paragraph;
  std::uint32_t last_paragraph;
  auto operator<=>(const Span&) const = default;
};
using Spans = std::vector<Span>;

Span span_of(const ArticleToken& first, const ArticleToken& last) {
  return {first.start, last.end, first.sentence, last.sentence, first.paragraph, last.paragraph};
}

Span joined(const Span& a, const Span& b) {
  return {std::min(a.start, b.start),
          std::max(a.end, b.end),
          std::min(a.first_sentence, b.first_sentence),
          std::max(a.last_sentence, b.last_sentence),
          std::min(a.first_paragraph, b.first_paragraph),
          std::max(a.last_paragraph, b.last_paragraph)};
}

void sort_unique(Spans& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

// ---- compiling for one segment

bool reaches_end(const Compiled& lattice, std::uint32_t at) {
  if (at == lattice.length) return true;
  return std::any_of(lattice.edges.begin(), lattice.edges.end(),
                     [&](const Edge& edge) { return edge.from == at && reaches_end(lattice, edge.to); });
}

void compile_scans(const archive::Segment& segment, Compiled& out) {
  if (out.parts != kDefaultParts || out.lead) return;
  Lattice shape;  // only for its paths
  shape.length = out.length;
  for (const Edge& edge : out.edges) shape.edges.push_back({edge.from, edge.to, {}, {}});
  const auto paths = lattice_paths(shape, kMostScans + 1);
  if (paths.size() > kMostScans) return;
  for (const auto& path : paths) {
    std::vector<std::uint32_t> words;
    for (std::size_t i = 0; i < path.size(); ++i) {
      const Edge& edge = out.edges[path[i]];
      if (edge.surface != kAnySurface) return out.scans.clear();
      if (i > 0 && segment.words().by_id(edge.word).joined) return out.scans.clear();
      words.push_back(edge.word);
    }
    out.scans.emplace_back(words);
  }
}

void compile_lattice(const archive::Segment& segment, const SpanExpr& expression, Compiled& out) {
  out.length = expression.lattice.length;
  for (const LatticeEdge& edge : expression.lattice.edges) {
    const auto entry = segment.words().find(edge.folded);
    if (!entry) continue;
    std::uint32_t surface = kAnySurface;
    if (expression.kind == Kind::exact) {
      const auto found = std::find(entry->surfaces.begin(), entry->surfaces.end(), edge.surface);
      if (found == entry->surfaces.end()) continue;
      surface = static_cast<std::uint32_t>(found - entry->surfaces.begin());
    }
    out.edges.push_back({edge.from, edge.to, entry->id, surface});
  }
  out.impossible = out.length == 0 || !reaches_end(out, 0);
}

Compiled compile(const archive::Segment& segment, const SpanExpr& expression) {
  Compiled out;
  out.kind = expression.kind;
  out.n = expression.n;
  out.parts = expression.parts;
  out.lead = expression.lead;
  for (const SpanExpr& child : expression.children) out.children.push_back(compile(segment, child));
  switch (out.kind) {
    case Kind::lattice:
    case Kind::exact: compile_lattice(segment, expression, out); break;
    case Kind::stems:
      for (const std::string& term : expression.values) {
        const auto ids = segment.words().words_of_stem(term);
        out.words.insert(out.words.end(), ids.begin(), ids.end());
      }
      break;
    case Kind::words:
      for (const std::string& word : expression.values)
        if (const auto entry = segment.words().find(word)) out.words.push_back(entry->id);
      break;
    case Kind::any_of:
      out.impossible = std::all_of(out.children.begin(), out.children.end(), [](const Compiled& c) { return c.impossible; });
      break;
    default:
      out.impossible = std::any_of(out.children.begin(), out.children.end(), [](const Compiled& c) { return c.impossible; });
      break;
  }
  if (out.kind == Kind::stems || out.kind == Kind::words) {
    std::sort(out.words.begin(), out.words.end());
    out.words.erase(std::unique(out.words.begin(), out.words.end()), out.words.end());
    out.impossible = out.words.empty();
  }
  return out;
}

// ---- evaluating over one article

class Evaluation {
 public:
  explicit Evaluation(const ArticleTokens& article) : article_(article) {}

  Spans spans(const Compiled& expression) const {
    Spans out;
    if (expression.impossible) return out;
    switch (expression.kind) {
      case Kind::lattice:
      case Kind::exact: lattice(expression, out); break;
      case Kind::stems:
      case Kind::words: words(expression, out); break;
      case Kind::any_of:
        for (const Compiled& child : expression.children) {
          const Spans some = spans(child);
          out.insert(out.end(), some.begin(), some.end());
        }
        break;
      case Kind::near:
      case Kind::before:
      case Kind::same_sentence:
      case Kind::same_paragraph: pairs(expression, out); break;
      case Kind::at_least:
        out = spans(expression.children[0]);
        if (out.size() < expression.n) out.clear();
        return out;
    }
    sort_unique(out);
    return out;
  }

 private:
  bool counts(const Compiled& expression, const ArticleToken& token) const {
    return (expression.parts & part_bit(token.part)) != 0 && (!expression.lead || token.lead);
  }

  void words(const Compiled& expression, Spans& out) const {
    for (const ArticleToken& token : article_.tokens) {
      if (std::binary_search(expression.words.begin(), expression.words.end(), token.word) &&
          counts(expression, token)) {
        out.push_back(span_of(token, token));
      }
    }
  }

  void lattice(const Compiled& expression, Spans& out) const {
    for (const ArticleToken& token : article_.tokens) {
      if (!counts(expression, token)) continue;
      for (const Edge& edge : expression.edges) {
        if (edge.from == 0 && fits(edge, token)) follow(expression, edge.to, token, token, out);
      }
    }
  }

  static bool fits(const Edge& edge, const ArticleToken& token) {
    return edge.word == token.word && (edge.surface == kAnySurface || edge.surface == token.surface);
  }

  void follow(const Compiled& expression, std::uint32_t at, const ArticleToken& first, const ArticleToken& last,
              Spans& out) const {
    if (at == expression.length) {
      out.push_back(span_of(first, last));
      return;
    }
    const std::uint32_t position = last.end + 1;
    if (position >= article_.first_token.size() || article_.first_token[position] == ArticleTokens::kGap) return;
    for (std::size_t i = article_.first_token[position]; i < article_.tokens.size(); ++i) {
      const ArticleToken& token = article_.tokens[i];
      if (token.end >= position + archive::kMaxSpan) break;  // no joined form from here reaches so far
      if (token.start != position) continue;
      for (const Edge& edge : expression.edges)
        if (edge.from == at && fits(edge, token)) follow(expression, edge.to, first, token, out);
    }
  }

  static bool together(const Compiled& expression, const Span& a, const Span& b) {
    const bool a_first = a.end < b.start;
    const bool b_first = b.end < a.start;
    if (!a_first && !b_first) return false;  // one word is not beside itself
    switch (expression.kind) {
      case Kind::near: return (a_first ? b.start - a.end : a.start - b.end) <= expression.n;
      case Kind::before: return a_first && b.start - a.end <= expression.n;
      case Kind::same_sentence:
        return a.first_sentence == a.last_sentence && b.first_sentence == b.last_sentence &&
               a.first_sentence == b.first_sentence;
      default:
        return a.first_paragraph == a.last_paragraph && b.first_paragraph == b.last_paragraph &&
               a.first_paragraph == b.first_paragraph;
    }
  }

  void pairs(const Compiled& expression, Spans& out) const {
    const Spans left = spans(expression.children[0]);
    if (left.empty()) return;
    const Spans right = spans(expression.children[1]);
    for (const Span& a : left)
      for (const Span& b : right)
        if (together(expression, a, b)) out.push_back(joined(a, b));
  }

  const ArticleTokens& article_;
};

}  // namespace

struct SpanMatcher::Impl {
  const archive::Segment& segment;
  Compiled compiled;
  ArticleTokens article;
};

SpanMatcher::SpanMatcher(const archive::Segment& segment, const SpanExpr& expression)
    : impl_(std::make_unique<Impl>(Impl{segment, compile(segment, expression), {}})) {
  Compiled& compiled = impl_->compiled;
  if (compiled.kind == Kind::lattice && !compiled.impossible) compile_scans(segment, compiled);
}

SpanMatcher::~SpanMatcher() = default;
SpanMatcher::SpanMatcher(SpanMatcher&&) noexcept = default;

bool SpanMatcher::impossible() const { return impl_->compiled.impossible; }

bool SpanMatcher::matches(archive::Row row) {
  const std::string_view stream = impl_->segment.tokens().stream(row);
  const auto& scans = impl_->compiled.scans;
  if (!scans.empty()) {
    return std::any_of(scans.begin(), scans.end(), [&](const PhraseScan& scan) { return scan.found_in(stream); });
  }
  decode(stream, impl_->article);
  return !Evaluation(impl_->article).spans(impl_->compiled).empty();
}

}  // namespace dateline
