#include "searcher/server/assets.h"

#include <algorithm>

namespace dateline::server {

const Asset* find_asset(std::string_view name) {
  const std::span<const Asset> all = assets();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Asset& asset) { return asset.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace dateline::server
