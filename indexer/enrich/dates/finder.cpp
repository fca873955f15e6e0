#include "indexer/enrich/dates/finder.h"

#include <algorithm>
#include <string_view>

#include "indexer/enrich/dates/rule_set.h"

namespace dateline {
namespace {

using namespace dates;

Language language_of(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  if (primary.empty() || primary == "en" || primary == "EN" || primary == "eng") return Language::english;
  if (primary == "de") return Language::german;
  if (primary == "fr") return Language::french;
  if (primary == "es") return Language::spanish;
  return Language::other;
}

// Month first where the article is American (or Philippine) by its language tag, or else by what it is about.
SlashOrder slash_order(const Article& article, Language language) {
  if (language != Language::english) return SlashOrder::day_first;
  if (article.language.size() == 5) {
    const std::string_view region = std::string_view(article.language).substr(3);
    return region == "US" || region == "PH" ? SlashOrder::month_first : SlashOrder::day_first;
  }
  bool american = false, other = false;
  for (const Country& c : article.countries) {
    if (c.about) (c.code == "US" ? american : other) = true;
  }
  if (american == other) return SlashOrder::unknown;
  return american ? SlashOrder::month_first : SlashOrder::unknown;
}

// Counts code points from where it stood before; offsets must not go back.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}
  std::uint32_t at(std::size_t byte) {
    for (; byte_ < byte; ++byte_) count_ += (static_cast<unsigned char>(text_[byte_]) & 0xC0U) != 0x80U ? 1 : 0;
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::uint32_t count_ = 0;
};

// Where "early", "mid-", "the end of" before an expression begin; `at` where there is none.
std::size_t with_phase(const Scene& s, std::size_t at, std::size_t floor) {
  const auto classes = [&](std::size_t back) {
    return at >= floor + back && !s.tokens[at - back + 1].breaks ? s.lexicon.entry(s.tokens[at - back].word).classes : 0U;
  };
  const auto is_word = [&](std::size_t back, std::string_view word) {
    return at >= floor + back && s.word(&s.tokens[at - back]) == word;
  };
  if ((classes(1) & kPhase) != 0) return at - 1;
  if (at >= floor + 2 && s.tokens[at - 1].mark == '-' && s.tokens[at - 1].glued && (classes(2) & kPhase) != 0) return at - 2;
  if (is_word(1, "of") && (classes(2) & kEdge) != 0) return at - 2;
  if (is_word(1, "the") && is_word(2, "of") && (classes(3) & kEdge) != 0) return at - 3;
  return at;
}

MentionedDate mention_of(const Reading& reading, Part part, std::uint32_t start, std::uint32_t end) {
  MentionedDate date;
  date.mention = {part, start, end};
  if (reading.kind == Reading::Kind::exact) {
    date.resolved = true;
    date.from = reading.interval.from;
    date.to = reading.interval.to;
    date.precision = reading.interval.precision;
  }
  return date;
}

}  // namespace

const DateFinder& DateFinder::get() {
  static const DateFinder finder;
  return finder;
}

void DateFinder::enrich(Article& article) const {
  const Language language = language_of(article.language);
  const RuleSet& rules = RuleSet::of(language);
  const SlashOrder slashes = slash_order(article, language);
  const bool to_the_day = article.published.precision == Precision::day || article.published.precision == Precision::instant;
  article.dates.clear();
  std::vector<Token> tokens;

  const auto read = [&](Part part, std::string_view text) {
    scan(text, rules.lexicon(), tokens);
    Scene scene{.text = text, .tokens = tokens, .lexicon = rules.lexicon(), .language = language};
    if (to_the_day) scene.today = article.published.first;
    scene.slashes = slashes;
    scene.headline = part == Part::headline || part == Part::subheadline;
    CodePoints code_points(text);
    std::size_t floor = 0;  // the token after the expression before
    for (std::size_t at = 0; at < tokens.size();) {
      if (!rules.may_begin(tokens[at])) {
        ++at;
        continue;
      }
      const RuleSet::Found found = rules.longest_at(scene, at);
      if (found.end == 0) {
        ++at;
        continue;
      }
      if (found.reading.kind == Reading::Kind::impossible) {
        at = floor = found.end;
        continue;
      }
      const std::size_t begin = language == Language::english ? with_phase(scene, at, floor) : at;
      const std::uint32_t start = code_points.at(tokens[begin].start);
      article.dates.push_back(mention_of(found.reading, part, start, code_points.at(tokens[found.end - 1].end)));
      if (found.reading.kind == Reading::Kind::exact) {
        scene.anchor = found.reading.interval;
        scene.anchor_end = found.end;
      }
      at = floor = found.end;
    }
  };
  read(Part::headline, article.headline);
  read(Part::subheadline, article.subheadline);
  read(Part::summary, article.summary);
  read(Part::body, article.body);
}

}  // namespace dateline
