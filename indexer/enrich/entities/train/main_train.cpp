// dateline-train: rebuilds what the entity tagger ships with, and measures it. See TRAINING.md.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/enrich/entities/embedded.h"
#include "indexer/enrich/entities/finder.h"
#include "indexer/enrich/entities/train/corpus.h"
#include "indexer/enrich/entities/train/gazetteers.h"
#include "indexer/enrich/entities/train/measure.h"
#include "indexer/enrich/entities/train/trainer.h"

namespace {

using namespace dateline;
using namespace dateline::entities;
using namespace dateline::entities::train;

constexpr const char* kUsage =
    "usage: dateline-train --data DIR --gazetteers DATA_DIR     derive the gazetteers\n"
    "       dateline-train --data DIR --out FILE                train the model that ships\n"
    "       dateline-train --data DIR --cv PARTS [--fold K]     cross-validate on the training data\n"
    "       dateline-train --data DIR --salience FILE           learn the salience of countries, on reuters' even articles\n"
    "       dateline-train --measure GOLD.jsonl --out FILE      what the finder makes of gold articles, for score.py\n"
    "                      [--model FILE] [--parts N --rest K]  (only every N-th article)\n"
    "options: --epochs N --second-epochs N --folds N --least-word N --least-place N --prune X --seed N\n";

int complain(const Error& error) {
  std::fprintf(stderr, "dateline-train: %s%s%s\n", error.message.c_str(), error.hint.empty() ? "" : "; ", error.hint.c_str());
  return 2;
}

void add(Counts& to, const Counts& from) {
  to.right += from.right;
  to.out += from.out;
  to.gold += from.gold;
}

void print(const char* title, const Report& report) {
  std::printf("%s\n%-14s %21s %21s %21s %21s\n", title, "corpus", "person P R F", "org P R F", "place P R F", "all P R F");
  const auto row = [](const std::string& name, const std::array<Counts, kTypes>& counts) {
    std::printf("%-14s", name.c_str());
    Counts all;
    const auto cell = [](const Counts& c) {
      const double p = c.out ? 100.0 * static_cast<double>(c.right) / static_cast<double>(c.out) : 0;
      const double r = c.gold ? 100.0 * static_cast<double>(c.right) / static_cast<double>(c.gold) : 0;
      std::printf("  %5.1f %5.1f %5.2f  ", p, r, p + r > 0 ? 2 * p * r / (p + r) : 0);
    };
    for (std::size_t t = 0; t < 3; ++t) {
      cell(counts[t]);
      add(all, counts[t]);
    }
    cell(all);
    std::printf("\n");
  };
  std::array<Counts, kTypes> news{}, total{};
  for (const auto& [name, counts] : report) {
    row(name, counts);
    for (std::size_t t = 0; t < kTypes; ++t) {
      add(total[t], counts[t]);
      if (name == "gmb" || name == "gum-news" || name == "wikigold") add(news[t], counts[t]);
    }
  }
  row("news+wikigold", news);
  row("total", total);
  std::fflush(stdout);
}

Result<std::shared_ptr<const Finder>> make_finder(const std::string& model) {
  if (model.empty()) return Finder::load();
  auto bytes = read_bytes(model);
  if (!bytes) return tl::unexpected(bytes.error());
  return Finder::load(*bytes, embedded::salience());
}

int measure_gold(const std::string& gold, const std::string& out, const std::string& model, std::size_t every, std::size_t rest) {
  const auto begin = std::chrono::steady_clock::now();
  auto finder = make_finder(model);
  if (!finder) return complain(finder.error());
  const double load = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  auto articles = read_gold(gold);
  if (!articles) return complain(articles.error());
  auto speed = measure(**finder, *articles, out, every, rest);
  if (!speed) return complain(speed.error());
  std::printf("load %.1f ms, %zu words, %.3f s, %.0f words/s\n", load * 1000, speed->words, speed->seconds,
              static_cast<double>(speed->words) / speed->seconds);
  return 0;
}

int make_salience(const std::string& data, const std::string& out, const std::string& model) {
  auto finder = make_finder(model);
  if (!finder) return complain(finder.error());
  auto articles = read_gold(data + "/reuters/reuters-dev.jsonl.zst");
  if (!articles) return complain(articles.error());
  auto text = learn_salience(**finder, *articles, data + "/../eval/reuters-places.tsv");
  if (!text) return complain(text.error());
  std::ofstream file(out, std::ios::binary);
  file << *text;
  if (!file.flush()) return complain(os_error("cannot write", out));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::string data, out, gazetteers, gold, model, salience;
  std::size_t every = 0, rest = 0;
  std::size_t parts = 0, only = ~std::size_t{0};
  Settings settings;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    const char* value = argv[i + 1];
    if (option == "--data") data = value;
    else if (option == "--out") out = value;
    else if (option == "--gazetteers") gazetteers = value;
    else if (option == "--measure") gold = value;
    else if (option == "--model") model = value;
    else if (option == "--salience") salience = value;
    else if (option == "--parts") every = std::strtoul(value, nullptr, 10);
    else if (option == "--rest") rest = std::strtoul(value, nullptr, 10);
    else if (option == "--cv") parts = std::strtoul(value, nullptr, 10);
    else if (option == "--fold") only = std::strtoul(value, nullptr, 10);
    else if (option == "--epochs") settings.first.epochs = std::atoi(value);
    else if (option == "--second-epochs") settings.second.epochs = std::atoi(value);
    else if (option == "--folds") settings.folds = std::atoi(value);
    else if (option == "--least-word") settings.least_word = static_cast<std::uint32_t>(std::atoi(value));
    else if (option == "--least-place") settings.least_place = static_cast<std::uint32_t>(std::atoi(value));
    else if (option == "--prune") settings.prune = std::strtof(value, nullptr);
    else if (option == "--second-rate") settings.second.rate = std::strtof(value, nullptr);
    else if (option == "--rate") settings.first.rate = std::strtof(value, nullptr);
    else if (option == "--decay") settings.first.decay = std::strtof(value, nullptr);
    else if (option == "--second-decay") settings.second.decay = std::strtof(value, nullptr);
    else if (option == "--forget") settings.first.forget = std::strtof(value, nullptr);
    else if (option == "--seed") settings.first.seed = std::strtoull(value, nullptr, 10);
    else {
      std::fputs(kUsage, stderr);
      return 2;
    }
  }
  if (!gold.empty() && !out.empty()) return measure_gold(gold, out, model, every, rest);
  if (!data.empty() && !salience.empty()) return make_salience(data, salience, model);
  if (data.empty() || (out.empty() && gazetteers.empty() && parts == 0)) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  if (!gazetteers.empty()) {
    if (auto r = derive_gazetteers(data, gazetteers); !r) return complain(r.error());
    return 0;
  }
  auto lexicon = Lexicon::load();
  if (!lexicon) return complain(lexicon.error());
  auto corpus = read_corpus(data + "/ner/train", **lexicon);
  if (!corpus) return complain(corpus.error());
  Trainer trainer(*corpus, **lexicon, settings);
  if (parts > 0) {
    Report first, second;
    for (std::size_t fold = 0; fold < parts; ++fold) {
      if (only == ~std::size_t{0} || only == fold) trainer.cross_validate(fold, parts, first, second);
    }
    print("first pass", first);
    if (!second.empty()) print("second pass", second);
    return 0;
  }
  const std::string bytes = trainer.build();
  std::ofstream file(out, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) return complain(os_error("cannot write", out));
  std::printf("%s: %zu bytes\n", out.c_str(), bytes.size());
  return 0;
}
