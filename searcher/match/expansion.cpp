#include "searcher/match/expansion.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "common/text/fold.h"
#include "searcher/match/word_letters.h"

namespace dateline {
namespace {

using CodePoints = std::vector<char32_t>;

CodePoints code_points_of(std::string_view text) {
  CodePoints out;
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c;
    auto i = static_cast<int64_t>(at);
    U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int64_t>(text.size()), c);
    at = static_cast<std::size_t>(i);
    out.push_back(static_cast<char32_t>(c));
  }
  return out;
}

// What most words of a dictionary fail, without decoding them: the letters that the pattern ends in, and its longest run of
// letters.
class WildcardFilter {
 public:
  explicit WildcardFilter(std::string_view pattern) {
    const std::size_t mark = pattern.find_last_of("*?");
    ending_ = pattern.substr(mark == std::string_view::npos ? 0 : mark + 1);
    for (std::size_t at = 0; at < pattern.size();) {
      const std::size_t end = std::min(pattern.find_first_of("*?", at), pattern.size());
      if (end - at > longest_.size()) longest_ = pattern.substr(at, end - at);
      at = end + 1;
    }
  }
  bool may_match(std::string_view word) const {
    return word.ends_with(ending_) && (longest_.size() == ending_.size() || word.find(longest_) != std::string_view::npos);
  }

 private:
  std::string_view ending_;
  std::string_view longest_;
};

bool matches(const CodePoints& pattern, const CodePoints& word) {
  // Greedy with one point of return: each * is retried from the latest one only.
  std::size_t p = 0;
  std::size_t w = 0;
  std::size_t star = pattern.size();
  std::size_t resume = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == U'*') {
      star = p++;
      resume = w;
    } else if (p < pattern.size() && (pattern[p] == U'?' || pattern[p] == word[w])) {
      ++p;
      ++w;
    } else if (star < pattern.size()) {
      p = star + 1;
      w = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == U'*') ++p;
  return p == pattern.size();
}

// Levenshtein distance at most `bound`, in a band of 2 * bound + 1.
bool within(const CodePoints& a, const CodePoints& b, unsigned bound) {
  const std::size_t limit = bound;
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return false;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t next = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = row[j];
      row[j] = next;
      least = std::min(least, next);
    }
    if (least > limit) return false;
  }
  return row[b.size()] <= limit;
}

// Words of all segments with their counts, from which the most frequent are taken.
class Collection {
 public:
  void add(const archive::WordEntry& entry) {
    Found& found = words_[entry.folded];
    found.occurrences += entry.occurrences;
    found.respelled = found.respelled || entry.respelled;
  }
  void cut() { cut_ = true; }

  Expansion ranked(std::size_t most) && {
    std::vector<const Entry*> order;
    for (const Entry& entry : words_) order.push_back(&entry);
    std::sort(order.begin(), order.end(), [](const Entry* a, const Entry* b) {
      return a->second.occurrences != b->second.occurrences ? a->second.occurrences > b->second.occurrences
                                                            : a->first < b->first;
    });
    Expansion out;
    out.cut = cut_ || order.size() > most;
    if (order.size() > most) order.resize(most);
    for (const Entry* entry : order) {
      out.words.push_back(entry->first);
      if (entry->second.respelled) out.respelled.push_back(entry->first);
    }
    return out;
  }

 private:
  struct Found {
    std::uint64_t occurrences = 0;
    bool respelled = false;
  };
  using Entry = std::pair<const std::string, Found>;
  std::unordered_map<std::string, Found> words_;
  bool cut_ = false;
};

Expansion collect(const archive::Snapshot& snapshot, std::string_view prefix, std::size_t most,
                  const std::function<bool(std::string_view)>& wanted) {
  Collection found;
  for (const auto& segment : snapshot.segments()) {
    const archive::Words& words = segment->words();
    words.visit(prefix.empty() ? 0 : words.lower_bound(prefix), false, [&](const archive::WordEntry& entry) {
      if (!std::string_view(entry.folded).starts_with(prefix)) return false;
      if (wanted(entry.folded)) found.add(entry);
      return true;
    });
  }
  return std::move(found).ranked(most);
}

Expansion collect_endings(const archive::Snapshot& snapshot, const std::string& prefix, std::size_t most) {
  Collection found;
  for (const auto& segment : snapshot.segments()) {
    const archive::Words& words = segment->words();
    const std::uint32_t from = words.lower_bound(prefix);
    const std::uint32_t to = words.lower_bound(prefix + '\xFF');  // no UTF-8 has this byte
    if (to - from <= most) {
      words.visit(from, false, [&](const archive::WordEntry& entry) {
        if (!std::string_view(entry.folded).starts_with(prefix)) return false;
        found.add(entry);
        return true;
      });
    } else {
      found.cut();
      for (const std::uint32_t rank : words.most_frequent(from, to, most)) found.add(words.at_rank(rank));
    }
  }
  return std::move(found).ranked(most);
}

}  // namespace

bool is_like(std::string_view pattern, std::string_view word) {
  const std::string_view prefix = pattern.substr(0, pattern.find_first_of("*?"));
  if (!word.starts_with(prefix)) return false;
  if (pattern.size() == prefix.size() + 1 && pattern.back() == '*') return true;
  return matches(code_points_of(pattern), code_points_of(word));
}

Expansion expand_wildcard(const archive::Snapshot& snapshot, std::string_view pattern, std::size_t most) {
  const std::string_view prefix = pattern.substr(0, pattern.find_first_of("*?"));
  const bool only_ending = pattern.size() == prefix.size() + 1 && pattern.back() == '*';
  if (only_ending) return collect_endings(snapshot, std::string(prefix), most);
  const CodePoints wanted = code_points_of(pattern);
  const WildcardFilter filter(pattern);
  return collect(snapshot, prefix, most,
                 [&](std::string_view word) { return filter.may_match(word) && matches(wanted, code_points_of(word)); });
}

Expansion expand_fuzzy(const archive::Snapshot& snapshot, std::string_view word, unsigned edits, std::size_t most) {
  const CodePoints wanted = code_points_of(word);
  const std::uint64_t letters = letters_of(word);
  const bool ascii = text::is_ascii(word);
  return collect(snapshot, {}, most, [&](std::string_view candidate) {
    if (candidate.size() > word.size() + 4U * edits || candidate.size() + 4U * edits < word.size()) return false;
    // Of a word in ASCII each edit takes away one letter at most.
    if (ascii && more_than(letters & ~letters_of(candidate), edits)) return false;
    return within(wanted, code_points_of(candidate), edits);
  });
}

}  // namespace dateline
