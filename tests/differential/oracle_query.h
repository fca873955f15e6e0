// The brute-force evaluator: the meaning of a parsed query, article by article, written for plainness. It shares the
// tokenizer, folding and stemming with the engine, and nothing else.
//
//   OracleQuery query(corpus, parsed.root);
//   if (query.matches(article)) use(query.score(article));
//
// `root` and `corpus` must outlive it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "searcher/query/tree.h"
#include "tests/differential/oracle_corpus.h"

namespace dateline::testing {

class OracleQuery {
 public:
  OracleQuery(const OracleCorpus& corpus, const Node& root);
  ~OracleQuery();

  bool matches(const OracleArticle& article) const;
  // BM25 as CONTRACT.md states it; only of an article that matches.
  //  - A word, a wildcard or ~ is one term: the union of the stems it stands for; its frequency is the sum of theirs,
  //    and at most the number of articles.
  //  - A phrase is its words, added up. A compound is its parts (where the article has all of them), and its joined
  //    forms, added up.
  //  - Operators add up what of their words the article has. Filters, fields of values and byline: add nothing.
  double score(const OracleArticle& article) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Whether a name (of a person, ...) has these words: next to each other, compounds as their parts or joined.
bool name_has_words(const std::string& name, const std::string& words);

}  // namespace dateline::testing
