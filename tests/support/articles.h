// Articles to test with: written by hand, generated, or read from the sample corpus.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline::testing {

// English, dated 2015-09-29, source "Test Agency". Change what a test is about.
Article article(std::string_view id, std::string_view headline, std::string_view body);

// "2015", "2015-09", "2015-09-29" or an instant; UTC. Empty: unknown.
Moment moment(std::string_view text);

// Articles of the load-test generator (corpus/generator): English, with persons, organisations, places, keywords.
std::vector<Article> generated(std::uint64_t count, std::uint64_t seed, std::uint32_t words);

// Every article under the paths, below the source tree, as the nightly job reads them, without entities. Articles
// without an id get "file:" and their path.
std::vector<Article> read_articles(const std::vector<std::string>& paths);

}  // namespace dateline::testing
