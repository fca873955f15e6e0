#include "indexer/enrich/entities/train/surnames.h"

#include <string_view>
#include <unordered_map>

#include "indexer/enrich/entities/train/corpus.h"

namespace dateline::entities::train {
namespace {

bool is_space(char c) { return c == ' ' || (c >= 9 && c <= 13) || c == '\0'; }

// The word without what clings to it: "Kerry's" and "Kerry," are Kerry. `ends`: something clung behind it.
std::string_view bare(std::string_view word, bool& ends) {
  std::size_t n = 0;
  while (n < word.size() && ((word[n] | 0x20) >= 'a' && (word[n] | 0x20) <= 'z')) ++n;
  ends = n < word.size();
  return word.substr(0, n);
}

bool is_name(std::string_view word) {  // Kerry, McCain
  if (word.size() < 4 || !(word[0] >= 'A' && word[0] <= 'Z')) return false;
  bool lower = false;
  for (std::size_t i = 1; i < word.size(); ++i) lower |= word[i] >= 'a';
  return lower && word[1] >= 'a';
}

}  // namespace

Result<std::set<std::string>> harvest_surnames(const std::string& tar, const std::set<std::string>& given,
                                               const std::set<std::string>& barred, std::size_t least) {
  auto bytes = read_all(tar);
  if (!bytes) return tl::unexpected(bytes.error());
  std::unordered_map<std::string, std::set<std::string>> before;
  std::unordered_map<std::string, std::pair<std::uint32_t, std::uint32_t>> seen;  // lower case -> small, all
  std::string_view text = *bytes;
  std::string first;  // the given name last met, while a surname may follow
  while (!text.empty()) {
    std::size_t n = 0;
    while (n < text.size() && !is_space(text[n])) ++n;
    std::string_view word = text.substr(0, n);
    text.remove_prefix(std::min(n + 1, text.size()));
    if (word.empty()) continue;
    if (!first.empty() && word.size() == 2 && word[1] == '.' && word[0] >= 'A' && word[0] <= 'Z') continue;  // an initial
    bool ends = false;
    const std::string_view core = bare(word, ends);
    std::string lower;
    for (const char c : core) lower.push_back(static_cast<char>(c | 0x20));
    if (core.size() >= 4) {
      auto& [small, all] = seen[lower];
      ++all;
      if (core[0] >= 'a') ++small;
    }
    if (!first.empty() && is_name(core)) {
      if (!barred.contains(lower) && !given.contains(std::string(core))) before[std::string(core)].insert(first);
    }
    first = !ends && given.contains(std::string(core)) ? std::string(core) : std::string();
  }
  std::set<std::string> surnames;
  for (const auto& [name, names] : before) {
    std::string lower = name;
    for (char& c : lower) c = static_cast<char>(c | 0x20);
    const auto [small, all] = seen[lower];
    // Headlines write every word large: what is written small elsewhere ("Supports") is no name.
    if (names.size() >= least && small * 30 < all) surnames.insert(name);
  }
  return surnames;
}

}  // namespace dateline::entities::train
