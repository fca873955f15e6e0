// One committed state of the archive, as the portal asks it. Behind an interface, so that the portal's
// manners can be tested with answers made by hand. Every function is thread-safe; a state never changes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/searcher.h"

namespace dateline::server {

class Edition {
 public:
  virtual ~Edition() = default;
  virtual Result<SearchResult> search(const SearchRequest& request) const = 0;
  virtual Result<std::optional<SearchResult>> similar(std::string_view id,
                                                      const SearchRequest& request) const = 0;
  virtual Result<std::optional<Article>> article(std::string_view id, std::int64_t now) const = 0;
  virtual Result<Calendar> calendar(const SearchRequest& request) const = 0;
  virtual Result<Suggestions> suggest(const SuggestRequest& request) const = 0;
  virtual std::string revision() const = 0;
  virtual std::string aliases_hash() const = 0;
  virtual std::uint64_t articles() const = 0;
  virtual const ArchiveFacts& facts() const = 0;
  // When it was committed, seconds since the epoch.
  virtual std::int64_t committed() const = 0;
  // The day it is in the archive's zone, and the instant at which the next one begins.
  virtual Day today(std::int64_t now) const = 0;
  virtual std::int64_t next_midnight(std::int64_t now) const = 0;
};

// The state to answer from now on; a request keeps the one it began with until it is answered.
using CurrentEdition = std::function<std::shared_ptr<const Edition>()>;

}  // namespace dateline::server
