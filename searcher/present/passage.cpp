#include "searcher/present/passage.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <bit>
#include <optional>
#include <tuple>

#include "common/text/fold.h"
#include "searcher/present/clusters.h"

namespace dateline::present {
namespace {

// Past so many matches a passage that has all words is good enough.
constexpr std::size_t kEnoughMatches = 1000;
// Marks that stay with the word beside them: opening quotes, closing ones, a full stop.
constexpr int kMaxMarks = 8;

// The matches that a passage is built around.
struct Core {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  unsigned distinct = 0;
};

bool is_opening(char32_t c) {
  if (c == '"' || c == '\'' || c == '-' || c == '#' || c == '@' || c == '+') return true;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_CURRENCY_SYMBOL: return true;
    default: return false;
  }
}

// Scripts written without spaces: any two words may be parted (UAX 14, classes ID, CJ, NS, SA; closing marks beside).
bool is_unspaced(char32_t c) {
  if (c < 0x0E00) return false;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK)) {
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_NONSTARTER:
    case U_LB_COMPLEX_CONTEXT: return true;
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_OPEN_PUNCTUATION: return c >= 0x3000;
    default: return false;
  }
}

class Chooser {
 public:
  Chooser(std::string_view text, const Scan& scan, std::size_t length)
      : text_(text), scan_(scan), length_(std::max<std::size_t>(length, 20)), ascii_(text::is_ascii(text)) {}

  Passage run() {
    const Core core = find_core();
    std::uint32_t start = find_start(core);
    const std::uint32_t end = find_end(core, start);
    while (start < end && is_blank(code_point_at(text_, start).value))
      start += static_cast<std::uint32_t>(code_point_at(text_, start).length);
    return {start, end, core.distinct};
  }

 private:
  std::size_t points(std::size_t from, std::size_t to) const {
    return ascii_ ? to - from : text::code_points(text_.substr(from, to - from));
  }

  // The byte `count` code points behind `from`.
  std::uint32_t forward(std::size_t from, std::size_t count) const {
    if (ascii_) return static_cast<std::uint32_t>(std::min(from + count, text_.size()));
    for (; count > 0 && from < text_.size(); --count) from += code_point_at(text_, from).length;
    return static_cast<std::uint32_t>(from);
  }

  Core find_core() const {
    const auto& matches = scan_.matches;
    std::uint64_t all = 0;
    for (const Match& match : matches) all |= match.wanted;
    using Rank = std::tuple<int, int, bool, std::int64_t>;
    Rank best_rank{0, 0, false, 0};
    Core best;
    auto paragraph = scan_.paragraphs.begin();
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (i > kEnoughMatches && std::get<0>(best_rank) == std::popcount(all)) break;
      while (paragraph != scan_.paragraphs.end() && *paragraph <= matches[i].start) ++paragraph;
      const std::uint32_t limit = forward(matches[i].start, length_);
      std::uint64_t seen = 0;
      int in_order = 0;
      std::uint32_t end = 0;
      for (std::size_t j = i; j < matches.size() && matches[j].start < limit; ++j) {
        if (matches[j].end > limit) continue;
        if (j > i && matches[j].first_word == matches[j - 1].last_word + 1 &&
            ((matches[j - 1].wanted << 1) & matches[j].wanted) != 0) {
          ++in_order;
        }
        end = std::max(end, matches[j].end);
        const bool more = (matches[j].wanted & ~seen) != 0;
        seen |= matches[j].wanted;
        if (!more && in_order == 0) continue;
        const bool within = paragraph == scan_.paragraphs.end() || *paragraph >= end;
        const Rank rank{std::popcount(seen), in_order, within,
                        -static_cast<std::int64_t>(end - matches[i].start)};
        if (rank > best_rank) {
          best_rank = rank;
          best = {matches[i].start, end, static_cast<unsigned>(std::popcount(seen))};
        }
      }
    }
    return best;
  }

  // Where a reader may begin so that word `index` is the first: with its opening marks, after a space.
  std::optional<std::uint32_t> start_at(std::size_t index) const {
    std::size_t at = scan_.words[index].start;
    const std::size_t floor = index > 0 ? scan_.words[index - 1].end : 0;
    for (int i = 0; i < kMaxMarks && at > floor; ++i) {
      const std::size_t before = code_point_before(text_, at);
      if (!is_opening(code_point_at(text_, before).value)) break;
      at = before;
    }
    return may_cut(at) ? std::optional(static_cast<std::uint32_t>(at)) : std::nullopt;
  }

  // Where a reader may stop so that word `index` is the last: with the marks that close it, before a space.
  std::optional<std::uint32_t> end_at(std::size_t index) const {
    std::size_t at = scan_.words[index].end;
    const std::size_t ceiling = index + 1 < scan_.words.size() ? scan_.words[index + 1].start : text_.size();
    for (int i = 0; i < kMaxMarks && at < ceiling; ++i) {
      const CodePoint c = code_point_at(text_, at);
      if (is_blank(c.value) || (is_opening(c.value) && is_unspaced(c.value))) break;
      at += c.length;
    }
    return may_cut(at) ? std::optional(static_cast<std::uint32_t>(at)) : std::nullopt;
  }

  bool may_cut(std::size_t at) const {
    if (at == 0 || at >= text_.size()) return true;
    const char32_t before = code_point_at(text_, code_point_before(text_, at)).value;
    const char32_t after = code_point_at(text_, at).value;
    if (!is_blank(before) && !is_blank(after) && !is_unspaced(before) && !is_unspaced(after)) return false;
    return cluster_boundary(text_, at) == at;
  }

  std::size_t word_at(std::uint32_t byte) const {  // the first word that ends behind it
    const auto found = std::upper_bound(scan_.words.begin(), scan_.words.end(), byte,
                                        [](std::uint32_t at, const WordAt& word) { return at < word.end; });
    return static_cast<std::size_t>(found - scan_.words.begin());
  }

  std::uint32_t paragraph_start(std::uint32_t byte) const {
    const auto found = std::upper_bound(scan_.paragraphs.begin(), scan_.paragraphs.end(), byte);
    return found == scan_.paragraphs.begin() ? 0 : *(found - 1);
  }
  std::uint32_t paragraph_end(std::uint32_t byte) const {
    const auto found = std::upper_bound(scan_.paragraphs.begin(), scan_.paragraphs.end(), byte);
    std::size_t end = found == scan_.paragraphs.end() ? text_.size() : *found;
    // The next paragraph's opening marks are not this one's.
    if (found != scan_.paragraphs.end()) end = start_at(word_at(*found)).value_or(*found);
    while (end > byte && is_blank(code_point_at(text_, code_point_before(text_, end)).value))
      end = code_point_before(text_, end);
    return static_cast<std::uint32_t>(end);
  }

  std::uint32_t find_start(const Core& core) const {
    if (core.distinct == 0) return 0;
    const std::size_t room = length_ - std::min(length_, points(core.start, core.end));
    if (const auto sentence = sentence_start(core, room)) return *sentence;
    // No sentence fits: begin a few words before.
    const std::size_t lead = std::min(room / 2, length_ / 3);
    std::size_t index = word_at(core.start);
    std::optional<std::uint32_t> start = start_at(index);
    while (index > 0 && points(scan_.words[index - 1].start, core.start) <= lead) {
      --index;
      if (const auto at = start_at(index)) start = at;
    }
    return start.value_or(static_cast<std::uint32_t>(cluster_boundary(text_, core.start)));
  }

  // The earliest sentence of the core's paragraph from which the core still fits, as long as what follows the core in
  // the paragraph is not lost to what comes before it.
  std::optional<std::uint32_t> sentence_start(const Core& core, std::size_t room) const {
    const std::uint32_t first = paragraph_start(core.start);
    const std::uint32_t last = paragraph_end(core.end);
    std::optional<std::uint32_t> chosen;
    auto next = std::upper_bound(scan_.sentences.begin(), scan_.sentences.end(), core.start);
    for (;;) {
      const bool at_text_start = next == scan_.sentences.begin();
      const std::uint32_t sentence = at_text_start ? 0 : *--next;
      if (sentence < first) break;
      const bool fits = points(sentence, core.start) <= room;
      const bool whole = points(sentence, last) <= length_;
      if (!fits || (chosen && !whole)) break;
      if (sentence == 0) {
        chosen = 0;
      } else if (const auto at = start_at(word_at(sentence))) {
        chosen = at;
      }
      if (at_text_start) break;
    }
    return chosen;
  }

  std::uint32_t find_end(const Core& core, std::uint32_t start) const {
    const std::uint32_t from = std::max(start, core.end);
    const std::uint32_t most = forward(start, length_ + length_ / 10);
    const std::uint32_t paragraph = paragraph_end(from);
    const bool short_paragraph = points(start, std::min(paragraph, most)) < length_ / 2;
    if (paragraph <= most && !short_paragraph) return paragraph;
    if (text_.size() <= most) return paragraph_end(static_cast<std::uint32_t>(text_.size()));
    const std::uint32_t limit = forward(start, length_);
    std::size_t index = word_at(limit);
    while (index > 0 && scan_.words[index - 1].end > start) {
      --index;
      if (scan_.words[index].end < core.end) break;
      const auto end = end_at(index);
      if (end && *end <= most && *end > start) return *end;
    }
    return unworded_end(std::max(core.end, limit), start);
  }

  // No word ends there: at a space, else between two clusters.
  std::uint32_t unworded_end(std::uint32_t limit, std::uint32_t start) const {
    for (std::size_t at = limit; at > start + (limit - start) / 2;) {
      const std::size_t before = code_point_before(text_, at);
      if (is_blank(code_point_at(text_, before).value)) return static_cast<std::uint32_t>(before);
      at = before;
    }
    const std::size_t boundary = cluster_boundary(text_, limit);
    return static_cast<std::uint32_t>(boundary > start ? boundary : next_cluster(text_, start));
  }

  std::string_view text_;
  const Scan& scan_;
  std::size_t length_;
  bool ascii_;
};

}  // namespace

Passage choose_passage(std::string_view text, const Scan& scan, std::size_t length) {
  if (text.empty()) return {};
  return Chooser(text, scan, length).run();
}

}  // namespace dateline::present
