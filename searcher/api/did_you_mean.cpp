#include "searcher/api/did_you_mean.h"

#include <algorithm>
#include <cmath>

#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "searcher/query/characters.h"
#include "searcher/query/print.h"

namespace dateline {
namespace {

constexpr int kMostLookups = 8;           // words and names corrected of one query: each reads the archive's words
constexpr std::size_t kMostCandidates = 5;
constexpr double kNotAName = 4;           // of the weight of similar_words.h

bool is_lower(std::string_view text) { return text::lower(text) == text; }

Node leaf_of(NodeKind kind, std::string text, const Field* part) {
  Node leaf;
  leaf.kind = kind;
  leaf.text = std::move(text);
  if (part == nullptr) return leaf;
  Node scoped;
  scoped.kind = NodeKind::in_part;
  scoped.field = part;
  scoped.children.push_back(std::move(leaf));
  return scoped;
}

std::vector<Facet> facets_of(const Node& name) {
  if (name.field->facet) return {*name.field->facet};
  return {Facet::person, Facet::org, Facet::place};
}

}  // namespace

Correction DidYouMean::correct(std::string_view text, const ParsedQuery& parsed, const ParseOptions& options,
                               std::uint64_t total, std::vector<Notice>& notices) {
  notices_ = &notices;
  few_ = total <= kNextToNothing;
  Node root = parsed.root;
  visit(root, nullptr);
  Correction out;
  if (replaced_.empty()) return out;
  out.of_unknown = of_unknown_;
  // In the text as it was typed; where that does not read as meant, the whole query in its canonical form.
  std::sort(replaced_.begin(), replaced_.end(), [](const Replaced& a, const Replaced& b) { return a.column > b.column; });
  const query::Decoded decoded = query::decode(text);
  std::string changed(text);
  for (const Replaced& one : replaced_) {
    const auto& offsets = decoded.characters.offsets;
    if (!decoded.valid || one.column + one.length >= offsets.size()) break;
    const std::size_t from = offsets[one.column];
    const std::size_t length = offsets[one.column + one.length] - from;
    // Inside person:(a OR b) a value stands without its field.
    const bool with_field = one.field.empty() || std::string_view(text).substr(from, length).find(':') != std::string_view::npos;
    changed.replace(from, length, with_field ? one.text : one.text.substr(one.field.size() + 1));
  }
  const auto again = parse_query(changed, options);
  out.query = again && again->root == root ? std::move(changed) : print(root);
  return out;
}

void DidYouMean::visit(Node& node, const Field* part) {
  switch (node.kind) {
    case NodeKind::not_: return;
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::exact: correct_words(node, part); return;
    case NodeKind::entity:
    case NodeKind::facet: correct_name(node); return;
    default:
      for (Node& child : node.children) visit(child, node.kind == NodeKind::in_part ? node.field : part);
  }
}

void DidYouMean::unknown(const char* code, std::string message, std::size_t column) {
  const bool said = std::any_of(notices_->begin(), notices_->end(),
                                [&](const Notice& n) { return n.code == code && n.column == column; });
  if (!said) notices_->push_back({code, std::move(message), column});
}

void DidYouMean::replaced(const Node& leaf) { 
  replaced_.push_back({leaf.column, leaf.length, print(leaf), leaf.field == nullptr ? std::string_view() : leaf.field->name});
}

void DidYouMean::correct_words(Node& leaf, const Field* part) {
  std::vector<text::Token> tokens;
  text::tokenize(leaf.text, tokens);
  std::string corrected;
  std::size_t done = 0;
  bool changed = false;
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::word) continue;
    const std::string typed = text::surface(leaf.text, token);
    const auto better = better_word(typed, leaf.kind, part, leaf.column);
    if (!better) continue;
    corrected += leaf.text.substr(done, token.start - done) + *better;
    done = token.end;
    changed = true;
  }
  if (!changed) return;
  leaf.text = corrected + leaf.text.substr(done);
  replaced(leaf);
}

std::optional<std::string> DidYouMean::better_word(const std::string& typed, NodeKind kind, const Field* part,
                                                   std::size_t column) {
  const NodeKind asked = kind == NodeKind::word ? NodeKind::word : NodeKind::phrase;
  const bool known = tools_.finds(leaf_of(asked, typed, part));
  if (known && !few_) return std::nullopt;
  if (!known && !tools_.finds(leaf_of(asked, typed, nullptr))) {
    unknown("unknown-word", "no article has the word '" + typed + "'", column);
  }
  if (looked_up_ >= kMostLookups) return std::nullopt;
  ++looked_up_;
  const std::string folded = text::fold(typed);
  const double own = std::log(static_cast<double>(word_occurrences(tools_.snapshot, folded)) + 0.5);
  std::vector<SimilarWord> candidates =
      known ? tools_.similar().find(folded, 2 * kMostCandidates, own) : tools_.similar().find(folded, 2 * kMostCandidates);
  if (!is_lower(typed)) {  // a name was meant
    for (SimilarWord& candidate : candidates)
      if (is_lower(candidate.surface)) candidate.weight -= kNotAName;
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
  }
  if (candidates.size() > kMostCandidates) candidates.resize(kMostCandidates);
  for (const SimilarWord& candidate : candidates) {
    if (known && candidate.weight <= own) return std::nullopt;
    std::string word = is_lower(typed) ? text::lower(candidate.surface) : candidate.surface;
    if (!tools_.finds(leaf_of(NodeKind::phrase, word, part))) continue;
    of_unknown_ = of_unknown_ || !known;
    return word;
  }
  return std::nullopt;
}

void DidYouMean::correct_name(Node& leaf) {
  if (leaf.field->facet && !archive::is_stored(*leaf.field->facet)) return;
  if (tools_.finds(leaf)) return;
  const std::vector<Facet> facets = facets_of(leaf);
  unknown("unknown-value", "no article has " + std::string(leaf.field->name) + " '" + leaf.text + "'" +
                               tools_.nearest_text(facets, leaf.text), leaf.column);
  if (looked_up_ >= kMostLookups) return;
  ++looked_up_;
  const std::vector<NearName> near = tools_.near().find(facets, leaf.text, 1);
  if (near.empty()) return;
  const bool words = leaf.kind == NodeKind::entity && !leaf.flag;
  leaf.text = words ? near[0].words : near[0].value;
  of_unknown_ = true;
  replaced(leaf);
}

}  // namespace dateline
