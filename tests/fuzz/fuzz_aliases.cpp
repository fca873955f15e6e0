// An alias file of any bytes: a table or an error with a line. What must hold of a table: no group is empty, every name
// of it finds it, and reading the table written out again gives the same groups.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "searcher/match/alias_table.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const auto table = AliasTable::parse({reinterpret_cast<const char*>(data), size}, "aliases.tsv");
  if (!table) {
    require(table.error().kind == ErrorKind::input && table.error().message.find(", line ") != std::string::npos);
    return 0;
  }
  std::string text;
  for (const AliasGroup& group : table->groups()) {
    require(!group.variants.empty());
    require(table->find(group.facet, group.name) == &group);
    for (const std::string& variant : group.variants) {
      require(table->find(group.facet, variant) == &group);
      text += std::string(facet_name(group.facet)) + "\t" + group.name + "\t" + variant + "\n";
    }
  }
  const auto again = AliasTable::parse(text, "aliases.tsv");
  require(again && again->groups().size() == table->groups().size());
  for (std::size_t i = 0; i < again->groups().size(); ++i) require(again->groups()[i].name == table->groups()[i].name);
  return 0;
}
