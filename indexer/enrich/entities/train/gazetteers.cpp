#include "indexer/enrich/entities/train/gazetteers.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <set>
#include <vector>

#include "indexer/enrich/entities/embedded.h"
#include "indexer/enrich/entities/train/corpus.h"
#include "indexer/enrich/entities/train/surnames.h"
#include "indexer/enrich/entities/tsv.h"

namespace dateline::entities::train {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t at = text.find(separator);
    if (at != 0) parts.emplace_back(text.substr(0, at));
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + separator.size());
  }
  return parts;
}

// An English spelling: ASCII letters, spaces, hyphens and apostrophes, capitals at the words' heads only.
bool is_english(std::string_view name) {
  if (name.size() < 5 || name.size() > 20 || !(name[0] >= 'A' && name[0] <= 'Z')) return false;
  bool head = true;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
    if (!upper && !lower && c != ' ' && c != '-') return false;
    if (upper && !head) return false;
    head = c == ' ' || c == '-';
  }
  return true;
}

Result<> write(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out.flush()) return tl::unexpected(os_error("cannot write", path));
  return {};
}

}  // namespace

Result<> derive_gazetteers(const std::string& data, const std::string& to) {
  const std::string from = data + "/gazetteer";
  auto countries = read_all(from + "/countries.tsv"), cities = read_all(from + "/cities15000-part.tsv"),
       world = read_all(from + "/world-cities.tsv"), given = read_all(from + "/given-names.tsv"),
       surnames = read_all(from + "/surnames-us-census-2010-top.tsv");
  for (const auto* file : {&countries, &cities, &world, &given, &surnames}) {
    if (!*file) return tl::unexpected(file->error());
  }

  std::string out = "# code\tkind\ttext. Derived by dateline-train --gazetteers; sources and licences: NOTICE.md\n";
  std::map<std::string, std::string> code_of;
  for_each_row(*countries, [&](const Row& row) {
    const std::string code(row[0]);
    const auto line = [&](const char* kind, std::string_view text) {
      if (!text.empty()) out += code + "\t" + kind + "\t" + std::string(text) + "\n";
    };
    line("name", row[2]);
    if (row[3] != row[2]) line("variant", row[3]);
    for (const std::string& capital : split(row[4], "|")) line("capital", capital);
    static const std::set<std::string> kShared = {"AS", "BQ", "BV", "HM", "IO", "MP", "SJ", "TF", "UM"};  // of their mother countries
    if (!kShared.contains(code)) {
      for (const std::string& some : split(row[5], ", ")) {
        for (const std::string& one : split(some, " or ")) line("demonym", one);
      }
    }
    code_of[std::string(row[2])] = code_of[std::string(row[3])] = code;
    for (const std::string& other : split(row[6], "|")) code_of[other] = code;
  });
  code_of["Bolivia, Plurinational State of"] = "BO";
  if (auto r = write(to + "/countries.tsv", out); !r) return r;

  std::map<std::pair<std::string, std::string>, unsigned> people;  // country and name -> thousands
  const auto note = [&](std::string_view country, std::string_view name, unsigned thousands) {
    if (name.size() < 3 || country.empty()) return;
    unsigned& have = people[{std::string(country), std::string(name)}];
    have = std::max(have, thousands);
  };
  for_each_row(*cities, [&](const Row& row) {
    unsigned population = 0;
    std::from_chars(row[8].data(), row[8].data() + row[8].size(), population);
    note(row[6], row[1], population / 1000);
    note(row[6], row[2], population / 1000);
    if (row[1].ends_with(" City")) note(row[6], row[1].substr(0, row[1].size() - 5), population / 1000);
    if (population < 500000) return;
    for (const std::string& other : split(row[3], "|")) {
      if (is_english(other)) note(row[6], other, population / 1000);
    }
  });
  for_each_row(*world, [&](const Row& row) {
    if (const auto it = code_of.find(std::string(row[1])); it != code_of.end()) note(it->second, row[0], 15);
  });
  out = "# country\tthousands of people\tname. Derived by dateline-train --gazetteers; NOTICE.md\n";
  for (const auto& [key, thousands] : people) {
    out += key.first + "\t" + std::to_string(thousands) + "\t" + key.second + "\n";
  }
  if (auto r = write(to + "/cities.tsv", out); !r) return r;

  const auto names = [&](const std::set<std::string>& all, const char* file) {
    std::string lines = "# name. Derived by dateline-train --gazetteers; NOTICE.md\n";
    for (const std::string& name : all) lines += name + "\n";
    return write(to + "/" + file, lines);
  };
  std::set<std::string> first, last, leading, barred;
  for_each_row(*given, [&](const Row& row) { first.emplace(row[0]); });
  for_each_row(*surnames, [&](const Row& row) { last.emplace(row[0]); });
  const auto bar = [&](std::string_view text) {
    for (const std::string& word : split(text, " ")) {
      std::string lower;
      for (const char c : word) lower.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
      barred.insert(lower + "s");  // "Americas": America's, with its apostrophe lost
      barred.insert(lower);
    }
  };
  for_each_row(embedded::words(), [&](const Row& row) { bar(row[1]); });
  for_each_row(embedded::regions(), [&](const Row& row) { bar(row[1]); });
  for_each_row(embedded::country_words(), [&](const Row& row) { bar(row[2]); });
  for (const std::string& name : first) {
    std::string lower = name;
    lower[0] = static_cast<char>(lower[0] | 0x20);
    if (!barred.contains(lower) && name.size() >= 3) leading.insert(name);
  }
  constexpr std::size_t kLeast = 2;
  auto met = harvest_surnames(data + "/dumps/senate-press.tar.zst", leading, barred, kLeast);
  if (!met) return tl::unexpected(met.error());
  last.insert(met->begin(), met->end());
  if (auto r = names(first, "given-names.tsv"); !r) return r;
  return names(last, "surnames.tsv");
}

}  // namespace dateline::entities::train
