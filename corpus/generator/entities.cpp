#include "corpus/generator/entities.h"

#include <algorithm>

#include "corpus/generator/name_lists.h"
#include "corpus/generator/spelling.h"

namespace dateline::corpus {
namespace {

// Names grow more slowly than words at the top and faster in the tail: most people are in the news once.
constexpr ZipfShape kPeople{.head = 4096, .shift = 4, .exponent = 64, .tail_exponent = 96};
constexpr ZipfShape kBodies{.head = 1024, .shift = 2, .exponent = 67, .tail_exponent = 106};
constexpr std::uint32_t kAuthors = 500;
constexpr std::uint32_t kPool = 24;  // entities of one kind that belong to a topic or a month

std::size_t place_count() { return countries().size() + capitals().size(); }

// A capital letter on the made word at out[start].
void append_made_name(std::uint64_t number, std::string& out) {
  const std::size_t start = out.size();
  append_made_word(number, out);
  out[start] = static_cast<char>(out[start] - 'a' + 'A');
}

Entity make_person(std::uint64_t rank) {
  const auto first = first_names();
  const auto last = last_names();
  const std::uint64_t pairs = first.size() * last.size();
  Entity result;
  // A prime step walks through all pairs before one comes again; then surnames are made.
  const std::uint64_t pair = rank * 10'007 % pairs;
  result.full = first[pair % first.size()];
  if (rank < pairs) {
    result.brief = last[pair / first.size()];
  } else {
    append_made_name(rank - pairs + kPool, result.brief);
  }
  result.full += ' ' + result.brief;
  return result;
}

std::string body_name(std::uint64_t rank) {
  const auto real = organisations();
  if (rank < real.size()) return std::string(real[rank]);
  const std::uint64_t made = rank - real.size();
  const std::uint64_t n = made / 4;
  std::string name;
  const auto company = company_kinds();
  if (made % 4 == 0 && n < capitals().size() * public_kinds().size()) {
    name = capitals()[n * 37 % capitals().size()];
    name += ' ';
    name += public_kinds()[n % public_kinds().size()];
    return name;
  }
  if (made % 4 == 1 && n < last_names().size() * company.size()) {
    name = last_names()[n * 31 % last_names().size()];
  } else {
    append_made_name(made + 5000, name);
  }
  name += ' ';
  name += company[mix(made) % company.size()];
  return name;
}

}  // namespace

Entity make_entity(Kind kind, std::uint64_t rank) {
  Entity result;
  if (kind == Kind::person) {
    result = make_person(rank);
  } else if (kind == Kind::org) {
    result.full = result.brief = body_name(rank);
  } else {
    // Country and capital by turns, then the countries whose capital has no other name.
    const std::uint64_t paired = 2 * capitals().size();
    const bool capital = rank < paired && rank % 2 == 1;
    result.full =
        capital ? capitals()[rank / 2] : countries()[rank < paired ? rank / 2 : rank - capitals().size()];
    result.brief = result.full;
  }
  result.kind = kind;
  result.words = 1 + static_cast<std::uint32_t>(std::count(result.full.begin(), result.full.end(), ' '));
  return result;
}

Entities::Entities()
    : people_(kPeople),
      bodies_(kBodies),
      places_({.head = static_cast<std::uint32_t>(place_count()),
               .shift = 2,
               .exponent = 67,
               .tail_exponent = 0}),
      pool_({.head = kPool, .shift = 1, .exponent = 64, .tail_exponent = 0}),
      authors_({.head = kAuthors, .shift = 5, .exponent = 58, .tail_exponent = 0}) {}

std::uint64_t Entities::draw(Kind kind, std::uint32_t topic, std::uint64_t month, Random& random) const {
  const ZipfRanks& all = kind == Kind::person ? people_ : kind == Kind::org ? bodies_ : places_;
  const std::uint32_t way = random.below(100);
  if (way >= 50) return all.draw(random);
  // A pool is itself drawn by the same law from a stream that its owner names.
  const std::uint64_t owner = way < 35 ? topic : 1'000'000 + month;
  Random pool(mix(owner * 4 + static_cast<std::uint64_t>(kind), pool_.draw(random)));
  return all.draw(pool);
}

Cast Entities::cast(std::uint32_t topic, std::uint64_t month, Random& random) const {
  const std::uint32_t people = 1 + random.below(5);
  const std::uint32_t bodies = random.below(4);
  std::uint32_t places = 1 + random.below(4);
  if (people + bodies + places < 3) ++places;
  Cast result;
  const auto add = [&](Kind kind, std::uint32_t count) {
    while (count > 0) {
      Entity entity = make_entity(kind, draw(kind, topic, month, random));
      const bool known = std::any_of(result.begin(), result.end(), [&](const Entity& e) {
        return e.full == entity.full || (kind == Kind::person && e.brief == entity.brief);
      });
      if (known) continue;
      result.push_back(std::move(entity));
      --count;
    }
  };
  add(Kind::person, people);
  add(Kind::org, bodies);
  add(Kind::place, places);
  return result;
}

std::string Entities::author(Random& random) const {
  // A step of their own through the same names, far from those in the news.
  return make_entity(Kind::person, 40'000 + authors_.draw(random) * 7).full;
}

}  // namespace dateline::corpus
