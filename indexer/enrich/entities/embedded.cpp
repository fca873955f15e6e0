#include "indexer/enrich/entities/embedded.h"

#include <cstddef>

#define DATELINE_EMBEDDED(name)                                    \
  extern "C" const char dateline_entities_##name##_begin[];        \
  extern "C" const char dateline_entities_##name##_end[];          \
  namespace dateline::entities::embedded {                         \
  std::string_view name() {                                        \
    const char* begin = dateline_entities_##name##_begin;          \
    return {begin, static_cast<std::size_t>(dateline_entities_##name##_end - begin)}; \
  }                                                                \
  }

DATELINE_EMBEDDED(countries)
DATELINE_EMBEDDED(country_words)
DATELINE_EMBEDDED(regions)
DATELINE_EMBEDDED(cities)
DATELINE_EMBEDDED(given_names)
DATELINE_EMBEDDED(surnames)
DATELINE_EMBEDDED(world_names)
DATELINE_EMBEDDED(organisations)
DATELINE_EMBEDDED(words)
DATELINE_EMBEDDED(aliases)
DATELINE_EMBEDDED(model)
DATELINE_EMBEDDED(salience)
