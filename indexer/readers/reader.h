// From paths to article records, in two steps so that the second can run in parallel:
//   1. Source (serial): walks files, directories, standard input and compressed containers, streams, and cuts
//      them into RawRecords in reading order. Memory: one record at a time, within Limits.
//   2. parse() (any thread, no shared state): turns one RawRecord into articles.
//
//   Source source({"dump/"}, options);
//   while (auto item = source.next()) { ... }
//
// Nothing is lost silently: whatever cannot be read is a Rejection, whatever holds no article is Skipped.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/article.h"
#include "common/error.h"
#include "common/time/zone.h"

namespace dateline::readers {

enum class Format : std::uint8_t { automatic, text, jsonl, csv, ninjs, newsml_g2, nitf, rss, jsonld, html, warc };

// "auto", "text", "jsonl", "csv", "ninjs", "newsml-g2", "nitf", "rss", "jsonld", "html", "warc".
const char* to_text(Format format);
std::optional<Format> format_named(std::string_view name);

// Where a record came from. `path` is as the user named it (directory + name below it); "-" is standard input.
struct Origin {
  std::string path;
  std::string member;            // path inside a zip or tar; empty otherwise
  std::uint64_t record = 0;      // 1-based number of the record within its file or member
  std::uint64_t byte_offset = 0; // where the record starts in the (decompressed) file or member
};

struct RawRecord {
  Origin origin;
  Format format = Format::text;  // never automatic
  std::string bytes;             // one text file, one JSON line, one XML document
};

// Codes of whole inputs (input_broken): "missing", "unreadable", "not-a-file", "still-growing", "truncated", "damaged",
// "encrypted", "expansion", "nested-too-deep", "interrupted". Of records: "empty", "unsupported-format", "record-too-large", "bad-json",
// "not-utf8", "no-text", "no-id", "field-too-large".
struct Rejection {
  Origin origin;
  std::string code;
  std::string reason;  // one sentence
  std::string raw;     // the refused bytes, cut to 64 KiB, for re-playing; empty where they make no sense
  bool input_broken = false;  // a whole input was missing, truncated or unreadable (exit 1 whatever --max-rejects says)
};

struct Skipped {
  Origin origin;
  std::string reason;  // "hidden file", "picture", "not an article"
};

using Item = std::variant<RawRecord, Rejection, Skipped>;

// Stated limits; each is a rejection with its own code when passed, never a crash.
struct Limits {
  std::uint64_t record_bytes = 256ULL << 20;      // one record: "record-too-large"
  std::uint64_t expansion_ratio = 1000;           // decompressed / compressed beyond 64 MiB: "expansion"
  unsigned nesting = 4;                           // archive in archive: "nested-too-deep"
};

struct SourceOptions {
  Format format = Format::automatic;
  Limits limits;
  // When set, waiting for a pipe is given up: the input is rejected as "interrupted". nullptr: wait for ever.
  const std::atomic<bool>* stop = nullptr;
  // Regular files outside of these are passed over. Seconds since the epoch.
  // Changed: their content or their name (the later of mtime and ctime). Older ones are Skipped.
  std::optional<std::int64_t> changed_since{};
  // Written to (mtime) after this: "still-growing", left for another run.
  std::optional<double> settled_before{};
};

class Source {
 public:
  Source(std::vector<std::string> paths, SourceOptions options);
  ~Source();
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // The next item in reading order (directories in byte order of names), or nullopt at the end. Blocks on reading.
  std::optional<Item> next();

  // For the progress line: bytes of input consumed (compressed size) and, where known, all there is.
  std::uint64_t bytes_read() const;
  std::optional<std::uint64_t> bytes_total() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct ParseOptions {
  Zone zone = Zone::utc();       // for times without a zone
  std::string source;            // --source: only where the record names none
  std::string language;          // --language; empty: as given, or detected later
  std::uint64_t field_bytes = 64ULL << 20;  // one field: "field-too-large"
};

// Something the user should hear although the record was taken: a bad date dropped, a held status.
struct Notice {
  std::string code;     // "bad-date", "unknown-status", "bad-embargo", ...
  std::string message;
};

struct Parsed {
  Article article;       // id may be empty; published only from metadata (the ladder's other rungs come later)
  Origin origin;
  std::vector<Notice> notices;
};

using Outcome = std::variant<Parsed, Rejection, Skipped>;

// All articles of one raw record, in order. Thread-safe.
std::vector<Outcome> parse(const RawRecord& raw, const ParseOptions& options);

}  // namespace dateline::readers
