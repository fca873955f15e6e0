#include "searcher/match/value_plans.h"

#include <algorithm>

#include "common/archive/columns.h"
#include "common/country_codes.h"
#include "searcher/match/derived_values.h"
#include "searcher/match/plan_nodes.h"

namespace dateline {
namespace {

using archive::Ordinal;

PlanNode values(Facet which, std::vector<Ordinal> ordinals) {
  if (ordinals.empty()) return plan_node(PlanNode::Kind::none);
  std::sort(ordinals.begin(), ordinals.end());
  PlanNode plan = plan_node(PlanNode::Kind::values);
  plan.facet = which;
  plan.ordinals = std::move(ordinals);
  return plan;
}

PlanNode derived(Facet which, const std::string& value, std::size_t column, std::vector<Notice>& notices) {
  if (!DerivedValue(which, value).valid()) {
    notices.push_back({"unknown-value",
                       "'" + value + "' is no " + std::string(facet_name(which)) + "; one looks like '" +
                           derived_value(which, 16707) + "'",
                       column});
    return plan_node(PlanNode::Kind::none);
  }
  PlanNode plan = plan_node(PlanNode::Kind::values);
  plan.facet = which;
  plan.text = value;
  return plan;
}

}  // namespace

// `kinds`: where to look for the nearest.
void ValuePlans::unknown_value(std::string_view field, const std::vector<Facet>& kinds, const std::string& value,
                               std::size_t column, std::vector<Notice>& notices) {
  std::string message = "no article has " + std::string(field) + " '" + value + "'";
  if (nearest_) message += nearest_(kinds, value);
  notices.push_back({"unknown-value", std::move(message), column});
}

PlanNode ValuePlans::entity(const Node& leaf, std::vector<Notice>& notices) {
  std::vector<Facet> kinds{Facet::person, Facet::org, Facet::place};
  if (leaf.field->facet) kinds = {*leaf.field->facet};
  std::vector<PlanNode> any;
  for (const Facet kind : kinds) {
    std::vector<Ordinal> found = leaf.flag ? names_().folded(kind, leaf.text) : names_().with_words(kind, leaf.text);
    if (!found.empty()) any.push_back(values(kind, std::move(found)));
  }
  if (any.empty()) unknown_value(leaf.field->name, kinds, leaf.text, leaf.column, notices);
  return plan_group(PlanNode::Kind::or_, std::move(any));
}

std::vector<Ordinal> ValuePlans::whole_values(Facet which, const std::string& value) {
  if (which == Facet::language) return names_().language(value);
  std::vector<Ordinal> found = names_().folded(which, value);
  if (found.empty() && (which == Facet::country || which == Facet::about_country)) {
    const std::string_view country = country_of_code(value);
    if (!country.empty()) found = names_().folded(which, country);
  }
  return found;
}

PlanNode ValuePlans::facet(const Node& leaf, std::vector<Notice>& notices) {
  const Facet which = *leaf.field->facet;
  if (!archive::is_stored(which)) return derived(which, leaf.text, leaf.column, notices);
  std::vector<Ordinal> found = whole_values(which, leaf.text);
  if (found.empty()) unknown_value(leaf.field->name, {which}, leaf.text, leaf.column, notices);
  return values(which, std::move(found));
}

PlanNode ValuePlans::filter(const Filter& filter, std::vector<Notice>& notices) {
  if (filter.none) {
    PlanNode plan = plan_node(PlanNode::Kind::no_value);
    plan.facet = filter.facet;
    return plan;
  }
  if (!archive::is_stored(filter.facet)) return derived(filter.facet, filter.value, 0, notices);
  std::vector<Ordinal> found = names_().exact(filter.facet, filter.value);
  if (found.empty()) found = whole_values(filter.facet, filter.value);
  if (found.empty()) unknown_value(facet_name(filter.facet), {filter.facet}, filter.value, 0, notices);
  return values(filter.facet, std::move(found));
}

}  // namespace dateline
