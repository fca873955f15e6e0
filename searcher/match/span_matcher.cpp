#include "searcher/match/span_matcher.h"

#include <algorithm>
#include <optional>

#include "common/text/fold.h"
#include "common/text/stem.h"
#include "common/text/tokenizer.h"
#include "searcher/match/phrase_scan.h"
#include "searcher/match/word_finder.h"

namespace dateline {
namespace {

using archive::WordEntry;
using Kind = SpanExpr::Kind;

constexpr std::uint32_t kAnySurface = ~0U;
// Spans of one operand that another operator goes on from; the first so many of an article count. Only chains like
// `the w/1000 the w/1000 the` have more: their number grows with the square of the words.
constexpr std::size_t kMostSpans = 1 << 16;
constexpr std::size_t kRowsAhead = 8;  // streams asked for from memory before their turn
constexpr std::size_t kMostScans = 8;  // ways through a phrase that are searched for one by one

struct Edge {
  std::uint32_t from;
  std::uint32_t to;
  std::uint32_t word;
  std::uint32_t surface;  // kAnySurface, or the only one that counts
};

// Words of one stem language. A folded word may be written in several ways whose stems differ (French dès, and des whose
// stem is de); in `but` are the surfaces that the stem does not stand for.
struct WordSet {
  std::vector<std::uint32_t> words;                         // ascending
  std::vector<std::pair<std::uint32_t, std::uint32_t>> but;  // word, surface; ascending

  bool has(const ArticleToken& token) const {
    if (!(words.size() == 1 ? words[0] == token.word : std::binary_search(words.begin(), words.end(), token.word))) return false;
    return but.empty() || !std::binary_search(but.begin(), but.end(), std::pair(token.word, token.surface));
  }
};

struct Compiled {
  Kind kind = Kind::lattice;
  std::uint32_t length = 0;
  std::vector<Edge> edges;
  WordSet words;  // of stems: all there are in any language
  // Of stems, by number in StemLanguages::codes: a word may have the stem in one language, and stand in an article of
  // another, where it is another word.
  std::vector<WordSet> words_by_language;
  std::vector<Compiled> children;
  std::uint32_t n = 0;
  bool impossible = false;
  std::vector<PhraseScan> scans;  // where not empty, they answer alone
};

// In which language the words of each row were stemmed.
class StemLanguages {
 public:
  StemLanguages(const archive::Segment& segment, const archive::Names& names)
      : column_(segment.columns().facet(Facet::language)) {
    for (const auto& [code, rows] : segment.entry().stem_languages) codes_.push_back(code);
    if (codes_.size() < 2) return;
    for (const archive::Ordinal value : column_->values()) of_value_.push_back(number(text::stem_language(names.value(value))));
    of_none_ = number(text::stem_language(""));
  }
  const std::vector<std::string>& codes() const { return codes_; }
  // codes().size() for one that no row has.
  std::uint32_t number(std::string_view code) const {
    return static_cast<std::uint32_t>(std::find(codes_.begin(), codes_.end(), code) - codes_.begin());
  }
  std::uint32_t of(archive::Row row) const {
    if (codes_.size() < 2) return 0;
    std::uint32_t out = of_none_;
    column_->for_each(row, [&](std::uint32_t value) { out = of_value_[value]; });
    return out;
  }

 private:
  const archive::FacetColumn* column_;
  std::vector<std::string> codes_;
  std::vector<std::uint32_t> of_value_;  // by local ordinal
  std::uint32_t of_none_ = 0;
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
  Lattice shape;  // only for its paths
  shape.length = out.length;
  for (const Edge& edge : out.edges) shape.edges.push_back({edge.from, edge.to, {}, {}, {}});
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
      const auto found = std::find(entry->surfaces.begin(), entry->surfaces.end(), edge.spelling);
      if (found == entry->surfaces.end()) continue;
      surface = static_cast<std::uint32_t>(found - entry->surfaces.begin());
    }
    out.edges.push_back({edge.from, edge.to, entry->id, surface});
  }
  out.impossible = out.length == 0 || !reaches_end(out, 0);
}

void sort_unique(std::vector<std::uint32_t>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// The surfaces of `words` that have none of the wanted terms in this language.
void exclude_surfaces(const archive::Segment& segment, const std::string& language, const SpanExpr& expression,
                      WordSet& out) {
  std::optional<text::Stemmer> stemmer;
  for (const std::uint32_t word : out.words) {
    const WordEntry entry = segment.words().by_id(word);
    if (!entry.respelled) continue;                                  // case alone changes no stem
    if (entry.folded.size() > text::kMaxWordBytes / 2) continue;  // may be cut: what was stemmed is not known any more
    if (!stemmer) stemmer.emplace(language);
    for (std::uint32_t i = 0; i < entry.surfaces.size(); ++i) {
      const std::string term = stemmer->term(text::stemmed_form(entry.surfaces[i], entry.folded));
      if (std::find(expression.values.begin(), expression.values.end(), term) == expression.values.end()) {
        out.but.emplace_back(word, i);
      }
    }
  }
}

void compile_stems(const archive::Segment& segment, const StemLanguages& languages, const SpanExpr& expression,
                   Compiled& out) {
  out.words_by_language.resize(languages.codes().size());
  for (const std::string& term : expression.values) {
    const auto ids = segment.words().words_of_stem(term);
    out.words.words.insert(out.words.words.end(), ids.begin(), ids.end());
    const std::uint32_t language = languages.number(std::string_view(term).substr(0, term.find(':')));
    if (language >= languages.codes().size()) continue;
    std::vector<std::uint32_t>& mine = out.words_by_language[language].words;
    mine.insert(mine.end(), ids.begin(), ids.end());
  }
  for (std::size_t i = 0; i < out.words_by_language.size(); ++i) {
    sort_unique(out.words_by_language[i].words);
    exclude_surfaces(segment, languages.codes()[i], expression, out.words_by_language[i]);
  }
}

Compiled compile(const archive::Segment& segment, const StemLanguages& languages, const SpanExpr& expression) {
  Compiled out;
  out.kind = expression.kind;
  out.n = expression.n;
  for (const SpanExpr& child : expression.children) out.children.push_back(compile(segment, languages, child));
  switch (out.kind) {
    case Kind::lattice:
    case Kind::exact: compile_lattice(segment, expression, out); break;
    case Kind::stems: compile_stems(segment, languages, expression, out); break;
    case Kind::words:
      for (const std::string& word : expression.values)
        if (const auto entry = segment.words().find(word)) out.words.words.push_back(entry->id);
      break;
    case Kind::any_of:
      out.impossible = std::all_of(out.children.begin(), out.children.end(), [](const Compiled& c) { return c.impossible; });
      break;
    default:
      out.impossible = std::any_of(out.children.begin(), out.children.end(), [](const Compiled& c) { return c.impossible; });
      break;
  }
  if (out.kind == Kind::stems || out.kind == Kind::words) {
    sort_unique(out.words.words);
    out.impossible = out.words.words.empty();
  }
  return out;
}

bool is_pair(Kind kind) {
  return kind == Kind::near || kind == Kind::before || kind == Kind::same_sentence || kind == Kind::same_paragraph;
}

void collect_words(const Compiled& compiled, std::vector<std::uint32_t>& out) {
  for (const Edge& edge : compiled.edges) out.push_back(edge.word);
  out.insert(out.end(), compiled.words.words.begin(), compiled.words.words.end());
  for (const Compiled& child : compiled.children) collect_words(child, out);
}

// The words of each operand that an article must have one of.
std::vector<std::vector<std::uint32_t>> operands_of(const Compiled& compiled) {
  std::vector<std::vector<std::uint32_t>> out;
  if (is_pair(compiled.kind)) {
    for (const Compiled& child : compiled.children) collect_words(child, out.emplace_back());
  } else {
    collect_words(compiled, out.emplace_back());
  }
  return out;
}

// ---- evaluating over one article

class Evaluation {
 public:
  // `tokens`: the expression's words where they count, in the order of the stream. `language`: the article's, by
  // StemLanguages.
  Evaluation(const std::vector<ArticleToken>& tokens, std::uint32_t language, Budget& budget)
      : tokens_(tokens), language_(language), budget_(budget) {}

  // Whether there is a span at all; of pairs, without making them.
  bool any(const Compiled& expression) const {
    if (expression.impossible) return false;
    switch (expression.kind) {
      case Kind::any_of:
        return std::any_of(expression.children.begin(), expression.children.end(),
                           [&](const Compiled& child) { return any(child); });
      case Kind::near:
      case Kind::before:
      case Kind::same_sentence:
      case Kind::same_paragraph:
        if (const auto quick = any_neighbours(expression)) return *quick;
        return !each_pair(expression, [](const Span&, const Span&) { return false; });
      default: return !spans(expression).empty();
    }
  }

 private:
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

  const WordSet& wanted(const Compiled& expression) const {
    const auto& by_language = expression.words_by_language;
    return language_ < by_language.size() ? by_language[language_] : expression.words;
  }

  void words(const Compiled& expression, Spans& out) const {
    const WordSet& some = wanted(expression);
    for (const ArticleToken& token : tokens_)
      if (some.has(token)) out.push_back(span_of(token, token));
  }

  void lattice(const Compiled& expression, Spans& out) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      for (const Edge& edge : expression.edges) {
        if (edge.from == 0 && fits(edge, tokens_[i])) follow(expression, edge.to, tokens_[i], i, out);
      }
    }
  }

  static bool fits(const Edge& edge, const ArticleToken& token) {
    return edge.word == token.word && (edge.surface == kAnySurface || edge.surface == token.surface);
  }

  void follow(const Compiled& expression, std::uint32_t at, const ArticleToken& first, std::size_t last, Spans& out) const {
    if (at == expression.length) {
      out.push_back(span_of(first, tokens_[last]));
      return;
    }
    const std::uint32_t position = tokens_[last].end + 1;
    for (std::size_t i = last + 1; i < tokens_.size(); ++i) {
      const ArticleToken& token = tokens_[i];
      if (token.end >= position + archive::kMaxSpan) break;  // no joined form from here reaches so far
      if (token.start != position) continue;
      for (const Edge& edge : expression.edges)
        if (edge.from == at && fits(edge, token)) follow(expression, edge.to, first, i, out);
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

  // A pair of two single words, without making spans: if any two words are together, two that follow each other are.
  // Not for joined forms, which lie over other words.
  std::optional<bool> any_neighbours(const Compiled& expression) const {
    const Compiled& left = expression.children[0];
    const Compiled& right = expression.children[1];
    const auto is_word = [](const Compiled& c) { return c.kind == Kind::stems || c.kind == Kind::words; };
    if (!is_word(left) || !is_word(right)) return std::nullopt;
    const WordSet& left_words = wanted(left);
    const WordSet& right_words = wanted(right);
    const ArticleToken* before = nullptr;
    bool before_left = false;
    bool before_right = false;
    for (const ArticleToken& token : tokens_) {
      if (token.start != token.end) return std::nullopt;
      const bool is_left = left_words.has(token);
      const bool is_right = right_words.has(token);
      if (!is_left && !is_right) continue;  // of another language
      if (before != nullptr) {
        const Span a = span_of(*before, *before);
        const Span b = span_of(token, token);
        if (before_left && is_right && together(expression, a, b)) return true;
        if (before_right && is_left && together(expression, b, a)) return true;
      }
      before = &token;
      before_left = is_left;
      before_right = is_right;
    }
    return false;
  }

  // Until the visitor answers false; false where it did.
  template <class Visit>
  bool each_pair(const Compiled& expression, const Visit& visit) const {
    const Spans left = spans(expression.children[0]);
    if (left.empty()) return true;
    const Spans right = spans(expression.children[1]);
    for (const Span& a : left) {
      budget_.spend(right.size() / 4);
      for (const Span& b : right)
        if (together(expression, a, b) && !visit(a, b)) return false;
    }
    return true;
  }

  void pairs(const Compiled& expression, Spans& out) const {
    each_pair(expression, [&](const Span& a, const Span& b) {
      out.push_back(joined(a, b));
      if (out.size() < 2 * kMostSpans) return true;
      budget_.spend(out.size() * 8);
      sort_unique(out);
      return out.size() < kMostSpans;
    });
  }

  const std::vector<ArticleToken>& tokens_;
  std::uint32_t language_;
  Budget& budget_;
};

}  // namespace

struct SpanMatcher::Impl {
  const archive::Segment& segment;
  StemLanguages languages;
  Budget& budget;
  Compiled compiled;
  WordFinder::Places places;
  std::optional<WordFinder> finder;
  struct Rare {
    archive::RowBits rows;
    WordFinder without;  // finds all words but the rare ones
  };
  std::optional<Rare> rare;
  std::vector<ArticleToken> found;
};

SpanMatcher::SpanMatcher(const archive::Segment& segment, const archive::Names& names, const SpanExpr& expression,
                         Budget& budget)
    : impl_(std::make_unique<Impl>(Impl{segment, StemLanguages(segment, names), budget, {}, {}, {}, {}, {}})) {
  Compiled& compiled = impl_->compiled;
  compiled = compile(segment, impl_->languages, expression);
  if (compiled.impossible) return;
  const WordFinder::Places& places = impl_->places = {expression.parts, expression.lead};  // the same for the whole tree
  if (compiled.kind == Kind::lattice && places == WordFinder::Places{}) compile_scans(segment, compiled);
  if (compiled.scans.empty()) impl_->finder.emplace(operands_of(compiled), places);
}

SpanMatcher::~SpanMatcher() = default;
SpanMatcher::SpanMatcher(SpanMatcher&&) noexcept = default;

bool SpanMatcher::impossible() const { return impl_->compiled.impossible; }

std::vector<std::uint32_t> SpanMatcher::words() const {
  std::vector<std::uint32_t> out;
  collect_words(impl_->compiled, out);
  sort_unique(out);
  return out;
}

void SpanMatcher::set_rare(const std::vector<std::uint32_t>& words, archive::RowBits rows) {
  if (!impl_->finder) return;
  auto operands = operands_of(impl_->compiled);
  for (std::vector<std::uint32_t>& operand : operands)
    std::erase_if(operand, [&](std::uint32_t word) { return std::binary_search(words.begin(), words.end(), word); });
  impl_->rare.emplace(Impl::Rare{std::move(rows), WordFinder(std::move(operands), impl_->places)});
}

std::size_t SpanMatcher::keep_matching(archive::Row* rows, double* scores, std::size_t size) {
  const archive::TokenStore& tokens = impl_->segment.tokens();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (i + 2 * kRowsAhead < size) tokens.prefetch_place(rows[i + 2 * kRowsAhead]);
    if (i + kRowsAhead < size) tokens.prefetch(rows[i + kRowsAhead]);
    const archive::Row row = rows[i];
    const double score = scores[i];
    if (!matches(row)) continue;
    rows[kept] = row;
    scores[kept++] = score;
  }
  return kept;
}

bool SpanMatcher::matches(archive::Row row) {
  const std::string_view stream = impl_->segment.tokens().stream(row);
  const auto& scans = impl_->compiled.scans;
  if (!scans.empty()) {
    impl_->budget.spend(stream.size() / 64 + 1);
    return std::any_of(scans.begin(), scans.end(), [&](const PhraseScan& scan) { return scan.found_in(stream); });
  }
  impl_->budget.spend(stream.size() / 16 + 1);
  if (!impl_->finder) return false;
  const bool without_rare = impl_->rare && !impl_->rare->rows.test(row);
  (without_rare ? impl_->rare->without : *impl_->finder).find(stream, impl_->found);
  if (impl_->found.empty()) return false;
  return Evaluation(impl_->found, impl_->languages.of(row), impl_->budget).any(impl_->compiled);
}

}  // namespace dateline
