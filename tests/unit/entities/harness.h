// Shared by the entity tests: the finder, an article from text, and what was found as readable strings.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "indexer/enrich/entities/finder.h"

namespace dateline::entities::test {

inline const Finder& finder() {
  static const auto shared = [] {
    auto loaded = Finder::load();
    if (!loaded) {
      ADD_FAILURE() << loaded.error().message;
      std::abort();
    }
    return *loaded;
  }();
  return *shared;
}

inline Article enriched(std::string body, std::string headline = "", std::string dateline = "") {
  Article a;
  a.id = "test";
  a.headline = std::move(headline);
  a.dateline = std::move(dateline);
  a.body = std::move(body);
  finder().enrich(a);
  return a;
}

inline const char* type_name(EntityType type) {
  return type == EntityType::person ? "person" : type == EntityType::org ? "org" : "place";
}

inline const std::string& text_of(const Article& a, Part part) {
  switch (part) {
    case Part::headline: return a.headline;
    case Part::subheadline: return a.subheadline;
    case Part::summary: return a.summary;
    case Part::dateline: return a.dateline;
    default: return a.body;
  }
}

// The code points [start, end) of valid UTF-8.
inline std::string slice(const std::string& text, std::uint32_t start, std::uint32_t end) {
  std::string out;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++at) {
    std::size_t next = i + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    if (at >= start && at < end) out += text.substr(i, next - i);
    i = next;
  }
  return out;
}

// "person Vladimir Putin" of every entity.
inline std::set<std::string> names(const Article& a) {
  std::set<std::string> out;
  for (const Entity& e : a.entities) out.insert(std::string(type_name(e.type)) + " " + e.name);
  return out;
}

// The texts of all mentions of an entity, in order; empty when it is not there.
inline std::vector<std::string> mentions(const Article& a, const std::string& typed_name) {
  std::vector<std::string> out;
  for (const Entity& e : a.entities) {
    if (std::string(type_name(e.type)) + " " + e.name != typed_name) continue;
    for (const Mention& m : e.mentions) out.push_back(slice(text_of(a, m.part), m.start, m.end));
  }
  return out;
}

inline std::set<std::string> countries(const Article& a, bool about_only = false) {
  std::set<std::string> out;
  for (const Country& c : a.countries) {
    if (c.about || !about_only) out.insert(c.code);
  }
  return out;
}

}  // namespace dateline::entities::test
