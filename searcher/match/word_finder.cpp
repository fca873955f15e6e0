#include "searcher/match/word_finder.h"

#include <algorithm>

#include "common/archive/tokens.h"
#include "searcher/match/stream_bytes.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

static_assert(kPartGap > kMaxDistance);

constexpr std::uint32_t kFirstPosition = 64;  // room before the first find, for a joined form

}  // namespace

WordFinder::WordFinder(std::vector<std::vector<std::uint32_t>> operands, Places places) : where_(places) {
  std::size_t count = 0;
  std::uint32_t most = 0;
  for (auto& words : operands) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    count += words.size();
    if (!words.empty()) most = std::max(most, words.back());
  }
  wanted_.assign(most / 64 + 1, 0);
  for (const auto& words : operands)
    for (const std::uint32_t word : words) wanted_[word / 64] |= 1ULL << (word % 64);
  if (count > kMostNeedles) return;
  // Ids go by falling frequency: where the most frequent word of an operand is rare, the operand is.
  const auto commonest = [](const std::vector<std::uint32_t>& words) { return words.empty() ? ~0U : words.front(); };
  std::stable_sort(operands.begin(), operands.end(), [&](const auto& a, const auto& b) { return commonest(a) > commonest(b); });
  for (const auto& words : operands) {
    needles_.emplace_back();
    for (const std::uint32_t word : words) needles_.back().push_back({archive::code_of(word + archive::kFirstWord), word});
  }
  for (const auto& needles : needles_)
    for (const Needle& needle : needles) by_number_.push_back(&needle);
}

void WordFinder::find(std::string_view stream, std::vector<ArticleToken>& found) {
  found.clear();
  if (where_ == Places{}) extents_.assign(1, {stream.data(), stream.data() + stream.size()});
  else stream::find_extents(stream, where_.parts, where_.lead, extents_);
  if (extents_.empty() || (!needles_.empty() && search(stream.data(), found))) return;
  found.clear();
  walk(found);
}

// False where the stream has to be walked after all.
bool WordFinder::search(const char* begin, std::vector<ArticleToken>& found) {
  const bool anywhere = where_ == Places{};
  places_.clear();
  std::uint32_t number = 0;
  for (const auto& needles : needles_) {
    bool any = false;
    for (const Needle& needle : needles) {
      for (const auto& [from, end] : extents_) {
        for (const char* at = from; (at = stream::find_word(begin, at, end, needle.code)) != nullptr; ++at) {
          if (anywhere && stream::is_in_byline(begin, at)) continue;
          places_.push_back({at, number});
          any = true;
        }
      }
      ++number;
    }
    if (!any) return true;
  }
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.at < b.at; });
  std::uint32_t position = kFirstPosition;  // of the next plain word
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  const char* passed_to = places_.empty() ? nullptr : places_[0].at;
  for (const Place& place : places_) {
    if (place.at < passed_to) continue;  // one word in two operands
    const Needle& needle = *by_number_[place.needle];
    const stream::WordMarks marks = stream::marks_before(begin, place.at);
    const stream::Passed passed = stream::count_passed(passed_to, place.at);
    if (!passed.countable) return false;
    if (!found.empty()) {
      // The mark of a joined form took its word off, which stands behind what was counted.
      position += passed.words + (marks.span > 0 ? 1 : 0) + passed.parts * kPartGap;
      sentence += passed.sentences;
      paragraph += passed.paragraphs;
    }
    const std::uint32_t last = marks.span > 0 ? position - 1 : position;
    const std::uint32_t first = marks.span > 0 ? position - marks.span : position;
    found.push_back({needle.word, marks.surface, first, last, sentence, paragraph});
    if (marks.span == 0) ++position;
    passed_to = place.at + needle.code.size();
  }
  return true;
}

void WordFinder::walk(std::vector<ArticleToken>& found) const {
  using archive::TokenCursor;
  const bool anywhere = where_ == Places{};
  ArticleToken here;
  std::uint32_t position = kFirstPosition;
  const auto begin_part = [&] {
    position += kPartGap;
    ++here.sentence;
    ++here.paragraph;
  };
  for (const auto& [from, end] : extents_) {
    begin_part();
    bool counts = true;
    for (TokenCursor cursor({from, static_cast<std::size_t>(end - from)}); cursor.next();) {
      switch (cursor.kind()) {
        case TokenCursor::Kind::part:
          begin_part();
          counts = !anywhere || cursor.part() != Part::byline;
          break;
        case TokenCursor::Kind::sentence: ++here.sentence; break;
        case TokenCursor::Kind::paragraph:
          ++here.sentence;
          ++here.paragraph;
          break;
        case TokenCursor::Kind::word:
          if (counts && is_wanted(cursor.word())) {
            here.word = cursor.word();
            here.surface = cursor.surface();
            here.start = here.end = position;
            found.push_back(here);
          }
          ++position;
          break;
        case TokenCursor::Kind::joined:
          if (!counts || !is_wanted(cursor.word())) break;
          here.word = cursor.word();
          here.surface = cursor.surface();
          here.end = position - 1;
          here.start = position - cursor.span();
          found.push_back(here);
          break;
      }
    }
  }
}

}  // namespace dateline
