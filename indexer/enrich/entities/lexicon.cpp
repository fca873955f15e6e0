#include "indexer/enrich/entities/lexicon.h"

#include <xxhash.h>

#include <algorithm>
#include <charconv>

#include "common/country_codes.h"
#include "indexer/enrich/entities/embedded.h"
#include "indexer/enrich/entities/tokenizer.h"
#include "indexer/enrich/entities/tsv.h"
#include "indexer/enrich/entities/utf8.h"

namespace dateline::entities {
namespace {

// Claims on a name: "Georgia" the country before the state, "Mexico" the country before any town.
constexpr std::uint16_t kRankCountry = 60000;
constexpr std::uint16_t kRankRegion = 50000;

std::string lower_of(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    const CodePoint c = decode(s, i);
    append(out, c.value == 0x2019 ? U'\'' : to_lower(c.value));
    i += c.length;
  }
  return out;
}

std::uint32_t kind_flag(std::string_view kind) {
  if (kind == "title") return kTitle;
  if (kind == "suffix") return kOrgSuffix;
  if (kind == "orgword") return kOrgWord;
  if (kind == "locword") return kLocWord;
  if (kind == "calendar") return kCalendar;
  if (kind == "particle") return kParticle;
  if (kind == "group") return kGroup;
  if (kind == "function") return kFunction;
  if (kind == "agency") return kAgency;
  return 0;
}

}  // namespace

std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

std::string lexicon_key(std::string_view phrase) {
  const bool plain = std::all_of(phrase.begin(), phrase.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || (static_cast<unsigned char>(c) & 0x80);
  });
  if (plain) return lower_of(phrase);
  Document doc;
  tokenize(Part::body, phrase, doc, Splitting::one_sentence);
  std::string out;
  for (const Token& t : doc.tokens) {
    if (!out.empty()) out.push_back(' ');
    out += lower_of(doc.slice(t));
  }
  return out;
}

void Lexicon::reserve(std::size_t entries) {
  std::size_t size = 1024;
  while (size < entries * 2) size *= 2;
  slots_.assign(size, Slot{});
}

Lexicon::Slot& Lexicon::slot(std::uint64_t key) {
  if ((used_ + 1) * 4 > slots_.size() * 3) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& s : old) {
      if (s.key == 0) continue;
      std::size_t i = s.key & (slots_.size() - 1);
      while (slots_[i].key != 0) i = (i + 1) & (slots_.size() - 1);
      slots_[i] = s;
    }
  }
  if (key == 0) key = 1;
  std::size_t i = key & (slots_.size() - 1);
  while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
  if (slots_[i].key == 0) {
    slots_[i].key = key;
    ++used_;
  }
  return slots_[i];
}

Hit Lexicon::find_hash(std::uint64_t key) const {
  if (key == 0) key = 1;
  std::size_t i = key & (slots_.size() - 1);
  while (slots_[i].key != 0) {
    if (slots_[i].key == key) return {slots_[i].flags, slots_[i].country};
    i = (i + 1) & (slots_.size() - 1);
  }
  return {};
}

void Lexicon::add(std::string_view phrase, std::uint32_t flags, std::uint16_t country, std::uint16_t rank) {
  const std::string key = lexicon_key(phrase);
  if (key.empty()) return;
  for (std::size_t space = key.find(' '); space != std::string::npos; space = key.find(' ', space + 1)) {
    slot(hash_of(std::string_view(key).substr(0, space))).flags |= kPrefix;
  }
  Slot& s = slot(hash_of(key));
  s.flags |= flags;
  if (country != kNoCountry && (s.country == kNoCountry || rank > s.rank)) {
    s.country = country;
    s.rank = rank;
  }
}

std::uint16_t Lexicon::country_by_code(std::string_view code) const {
  for (std::size_t i = 0; i < countries_.size(); ++i) {
    if (countries_[i].code == code) return static_cast<std::uint16_t>(i);
  }
  return kNoCountry;
}

// code, kind (name, variant, demonym, capital, seat), text
Result<> Lexicon::add_countries(std::string_view tsv) {
  std::size_t bad = 0;
  for_each_row(tsv, [&](const Row& row) {
    std::uint16_t country = country_by_code(row[0]);
    if (country == kNoCountry) {
      const std::string_view name = country_of_code(row[0]);  // what facets show, and what a query finds by code
      if (name.empty()) {
        bad = row.line;
        return;
      }
      country = static_cast<std::uint16_t>(countries_.size());
      countries_.push_back({std::string(row[0]), std::string(name)});
    } else if (row[1] == "name") {
      return;  // the hand-kept table has named it
    }
    if (row[1] == "demonym") {
      add(row[2], kDemonym, country, kRankCountry);
    } else if (row[1] == "capital") {
      add(row[2], kCity, country, kRankRegion - 1);
    } else if (row[1] == "seat") {
      add(row[2], 0, country, 1);
    } else {
      add(row[2], kCountry, country, kRankCountry);
    }
  });
  if (bad != 0) return fail(ErrorKind::internal, "bad-gazetteer", "unknown country at line " + std::to_string(bad));
  return {};
}

Result<std::shared_ptr<const Lexicon>> Lexicon::load() {
  auto lexicon = std::make_shared<Lexicon>();
  lexicon->reserve(70000);
  // The hand-kept words come first: their names ("Turkey", "USSR") win over the derived table's.
  if (auto r = lexicon->add_countries(embedded::country_words()); !r) return tl::unexpected(r.error());
  if (auto r = lexicon->add_countries(embedded::countries()); !r) return tl::unexpected(r.error());
  std::vector<std::pair<std::string_view, std::uint16_t>> codes;
  for (std::size_t i = 0; i < lexicon->countries_.size(); ++i) {
    codes.emplace_back(lexicon->countries_[i].code, static_cast<std::uint16_t>(i));
  }
  std::sort(codes.begin(), codes.end());
  const auto country = [&](std::string_view code) {
    const auto it = std::lower_bound(codes.begin(), codes.end(), code,
                                     [](const auto& a, std::string_view b) { return a.first < b; });
    return it != codes.end() && it->first == code ? it->second : kNoCountry;
  };
  for_each_row(embedded::regions(), [&](const Row& row) { lexicon->add(row[1], kRegion, country(row[0]), kRankRegion); });
  for_each_row(embedded::cities(), [&](const Row& row) {  // country, thousands of people, name
    unsigned thousands = 0;
    std::from_chars(row[1].data(), row[1].data() + row[1].size(), thousands);
    lexicon->add(row[2], thousands >= 300 ? kCity : kTown, country(row[0]),
                 static_cast<std::uint16_t>(std::min(thousands, 49000U)));
  });
  for_each_row(embedded::given_names(), [&](const Row& row) { lexicon->add(row[0], kGiven); });
  for_each_row(embedded::surnames(), [&](const Row& row) { lexicon->add(row[0], kSurname); });
  for_each_row(embedded::world_names(), [&](const Row& row) { lexicon->add(row[1], row[0] == "given" ? kGiven : kSurname); });
  for_each_row(embedded::organisations(), [&](const Row& row) { lexicon->add(row[0], kOrg); });
  for_each_row(embedded::words(), [&](const Row& row) { lexicon->add(row[1], kind_flag(row[0])); });
  for_each_row(embedded::aliases(), [&](const Row& row) {
    if (row[0] != "org") return;
    lexicon->add(row[1], kOrg);
    lexicon->add(row[2], kOrg);
  });
  return lexicon;
}

}  // namespace dateline::entities
