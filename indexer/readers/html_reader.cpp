#include "indexer/readers/html_reader.h"

#include <algorithm>
#include <array>

#include "common/time/parse_moment.h"
#include "indexer/readers/extra_names.h"
#include "indexer/readers/html_charset.h"
#include "indexer/readers/html_page.h"
#include "indexer/readers/jsonld_reader.h"
#include "indexer/readers/page_text.h"

namespace dateline::readers {
namespace {

constexpr std::array kTable{
    HtmlMapping{"id", "<link canonical> og:url"},
    HtmlMapping{"url", "<link canonical> og:url"},
    HtmlMapping{"version", "version"},
    HtmlMapping{"updated",
                "article:modified_time og:updated_time datemodified [datemodified] dcterms.modified "
                "dc.date.modified lastmod last-modified"},
    HtmlMapping{
        "published",
        "article:published_time og:article:published_time article:published datepublished [datepublished] "
        "parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dcterms.date dc.date "
        "pubdate publishdate publish-date publication_date publication-date date <time pubdate> <time>"},
    HtmlMapping{"headline", "og:title headline [headline] <h1> twitter:title dc.title title <title>"},
    HtmlMapping{"subheadline",
                "subheadline alternativeheadline [alternativeheadline] .subheadline .standfirst"},
    HtmlMapping{"summary", "og:description description twitter:description dc.description dcterms.abstract"},
    HtmlMapping{"byline",
                "author* article:author* parsely-author* sailthru.author byl dc.creator* dcterms.creator* "
                "[author] .byline"},
    HtmlMapping{"dateline", "dateline [dateline] .dateline"},
    HtmlMapping{"source", "og:site_name publisher dc.publisher dcterms.publisher application-name"},
    HtmlMapping{"section", "article:section* parsely-section section [articlesection]"},
    HtmlMapping{"keywords", "article:tag* news_keywords keywords parsely-tags dc.subject*"},
    HtmlMapping{"language", "@lang og:locale content-language dc.language dcterms.language"},
    HtmlMapping{"copyright", "copyright dcterms.rights dc.rights rights"},
    HtmlMapping{"extra.expires", "article:expiration_time expires"},
    HtmlMapping{"extra.genre[]", "genre* [genre]"},
};

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

// "http://x" and "http://x/" name a whole site, and are no article's address.
bool is_site(std::string_view address) {
  const std::size_t path = address.find('/', address.find("//") + 2);
  return path == std::string_view::npos || path + 1 == address.size();
}

std::string host_of(std::string_view uri) {
  if (!is_address(uri)) return {};
  std::string_view host = uri.substr(uri.find("//") + 2);
  host = host.substr(0, host.find_first_of("/?#"));
  host = host.substr(host.find('@') + 1);  // npos + 1 is 0
  return std::string(host.substr(0, host.find(':')));
}

// What a row gives, without what cannot be meant.
Strings fitting(std::string_view field, Strings values, const ParseOptions& options) {
  std::erase_if(values, [&](const std::string& value) {
    if (field == "id" || field == "url") return !is_address(value) || is_site(value);
    if (field == "byline") return is_address(value);
    // <time> and "date" often hold words; the next source may know better.
    if (field == "published" || field == "updated") return !parse_moment(value, options.zone);
    return false;
  });
  if (field == "language") {
    for (std::string& value : values) std::replace(value.begin(), value.end(), '_', '-');
  }
  return values;
}

std::vector<std::string_view> names_of(const HtmlMapping& row) {
  std::vector<std::string_view> out;
  for (std::string_view rest = row.from; !rest.empty();) {
    // "<link canonical>" has a space of its own.
    const std::size_t close = rest.starts_with('<') ? rest.find('>') : 0;
    const std::size_t end = std::min(rest.find(' ', close), rest.size());
    out.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

Strings values_for(const HtmlMapping& row, const HtmlPage& page, const ParseOptions& options) {
  for (std::string_view name : names_of(row)) {
    const bool all = name.ends_with('*');
    if (all) name.remove_suffix(1);
    Strings values = fitting(row.field, page.values(name), options);
    if (values.empty()) continue;
    if (!all) values.resize(1);
    return values;
  }
  return {};
}

// "Harbour reopens | Penmere Gazette" without the name of the site.
std::string without_site(std::string title, const std::string& site) {
  if (site.empty() || title.size() <= site.size() || !title.ends_with(site)) return title;
  std::string_view rest(title.data(), title.size() - site.size());
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " · ", " » "}) {
    if (rest.ends_with(mark) && rest.size() > mark.size())
      return std::string(rest.substr(0, rest.size() - mark.size()));
  }
  return title;
}

Strings split_commas(const Strings& values) {
  if (values.size() != 1) return values;
  Strings out;
  for (std::size_t at = 0; at <= values[0].size();) {
    const std::size_t end = std::min(values[0].find_first_of(",;", at), values[0].size());
    out.push_back(values[0].substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Of several articles in the page's JSON-LD the one it is about: the first with a text, else the first.
const JsonNode* main_article(const std::vector<JsonNode>& articles) {
  const auto at = std::find_if(articles.begin(), articles.end(), [](const JsonNode& article) {
    return article.find("articleBody") != nullptr;
  });
  if (at != articles.end()) return &*at;
  return articles.empty() ? nullptr : &articles[0];
}

class PageReader {
 public:
  PageReader(const HtmlDocument& document, const PageContext& context, const ParseOptions& options)
      : document_(document), page_(document), context_(context), options_(options), builder_(options) {}

  Outcome read(const RawRecord& raw) {
    const auto articles = jsonld_articles(page_.jsonld());
    const JsonNode* article = main_article(articles);
    if (article) given_ = store_jsonld(*article, Unmapped::drop, builder_);
    for (const HtmlMapping& row : kTable) {
      if (has(row.field)) continue;
      Strings values = values_for(row, page_, options_);
      if (values.empty()) continue;
      if (row.field == "keywords") values = split_commas(values);
      if (row.field == "source") site_ = values[0];
      if (row.field == "headline")
        headline_ = std::move(values[0]);  // after the site is known
      else
        give(row.field, std::move(values));
    }
    if (article) headline_of(*article);
    if (!headline_.empty() && !has("headline")) {
      if (site_.empty()) site_ = page_site();
      headline_ = without_site(headline_, site_);
      give("headline", {headline_});
    }
    if (!has("body")) give("body", main_paragraphs(document_, headline_));
    store_context();
    if (document_.cut())
      builder_.notice("html-too-deep", "elements are nested deeper than 512; what stands below is not read");
    return std::move(builder_).finish(raw.origin, raw.bytes);
  }

 private:
  bool has(std::string_view field) const {
    return std::find(given_.begin(), given_.end(), field) != given_.end();
  }

  void give(std::string_view field, Strings values) {
    if (values.empty()) return;
    given_.push_back(field);
    store_field(field, std::move(values), builder_);
  }

  std::string page_site() const {
    const Strings names = page_.values("og:site_name");
    return names.empty() ? std::string() : names[0];
  }

  // So that the body does not repeat it.
  void headline_of(const JsonNode& article) {
    if (!has("headline")) return;
    headline_ = article.text_at(article.find("headline") ? "headline" : "name");
  }

  void store_context() {
    if (!context_.uri.empty()) {
      builder_.set_id(context_.uri);
      if (!has("url")) give("url", {context_.uri});
      if (!has("source")) give("source", {host_of(context_.uri)});
    }
    if (!context_.fetched.empty()) {
      if (!has("updated")) give("updated", {context_.fetched});
      builder_.add_extra(extra::kWarcDate, to_json(std::string_view(context_.fetched)));
    }
    if (!context_.record_id.empty())
      builder_.add_extra(extra::kWarcRecordId, to_json(std::string_view(context_.record_id)));
  }

  const HtmlDocument& document_;
  const HtmlPage page_;
  const PageContext& context_;
  const ParseOptions& options_;
  RecordBuilder builder_;
  std::vector<std::string_view> given_;
  std::string headline_;
  std::string site_;
};

}  // namespace

std::span<const HtmlMapping> html_mapping() { return kTable; }

std::string mapping_table(std::span<const HtmlMapping> table) {
  std::string out = "| field | from |\n| --- | --- |\n";
  for (const HtmlMapping& row : table) {
    std::string_view field = row.field;
    if (field.ends_with("[]")) field.remove_suffix(2);
    out += "| `" + std::string(field) + "` |";
    bool first = true;
    for (const std::string_view name : names_of(row)) {
      out += std::string(first ? " " : ", ") + "`" + std::string(name) + "`";
      first = false;
    }
    out += " |\n";
  }
  return out;
}

void read_html(std::string_view bytes, const PageContext& page, const RawRecord& raw,
               const ParseOptions& options, std::vector<Outcome>& out) {
  const std::string text = html_to_utf8(bytes, page.charset);
  const HtmlDocument document(text);
  out.push_back(PageReader(document, page, options).read(raw));
}

void parse_html(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  read_html(raw.bytes, {}, raw, options, out);
}

}  // namespace dateline::readers
