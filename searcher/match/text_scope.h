// Where in an article the words of a part of the query may stand: everywhere but the byline, or as headline:, lead: .. say.
#pragma once

#include "common/schema.h"
#include "searcher/match/plan.h"

namespace dateline {

struct TextScope {
  PartMask parts = kDefaultParts;
  bool lead = false;  // of the body only the lead
  bool everywhere() const { return parts == kDefaultParts && !lead; }
  bool byline_only() const { return parts == part_bit(Part::byline); }
};

// Of a field of FieldKind::text.
inline TextScope scope_of(const Field& field) {
  if (field.name == "headline") return {part_bit(Part::headline), false};
  if (field.name == "lead") return {part_bit(Part::body), true};
  if (field.name == "summary") return {part_bit(Part::summary), false};
  if (field.name == "byline") return {part_bit(Part::byline), false};
  if (field.name == "keyword") return {part_bit(Part::keyword), false};
  return {part_bit(Part::body), false};
}

}  // namespace dateline
