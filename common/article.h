// The neutral article record: what every reader makes, what enrichment completes, what the archive stores.
// Text is UTF-8 in NFC as it was written (no folding); paragraphs of `body` are parted by "\n\n".
// Plain data: copy and move freely, no threading rules.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/time/moment.h"

namespace dateline {

enum class Status : std::uint8_t { usable = 0, withheld = 1, canceled = 2 };

// Where a publication date came from, best first.
enum class DateSource : std::uint8_t { none = 0, metadata = 1, dateline = 2, filename = 3, directory = 4, option = 5 };

// The searchable parts of an article, in reading order. Positions never run across two parts.
enum class Part : std::uint8_t { headline = 0, subheadline = 1, summary = 2, dateline = 3, byline = 4, body = 5, keyword = 6 };
inline constexpr std::size_t kPartCount = 7;

// A stretch of one part, in Unicode code points, half open.
struct Mention {
  Part part = Part::body;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool operator==(const Mention&) const = default;
};

enum class EntityType : std::uint8_t { person = 0, org = 1, place = 2 };

struct Entity {
  EntityType type = EntityType::person;
  std::string name;               // the one name shown in facets
  bool given = false;             // from the record's own metadata (source=metadata), not found in the text
  std::vector<Mention> mentions;  // may be empty for given entities
  bool operator==(const Entity&) const = default;
};

struct Country {
  std::string code;  // ISO 3166-1 alpha-2; of a state that is gone, the alpha-2 code it had (SU, DD, YU: ISO 3166-3)
  std::string name;
  std::uint32_t mentions = 0;
  bool about = false;  // the article is about it, not only naming it
  bool operator==(const Country&) const = default;
};

enum class DatePrecision : std::uint8_t { unresolved, day, week, month, quarter, season, half, year, decade, century, range };

struct MentionedDate {
  Mention mention;
  bool resolved = false;  // false: from and to mean nothing (a relative date in an undated article)
  Day from = 0;
  Day to = 0;
  DatePrecision precision = DatePrecision::unresolved;
  bool operator==(const MentionedDate&) const = default;
};

struct Article {
  std::string id;           // stable identity, compared byte for byte; empty until the pipeline derives one
  std::string version;      // as given; compared number by number
  Moment updated;           // when this version was made
  Status status = Status::usable;
  bool held_for_doubt = false;  // status or embargo could not be understood: held as withheld, with a notice
  bool has_embargo = false;
  std::int64_t embargo_until = 0;  // seconds since the epoch; hidden before. INT64_MAX: embargoed, no time known
  std::string embargo_text;        // as given, for --show
  Moment published;
  DateSource date_source = DateSource::none;
  std::string headline;
  bool headline_derived = false;   // plain text without a headline: shown, but not searched by headline:
  std::string subheadline;
  std::string summary;
  std::vector<std::string> byline;  // one entry an author, or one whole line
  std::string dateline;
  std::string source;
  std::string section;
  std::vector<std::string> keywords;
  std::string language;            // BCP 47 as given, or detected
  bool language_detected = false;
  std::string url;
  std::string copyright;
  std::string body;
  std::vector<std::pair<std::string, std::string>> extra;  // unknown keys in order: name, value as JSON text

  // Known only of an article that another archive gave away (indexer/cli/export_record.h); not stored in the record.
  bool undated = false;         // it has no date: none is looked for in text, path or options
  bool corrected = false;       // it replaced another version there
  bool id_is_derived = false;   // from its text

  // Enrichment.
  std::vector<Entity> entities;    // given ones first
  std::vector<Country> countries;
  std::vector<MentionedDate> dates;
};

}  // namespace dateline
