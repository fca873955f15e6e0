#include "indexer/enrich/dates/scene.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace dateline::dates {
namespace {

constexpr std::size_t kReach = 30;  // tokens; longer sentences have their cue nearer

bool equals(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
           return std::tolower(static_cast<unsigned char>(x)) == y;
         });
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return equals(word, w); });
}

// A full stop ends a sentence before a capital, except after initials and short titles ("U.S.", "Mr.", "Sept.").
bool ends_sentence(const Scene& s, std::size_t at) {
  const Token& t = s.tokens[at];
  if (t.kind != TokenKind::mark) return false;
  if (t.mark == '!' || t.mark == '?' || t.mark == ';') return !t.glued || t.end - t.start == 1;
  if (t.mark != '.' || at + 1 >= s.tokens.size() || s.tokens[at + 1].glued) return false;
  const Token& next = s.tokens[at + 1];
  if (next.kind == TokenKind::word && !next.capital) return false;
  if (at == 0) return true;
  const Token& last = s.tokens[at - 1];
  if (last.kind != TokenKind::word) return true;
  const bool title = last.capital && last.end - last.start <= 4 &&
                     is_one_of(s.word(&last), {"mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "st", "rev", "jr"});
  const bool month = (s.lexicon.entry(last.word).classes & (kMonth | kWeekday)) != 0 &&
                     (s.lexicon.entry(last.word).classes & kShort) != 0 && last.end - last.start <= 4;
  return !(last.end - last.start == 1 || title || month);
}

bool is_past_participle(std::string_view word) {
  if (word.size() < 4 || !word.ends_with("ed")) return false;
  return !is_one_of(word, {"need", "speed", "feed", "seed", "indeed", "exceed", "proceed", "succeed", "hundred", "breed", "united", "red"});
}

// The cue that the word at `at` gives, as it stands in its verb group.
Tense cue_at(const Scene& s, std::size_t at) {
  const Token& t = s.tokens[at];
  if (t.kind != TokenKind::word) return Tense::unknown;
  const std::uint32_t classes = s.lexicon.entry(t.word).classes;
  const auto earlier = [&](std::size_t n) { return at >= n && !s.tokens[at - n].breaks ? s.word(&s.tokens[at - n]) : std::string_view(); };
  const std::string_view word = s.word(&t);
  const bool english = s.language == Language::english;
  if (english && is_one_of(word, {"set", "is", "are"}) && at + 1 < s.tokens.size()) {
    const std::string_view next = s.word(&s.tokens[at + 1]);
    return equals(next, "to") || (equals(word, "set") && equals(next, "for")) ? Tense::future : Tense::unknown;
  }
  if ((classes & kFuture) != 0) {
    if (english && (classes & kMonth) != 0 && t.capital) return Tense::unknown;
    if (english && is_one_of(earlier(1), {"than", "as", "the"})) return Tense::unknown;
    if (english && equals(word, "ahead")) return at + 1 < s.tokens.size() && equals(s.word(&s.tokens[at + 1]), "of") ? Tense::future : Tense::unknown;
    return Tense::future;
  }
  if ((classes & kPresent) != 0 && !s.headline && !t.capital) {
    const bool noun = is_one_of(earlier(1), {"the", "a", "an", "two", "three", "of", "and", "for", "in", "new", "first", "last", "its", "his", "her", "their"});
    return noun ? Tense::unknown : Tense::future;
  }
  const bool past = (classes & kPast) != 0 || (english && !t.capital && is_past_participle(word));
  if (!past) return Tense::unknown;
  if (english) {  // "is held", "will be held", "to be held": not yet
    for (const std::size_t n : {std::size_t{1}, std::size_t{2}}) {
      if (is_one_of(earlier(n), {"is", "are", "be", "being", "gets"})) return Tense::future;
      if (is_one_of(earlier(n), {"was", "were", "been"})) return Tense::past;
    }
  }
  return Tense::past;
}

}  // namespace

const Token* Scene::token_before(std::size_t distance) const {
  if (begin < distance || tokens[begin - distance + 1].breaks) return nullptr;
  return &tokens[begin - distance];
}
const Token* Scene::token_after(std::size_t distance) const {
  const std::size_t at = end + distance - 1;
  return at < tokens.size() && !tokens[at].breaks ? &tokens[at] : nullptr;
}
std::uint32_t Scene::before(std::size_t distance) const {
  const Token* t = token_before(distance);
  return t == nullptr ? 0 : lexicon.entry(t->word).classes;
}
std::uint32_t Scene::after(std::size_t distance) const {
  const Token* t = token_after(distance);
  return t == nullptr ? 0 : lexicon.entry(t->word).classes;
}
std::string_view Scene::word(const Token* token) const {
  return token == nullptr ? std::string_view() : text.substr(token->start, token->end - token->start);
}

Tense Scene::tense(bool look_ahead) const {
  std::size_t at = begin;
  while (at > 0 && begin - at < kReach && !tokens[at].breaks && !ends_sentence(*this, at - 1)) {
    --at;
    if (const Tense cue = cue_at(*this, at); cue != Tense::unknown) return cue;
  }
  if (!look_ahead && begin - at > 2) return Tense::unknown;
  for (std::size_t i = end; i < tokens.size() && i - end < kReach && !tokens[i].breaks && !ends_sentence(*this, i); ++i) {
    if (const Tense cue = cue_at(*this, i); cue != Tense::unknown) return cue;
  }
  return Tense::unknown;
}

}  // namespace dateline::dates
