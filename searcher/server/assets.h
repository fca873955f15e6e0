// The files of searcher/web/assets, part of the program: every one is served at /NAME, index.html at /.
//
//   const Asset* page = find_asset("index.html");   // page->media_type == "text/html; charset=utf-8"
//
// Names are looked up whole in a table made when the program is built, so no request reaches the file system.
#pragma once

#include <span>
#include <string_view>

namespace dateline::server {

struct Asset {
  std::string_view name;
  std::string_view media_type;
  std::string_view bytes;
};

std::span<const Asset> assets();
// nullptr where there is none.
const Asset* find_asset(std::string_view name);

}  // namespace dateline::server
