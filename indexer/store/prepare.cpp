#include "indexer/store/prepare.h"

#include <algorithm>

#include "common/archive/record_json.h"
#include "common/text/fold.h"
#include "common/text/stem.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline::store {
namespace {

constexpr std::string_view kSeparator("\0", 1);

class Hasher {
 public:
  Hasher& text(std::string_view value) {
    const std::uint64_t size = value.size();
    number(size);
    XXH3_64bits_update(state_.get(), value.data(), value.size());
    return *this;
  }
  Hasher& number(std::uint64_t value) {
    XXH3_64bits_update(state_.get(), &value, sizeof value);
    return *this;
  }
  Hasher& moment(const Moment& moment) {
    return number(static_cast<std::uint64_t>(moment.precision))
        .number(static_cast<std::uint64_t>(moment.first))
        .number(static_cast<std::uint64_t>(moment.instant))
        .number(static_cast<std::uint64_t>(moment.offset));
  }
  std::uint64_t digest() const { return XXH3_64bits_digest(state_.get()); }

  Hasher() { XXH3_64bits_reset(state_.get()); }

 private:
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_{XXH3_createState(), &XXH3_freeState};
};

Facet facet_of(EntityType type) {
  switch (type) {
    case EntityType::person: return Facet::person;
    case EntityType::org: return Facet::org;
    default: return Facet::place;
  }
}

// "By Jane Roe" is the author Jane Roe.
std::string without_by(const std::string& author) {
  const bool by = author.size() > 3 && text::fold(author.substr(0, 3)) == "by ";
  return by ? author.substr(3) : author;
}

}  // namespace

std::size_t PreparedArticle::footprint() const {
  return sizeof *this + record.capacity() + surfaces.bytes() + folded.bytes() + stems.bytes() + terms.bytes() + byline_terms.bytes() +
         stream.capacity() * sizeof stream[0] + term_counts.capacity() * sizeof term_counts[0] + facets.size() * 64;
}

std::string derived_id(const Article& article) {
  std::string key = text::fold_value(article.headline_derived ? std::string() : article.headline);
  key += kSeparator;
  key += text::fold_value(article.body);
  key += kSeparator;
  key += article.published.known() ? article.published.to_text().substr(0, 10) : std::string();
  key += kSeparator;
  key += article.source;
  const XXH128_hash_t hash = XXH3_128bits(key.data(), key.size());
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : canonical.digest) {
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

std::uint64_t record_hash(const Article& a, bool id_is_derived) {
  Hasher hash;
  if (id_is_derived) {
    hash.text(a.id);  // covers headline, body, day and source, folded
  } else {
    hash.text(a.headline).text(a.dateline).text(a.source).text(a.body).number(a.byline.size());
    for (const std::string& line : a.byline) hash.text(line);
  }
  hash.text(a.version).moment(a.updated).number(static_cast<std::uint64_t>(a.status)).number(a.held_for_doubt);
  hash.number(a.has_embargo).number(static_cast<std::uint64_t>(a.has_embargo ? a.embargo_until : 0));
  hash.moment(a.published).text(a.subheadline).text(a.summary).text(a.section).text(a.url).text(a.copyright);
  hash.text(a.language_detected ? std::string() : a.language);
  hash.number(a.keywords.size());
  for (const std::string& keyword : a.keywords) hash.text(keyword);
  hash.number(a.extra.size());
  for (const auto& [key, value] : a.extra) hash.text(key).text(value);
  for (const Entity& entity : a.entities)
    if (entity.given) hash.number(static_cast<std::uint64_t>(entity.type)).text(entity.name);
  return hash.digest();
}

std::vector<std::pair<Facet, std::string>> facet_values(const Article& a) {
  std::vector<std::pair<Facet, std::string>> out;
  const auto add = [&](Facet facet, const std::string& value) {
    if (!value.empty()) out.emplace_back(facet, text::capped(value));
  };
  for (const Entity& entity : a.entities) add(facet_of(entity.type), entity.name);
  for (const Country& country : a.countries) {
    add(Facet::country, country.name);
    if (country.about) add(Facet::about_country, country.name);
  }
  add(Facet::source, a.source);
  add(Facet::section, a.section);
  for (const std::string& author : a.byline) add(Facet::author, without_by(author));
  add(Facet::language, a.language);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Preparer::Preparer() = default;
Preparer::~Preparer() = default;

PreparedArticle Preparer::prepare(const Article& a, std::uint64_t hash) {
  PreparedArticle out;
  out.id = a.id;
  out.version = a.version;
  out.updated = a.updated;
  out.published = a.published;
  out.date_source = a.date_source;
  out.status = a.status;
  out.held_for_doubt = a.held_for_doubt;
  out.corrected = a.corrected;
  out.has_embargo = a.has_embargo;
  out.embargo_until = a.embargo_until;
  out.hash = hash;
  out.text_bytes = a.headline.size() + a.subheadline.size() + a.summary.size() + a.body.size();
  out.stem_language = text::stem_language(a.language);
  out.record.reserve(out.text_bytes + out.text_bytes / 8 + 512);
  archive::append_record(out.record, a);

  analyzer_.analyze(a, analyzed_);
  for (const text::AnalyzedWord& word : analyzed_.words) {
    out.surfaces.add(word.surface);
    out.folded.add(word.folded);
    out.stems.add(word.term);
  }
  out.stream = analyzed_.stream;
  out.term_counts.reserve(analyzed_.terms.size());
  for (const text::TermCount& term : analyzed_.terms) {
    out.terms.add(term.term);
    out.term_counts.push_back(term.count);
  }
  for (const std::string_view term : analyzed_.byline_terms) out.byline_terms.add(term);
  out.length = analyzed_.length;
  out.body_words = analyzed_.body_words;
  out.fingerprint = fingerprint_of(analyzed_);
  out.facets = facet_values(a);
  for (const MentionedDate& date : a.dates)
    if (date.resolved) out.mentioned.emplace_back(date.from, date.to);
  std::sort(out.mentioned.begin(), out.mentioned.end());
  out.mentioned.erase(std::unique(out.mentioned.begin(), out.mentioned.end()), out.mentioned.end());
  return out;
}

}  // namespace dateline::store
