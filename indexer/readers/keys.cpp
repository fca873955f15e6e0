#include "indexer/readers/keys.h"

#include <algorithm>
#include <initializer_list>

#include "indexer/readers/record_builder.h"

namespace dateline::readers {
namespace {

using Values = std::span<std::string>;
using Builder = RecordBuilder;

template <std::string Article::*field>
void line(Builder& builder, Values values) {
  builder.set_line(field, std::move(values[0]));
}

template <std::string Article::*field>
void text(Builder& builder, Values values) {
  builder.set_text(field, std::move(values[0]));
}

template <std::vector<std::string> Article::*field>
void list(Builder& builder, Values values) {
  builder.set_list(field, values);
}

template <EntityType type>
void entities(Builder& builder, Values values) {
  builder.add_entities(type, values);
}

using Setter = void (*)(Builder&, Values);

constexpr KeyRow row(std::initializer_list<std::string_view> spellings, Shape shape, std::string_view help,
                     Setter set) {
  std::array<std::string_view, KeyRow::kMostSpellings> all;
  all.fill(std::string_view(""));
  std::copy(spellings.begin(), spellings.end(), all.begin());
  return {all, shape, help, set};
}

constexpr std::array kRows{
    row({"id", "uri", "guid", "uuid", "url"}, Shape::text, "stable identity; numbers are read as text",
        [](Builder& b, Values v) { b.set_id(std::move(v[0])); }),
    row({"version"}, Shape::text, "compared number by number: 10 comes after 9",
        [](Builder& b, Values v) { b.set_version(std::move(v[0])); }),
    row({"updated", "versioncreated", "versionCreated", "dateModified", "date_modify"}, Shape::text,
        "when this version was made; decides where a side has no version",
        [](Builder& b, Values v) { b.set_updated(v[0]); }),
    row({"status", "pubStatus", "pubstatus"}, Shape::text, "usable (default), withheld, canceled",
        [](Builder& b, Values v) { b.set_status(v[0]); }),
    row({"embargoed", "embargoedUntil"}, Shape::flag,
        "hidden until this instant; empty: until a version without it",
        [](Builder& b, Values v) { b.set_embargo(v[0]); }),
    row({"published", "date", "datePublished", "date_publish", "pubDate", "firstCreated"}, Shape::text,
        "ISO 8601 at any precision, RFC 2822, or a common newspaper form",
        [](Builder& b, Values v) { b.set_published(v[0]); }),
    row({"headline", "title"}, Shape::text, "one line",
        [](Builder& b, Values v) { b.set_headline(std::move(v[0])); }),
    row({"subheadline"}, Shape::text, "the line below the headline", line<&Article::subheadline>),
    row({"summary", "description", "abstract"}, Shape::text, "what the article says, in short",
        text<&Article::summary>),
    row({"byline", "author", "authors", "by"}, Shape::list, "text or list", list<&Article::byline>),
    row({"dateline", "located"}, Shape::text, "place and date line", line<&Article::dateline>),
    row({"source", "publisher", "source_domain", "domain", "site"}, Shape::text, "who published it",
        line<&Article::source>),
    row({"section", "category", "articleSection"}, Shape::list, "of a list the first; the rest join keywords",
        [](Builder& b, Values v) { b.set_section(v); }),
    row({"keywords", "tags", "subjects"}, Shape::words, "list", list<&Article::keywords>),
    row({"language", "lang", "inLanguage"}, Shape::text, "BCP 47; absent: detected",
        line<&Article::language>),
    row({"url"}, Shape::text, "where it stands", line<&Article::url>),
    row({"copyright"}, Shape::text, "whose it is", text<&Article::copyright>),
    row({"body", "text", "maintext", "articleBody", "content"}, Shape::body,
        "paragraphs parted by a blank line", [](Builder& b, Values v) { b.set_body(v); }),
    row({"persons", "people"}, Shape::list, "names, or objects with a name", entities<EntityType::person>),
    row({"orgs", "organisations"}, Shape::list, "names, or objects with a name", entities<EntityType::org>),
    row({"places", "locations"}, Shape::list, "names, or objects with a name", entities<EntityType::place>),
    // Last: what it says stands against what the other keys lead to.
    row({kArchiveStateKey}, Shape::list, "what dateline-index export adds, so that the archive can be made again",
        [](Builder& b, Values v) { b.set_archive_state(v); }),
};

struct Entry {
  std::string_view spelling;
  std::size_t row = 0;
  std::size_t rank = 0;
};

constexpr std::size_t count_spellings() {
  std::size_t count = 0;
  for (const KeyRow& row : kRows) {
    for (const std::string_view spelling : row.spellings) count += !spelling.empty();
  }
  return count;
}

// All spellings in order, so that a key is found by bisection.
constexpr auto make_index() {
  std::array<Entry, count_spellings()> index{};
  std::size_t at = 0;
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    for (std::size_t rank = 0; rank < KeyRow::kMostSpellings; ++rank) {
      const std::string_view spelling = kRows[row].spellings[rank];
      if (!spelling.empty()) index[at++] = {spelling, row, rank};
    }
  }
  std::sort(index.begin(), index.end(),
            [](const Entry& a, const Entry& b) { return a.spelling < b.spelling; });
  return index;
}
constexpr auto kIndex = make_index();

}  // namespace

std::span<const KeyRow> key_rows() { return kRows; }

std::array<KeyMatch, 2> find_keys(std::string_view spelling) {
  std::array<KeyMatch, 2> out;
  std::size_t found = 0;
  auto at =
      std::lower_bound(kIndex.begin(), kIndex.end(), spelling,
                       [](const Entry& entry, std::string_view wanted) { return entry.spelling < wanted; });
  for (; at != kIndex.end() && at->spelling == spelling && found < out.size(); ++at) {
    out[found++] = {&kRows[at->row], at->rank};
  }
  return out;
}

}  // namespace dateline::readers
