#include "corpus/generator/generator.h"

#include <algorithm>
#include <utility>

#include "corpus/generator/base_words.h"
#include "corpus/generator/markers.h"
#include "corpus/generator/prose.h"

namespace dateline::corpus {
namespace {

// Names of the streams of one article.
enum Stream : std::uint64_t {
  kPlan = 1,
  kText = 2,
  kEdits = 3,
  kCopy = 4,
  kCredit = 5,
  kShuffle = 6,
  kMarkers = 7
};

constexpr std::uint32_t kReach = 16;  // a copy's original is at most so many articles before it

// Body lengths: log-normal with sigma 0.5, for deviates from -4 to 4 in 64ths. The mean of exp(mu + sigma z)
// is exp(mu + sigma^2/2), so mu is that much below the mean wanted; cutting at 60 and 3000 hardly moves it.
std::vector<std::uint32_t> length_table(std::uint32_t mean) {
  constexpr double kStep = 1.00784309720644798;    // exp(0.5 / 64)
  constexpr double kMedian = 0.88249690258459541;  // exp(-0.125)
  std::vector<std::uint32_t> table;
  double value = mean * kMedian;
  for (int i = 0; i < 256; ++i) value /= kStep;
  for (int i = 0; i <= 512; ++i, value *= kStep) {
    table.push_back(std::clamp(static_cast<std::uint32_t>(value), 60U, 3000U));
  }
  return table;
}

std::uint64_t month_of(std::chrono::sys_seconds at) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(at));
  return static_cast<std::uint64_t>(static_cast<int>(date.year())) * 12 + static_cast<unsigned>(date.month());
}

}  // namespace

Generator::Generator(const Options& options)
    : options_(options),
      calendar_(options.from, options.to, std::max<std::uint64_t>(options.articles, 1), options.seed),
      agencies_({.head = static_cast<std::uint32_t>(agencies().size()),
                 .shift = 1,
                 .exponent = 64,
                 .tail_exponent = 0}),
      lengths_(length_table(options.words)) {}

std::uint64_t Generator::number_at(std::uint64_t place) const {
  if (options_.order == Order::time) return place;
  // A Feistel network permutes [0, 4^k); what falls outside is sent through again until it is inside.
  unsigned half = 1;
  while ((1ULL << (2 * half)) < options_.articles) ++half;
  const std::uint64_t mask = (1ULL << half) - 1;
  do {
    std::uint64_t left = place >> half;
    std::uint64_t right = place & mask;
    for (std::uint64_t round = 0; round < 4; ++round) {
      left ^= mix(options_.seed ^ (kShuffle + 16 * round), right) & mask;
      std::swap(left, right);
    }
    place = left << half | right;
  } while (place >= options_.articles);
  return place;
}

std::uint64_t Generator::original(std::uint64_t n) const {
  while (n > 0) {
    Random random(mix(mix(options_.seed, kCopy), n));
    if (!random.chance(options_.duplicates, 1'000'000)) return n;
    n -= 1 + random.below(static_cast<std::uint32_t>(std::min<std::uint64_t>(n, kReach)));
  }
  return n;
}

std::uint32_t Generator::length(Random& random) const {
  // The sum of twelve uniform numbers less six is nearly normal with variance 1 (Irwin and Hall); in 64ths
  // here.
  std::uint32_t sum = 0;
  for (int i = 0; i < 12; ++i) sum += random.below(1U << 16);
  const std::int32_t deviate = static_cast<std::int32_t>(sum >> 10) - 6 * 64;
  return lengths_[static_cast<std::size_t>(std::clamp(deviate + 256, 0, 512))];
}

void Generator::make(std::uint64_t place, Record& record) const {
  const std::uint64_t n = number_at(place);
  const std::uint64_t from = original(n);
  const auto stream = [&](Stream which, std::uint64_t article) {
    return Random(mix(mix(options_.seed, which), article));
  };
  const auto first_published = calendar_.published(from);
  const std::uint64_t month = month_of(first_published);

  record.id = "gen-" + std::to_string(options_.seed) + '-' + std::to_string(n);
  record.published = calendar_.published(n);

  // Who distributes it is a copy's own; all else is the original's.
  Random credit = stream(kCredit, n);
  record.source = agencies()[static_cast<std::size_t>(agencies_.draw(credit))];
  record.byline = entities_.author(credit);

  Random plan = stream(kPlan, from);
  const std::uint32_t topic = topics_.draw(month, plan);
  record.section = topics_.section(topic);
  record.cast = entities_.cast(topic, month, plan);
  record.keywords.clear();
  const std::uint32_t keywords = plan.below(6);
  for (std::uint32_t i = 0; i < keywords; ++i) {
    // Each of its own eight words of the topic: never the same twice.
    std::string keyword;
    vocabulary_.append(topics_.words(topic)[i * 8 + plan.below(8)], false, keyword);
    record.keywords.push_back(std::move(keyword));
  }
  const std::uint32_t words = length(plan);

  Random marking = stream(kMarkers, from);
  const std::vector<Marker> markers = draw_markers(words, marking);
  Brief brief{vocabulary_,
              topics_,
              topic,
              record.cast,
              std::chrono::floor<std::chrono::days>(first_published),
              markers,
              stream(kText, from),
              std::nullopt};
  if (from != n) brief.edits = stream(kEdits, n);
  Prose prose(brief);
  record.headline.clear();
  prose.headline(record.headline);
  record.body.clear();
  prose.body(words, record.body);
}

}  // namespace dateline::corpus
