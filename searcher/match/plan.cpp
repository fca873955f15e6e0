#include "searcher/match/plan.h"

#include <algorithm>

#include "common/time/civil.h"

namespace dateline {
namespace {

constexpr std::size_t kMostTermsShown = 100;

std::string name_of(PlanNode::Kind kind) {
  switch (kind) {
    case PlanNode::Kind::all: return "all";
    case PlanNode::Kind::none: return "none";
    case PlanNode::Kind::terms: return "terms";
    case PlanNode::Kind::spans: return "proved on tokens";
    case PlanNode::Kind::and_: return "and";
    case PlanNode::Kind::or_: return "or";
    case PlanNode::Kind::not_: return "not";
    case PlanNode::Kind::published: return "published";
    case PlanNode::Kind::about: return "about";
    case PlanNode::Kind::wordcount: return "wordcount";
    case PlanNode::Kind::undated: return "undated";
    case PlanNode::Kind::values: return "values";
    case PlanNode::Kind::no_value: return "without";
    case PlanNode::Kind::id: return "id";
    case PlanNode::Kind::boosted: return "boosted";
  }
  return "";
}

std::string days_text(const DayRange& days) {
  return (days.from ? format_day(*days.from) : std::string()) + ".." + (days.to ? format_day(*days.to) : std::string());
}

std::string numbers_text(const NumberRange& numbers) {
  return (numbers.from ? std::to_string(*numbers.from) : std::string()) + ".." +
         (numbers.to ? std::to_string(*numbers.to) : std::string());
}

void append(const PlanNode& node, std::size_t depth, std::string& out) {
  out.append(depth * 2, ' ');
  out += name_of(node.kind);
  switch (node.kind) {
    case PlanNode::Kind::terms:
      for (std::size_t i = 0; i < std::min(node.terms.size(), kMostTermsShown); ++i) out += " " + node.terms[i];
      if (node.terms.size() > kMostTermsShown) {
        out += " and " + std::to_string(node.terms.size() - kMostTermsShown) + " more";
      } else {
        out += " (in " + std::to_string(node.frequency) + " articles)";
      }
      break;
    case PlanNode::Kind::published:
    case PlanNode::Kind::about: out += " " + days_text(node.days); break;
    case PlanNode::Kind::wordcount: out += " " + numbers_text(node.numbers); break;
    case PlanNode::Kind::values:
      out += " of " + std::string(facet_name(node.facet));
      out += node.text.empty() ? ": " + std::to_string(node.ordinals.size()) : " " + node.text;
      break;
    case PlanNode::Kind::no_value: out += " any " + std::string(facet_name(node.facet)); break;
    case PlanNode::Kind::id: out += " " + node.text; break;
    default: break;
  }
  out += '\n';
  for (const PlanNode& child : node.children) append(child, depth + 1, out);
}

}  // namespace

std::string dump(const PlanNode& node) {
  std::string out;
  append(node, 0, out);
  return out;
}

}  // namespace dateline
