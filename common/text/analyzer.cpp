#include "common/text/analyzer.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "common/text/fold.h"
#include "common/text/stem.h"
#include "common/text/tokenizer.h"

namespace dateline::text {
namespace {

struct Known {
  std::string surface;  // capped
  std::string folded;
  std::string term;
  std::string byline;   // empty until a byline has it
  std::uint64_t article = 0;  // the last article it was seen in
  std::uint32_t index = 0;    // in that article's words
  std::uint32_t count = 0;    // in that article's terms
  bool posted = false;        // that article has it outside the byline
};

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

using Cache = std::unordered_map<std::string, std::unique_ptr<Known>, Hash, std::equal_to<>>;

constexpr std::size_t kCacheWords = 200'000;  // about 40 MB at the most, then it begins anew

}  // namespace

struct Analyzer::Impl {
  struct Language {
    Stemmer stemmer;
    Cache cache;
  };
  std::unordered_map<std::string, Language> languages;
  Language* language = nullptr;
  std::uint64_t article = 0;
  std::vector<Token> tokens;
  std::vector<Known*> seen;
  std::string joined;
  std::deque<std::string> uncounted;

  void choose(const std::string& tag) {
    std::string code = stem_language(tag);
    auto found = languages.find(code);
    if (found == languages.end()) found = languages.emplace(code, Language{Stemmer(code), {}}).first;
    language = &found->second;
    if (language->cache.size() > kCacheWords) language->cache.clear();
  }

  // `unmarked`: the surface without the inner marks of a joined form.
  Known& known(std::string_view surface, std::string_view unmarked) {
    const auto found = language->cache.find(surface);
    if (found != language->cache.end()) return *found->second;
    auto made = std::make_unique<Known>();
    made->surface = capped(surface);
    made->folded = capped(fold(unmarked));
    made->term = language->stemmer.term(capped(unmarked));
    return *language->cache.emplace(std::string(surface), std::move(made)).first->second;
  }

  // The first `opening` words count as a headline's.
  void add_part(Part part, std::string_view text, Analyzed& out, std::uint32_t opening = 0) {
    if (text.empty()) return;
    out.stream.push_back({StreamItem::Kind::part, 1, static_cast<std::uint32_t>(part)});
    tokenize(text, tokens);
    const std::uint32_t part_weight = part == Part::headline ? kHeadlineWeight : 1;
    std::uint32_t words = 0;
    for (const Token& token : tokens) {
      if (token.kind == TokenKind::word) ++words;
      const std::uint32_t weight = !token.counts ? 0 : words <= opening ? kHeadlineWeight : part_weight;
      switch (token.kind) {
        case TokenKind::sentence: out.stream.push_back({StreamItem::Kind::sentence, 1, 0}); break;
        case TokenKind::paragraph: out.stream.push_back({StreamItem::Kind::paragraph, 1, 0}); break;
        case TokenKind::word:
          add_word(text.substr(token.start, token.end - token.start), text.substr(token.start, token.end - token.start),
                   StreamItem::Kind::word, 1, part, weight, out);
          if (part == Part::body) ++out.body_words;
          break;
        case TokenKind::joined:
          joined = surface(text, token);
          add_word(spelling(text, token), joined, StreamItem::Kind::joined, token.span, part, weight, out);
          break;
      }
    }
  }

  void name_uncounted(std::vector<TermCount>& terms) {
    uncounted.clear();
    for (TermCount& term : terms)
      if (term.count == 0) term.term = uncounted.emplace_back(uncounted_term(term.term));
    if (uncounted.empty()) return;
    std::sort(terms.begin(), terms.end(), [](const TermCount& a, const TermCount& b) { return a.term < b.term; });
  }

  void add_word(std::string_view surface, std::string_view unmarked, StreamItem::Kind kind, std::uint8_t span, Part part,
                std::uint32_t weight, Analyzed& out) {
    Known& word = known(surface, unmarked);
    if (word.article != article) {
      word.article = article;
      word.index = static_cast<std::uint32_t>(out.words.size());
      word.count = 0;
      word.posted = false;
      out.words.push_back({word.surface, word.folded, word.term});
      seen.push_back(&word);
    }
    out.stream.push_back({kind, span, word.index});
    if (part == Part::byline) {
      if (word.byline.empty()) word.byline = byline_term(unmarked);
      out.byline_terms.push_back(word.byline);
      return;
    }
    word.posted = true;
    word.count += weight;
    out.length += weight;
  }
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;

void Analyzer::analyze(const Article& article, Analyzed& out) {
  out.words.clear();
  out.stream.clear();
  out.terms.clear();
  out.byline_terms.clear();
  out.length = 0;
  out.body_words = 0;
  Impl& self = *impl_;
  self.choose(article.language);
  ++self.article;
  self.seen.clear();
  if (!article.headline_derived) self.add_part(Part::headline, article.headline, out);
  self.add_part(Part::subheadline, article.subheadline, out);
  self.add_part(Part::summary, article.summary, out);
  self.add_part(Part::dateline, article.dateline, out);
  for (const std::string& line : article.byline) self.add_part(Part::byline, line, out);
  const bool no_headline = article.headline.empty() || article.headline_derived;
  self.add_part(Part::body, article.body, out, no_headline ? kOpeningWords : 0);
  for (const std::string& keyword : article.keywords) self.add_part(Part::keyword, keyword, out);

  for (const Known* word : self.seen)
    if (word->posted) out.terms.push_back({word->term, word->count});
  std::sort(out.terms.begin(), out.terms.end(), [](const TermCount& a, const TermCount& b) { return a.term < b.term; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.terms.size(); ++i) {
    if (kept > 0 && out.terms[kept - 1].term == out.terms[i].term) {
      out.terms[kept - 1].count += out.terms[i].count;
    } else {
      out.terms[kept++] = out.terms[i];
    }
  }
  out.terms.resize(kept);
  self.name_uncounted(out.terms);
  std::sort(out.byline_terms.begin(), out.byline_terms.end());
  out.byline_terms.erase(std::unique(out.byline_terms.begin(), out.byline_terms.end()), out.byline_terms.end());
}

}  // namespace dateline::text
