#include "searcher/cli/engine.h"

#include <utility>

namespace dateline::cli {
namespace {

class SearcherEngine final : public Engine {
 public:
  explicit SearcherEngine(Searcher searcher) : searcher_(std::move(searcher)) {}

  Result<SearchResult> search(const SearchRequest& request) const override { return searcher_.search(request); }
  Result<SearchResult> search(const SearchRequest& request,
                              const std::function<bool(const Hit&)>& each_hit) const override {
    return searcher_.search(request, each_hit);
  }
  Result<std::optional<SearchResult>> similar(std::string_view id, const SearchRequest& request) const override {
    return searcher_.similar(id, request);
  }
  Result<std::optional<Article>> article(std::string_view id, std::optional<std::int64_t> now) const override {
    return searcher_.article(id, now);
  }
  Result<Suggestions> suggest(const SuggestRequest& request) const override { return searcher_.suggest(request); }
  Result<std::vector<NameVariants>> variants(std::string_view name, std::optional<std::int64_t> now) const override {
    return searcher_.variants(name, now);
  }
  Result<Calendar> calendar(const SearchRequest& request) const override { return searcher_.calendar(request); }
  Result<std::string> explain(const SearchRequest& request) const override { return searcher_.explain(request); }

 private:
  Searcher searcher_;
};

}  // namespace

Result<std::unique_ptr<Engine>> open_searcher(const std::string& archive) {
  auto searcher = Searcher::open(archive);
  if (!searcher) return tl::unexpected(searcher.error());
  return std::make_unique<SearcherEngine>(std::move(*searcher));
}

}  // namespace dateline::cli
