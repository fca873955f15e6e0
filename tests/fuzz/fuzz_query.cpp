// The query language on any bytes, in all four ways of reading. What must hold: lenient reading gives a tree;
// every tree is within its bounds and prints to text that strict reading turns into the same tree.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "searcher/query/caret.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace {

using namespace dateline;

constexpr Day kToday = 16707;  // 2015-09-29

void require(bool holds) {
  if (!holds) std::abort();
}

void check_tree(const ParsedQuery& parsed) {
  require(tree_depth(parsed.root) <= kMaxDepth);
  require(count_leaves(parsed.root) <= kMaxTerms);
  require(!dump(parsed.root).empty());
  const std::string text = print(parsed.root);
  if (text.size() > kMaxQueryBytes) return;
  const auto again = parse_query(text, {.match_any = false, .lenient = false, .today = kToday});
  require(again && again->root == parsed.root);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const bool match_any : {false, true}) {
    const auto mild = parse_query(text, {.match_any = match_any, .lenient = true, .today = kToday});
    require(mild.has_value());
    check_tree(*mild);
    const auto strict = parse_query(text, {.match_any = match_any, .lenient = false, .today = kToday});
    if (strict) {
      check_tree(*strict);
    } else {
      require(strict.error().kind == ErrorKind::query && strict.error().column &&
              *strict.error().column <= size);
      require(!caret_message(text, strict.error()).empty());
    }
  }
  (void)explain_tokens(text);
  return 0;
}
