// The user's own names that mean the same: ARCHIVE/aliases.tsv, applied when an archive is read. Removing a line parts
// the names again; nothing is indexed anew.
//
//   auto table = read_aliases("archive");             // Result<shared_ptr<const AliasTable>>; nullptr: no such file
//   (*table)->find(Facet::person, "V. PUTIN")->name   // "Vladimir Putin"
//
// The file: UTF-8, a line each, "type TAB canonical TAB variant"; type is person, org, place, source, section or
// author. Empty lines and lines that begin with # say nothing; white space around a column does not count; a line end
// may be CR LF, and a byte order mark may stand in front. At most kMaxAliasBytes.
// Names are compared with case and accents folded; the canonical name is shown as its first line spells it, whether or
// not the archive has it. Lines may chain (a variant may be the canonical name of others): all get the last name.
// Errors (ErrorKind::input), each with the line's number: "bad-alias" (columns, type, an empty name, not UTF-8, one
// variant under two names), "alias-cycle" (a name would be its own variant); and "io-error" kinds of the file.
// Immutable, thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/error.h"
#include "common/schema.h"

namespace dateline {

inline constexpr std::size_t kMaxAliasBytes = 16 << 20;
inline constexpr std::string_view kAliasFile = "aliases.tsv";

// The facets whose values may be joined.
bool may_have_aliases(Facet facet);

// Names that mean the same.
struct AliasGroup {
  Facet facet = Facet::person;
  std::string name;                   // the one shown
  std::vector<std::string> variants;  // the others, as the file spells them, in its order
};

class AliasTable {
 public:
  // `where` stands before messages: "aliases.tsv".
  static Result<AliasTable> parse(std::string_view text, const std::string& where);

  const std::vector<AliasGroup>& groups() const { return groups_; }
  // The group that a value belongs to, case and accents folded; nullptr: none.
  const AliasGroup* find(Facet facet, std::string_view value) const;
  // The same with a value folded already (text::fold_value).
  const AliasGroup* find_folded(Facet facet, std::string_view folded) const;
  // 16 hex digits of the XXH3-64 of the text.
  const std::string& hash() const { return hash_; }

 private:
  std::vector<AliasGroup> groups_;
  std::unordered_map<std::string, std::uint32_t> group_of_;  // facet and folded name -> index
  std::string hash_;
};

Result<std::shared_ptr<const AliasTable>> read_aliases(const std::string& archive);

}  // namespace dateline
