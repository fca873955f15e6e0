#include "indexer/enrich/entities/features.h"

#include <algorithm>

namespace dateline::entities {
namespace {

std::uint32_t key(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t h = kind * 0x9E3779B97F4A7C15ULL;
  h = (h ^ a) * 0xD6E8FEB86659FD93ULL;
  h = ((h ^ (h >> 29)) + b) * 0xBF58476D1CE4E5B9ULL;
  h = ((h ^ (h >> 31)) + c) * 0x94D049BB133111EBULL;
  return static_cast<std::uint32_t>(h >> 32);
}

// Evidence seen anywhere in the article for a word being a kind of name.
enum Evidence : std::uint16_t {
  kAfterTitle = 1,    // President Assad
  kAfterGiven = 2,    // Peter Cook
  kWithOrgWord = 4,   // in a run with Ministry, Inc.
  kAfterIn = 8,       // in Latakia
  kBeforeSaid = 16,   // Cook said
  kWithPlace = 32,    // in a run with a place word
  kInitialBefore = 64,  // W. Bush
  kPossessive = 128,
};

bool connector(const Word& w) {
  static constexpr std::array<std::string_view, 22> words = {
      "&", "'", "'s", "-", ".", "al", "and", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "for", "ibn",
      "of", "the", "van", "von"};
  return std::binary_search(words.begin(), words.end(), std::string_view(w.lower));
}

bool is_saying(const Word& w) {
  return w.lower == "said" || w.lower == "says" || w.lower == "told" || w.lower == "added" || w.lower == "who";
}
bool is_in(const Word& w) {
  return w.lower == "in" || w.lower == "at" || w.lower == "from" || w.lower == "near" || w.lower == "to" ||
         w.lower == "outside";
}

}  // namespace

const Word& Context::at(std::int64_t i, const Sentence& s) const {
  if (i < s.first || i >= s.last) return outside_;
  return *doc_->tokens[static_cast<std::size_t>(i)].word;
}

std::uint32_t Context::uses_of(std::uint64_t hash) {
  const std::size_t mask = table_.size() - 1;
  std::size_t i = (hash >> 7) & mask;
  while (table_[i].second != 0) {
    if (table_[i].first == hash) return table_[i].second - 1;
    i = (i + 1) & mask;
  }
  uses_.emplace_back();
  table_[i] = {hash, static_cast<std::uint32_t>(uses_.size())};
  return static_cast<std::uint32_t>(uses_.size() - 1);
}

void Context::prepare(const Document& doc, const Lexicon& lexicon) {
  doc_ = &doc;
  const std::size_t n = doc.tokens.size();
  sentence_of_.resize(n);
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    for (std::uint32_t i = doc.sentences[s].first; i < doc.sentences[s].last; ++i) {
      sentence_of_[i] = static_cast<std::uint32_t>(s);
    }
  }
  outside_.shape_hash = 1;
  outside_.hash = outside_.lower_hash = 2;
  find_stretches();
  find_runs();
  find_phrases(lexicon);
  count_uses();
}

// From the first capital to the last with at most three other tokens between two; one before and after when they
// may belong to the name.
void Context::find_stretches() {
  stretches_.clear();
  constexpr std::uint32_t kGap = 4;
  for (const Sentence& s : doc_->sentences) {
    std::uint32_t first = s.last, last = s.last;
    const auto close = [&] {
      if (first == s.last) return;
      if (first > s.first) {
        const Word& w = *doc_->tokens[first - 1].word;
        if (w.is(kParticle) || w.shape == Shape::number || w.lower == "-") --first;
      }
      if (last < s.last && doc_->tokens[last].word->shape == Shape::number) ++last;
      if (!stretches_.empty() && stretches_.back().last > first) first = stretches_.back().last;
      stretches_.push_back({first, last});
      first = s.last;
    };
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const Word& w = *doc_->tokens[i].word;
      if (!w.capitalised()) continue;
      // "The war ..." opens most sentences and holds no name.
      if (i == s.first && w.is(kFunction) && w.shape == Shape::capital &&
          (i + 1 >= s.last || !doc_->tokens[i + 1].word->capitalised())) {
        continue;
      }
      if (first != s.last && i - last >= kGap) close();
      if (first == s.last) first = i;
      last = i + 1;
    }
    close();
  }
}

void Context::find_runs() {
  const std::size_t n = doc_->tokens.size();
  runs_.assign(n, Run{});
  name_of_.assign(n, 0);
  for (const Stretch& stretch : stretches_) {
    for (std::uint32_t i = stretch.first; i < stretch.last;) {
      if (!doc_->tokens[i].word->capitalised()) {
        runs_[i] = {i, i};
        ++i;
        continue;
      }
      std::uint32_t end = i + 1;
      for (std::uint32_t j = end; j < stretch.last && j < i + 12;) {
        const Word& w = *doc_->tokens[j].word;
        if (w.capitalised()) {
          end = ++j;
        } else if (connector(w) && j - end < 2) {
          ++j;
        } else {
          break;
        }
      }
      std::uint64_t name = 0;
      for (std::uint32_t j = i; j < end; ++j) name = (name ^ doc_->tokens[j].word->lower_hash) * 0xD6E8FEB86659FD93ULL;
      for (std::uint32_t j = i; j < end; ++j) {
        runs_[j] = {i, end};
        name_of_[j] = name;
      }
      i = end;
    }
  }
}

void Context::find_phrases(const Lexicon& lexicon) {
  phrases_.assign(doc_->tokens.size(), Phrase{});
  std::string joined;
  for (const Stretch& stretch : stretches_) {
    for (std::uint32_t i = stretch.first; i < stretch.last;) {
      const Word& w = *doc_->tokens[i].word;
      if (!w.capitalised() || w.flags == 0) {
        ++i;
        continue;
      }
      constexpr std::uint32_t kWhole = kCountry | kDemonym | kCity | kTown | kRegion | kOrg | kTitle | kGroup;
      Phrase best;
      if ((w.flags & kWhole) != 0 || w.country != kNoCountry) best = {w.flags & kWhole, i, i + 1, w.country};
      if (w.is(kPrefix)) {
        joined = w.lower;
        for (std::uint32_t j = i + 1; j < stretch.last && j < i + 8; ++j) {
          joined.push_back(' ');
          joined += doc_->tokens[j].word->lower;
          const Hit hit = lexicon.find(joined);
          if (hit.flags == 0 && hit.country == kNoCountry) break;
          if (((hit.flags & kWhole) != 0 || hit.country != kNoCountry) && doc_->tokens[j].word->shape != Shape::lower) {
            best = {hit.flags & kWhole, i, j + 1, hit.country};
          }
          if ((hit.flags & kPrefix) == 0) break;
        }
      }
      if (best.last == best.first) {
        ++i;
        continue;
      }
      for (std::uint32_t j = best.first; j < best.last; ++j) phrases_[j] = best;
      i = best.last;
    }
  }
}

void Context::count_uses() {
  const auto& tokens = doc_->tokens;
  use_of_.resize(tokens.size());
  uses_.clear();
  std::size_t size = 256;
  while (size < tokens.size() * 2) size *= 2;
  table_.assign(size, {0, 0});
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const Word& w = *tokens[i].word;
    const std::uint32_t u = uses_of(w.lower_hash);
    use_of_[i] = u;
    Uses& uses = uses_[u];
    if (uses.total < 60000) ++uses.total;
    if (w.shape == Shape::lower) {
      if (uses.lower < 60000) ++uses.lower;
      continue;
    }
    if (!w.capitalised()) continue;
    const Sentence& s = doc_->sentences[sentence_of_[i]];
    if (!tokens[i].sentence_start && !s.title_case && !s.caps && uses.inner < 60000) ++uses.inner;
    const Word& before = at(static_cast<std::int64_t>(i) - 1, s);
    const Word& after = at(static_cast<std::int64_t>(i) + 1, s);
    if (before.is(kTitle) && before.capitalised()) uses.evidence |= kAfterTitle;
    if (before.is(kGiven) && before.capitalised()) uses.evidence |= kAfterGiven;
    if (before.shape == Shape::initial) uses.evidence |= kInitialBefore;
    if (is_in(before)) uses.evidence |= kAfterIn;
    if (is_saying(after)) uses.evidence |= kBeforeSaid;
    if (after.lower == "'s") uses.evidence |= kPossessive;
    const Run& run = runs_[i];
    for (std::uint32_t j = run.first; j < run.last; ++j) {
      if (j == i) continue;
      if (tokens[j].word->is(kOrgWord | kOrgSuffix)) uses.evidence |= kWithOrgWord;
      if (tokens[j].word->is(kLocWord)) uses.evidence |= kWithPlace;
    }
  }
}

void Context::features(std::uint32_t i, std::vector<std::uint32_t>& keys) const {
  keys.clear();
  const Sentence& s = doc_->sentences[sentence_of_[i]];
  const auto n = static_cast<std::int64_t>(i);
  const Word &w = at(n, s), &p = at(n - 1, s), &pp = at(n - 2, s), &x = at(n + 1, s), &xx = at(n + 2, s);
  const auto shape = [](const Word& word) { return static_cast<std::uint64_t>(word.shape); };
  const std::uint64_t here = shape(w);

  keys.push_back(key(1, p.lower_hash, w.lower_hash));
  keys.push_back(key(2, w.lower_hash, x.lower_hash));
  keys.push_back(key(3, p.lower_hash, x.lower_hash, here));
  keys.push_back(key(4, pp.lower_hash, p.lower_hash, here));
  keys.push_back(key(5, x.lower_hash, xx.lower_hash, here));
  keys.push_back(key(6, shape(p) * 256 + here * 16 + shape(x), shape(pp) * 16 + shape(xx)));
  keys.push_back(key(7, shape(p) * 256 + here * 16 + shape(x)));
  const std::uint64_t placed = (doc_->tokens[i].sentence_start ? 1 : 0) | (s.title_case ? 2 : 0) | (s.caps ? 4 : 0);
  keys.push_back(key(8, placed, here, w.habit));
  const std::uint64_t few = kGiven | kSurname | kCountry | kDemonym | kCity | kTown | kRegion | kTitle | kOrgSuffix |
                            kOrgWord | kLocWord | kOrg | kGroup | kFunction;
  keys.push_back(key(9, p.flags & few, w.flags & few, here));
  keys.push_back(key(10, w.flags & few, x.flags & few, here));
  keys.push_back(key(11, p.flags & few, x.flags & few, here));

  const Run& run = runs_[i];
  if (run.last > run.first) {
    const std::uint64_t length = std::min<std::uint32_t>(run.last - run.first, 6);
    const std::uint64_t inside = std::min<std::uint32_t>(i - run.first, 4) * 8 + std::min<std::uint32_t>(run.last - 1 - i, 4);
    const Word &first = *doc_->tokens[run.first].word, &last = *doc_->tokens[run.last - 1].word;
    const Word &before = at(static_cast<std::int64_t>(run.first) - 1, s), &after = at(run.last, s);
    keys.push_back(key(12, inside, here));
    keys.push_back(key(13, last.lower_hash, inside));
    keys.push_back(key(14, first.lower_hash, inside));
    keys.push_back(key(15, before.lower_hash, inside));
    keys.push_back(key(16, after.lower_hash, inside));
    keys.push_back(key(17, before.lower_hash, after.lower_hash, length));
    keys.push_back(key(18, last.flags & few, inside));
    keys.push_back(key(19, first.flags & few, inside));
    std::uint64_t any = 0;
    for (std::uint32_t j = run.first; j < run.last; ++j) any |= doc_->tokens[j].word->flags;
    keys.push_back(key(20, any & (kGiven | kOrgSuffix | kOrgWord | kLocWord | kOrg), inside));
  } else {
    keys.push_back(key(21, p.lower_hash, w.lower_hash, x.lower_hash));
  }

  const Phrase& phrase = phrases_[i];
  if (phrase.last > phrase.first) {
    const std::uint64_t place = i == phrase.first ? (i + 1 == phrase.last ? 3 : 0) : (i + 1 == phrase.last ? 2 : 1);
    const bool whole = runs_[i].first == phrase.first && runs_[i].last == phrase.last;
    keys.push_back(key(22, phrase.flags, place, whole ? 1 : 0));
    keys.push_back(key(23, phrase.flags, place, 2 + here));
    for (int bit = 0; bit < kFlagBits; ++bit) {
      if (phrase.flags >> bit & 1) keys.push_back(key(24, static_cast<std::uint64_t>(bit), place, std::min<std::uint32_t>(phrase.last - phrase.first, 3)));
    }
  }

  if (w.capitalised()) {
    const Uses& uses = uses_[use_of_[i]];
    const std::uint64_t seen = (uses.lower > 0 ? 1 : 0) | (uses.inner > 0 ? 2 : 0) | (uses.total > 1 ? 4 : 0);
    keys.push_back(key(25, seen, placed, here * 8 + w.habit));
    keys.push_back(key(26, uses.evidence, here));
    for (int bit = 0; bit < 8; ++bit) {
      if (uses.evidence >> bit & 1) keys.push_back(key(27, static_cast<std::uint64_t>(bit), here, run.last - run.first == 1 ? 1 : 0));
    }
    const Word& second = x.capitalised() ? x : p;
    if (&second != &outside_ && second.capitalised()) {
      const auto neighbour = use_of_[static_cast<std::size_t>(&second == &x ? i + 1 : i - 1)];
      keys.push_back(key(28, uses_[neighbour].evidence, &second == &x ? 1 : 0));
    }
  }
}

void Context::vote(const std::vector<Span>& spans, const std::vector<std::uint8_t>& labels) {
  labels_ = labels;
  names_.clear();
  acronyms_.clear();
  for (Uses& u : uses_) {
    u.votes = {};
    u.last_votes = {};
  }
  for (const Stretch& stretch : stretches_) {
    for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
      if (labels[i] == 0 && doc_->tokens[i].word->capitalised()) ++uses_[use_of_[i]].votes[kTypes];
    }
  }
  for (const Span& span : spans) {
    const auto type = static_cast<std::size_t>(span.type);
    std::uint64_t name = 0, initials = 0;
    int letters = 0;
    for (std::uint32_t i = span.first; i < span.last; ++i) {
      const Word& w = *doc_->tokens[i].word;
      Uses& u = uses_[use_of_[i]];
      if (w.capitalised()) {
        ++u.votes[type];
        initials = initials * 256 + static_cast<unsigned char>(w.text[0]);
        ++letters;
      }
      if (i + 1 == span.last) ++u.last_votes[type];
      name = (name ^ w.lower_hash) * 0xD6E8FEB86659FD93ULL;
    }
    ++names_[name][type];
    if (letters >= 2 && letters <= 6 && span.type != kPerson) acronyms_.emplace(initials, span.type);
  }
}

void Context::second_features(std::uint32_t i, std::vector<std::uint32_t>& keys) const {
  keys.clear();
  const Sentence& s = doc_->sentences[sentence_of_[i]];
  const Word& w = *doc_->tokens[i].word;
  const auto here = static_cast<std::uint64_t>(w.shape);
  const auto label = [&](std::int64_t j) -> std::uint64_t {
    return j < s.first || j >= s.last ? 31 : labels_[static_cast<std::size_t>(j)];
  };
  const auto n = static_cast<std::int64_t>(i);
  keys.push_back(key(41, label(n)));
  keys.push_back(key(42, label(n), label(n - 1), label(n + 1)));
  keys.push_back(key(43, label(n), here, w.flags & 0xFFFF));
  keys.push_back(key(44, label(n - 1)));
  keys.push_back(key(45, label(n + 1)));
  if (!w.capitalised()) return;
  const auto summary = [&](const Uses& u) {
    std::size_t best = kTypes;
    std::uint32_t total = 0, most = 0;
    for (std::size_t t = 0; t <= kTypes; ++t) {
      total += u.votes[t];
      if (u.votes[t] > most) {
        most = u.votes[t];
        best = t;
      }
    }
    const std::uint32_t share = total == 0 ? 0 : most * 4 / total;
    return static_cast<std::uint64_t>(best) * 64 + share * 8 + std::min<std::uint32_t>(total, 4);
  };
  const Uses& u = uses_[use_of_[i]];
  keys.push_back(key(46, summary(u), label(n)));
  keys.push_back(key(47, summary(u), here));
  for (std::size_t t = 0; t < kTypes; ++t) {
    if (u.last_votes[t] > 0) keys.push_back(key(48, t, label(n), std::min<std::uint32_t>(u.last_votes[t], 3)));
    if (u.votes[t] > 0) keys.push_back(key(49, t, label(n), std::min<std::uint32_t>(u.votes[t], 3)));
  }
  const Run& run = runs_[i];
  if (run.last > run.first) {
    const std::uint64_t inside = std::min<std::uint32_t>(i - run.first, 2) * 4 + std::min<std::uint32_t>(run.last - 1 - i, 2);
    if (const auto it = names_.find(name_of_[i]); it != names_.end()) {
      for (std::size_t t = 0; t < kTypes; ++t) {
        if (it->second[t] > 0) keys.push_back(key(50, t, inside, std::min<std::uint32_t>(it->second[t], 3)));
      }
    }
    if (run.last - run.first == 1 && (w.shape == Shape::caps || w.shape == Shape::dotted)) {
      std::uint64_t initials = 0;
      for (char c : w.text) {
        if (c >= 'A' && c <= 'Z') initials = initials * 256 + static_cast<unsigned char>(c);
      }
      if (const auto it = acronyms_.find(initials); it != acronyms_.end()) {
        keys.push_back(key(51, static_cast<std::uint64_t>(it->second)));
      }
    }
  }
  if (n + 1 < s.last) keys.push_back(key(52, summary(uses_[use_of_[i + 1]]), label(n)));
  if (n > s.first) keys.push_back(key(53, summary(uses_[use_of_[i - 1]]), label(n)));
}

}  // namespace dateline::entities
