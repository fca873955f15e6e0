// Query text to tree, strict or lenient. The language is described in GRAMMAR.md.
//
//   Result<ParsedQuery> q = parse_query("syria headline:(a OR b) published:2015", {.today = day});
//   print(q->root) == "syria AND headline:(a OR b) AND published:2015-01-01..2015-12-31"
//
// Words are not analysed here: leaves keep the text as written, apart from typographic quotes and hyphens,
// which become ASCII (ids stay byte for byte). Pure function, thread-safe; time and memory are bounded by the
// text, which is at most kMaxQueryBytes (a longer one is refused, or in lenient mode cut, at once).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "searcher/query/diagnostics.h"
#include "searcher/query/tree.h"

namespace dateline {

struct ParseOptions {
  bool match_any = false;  // bare words and phrases side by side are ORed, not ANDed
  bool lenient = false;    // never an error: what cannot be read is left out, or read as text, with a notice
  Day today = 0;           // what "last week" is counted from, on the reader's calendar
};

struct ParsedQuery {
  Node root;
  std::vector<Notice> notices;  // in the order of the text, mixed-operators last
  bool relative_dates = false;  // the answer changes with `today`
};

// Errors: ErrorKind::query with a column; the codes are listed in GRAMMAR.md. None in lenient mode.
Result<ParsedQuery> parse_query(std::string_view text, const ParseOptions& options);

// The stage before the tree, one token a line, for --explain. Reads leniently, so it has something to show
// for any text.
std::string explain_tokens(std::string_view text);

}  // namespace dateline
