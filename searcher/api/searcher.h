// Asking an archive. A Searcher holds one committed state (a snapshot) of it; reopen() moves on to the newest.
//
//   auto searcher = Searcher::open("archive");                 // Result<Searcher>
//   auto result = searcher->search(request);                   // Result<SearchResult>
//
// Thread-safe: every const function may be called from several threads at once. reopen() may not, nor moving: where searches
// run beside it, hold a shared_ptr<const Searcher> and put what newer() returns in its place.
// Errors: "no-archive", "damaged-file", "newer-archive", "bad-alias", "alias-cycle", those of the query language
// (searcher/query/GRAMMAR.md), and
// "time-budget" or "cancelled" (ErrorKind::timeout; SearchRequest::time_budget, ::stop), after which the Searcher is as
// before. With `each_hit`, hits handed over before such an error are good.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/article.h"
#include "common/error.h"
#include "searcher/api/archive_facts.h"
#include "searcher/api/calendar.h"
#include "searcher/api/request.h"
#include "searcher/api/results.h"
#include "searcher/api/suggest.h"
#include "searcher/api/variants.h"

namespace dateline {

class Searcher {
 public:
  static Result<Searcher> open(const std::string& archive);
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  Result<SearchResult> search(const SearchRequest& request) const;

  // The same without keeping hits in memory: each hit is handed over in order as it is made; false stops.
  Result<SearchResult> search(const SearchRequest& request, const std::function<bool(const Hit&)>& each_hit) const;

  // Articles similar to one (searcher/collect/similar.h), the most similar first; what the request asks for besides (query,
  // dates, filters) chooses among them. nullopt where there is no such article or it is held.
  Result<std::optional<SearchResult>> similar(std::string_view id, const SearchRequest& request) const;

  // The dates from today on that matching articles mention; `limit` and `offset` count these. Of what else can be asked for,
  // facets, timelines, stories, sort and recency play no part, and a cursor is error "bad-cursor".
  Result<Calendar> calendar(const SearchRequest& request) const;

  // The stored article, or nullopt where there is none or it is held (withheld, embargoed at `now`).
  Result<std::optional<Article>> article(std::string_view id, std::optional<std::int64_t> now = {}) const;

  // Every stage of a query, for --explain: tokens, tree, resolved tree with terms and how many articles have each.
  Result<std::string> explain(const SearchRequest& request) const;

  // Completions of what is being typed. The first call on a state of the archive counts the words of its headlines
  // (searcher/match/headline_words.h); those that follow take well under a millisecond.
  Result<Suggestions> suggest(const SuggestRequest& request) const;

  // The names that this one may mean, with their spellings.
  Result<std::vector<NameVariants>> variants(std::string_view name, std::optional<std::int64_t> now = {}) const;

  // True where a newer state, or a changed aliases.tsv, was found and opened. On an error the old state stays.
  Result<bool> reopen();

  // The same archive in its newest state, where there is one (or a changed aliases.tsv); nullopt: this is the newest. Both
  // can be used from then on, and share what they keep in memory.
  Result<std::optional<Searcher>> newer() const;

  // What a server must know beside the articles: time zone, embargoes, what was killed.
  Result<ArchiveFacts> facts() const;

  std::string revision() const;
  // The content hash of the archive's aliases.tsv (searcher/match/alias_table.h) that answers were made with; empty
  // where there is none.
  std::string aliases_hash() const;
  std::uint64_t articles() const;

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
