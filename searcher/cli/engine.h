// What the program asks of an archive. Searcher behind an interface, so that the program's manners can be tested with
// answers made by hand.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/api/searcher.h"

namespace dateline::cli {

class Engine {
 public:
  virtual ~Engine() = default;
  virtual Result<SearchResult> search(const SearchRequest& request) const = 0;
  virtual Result<SearchResult> search(const SearchRequest& request,
                                      const std::function<bool(const Hit&)>& each_hit) const = 0;
  virtual Result<std::optional<SearchResult>> similar(std::string_view id, const SearchRequest& request) const = 0;
  virtual Result<std::optional<Article>> article(std::string_view id, std::optional<std::int64_t> now) const = 0;
  virtual Result<Suggestions> suggest(const SuggestRequest& request) const = 0;
  virtual Result<std::vector<NameVariants>> variants(std::string_view name, std::optional<std::int64_t> now) const = 0;
  virtual Result<Calendar> calendar(const SearchRequest& request) const = 0;
  virtual Result<std::string> explain(const SearchRequest& request) const = 0;
};

using OpenEngine = std::function<Result<std::unique_ptr<Engine>>(const std::string& archive)>;

// Searcher::open().
Result<std::unique_ptr<Engine>> open_searcher(const std::string& archive);

}  // namespace dateline::cli
