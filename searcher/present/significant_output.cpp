#include "searcher/present/significant_output.h"

#include <algorithm>

#include "searcher/present/clusters.h"

namespace dateline {

using present::columns;
using present::grouped;
using present::kDim;
using present::kTitle;
using present::padded;
using present::painted;

std::string significant_chart(const SignificantResult& result, const TextStyle& style) {
  std::string out = painted(facet_name(result.facet), kTitle, style) + "  " +
                    painted("more often here than in the rest of the archive", kDim, style) + "\n";
  if (result.values.empty()) return out + "  none\n";
  std::size_t name = 0;
  std::size_t count = 0;
  std::size_t archive = 0;
  for (const SignificantValue& value : result.values) {
    name = std::max(name, columns(present::one_line(value.value)));
    count = std::max(count, grouped(value.count).size());
    archive = std::max(archive, grouped(value.archive_count).size());
  }
  const std::size_t rest = count + archive + 10;
  name = std::min(name, std::max<std::size_t>(style.width, rest + 12) - rest);
  for (const SignificantValue& value : result.values) {
    const std::string here = grouped(value.count);
    const std::string all = grouped(value.archive_count);
    out += "  " + padded(present::one_line(value.value), name) + "  " + std::string(count - here.size(), ' ') + here +
           painted(" of ", kDim, style) + std::string(archive - all.size(), ' ') + all + "\n";
  }
  return out;
}

}  // namespace dateline
