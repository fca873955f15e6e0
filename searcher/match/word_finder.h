// Finds a few words in an article's token stream, with all that positional questions ask of them.
//
//   WordFinder finder({{ids of one operand}, {ids of the other}}, places);
//   std::vector<ArticleToken> found;
//   finder.find(stream, found);        // in the order of the stream
//
// Only the parts that count are looked at (stream_parts.h). Where the words are few, their codes are searched as bytes, and
// only what lies between the finds is counted through, sixteen bytes at a time; else those parts are walked code by code.
// For one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "searcher/match/plan.h"
#include "searcher/match/stream_parts.h"

namespace dateline {

struct ArticleToken {
  std::uint32_t word = 0;       // id in the segment's words
  std::uint32_t surface = 0;    // which of its surfaces
  // Positions of the first and the last word covered, the same unless joined; counted from anywhere.
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;   // numbers that grow through the article, from anywhere
  std::uint32_t paragraph = 0;
};

// Between two parts lie so many positions that no proximity reaches across.
inline constexpr std::uint32_t kPartGap = 1100;

class WordFinder {
 public:
  // Where words count: the whole of some parts, or only the lead of the body (the first paragraph; without a headline,
  // the first two sentences).
  struct Places {
    PartMask parts = kDefaultParts;
    bool lead = false;
    bool operator==(const Places&) const = default;
  };

  // From more words on, one walk is quicker than a search for each.
  static constexpr std::size_t kMostNeedles = 16;

  // `operands`: an article that lacks all the words of one of them is not worth looking at: find() may find nothing then.
  WordFinder(std::vector<std::vector<std::uint32_t>> operands, Places places);

  void find(std::string_view stream, std::vector<ArticleToken>& found);

 private:
  struct Needle {
    std::string code;
    std::uint32_t word;
  };
  struct Place {
    const char* at;
    std::uint32_t needle;
  };
  bool search(const char* begin, std::vector<ArticleToken>& found);
  void walk(std::vector<ArticleToken>& found) const;
  bool is_wanted(std::uint32_t word) const { return word / 64 < wanted_.size() && ((wanted_[word / 64] >> (word % 64)) & 1) != 0; }

  Places where_;
  std::vector<std::vector<Needle>> needles_;  // of each operand, the rarest first; empty: walk
  std::vector<const Needle*> by_number_;
  std::vector<std::uint64_t> wanted_;         // a bit for each word
  std::vector<stream::Extent> extents_;       // of the stream at hand, where words count; reused
  std::vector<Place> places_;                 // reused
};

}  // namespace dateline
