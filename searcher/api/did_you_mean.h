// Help for a query that found nothing, next to nothing, or has a word that no article has: which words and names are
// unknown, and the query with the archive's own in their place.
//
//   DidYouMean help(tools);
//   Correction better = help.correct(text, parsed, options, total, notices);
//   // better.query == "Shoygu airport" for "Shoigu airport", yet to be asked whether it finds more
//
// Words below NOT, wildcards, ~ and dates stay as they are. What is proposed stands in visible articles: words and names of
// held and killed ones are never shown. For one search and one thread. Throws archive::Damaged and Xapian::Error.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/match/near_names.h"
#include "searcher/match/similar_words.h"
#include "searcher/query/parser.h"

namespace dateline {

// A search that finds no more than this may have been mistyped, even where all its words are known.
inline constexpr std::uint64_t kNextToNothing = 2;

struct Correction {
  std::optional<std::string> query;  // the whole query, corrected
  bool of_unknown = false;           // a word or name that no article has was replaced
};

class DidYouMean {
 public:
  struct Tools {
    const archive::Snapshot& snapshot;
    std::function<bool(const Node&)> finds;           // whether a visible article matches
    std::function<const SimilarWords&()> similar;     // asked for only where a word needs it
    std::function<const NearNames&()> near;           // asked for only where a name is unknown
    std::function<std::string(const std::vector<Facet>&, const std::string&)> nearest_text;  // "; the nearest is ..." for a message
  };
  explicit DidYouMean(Tools tools) : tools_(std::move(tools)) {}

  // `total`: what the query found. Notices of what is unknown are appended, each once for a column.
  Correction correct(std::string_view text, const ParsedQuery& parsed, const ParseOptions& options, std::uint64_t total,
                     std::vector<Notice>& notices);

 private:
  struct Replaced {
    std::size_t column;
    std::size_t length;
    std::string text;
    std::string_view field;  // of names: what stands before the colon
  };

  void visit(Node& node, const Field* part);
  void correct_words(Node& leaf, const Field* part);
  std::optional<std::string> better_word(const std::string& typed, NodeKind kind, const Field* part, std::size_t column);
  void correct_name(Node& leaf);
  void unknown(const char* code, std::string message, std::size_t column);
  void replaced(const Node& leaf);

  Tools tools_;
  std::vector<Notice>* notices_ = nullptr;
  bool few_ = false;
  bool of_unknown_ = false;
  int looked_up_ = 0;
  std::vector<Replaced> replaced_;
};

}  // namespace dateline
