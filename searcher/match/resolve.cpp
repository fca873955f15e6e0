#include "searcher/match/resolve.h"

#include <algorithm>

#include "common/text/fold.h"
#include "searcher/match/expansion.h"
#include "searcher/match/pattern_parts.h"
#include "searcher/match/plan_nodes.h"
#include "searcher/match/term_plans.h"
#include "searcher/match/value_plans.h"


namespace dateline {
namespace {

constexpr std::size_t kMostPaths = 16;  // ways through a phrase of compounds that are marked

std::vector<PlanNode> children_of(PlanNode a, PlanNode b) {
  std::vector<PlanNode> out;
  out.push_back(std::move(a));
  out.push_back(std::move(b));
  return out;
}

}  // namespace

struct Resolver::Impl {
  const archive::Snapshot& snapshot;
  TermPlans terms;
  ValuePlans values;
  Resolution* out = nullptr;
  bool denied = false;  // below NOT: nothing there is marked

  Impl(const archive::Snapshot& s, const std::vector<std::unique_ptr<Xapian::Database>>& databases,
       std::function<const NameIndex&()> names)
      : snapshot(s), terms(s, databases), values(std::move(names)) {}

  // ---- positional expressions and their candidates

  struct Positional {
    SpanExpr spans;
    PlanNode candidates;
  };

  SpanExpr span(SpanExpr::Kind kind, const TextScope& scope) {
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
  Positional positional(const Node& tree, const TextScope& scope, bool stemmed) {
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
      default: return {span(SpanExpr::Kind::words, scope), plan_node(PlanNode::Kind::none)};
    }
  }

  Positional pattern(const Node& tree, const TextScope& scope) {
    Expansion found = expand(tree);
    mark(tree, scope, found.words);
    PlanNode where = terms.candidates(found, scope);
    SpanExpr spans = span(SpanExpr::Kind::words, scope);
    if (tree.kind == NodeKind::wildcard) spans.pattern = fold_pattern(tree.text);
    spans.values = std::move(found.words);
    return {std::move(spans), std::move(where)};
  }

  // al-Ass* as `al` right before `ass*`, or joined: `alass*`.
  Positional compound_pattern(const Node& tree, const std::vector<std::string>& parts, const TextScope& scope) {
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
      chain = {std::move(both), plan_group(PlanNode::Kind::and_, children_of(std::move(chain.candidates), std::move(one.candidates)))};
    }
    Positional whole = pattern(joined, scope);
    SpanExpr either = span(SpanExpr::Kind::any_of, scope);
    either.children = {std::move(chain.spans), std::move(whole.spans)};
    return {std::move(either), plan_group(PlanNode::Kind::or_, children_of(std::move(chain.candidates), std::move(whole.candidates)))};
  }

  Positional combine(const Node& tree, const TextScope& scope, SpanExpr::Kind kind, PlanNode::Kind plan) {
    SpanExpr spans = span(kind, scope);
    spans.n = tree.n;
    std::vector<PlanNode> where;
    for (const Node& child : tree.children) {
      Positional one = positional(child, scope, true);
      spans.children.push_back(std::move(one.spans));
      where.push_back(std::move(one.candidates));
    }
    return {std::move(spans), plan_group(plan, std::move(where))};
  }

  Positional words(const Node& leaf, const TextScope& scope, bool stemmed) {
    const Lattice lattice = leaf.kind == NodeKind::exact ? make_exact_lattice(leaf.text) : make_lattice(leaf.text);
    if (lattice.length == 0) return {span(SpanExpr::Kind::words, scope), plan_node(PlanNode::Kind::none)};
    mark(leaf, scope, lattice, stemmed);
    if (leaf.kind == NodeKind::word && lattice.is_one_word() && stemmed) {
      SpanExpr spans = span(SpanExpr::Kind::stems, scope);
      if (scope.byline_only()) {  // names are not stemmed
        spans.kind = SpanExpr::Kind::words;
        spans.values = {lattice.edges[0].folded};
      } else {
        const auto stem_terms = terms.stems(lattice.edges[0]);
        spans.values.assign(stem_terms.begin(), stem_terms.end());
      }
      PlanNode where = terms.candidates(lattice.edges[0], scope);
      if (impossible(where)) note_unknown(leaf, lattice, scope);
      return {std::move(spans), std::move(where)};
    }
    SpanExpr spans = span(leaf.kind == NodeKind::exact ? SpanExpr::Kind::exact : SpanExpr::Kind::lattice, scope);
    PlanNode where = terms.candidates(lattice, scope);
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
  void note_unknown(const Node& leaf, const Lattice& lattice, const TextScope& scope) {
    if (denied) return;
    for (const LatticeEdge& word : lattice.edges) {
      if (word.to != word.from + 1 || !impossible(terms.candidates(word, scope))) continue;
      const char* where = scope.byline_only() ? " in its byline" : "";
      out->notices.push_back({"unknown-word", "no article has the word '" + word.surface + "'" + where, leaf.column});
      return;
    }
  }

  PlanNode proved(Positional one) {
    PlanNode plan = plan_node(PlanNode::Kind::spans);
    plan.spans = std::make_shared<const SpanExpr>(std::move(one.spans));
    plan.children.push_back(std::move(one.candidates));
    return plan;
  }

  // ---- what to mark in texts

  void mark(const Node& leaf, const TextScope& scope, const Lattice& lattice, bool stemmed) {
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
          const auto stem_terms = terms.stems(lattice.edges[0]);
          words.stems.insert(words.stems.end(), stem_terms.begin(), stem_terms.end());
        } else {
          words.words.push_back(std::move(folded[0]));
        }
      }
    });
  }

  void mark(const Node& leaf, const TextScope& scope, const std::vector<std::string>& expanded) {
    each_mark(scope, [&](HighlightWords& words) {
      if (leaf.kind == NodeKind::wildcard) {
        words.patterns.push_back(fold_pattern(leaf.text));
      } else {
        words.words.insert(words.words.end(), expanded.begin(), expanded.end());
      }
    });
  }

  template <class Mark>
  void each_mark(const TextScope& scope, const Mark& add) {
    if (denied) return;
    if (scope.parts & part_bit(Part::headline)) add(out->headline);
    if (scope.parts & part_bit(Part::body)) add(out->body);
  }

  // ---- the tree

  PlanNode text_leaf(const Node& leaf, const TextScope& scope) {
    if (leaf.kind == NodeKind::word && scope.everywhere()) {
      const Lattice lattice = make_lattice(leaf.text);
      if (lattice.is_one_word()) {
        mark(leaf, scope, lattice, true);
        PlanNode plan = terms.terms(terms.stems(lattice.edges[0]), true);
        if (plan.kind == PlanNode::Kind::none && !denied) {
          out->notices.push_back({"unknown-word", "no article has the word '" + leaf.text + "'", leaf.column});
        }
        return plan;
      }
    }
    return proved(positional(leaf, scope, true));
  }

  PlanNode build(const Node& tree, const TextScope& scope) {
    switch (tree.kind) {
      case NodeKind::all: return plan_node(PlanNode::Kind::all);
      case NodeKind::none: return plan_node(PlanNode::Kind::none);
      case NodeKind::and_:
      case NodeKind::or_: {
        std::vector<PlanNode> children;
        for (const Node& child : tree.children) children.push_back(build(child, scope));
        return plan_group(tree.kind == NodeKind::and_ ? PlanNode::Kind::and_ : PlanNode::Kind::or_, std::move(children));
      }
      case NodeKind::not_: {
        const bool before = std::exchange(denied, true);
        PlanNode plan = plan_node(PlanNode::Kind::not_, {build(tree.children[0], scope)});
        denied = before;
        return plan;
      }
      case NodeKind::in_part: return build(tree.children[0], scope_of(*tree.field));
      case NodeKind::entity: return values.entity(tree, out->notices);
      case NodeKind::facet: return values.facet(tree, out->notices);
      case NodeKind::published:
      case NodeKind::about: {
        PlanNode plan = plan_node(tree.kind == NodeKind::published ? PlanNode::Kind::published : PlanNode::Kind::about);
        plan.days = tree.days;
        return plan;
      }
      case NodeKind::wordcount: {
        PlanNode plan = plan_node(PlanNode::Kind::wordcount);
        plan.numbers = tree.numbers;
        return plan;
      }
      case NodeKind::undated: {
        PlanNode plan = plan_node(PlanNode::Kind::undated);
        return tree.flag ? std::move(plan) : plan_node(PlanNode::Kind::not_, {std::move(plan)});
      }
      case NodeKind::id: {
        PlanNode plan = plan_node(PlanNode::Kind::id);
        plan.text = tree.text;
        return plan;
      }
      default: return text_leaf(tree, scope);
    }
  }

};

Resolver::Resolver(const archive::Snapshot& snapshot, const std::vector<std::unique_ptr<Xapian::Database>>& databases,
                   std::function<const NameIndex&()> names)
    : impl_(std::make_unique<Impl>(snapshot, databases, std::move(names))) {}
Resolver::~Resolver() = default;

void Resolver::set_nearest(std::function<std::string(const std::vector<Facet>&, const std::string& value)> nearest) {
  impl_->values.set_nearest(std::move(nearest));
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
    PlanNode value = impl_->values.filter(one, notices);
    if (one.exclude) {
      all.push_back(plan_node(PlanNode::Kind::not_, {std::move(value)}));
    } else {
      any.push_back(std::move(value));
    }
  }
  if (!any.empty()) all.push_back(plan_group(PlanNode::Kind::or_, std::move(any)));
  return plan_group(PlanNode::Kind::and_, std::move(all));
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
