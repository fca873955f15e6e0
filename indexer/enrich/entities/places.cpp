#include "indexer/enrich/entities/places.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "indexer/enrich/entities/refine.h"
#include "indexer/enrich/entities/tokenizer.h"
#include "indexer/enrich/entities/tsv.h"
#include "indexer/enrich/entities/utf8.h"

namespace dateline::entities {
namespace {

enum Kind { kByName = 0, kByDemonym = 1, kByPlace = 2, kByDateline = 3 };

struct Tally {
  std::uint16_t country = kNoCountry;
  std::array<std::uint32_t, 4> by{};
  bool headline = false, first_sentence = false, first_paragraph = false, subject = false;
  std::uint32_t first_sentence_number = 0;
  std::uint32_t mentions() const { return by[0] + by[1] + by[2] + by[3]; }
};

// Georgia, Atlanta or Georgia, Tbilisi? Words that speak for the country.
bool speaks_for_the_country(const Word& w) {
  return w.lower == "tbilisi" || w.lower == "saakashvili" || w.lower == "shevardnadze" || w.lower == "abkhazia" ||
         w.lower == "ossetia" || w.lower == "georgian" || w.lower == "georgians" || w.lower == "russia" ||
         w.lower == "russian" || w.lower == "caucasus" || w.lower == "armenia" || w.lower == "azerbaijan" ||
         w.lower == "ukraine" || w.lower == "soviet" || w.lower == "moscow" || w.lower == "nato";
}
bool speaks_for_the_state(const Word& w) {
  return w.lower == "atlanta" || w.lower == "savannah" || w.lower == "augusta" || w.lower == "macon" || w.lower == "ga." ||
         w.lower == "alabama" || w.lower == "florida" || w.lower == "carolina" || w.lower == "tennessee" ||
         w.lower == "bulldogs" || w.lower == "u.s." || w.lower == "senate" || w.lower == "congress" ||
         w.lower == "county" || w.lower == "texas" || w.lower == "ohio";
}

}  // namespace

Places::Places(const Lexicon& lexicon, std::string_view salience_tsv) : lexicon_(lexicon) {
  georgia_ = lexicon.country_by_code("GE");
  united_states_ = lexicon.country_by_code("US");
  std::size_t i = 0;
  for_each_row(salience_tsv, [&](const Row& row) {
    double value = 0;
    std::from_chars(row[1].data(), row[1].data() + row[1].size(), value);
    if (row[0] == "threshold") threshold_ = value;
    else if (i < kSalienceFeatures) weights_[i++] = value;
  });
}

std::optional<ExtraPlace> Places::dateline_place(std::string_view dateline, std::uint16_t& country) const {
  country = kNoCountry;
  Document doc;
  tokenize(Part::dateline, dateline, doc, Splitting::one_sentence);
  const auto& tokens = doc.tokens;
  const auto key = [&](std::size_t a, std::size_t b) {
    std::string text;
    for (std::size_t i = a; i < b; ++i) {
      if (i > a) text.push_back(' ');
      text += lexicon_key(doc.slice(tokens[i]));
    }
    return text;
  };
  std::size_t end = 0;
  while (end < tokens.size() && end < 6) {
    const std::string_view t = doc.slice(tokens[end]);
    if (t == "," || t == "(" || t == "-" || t == "--" || t == "\xE2\x80\x94" || t == "\xE2\x80\x93" || t == "/" || t == ":") break;
    const CodePoint c = decode(t, 0);
    if (!is_letter(c.value)) break;
    if (end > 0 && (lexicon_.find(lexicon_key(t)).flags & kCalendar)) break;
    ++end;
  }
  if (end == 0) return std::nullopt;
  // "PORTLAND, Ore.": what follows the comma decides the country.
  if (end + 1 < tokens.size() && doc.slice(tokens[end]) == ",") {
    for (std::size_t last = std::min(tokens.size(), end + 4); last > end + 1; --last) {
      const Hit hit = lexicon_.find(key(end + 1, last));
      if ((hit.flags & (kCountry | kRegion)) != 0 && hit.country != kNoCountry) {
        country = hit.country;
        break;
      }
    }
  }
  const std::string city = key(0, end);
  const Hit hit = lexicon_.find(city);
  if (country == kNoCountry) country = hit.country;
  if (country == kNoCountry) return std::nullopt;
  ExtraPlace place;
  place.mention = {Part::dateline, tokens[0].cp_begin, tokens[end - 1].cp_end};
  const std::string_view written = dateline.substr(tokens[0].begin, tokens[end - 1].end - tokens[0].begin);
  bool head = true;
  for (std::size_t i = 0; i < written.size();) {  // MOSCOW -> Moscow
    const CodePoint c = decode(written, i);
    append(place.name, head ? c.value : to_lower(c.value));
    head = c.value == ' ' || c.value == '-' || c.value == '.';
    i += c.length;
  }
  return place;
}

std::vector<CountryUse> Places::uses(const Document& doc, const Context& context, const std::vector<Span>& spans,
                                     std::uint16_t dateline_country) const {
  std::vector<Tally> tallies;
  const auto tally = [&](std::uint16_t country) -> Tally& {
    for (Tally& t : tallies) {
      if (t.country == country) return t;
    }
    tallies.emplace_back();
    tallies.back().country = country;
    return tallies.back();
  };
  if (dateline_country != kNoCountry) ++tally(dateline_country).by[kByDateline];

  int georgia = 0;
  bool georgia_judged = false;
  const auto is_the_state = [&] {
    if (!georgia_judged) {
      georgia_judged = true;
      for (const Token& t : doc.tokens) {
        georgia += (speaks_for_the_country(*t.word) ? 1 : 0) - (speaks_for_the_state(*t.word) ? 1 : 0);
      }
    }
    return georgia < 0;
  };
  const auto inner = [&](const Context::Phrase& phrase) {
    if ((phrase.flags & kOrg) == 0) return;
    for (std::uint32_t j = phrase.first; j < phrase.last; ++j) {
      const Word& w = *doc.tokens[j].word;
      if (!w.is(kCountry | kDemonym) || w.country == kNoCountry || w.is(kGiven | kSurname) || w.shape == Shape::lower) continue;
      ++tally(w.country).by[w.is(kCountry) ? kByName : kByDemonym];
    }
  };
  // "Lebanon, Pennsylvania," is a town there; "Canada, Alaska and Texas" is a list.
  const auto country_of_region_behind = [&](const Context::Phrase& phrase) {
    const auto is = [&](std::uint32_t at, std::string_view mark) { return at < doc.tokens.size() && doc.tokens[at].word->text == mark; };
    if (!is(phrase.last, ",") || (phrase.first > 0 && is(phrase.first - 1, ",")) || phrase.last + 1 >= doc.tokens.size()) return kNoCountry;
    const Context::Phrase& after = context.phrases()[phrase.last + 1];
    const bool region = after.first == phrase.last + 1 && after.last > after.first && (after.flags & kRegion) != 0 &&
                        (after.flags & (kCountry | kDemonym)) == 0;
    if (!region || !(is(after.last, ",") || is(after.last, ".") || is(after.last, ")"))) return kNoCountry;
    return after.country;
  };
  const auto is_a_river = [&](const Context::Phrase& phrase) {
    return (phrase.first > 0 && doc.tokens[phrase.first - 1].word->lower == "river") ||
           (phrase.last < doc.tokens.size() && doc.tokens[phrase.last].word->lower == "river");
  };
  std::size_t next = 0;
  std::size_t first_body = doc.sentences.size();
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    if (doc.texts[doc.tokens[doc.sentences[s].first].text].part == Part::body) {
      first_body = s;
      break;
    }
  }
  const auto& phrases = context.phrases();
  for (const Stretch& stretch : context.stretches()) {
    for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
      const Context::Phrase& phrase = phrases[i];
      if (phrase.last <= phrase.first || phrase.first != i) continue;
      if (phrase.country == kNoCountry) {
        inner(phrase);  // the Japan of "Bank of Japan"
        continue;
      }
      while (next < spans.size() && spans[next].last <= i) ++next;
      const Span* span = next < spans.size() && spans[next].first < phrase.last ? &spans[next] : nullptr;
      const bool exact = span != nullptr && span->first == phrase.first && span->last == phrase.last;
      if (span != nullptr && span->type == kPerson) continue;  // Jordan, Paris Hilton
      const Word& w = *doc.tokens[i].word;
      std::uint16_t country = phrase.country;
      Kind kind = kByName;
      if ((phrase.flags & kCountry) != 0) {
        const bool person = phrase.last - i == 1 && w.is(kGiven | kSurname);
        const bool place = span != nullptr && span->type == kPlace;
        if (span == nullptr && (person || (doc.tokens[i].sentence_start && context.written_small(i)))) {
          if ((phrase.flags & kDemonym) == 0) continue;
        }
        if (person && !place && span == nullptr) continue;
        if ((phrase.flags & kDemonym) != 0 && !place) kind = kByDemonym;
        if (country == georgia_ && (phrase.flags & kDemonym) == 0 && is_the_state()) {
          country = united_states_;
          kind = kByPlace;
        }
        if ((phrase.flags & kDemonym) == 0) {
          if (is_a_river(phrase)) continue;
          if (const std::uint16_t where = country_of_region_behind(phrase); where != kNoCountry) {
            country = where;
            kind = kByPlace;
          }
        }
      } else if ((phrase.flags & kDemonym) != 0) {
        kind = kByDemonym;
        if (exact && span->type == kPlace) kind = kByPlace;
      } else {
        kind = kByPlace;
        const bool seat = (phrase.flags & (kCity | kTown | kRegion)) == 0;
        if (!seat && !(span != nullptr && (span->type == kPlace ? exact || (phrase.flags & (kCity | kRegion)) : (phrase.flags & (kCity | kRegion)) && !w.is(kGiven | kSurname)))) continue;
        // "Paris, Texas": the place after the comma says where.
        if (phrase.last + 1 < doc.tokens.size() && doc.tokens[phrase.last].word->text == ",") {
          const Context::Phrase& after = phrases[phrase.last + 1];
          if (after.first == phrase.last + 1 && after.last > after.first && (after.flags & (kCountry | kRegion)) != 0 &&
              (after.flags & kDemonym) == 0 && after.country != kNoCountry) {
            country = after.country == georgia_ && is_the_state() ? united_states_ : after.country;
          }
        }
      }
      Tally& t = tally(country);
      ++t.by[static_cast<std::size_t>(kind)];
      const std::uint32_t s = context.sentence_of(i);
      const Part part = doc.texts[doc.tokens[i].text].part;
      if (part == Part::headline || part == Part::subheadline) {
        t.headline = true;
      } else if (s == first_body || part == Part::summary) {
        t.first_sentence = true;
      } else if (first_body < doc.sentences.size() && s < first_body + 4) {
        t.first_paragraph = true;
      }
    }
  }

  double total = 0, most = 0;
  for (const Tally& t : tallies) {
    total += t.mentions();
    most = std::max(most, static_cast<double>(t.mentions()));
  }
  std::vector<CountryUse> out;
  for (const Tally& t : tallies) {
    CountryUse use;
    use.country = t.country;
    use.mentions = t.mentions();
    const double n = t.mentions();
    const double lines = static_cast<double>(std::max<std::size_t>(doc.sentences.size(), 1));
    use.features = {1.0,
                    t.by[kByDateline] > 0 ? 1.0 : 0.0,
                    t.headline ? 1.0 : 0.0,
                    t.first_sentence ? 1.0 : 0.0,
                    t.first_paragraph ? 1.0 : 0.0,
                    std::log(n),
                    n / total,
                    n == most ? 1.0 : 0.0,
                    tallies.size() == 1 ? 1.0 : 0.0,
                    std::log(static_cast<double>(tallies.size())),
                    t.by[kByName] > 0 ? 1.0 : 0.0,
                    t.by[kByDemonym] > 0 ? 1.0 : 0.0,
                    t.by[kByPlace] > 0 && t.by[kByName] + t.by[kByDemonym] == 0 ? 1.0 : 0.0,
                    n / lines,
                    dateline_country == kNoCountry ? 1.0 : 0.0,
                    dateline_country == kNoCountry ? std::log(n) : 0.0};
    out.push_back(use);
  }
  return out;
}

void Places::write(const std::vector<CountryUse>& uses, bool judge, std::vector<Country>& countries) const {
  countries.clear();
  for (const CountryUse& use : uses) {
    double score = 0;
    for (std::size_t i = 0; i < kSalienceFeatures; ++i) score += weights_[i] * use.features[i];
    const CountryFact& fact = lexicon_.countries()[use.country];
    countries.push_back({fact.code, fact.name, use.mentions, judge && score > threshold_});
  }
}

void Places::find(const Document& doc, const Context& context, const std::vector<Span>& spans,
                  std::uint16_t dateline_country, std::vector<Country>& countries) const {
  write(uses(doc, context, spans, dateline_country), true, countries);
}

void Places::find_names(const Document& doc, const Context& context, std::uint16_t dateline_country,
                        std::vector<Country>& countries) const {
  std::vector<Span> spans;  // none: only names count, and nothing that may be a person's
  std::vector<CountryUse> kept;
  for (CountryUse& use : uses(doc, context, spans, dateline_country)) {
    if (use.features[10] > 0 || use.features[1] > 0) kept.push_back(use);
  }
  write(kept, false, countries);
}

}  // namespace dateline::entities
