// From names and facet values, in a query or a filter, to the ordinals that stand for them.
//
//   ValuePlans plans(names);
//   PlanNode plan = plans.entity(node, notices);     // person:putin
//
// What no article has gives a plan that finds nothing, and notice "unknown-value". For one thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/request.h"
#include "searcher/match/name_index.h"
#include "searcher/match/plan.h"
#include "searcher/query/diagnostics.h"
#include "searcher/query/tree.h"

namespace dateline {

class ValuePlans {
 public:
  // Names are asked for only where a value needs them.
  explicit ValuePlans(std::function<const NameIndex&()> names) : names_(std::move(names)) {}

  // What to add to the message about a value that no article has: "; the nearest is ...". None where it is not set.
  void set_nearest(std::function<std::string(const std::vector<Facet>&, const std::string& value)> nearest) {
    nearest_ = std::move(nearest);
  }

  // Nodes of kind entity and facet.
  PlanNode entity(const Node& leaf, std::vector<Notice>& notices);
  PlanNode facet(const Node& leaf, std::vector<Notice>& notices);
  // A value as a click hands it over: exactly that one, so that the count shown is the total after the click; else, typed
  // by hand, any spelling of it. `exclude` is left to the caller.
  PlanNode filter(const Filter& filter, std::vector<Notice>& notices);

 private:
  std::vector<archive::Ordinal> whole_values(Facet which, const std::string& value);
  void unknown_value(std::string_view field, const std::vector<Facet>& kinds, const std::string& value, std::size_t column,
                     std::vector<Notice>& notices);

  std::function<const NameIndex&()> names_;
  std::function<std::string(const std::vector<Facet>&, const std::string&)> nearest_;
};

}  // namespace dateline
