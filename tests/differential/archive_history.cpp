#include "tests/differential/archive_history.h"

#include <algorithm>
#include <array>

#include "common/text/fold.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

constexpr std::int64_t kEmbargoA = 1'450'000'000;
constexpr std::int64_t kEmbargoB = 1'500'000'000;

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

// What tokenizers, phrases and fields get wrong.
std::vector<Article> hard_articles() {
  std::vector<Article> out;
  const auto add = [&](const char* headline, const std::string& body) -> Article& {
    out.push_back(article("hard-" + std::to_string(out.size()), headline, body));
    return out.back();
  };
  add("US-led coalition strikes", "The U.S. said the US-led coalition, led by U.S. Gen. Smith, struck. US forces led.");
  add("Assad speaks", "Bashar al-Assad met alAssad, and al Assad. Al-Assad al-Assad al-Assad al-Assad al-Assad.");
  add("Code", "He wrote C++ and C# code, not C. A/C++ F# C++/C code. AT&T, AT & T, 9/11, 9 11, 911, O'Neill, ONeill.");
  add("Sentences", "Mr. Smith went to Washington on Sept. 5. He left. Gen. Lee stayed, e.g. at home! Why? Nobody knows.\n\n"
                   "A new paragraph. Smith went home.");
  add("Numbers", "It cost 1,000 or 1000 or 3.14, U.S.-based firms said; J.R.R. Tolkien wrote F-16 and jet-age-old-new words.");
  add("Spelled", "ali Ali ALI álí Áli àli Àlì âli ãli äli åli ālī ăli ąli ǎli ȁli ȃli ali talks. Alì said ALÍ talks.");
  add("Long", repeated("abcdefghij", 30) + " and " + repeated("ABCDEFGHIJ", 30) + " said " + repeated("xyz", 80) + "ing.");
  add("Marks", "São Paulo, Sao Paulo, SÃO PAULO; ﬁre; naïve naive; Ångström; Straße STRASSE; don\u2019t don't; jihad\u2013ist.");
  Article& line = add("", "One single long line that says much. It says more in the second sentence. The third is not lead.");
  line.headline = "One single long line";
  line.headline_derived = true;
  Article& parts = add("Parts", "The body ends with alpha");
  parts.keywords = {"beta gamma", "gamma delta", "alpha"};
  parts.summary = "Beta of the summary";
  parts.subheadline = "Delta under it";
  parts.byline = {"Jane Gamma", "Beta al-Roe"};
  parts.dateline = "VIENNA, Sept. 29";
  add("Only a headline about running", "");
  Article& run = add("Lauf run", "Der run und running, runs. Die Häuser, das Haus, hause. Ein run w running.");
  run.language = "de";
  Article& runs = add("He runs", "A run, running and runs. Houses, house, die.");
  runs.language = "en-GB";
  Article& none = add("Untold run", "run running runs houses in no known language");
  none.language = "";
  Article& thai = add("ข่าว", "ประเทศไทยเป็นประเทศที่สวยงาม 中文新闻报道说。中国政府。 ニュース速報です");
  thai.language = "th";
  Article& month = add("Dated by month", "sanctions sanctions sanctions");
  month.published = moment("2015-09");
  Article& year = add("Dated by year", "sanctions again, Sanctions");
  year.published = moment("2015");
  Article& undated = add("Undated", "no date but sanctions");
  undated.published = {};
  undated.date_source = DateSource::none;
  Article& withheld = add("Withheld", "secret sanctions withheld");
  withheld.status = Status::withheld;
  Article& doubt = add("Doubtful", "secret sanctions doubted");
  doubt.held_for_doubt = true;
  Article& early = add("Embargoed early", "sanctions under embargo");
  early.has_embargo = true;
  early.embargo_until = kEmbargoA;
  Article& late = add("Embargoed late", "sanctions under another embargo");
  late.has_embargo = true;
  late.embargo_until = kEmbargoB;
  Article& never = add("Embargoed for good", "sanctions under an endless embargo");
  never.has_embargo = true;
  never.embargo_until = INT64_MAX;
  return out;
}

// Dates mentioned, countries and second spellings, which the readers alone do not give.
void embellish(std::vector<Article>& articles) {
  static constexpr std::array<std::pair<const char*, const char*>, 5> kCountries = {
      {{"SY", "Syria"}, {"US", "United States"}, {"FR", "France"}, {"DE", "Germany"}, {"CI", "Côte d'Ivoire"}}};
  for (std::size_t i = 0; i < articles.size(); ++i) {
    Article& a = articles[i];
    const auto base = static_cast<Day>(14'000 + (i * 37) % 2'000);
    const auto mention = [&](Day from, Day to, DatePrecision precision) {
      a.dates.push_back({{Part::body, 0, 4}, true, from, to, precision});
    };
    if (i % 3 == 0) mention(base, base, DatePrecision::day);
    if (i % 5 == 0) mention(base, base + 40, DatePrecision::range);
    if (i % 7 == 0) mention(moment("2014-08").first, moment("2014-08").last, DatePrecision::month);
    if (i % 11 == 0) mention(moment("2012").first, moment("2012").last, DatePrecision::year);
    if (i % 13 == 0) a.dates.push_back({});
    if (i % 4 == 0) {
      const auto& [code, name] = kCountries[i / 4 % kCountries.size()];
      a.countries.push_back({code, name, 2, i % 8 == 0});
    }
    if (i % 9 == 0) a.entities.push_back({EntityType::person, i % 2 == 0 ? "Shaquille O'Neill" : "Bashar al-Assad", false, {}});
    if (i % 10 == 0) a.entities.push_back({EntityType::place, i % 20 == 0 ? "São Paulo" : "Sao Paulo", false, {}});
    if (i % 12 == 0) a.entities.push_back({EntityType::org, i % 24 == 0 ? "AT&T" : "U.S. Army", false, {}});
  }
}

template <class Keep>
std::vector<Article> some(const std::vector<Article>& articles, const Keep& keep) {
  std::vector<Article> out;
  for (std::size_t i = 0; i < articles.size(); ++i)
    if (keep(i)) out.push_back(articles[i]);
  return out;
}

}  // namespace

std::vector<std::int64_t> ArchiveHistory::clocks() { return {kEmbargoA - 1, kEmbargoA, kEmbargoB + 1}; }

ArchiveHistory::ArchiveHistory(Stage until) {
  articles_ = read_articles({"corpus/world", "corpus/wire", "corpus/local"});
  for (std::vector<Article>& more : std::array{generated(220, 7, 90), hard_articles()}) {
    std::move(more.begin(), more.end(), std::back_inserter(articles_));
  }
  std::erase_if(articles_, [](const Article& a) { return a.status == Status::canceled; });
  embellish(articles_);
  // Languages mixed among the segments, so that a word's stems differ between them.
  std::stable_sort(articles_.begin(), articles_.end(), [](const Article& a, const Article& b) {
    return std::hash<std::string>{}(a.id) % 8 < std::hash<std::string>{}(b.id) % 8;
  });
  add_in_segments(articles_, 70);
  if (until >= Stage::changed) change();
  if (until >= Stage::merged) archive_.merge();
  if (until >= Stage::compacted) {
    grow();
    archive_.compact();
  }
}

void ArchiveHistory::add(const std::vector<Article>& articles) {
  const std::vector<store::Verdict> verdicts = archive_.add(articles);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Article& a = articles[i];
    if (verdicts[i] != store::Verdict::added && verdicts[i] != store::Verdict::replaced) continue;
    if (verdicts[i] == store::Verdict::replaced) facts_.corrected.insert(a.id);
    else facts_.corrected.erase(a.id);
    const auto see = [&](Facet facet, const std::string& value) {
      if (!value.empty()) facts_.ever_seen[static_cast<std::size_t>(facet)].insert(text::capped(value));
    };
    see(Facet::status, verdicts[i] == store::Verdict::replaced ? "corrected" : "usable");
    see(Facet::source, a.source);
    see(Facet::section, a.section);
    see(Facet::language, a.language);
    for (const std::string& line : a.byline) see(Facet::author, author_of(line));
    for (const Country& country : a.countries) {
      see(Facet::country, country.name);
      if (country.about) see(Facet::about_country, country.name);
    }
    for (const Entity& entity : a.entities) {
      see(entity.type == EntityType::person ? Facet::person
          : entity.type == EntityType::org  ? Facet::org
                                            : Facet::place,
          entity.name);
    }
  }
}

void ArchiveHistory::add_in_segments(const std::vector<Article>& articles, std::size_t each) {
  for (std::size_t begin = 0; begin < articles.size(); begin += each) {
    const auto from = articles.begin() + static_cast<std::ptrdiff_t>(begin);
    add({from, from + static_cast<std::ptrdiff_t>(std::min(each, articles.size() - begin))});
  }
}

void ArchiveHistory::change() {
  // Corrections, some of them twice in one run; one article turns up in another language.
  std::vector<Article> corrected = some(articles_, [](std::size_t i) { return i % 9 == 4; });
  for (std::size_t i = 0; i < corrected.size(); ++i) {
    Article& a = corrected[i];
    a.version = "9" + std::to_string(i % 3);
    a.body += " Corrected: the sanctions were reported wrongly.";
    if (i % 4 == 0) a.headline += " (corrected)";
    if (i % 5 == 0) a.section = "Corrections";
    if (i % 6 == 0) a.published = moment("2016-02");
    if (i % 7 == 0) a.language = "fr";
    if (i % 11 == 0) a.status = Status::withheld;
  }
  add(corrected);
  for (std::size_t i = 0; i < articles_.size(); i += 13) archive_.remove(articles_[i].id);
  std::vector<Article> twice = some(corrected, [](std::size_t i) { return i % 2 == 0; });
  for (Article& a : twice) a.version = "99", a.body += " Twice.";
  std::vector<Article> both = twice;
  for (Article& a : both) a.version = "99.1", a.body += " Thrice.";
  twice.insert(twice.end(), both.begin(), both.end());
  add(twice);
}

void ArchiveHistory::grow() {
  std::vector<Article> more = generated(60, 8, 70);
  add_in_segments(more, 25);
  for (std::size_t i = 5; i < more.size(); i += 10) archive_.remove(more[i].id);
}

}  // namespace dateline::testing
