#include "indexer/enrich/entities/resolve.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "indexer/enrich/entities/refine.h"
#include "indexer/enrich/entities/utf8.h"

namespace dateline::entities {
namespace {

using Words = std::vector<std::string>;

// One name of the article: a form of writing, with all its mentions.
struct Name {
  EntityType type = EntityType::person;
  std::string text;     // to show
  std::string key;      // lower case, tokens parted by a space
  Words words;          // lower case
  Words shown;          // as written
  std::vector<Mention> mentions;
  std::uint32_t first = 0;   // token of the first mention
  std::uint32_t given = 0;   // index + 1 into the given entities
  bool canonical = false;    // the alias table decided the name
  int parent = -1;           // joined into
};

std::string without_particle(const std::string& word) {
  for (const char* particle : {"al-", "el-", "ul-", "ad-", "as-", "ash-", "an-", "ar-", "at-", "az-"}) {
    if (word.starts_with(particle)) return word.substr(std::string_view(particle).size());
  }
  return word;
}

bool is_generation(const std::string& w) {
  return w == "jr." || w == "jr" || w == "sr." || w == "sr" || w == "ii" || w == "iii" || w == "iv";
}

// Same letters but for one put in, left out or exchanged.
bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a == b || a.size() > b.size() + 1 || b.size() > a.size() + 1) return false;
  if (a.size() > b.size()) std::swap(a, b);
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() == b.size()) return a.substr(i + 1) == b.substr(i + 1);
  return a.substr(i) == b.substr(i + 1);
}

class Joiner {
 public:
  Joiner(const Document& doc, const Aliases& aliases, const Lexicon& lexicon) : doc_(doc), aliases_(aliases), lexicon_(lexicon) {}

  void add_given(const Entity& entity, std::uint32_t index) {
    Name name;
    name.type = entity.type;
    name.text = entity.name;
    name.key = lexicon_key(entity.name);
    name.shown = split(entity.name);
    name.words = split(name.key);
    name.given = index + 1;
    name.mentions = entity.mentions;
    name.canonical = true;
    names_.push_back(std::move(name));
  }

  void add_span(const Span& span) {
    const Token &a = doc_.tokens[span.first], &b = doc_.tokens[span.last - 1];
    const Mention mention{doc_.texts[a.text].part, a.cp_begin, b.cp_end};
    const EntityType type = span.type == kPerson ? EntityType::person : span.type == kOrganisation ? EntityType::org : EntityType::place;
    std::uint32_t first = span.first;
    if (type != EntityType::person && span.last - first > 1 && doc_.tokens[first].word->lower == "the") ++first;
    add(type, key_of(doc_, first, span.last), shown(first, span.last), mention, span.first, first, span.last);
  }

  void add_extra(const ExtraPlace& extra) {
    add(EntityType::place, lexicon_key(extra.name), extra.name, extra.mention, 0, 0, 0);
  }

  void join() {
    settle_types();
    for (std::size_t i = 0; i < names_.size(); ++i) canonicalise(i);
    join_equal();
    join_persons();
    join_organisations();
    join_equal();
  }

  void write(std::vector<Entity>& entities) {
    std::map<std::size_t, std::size_t> made;
    std::vector<std::size_t> order(names_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return names_[a].first < names_[b].first; });
    for (const std::size_t i : order) {
      const std::size_t r = root(i);
      if (names_[r].given > 0) {
        made[r] = names_[r].given - 1;
      } else if (!made.contains(r)) {
        made[r] = entities.size();
        Entity e;
        e.type = names_[r].type;
        e.name = names_[r].text;
        entities.push_back(std::move(e));
      }
      Entity& e = entities[made[r]];
      if (names_[i].given == 0) e.mentions.insert(e.mentions.end(), names_[i].mentions.begin(), names_[i].mentions.end());
    }
    for (Entity& e : entities) {
      std::sort(e.mentions.begin(), e.mentions.end(), [](const Mention& a, const Mention& b) {
        return std::tie(a.part, a.start) < std::tie(b.part, b.start);
      });
      e.mentions.erase(std::unique(e.mentions.begin(), e.mentions.end()), e.mentions.end());
    }
  }

 private:
  static Words split(std::string_view text) {
    Words words;
    while (!text.empty()) {
      const std::size_t space = text.find(' ');
      if (space != 0) words.emplace_back(text.substr(0, space));
      text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return words;
  }

  // The words as in a sentence (not a headline's capitals), the spaces as in the text.
  std::string shown(std::uint32_t first, std::uint32_t last) const {
    std::string text;
    for (std::uint32_t i = first; i < last; ++i) {
      if (i > first && doc_.tokens[i].space_before) text.push_back(' ');
      std::string word = doc_.tokens[i].word->text;
      if (doc_.tokens[i].word->shape == Shape::lower && doc_.slice(doc_.tokens[i]) != word && i == first) {
        const CodePoint c = decode(word, 0);
        std::string head;
        append(head, static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.value))));
        word = head + word.substr(c.length);
      }
      text += word;
    }
    return text;
  }

  void add(EntityType type, std::string key, std::string text, const Mention& mention, std::uint32_t at,
           std::uint32_t first, std::uint32_t last) {
    const std::string tagged = std::to_string(static_cast<int>(type)) + key;
    if (const auto it = index_.find(tagged); it != index_.end()) {
      names_[it->second].mentions.push_back(mention);
      return;
    }
    index_.emplace(tagged, names_.size());
    Name name;
    name.type = type;
    name.words = split(key);
    name.key = std::move(key);
    name.text = std::move(text);
    if (last > first) {
      for (std::uint32_t i = first; i < last; ++i) name.shown.push_back(doc_.tokens[i].word->text);
    } else {
      name.shown = split(name.text);
    }
    name.mentions.push_back(mention);
    name.first = at;
    names_.push_back(std::move(name));
  }

  std::size_t root(std::size_t i) const {
    while (names_[i].parent >= 0) i = static_cast<std::size_t>(names_[i].parent);
    return i;
  }

  void attach(std::size_t child, std::size_t parent) {
    child = root(child);
    parent = root(parent);
    if (child == parent) return;
    if (names_[child].given > 0 && names_[parent].given > 0) return;  // the desk meant two
    if (names_[child].given > 0) std::swap(child, parent);
    names_[child].parent = static_cast<int>(parent);
  }

  std::size_t weight(std::size_t i) const { return names_[i].mentions.size(); }

  // The same words under two types: the more frequent one wins (a given one always; then gazetteer).
  void settle_types() {
    std::map<std::string, std::vector<std::size_t>> by_key;
    for (std::size_t i = 0; i < names_.size(); ++i) by_key[names_[i].key].push_back(i);
    for (const auto& [key, group] : by_key) {
      if (group.size() < 2) continue;
      std::size_t best = group[0];
      for (const std::size_t i : group) {
        if (names_[i].given > 0 || (names_[best].given == 0 && weight(i) > weight(best))) best = i;
      }
      for (const std::size_t i : group) {
        if (i == best || names_[i].given > 0) continue;
        names_[i].type = names_[best].type;
      }
    }
  }

  void canonicalise(std::size_t i) {
    Name& name = names_[i];
    if (const std::string* canonical = aliases_.canonical(name.type, name.key); canonical != nullptr) {
      if (name.given == 0) name.text = *canonical;
      name.key = lexicon_key(*canonical);
      name.words = split(name.key);
      name.canonical = true;
    }
  }

  void join_equal() {
    std::map<std::pair<EntityType, std::string>, std::size_t> seen;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].parent >= 0) continue;
      const auto [it, fresh] = seen.emplace(std::pair(names_[i].type, names_[i].key), i);
      if (!fresh) attach(i, it->second);
    }
  }

  // First and last word of a person's name, without Jr. and particles joined to it.
  static std::pair<std::string, std::string> ends(const Name& name) {
    std::size_t n = name.words.size();
    while (n > 1 && (is_generation(name.words[n - 1]) || name.words[n - 1] == "," || name.words[n - 1] == ".")) --n;
    return {name.words[0], without_particle(name.words[n - 1])};
  }

  static bool is_initial(const std::string& w) { return w.size() == 1 || (w.size() == 2 && w[1] == '.'); }

  static bool same_person(const Name& a, const Name& b) {
    const auto [a1, a2] = ends(a);
    const auto [b1, b2] = ends(b);
    if (a2 != b2) return false;
    if (a1 == b1) {  // George W. Bush, George Bush; but not John Paul, John Peter Paul
      return middles_agree(a, b);
    }
    return (is_initial(a1) || is_initial(b1)) && a1[0] == b1[0];
  }

  static bool middles_agree(const Name& a, const Name& b) {
    if (a.words.size() <= 2 || b.words.size() <= 2) return true;
    const std::string &x = a.words[1], &y = b.words[1];
    return x[0] == y[0];
  }

  // One word of the name differs by one letter, all others are equal: a slip of the pen.
  static bool misspelt(const Name& a, const Name& b) {
    if (a.words.size() != b.words.size()) return false;
    int apart = 0;
    for (std::size_t i = 0; i < a.words.size(); ++i) {
      if (a.words[i] == b.words[i]) continue;
      if (a.words[i].size() < 5 && b.words[i].size() < 5) return false;
      if (!one_letter_apart(a.words[i], b.words[i])) return false;
      ++apart;
    }
    return apart == 1;
  }

  void join_persons() {
    std::vector<std::size_t> full, single;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].type != EntityType::person || names_[i].parent >= 0 || names_[i].words.empty()) continue;
      (names_[i].words.size() > 1 ? full : single).push_back(i);
    }
    // The name shown is the one most often written; at a tie the earlier.
    std::stable_sort(full.begin(), full.end(), [&](std::size_t a, std::size_t b) {
      const auto rank = [&](std::size_t i) { return std::pair(names_[i].canonical, weight(i)); };
      return rank(a) > rank(b);
    });
    constexpr std::size_t kMost = 400;  // a list of names is not an article
    if (full.size() > kMost) full.resize(kMost);
    for (std::size_t i = 0; i < full.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const Name &a = names_[full[i]], &b = names_[full[j]];
        if (names_[full[j]].parent >= 0) continue;
        if (same_person(a, b) || misspelt(a, b)) {
          attach(full[i], full[j]);
          break;
        }
      }
    }
    for (const std::size_t i : single) {
      const std::string surname = without_particle(names_[i].words[0]);
      std::size_t best = names_.size();
      const bool known_given = (lexicon_.find(names_[i].key).flags & kGiven) != 0;
      for (const bool by_first : {false, true}) {
        if (by_first && !known_given) break;
        for (const std::size_t f : full) {
          const auto [first, last] = ends(names_[f]);
          if ((by_first ? first : last) != surname) continue;
          if (best == names_.size() || closer(f, best, i)) best = f;
        }
        if (best != names_.size()) break;
      }
      if (best != names_.size()) attach(i, best);
    }
    // Two-word leftovers of a three-word name: "al - Assad", "bin Laden"
    for (const std::size_t f : full) {
      if (names_[f].parent >= 0 || names_[f].words.size() < 2) continue;
      if (!(lexicon_.find(names_[f].words[0]).flags & kParticle)) continue;
      for (const std::size_t g : full) {
        if (g == f || names_[g].words.size() <= names_[f].words.size()) continue;
        if (std::equal(names_[f].words.rbegin(), names_[f].words.rend(), names_[g].words.rbegin())) {
          attach(f, g);
          break;
        }
      }
    }
  }

  // Which of two persons of one surname does a bare surname mean? The last introduced before it, else the first.
  bool closer(std::size_t a, std::size_t b, std::size_t mention) const {
    const std::uint32_t at = names_[mention].first;
    const bool a_before = names_[a].first < at, b_before = names_[b].first < at;
    if (a_before != b_before) return a_before;
    return a_before ? names_[a].first > names_[b].first : names_[a].first < names_[b].first;
  }

  static std::string initials(const Name& name, bool all) {
    std::string text;
    for (const std::string& w : name.shown) {
      if (w.empty()) continue;
      const char c = w[0];
      if (c >= 'A' && c <= 'Z') text.push_back(c);
      else if (all && c >= 'a' && c <= 'z') text.push_back(static_cast<char>(c - 32));
    }
    return text;
  }

  void join_organisations() {
    std::vector<std::size_t> orgs;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].type == EntityType::org && names_[i].parent < 0 && !names_[i].words.empty()) orgs.push_back(i);
    }
    constexpr std::size_t kMost = 400;
    if (orgs.size() > kMost) orgs.resize(kMost);
    for (const std::size_t i : orgs) {
      const Name& name = names_[i];
      if (name.shown.size() == 1 && !name.canonical) {
        std::string letters;
        for (const char c : name.shown[0]) {
          if (c >= 'A' && c <= 'Z') letters.push_back(c);
        }
        const bool acronym = letters.size() >= 2 && std::all_of(name.shown[0].begin(), name.shown[0].end(), [](char c) {
          return (c >= 'A' && c <= 'Z') || c == '.';
        });
        if (acronym) {
          for (const std::size_t j : orgs) {
            if (j == i || names_[j].shown.size() < 2) continue;
            if (initials(names_[j], false) == letters || initials(names_[j], true) == letters) {
              attach(i, j);
              break;
            }
          }
        }
      }
      if (names_[i].parent < 0) join_short_form(i, orgs);
    }
  }

  Words core(const Name& name) const {
    Words words = name.words;
    while (words.size() > 1 && (lexicon_.find(words.back()).flags & kOrgSuffix) != 0) words.pop_back();
    return words;
  }

  // "Standard Oil" and "Standard Oil Co"; "Lockheed" where only one name begins so.
  void join_short_form(std::size_t i, const std::vector<std::size_t>& orgs) {
    const Words mine = core(names_[i]);
    if (mine.empty()) return;
    if (mine.size() == 1) {
      constexpr std::uint32_t kVague = kOrgWord | kDemonym | kGroup | kCountry | kFunction | kLocWord | kCity | kRegion;
      const Hit hit = lexicon_.find(mine[0]);
      if ((hit.flags & kVague) != 0 || mine[0].size() < 3) return;
    }
    std::size_t match = names_.size();
    for (const std::size_t j : orgs) {
      if (j == i || root(j) == root(i)) continue;
      const Words theirs = core(names_[j]);
      if (theirs.size() < mine.size() || !std::equal(mine.begin(), mine.end(), theirs.begin())) continue;
      if (theirs.size() > mine.size() && theirs.size() - mine.size() > 2) continue;
      if (match != names_.size() && root(match) != root(j)) return;  // two candidates: neither
      match = j;
    }
    if (match == names_.size()) return;
    const std::size_t r = root(match);
    // The more frequent form gives the name.
    if (!names_[r].canonical && names_[r].given == 0 && weight(i) > weight(r)) attach(r, i);
    else attach(i, r);
  }

  const Document& doc_;
  const Aliases& aliases_;
  const Lexicon& lexicon_;
  std::vector<Name> names_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace

void resolve(const Document& doc, const std::vector<Span>& spans, const std::vector<ExtraPlace>& extra,
             const Aliases& aliases, const Lexicon& lexicon, std::vector<Entity>& entities) {
  Joiner joiner(doc, aliases, lexicon);
  for (std::size_t i = 0; i < entities.size(); ++i) joiner.add_given(entities[i], static_cast<std::uint32_t>(i));
  for (const ExtraPlace& place : extra) joiner.add_extra(place);
  for (const Span& span : spans) joiner.add_span(span);
  joiner.join();
  joiner.write(entities);
}

}  // namespace dateline::entities
