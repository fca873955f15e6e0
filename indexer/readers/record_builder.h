// Fills one Article from named values, whatever format they came in: cleans text, reads dates, status and
// embargo, collects notices, and decides at the end whether there is an article at all.
//
//   RecordBuilder builder(options);
//   builder.set_headline("Talks begin");
//   Outcome outcome = std::move(builder).finish(origin, raw);
//
// The setters take text as given, valid UTF-8. One thread at a time.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline::readers {

class RecordBuilder {
 public:
  explicit RecordBuilder(const ParseOptions& options) : options_(options) {}

  void set_id(std::string value);
  void set_version(std::string value);
  void set_updated(const std::string& value);
  void set_status(const std::string& value);
  void set_embargo(const std::string& value);
  void set_published(const std::string& value);
  void set_headline(std::string value);
  void set_body(std::span<std::string> paragraphs);
  void set_section(std::span<std::string> values);  // the first; the rest join the keywords
  void set_list(std::vector<std::string> Article::*list, std::span<std::string> values);
  void set_line(std::string Article::*field, std::string value);  // white space collapsed to one line
  void set_text(std::string Article::*field, std::string value);
  void add_entities(EntityType type, std::span<std::string> names);
  // "date-source=filename", "headline-derived", "language-detected", "corrected", "in-doubt", "id-derived",
  // "extra=KEY=JSON"; others are passed over.
  void set_archive_state(std::span<std::string> values);
  void add_extra(std::string key, std::string json);
  // As JSON: a text, a list of texts. Cleaned to one line each; blank ones are left out.
  void add_extra_text(std::string key, std::string value);
  void add_extra_list(std::string key, std::span<std::string> values);
  void notice(std::string code, std::string message);

  const Zone& zone() const { return options_.zone; }  // for times without one

  // What is there by now, for a value that is only taken where another is missing.
  const Article& so_far() const { return article_; }

  // Parsed; or Rejection "no-id", "no-text" or "field-too-large", with `raw` in it.
  Outcome finish(const Origin& origin, std::string_view raw) &&;

 private:
  void set_date_source(std::string_view name);
  // False where the list named so has the value already; "" is no value.
  bool is_new(char list, const std::string& value);
  bool fits(std::string_view name, std::size_t bytes);
  const ParseOptions& options_;
  Article article_;
  std::vector<std::string> more_keywords_;
  std::vector<Notice> notices_;
  std::optional<std::string> too_large_;
  std::unordered_set<std::string> seen_;  // list's letter, value
};

// The refused bytes as a Rejection keeps them: at most 64 KiB.
inline constexpr std::size_t kRawKept = 64 << 10;
std::string cut_raw(std::string_view raw);

}  // namespace dateline::readers
