// Snippets and highlights: where the words of a query stand in an article, for people to see.
//
//   Highlighter highlighter(words);                                  // for all hits of one search
//   hit.headline_highlights = highlighter.highlight(article.headline, article.language);
//   Snippet snippet = highlighter.snippet(article);                  // "…the Syrian city of Latakia…"
//
// A snippet is one line of about 220 code points: the best passage of the body (passage.h), or of the summary where
// only that has words of the query; without any, the beginning of the body, or of the summary where there is no body.
// White space and control characters are one space; "…" stands where the text goes on. Highlights are code points of
// the text shown, half open, sorted, merged where they touch. An article without text gives an empty snippet.
//
// A Highlighter remembers words between articles and is for one thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "searcher/api/results.h"
#include "searcher/present/highlight_words.h"
#include "searcher/present/matcher.h"

namespace dateline {

struct SnippetOptions {
  std::size_t length = 220;  // code points aimed at, at least 20; at most a tenth more, and the two "…"
};

class Highlighter {
 public:
  explicit Highlighter(const HighlightWords& words) : matcher_(words) {}

  // `language` (BCP 47) is the article's: it decides which stems are looked for.
  std::vector<Highlight> highlight(std::string_view text, std::string_view language);
  Snippet snippet(const Article& article, const SnippetOptions& options = {});

 private:
  present::Matcher matcher_;
  present::Scan scan_;
  present::Scan other_;
};

// The same for one text.
std::vector<Highlight> highlight(std::string_view text, const HighlightWords& words, std::string_view language = {});
Snippet make_snippet(const Article& article, const HighlightWords& words, const SnippetOptions& options = {});

}  // namespace dateline
