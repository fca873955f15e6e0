#include "indexer/enrich/entities/train/measure.h"

#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>

#include "indexer/enrich/entities/finder_impl.h"
#include "indexer/enrich/entities/train/corpus.h"
#include "indexer/enrich/entities/tsv.h"
#include "indexer/enrich/entities/utf8.h"

namespace dateline::entities::train {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char hex[8];
      std::snprintf(hex, sizeof hex, "\\u%04x", static_cast<unsigned>(c));
      out += hex;
    } else {
      out.push_back(c);
    }
  }
  return out + "\"";
}

const char* part_name(Part part) {
  switch (part) {
    case Part::headline: return "headline";
    case Part::subheadline: return "subheadline";
    case Part::summary: return "summary";
    case Part::dateline: return "dateline";
    case Part::byline: return "byline";
    case Part::body: return "body";
    case Part::keyword: return "keyword";
  }
  return "";
}

std::string_view part_text(const Article& a, Part part) {
  switch (part) {
    case Part::headline: return a.headline;
    case Part::subheadline: return a.subheadline;
    case Part::summary: return a.summary;
    case Part::dateline: return a.dateline;
    default: return a.body;
  }
}

std::string_view slice(std::string_view text, std::uint32_t start, std::uint32_t end) {
  std::size_t byte = 0, from = 0;
  for (std::uint32_t cp = 0; cp < end && byte < text.size(); ++cp) {
    if (cp == start) from = byte;
    byte += decode(text, byte).length;
  }
  return text.substr(from, byte - from);
}

void write_line(std::ostream& out, const Article& a) {
  out << "{\"id\":" << quoted(a.id) << ",\"entities\":[";
  bool first = true;
  for (const Entity& e : a.entities) {
    out << (first ? "" : ",") << "{\"type\":\""
        << (e.type == EntityType::person ? "person" : e.type == EntityType::org ? "org" : "place")
        << "\",\"name\":" << quoted(e.name) << ",\"mentions\":[";
    first = false;
    for (std::size_t i = 0; i < e.mentions.size(); ++i) {
      const Mention& m = e.mentions[i];
      out << (i ? "," : "") << "{\"part\":\"" << part_name(m.part) << "\",\"start\":" << m.start << ",\"end\":" << m.end
          << ",\"text\":" << quoted(slice(part_text(a, m.part), m.start, m.end)) << "}";
    }
    out << "]}";
  }
  out << "],\"countries\":[";
  for (std::size_t i = 0; i < a.countries.size(); ++i) {
    const Country& c = a.countries[i];
    out << (i ? "," : "") << "{\"code\":" << quoted(c.code) << ",\"name\":" << quoted(c.name)
        << ",\"mentions\":" << c.mentions << ",\"about\":" << (c.about ? "true" : "false") << "}";
  }
  out << "],\"dates\":[]}\n";
}

}  // namespace

Result<std::vector<GoldArticle>> read_gold(const std::string& path) {
  auto text = read_all(path);
  if (!text) return tl::unexpected(text.error());
  std::vector<GoldArticle> all;
  simdjson::dom::parser parser;
  std::string_view rest = *text;
  while (!rest.empty()) {
    const std::size_t stop = rest.find('\n');
    const std::string line(rest.substr(0, stop));
    rest.remove_prefix(stop == std::string_view::npos ? rest.size() : stop + 1);
    if (line.empty()) continue;
    simdjson::dom::element record;
    if (parser.parse(line).get(record) != simdjson::SUCCESS) return fail(ErrorKind::input, "bad-json", path + " is not JSON Lines");
    const auto get = [&](const char* key) {
      std::string_view value;
      return record[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
    };
    GoldArticle& g = all.emplace_back();
    g.article.id = get("id");
    g.article.headline = get("headline");
    g.article.summary = get("summary");
    g.article.dateline = get("dateline");
    g.article.body = get("body");
    simdjson::dom::array places;
    if (record["gold"]["place"].get(places) == simdjson::SUCCESS) {
      for (const simdjson::dom::element place : places) {
        std::string_view name;
        if (place.get(name) == simdjson::SUCCESS) g.places.emplace_back(name);
      }
    }
  }
  return all;
}

Result<Speed> measure(const Finder& finder, std::vector<GoldArticle>& articles, const std::string& out,
                      std::size_t parts, std::size_t rest) {
  Speed speed;
  for (const GoldArticle& g : articles) {
    bool inside = false;
    for (const char c : g.article.headline + " " + g.article.body) {
      const bool space = c == ' ' || c == '\n';
      if (!space && !inside) ++speed.words;
      inside = !space;
    }
  }
  const auto begin = std::chrono::steady_clock::now();
  for (GoldArticle& g : articles) finder.enrich(g.article);
  speed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::ofstream file(out, std::ios::binary);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (parts == 0 || i % parts == rest) write_line(file, articles[i].article);
  }
  if (!file.flush()) return tl::unexpected(os_error("cannot write", out));
  return speed;
}

Result<std::string> learn_salience(const Finder& finder, std::vector<GoldArticle>& articles, const std::string& table) {
  auto tsv = read_all(table);
  if (!tsv) return tl::unexpected(tsv.error());
  std::map<std::string, std::string> code_of;
  for_each_row(*tsv, [&](const Row& row) { code_of[std::string(row[0])] = std::string(row[1]); });
  struct Example {
    SalienceFeatures x;
    bool about;
  };
  std::vector<Example> examples;
  std::size_t gold = 0;
  Workspace w(std::make_shared<const Finder::Impl>(Finder::Impl{finder.impl().lexicon, finder.impl().model, finder.impl().aliases,
                                                                std::make_unique<Places>(*finder.impl().lexicon, "")}));
  for (std::size_t i = 0; i < articles.size(); i += 2) {
    const GoldArticle& g = articles[i];
    std::vector<std::string> codes;
    for (const std::string& p : g.places) codes.push_back(code_of[p]);
    std::uint16_t country = kNoCountry;
    w.read(g.article);
    (void)w.impl->places->dateline_place(g.article.dateline, country);
    // Many archives have no datelines: each story counts again as it would read without.
    std::vector<std::uint16_t> datelines = {kNoCountry};
    if (country != kNoCountry) datelines.push_back(country);
    gold += datelines.size() * codes.size();
    for (const std::uint16_t dateline : datelines) {
      for (const CountryUse& use : w.impl->places->uses(w.doc, w.tagger.context(), w.spans, dateline)) {
        const std::string& code = w.impl->lexicon->countries()[use.country].code;
        examples.push_back({use.features, std::find(codes.begin(), codes.end(), code) != codes.end()});
      }
    }
  }
  // Gradient descent on the logistic loss; few features, so plain full batches do.
  SalienceFeatures weights{}, square{};
  square.fill(1e-6);
  for (int step = 0; step < 600; ++step) {
    SalienceFeatures gradient{};
    for (const Example& e : examples) {
      double score = 0;
      for (std::size_t k = 0; k < kSalienceFeatures; ++k) score += weights[k] * e.x[k];
      const double error = 1 / (1 + std::exp(-score)) - (e.about ? 1 : 0);
      for (std::size_t k = 0; k < kSalienceFeatures; ++k) gradient[k] += error * e.x[k];
    }
    for (std::size_t k = 0; k < kSalienceFeatures; ++k) {
      const double g = gradient[k] / static_cast<double>(examples.size()) + 1e-4 * weights[k];
      square[k] = 0.95 * square[k] + 0.05 * g * g;
      weights[k] -= 0.03 * g / std::sqrt(square[k]);
    }
  }
  std::vector<std::pair<double, bool>> scored;
  for (const Example& e : examples) {
    double score = 0;
    for (std::size_t k = 0; k < kSalienceFeatures; ++k) score += weights[k] * e.x[k];
    scored.emplace_back(score, e.about);
  }
  std::sort(scored.rbegin(), scored.rend());
  double best = -1, threshold = 0;
  std::size_t right = 0;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    right += scored[i].second ? 1 : 0;
    const double f = 2.0 * static_cast<double>(right) / static_cast<double>(i + 1 + gold);
    if (f > best) {
      best = f;
      threshold = scored[i].first - 1e-9;
    }
  }
  static const char* const kNames[kSalienceFeatures] = {
      "bias", "dateline", "headline", "first-sentence", "next-sentences", "log-mentions", "share", "most-mentioned",
      "only-country", "log-countries", "by-name", "by-demonym", "by-place-only", "mentions-a-sentence",
      "no-dateline", "no-dateline-log-mentions"};
  char line[96];
  std::string out = "# feature\tweight: is an article about a country? Made by dateline-train --salience (TRAINING.md)\n";
  for (std::size_t k = 0; k < kSalienceFeatures; ++k) {
    std::snprintf(line, sizeof line, "%s\t%.4f\n", kNames[k], weights[k]);
    out += line;
  }
  std::snprintf(line, sizeof line, "threshold\t%.4f\n", threshold);
  return out + line;
}

}  // namespace dateline::entities::train
