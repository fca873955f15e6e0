// Making plan nodes (plan.h).
#pragma once

#include <utility>
#include <vector>

#include "searcher/match/plan.h"

namespace dateline {

inline PlanNode plan_node(PlanNode::Kind kind, std::vector<PlanNode> children = {}) {
  PlanNode out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}

// and_ or or_ of the children; one alone as it is, none as none.
inline PlanNode plan_group(PlanNode::Kind kind, std::vector<PlanNode> children) {
  if (children.size() == 1) return std::move(children[0]);
  if (children.empty()) return plan_node(PlanNode::Kind::none);
  return plan_node(kind, std::move(children));
}

}  // namespace dateline
