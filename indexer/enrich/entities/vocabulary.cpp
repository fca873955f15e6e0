#include "indexer/enrich/entities/vocabulary.h"

#include <algorithm>

#include "indexer/enrich/entities/utf8.h"

namespace dateline::entities {
namespace {

constexpr std::size_t kFirstSlots = 1U << 14;

std::string lower_of(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const CodePoint c = decode(s, i);
    append(out, to_lower(c.value));
    i += c.length;
  }
  return out;
}

}  // namespace

Vocabulary::Vocabulary(const Lexicon& lexicon, const Model& model) : lexicon_(&lexicon), model_(&model) { forget(); }

void Vocabulary::forget() {
  words_.clear();
  slots_.assign(kFirstSlots, Slot{});
}

const Word* Vocabulary::word(std::string_view surface) {
  const std::uint64_t hash = hash_of(surface);
  std::size_t i = hash & (slots_.size() - 1);
  while (slots_[i].word != nullptr) {
    if (slots_[i].hash == hash) return slots_[i].word;
    i = (i + 1) & (slots_.size() - 1);
  }
  Word& w = words_.emplace_back();
  describe(surface, *lexicon_, w);
  w.habit = model_->habit(w.lower_hash);
  word_features(w, true, keys_);
  std::array<std::array<std::int32_t, kLabels>, kOffsets> sum{};
  for (const std::uint32_t key : keys_) {
    int scale = 0;
    const std::int8_t* row = model_->words().size() == 0 ? nullptr : model_->words().find(key, scale);
    if (row == nullptr) continue;
    for (std::size_t o = 0; o < kOffsets; ++o) {
      for (std::size_t l = 0; l < kLabels; ++l) sum[o][l] += row[o * kLabels + l] * scale;
    }
  }
  for (std::size_t o = 0; o < kOffsets; ++o) {
    for (std::size_t l = 0; l < kLabels; ++l) {
      w.emission[o][l] = static_cast<std::int16_t>(std::clamp(sum[o][l], -32000, 32000));
    }
  }
  slots_[i] = {hash, &w};
  if (words_.size() * 2 > slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& s : old) {
      if (s.word == nullptr) continue;
      std::size_t j = s.hash & (slots_.size() - 1);
      while (slots_[j].word != nullptr) j = (j + 1) & (slots_.size() - 1);
      slots_[j] = s;
    }
  }
  return &w;
}

// In capitals: nearly all letters of three words and more (of two in a headline). In title case: most long words
// begin with a capital.
void Vocabulary::judge_case(Document& doc, Sentence& s) const {
  std::size_t words = 0, capital = 0, whole = 0, lower = 0, upper_letters = 0, letters = 0;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    const std::string_view text = doc.slice(doc.tokens[i]);
    const auto first = static_cast<unsigned char>(text[0]);
    if (!(is_letter(first) || first >= 0x80) || text.size() < 2) continue;
    ++words;
    std::size_t uppers = 0, all = 0;
    for (char c : text) {
      all += is_letter(static_cast<unsigned char>(c)) ? 1 : 0;
      uppers += is_upper(static_cast<unsigned char>(c)) ? 1 : 0;
    }
    letters += all;
    upper_letters += uppers;
    if (all > 0 && uppers == all) ++whole;
    if (text.size() >= 4) {
      if (is_lower(first)) ++lower;
      if (is_upper(first)) ++capital;
    }
  }
  const std::size_t least = doc.texts[doc.tokens[s.first].text].part == Part::headline ? 2 : 3;
  s.caps = words >= least && whole >= least && upper_letters * 10 >= letters * 8;
  s.title_case = !s.caps && capital >= 3 && capital >= 3 * lower;
}

// The case a word in capitals would have: as elsewhere in the article, else as the gazetteers and habit say.
std::string Vocabulary::natural(std::string_view surface, bool first) {
  const std::string lower = lower_of(surface);
  std::string title = lower;
  const CodePoint c = decode(surface, 0);
  title.replace(0, std::min<std::size_t>(c.length, title.size()), std::string(surface.substr(0, c.length)));
  if (const auto it = seen_.find(lower); it != seen_.end()) {
    return first && it->second == lower ? title : it->second;
  }
  const Hit hit = lexicon_->find(lower);
  const std::uint8_t habit = model_->habit(hash_of(lower));
  if (hit.flags & kFunction) return first ? title : lower;
  if (habit >= 4) return first ? title : lower;
  if (lower.size() <= 4 && (hit.flags & (kOrg | kCountry))) return std::string(surface);
  if (surface.find('.') != std::string_view::npos) return std::string(surface);
  if (habit == 0 && hit.flags == 0 && lower.size() <= 4) return std::string(surface);  // an acronym, as far as we know
  return title;
}

void Vocabulary::look_up(Document& doc) {
  if (words_.size() > limit_) forget();
  bool any_caps = false;
  for (Sentence& s : doc.sentences) {
    judge_case(doc, s);
    any_caps |= s.caps;
  }
  seen_.clear();
  if (any_caps) {
    for (const Sentence& s : doc.sentences) {
      if (s.caps || s.title_case) continue;
      for (std::uint32_t i = s.first + 1; i < s.last; ++i) {  // not the first: its capital says nothing
        const std::string_view text = doc.slice(doc.tokens[i]);
        if (text.size() > 1) seen_.emplace(lower_of(text), text);
      }
    }
  }
  for (const Sentence& s : doc.sentences) {
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      Token& t = doc.tokens[i];
      const std::string_view text = doc.slice(t);
      if (s.caps && text.size() > 1) {
        const bool all_upper = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        const auto c = static_cast<unsigned char>(text[0]);
        t.word = all_upper && (is_upper(c) || c >= 0x80) ? word(natural(text, t.sentence_start)) : word(text);
      } else {
        t.word = word(text);
      }
    }
  }
}

}  // namespace dateline::entities
