// How the elements and attributes of an XML format become fields of the article record: a table for each
// format, read by one engine, and printed as documentation (FORMATS.md).
//
//   constexpr XmlMapping kTable[] = {{"headline", "contentMeta/headline | itemMeta/title", take_line}, ...};
//   XmlMapper mapper(builder);
//   mapper.store(item, kTable);
//
// A field is a key of keys.h or "extra.NAME" (extra_names.h). `from` names paths (xml_select.h), best first,
// parted by " | ": the first that gives something is taken, with all it gives. Of several rows of one field
// the first that gives something wins; only keywords, persons, orgs and places join. One thread at a time.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/record_builder.h"
#include "indexer/readers/xml_select.h"

namespace dateline::readers {

class XmlMapper;

struct XmlMapping {
  enum class As : std::uint8_t { text, list, json };  // of an extra: how it is written
  std::string_view field;
  std::string_view from;
  // Adds the texts of one match.
  void (*take)(const XmlMapper& mapper, const XmlMatch& match, std::vector<std::string>& out);
  std::string_view note = {};
  As as = As::text;
};

class XmlMapper {
 public:
  explicit XmlMapper(RecordBuilder& builder) : builder_(builder) {}

  void store(const XmlNode& item, std::span<const XmlMapping> table);
  void store_field(std::string_view field, std::vector<std::string> texts,
                   XmlMapping::As as = XmlMapping::As::text);
  bool has(std::string_view field) const { return given_.contains(field); }

  // What the codes of an item are called elsewhere in it (NewsML-G2 assert), and the names' language; set by
  // the reader.
  std::map<std::string_view, const XmlNode*> asserted;
  std::string_view language;
  // Texts found above the item (paths from "..") are the same for all items of a document; the reader may
  // lend a map that outlives the mapper.
  std::map<std::string, std::vector<std::string>>* shared = nullptr;

  RecordBuilder& builder() const { return builder_; }

 private:
  std::vector<std::string> texts_of(const XmlNode& item, const XmlMapping& row, std::string_view path) const;
  RecordBuilder& builder_;
  std::set<std::string_view> given_;
};

// Text in one line; of an attribute the value.
void take_line(const XmlMapper&, const XmlMatch&, std::vector<std::string>&);
// As take_line; "true" where it is blank: an empty embargo says something.
void take_flag(const XmlMapper&, const XmlMatch&, std::vector<std::string>&);
// Without a leading "By".
void take_byline(const XmlMapper&, const XmlMatch&, std::vector<std::string>&);
std::string without_by(std::string line);
// Paragraphs of XHTML or NITF.
void take_markup(const XmlMapper&, const XmlMatch&, std::vector<std::string>&);
// xml:lang here or around.
void take_language(const XmlMapper&, const XmlMatch&, std::vector<std::string>&);

// The alternatives of `from`.
std::vector<std::string_view> paths_of(const XmlMapping& row);

bool is_blank_text(std::string_view text);

// The table as Markdown: field, where from, note.
std::string mapping_table(std::span<const XmlMapping> table);

}  // namespace dateline::readers
