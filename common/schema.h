// The one table of what can be asked: field names, their kind, help text and an example that runs.
// The query parser, --fields, the facets, the help and the documentation are all made from it.
//
//   const Field* f = find_field("person");   // f->kind == FieldKind::entity
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline {

enum class FieldKind : std::uint8_t {
  text,    // words, phrases, wildcards and operators inside one part of the article
  entity,  // person: org: place: entity: — a name under any of its variants, or words of a name
  facet,   // a whole facet value, case and accents folded
  date,    // a date, range, comparison or date words
  number,  // a number, range or comparison
  id,      // byte for byte
  flag,    // true or false
};

// Facets, in the order in which they are stored and listed.
enum class Facet : std::uint8_t {
  person, org, place, country, about_country, source, section, author, language, status,
  year, month, day, weekday, about_year, about_month,
};
inline constexpr std::size_t kFacetCount = 16;

struct Field {
  std::string_view name;
  FieldKind kind;
  std::optional<Facet> facet;  // the facet of that name
  std::string_view help;
  std::string_view example;    // a query that runs
};

// All fields, in the order of the documentation.
std::span<const Field> fields();

// Case does not matter ("Person:" is "person:"); nullptr where there is none.
const Field* find_field(std::string_view name);

// The known field nearest in spelling (edit distance), for hints; empty where none is near.
std::string_view nearest_field(std::string_view name);

// "about-country" <-> Facet::about_country.
std::string_view facet_name(Facet facet);
std::optional<Facet> facet_named(std::string_view name);

}  // namespace dateline
