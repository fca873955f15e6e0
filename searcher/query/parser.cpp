#include "searcher/query/parser.h"

#include <algorithm>

#include "searcher/query/build.h"
#include "searcher/query/characters.h"
#include "searcher/query/print.h"
#include "searcher/query/token.h"

namespace dateline {
namespace {

using query::Diagnostics;
using query::Token;
using query::TokenKind;

// The longest start of `text` within the limit that does not cut a character.
std::string_view cut(std::string_view text) {
  if (text.size() <= kMaxQueryBytes) return text;
  std::size_t end = kMaxQueryBytes;
  while (end > kMaxQueryBytes - 4 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::vector<Token> tokens_of(std::string_view text, Diagnostics& diagnostics) {
  const std::string_view head = cut(text);
  const query::Decoded decoded = query::decode(head);
  if (head.size() < text.size())
    diagnostics.fault("too-long", "the query is longer than " + std::to_string(kMaxQueryBytes) + " bytes",
                      "ask it in several queries", decoded.characters.size(), "the rest is left out");
  if (!decoded.valid)
    diagnostics.fault("not-utf8", "the query is not valid UTF-8",
                      "set the terminal or the program that sends it to UTF-8", decoded.first_invalid,
                      "the bytes are left out");
  if (diagnostics.stopped()) return {};
  return query::lex(decoded.characters, diagnostics);
}

// Drops closing parentheses that nothing opened, and closes at the end what is still open.
std::vector<Token> balance(std::vector<Token> tokens, Diagnostics& diagnostics) {
  std::vector<Token> out;
  out.reserve(tokens.size());
  std::vector<std::size_t> open;
  for (Token& token : tokens) {
    if (token.kind == TokenKind::open) open.push_back(token.column);
    if (token.kind == TokenKind::close) {
      if (open.empty()) {
        diagnostics.fault("unbalanced-parenthesis", "this parenthesis closes nothing",
                          "remove it, or add the opening one", token.column, "left out");
        continue;
      }
      open.pop_back();
    }
    out.push_back(std::move(token));
  }
  if (!open.empty())
    diagnostics.fault("unbalanced-parenthesis", "this parenthesis is never closed", "add the closing one",
                      open.back(), "closed at the end");
  for (; !open.empty(); open.pop_back()) {
    Token close;
    close.kind = TokenKind::close;
    out.push_back(std::move(close));
  }
  return out;
}

void limit_terms(std::vector<Token>& tokens, Diagnostics& diagnostics) {
  std::size_t terms = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!query::is_term(tokens[i].kind) || ++terms <= kMaxTerms) continue;
    diagnostics.fault("too-many-terms",
                      "the query has more than " + std::to_string(kMaxTerms) + " words and values",
                      "ask it in several queries", tokens[i].column, "the rest is left out");
    tokens.resize(i);
    while (!tokens.empty() &&
           (tokens.back().kind == TokenKind::field || tokens.back().kind == TokenKind::at_least))
      tokens.pop_back();
    return;
  }
}

// What is left of a query that is nested too deep: its words and phrases.
std::optional<Node> words_of(const std::vector<Token>& tokens, const ParseOptions& options) {
  std::vector<Node> words;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind <= TokenKind::fuzzy && (i == 0 || tokens[i - 1].kind != TokenKind::not_))
      words.push_back(query::text_leaf(tokens[i]));
  if (words.empty()) return std::nullopt;
  return query::join(options.match_any ? NodeKind::or_ : NodeKind::and_, std::move(words));
}

std::string shortened(std::string text) {
  constexpr std::size_t kMost = 2000;
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

bool is_blank(std::string_view text) {
  if (text.size() > kMaxQueryBytes) return false;
  const query::Characters c = query::decode(text).characters;
  return std::all_of(c.points.begin(), c.points.end(), query::is_space);
}

}  // namespace

Result<ParsedQuery> parse_query(std::string_view text, const ParseOptions& options) {
  ParsedQuery parsed;
  if (is_blank(text)) return parsed;  // every article
  Diagnostics diagnostics(options.lenient);
  const auto failed = [&] { return tl::unexpected(*diagnostics.error()); };
  std::vector<Token> tokens = tokens_of(text, diagnostics);
  if (!diagnostics.stopped()) limit_terms(tokens, diagnostics);
  if (!diagnostics.stopped()) tokens = balance(std::move(tokens), diagnostics);
  if (diagnostics.stopped()) return failed();

  query::Builder builder(tokens, options, diagnostics);
  std::optional<Node> root = builder.build();
  bool flat = builder.too_deep();
  if (root && tree_depth(*root) > kMaxDepth) {
    diagnostics.fault("too-deep",
                      "more than " + std::to_string(kMaxDepth) + " operators stand inside each other",
                      "ask it in several queries", root->column, "read as its words, side by side");
    flat = true;
  }
  if (flat) root = words_of(tokens, options);
  if (!root)
    diagnostics.fault("empty-query", "there is nothing to search for in this query",
                      "write a word, or * for every article", 0, "nothing is found");
  if (diagnostics.stopped()) return failed();
  if (root) {
    parsed.root = std::move(*root);
  } else {
    parsed.root.kind = NodeKind::none;
  }
  parsed.relative_dates = builder.relative_dates() && !flat;
  parsed.notices = std::move(diagnostics.notices());
  std::stable_sort(parsed.notices.begin(), parsed.notices.end(),
                   [](const Notice& a, const Notice& b) { return a.column < b.column; });
  if (builder.mixed() && !flat)
    parsed.notices.push_back({"mixed-operators",
                              "without parentheses this is read as " + shortened(print(parsed.root)),
                              *builder.mixed()});
  return parsed;
}

std::string explain_tokens(std::string_view text) {
  Diagnostics diagnostics(true);
  return query::print_tokens(tokens_of(text, diagnostics));
}

}  // namespace dateline
