#include "indexer/enrich/entities/train/trainer.h"

#include <zstd.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "indexer/enrich/entities/tagger.h"

namespace dateline::entities::train {
namespace {

constexpr std::size_t kWidth = static_cast<std::size_t>(kOffsets) * kLabels;
constexpr std::uint32_t kAnyOther = 0xFU << (1 + 4 * kOther);

std::vector<const Sequence*> pointers(const std::vector<std::vector<Sequence>>& all, const std::vector<std::size_t>& docs) {
  std::vector<const Sequence*> out;
  for (const std::size_t d : docs) {
    for (const Sequence& s : all[d]) out.push_back(&s);
  }
  return out;
}

// What is peculiar to tweets and to encyclopedias (names without capitals, capitals without names) goes into features
// of their own, which no article has: the shared ones then fit edited news.
void add_domain(const Annotated& a, std::uint32_t i, std::vector<std::uint32_t>& keys) {
  if (a.domain == 0) return;
  const Word& w = *a.doc.tokens[i].word;
  const auto shape = [&](std::uint32_t j) -> std::uint64_t {
    return j < a.doc.tokens.size() ? static_cast<std::uint64_t>(a.doc.tokens[j].word->shape) : 15;
  };
  const std::uint64_t here = shape(i), around = shape(i - 1) * 16 + shape(i + 1);
  const auto add = [&](std::uint64_t kind, std::uint64_t value) {
    const std::uint64_t parts[] = {a.domain, kind, value};
    keys.push_back(static_cast<std::uint32_t>(
        hash_of({reinterpret_cast<const char*>(parts), sizeof parts}, 77)));
  };
  add(1, 0);
  add(2, here);
  add(3, here * 256 + around);
  add(4, here * 16 + w.habit);
  add(5, (w.flags & 0x1FFFF) * 16 + here);
  add(6, here * 2 + (a.doc.tokens[i].sentence_start ? 1 : 0));
}

}  // namespace

Trainer::Trainer(std::deque<Annotated>& corpus, const Lexicon& lexicon, const Settings& settings)
    : corpus_(corpus), lexicon_(lexicon), settings_(settings), vocabulary_(lexicon, habits_) {
  vocabulary_.set_limit(~std::size_t{0});
  count_habits();
  vocabulary_ = Vocabulary(lexicon, habits_);
  vocabulary_.set_limit(~std::size_t{0});
  index_features();
}

// How often each word is written small where its place does not decide it.
void Trainer::count_habits() {
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> seen;  // small, all
  for (Annotated& a : corpus_) {
    if (a.corpus == "btc" || a.corpus == "wnut17") continue;  // tweets follow no rule
    vocabulary_.look_up(a.doc);
    for (const Sentence& s : a.doc.sentences) {
      if (s.caps || s.title_case) continue;
      for (std::uint32_t i = s.first + 1; i < s.last; ++i) {
        const Word& w = *a.doc.tokens[i].word;
        if (w.shape == Shape::number || w.shape == Shape::other) continue;
        auto& [small, all] = seen[static_cast<std::uint32_t>(w.lower_hash >> 32)];
        ++all;
        if (w.shape == Shape::lower) ++small;
      }
    }
  }
  for (const auto& [key, count] : seen) {
    const auto [small, all] = count;
    if (all < 2) continue;
    const double share = static_cast<double>(small) / all;
    const int bin = share == 0 ? 1 : share < 0.2 ? 2 : share < 0.7 ? 3 : share < 0.97 ? 4 : 5;
    habit_list_.emplace_back(key, static_cast<std::uint8_t>(bin));
  }
  habits_.set_habits(habit_list_);
}

void Trainer::index_features() {
  std::unordered_map<std::uint32_t, std::uint32_t> word_counts, place_counts;
  std::vector<const Word*> words;
  std::vector<std::uint32_t> keys;
  std::vector<std::vector<std::vector<std::uint32_t>>> place_keys(corpus_.size());
  Context context;
  sequences_.resize(corpus_.size());
  truth_.resize(corpus_.size());
  for (std::size_t d = 0; d < corpus_.size(); ++d) {
    Annotated& a = corpus_[d];
    vocabulary_.look_up(a.doc);
    context.prepare(a.doc, lexicon_);
    std::vector<std::uint8_t> inside(a.doc.tokens.size(), 0);
    for (const Stretch& s : context.stretches()) std::fill(inside.begin() + s.first, inside.begin() + s.last, 1);
    truth_[d].assign(a.doc.tokens.size(), 0);
    for (const Span& g : a.gold) {
      std::uint32_t first = g.first, last = g.last;  // what the stretches can hold of it
      while (first < last && !inside[first]) ++first;
      while (last > first && !inside[last - 1]) --last;
      if (first == last || !std::all_of(inside.begin() + first, inside.begin() + last, [](auto x) { return x != 0; })) continue;
      for (std::uint32_t i = first; i < last; ++i) {
        const int position = last - first == 1 ? kUnit : i == first ? kBegin : i + 1 == last ? kLast : kInside;
        truth_[d][i] = static_cast<std::uint8_t>(label_of(g.type, position));
      }
    }
    std::size_t sentence = 0;
    for (const Stretch& stretch : context.stretches()) {
      while (a.doc.sentences[sentence].last <= stretch.first) ++sentence;
      const Sentence& s = a.doc.sentences[sentence];
      Sequence& sequence = sequences_[d].emplace_back();
      sequence.weight = a.weight;
      for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
        Position& p = sequence.positions.emplace_back();
        p.token = i;
        p.allowed = 1U << truth_[d][i];
        if (!a.others && truth_[d][i] == 0) p.allowed |= kAnyOther;
        for (int o = 0; o < kOffsets; ++o) {
          const std::int64_t j = static_cast<std::int64_t>(i) + o - 2;
          if (j < s.first || j >= s.last) continue;
          const Word* w = a.doc.tokens[static_cast<std::size_t>(j)].word;
          const auto [it, fresh] = word_index_.emplace(w, static_cast<std::int32_t>(words.size()));
          if (fresh) words.push_back(w);
          p.words[static_cast<std::size_t>(o)] = it->second;
          if (o == 2) {
            word_features(*w, true, keys);
            for (const std::uint32_t k : keys) ++word_counts[k];
          }
        }
        context.features(i, keys);
        add_domain(a, i, keys);
        for (const std::uint32_t k : keys) ++place_counts[k];
        place_keys[d].push_back(keys);
      }
    }
  }
  // Context words count by how often they stand beside names, too.
  for (std::size_t d = 0; d < corpus_.size(); ++d) {
    for (const Sequence& s : sequences_[d]) {
      for (const Position& p : s.positions) {
        for (std::size_t o = 0; o < kOffsets; ++o) {
          if (o == 2 || p.words[o] < 0) continue;
          word_features(*words[static_cast<std::size_t>(p.words[o])], true, keys);
          for (const std::uint32_t k : keys) ++word_counts[k];
        }
      }
    }
  }
  const auto number = [](const std::unordered_map<std::uint32_t, std::uint32_t>& counts, std::uint32_t least,
                         std::vector<std::uint32_t>& rows) {
    for (const auto& [key, count] : counts) {
      if (count >= least) rows.push_back(key);
    }
    std::sort(rows.begin(), rows.end());
    std::unordered_map<std::uint32_t, std::uint32_t> index;
    for (std::size_t i = 0; i < rows.size(); ++i) index.emplace(rows[i], static_cast<std::uint32_t>(i));
    return index;
  };
  const auto word_index = number(word_counts, settings_.least_word * 3, word_keys_);
  const auto place_index = number(place_counts, settings_.least_place, place_keys_);
  word_rows_.resize(words.size());
  masked_rows_.resize(words.size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    word_features(*words[w], true, keys);
    for (const std::uint32_t k : keys) {
      if (const auto it = word_index.find(k); it != word_index.end()) word_rows_[w].push_back(it->second);
    }
    word_features(*words[w], false, keys);
    for (const std::uint32_t k : keys) {
      if (const auto it = word_index.find(k); it != word_index.end()) masked_rows_[w].push_back(it->second);
    }
  }
  for (std::size_t d = 0; d < corpus_.size(); ++d) {
    std::size_t at = 0;
    for (Sequence& s : sequences_[d]) {
      for (Position& p : s.positions) {
        for (const std::uint32_t k : place_keys[d][at]) {
          if (const auto it = place_index.find(k); it != place_index.end()) p.places.push_back(it->second);
        }
        ++at;
      }
    }
  }
}

Crf Trainer::train_first(const Documents& documents) const {
  Crf p(word_keys_.size(), place_keys_.size(), word_rows_, masked_rows_);
  p.train(pointers(sequences_, documents), settings_.first);
  return p;
}

void Trainer::predict(const Crf& p, std::size_t d, std::vector<std::uint8_t>& labels, std::vector<Scores>& base) const {
  labels.assign(corpus_[d].doc.tokens.size(), 0);
  base.assign(corpus_[d].doc.tokens.size(), Scores{});
  std::vector<std::uint8_t> some;
  for (const Sequence& s : sequences_[d]) {
    p.decode(s, some);
    for (std::size_t i = 0; i < some.size(); ++i) {
      labels[s.positions[i].token] = some[i];
      base[s.positions[i].token] = p.emission(s.positions[i]);
    }
  }
}

void Trainer::prepare_second(std::size_t d, const std::vector<std::uint8_t>& labels, const std::vector<Scores>& base,
                             bool grow, std::vector<Sequence>& out) {
  Context context;
  context.prepare(corpus_[d].doc, lexicon_);
  std::vector<Span> spans;
  spans_of(labels, context.stretches(), spans);
  context.vote(spans, labels);
  std::vector<std::uint32_t> keys;
  for (const Sequence& s : sequences_[d]) {
    Sequence& t = out.emplace_back();
    t.weight = s.weight;
    for (const Position& p : s.positions) {
      Position& q = t.positions.emplace_back();
      q.token = p.token;
      q.allowed = p.allowed;
      q.base = base[p.token];
      context.second_features(p.token, keys);
      for (const std::uint32_t k : keys) {
        auto it = second_index_.find(k);
        if (it == second_index_.end()) {
          if (!grow) continue;
          it = second_index_.emplace(k, static_cast<std::uint32_t>(second_keys_.size())).first;
          second_keys_.push_back(k);
        }
        q.places.push_back(it->second);
      }
    }
  }
}

Crf Trainer::train_second(const Documents& documents) {
  std::vector<std::vector<Sequence>> all(corpus_.size());
  std::vector<std::uint8_t> labels;
  std::vector<Scores> base;
  std::array<Scores, kLabels> moves{};
  for (int fold = 0; fold < settings_.folds; ++fold) {
    Documents rest;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (i % static_cast<std::size_t>(settings_.folds) != static_cast<std::size_t>(fold)) rest.push_back(documents[i]);
    }
    const Crf p = train_first(rest);
    for (std::size_t a = 0; a < kLabels; ++a) {
      for (std::size_t b = 0; b < kLabels; ++b) {
        moves[a][b] += p.transitions()[a][b] / static_cast<float>(settings_.folds);
      }
    }
    for (std::size_t i = static_cast<std::size_t>(fold); i < documents.size(); i += static_cast<std::size_t>(settings_.folds)) {
      predict(p, documents[i], labels, base);
      prepare_second(documents[i], labels, base, true, all[documents[i]]);
    }
  }
  static const Crf::Rows kNoWords;
  Crf second(0, second_keys_.size(), kNoWords, kNoWords);
  second.start_from(moves);
  second.train(pointers(all, documents), settings_.second);
  return second;
}

void Trainer::score(std::size_t d, const std::vector<std::uint8_t>& labels, Report& report) {
  Context context;
  context.prepare(corpus_[d].doc, lexicon_);
  std::vector<Span> spans;
  spans_of(labels, context.stretches(), spans);
  auto& counts = report[corpus_[d].corpus];
  for (const Span& s : spans) {
    auto& c = counts[static_cast<std::size_t>(s.type)];
    ++c.out;
    if (std::find(corpus_[d].gold.begin(), corpus_[d].gold.end(), s) != corpus_[d].gold.end()) ++c.right;
  }
  for (const Span& g : corpus_[d].gold) ++counts[static_cast<std::size_t>(g.type)].gold;
}

void Trainer::cross_validate(std::size_t fold, std::size_t parts, Report& first, Report& second) {
  Documents training;
  for (std::size_t d = 0; d < corpus_.size(); ++d) {
    if (d % parts != fold) training.push_back(d);
  }
  second_keys_.clear();
  second_index_.clear();
  const Crf one = train_first(training);
  const bool both = settings_.second.epochs > 0;
  static const Crf::Rows kNoWords;
  const Crf two = both ? train_second(training) : Crf(0, 0, kNoWords, kNoWords);
  std::vector<std::uint8_t> labels, some;
  std::vector<Scores> base;
  for (std::size_t d = fold; d < corpus_.size(); d += parts) {
    predict(one, d, labels, base);
    score(d, labels, first);
    if (!both) continue;
    std::vector<Sequence> sequences;
    prepare_second(d, labels, base, false, sequences);
    for (const Sequence& s : sequences) {
      two.decode(s, some);
      for (std::size_t i = 0; i < some.size(); ++i) labels[s.positions[i].token] = some[i];
    }
    score(d, labels, second);
  }
}

namespace {

template <class T>
void put(std::string& out, const std::vector<T>& values) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

// Rows in rising order of key; each weight becomes value * scale units.
void put_table(std::string& out, const std::vector<std::uint32_t>& keys, const std::vector<float>& weights,
               std::size_t width, float unit, float prune, std::uint32_t& count) {
  std::vector<std::size_t> order;
  for (std::size_t r = 0; r < keys.size(); ++r) {
    float top = 0;
    for (std::size_t i = 0; i < width; ++i) top = std::max(top, std::abs(weights[r * width + i]));
    if (top > prune && top >= unit) order.push_back(r);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  std::vector<std::uint32_t> out_keys;
  std::vector<std::uint8_t> scales;
  std::vector<std::int8_t> values;
  for (const std::size_t r : order) {
    float top = 0;
    for (std::size_t i = 0; i < width; ++i) top = std::max(top, std::abs(weights[r * width + i]));
    const float scale = std::clamp(std::ceil(top / (unit * 127)), 1.0F, 255.0F);
    out_keys.push_back(keys[r]);
    scales.push_back(static_cast<std::uint8_t>(scale));
    for (std::size_t i = 0; i < width; ++i) {
      values.push_back(static_cast<std::int8_t>(std::clamp(std::round(weights[r * width + i] / (unit * scale)), -127.0F, 127.0F)));
    }
  }
  count = static_cast<std::uint32_t>(order.size());
  put(out, out_keys);
  put(out, scales);
  put(out, values);
}

}  // namespace

std::string Trainer::build() {
  Documents all;
  for (std::size_t d = 0; d < corpus_.size(); ++d) all.push_back(d);
  second_keys_.clear();
  second_index_.clear();
  const Crf two = train_second(all);
  const Crf one = train_first(all);
  float largest = 1;
  for (const auto& document : sequences_) {
    for (const Sequence& s : document) {
      for (const Position& p : s.positions) {
        for (const float x : one.emission(p)) largest = std::max(largest, std::abs(x));
      }
    }
  }
  const float unit = largest / 12000;  // sums stay far inside 16 bits
  std::string tables, moves, habits;
  std::vector<std::uint32_t> counts(4);
  put_table(tables, word_keys_, one.word_weights(), kWidth, unit, settings_.prune, counts[0]);
  put_table(tables, place_keys_, one.place_weights(), kLabels, unit, settings_.prune, counts[1]);
  put_table(tables, second_keys_, two.place_weights(), kLabels, unit, 0, counts[2]);
  std::vector<std::int16_t> transitions;
  for (const Crf* p : {&one, &two}) {
    for (const Scores& from : p->transitions()) {
      for (const float x : from) transitions.push_back(static_cast<std::int16_t>(std::clamp(std::round(x / unit), -32000.0F, 32000.0F)));
    }
  }
  std::vector<std::uint32_t> habit_keys;
  std::vector<std::uint8_t> habit_values;
  for (const auto& [key, value] : habit_list_) {
    habit_keys.push_back(key);
    habit_values.push_back(value);
  }
  counts[3] = static_cast<std::uint32_t>(habit_keys.size());
  std::string raw = "DLNER001";
  put(raw, counts);
  put(raw, transitions);
  raw += tables;
  put(raw, habit_keys);
  put(raw, habit_values);
  std::string packed(ZSTD_compressBound(raw.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), raw.data(), raw.size(), 19));
  return packed;
}

}  // namespace dateline::entities::train
