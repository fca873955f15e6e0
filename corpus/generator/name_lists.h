// Given names, surnames, countries, capitals and organisations: the material of entities.h. Most frequent
// first; distinct within a list; UTF-8 with the accents the names have, and at most five words each.
//
//   for (std::string_view country : countries()) ...
#pragma once

#include <span>
#include <string_view>

namespace dateline::corpus {

std::span<const std::string_view> first_names();
std::span<const std::string_view> last_names();
std::span<const std::string_view> countries();
std::span<const std::string_view> capitals();       // of those countries that have one of another name
std::span<const std::string_view> organisations();  // real public bodies
std::span<const std::string_view> company_kinds();  // "Airlines"
std::span<const std::string_view> public_kinds();   // "Central Bank"

}  // namespace dateline::corpus
