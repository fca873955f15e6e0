// Writes the headline and body of one article: sentences and paragraphs with the shape of news, without its
// sense.
//
//   Prose prose({vocabulary, topics, topic, cast, day, markers, content, edits});
//   prose.headline(out);
//   prose.body(450, out);
//
// Sentences have 8 to 30 words, paragraphs 1 to 4 sentences and a blank line between. Every member of the
// cast is named in the body. A near copy is the same `content` stream again with an `edits` stream, which
// leaves out words here and there. Appends to `out`; one object an article and thread.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/generator/entities.h"
#include "corpus/generator/markers.h"
#include "corpus/generator/random.h"
#include "corpus/generator/topics.h"
#include "corpus/generator/vocabulary.h"

namespace dateline::corpus {

struct Brief {
  const Vocabulary& vocabulary;
  const Topics& topics;
  std::uint32_t topic;
  const Cast& cast;
  std::chrono::sys_days day;           // of publication, for the dates in the text
  const std::vector<Marker>& markers;  // in order of place
  Random content;
  std::optional<Random> edits;  // of a near copy
};

class Prose {
 public:
  explicit Prose(const Brief& brief);

  // 5 to 10 words.
  void headline(std::string& out);
  // About so many words: up to a short sentence more. At least 60.
  void body(std::uint32_t words, std::string& out);

 private:
  void paragraph(std::uint32_t sentences);
  void sentence(std::uint32_t words);
  void step(std::uint32_t left);  // one word or one phrase of at most `left` words
  bool unfinished() const;
  bool name_due() const;

  void plain(std::uint64_t rank, std::uint32_t left, std::uint64_t chance);
  void name();
  void number();
  void date();
  void idiom();
  std::uint64_t content_word(std::uint64_t least);
  std::uint64_t next_rank(std::uint32_t kind, std::uint32_t left);
  std::uint32_t phrase(std::string_view text);  // returns its words
  void attribution();

  const Brief& brief_;
  Random random_;
  std::optional<Random> edits_;
  std::string* out_ = nullptr;
  bool curly_;         // typographic quotes and apostrophes
  bool start_ = true;  // of a sentence
  bool after_marker_ = false;
  bool after_name_ = false;  // two names in a row would read as one
  std::uint32_t words_ = 0;  // of the body so far
  std::uint32_t goal_ = 0;
  std::size_t marker_ = 0;  // the next one
  std::size_t named_ = 0;   // members of the cast that have been named in full
  std::uint64_t previous_ = UINT64_MAX;
  std::array<std::uint64_t, 16> recent_{};  // content words used lately: they come again
  std::uint32_t recent_count_ = 0;
};

}  // namespace dateline::corpus
