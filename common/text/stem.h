// Stem terms: what the postings hold. A term is the language's code, a colon, and the folded stem: "en:talk".
// Languages that Snowball does not know share the code "xx" and keep the folded word.
//
//   Stemmer stemmer("en-GB");  stemmer.term("Talks") == "en:talk"
//
// The algorithms are Snowball's (snowballstem.org), as shipped with Xapian. A Stemmer is for one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dateline::text {

// "en" for "en-GB", "pt" for "pt-BR", "xx" for languages without a stemmer and for none.
std::string stem_language(std::string_view bcp47);

class Stemmer {
 public:
  explicit Stemmer(std::string_view bcp47);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  const std::string& language() const { return language_; }
  std::string term(std::string_view surface) const;

 private:
  struct Impl;
  std::string language_;
  std::unique_ptr<Impl> impl_;
};

// The term of an article that has a stem only in forms that do not count in ranking (Token::counts): "en+peacekeep" for
// peace-keeping, so that it is found, and leaves the number of articles that count for "en:peacekeep" alone.
// An article has one of the two, never both.
std::string uncounted_term(std::string_view term);
// And back: "en:peacekeep" for either.
std::string counted_term(std::string_view term);

// A byline word is not stemmed and counts for no language: "by:roe".
std::string byline_term(std::string_view surface);

}  // namespace dateline::text
