// The articles of an archive as the brute-force evaluator sees them: read from the stored records, cut into words by the
// project's tokenizer, and from there on its own. Nothing of searcher/, of the token store or of the columns is used.
//
//   OracleCorpus corpus(archive, facts);
//   corpus.articles()[0].tokens
//
// Rows that are no longer valid are there, too (`live` false): until their segment is rebuilt, they count in BM25's
// statistics, and their words in the archive's dictionary.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/article.h"
#include "common/schema.h"

namespace dateline::testing {

// A word as it stands in articles of one language.
struct OracleForm {
  std::string surface;   // a compound without its marks
  std::string spelling;  // with them
  std::string folded;
  std::string term;         // its stem, "en:talk"
  std::uint32_t term_id = 0;
  std::uint32_t word = 0;   // the folded word, in OracleCorpus::words()
};

// A folded word of the archive, bylines and joined forms included.
struct OracleWord {
  std::string folded;
  std::u32string letters;            // its code points
  std::uint64_t occurrences = 0;
  std::vector<std::uint32_t> forms;  // the ways it is written, in each language
};

struct OracleToken {
  std::uint32_t form = 0;
  std::uint32_t start = 0;      // position of the first word covered; a part begins far behind the one before
  std::uint32_t end = 0;        // of the last word covered
  std::uint32_t sentence = 0;   // all different, over the whole article
  std::uint32_t paragraph = 0;
  Part part = Part::headline;
  bool lead = false;
};

struct OracleArticle {
  Article article;
  bool live = false;
  std::vector<OracleToken> tokens;                         // by start, then end
  std::unordered_map<std::uint32_t, std::uint32_t> terms;  // term id -> count, 0 where it stands but does not count
  std::uint64_t length = 0;                                // BM25's document length
  std::uint64_t body_words = 0;
  std::array<std::set<std::string>, kFacetCount> values;   // facet values, derived ones included

  bool visible(std::int64_t now) const;
};

// What the records do not tell, known to the test that made the archive.
struct OracleFacts {
  std::set<std::string> corrected;                           // ids whose latest version replaced another
  std::array<std::set<std::string>, kFacetCount> ever_seen;  // every value that ever was in the archive
};

class OracleCorpus {
 public:
  // Throws std::runtime_error.
  OracleCorpus(const std::string& archive, const OracleFacts& facts);

  const std::vector<OracleArticle>& articles() const { return articles_; }
  const std::vector<OracleForm>& forms() const { return forms_; }
  const std::set<std::string>& languages() const { return languages_; }  // of stems
  const OracleFacts& facts() const { return facts_; }

  double average_length() const { return average_length_; }
  // Articles that have the term outside the byline; 0 for one that nobody knows.
  std::uint64_t frequency(const std::string& term) const;
  std::optional<std::uint32_t> term_id(const std::string& term) const;
  const std::vector<OracleWord>& words() const { return words_; }
  // nullptr where nobody writes it.
  const OracleWord* word(const std::string& folded) const;

 private:
  void take(Article article, bool live);
  void add_part(OracleArticle& into, Part part, const std::string& text, std::uint32_t& base);
  void add_values(OracleArticle& into) const;
  std::uint32_t form(const std::string& surface, const std::string& spelling, const std::string& bcp47);

  OracleFacts facts_;
  std::vector<OracleArticle> articles_;
  std::vector<OracleForm> forms_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> form_ids_;  // language, spelling
  std::map<std::string, std::uint32_t> term_ids_;
  std::vector<std::uint64_t> frequencies_;  // by term id
  std::vector<OracleWord> words_;
  std::map<std::string, std::uint32_t> word_ids_;  // by folded word
  std::set<std::string> languages_;
  double average_length_ = 0;
};

// "2015-09-29" for a day, by the calendar of the standard library.
std::string iso_day(Day day);

// "Jane Roe" of the byline "By Jane Roe".
std::string author_of(const std::string& line);

std::u32string code_points(const std::string& text);

}  // namespace dateline::testing
