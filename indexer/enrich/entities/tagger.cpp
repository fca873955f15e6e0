#include "indexer/enrich/entities/tagger.h"

#include <algorithm>
#include <limits>

namespace dateline::entities {
namespace {

void add_row(const std::int8_t* row, int scale, Lanes& sum) {
  for (std::size_t l = 0; l < kLabels; ++l) {
    sum[l] = static_cast<std::int16_t>(sum[l] + static_cast<std::int16_t>(row[l] * scale));
  }
}

}  // namespace

void spans_of(const std::vector<std::uint8_t>& labels, const std::vector<Stretch>& stretches, std::vector<Span>& spans) {
  spans.clear();
  for (const Stretch& stretch : stretches) {
    for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
      if (labels[i] == 0) continue;
      const std::uint32_t first = i;
      while (position_of(labels[i]) != kUnit && position_of(labels[i]) != kLast && i + 1 < stretch.last) ++i;
      spans.push_back({first, i + 1, type_of(labels[first])});
    }
  }
}

// Sums of the word rows of the five words around each token, and of its place features.
void Tagger::emit(const Document& doc) {
  static const Lanes kNothing{};
  scores_.resize(doc.tokens.size());
  std::size_t sentence = 0;
  for (const Stretch& stretch : context_.stretches()) {
    while (doc.sentences[sentence].last <= stretch.first) ++sentence;
    const Sentence& s = doc.sentences[sentence];
    for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
      Lanes sum = kNothing;
      for (int o = 0; o < kOffsets; ++o) {
        const std::int64_t j = static_cast<std::int64_t>(i) + o - 2;
        if (j < s.first || j >= s.last) continue;
        const Lanes& row = doc.tokens[static_cast<std::size_t>(j)].word->emission[static_cast<std::size_t>(o)];
        for (std::size_t l = 0; l < kLanes; ++l) sum[l] = static_cast<std::int16_t>(sum[l] + row[l]);
      }
      context_.features(i, keys_);
      for (const std::uint32_t key : keys_) {
        int scale = 0;
        if (const std::int8_t* row = model_.places().find(key, scale)) add_row(row, scale, sum);
      }
      scores_[i] = sum;
    }
  }
}

void Tagger::decode(const Document& doc, int pass) {
  constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 2;
  const Transitions& move = model_.transitions(pass);
  std::array<std::int32_t, kLabels> now{}, next{};
  back_.resize(doc.tokens.size());
  for (const Stretch& stretch : context_.stretches()) {
    for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
      Lanes row = scores_[i];
      if (pass == 1) {
        context_.second_features(i, keys_);
        for (const std::uint32_t key : keys_) {
          int scale = 0;
          if (const std::int8_t* weights = model_.second().find(key, scale)) add_row(weights, scale, row);
        }
      }
      if (i == stretch.first) {
        for (int l = 0; l < kLabels; ++l) {
          now[static_cast<std::size_t>(l)] = may_begin(l) ? row[static_cast<std::size_t>(l)] + move[0][static_cast<std::size_t>(l)] : kNever;
        }
        continue;
      }
      auto& back = back_[i];
      const auto reach = [&](std::size_t from, std::size_t to) {
        const std::int32_t score = now[from] + move[from][to];
        if (score > next[to]) {
          next[to] = score;
          back[to] = static_cast<std::uint8_t>(from);
        }
      };
      next.fill(2 * kNever);
      back.fill(0);
      for (std::size_t to = 0; to < kLabels; ++to) {
        const std::size_t base = to == 0 ? 0 : to - (to - 1) % 4;  // the type's Begin
        if (to == 0 || (to - 1) % 4 == kBegin || (to - 1) % 4 == kUnit) {
          reach(0, to);
          for (std::size_t type = 0; type < kTypes; ++type) {
            reach(1 + type * 4 + kLast, to);
            reach(1 + type * 4 + kUnit, to);
          }
        } else {
          reach(base + kBegin, to);
          reach(base + kInside, to);
        }
      }
      for (std::size_t l = 0; l < kLabels; ++l) now[l] = std::max(next[l], kNever) + row[l];
    }
    int best = 0;
    for (int l = 1; l < kLabels; ++l) {
      if (may_end(l) && now[static_cast<std::size_t>(l)] > now[static_cast<std::size_t>(best)]) best = l;
    }
    for (std::uint32_t i = stretch.last; i-- > stretch.first;) {
      labels_[i] = static_cast<std::uint8_t>(best);
      if (i > stretch.first) best = back_[i][static_cast<std::size_t>(best)];
    }
  }
}

void Tagger::look_up(Document& doc) {
  vocabulary_.look_up(doc);
  context_.prepare(doc, lexicon_);
}

void Tagger::tag(Document& doc, std::vector<Span>& spans) {
  look_up(doc);
  labels_.assign(doc.tokens.size(), 0);
  emit(doc);
  decode(doc, 0);
  spans_of(labels_, context_.stretches(), spans);
  context_.vote(spans, labels_);
  decode(doc, 1);
  spans_of(labels_, context_.stretches(), spans);
}

}  // namespace dateline::entities
