#include "searcher/match/resolve.h"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>

#include "common/country_codes.h"
#include "common/text/fold.h"
#include "common/text/stem.h"
#include "common/text/tokenizer.h"
#include "searcher/match/derived_values.h"
#include "searcher/match/expansion.h"

namespace dateline {
namespace {

using archive::Ordinal;

constexpr std::size_t kMostPaths = 16;  // ways through one compound (it never has so many); of a phrase, those marked

PlanNode node(PlanNode::Kind kind, std::vector<PlanNode> children = {}) {
  PlanNode out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}

PlanNode group(PlanNode::Kind kind, std::vector<PlanNode> children) {
  if (children.size() == 1) return std::move(children[0]);
  if (children.empty()) return node(PlanNode::Kind::none);
  return node(kind, std::move(children));
}

std::vector<PlanNode> children_of(PlanNode a, PlanNode b) {
  std::vector<PlanNode> out;
  out.push_back(std::move(a));
  out.push_back(std::move(b));
  return out;
}

// What the part of the article says about where words may stand.
struct Scope {
  PartMask parts = kDefaultParts;
  bool lead = false;
  bool everywhere() const { return parts == kDefaultParts && !lead; }
  bool byline_only() const { return parts == part_bit(Part::byline); }
};

Scope scope_of(const Field& field) {
  if (field.name == "headline") return {part_bit(Part::headline), false};
  if (field.name == "lead") return {part_bit(Part::body), true};
  if (field.name == "summary") return {part_bit(Part::summary), false};
  if (field.name == "byline") return {part_bit(Part::byline), false};
  if (field.name == "keyword") return {part_bit(Part::keyword), false};
  return {part_bit(Part::body), false};
}

std::string fold_pattern(std::string_view pattern) {
  std::string out;
  std::string run;
  for (const char c : pattern) {
    if (c != '*' && c != '?') {
      run += c;
      continue;
    }
    out += text::fold(run);
    run.clear();
    out += c;
  }
  return out + text::fold(run);
}

// A wildcard cut at its inner marks, as the words of a text are: al-Ass* is `al` and `Ass*`. One part where it has none, or
// where a part would have no letter.
std::vector<std::string> pattern_parts(const std::string& pattern) {
  std::string stand_in = pattern;  // * and ? as a letter, to be cut as words are
  for (char& c : stand_in)
    if (c == '*' || c == '?') c = 'x';
  std::vector<text::Token> tokens;
  text::tokenize(stand_in, tokens);
  std::vector<std::string> parts;
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::word) continue;
    parts.push_back(pattern.substr(token.start, token.end - token.start));
    if (parts.back().find_first_not_of("*?") == std::string::npos) return {pattern};
  }
  return parts.empty() ? std::vector<std::string>{pattern} : parts;
}

}  // namespace

struct Resolver::Impl {
  const archive::Snapshot& snapshot;
  const std::vector<std::unique_ptr<Xapian::Database>>& databases;
  std::function<const NameIndex&()> names;
  std::function<std::string(const std::vector<Facet>&, const std::string&)> nearest;
  CollectionStatistics statistics;
  std::map<std::string, text::Stemmer> stemmers;
  std::map<std::string, std::uint64_t> frequencies;  // of terms looked up so far
  Resolution* out = nullptr;
  bool denied = false;  // below NOT: nothing there is marked

  Impl(const archive::Snapshot& s, const std::vector<std::unique_ptr<Xapian::Database>>& d,
       std::function<const NameIndex&()> n)
      : snapshot(s), databases(d), names(std::move(n)), statistics(collection_statistics(s)) {
    for (const archive::SegmentEntry& entry : s.manifest().segments) {
      for (const auto& [language, rows] : entry.stem_languages) {
        if (!stemmers.contains(language)) stemmers.emplace(language, text::Stemmer(language));
      }
    }
  }

  std::uint64_t frequency(const std::string& term) {
    const auto found = frequencies.find(term);
    if (found != frequencies.end()) return found->second;
    std::uint64_t sum = 0;
    for (const auto& database : databases) sum += database->get_termfreq(term);
    return frequencies[term] = sum;
  }

  // The terms of a set that the archive has, and their uncounted kin, as one plan node.
  PlanNode terms(const std::set<std::string>& wanted, bool scored) {
    PlanNode out_node = node(PlanNode::Kind::terms);
    for (const std::string& term : wanted) {
      if (const std::uint64_t f = frequency(term); f != 0) {
        out_node.terms.push_back(term);
        out_node.frequency += f;
      }
      if (std::string uncounted = text::uncounted_term(term); frequency(uncounted) != 0) {
        out_node.terms.push_back(std::move(uncounted));
      }
    }
    if (out_node.terms.empty()) return node(PlanNode::Kind::none);
    out_node.frequency = std::min<std::uint64_t>(out_node.frequency, statistics.articles);
    if (scored && out_node.frequency > 0) out_node.weight = bm25_term_weight(statistics, out_node.frequency);
    return out_node;
  }

  // Stem terms of a word as typed, and as the archive writes it (typed without its accents, a word stems as with them).
  std::set<std::string> stems(const LatticeEdge& word) {
    std::set<std::string> out_terms;
    std::set<std::string> surfaces{word.surface};
    for (const auto& segment : snapshot.segments()) {
      if (const auto entry = segment->words().find(word.folded)) {
        for (const std::string& surface : entry->surfaces) surfaces.insert(text::stemmed_form(surface, word.folded));
      }
    }
    for (const auto& [language, stemmer] : stemmers)
      for (const std::string& surface : surfaces) out_terms.insert(stemmer.term(surface));
    return out_terms;
  }

  // ---- candidates: articles that have the words somewhere

  PlanNode candidates(const LatticeEdge& word, const Scope& scope) {
    if (scope.byline_only()) return terms({text::byline_term(word.folded)}, false);
    return terms(stems(word), true);
  }

  PlanNode candidates(const Lattice& lattice, const Scope& scope) {
    std::vector<PlanNode> stretches;
    for (const Lattice& stretch : lattice_stretches(lattice)) {
      std::vector<PlanNode> ways;
      for (const auto& path : lattice_paths(stretch, kMostPaths)) {
        std::vector<PlanNode> words;
        for (const std::size_t edge : path) words.push_back(candidates(stretch.edges[edge], scope));
        ways.push_back(group(PlanNode::Kind::and_, std::move(words)));
      }
      stretches.push_back(group(PlanNode::Kind::or_, std::move(ways)));
    }
    return group(PlanNode::Kind::and_, std::move(stretches));
  }

  PlanNode candidates(const Expansion& expansion, const Scope& scope) {
    std::vector<std::string> wanted;  // terms of frequent words first
    std::set<std::string> seen;
    const auto want = [&](std::string term) {
      if (seen.insert(term).second) wanted.push_back(std::move(term));
    };
    for (const std::string& word : expansion.words) {
      if (scope.byline_only()) want(text::byline_term(word));
      else for (const auto& [language, stemmer] : stemmers) want(stemmer.term(word));
    }
    if (!scope.byline_only()) {
      for (const std::string& word : expansion.respelled)
        for (const std::string& term : stems({0, 1, word, word, word})) want(term);
    }
    if (expansion.words.size() <= kMaxScoredExpansion) return terms(seen, !scope.byline_only());
    PlanNode out_node = node(PlanNode::Kind::terms);  // looked up segment by segment, as far as needed
    out_node.terms = wanted;
    for (const std::string& term : wanted) out_node.terms.push_back(text::uncounted_term(term));
    out_node.frequency = statistics.articles;
    return out_node;
  }

  // ---- positional expressions and their candidates

  struct Positional {
    SpanExpr spans;
    PlanNode candidates;
  };

  SpanExpr span(SpanExpr::Kind kind, const Scope& scope) {
    SpanExpr out_span;
    out_span.kind = kind;
    out_span.parts = scope.parts;
    out_span.lead = scope.lead;
    return out_span;
  }

  Expansion expand(const Node& leaf) {
    Expansion found = leaf.kind == NodeKind::wildcard
                          ? expand_wildcard(snapshot, fold_pattern(leaf.text), kMaxExpansion)
                          : expand_fuzzy(snapshot, text::fold(leaf.text), leaf.n, kMaxExpansion);
    if (found.cut) {
      out->notices.push_back({"expansion-cut",
                              "'" + leaf.text + "' stands for more than " + std::to_string(kMaxExpansion) +
                                  " words; the most frequent are searched",
                              leaf.column});
    }
    return found;
  }

  // `stemmed`: a single bare word matches by stem (operands of w/n and field:word); words in phrases never do.
  Positional positional(const Node& tree, const Scope& scope, bool stemmed) {
    switch (tree.kind) {
      case NodeKind::word:
      case NodeKind::phrase:
      case NodeKind::exact: return words(tree, scope, stemmed);
      case NodeKind::wildcard: {
        const std::vector<std::string> parts = pattern_parts(tree.text);
        if (parts.size() > 1) return compound_pattern(tree, parts, scope);
        return pattern(tree, scope);
      }
      case NodeKind::fuzzy: return pattern(tree, scope);
      case NodeKind::or_: return combine(tree, scope, SpanExpr::Kind::any_of, PlanNode::Kind::or_);
      case NodeKind::near: return combine(tree, scope, SpanExpr::Kind::near, PlanNode::Kind::and_);
      case NodeKind::before: return combine(tree, scope, SpanExpr::Kind::before, PlanNode::Kind::and_);
      case NodeKind::same_sentence: return combine(tree, scope, SpanExpr::Kind::same_sentence, PlanNode::Kind::and_);
      case NodeKind::same_paragraph: return combine(tree, scope, SpanExpr::Kind::same_paragraph, PlanNode::Kind::and_);
      case NodeKind::at_least: return combine(tree, scope, SpanExpr::Kind::at_least, PlanNode::Kind::and_);
      default: return {span(SpanExpr::Kind::words, scope), node(PlanNode::Kind::none)};
    }
  }

  Positional pattern(const Node& tree, const Scope& scope) {
    Expansion found = expand(tree);
    mark(tree, scope, found.words);
    PlanNode where = candidates(found, scope);
    SpanExpr spans = span(SpanExpr::Kind::words, scope);
    if (tree.kind == NodeKind::wildcard) spans.pattern = fold_pattern(tree.text);
    spans.values = std::move(found.words);
    return {std::move(spans), std::move(where)};
  }

  // al-Ass* as `al` right before `ass*`, or joined: `alass*`.
  Positional compound_pattern(const Node& tree, const std::vector<std::string>& parts, const Scope& scope) {
    Node joined = tree;
    joined.text.clear();
    Positional chain;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      joined.text += parts[i];
      Node part = tree;
      part.text = parts[i];
      part.kind = parts[i].find_first_of("*?") == std::string::npos ? NodeKind::word : NodeKind::wildcard;
      const bool before = std::exchange(denied, true);  // `al` alone is not marked
      Positional one = positional(part, scope, false);
      denied = before;
      if (i == 0) {
        chain = std::move(one);
        continue;
      }
      SpanExpr both = span(SpanExpr::Kind::before, scope);
      both.n = 1;
      both.children = {std::move(chain.spans), std::move(one.spans)};
      chain = {std::move(both), group(PlanNode::Kind::and_, children_of(std::move(chain.candidates), std::move(one.candidates)))};
    }
    Positional whole = pattern(joined, scope);
    SpanExpr either = span(SpanExpr::Kind::any_of, scope);
    either.children = {std::move(chain.spans), std::move(whole.spans)};
    return {std::move(either), group(PlanNode::Kind::or_, children_of(std::move(chain.candidates), std::move(whole.candidates)))};
  }

  Positional combine(const Node& tree, const Scope& scope, SpanExpr::Kind kind, PlanNode::Kind plan) {
    SpanExpr spans = span(kind, scope);
    spans.n = tree.n;
    std::vector<PlanNode> where;
    for (const Node& child : tree.children) {
      Positional one = positional(child, scope, true);
      spans.children.push_back(std::move(one.spans));
      where.push_back(std::move(one.candidates));
    }
    return {std::move(spans), group(plan, std::move(where))};
  }

  Positional words(const Node& leaf, const Scope& scope, bool stemmed) {
    const Lattice lattice = leaf.kind == NodeKind::exact ? make_exact_lattice(leaf.text) : make_lattice(leaf.text);
    if (lattice.length == 0) return {span(SpanExpr::Kind::words, scope), node(PlanNode::Kind::none)};
    mark(leaf, scope, lattice, stemmed);
    if (leaf.kind == NodeKind::word && lattice.is_one_word() && stemmed) {
      SpanExpr spans = span(SpanExpr::Kind::stems, scope);
      if (scope.byline_only()) {  // names are not stemmed
        spans.kind = SpanExpr::Kind::words;
        spans.values = {lattice.edges[0].folded};
      } else {
        const auto stem_terms = stems(lattice.edges[0]);
        spans.values.assign(stem_terms.begin(), stem_terms.end());
      }
      PlanNode where = candidates(lattice.edges[0], scope);
      if (impossible(where)) note_unknown(leaf, lattice, scope);
      return {std::move(spans), std::move(where)};
    }
    SpanExpr spans = span(leaf.kind == NodeKind::exact ? SpanExpr::Kind::exact : SpanExpr::Kind::lattice, scope);
    PlanNode where = candidates(lattice, scope);
    if (impossible(where)) note_unknown(leaf, lattice, scope);
    spans.lattice = lattice;
    return {std::move(spans), std::move(where)};
  }

  static bool impossible(const PlanNode& plan) {
    const auto& children = plan.children;
    if (plan.kind == PlanNode::Kind::and_) return std::any_of(children.begin(), children.end(), impossible);
    if (plan.kind == PlanNode::Kind::or_) return std::all_of(children.begin(), children.end(), impossible);
    return plan.kind == PlanNode::Kind::none;
  }

  // The first of the leaf's words that no article has.
  void note_unknown(const Node& leaf, const Lattice& lattice, const Scope& scope) {
    if (denied) return;
    for (const LatticeEdge& word : lattice.edges) {
      if (word.to != word.from + 1 || !impossible(candidates(word, scope))) continue;
      const char* where = scope.byline_only() ? " in its byline" : "";
      out->notices.push_back({"unknown-word", "no article has the word '" + word.surface + "'" + where, leaf.column});
      return;
    }
  }

  PlanNode proved(Positional one) {
    PlanNode plan = node(PlanNode::Kind::spans);
    plan.spans = std::make_shared<const SpanExpr>(std::move(one.spans));
    plan.children.push_back(std::move(one.candidates));
    return plan;
  }

  // ---- what to mark in texts

  void mark(const Node& leaf, const Scope& scope, const Lattice& lattice, bool stemmed) {
    each_mark(scope, [&](HighlightWords& words) {
      for (const auto& path : lattice_paths(lattice, kMostPaths)) {
        std::vector<std::string> folded;
        std::vector<std::string> surfaces;
        for (const std::size_t edge : path) {
          folded.push_back(lattice.edges[edge].folded);
          surfaces.push_back(lattice.edges[edge].spelling);
        }
        if (leaf.kind == NodeKind::exact) {
          words.exact.push_back(std::move(surfaces));
        } else if (folded.size() > 1) {
          words.phrases.push_back(std::move(folded));
        } else if (stemmed && leaf.kind == NodeKind::word && lattice.is_one_word()) {
          const auto stem_terms = stems(lattice.edges[0]);
          words.stems.insert(words.stems.end(), stem_terms.begin(), stem_terms.end());
        } else {
          words.words.push_back(std::move(folded[0]));
        }
      }
    });
  }

  void mark(const Node& leaf, const Scope& scope, const std::vector<std::string>& expanded) {
    each_mark(scope, [&](HighlightWords& words) {
      if (leaf.kind == NodeKind::wildcard) {
        words.patterns.push_back(fold_pattern(leaf.text));
      } else {
        words.words.insert(words.words.end(), expanded.begin(), expanded.end());
      }
    });
  }

  template <class Mark>
  void each_mark(const Scope& scope, const Mark& add) {
    if (denied) return;
    if (scope.parts & part_bit(Part::headline)) add(out->headline);
    if (scope.parts & part_bit(Part::body)) add(out->body);
  }

  // ---- the tree

  PlanNode text_leaf(const Node& leaf, const Scope& scope) {
    if (leaf.kind == NodeKind::word && scope.everywhere()) {
      const Lattice lattice = make_lattice(leaf.text);
      if (lattice.is_one_word()) {
        mark(leaf, scope, lattice, true);
        PlanNode plan = terms(stems(lattice.edges[0]), true);
        if (plan.kind == PlanNode::Kind::none && !denied) {
          out->notices.push_back({"unknown-word", "no article has the word '" + leaf.text + "'", leaf.column});
        }
        return plan;
      }
    }
    return proved(positional(leaf, scope, true));
  }

  PlanNode build(const Node& tree, const Scope& scope) {
    switch (tree.kind) {
      case NodeKind::all: return node(PlanNode::Kind::all);
      case NodeKind::none: return node(PlanNode::Kind::none);
      case NodeKind::and_:
      case NodeKind::or_: {
        std::vector<PlanNode> children;
        for (const Node& child : tree.children) children.push_back(build(child, scope));
        return group(tree.kind == NodeKind::and_ ? PlanNode::Kind::and_ : PlanNode::Kind::or_, std::move(children));
      }
      case NodeKind::not_: {
        const bool before = std::exchange(denied, true);
        PlanNode plan = node(PlanNode::Kind::not_, {build(tree.children[0], scope)});
        denied = before;
        return plan;
      }
      case NodeKind::in_part: return build(tree.children[0], scope_of(*tree.field));
      case NodeKind::entity: return entity(tree);
      case NodeKind::facet: return facet(tree);
      case NodeKind::published:
      case NodeKind::about: {
        PlanNode plan = node(tree.kind == NodeKind::published ? PlanNode::Kind::published : PlanNode::Kind::about);
        plan.days = tree.days;
        return plan;
      }
      case NodeKind::wordcount: {
        PlanNode plan = node(PlanNode::Kind::wordcount);
        plan.numbers = tree.numbers;
        return plan;
      }
      case NodeKind::undated: {
        PlanNode plan = node(PlanNode::Kind::undated);
        return tree.flag ? std::move(plan) : node(PlanNode::Kind::not_, {std::move(plan)});
      }
      case NodeKind::id: {
        PlanNode plan = node(PlanNode::Kind::id);
        plan.text = tree.text;
        return plan;
      }
      default: return text_leaf(tree, scope);
    }
  }

  PlanNode values(Facet which, std::vector<Ordinal> ordinals) {
    if (ordinals.empty()) return node(PlanNode::Kind::none);
    std::sort(ordinals.begin(), ordinals.end());
    PlanNode plan = node(PlanNode::Kind::values);
    plan.facet = which;
    plan.ordinals = std::move(ordinals);
    return plan;
  }

  // `kinds`: where to look for the nearest.
  void unknown_value(std::string_view field, const std::vector<Facet>& kinds, const std::string& value,
                     std::size_t column, std::vector<Notice>& notices) {
    std::string message = "no article has " + std::string(field) + " '" + value + "'";
    if (nearest) message += nearest(kinds, value);
    notices.push_back({"unknown-value", std::move(message), column});
  }

  PlanNode entity(const Node& leaf) {
    std::vector<Facet> kinds{Facet::person, Facet::org, Facet::place};
    if (leaf.field->facet) kinds = {*leaf.field->facet};
    std::vector<PlanNode> any;
    for (const Facet kind : kinds) {
      std::vector<Ordinal> found = leaf.flag ? names().folded(kind, leaf.text) : names().with_words(kind, leaf.text);
      if (!found.empty()) any.push_back(values(kind, std::move(found)));
    }
    if (any.empty()) unknown_value(leaf.field->name, kinds, leaf.text, leaf.column, out->notices);
    return group(PlanNode::Kind::or_, std::move(any));
  }

  std::vector<Ordinal> whole_values(Facet which, const std::string& value) {
    if (which == Facet::language) return names().language(value);
    std::vector<Ordinal> found = names().folded(which, value);
    if (found.empty() && (which == Facet::country || which == Facet::about_country)) {
      const std::string_view country = country_of_code(value);
      if (!country.empty()) found = names().folded(which, country);
    }
    return found;
  }

  PlanNode derived(Facet which, const std::string& value, std::size_t column, std::vector<Notice>& notices) {
    if (!DerivedValue(which, value).valid()) {
      notices.push_back({"unknown-value",
                         "'" + value + "' is no " + std::string(facet_name(which)) + "; one looks like '" +
                             derived_value(which, 16707) + "'",
                         column});
      return node(PlanNode::Kind::none);
    }
    PlanNode plan = node(PlanNode::Kind::values);
    plan.facet = which;
    plan.text = value;
    return plan;
  }

  PlanNode facet(const Node& leaf) {
    const Facet which = *leaf.field->facet;
    if (!archive::is_stored(which)) return derived(which, leaf.text, leaf.column, out->notices);
    std::vector<Ordinal> found = whole_values(which, leaf.text);
    if (found.empty()) unknown_value(leaf.field->name, {which}, leaf.text, leaf.column, out->notices);
    return values(which, std::move(found));
  }

  // A value as a click hands it over: exactly that one, so that the count shown is the total after the click; else,
  // typed by hand, any spelling of it.
  PlanNode filter_value(const Filter& filter, std::vector<Notice>& notices) {
    if (filter.none) {
      PlanNode plan = node(PlanNode::Kind::no_value);
      plan.facet = filter.facet;
      return plan;
    }
    if (!archive::is_stored(filter.facet)) return derived(filter.facet, filter.value, 0, notices);
    std::vector<Ordinal> found = names().exact(filter.facet, filter.value);
    if (found.empty()) found = whole_values(filter.facet, filter.value);
    if (found.empty()) unknown_value(facet_name(filter.facet), {filter.facet}, filter.value, 0, notices);
    return values(filter.facet, std::move(found));
  }
};

Resolver::Resolver(const archive::Snapshot& snapshot, const std::vector<std::unique_ptr<Xapian::Database>>& databases,
                   std::function<const NameIndex&()> names)
    : impl_(std::make_unique<Impl>(snapshot, databases, std::move(names))) {}
Resolver::~Resolver() = default;

void Resolver::set_nearest(std::function<std::string(const std::vector<Facet>&, const std::string& value)> nearest) {
  impl_->nearest = std::move(nearest);
}

Resolution Resolver::resolve(const Node& root) {
  Resolution out;
  impl_->out = &out;
  out.plan = impl_->build(root, {});
  return out;
}

PlanNode Resolver::filter(Facet, const std::vector<Filter>& filters, std::vector<Notice>& notices) {
  std::vector<PlanNode> any;
  std::vector<PlanNode> all;
  for (const Filter& one : filters) {
    PlanNode value = impl_->filter_value(one, notices);
    if (one.exclude) {
      all.push_back(node(PlanNode::Kind::not_, {std::move(value)}));
    } else {
      any.push_back(std::move(value));
    }
  }
  if (!any.empty()) all.push_back(group(PlanNode::Kind::or_, std::move(any)));
  return group(PlanNode::Kind::and_, std::move(all));
}

CollectionStatistics collection_statistics(const archive::Snapshot& snapshot) {
  CollectionStatistics out;
  for (const archive::SegmentEntry& entry : snapshot.manifest().segments) {
    out.articles += entry.articles;
    out.total_length += entry.total_length;
  }
  return out;
}

}  // namespace dateline
