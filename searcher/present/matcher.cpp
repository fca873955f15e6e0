#include "searcher/present/matcher.h"

#include <algorithm>
#include <array>

#include "common/text/fold.h"
#include "searcher/present/clusters.h"

namespace dateline::present {
namespace {

using text::Token;
using text::TokenKind;

// Languages whose Snowball stemmers take letters off the beginning (the Arabic article, Indonesian me- and ber-, Irish
// mutations, Tamil initial vowels).
constexpr auto kPrefixStemmers = std::to_array<std::string_view>({"ar", "id", "ga", "ta"});

constexpr std::size_t kMaxKnown = 100'000;  // some 10 MB; then it begins anew

char32_t first_of(std::string_view text) { return text.empty() ? U'\0' : code_point_at(text, 0).value; }

}  // namespace

bool matches_pattern(std::string_view pattern, std::string_view folded) {
  std::size_t p = 0;
  std::size_t w = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (w < folded.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = w;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      w += code_point_at(folded, w).length;
    } else if (p < pattern.size() && pattern[p] == folded[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      resume += code_point_at(folded, resume).length;
      w = resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::uint64_t Matcher::next_bit() {
  const unsigned bit = std::min(bits_used_, 63U);
  ++bits_used_;
  return std::uint64_t{1} << bit;
}

void Matcher::want_first(std::string_view folded) {
  const char32_t c = first_of(folded);
  if (c == U'\0' || c == U'*' || c == U'?') {
    any_first_ = true;
  } else if (c < 128) {
    first_ascii_.set(c);
  } else {
    first_other_.push_back(c);
  }
}

void Matcher::choose_stems(const std::string& code) {
  const std::string prefix = code + ":";
  for (const std::string& term : wanted_.stems) {
    if (!std::string_view(term).starts_with(prefix)) continue;
    stems_.emplace(term, next_bit());
    want_first(std::string_view(term).substr(prefix.size()));
  }
  if (stems_.empty()) return;
  auto found = stemmers_.find(code);
  if (found == stemmers_.end()) found = stemmers_.emplace(code, text::Stemmer(code)).first;
  stemmer_ = &found->second;
  if (std::find(kPrefixStemmers.begin(), kPrefixStemmers.end(), code) != kPrefixStemmers.end()) any_first_ = true;
}

void Matcher::add_phrases(const std::vector<std::vector<std::string>>& phrases, bool exact) {
  for (const std::vector<std::string>& phrase : phrases) {
    if (phrase.empty()) continue;
    Phrase added{phrase, 0, exact};
    for (std::size_t i = 0; i < phrase.size(); ++i) added.bits |= next_bit();
    phrases_.push_back(std::move(added));
    want_first(exact ? text::fold(phrase[0]) : phrase[0]);
  }
}

void Matcher::choose(std::string_view language) {
  if (known_.size() > kMaxKnown) known_.clear();
  if (chosen_ && language_tag_ == language) return;
  chosen_ = true;
  language_tag_ = language;
  stemmer_ = nullptr;
  bits_used_ = 0;
  any_first_ = false;
  first_ascii_.reset();
  first_other_.clear();
  known_.clear();
  stems_.clear();
  words_.clear();
  patterns_.clear();
  phrases_.clear();
  choose_stems(text::stem_language(language));
  for (const std::string& word : wanted_.words) {
    words_.emplace(word, next_bit());
    want_first(word);
  }
  for (const std::string& pattern : wanted_.patterns) {
    patterns_.emplace_back(pattern, next_bit());
    want_first(pattern);
  }
  add_phrases(wanted_.phrases, false);
  add_phrases(wanted_.exact, true);
}

bool Matcher::may_match(std::string_view surface) {
  if (any_first_) return true;
  const auto lead = static_cast<unsigned char>(surface[0]);
  if (lead < 0x80) {
    const unsigned lower = lead >= 'A' && lead <= 'Z' ? lead + 32U : lead;
    return first_ascii_.test(lower);
  }
  const char32_t c = first_of(surface);
  const auto [entry, made] = folded_first_.try_emplace(c, U'\0');
  if (made) entry->second = first_of(text::fold(surface.substr(0, code_point_at(surface, 0).length)));
  const char32_t folded = entry->second;
  if (folded == U'\0') return true;
  return folded < 128 ? first_ascii_.test(folded)
                      : std::find(first_other_.begin(), first_other_.end(), folded) != first_other_.end();
}

const Matcher::Known& Matcher::known(std::string_view surface) {
  const auto found = known_.find(surface);
  if (found != known_.end()) return found->second;
  Known made;
  const std::string folded = text::capped(text::fold(surface));
  if (const auto word = words_.find(folded); word != words_.end()) made.wanted |= word->second;
  if (stemmer_ != nullptr) {
    if (const auto stem = stems_.find(stemmer_->term(surface)); stem != stems_.end()) made.wanted |= stem->second;
  }
  for (const auto& [pattern, bit] : patterns_)
    if (matches_pattern(pattern, folded)) made.wanted |= bit;
  for (const Phrase& phrase : phrases_) {
    const std::string& first = phrase.words[0];
    // Of an exact one the spelling is looked at later.
    if (first == folded || (phrase.exact && (text::fold(first) == folded || text::fold(text::without_marks(first)) == folded))) {
      made.begins_phrase = true;
    }
  }
  return known_.emplace(std::string(surface), made).first->second;
}

bool Matcher::spelled(std::string_view surface, const std::string& wanted, bool exact) const {
  return exact ? text::capped(surface) == wanted : text::capped(text::fold(surface)) == wanted;
}

std::uint32_t Matcher::phrase_end(std::string_view text, const Scan& scan, const Phrase& phrase, std::size_t done,
                                  std::uint32_t at) const {
  if (done == phrase.words.size()) return at;
  if (at >= scan.words.size()) return 0;
  const WordAt& word = scan.words[at];
  if (spelled(text.substr(word.start, word.end - word.start), phrase.words[done], phrase.exact)) {
    if (const auto end = phrase_end(text, scan, phrase, done + 1, at + 1)) return end;
  }
  auto joined = std::lower_bound(joined_.begin(), joined_.end(), at,
                                 [](const Joined& j, std::uint32_t first) { return j.first < first; });
  for (; joined != joined_.end() && joined->first == at; ++joined) {
    if (!spelled(phrase.exact ? text::spelling(text, joined->token) : text::surface(text, joined->token), phrase.words[done],
                 phrase.exact)) {
      continue;
    }
    if (const auto end = phrase_end(text, scan, phrase, done + 1, at + joined->token.span)) return end;
  }
  return 0;
}

void Matcher::scan(std::string_view text, std::string_view language, Scan& out) {
  out.words.clear();
  out.sentences.clear();
  out.paragraphs.clear();
  out.matches.clear();
  text::tokenize(text, out.tokens);
  choose(language);
  joined_.clear();
  std::vector<std::uint32_t> phrase_starts;
  for (const Token& token : out.tokens) {
    if (token.kind == TokenKind::paragraph) out.paragraphs.push_back(token.start);
    if (token.kind == TokenKind::paragraph || token.kind == TokenKind::sentence) {
      out.sentences.push_back(token.start);
      continue;
    }
    const bool is_word = token.kind == TokenKind::word;
    if (is_word) out.words.push_back({token.start, token.end});
    const auto last = static_cast<std::uint32_t>(out.words.size() - 1);
    const std::uint32_t first = is_word ? last : last + 1 - token.span;
    if (!is_word && !empty()) joined_.push_back({first, token});
    const std::string_view slice = text.substr(token.start, token.end - token.start);
    if (empty() || !may_match(slice)) continue;
    const Known& known = is_word ? this->known(slice) : this->known(text::surface(text, token));
    if (known.wanted != 0) out.matches.push_back({token.start, token.end, first, last, known.wanted});
    if (known.begins_phrase) phrase_starts.push_back(first);
  }
  std::stable_sort(joined_.begin(), joined_.end(),
                   [](const Joined& a, const Joined& b) { return a.first < b.first; });
  std::sort(phrase_starts.begin(), phrase_starts.end());
  phrase_starts.erase(std::unique(phrase_starts.begin(), phrase_starts.end()), phrase_starts.end());
  for (const std::uint32_t start : phrase_starts) {
    for (const Phrase& phrase : phrases_) {
      const std::uint32_t end = phrase_end(text, out, phrase, 0, start);
      if (end == 0) continue;
      out.matches.push_back({out.words[start].start, out.words[end - 1].end, start, end - 1, phrase.bits});
    }
  }
  std::sort(out.matches.begin(), out.matches.end(), [](const Match& a, const Match& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
}

}  // namespace dateline::present
