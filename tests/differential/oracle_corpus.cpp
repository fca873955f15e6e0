#include "tests/differential/oracle_corpus.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <stdexcept>

#include "common/archive/record_json.h"
#include "common/archive/snapshot.h"
#include "common/text/analyzer.h"
#include "common/text/fold.h"
#include "common/text/stem.h"
#include "common/text/tokenizer.h"

namespace dateline::testing {
namespace {

constexpr std::uint32_t kFarAway = 1'000'000;  // between parts; farther than any distance a query may ask for
constexpr std::uint32_t kLeadSentences = 2;    // of a text without a headline

std::chrono::year_month_day calendar(Day day) { return std::chrono::sys_days{std::chrono::days{day}}; }

const char* weekday_of_day(Day day) {
  static constexpr const char* kNames[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  return kNames[std::chrono::weekday(std::chrono::sys_days{std::chrono::days{day}}).c_encoding()];
}

bool has_headline(const Article& a) { return !a.headline.empty() && !a.headline_derived; }

}  // namespace

std::string iso_day(Day day) {
  const auto date = calendar(day);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

std::string author_of(const std::string& line) {
  const bool by = line.size() > 3 && (line[0] | 32) == 'b' && (line[1] | 32) == 'y' && line[2] == ' ';
  return by ? line.substr(3) : line;
}

std::u32string code_points(const std::string& text) {
  const auto wide = icu::UnicodeString::fromUTF8(text);
  std::u32string out;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) out += static_cast<char32_t>(wide.char32At(i));
  return out;
}

bool OracleArticle::visible(std::int64_t now) const {
  return live && article.status == Status::usable && !article.held_for_doubt &&
         !(article.has_embargo && article.embargo_until > now);
}

OracleCorpus::OracleCorpus(const std::string& archive, const OracleFacts& facts) : facts_(facts) {
  auto snapshot = archive::Snapshot::open(archive);
  if (!snapshot) throw std::runtime_error(snapshot.error().message);
  for (const auto& segment : (*snapshot)->segments()) {
    archive::RecordReader records = segment->records();
    archive::RecordParser parser;
    for (archive::Row row = 0; row < segment->size(); ++row) {
      auto article = parser.parse(records.record(row));
      if (!article) throw std::runtime_error(article.error().message);
      take(std::move(*article), segment->live() == nullptr || segment->live()->test(row));
    }
  }
  frequencies_.assign(term_ids_.size(), 0);
  std::uint64_t total = 0;
  for (const OracleArticle& each : articles_) {
    total += each.length;
    for (const auto& [term, count] : each.terms)
      if (count > 0) ++frequencies_[term];
  }
  if (!articles_.empty()) average_length_ = static_cast<double>(total) / static_cast<double>(articles_.size());
}

std::uint32_t OracleCorpus::form(const std::string& surface, const std::string& spelling, const std::string& bcp47) {
  const std::string language = text::stem_language(bcp47);
  const auto [at, made] = form_ids_.try_emplace({language, spelling}, static_cast<std::uint32_t>(forms_.size()));
  if (!made) return at->second;
  OracleForm form;
  form.surface = text::capped(surface);
  form.spelling = text::capped(spelling);
  form.folded = text::capped(text::fold(surface));
  form.term = text::Stemmer(bcp47).term(form.surface);
  form.term_id = term_ids_.try_emplace(form.term, static_cast<std::uint32_t>(term_ids_.size())).first->second;
  const auto [word, added] = word_ids_.try_emplace(form.folded, static_cast<std::uint32_t>(words_.size()));
  if (added) words_.push_back({form.folded, code_points(form.folded), 0, {}});
  form.word = word->second;
  words_[form.word].forms.push_back(at->second);
  forms_.push_back(std::move(form));
  return at->second;
}

void OracleCorpus::add_part(OracleArticle& into, Part part, const std::string& text, std::uint32_t& base) {
  if (text.empty()) return;
  const bool headline = has_headline(into.article);
  std::uint32_t started = 0;  // words so far
  std::vector<text::Token> cut;
  text::tokenize(text, cut);
  std::uint32_t position = base;  // of the next word
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  const std::uint32_t opening = part == Part::body && !headline ? text::kOpeningWords : 0;
  for (const text::Token& token : cut) {
    if (token.kind == text::TokenKind::sentence) {
      ++sentence;
      continue;
    }
    if (token.kind == text::TokenKind::paragraph) {
      ++sentence;
      ++paragraph;
      continue;
    }
    OracleToken out;
    out.form = form(text::surface(text, token), text::spelling(text, token), into.article.language);
    if (token.kind == text::TokenKind::word) {
      out.start = out.end = position++;
      if (part == Part::body) ++into.body_words;
      if (started < opening + 1) ++started;
    } else {
      out.end = position - 1;
      out.start = position - token.span;
    }
    out.sentence = base + sentence;
    out.paragraph = base + paragraph;
    out.part = part;
    out.lead = part == Part::body && (headline ? paragraph == 0 : sentence < kLeadSentences);
    ++words_[forms_[out.form].word].occurrences;
    if (part != Part::byline) {
      std::uint32_t& count = into.terms[forms_[out.form].term_id];
      if (token.counts) {
        const bool heading = part == Part::headline || (opening > 0 && started <= opening);
        const std::uint32_t weight = heading ? text::kHeadlineWeight : 1;
        count += weight;
        into.length += weight;
      }
    }
    into.tokens.push_back(out);
  }
  base += kFarAway;
}

void OracleCorpus::add_values(OracleArticle& into) const {
  const Article& a = into.article;
  const auto add = [&](Facet facet, const std::string& value) {
    if (!value.empty()) into.values[static_cast<std::size_t>(facet)].insert(text::capped(value));
  };
  for (const Entity& entity : a.entities) {
    add(entity.type == EntityType::person ? Facet::person : entity.type == EntityType::org ? Facet::org : Facet::place,
        entity.name);
  }
  for (const Country& country : a.countries) {
    add(Facet::country, country.name);
    if (country.about) add(Facet::about_country, country.name);
  }
  add(Facet::source, a.source);
  add(Facet::section, a.section);
  for (const std::string& line : a.byline) add(Facet::author, author_of(line));
  add(Facet::language, a.language);
  add(Facet::status, facts_.corrected.contains(a.id) ? "corrected" : "usable");
  if (a.published.known()) {
    const std::string day = iso_day(a.published.first);
    add(Facet::year, day.substr(0, 4));
    if (a.published.precision != Precision::year) add(Facet::month, day.substr(0, 7));
    if (a.published.precision == Precision::day || a.published.precision == Precision::instant) {
      add(Facet::day, day);
      add(Facet::weekday, weekday_of_day(a.published.first));
    }
  }
  for (const MentionedDate& date : a.dates) {
    if (!date.resolved) continue;
    const std::string from = iso_day(date.from);
    const std::string to = iso_day(date.to);
    if (from.substr(0, 4) == to.substr(0, 4)) add(Facet::about_year, from.substr(0, 4));
    if (from.substr(0, 7) == to.substr(0, 7)) add(Facet::about_month, from.substr(0, 7));
  }
}

void OracleCorpus::take(Article article, bool live) {
  OracleArticle made;
  made.live = live;
  made.article = std::move(article);
  languages_.insert(text::stem_language(made.article.language));
  std::uint32_t base = 0;
  const Article a = made.article;
  if (!a.headline_derived) add_part(made, Part::headline, a.headline, base);
  add_part(made, Part::subheadline, a.subheadline, base);
  add_part(made, Part::summary, a.summary, base);
  add_part(made, Part::dateline, a.dateline, base);
  for (const std::string& line : a.byline) add_part(made, Part::byline, line, base);
  add_part(made, Part::body, a.body, base);
  for (const std::string& keyword : a.keywords) add_part(made, Part::keyword, keyword, base);
  std::stable_sort(made.tokens.begin(), made.tokens.end(), [](const OracleToken& x, const OracleToken& y) {
    return std::pair(x.start, x.end) < std::pair(y.start, y.end);
  });
  add_values(made);
  articles_.push_back(std::move(made));
}

std::optional<std::uint32_t> OracleCorpus::term_id(const std::string& term) const {
  const auto found = term_ids_.find(term);
  if (found == term_ids_.end()) return std::nullopt;
  return found->second;
}

std::uint64_t OracleCorpus::frequency(const std::string& term) const {
  const auto id = term_id(term);
  return id ? frequencies_[*id] : 0;
}

const OracleWord* OracleCorpus::word(const std::string& folded) const {
  const auto found = word_ids_.find(folded);
  return found == word_ids_.end() ? nullptr : &words_[found->second];
}

}  // namespace dateline::testing
