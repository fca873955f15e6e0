// Countries of an article: named, meant by a demonym, a city or the dateline; and which of them it is about.
//
//   Places places(lexicon, salience);
//   places.find(doc, context, spans, dateline, article.countries);
//
// "About" is a logistic regression over where and how often a country is mentioned; its weights are in
// model/salience.tsv, learned by dateline-train --salience. Immutable; share between threads.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/enrich/entities/features.h"
#include "indexer/enrich/entities/resolve.h"

namespace dateline::entities {

inline constexpr std::size_t kSalienceFeatures = 16;
using SalienceFeatures = std::array<double, kSalienceFeatures>;

struct CountryUse {
  std::uint16_t country = kNoCountry;
  std::uint32_t mentions = 0;
  SalienceFeatures features{};
};

class Places {
 public:
  Places(const Lexicon& lexicon, std::string_view salience_tsv);

  // The dateline's city as a mention ("MOSCOW, Sept 29" -> Moscow), and its country.
  std::optional<ExtraPlace> dateline_place(std::string_view dateline, std::uint16_t& country) const;

  // Countries used, in order of first mention, with the features of their salience.
  std::vector<CountryUse> uses(const Document& doc, const Context& context, const std::vector<Span>& spans,
                               std::uint16_t dateline_country) const;
  void find(const Document& doc, const Context& context, const std::vector<Span>& spans,
            std::uint16_t dateline_country, std::vector<Country>& countries) const;
  // Only countries' own names count (text of another language).
  void find_names(const Document& doc, const Context& context, std::uint16_t dateline_country,
                  std::vector<Country>& countries) const;

 private:
  void write(const std::vector<CountryUse>& uses, bool judge, std::vector<Country>& countries) const;

  const Lexicon& lexicon_;
  SalienceFeatures weights_{};
  double threshold_ = 0;
  std::uint16_t georgia_ = kNoCountry, united_states_ = kNoCountry;
};

}  // namespace dateline::entities
