#include "tests/differential/oracle_query.h"

#include <algorithm>
#include <cmath>

#include "common/text/fold.h"
#include "common/text/stem.h"
#include "common/text/tokenizer.h"
#include "tests/differential/oracle_words.h"

namespace dateline::testing {
namespace {

struct Scope {
  std::set<Part> parts;  // empty: all but the byline
  bool lead = false;
  bool allows(const OracleToken& token) const {
    if (lead) return token.lead;
    return parts.empty() ? token.part != Part::byline : parts.contains(token.part);
  }
  bool byline() const { return parts.contains(Part::byline); }
};

Scope scope_of(const Field& field) {
  static const std::map<std::string_view, Part> parts = {{"headline", Part::headline},
                                                         {"body", Part::body},
                                                         {"summary", Part::summary},
                                                         {"byline", Part::byline},
                                                         {"keyword", Part::keyword}};
  if (field.name == "lead") return {{}, true};
  return {{parts.at(field.name)}, false};
}

struct Span {
  std::uint32_t start;
  std::uint32_t end;
  std::uint32_t first_sentence;
  std::uint32_t last_sentence;
  std::uint32_t first_paragraph;
  std::uint32_t last_paragraph;
  auto operator<=>(const Span&) const = default;
};
using Spans = std::set<Span>;

Span span_of(const OracleToken& token) {
  return {token.start, token.end, token.sentence, token.sentence, token.paragraph, token.paragraph};
}

Span around(const Span& a, const Span& b) {
  return {std::min(a.start, b.start),
          std::max(a.end, b.end),
          std::min(a.first_sentence, b.first_sentence),
          std::max(a.last_sentence, b.last_sentence),
          std::min(a.first_paragraph, b.first_paragraph),
          std::max(a.last_paragraph, b.last_paragraph)};
}

// Stem terms scored as one.
struct ScoredTerms {
  std::vector<std::uint32_t> ids;
  double weight = 0;
};

struct Leaf {
  std::uint32_t words = 0;   // 0: a wildcard, ~ or single stemmed word, which is `forms` alone
  std::vector<QueryWord> edges;
  std::vector<std::vector<bool>> edge_forms;  // of each edge: the forms that it is
  std::vector<bool> forms;
  std::vector<ScoredTerms> edge_terms;
  ScoredTerms terms;         // of `forms`
};

}  // namespace

struct OracleQuery::Impl {
  const OracleCorpus& corpus;
  const Node& root;
  std::map<std::string, text::Stemmer> stemmers;        // of every language in the archive
  std::map<std::pair<const Node*, bool>, Leaf> leaves;  // the flag: in the byline

  // ---- leaves, once for each query

  template <class Test>
  std::vector<bool> forms_where(const Test& test) const {
    std::vector<bool> out(corpus.forms().size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = test(corpus.forms()[i]);
    return out;
  }

  // In every language of the archive, as written here and as the archive writes it.
  std::set<std::string> stems(const std::string& surface, const std::string& folded) const {
    std::set<std::string> surfaces{surface};
    if (const OracleWord* word = corpus.word(folded))
      for (const std::uint32_t form : word->forms) surfaces.insert(corpus.forms()[form].surface);
    std::set<std::string> out;
    for (const auto& [language, stemmer] : stemmers)
      for (const std::string& each : surfaces) out.insert(stemmer.term(each));
    return out;
  }

  ScoredTerms scored(const std::set<std::string>& terms) const {
    ScoredTerms out;
    double frequency = 0;
    for (const std::string& term : terms) {
      const auto id = corpus.term_id(term);
      if (!id) continue;
      out.ids.push_back(*id);  // also where no article counts it: it is found all the same
      frequency += static_cast<double>(corpus.frequency(term));
    }
    const auto articles = static_cast<double>(corpus.articles().size());
    frequency = std::min(frequency, articles);
    // Robertson and Sparck Jones's weight without relevance, in Xapian's form that stays positive.
    double odds = (articles - frequency + 0.5) / (frequency + 0.5);
    if (odds < 2) odds = 1 + odds / 2;
    out.weight = std::log(odds);
    return out;
  }

  Leaf words_leaf(const Node& node, bool byline) const {
    Leaf out;
    out.edges = query_words(node.text, out.words, node.kind == NodeKind::exact);
    const bool one = out.words == 1 && out.edges.size() == 1;
    if (one && node.kind == NodeKind::word) {
      const QueryWord& word = out.edges[0];
      const std::set<std::string> wanted = stems(word.surface, word.folded);
      out.words = 0;
      out.forms = forms_where([&](const OracleForm& form) {
        return byline ? form.folded == word.folded : wanted.contains(form.term);
      });
      out.terms = scored(wanted);
      out.edges.clear();
      return out;
    }
    for (const QueryWord& word : out.edges) {
      out.edge_forms.push_back(forms_where([&](const OracleForm& form) {
        return node.kind == NodeKind::exact ? form.spelling == word.spelling : form.folded == word.folded;
      }));
      out.edge_terms.push_back(scored(stems(word.surface, word.folded)));
    }
    return out;
  }

  Leaf pattern_leaf(const Node& node) const {
    Leaf out;
    out.forms.resize(corpus.forms().size());
    std::set<std::string> terms;
    const auto words = node.kind == NodeKind::wildcard ? words_like(corpus.words(), node.text)
                                                       : words_near(corpus.words(), node.text, node.n);
    for (const OracleWord* word : words) {
      for (const std::uint32_t form : word->forms) out.forms[form] = true;
      terms.merge(stems(word->folded, word->folded));
    }
    out.terms = scored(terms);
    if (words.size() > 100) out.terms.weight = 0;  // GRAMMAR.md: such a pattern adds nothing to the score
    return out;
  }

  void compile(const Node& node, bool byline) {
    if (node.kind == NodeKind::in_part) byline = node.field->name == "byline";
    if (node.kind >= NodeKind::word && node.kind <= NodeKind::fuzzy) {
      const bool pattern = node.kind == NodeKind::wildcard || node.kind == NodeKind::fuzzy;
      leaves.emplace(std::pair(&node, byline), pattern ? pattern_leaf(node) : words_leaf(node, byline));
    }
    for (const Node& child : node.children) compile(child, byline);
  }

  const Leaf& leaf(const Node& node, const Scope& scope) const { return leaves.at({&node, scope.byline()}); }

  // ---- where words stand

  void follow(const OracleArticle& article, const Leaf& leaf, const Scope& scope, std::uint32_t at, std::uint32_t position,
              const Span& so_far, Spans& out) const {
    if (at == leaf.words) {
      out.insert(so_far);
      return;
    }
    auto token = std::lower_bound(article.tokens.begin(), article.tokens.end(), position,
                                  [](const OracleToken& t, std::uint32_t p) { return t.start < p; });
    for (; token != article.tokens.end() && token->start == position; ++token) {
      if (!scope.allows(*token)) continue;
      for (std::size_t i = 0; i < leaf.edges.size(); ++i) {
        if (leaf.edges[i].from != at || !leaf.edge_forms[i][token->form]) continue;
        const Span here = span_of(*token);
        follow(article, leaf, scope, leaf.edges[i].to, token->end + 1, around(so_far, here), out);
      }
    }
  }

  Spans leaf_spans(const OracleArticle& article, const Leaf& leaf, const Scope& scope) const {
    Spans out;
    for (const OracleToken& token : article.tokens) {
      if (!scope.allows(token)) continue;
      const Span here = span_of(token);
      if (!leaf.forms.empty()) {
        if (leaf.forms[token.form]) out.insert(here);
        continue;
      }
      for (std::size_t i = 0; i < leaf.edges.size(); ++i) {
        if (leaf.edges[i].from == 0 && leaf.edge_forms[i][token.form]) {
          follow(article, leaf, scope, leaf.edges[i].to, token.end + 1, here, out);
        }
      }
    }
    return out;
  }

  static bool stand_together(const Node& node, const Span& a, const Span& b) {
    if (a.start <= b.end && b.start <= a.end) return false;  // the same words, or some of them
    const bool in_order = a.end < b.start;
    const std::uint32_t distance = in_order ? b.start - a.end : a.start - b.end;
    switch (node.kind) {
      case NodeKind::near: return distance <= node.n;
      case NodeKind::before: return in_order && distance <= node.n;
      case NodeKind::same_sentence: {
        const Span both = around(a, b);
        return both.first_sentence == both.last_sentence;
      }
      default: {
        const Span both = around(a, b);
        return both.first_paragraph == both.last_paragraph;
      }
    }
  }

  Spans spans(const OracleArticle& article, const Node& node, const Scope& scope) const {
    Spans out;
    switch (node.kind) {
      case NodeKind::or_:
        for (const Node& child : node.children) out.merge(spans(article, child, scope));
        return out;
      case NodeKind::at_least:
        out = spans(article, node.children[0], scope);
        if (out.size() < node.n) out.clear();
        return out;
      case NodeKind::near:
      case NodeKind::before:
      case NodeKind::same_sentence:
      case NodeKind::same_paragraph: {
        const Spans left = spans(article, node.children[0], scope);
        if (left.empty()) return out;
        const Spans right = spans(article, node.children[1], scope);
        for (const Span& a : left)
          for (const Span& b : right)
            if (stand_together(node, a, b)) out.insert(around(a, b));
        return out;
      }
      default: return leaf_spans(article, leaf(node, scope), scope);
    }
  }

  // ---- values

  static bool has_value(const OracleArticle& article, Facet facet, const std::string& wanted) {
    const std::string folded = text::fold_value(wanted);
    const auto& values = article.values[static_cast<std::size_t>(facet)];
    return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
      const std::string mine = text::fold_value(value);
      return mine == folded || (facet == Facet::language && mine.starts_with(folded + "-"));
    });
  }

  static bool has_entity(const OracleArticle& article, const Node& node) {
    std::vector<Facet> kinds = {Facet::person, Facet::org, Facet::place};
    if (node.field->facet) kinds = {*node.field->facet};
    for (const Facet kind : kinds) {
      for (const std::string& name : article.values[static_cast<std::size_t>(kind)]) {
        if (node.flag ? text::fold_value(name) == text::fold_value(node.text) : name_has_words(name, node.text)) return true;
      }
    }
    return false;
  }

  static bool mentions(const OracleArticle& article, const DayRange& days) {
    return std::any_of(article.article.dates.begin(), article.article.dates.end(), [&](const MentionedDate& date) {
      return date.resolved && (!days.from || date.from >= *days.from) && (!days.to || date.to <= *days.to);
    });
  }

  // ---- the tree

  bool matches(const OracleArticle& article, const Node& node, const Scope& scope) const {
    const auto child_matches = [&](const Node& child) { return matches(article, child, scope); };
    const Article& a = article.article;
    switch (node.kind) {
      case NodeKind::all: return true;
      case NodeKind::none: return false;
      case NodeKind::and_: return std::all_of(node.children.begin(), node.children.end(), child_matches);
      case NodeKind::or_: return std::any_of(node.children.begin(), node.children.end(), child_matches);
      case NodeKind::not_: return !matches(article, node.children[0], scope);
      case NodeKind::in_part: return matches(article, node.children[0], scope_of(*node.field));
      case NodeKind::entity: return has_entity(article, node);
      case NodeKind::facet: return has_value(article, *node.field->facet, node.text);
      case NodeKind::published:
        return a.published.known() && (!node.days.from || a.published.first >= *node.days.from) &&
               (!node.days.to || a.published.last <= *node.days.to);
      case NodeKind::about: return mentions(article, node.days);
      case NodeKind::wordcount:
        return (!node.numbers.from || article.body_words >= *node.numbers.from) &&
               (!node.numbers.to || article.body_words <= *node.numbers.to);
      case NodeKind::undated: return a.published.known() != node.flag;
      case NodeKind::id: return a.id == node.text;
      default: return !spans(article, node, scope).empty();
    }
  }

  // ---- scores

  std::optional<double> terms_score(const OracleArticle& article, const ScoredTerms& terms) const {
    bool any = false;
    double count = 0;
    for (const std::uint32_t id : terms.ids) {
      const auto found = article.terms.find(id);
      if (found == article.terms.end()) continue;
      any = true;
      count += found->second;
    }
    if (!any) return std::nullopt;
    constexpr double k1 = 1.2;
    constexpr double b = 0.75;
    const double length = std::max(static_cast<double>(article.length) / corpus.average_length(), 0.5);
    return terms.weight * (k1 + 1) * count / (k1 * (1 - b + b * length) + count);
  }

  // Every way from word `at` to word `to`; the sum of those that the article has all words of.
  void add_ways(const OracleArticle& article, const Leaf& leaf, std::uint32_t at, std::uint32_t to, double so_far,
                std::optional<double>& sum) const {
    if (at == to) {
      sum = sum.value_or(0) + so_far;
      return;
    }
    for (std::size_t i = 0; i < leaf.edges.size(); ++i) {
      if (leaf.edges[i].from != at || leaf.edges[i].to > to) continue;
      if (const auto score = terms_score(article, leaf.edge_terms[i])) {
        add_ways(article, leaf, leaf.edges[i].to, to, so_far + *score, sum);
      }
    }
  }

  std::optional<double> leaf_score(const OracleArticle& article, const Leaf& leaf) const {
    if (!leaf.forms.empty()) return terms_score(article, leaf.terms);
    double sum = 0;
    std::uint32_t begin = 0;
    for (std::uint32_t end = 1; end <= leaf.words; ++end) {
      const bool inside = std::any_of(leaf.edges.begin(), leaf.edges.end(),
                                      [&](const QueryWord& edge) { return edge.from < end && edge.to > end; });
      if (inside) continue;  // a joined form runs across
      std::optional<double> ways;
      add_ways(article, leaf, begin, end, 0, ways);
      if (!ways) return std::nullopt;
      sum += *ways;
      begin = end;
    }
    return sum;
  }

  // What positional operators add up: words that the article has, wherever they stand.
  std::optional<double> words_score(const OracleArticle& article, const Node& node, const Scope& scope) const {
    if (node.children.empty()) return leaf_score(article, leaf(node, scope));
    double sum = 0;
    bool any = false;
    for (const Node& child : node.children) {
      const auto score = words_score(article, child, scope);
      if (!score && node.kind != NodeKind::or_) return std::nullopt;
      any = any || score.has_value();
      sum += score.value_or(0);
    }
    if (!any) return std::nullopt;
    return sum;
  }

  double score(const OracleArticle& article, const Node& node, const Scope& scope) const {
    switch (node.kind) {
      case NodeKind::and_:
      case NodeKind::or_: {
        double sum = 0;
        for (const Node& child : node.children)
          if (node.kind == NodeKind::and_ || matches(article, child, scope)) sum += score(article, child, scope);
        return sum;
      }
      case NodeKind::in_part: return score(article, node.children[0], scope_of(*node.field));
      case NodeKind::word:
      case NodeKind::phrase:
      case NodeKind::exact:
      case NodeKind::wildcard:
      case NodeKind::fuzzy:
      case NodeKind::near:
      case NodeKind::before:
      case NodeKind::same_sentence:
      case NodeKind::same_paragraph:
      case NodeKind::at_least: return scope.byline() ? 0 : words_score(article, node, scope).value_or(0);
      default: return 0;
    }
  }
};

OracleQuery::OracleQuery(const OracleCorpus& corpus, const Node& root) : impl_(new Impl{corpus, root, {}, {}}) {
  for (const std::string& language : corpus.languages()) impl_->stemmers.emplace(language, text::Stemmer(language));
  impl_->compile(root, false);
}
OracleQuery::~OracleQuery() = default;
bool OracleQuery::matches(const OracleArticle& article) const { return impl_->matches(article, impl_->root, {}); }
double OracleQuery::score(const OracleArticle& article) const { return impl_->score(article, impl_->root, {}); }

}  // namespace dateline::testing
