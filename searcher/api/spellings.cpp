#include "searcher/api/spellings.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "common/archive/record_json.h"

namespace dateline {
namespace {

using archive::Ordinal;
using archive::Row;

constexpr Facet kNamed[] = {Facet::person, Facet::org, Facet::place, Facet::source, Facet::section, Facet::author};

bool by_count(const Spelling& a, const Spelling& b) { return a.count != b.count ? a.count > b.count : a.text < b.text; }

std::vector<Spelling> ranked(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<Spelling> out;
  for (const auto& [text, count] : counts) out.push_back({text, count});
  std::sort(out.begin(), out.end(), by_count);
  return out;
}

bool is_entity(Facet facet) { return facet == Facet::person || facet == Facet::org || facet == Facet::place; }

EntityType type_of(Facet facet) {
  return facet == Facet::person ? EntityType::person : facet == Facet::org ? EntityType::org : EntityType::place;
}

// Code points [from, to) of a text; empty where it ends before.
std::string_view slice(std::string_view text, std::uint32_t from, std::uint32_t to) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t begin = 0;
  U8_FWD_N(bytes, begin, size, static_cast<std::int32_t>(from));
  std::int32_t end = begin;
  U8_FWD_N(bytes, end, size, static_cast<std::int32_t>(to - std::min(from, to)));
  return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::string_view text_of(const Article& article, Part part) {
  switch (part) {
    case Part::headline: return article.headline;
    case Part::subheadline: return article.subheadline;
    case Part::summary: return article.summary;
    case Part::dateline: return article.dateline;
    case Part::body: return article.body;
    default: return {};
  }
}

class VariantsOf {
 public:
  VariantsOf(const archive::Snapshot& snapshot, std::int64_t now) : snapshot_(snapshot) {
    for (const auto& segment : snapshot.segments()) visible_.push_back(segment->visible(now));
  }

  NameVariants count(Facet facet, std::string_view name, const std::vector<Ordinal>& members) {
    NameVariants out;
    out.facet = facet;
    out.name = name;
    std::map<std::string, std::uint64_t> values;
    rows_.assign(visible_.size(), {});
    for (std::size_t i = 0; i < visible_.size(); ++i) {
      for (const Ordinal ordinal : members) {
        const std::vector<Row> rows = rows_of(i, facet, ordinal);
        if (rows.empty()) continue;
        values[std::string(snapshot_.names().value(ordinal))] += rows.size();
        rows_[i].insert(rows_[i].end(), rows.begin(), rows.end());
      }
      std::sort(rows_[i].begin(), rows_[i].end());
      rows_[i].erase(std::unique(rows_[i].begin(), rows_[i].end()), rows_[i].end());
      out.count += rows_[i].size();
    }
    out.values = ranked(values);
    return out;
  }

  // Of the name counted last.
  void read(NameVariants& out) {
    std::map<std::string, std::uint64_t> texts;
    std::set<std::string> names;
    for (const Spelling& value : out.values) names.insert(value.text);
    for (std::size_t i = rows_.size(); i-- > 0;) {
      archive::RecordReader records = snapshot_.segments()[i]->records();
      for (auto row = rows_[i].rbegin(); row != rows_[i].rend() && out.articles_read < kMostVariantReads; ++row) {
        const auto article = parser_.parse(records.record(*row));
        if (!article) throw archive::Damaged{"text", article.error().message};
        ++out.articles_read;
        std::set<std::string> here;
        for (const Entity& entity : article->entities) {
          if (entity.type != type_of(out.facet) || !names.contains(entity.name)) continue;
          for (const Mention& mention : entity.mentions) here.emplace(slice(text_of(*article, mention.part), mention.start, mention.end));
        }
        here.erase("");
        for (const std::string& text : here) ++texts[text];
      }
    }
    out.texts = ranked(texts);
  }

 private:
  std::vector<Row> rows_of(std::size_t segment, Facet facet, Ordinal ordinal) const {
    std::vector<Row> rows;
    const archive::FacetColumn* column = snapshot_.segments()[segment]->columns().facet(facet);
    const std::uint32_t local = column->local(ordinal);
    if (local < column->values().size()) column->rows_of(local, rows);
    if (visible_[segment]) std::erase_if(rows, [&](Row row) { return !visible_[segment]->test(row); });
    return rows;
  }

  const archive::Snapshot& snapshot_;
  std::vector<std::unique_ptr<archive::RowBits>> visible_;
  std::vector<std::vector<Row>> rows_;  // of each segment
  archive::RecordParser parser_;
};

}  // namespace

std::vector<NameVariants> find_variants(std::string_view name, const archive::Snapshot& snapshot, const NameIndex& names,
                                        const AliasMap* aliases, std::int64_t now) {
  VariantsOf variants(snapshot, now);
  struct Found {
    Ordinal canonical;
    NameVariants variants;
  };
  const auto members_of = [&](Ordinal canonical) {
    const AliasMap::Group* group = aliases == nullptr ? nullptr : aliases->group_of(canonical);
    return group == nullptr ? std::vector<Ordinal>{canonical} : group->members;
  };
  std::vector<Found> found;
  for (const Facet facet : kNamed) {
    std::set<Ordinal> canonical;
    const auto add = [&](const std::vector<Ordinal>& ordinals) {
      for (const Ordinal ordinal : ordinals) canonical.insert(aliases == nullptr ? ordinal : aliases->canonical(ordinal));
    };
    add(names.folded(facet, name));
    if (is_entity(facet)) add(names.with_words(facet, name));
    for (const Ordinal one : canonical) {
      NameVariants counted = variants.count(facet, value_shown(snapshot.names(), aliases, one), members_of(one));
      if (counted.count > 0) found.push_back({one, std::move(counted)});
    }
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    if (a.variants.count != b.variants.count) return a.variants.count > b.variants.count;
    return a.variants.name != b.variants.name ? a.variants.name < b.variants.name : a.variants.facet < b.variants.facet;
  });
  if (found.size() > kMostVariantNames) found.resize(kMostVariantNames);
  std::vector<NameVariants> out;
  for (Found& one : found) {
    if (is_entity(one.variants.facet)) {
      NameVariants again = variants.count(one.variants.facet, one.variants.name, members_of(one.canonical));
      variants.read(again);
      one.variants = std::move(again);
    }
    out.push_back(std::move(one.variants));
  }
  return out;
}

}  // namespace dateline
