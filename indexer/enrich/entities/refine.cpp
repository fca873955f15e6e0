#include "indexer/enrich/entities/refine.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace dateline::entities {
namespace {

constexpr std::uint32_t kNameOfPerson = kGiven | kSurname;

class Refiner {
 public:
  Refiner(const Document& doc, const Context& context, const Lexicon& lexicon, const Aliases& aliases,
          std::vector<Span>& spans)
      : doc_(doc), context_(context), lexicon_(lexicon), aliases_(aliases), spans_(spans) {}

  void run() {
    std::vector<Span> kept;
    for (Span span : spans_) {
      if (!trim(span)) continue;
      if (split(span, kept)) continue;
      retype(span);
      if (span.last - span.first == 1 && (span.type == kOther ? is_addressed(span.first) : is_quoted(span))) span.type = kPerson;
      if (span.type == kPerson && span.last < doc_.tokens.size() && is_numeral(word(span.last)) &&
          !doc_.tokens[span.last].sentence_start) {
        ++span.last;  // Thutmose III
      }
      if (span.type != kOther && !is_people(span)) kept.push_back(span);
    }
    spans_.swap(kept);
    add_known_places();
    add_addressed();
    add_surnames();
    drop_credits();
  }

 private:
  const Word& word(std::uint32_t i) const { return *doc_.tokens[i].word; }

  bool trim(Span& span) const {
    // "Miss Piggy" is a person, whatever the tagger thought; "Sir" and "Mr." are no firms.
    if (span.type != kPerson && span.last - span.first >= 2 && span.last - span.first <= 4 && is_honorific(word(span.first)) &&
        !word(span.last - 1).is(kOrgWord | kOrgSuffix | kLocWord)) {
      span.type = kPerson;
    }
    const auto droppable = [&](std::uint32_t i) {
      return word(i).shape == Shape::other || word(i).lower == "'s";
    };
    while (span.first < span.last && droppable(span.first)) ++span.first;
    while (span.last > span.first && droppable(span.last - 1)) --span.last;
    if (span.type == kPerson) {
      // "US President Barack Obama": what stands before the title names another.
      for (std::uint32_t i = span.last - span.first > 1 ? span.last - 2 : span.first; i > span.first; --i) {
        if (!word(i).is(kTitle) || word(i).is(kNameOfPerson)) continue;
        std::uint32_t before = span.first;
        while (before < i && word(before).is(kCountry | kDemonym | kTitle | kOrgWord | kOrg | kGroup | kFunction)) ++before;
        if (before == i) span.first = i + 1;
        break;
      }
      // "Scotsman James Watt"
      if (span.last - span.first > 2 && word(span.first).is(kDemonym) && word(span.first + 1).is(kGiven)) ++span.first;
      while (span.last - span.first > 1 && word(span.first).is(kTitle) && !word(span.first).is(kGiven)) ++span.first;
      while (span.first < span.last && droppable(span.first)) ++span.first;
      if (span.first < span.last && word(span.first).lower == "of") return false;  // the Duke of York: no name of his
    } else if (span.last - span.first > 1 && word(span.first).lower == "the" && span.type == kPlace) {
      const Hit hit = lexicon_.find(key_of(doc_, span.first + 1, span.last));
      if (hit.flags & kCountry) ++span.first;
    }
    if (span.first >= span.last) return false;
    // Nothing without a letter or digit, no bare title, month or small word is a name.
    if (span.last - span.first == 1) {
      const Word& w = word(span.first);
      if (w.shape == Shape::other || (w.is(kFunction) && w.shape != Shape::caps && w.shape != Shape::dotted) ||
          w.is(kCalendar)) {
        return w.shape == Shape::capital && w.is(kGiven) && span.type == kPerson;  // April, June
      }
      if (w.is(kTitle) && !w.is(kGiven | kSurname) && w.shape != Shape::caps) return false;
      if (w.shape == Shape::number) return span.type == kOrganisation;
    }
    return true;
  }

  // US-Russia, Israel-Gaza, Kosovo/Serbia: each side a place of its own.
  bool split(const Span& span, std::vector<Span>& kept) const {
    for (std::uint32_t i = span.first + 1; i + 1 < span.last; ++i) {
      const std::string& mark = word(i).text;
      if (mark != "-" && mark != "/" && mark != "\xE2\x80\x93") continue;
      const Hit left = lexicon_.find(key_of(doc_, span.first, i)), right = lexicon_.find(key_of(doc_, i + 1, span.last));
      constexpr std::uint32_t kKnown = kCountry | kRegion | kCity;
      if ((left.flags & kKnown) == 0 || (right.flags & kKnown) == 0) continue;
      if ((lexicon_.find(key_of(doc_, span.first, span.last)).flags & (kKnown | kTown)) != 0) continue;
      kept.push_back({span.first, i, kPlace});
      kept.push_back({i + 1, span.last, kPlace});
      return true;
    }
    return false;
  }

  void retype(Span& span) const {
    const std::string key = key_of(doc_, span.first, span.last);
    const Hit hit = lexicon_.find(key);
    const bool country = (hit.flags & kCountry) != 0 && (hit.flags & (kDemonym | kNameOfPerson | kOrg)) == 0;
    if (country && span.type != kPlace) span.type = kPlace;
    // "in the city of al-Mayadin": where something is, is a place.
    if (span.type == kOrganisation && (hit.flags & (kCity | kRegion)) != 0 && (hit.flags & (kOrg | kNameOfPerson)) == 0 &&
        span.first > 0 && !doc_.tokens[span.first].sentence_start && preposition(word(span.first - 1))) {
      span.type = kPlace;
    }
    const bool caps = word(span.first).shape == Shape::caps || word(span.first).shape == Shape::dotted;
    if ((span.type == kPlace || span.type == kOther || span.type == kPerson) && (hit.flags & kOrg) != 0 &&
        (hit.flags & (kCountry | kCity | kTown | kRegion | kNameOfPerson)) == 0 && hit.country == kNoCountry &&
        (span.last - span.first > 1 || caps) && aliases_.canonical(EntityType::org, key) != nullptr) {
      span.type = kOrganisation;
    }
  }

  // "Syrian", "Muslims", "French": of a country, but no name here.
  bool is_people(const Span& span) const {
    const Hit hit = lexicon_.find(key_of(doc_, span.first, span.last));
    if ((hit.flags & (kDemonym | kGroup)) == 0) return false;
    if (span.type == kPerson) return (hit.flags & kNameOfPerson) == 0 && span.last - span.first == 1;
    if (span.type == kOrganisation) return (hit.flags & kOrg) == 0;
    return (hit.flags & (kCountry | kRegion)) == 0 || (hit.flags & kDemonym) != 0;
  }

  void add_known_places() {
    const auto& phrases = context_.phrases();
    std::size_t next = 0;  // first span that may still overlap
    std::vector<Span> fresh;
    for (const Stretch& stretch : context_.stretches()) {
      for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
        const auto& phrase = phrases[i];
        if (phrase.last <= phrase.first || phrase.first != i) continue;
        while (next < spans_.size() && spans_[next].last <= i) ++next;
        if (next < spans_.size() && spans_[next].first < phrase.last) continue;
        if ((phrase.flags & (kDemonym | kGroup)) != 0) continue;
        const Word& w = word(i);
        const bool one = phrase.last - phrase.first == 1;
        const bool person = one && w.is(kNameOfPerson);
        const bool small = doc_.tokens[i].sentence_start && one && context_.written_small(i);
        const bool before_hyphen = phrase.last < stretch.last && word(phrase.last).text == "-";
        const bool shy = one && w.shape == Shape::caps && w.text.size() <= 3 && w.is(kFunction) && w.text != "US";
        bool take = (phrase.flags & kCountry) != 0 && !person && !small && !shy;
        if (!take && (phrase.flags & (kCity | kRegion)) != 0 && !person && !small && !w.is(kFunction | kCalendar | kTitle)) {
          take = before_hyphen || (i > stretch.first && preposition(word(i - 1))) ||
                 (i == stretch.first && i > 0 && !doc_.tokens[i].sentence_start && preposition(word(i - 1))) || !one;
        }
        // Part of a longer run of capitals: the tagger knew better (New Mexico Lobos).
        if (take && !before_hyphen && in_run(phrase)) take = false;
        if (take) fresh.push_back({phrase.first, phrase.last, kPlace});
      }
    }
    merge(fresh);
  }

  bool in_run(const Context::Phrase& phrase) const {
    if (phrase.last >= doc_.tokens.size() || doc_.tokens[phrase.last].sentence_start) return false;
    const Word& after = word(phrase.last);
    return (after.shape == Shape::capital || after.shape == Shape::mixed) &&
           !after.is(kTitle | kCalendar | kDemonym) && !doc_.sentences.empty() && !context_.in_title_case(phrase.first);
  }

  static bool preposition(const Word& w) {
    return w.lower == "in" || w.lower == "at" || w.lower == "from" || w.lower == "near" || w.lower == "of" || w.lower == "to";
  }

  static bool is_numeral(const Word& w) {
    return w.shape == Shape::caps && w.text.size() >= 2 &&
           std::all_of(w.text.begin(), w.text.end(), [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
  }

  static bool says(const Word& w) {
    return w.lower == "said" || w.lower == "says" || w.lower == "told" || w.lower == "added" || w.lower == "asked" ||
           w.lower == "explained" || w.lower == "replied";
  }

  // Forms of address that only persons have.
  static bool is_honorific(const Word& w) {
    static constexpr std::array<std::string_view, 26> words = {
        "adm.", "capt.", "col.", "congressman", "dr", "dr.", "gen.", "gov.", "lt.", "maj.", "miss", "mr", "mr.", "mrs", "mrs.",
        "ms", "ms.", "prof.", "rep.", "rev.", "sen.", "senator", "sgt.", "sheikh", "sir", "spokesman"};
    return w.capitalised() && std::binary_search(words.begin(), words.end(), std::string_view(w.lower));
  }

  // Mr. Comey, but not Mr. President.
  static bool is_addressee(const Word& w) {
    return (w.shape == Shape::capital || w.shape == Shape::mixed) &&
           (!w.is(kTitle | kFunction | kCalendar) || w.is(kNameOfPerson));
  }

  // A word that may be a name for all the gazetteers and habits know.
  bool could_be_surname(std::uint32_t i) const {
    const Word& w = word(i);
    return (w.shape == Shape::capital || w.shape == Shape::mixed) && w.text.size() >= 3 && w.habit <= 1 &&
           (w.flags & ~static_cast<std::uint32_t>(kGiven | kSurname | kPrefix | kTown | kParticle)) == 0 && w.country == kNoCountry &&
           !context_.in_title_case(i);
  }

  // "Mr. Comey", "Saqib said", "says Pall".
  bool is_addressed(std::uint32_t i) const {
    const Sentence& s = doc_.sentences[context_.sentence_of(i)];
    const Word& w = word(i);
    if (i > s.first && is_honorific(word(i - 1)) && is_addressee(w)) return true;
    if (!could_be_surname(i) || doc_.tokens[i].sentence_start) return false;
    if (i > s.first && word(i - 1).capitalised()) return false;
    if (i + 1 < s.last && word(i + 1).capitalised()) return false;
    const bool the = i > s.first && (word(i - 1).lower == "the" || word(i - 1).lower == "a" || word(i - 1).lower == "an");
    if (the) return false;
    if ((i > s.first && says(word(i - 1))) || (i + 1 < s.last && says(word(i + 1)))) return true;
    // "Herzl's friends": what owns something and is in no list of places or organisations is a person more often
    // than not.
    return i + 1 < s.last && word(i + 1).lower == "'s" && (i == s.first || !word(i - 1).is(kOrgWord | kLocWord));
  }

  // "Mr. Comey", or "... and left," said Pall: tagged as something else.
  bool is_quoted(const Span& span) const {
    const std::uint32_t i = span.first;
    if (span.type == kPerson || i == 0 || doc_.tokens[i].sentence_start) return false;
    if (is_honorific(word(i - 1)) && is_addressee(word(i))) return true;
    const bool ends = i + 1 >= doc_.sentences[context_.sentence_of(i)].last || word(i + 1).shape == Shape::other;
    return says(word(i - 1)) && ends && could_be_surname(i);
  }

  // Persons addressed or quoted whom the tagger passed over.
  void add_addressed() {
    std::vector<Span> fresh;
    std::size_t next = 0;
    for (const Stretch& stretch : context_.stretches()) {
      for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
        while (next < spans_.size() && spans_[next].last <= i) ++next;
        if (next < spans_.size() && spans_[next].first <= i) continue;
        if (is_addressed(i) && !(i + 1 < stretch.last && word(i + 1).capitalised())) fresh.push_back({i, i + 1, kPerson});
      }
    }
    merge(fresh);
  }

  void merge(const std::vector<Span>& fresh) {
    if (fresh.empty()) return;
    std::vector<Span> merged;
    std::merge(spans_.begin(), spans_.end(), fresh.begin(), fresh.end(), std::back_inserter(merged),
               [](const Span& a, const Span& b) { return a.first < b.first; });
    spans_.swap(merged);
  }

  // "Carter's order" where the tagger missed a surname it found elsewhere.
  void add_surnames() {
    std::vector<std::string_view> surnames;
    for (const Span& s : spans_) {
      if (s.type == kPerson && s.last - s.first >= 2) surnames.push_back(word(s.last - 1).text);
    }
    if (surnames.empty()) return;
    std::sort(surnames.begin(), surnames.end());
    const auto known = [&](const Word& w) {
      return (w.shape == Shape::capital || w.shape == Shape::mixed) && w.text.size() >= 3 &&
             !w.is(kFunction | kCalendar | kCountry | kDemonym | kOrgWord | kLocWord) &&
             std::binary_search(surnames.begin(), surnames.end(), std::string_view(w.text));
    };
    for (Span& s : spans_) {
      if (s.type == kPerson || s.last - s.first > 1 || !known(word(s.first))) continue;
      if (!word(s.first).is(kCity | kRegion | kOrg)) s.type = kPerson;
    }
    std::vector<Span> fresh;
    std::size_t next = 0;
    for (const Stretch& stretch : context_.stretches()) {
      for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
        while (next < spans_.size() && spans_[next].last <= i) ++next;
        if (next < spans_.size() && spans_[next].first <= i) continue;
        if (!known(word(i))) continue;
        const bool after_capital = i > stretch.first && word(i - 1).capitalised() && !word(i - 1).is(kTitle | kFunction);
        const bool before_capital = i + 1 < stretch.last && word(i + 1).capitalised();
        // "Cook the rice": a word written small elsewhere needs more than a capital at the head of a sentence.
        const bool acts = i + 1 < doc_.tokens.size() && (says(word(i + 1)) || word(i + 1).lower == "'s");
        if (doc_.tokens[i].sentence_start && word(i).habit >= 3 && !acts) continue;
        if (!after_capital && !before_capital) fresh.push_back({i, i + 1, kPerson});
      }
    }
    merge(fresh);
  }

  // Bylines ("By Jane Roe") and credits ("(AFP) -", "(Reporting by ...)") name nobody the article is about.
  void drop_credits() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> zones;
    int sentences = 0;
    for (const Sentence& sentence : doc_.sentences) {
      const Part part = doc_.texts[doc_.tokens[sentence.first].text].part;
      if (part != Part::body) continue;
      ++sentences;
      const bool opening = sentences <= 3;  // byline, dateline and first words
      if (opening && word(sentence.first).lower == "by") {
        std::uint32_t end = sentence.first + 1;
        while (end < sentence.last && !new_line(end) && (word(end).capitalised() || word(end).shape == Shape::other || word(end).lower == "and")) ++end;
        if (end - sentence.first <= 9 && (end == sentence.last || new_line(end))) zones.emplace_back(sentence.first, end);
      }
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (word(i).text != "(" || i + 2 >= sentence.last) continue;
        const std::string& next = word(i + 1).lower;
        std::uint32_t close = i + 1;
        while (close < sentence.last && word(close).text != ")") ++close;
        if (next == "reporting" || next == "editing" || next == "writing" || next == "additional") {
          zones.emplace_back(i, close);
        } else if (i < sentence.first + 14 && opening && close < sentence.last && close - i <= 5 &&
                   (lexicon_.find(key_of(doc_, i + 1, close)).flags & kAgency) != 0) {
          zones.emplace_back(i, close);
        }
      }
    }
    if (zones.empty()) return;
    std::erase_if(spans_, [&](const Span& span) {
      return std::any_of(zones.begin(), zones.end(),
                         [&](const auto& z) { return span.first < z.second && z.first < span.last; });
    });
  }

  // Does a line break lie before token i?
  bool new_line(std::uint32_t i) const {
    const Token &a = doc_.tokens[i - 1], &b = doc_.tokens[i];
    return a.text == b.text && doc_.texts[a.text].bytes.substr(a.end, b.begin - a.end).find('\n') != std::string_view::npos;
  }

  const Document& doc_;
  const Context& context_;
  const Lexicon& lexicon_;
  const Aliases& aliases_;
  std::vector<Span>& spans_;
};

}  // namespace

std::string key_of(const Document& doc, std::uint32_t first, std::uint32_t last) {
  std::string key;
  for (std::uint32_t i = first; i < last; ++i) {
    if (i > first) key.push_back(' ');
    key += doc.tokens[i].word->lower;
  }
  return key;
}

void refine(const Document& doc, const Context& context, const Lexicon& lexicon, const Aliases& aliases,
            std::vector<Span>& spans) {
  Refiner(doc, context, lexicon, aliases, spans).run();
}

}  // namespace dateline::entities
