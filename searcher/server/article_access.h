// What is left of an article where a portal shows no more than snippets (--articles snippet).
//
//   cut_to_snippet(article);   // the body's first 300 characters; mentions beyond them are gone
//
// Kept: what names and dates the article, the publisher's own teasers (sub-headline, summary), and who and
// what is named. Cut: the body. Dropped: keys of the record that this program does not know, which may hold
// anything.
#pragma once

#include "common/article.h"

namespace dateline::server {

inline constexpr std::size_t kSnippetCodePoints = 300;

// Every mention that is left still equals its slice of the part it is in.
void cut_to_snippet(Article& article);

}  // namespace dateline::server
