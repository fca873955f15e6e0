#include "searcher/match/alias_table.h"

#include <sys/stat.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "common/archive/file.h"
#include "common/text/fold.h"

namespace dateline {
namespace {

constexpr auto kAliasFacets =
    std::to_array({Facet::person, Facet::org, Facet::place, Facet::source, Facet::section, Facet::author});

std::string key_of(Facet facet, std::string_view folded) {
  std::string out(1, static_cast<char>(facet));
  return out += folded;
}

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_utf8(std::string_view text) {
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
    UChar32 c;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, static_cast<std::int32_t>(text.size()), c);
    if (c < 0) return false;
  }
  return true;
}

// A name met in the file, all spellings of it that fold alike.
struct Name {
  Facet facet;
  std::string shown;  // its first spelling; the canonical one where it stands in that column
  bool canonical = false;
  std::uint32_t parent = 0;  // itself: none
  std::vector<std::string> spellings;
};

class Reader {
 public:
  explicit Reader(const std::string& where) : where_(where) {}

  Result<> line(std::string_view text, std::size_t number) {
    number_ = number;
    if (!is_utf8(text)) return fault("bad-alias", "it is not valid UTF-8", "save the file as UTF-8");
    if (trimmed(text).empty() || text.front() == '#') return {};
    std::array<std::string_view, 3> columns;
    std::size_t count = 0;
    for (std::size_t at = 0;; ++count) {
      const std::size_t tab = std::min(text.find('\t', at), text.size());
      if (count < columns.size()) columns[count] = trimmed(text.substr(at, tab - at));
      if (tab == text.size()) break;
      at = tab + 1;
    }
    if (++count != columns.size()) {
      return fault("bad-alias", "it has " + std::to_string(count) + (count == 1 ? " column" : " columns") + ", not three",
                   "write: type TAB canonical TAB variant");
    }
    const auto facet = facet_named(columns[0]);
    if (!facet || !may_have_aliases(*facet)) {
      return fault("bad-alias", "\"" + std::string(columns[0]) + "\" is no type of name",
                   "one of person, org, place, source, section, author");
    }
    return join(*facet, columns[1], columns[2]);
  }

  std::vector<Name> names;

 private:
  tl::unexpected<Error> fault(const char* code, const std::string& what, std::string hint) {
    return fail(ErrorKind::input, code, where_ + ", line " + std::to_string(number_) + ": " + what, std::move(hint));
  }

  std::uint32_t name(Facet facet, std::string_view spelling) {
    const auto next = static_cast<std::uint32_t>(names.size());
    const auto [at, added] = index_.emplace(key_of(facet, text::fold_value(spelling)), next);
    if (added) names.push_back({facet, std::string(spelling), false, next, {}});
    Name& found = names[at->second];
    if (std::find(found.spellings.begin(), found.spellings.end(), spelling) == found.spellings.end()) {
      found.spellings.emplace_back(spelling);
    }
    return at->second;
  }

  Result<> join(Facet facet, std::string_view canonical, std::string_view variant) {
    if (text::fold_value(canonical).empty() || text::fold_value(variant).empty()) {
      return fault("bad-alias", "a name is empty", "write: type TAB canonical TAB variant");
    }
    const auto cycle = [&] {
      return fault("alias-cycle", "\"" + std::string(canonical) + "\" would be a variant of itself",
                   "remove this line, or the one that says the opposite");
    };
    if (canonical == variant) return cycle();
    const std::uint32_t top = name(facet, canonical);
    if (!names[top].canonical) {
      names[top].canonical = true;
      names[top].shown = canonical;
    }
    const std::uint32_t below = name(facet, variant);
    if (top == below) return names[top].shown == canonical ? Result<>() : cycle();  // spellings that differ in case only
    if (names[below].parent != below && names[below].parent != top) {
      return fault("bad-alias", "\"" + std::string(variant) + "\" is a variant of \"" + names[names[below].parent].shown +
                   "\" already", "keep one of the two lines");
    }
    for (std::uint32_t at = top;; at = names[at].parent) {
      if (at == below) return cycle();
      if (names[at].parent == at) break;
    }
    names[below].parent = top;
    return {};
  }

  const std::string& where_;
  std::size_t number_ = 0;
  std::unordered_map<std::string, std::uint32_t> index_;
};

}  // namespace

bool may_have_aliases(Facet facet) {
  return std::find(kAliasFacets.begin(), kAliasFacets.end(), facet) != kAliasFacets.end();
}

Result<AliasTable> AliasTable::parse(std::string_view text, const std::string& where) {
  AliasTable out;
  out.hash_ = archive::checksum_text(archive::checksum(text));
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Reader reader(where);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (auto read = reader.line(text.substr(0, end), number); !read) return tl::unexpected(read.error());
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::vector<Name>& names = reader.names;
  // Each name's last parent; paths are shortened on the way, so that a long chain is walked once.
  const auto root = [&](std::uint32_t at) {
    std::uint32_t top = at;
    while (names[top].parent != top) top = names[top].parent;
    while (names[at].parent != at) at = std::exchange(names[at].parent, top);
    return top;
  };
  std::unordered_map<std::uint32_t, std::uint32_t> group_of_root;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const std::uint32_t top = root(i);
    const auto [at, added] = group_of_root.emplace(top, static_cast<std::uint32_t>(out.groups_.size()));
    if (added) out.groups_.push_back({names[top].facet, names[top].shown, {}});
    AliasGroup& group = out.groups_[at->second];
    for (std::string& spelling : names[i].spellings) {
      out.group_of_.emplace(key_of(group.facet, text::fold_value(spelling)), at->second);
      if (spelling != group.name) group.variants.push_back(std::move(spelling));
    }
  }
  return out;
}

const AliasGroup* AliasTable::find(Facet facet, std::string_view value) const {
  return find_folded(facet, text::fold_value(value));
}

const AliasGroup* AliasTable::find_folded(Facet facet, std::string_view folded) const {
  const auto found = group_of_.find(key_of(facet, folded));
  return found == group_of_.end() ? nullptr : &groups_[found->second];
}

Result<std::shared_ptr<const AliasTable>> read_aliases(const std::string& archive) {
  const std::string path = archive + "/" + std::string(kAliasFile);
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT) return nullptr;
    return tl::unexpected(os_error("cannot read", path));
  }
  if (static_cast<std::uint64_t>(info.st_size) > kMaxAliasBytes) {
    return fail(ErrorKind::input, "bad-alias", path + " is larger than " + std::to_string(kMaxAliasBytes >> 20) + " MiB",
                "it is meant for names put together by hand");
  }
  const auto text = archive::read_file(path);
  if (!text) return tl::unexpected(text.error());
  auto table = AliasTable::parse(*text, path);
  if (!table) return tl::unexpected(table.error());
  return std::make_shared<const AliasTable>(std::move(*table));
}

}  // namespace dateline
