// Makes the articles of an archive: any one of them alone, in any order, from a seed.
//
//   Generator generator(options);
//   Record record;
//   for (std::uint64_t i = 0; i < options.articles; ++i) generator.make(i, record);
//
// Nothing is remembered between articles, so memory does not grow with their number, and make() is const and
// may be called from any number of threads. The text's growing vocabulary comes from laws without an end
// (zipf.h).
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/generator/calendar.h"
#include "corpus/generator/entities.h"
#include "corpus/generator/options.h"
#include "corpus/generator/topics.h"
#include "corpus/generator/vocabulary.h"

namespace dateline::corpus {

// Keys as in the article record of the public contract.
struct Record {
  std::string id;  // gen-SEED-N, N counted in order of time from 0
  std::chrono::sys_seconds published;
  std::string headline;
  std::string body;
  std::string_view source;
  std::string_view section;
  std::string byline;
  std::vector<std::string> keywords;  // 0 to 5
  Cast cast;                          // persons, orgs, places
};

class Generator {
 public:
  explicit Generator(const Options& options);

  // Replaces `record` by the one at that place of the output, below options.articles; reuses its memory.
  void make(std::uint64_t place, Record& record) const;

  // The article (by number) that this one nearly copies, or itself.
  std::uint64_t original(std::uint64_t n) const;

 private:
  std::uint64_t number_at(std::uint64_t place) const;
  std::uint32_t length(Random& random) const;

  Options options_;
  Vocabulary vocabulary_;
  Topics topics_;
  Entities entities_;
  Calendar calendar_;
  ZipfRanks agencies_;
  std::vector<std::uint32_t> lengths_;  // by normal deviate, in 64ths from -4
};

}  // namespace dateline::corpus
