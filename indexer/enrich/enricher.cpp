#include "indexer/enrich/enricher.h"

#include <algorithm>

#include "indexer/enrich/date_in_top_matter.h"
#include "indexer/enrich/dates/finder.h"
#if __has_include("indexer/enrich/entities/finder.cpp")
#include "indexer/enrich/entities/finder.h"
#else
namespace dateline::entities {
struct Finder {
  static Result<std::shared_ptr<const Finder>> load() { return std::make_shared<Finder>(); }
  void enrich(Article&) const {}
};
}  // namespace dateline::entities
#endif
#include "indexer/enrich/language.h"
#include "indexer/enrich/publication_date.h"

namespace dateline {
namespace {

// A publication date of the record itself that lies after tomorrow is believed only up to the end of its embargo.
bool is_from_the_future(const Article& article, Day today) {
  if (!article.published.known() || article.published.first <= today + 1) return false;
  return !article.has_embargo || article.published.instant > article.embargo_until;
}

// Names and dates are looked for in so much of a body: a longer text is no article, and would take memory without bound.
constexpr std::size_t kMostSearched = 1 << 20;

// Calls `find` for the article, of a longer body for its first paragraphs; places in it hold for the whole, too.
template <class Find>
void within_bounds(Article& article, Find find) {
  if (article.body.size() <= kMostSearched) return find(article);
  std::size_t end = article.body.rfind("\n\n", kMostSearched);
  if (end == std::string::npos || end == 0) end = article.body.rfind(' ', kMostSearched);
  if (end == std::string::npos || end == 0) end = kMostSearched;
  while (end > 0 && (static_cast<unsigned char>(article.body[end]) & 0xC0) == 0x80) --end;  // between characters
  std::string whole = std::move(article.body);
  article.body = whole.substr(0, end);
  find(article);
  article.body = std::move(whole);
}

void take_top_matter(Article& article) {
  if (!article.dateline.empty() && !article.byline.empty()) return;
  TopMatter top = find_top_matter(article.body);
  if (article.dateline.empty()) article.dateline = std::move(top.dateline);
  if (!article.byline.empty()) return;
  if (!top.authors.empty()) {
    article.byline = std::move(top.authors);
  } else if (!top.byline.empty()) {
    article.byline = {std::move(top.byline)};
  }
}

}  // namespace

Result<Enricher> Enricher::create(EnrichOptions options) {
  Enricher enricher;
  enricher.options_ = std::move(options);
  if (enricher.options_.entities) {
    auto finder = entities::Finder::load();
    if (!finder) return tl::unexpected(finder.error());
    enricher.finder_ = std::move(*finder);
  }
  return enricher;
}

void Enricher::refresh(Article& article) const {
  if (article.language_detected) {
    article.language = detect_language(article);
    article.language_detected = !article.language.empty();
  }
  std::erase_if(article.entities, [](const Entity& entity) { return !entity.given; });
  for (Entity& entity : article.entities) entity.mentions.clear();
  article.countries.clear();
  article.dates.clear();
  take_top_matter(article);
  within_bounds(article, [&](Article& part) {
    if (finder_) finder_->enrich(part);
    DateFinder::get().enrich(part);  // after the countries, which decide what 3/4/2015 means
  });
}

std::vector<readers::Notice> Enricher::enrich(Article& article, const readers::Origin& origin) const {
  std::vector<readers::Notice> notices;
  if (article.language.empty()) {
    article.language = detect_language(article);
    article.language_detected = !article.language.empty();
  }
  if (is_from_the_future(article, options_.today)) {
    notices.push_back({"future-date", article.published.to_text() +
                                          " lies after tomorrow and is not taken for the publication date"});
    article.published = {};
  }
  PublicationDate date =
      derive(article, origin.path, origin.member, options_.published, options_.today, options_.zone);
  article.published = date.moment;
  article.date_source = date.source;
  std::move(date.notices.begin(), date.notices.end(), std::back_inserter(notices));
  take_top_matter(article);
  within_bounds(article, [&](Article& part) {
    if (finder_) finder_->enrich(part);
    DateFinder::get().enrich(part);  // after the countries, which decide what 3/4/2015 means
  });
  return notices;
}

}  // namespace dateline
