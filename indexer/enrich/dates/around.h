// What stands around a number or a word, as the resolvers of dates ask for it.
//
//   if (!stands_alone(scene) || counts_something(scene)) return no_date();   // $2015, 1.2.2015.4, 2000 people
//
// Pure functions, thread-safe.
#pragma once

#include <initializer_list>
#include <string_view>

#include "indexer/enrich/dates/scene.h"

namespace dateline::dates {

// Whether the word is one of those (in lower case), whatever its own case.
bool is(std::string_view word, std::initializer_list<std::string_view> any);

// Whether the token is one of these marks; null is none.
bool is_mark(const Token* token, std::string_view marks);

// No part of a longer number: prices, telephone numbers, versions, scores.
bool stands_alone(const Scene& scene);

// "2000 people", "March 3 percent".
bool counts_something(const Scene& scene);

// The year that two digits mean: within 80 years before and 20 after the publication, as people write of their time.
int two_digit_year(const Scene& scene, int two_digits);

}  // namespace dateline::dates
