#include "indexer/enrich/entities/finder.h"

#include "indexer/enrich/entities/embedded.h"
#include "indexer/enrich/entities/finder_impl.h"
#include "indexer/enrich/entities/refine.h"
#include "indexer/enrich/entities/tokenizer.h"

namespace dateline::entities {
namespace {

bool is_english(const Article& article) {
  const std::string& l = article.language;
  if (l.empty()) return true;
  return l.size() >= 2 && (l[0] | 0x20) == 'e' && (l[1] | 0x20) == 'n' && (l.size() == 2 || l[2] == '-' || l[2] == '_');
}

void cut(const Article& article, Document& doc) {
  doc.clear();
  if (!article.headline_derived) tokenize(Part::headline, article.headline, doc);
  tokenize(Part::subheadline, article.subheadline, doc);
  tokenize(Part::summary, article.summary, doc);
  tokenize(Part::body, article.body, doc);
}

}  // namespace

Finder::Finder(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Finder::~Finder() = default;

Result<std::shared_ptr<const Finder>> Finder::load() { return load(embedded::model(), embedded::salience()); }

Result<std::shared_ptr<const Finder>> Finder::load(std::string_view model, std::string_view salience) {
  auto impl = std::make_shared<Impl>();
  auto lexicon = Lexicon::load();
  if (!lexicon) return tl::unexpected(lexicon.error());
  auto weights = Model::parse(model);
  if (!weights) return tl::unexpected(weights.error());
  impl->lexicon = *lexicon;
  impl->model = *weights;
  impl->aliases = Aliases::load();
  impl->places = std::make_unique<Places>(*impl->lexicon, salience);
  return std::shared_ptr<const Finder>(new Finder(std::move(impl)));
}

void Workspace::read(const Article& article) {
  cut(article, doc);
  tagger.tag(doc, spans);
  refine(doc, tagger.context(), *impl->lexicon, impl->aliases, spans);
}

void Finder::enrich(Article& article) const {
  thread_local std::unique_ptr<Workspace> workspace;
  if (!workspace || workspace->impl != impl_) workspace = std::make_unique<Workspace>(impl_);
  Workspace& w = *workspace;
  std::erase_if(article.entities, [](const Entity& e) { return !e.given; });
  for (Entity& e : article.entities) e.mentions.clear();
  std::uint16_t country = kNoCountry;
  const auto city = impl_->places->dateline_place(article.dateline, country);
  if (!is_english(article)) {
    cut(article, w.doc);
    w.tagger.look_up(w.doc);
    impl_->places->find_names(w.doc, w.tagger.context(), country, article.countries);
    return;
  }
  w.read(article);
  std::vector<ExtraPlace> extra;
  if (city) extra.push_back(*city);
  resolve(w.doc, w.spans, extra, impl_->aliases, *impl_->lexicon, article.entities);
  impl_->places->find(w.doc, w.tagger.context(), w.spans, country, article.countries);
}

}  // namespace dateline::entities
