#include "indexer/store/check_segment.h"

#include <fcntl.h>
#include <xapian.h>

#include <algorithm>

#include "common/archive/record_json.h"
#include "common/archive/tokens.h"

namespace dateline::store {
namespace {

using archive::Row;
using archive::TokenCursor;
using archive::WordEntry;

constexpr std::size_t kMostOfAFile = 10;

// What the dictionary says of a word, to be compared with the token streams.
struct Word {
  bool known = false;
  bool joined = false;
  std::uint64_t occurrences = 0;
  std::size_t surfaces = 0;
};

void check_stems(const archive::Words& words, Findings& findings) {
  std::string before;
  words.visit_stems([&](std::string_view term, const std::vector<std::uint32_t>& ids) {
    if (term <= before) findings.add("words", "the stems are not sorted");
    before = term;
    const bool right = !ids.empty() && ids.back() < words.size() && std::is_sorted(ids.begin(), ids.end());
    if (!right) findings.add("words", "stem \"" + before + "\" leads to words that do not exist");
  });
}

std::vector<Word> check_dictionary(const archive::Words& words, Findings& findings) {
  std::vector<Word> out(words.size());
  std::string before;
  std::uint32_t rank = 0;
  words.visit(0, true, [&](const WordEntry& entry) {
    if (rank > 0 && entry.folded <= before) findings.add("words", "the words are not sorted");
    before = entry.folded;
    if (entry.id >= out.size() || out[entry.id].known) {
      findings.add("words", "a word's id is given twice, or lies outside");
    } else {
      out[entry.id] = {true, entry.joined, entry.occurrences, entry.surfaces.size()};
      if (words.by_id(entry.id).folded != entry.folded) findings.add("words", "an id leads to another word");
    }
    ++rank;
    return true;
  });
  if (rank != out.size()) findings.add("words", "it holds another number of words than of ids");
  return out;
}

// Every code of the stream ends within it, and the cursor reaches its end.
bool ends_well(std::string_view stream) { return stream.empty() || archive::is_stopper(stream.back()); }

}  // namespace

void Findings::add(const std::string& file, std::string what) {
  const std::string path = where_ + (file.empty() ? "" : "/" + file);
  const auto same = std::count_if(list_.begin(), list_.end(), [&](const Finding& f) { return f.where == path; });
  if (static_cast<std::size_t>(same) < kMostOfAFile) list_.push_back({path, std::move(what)});
}

void check_words(const archive::Segment& segment, Findings& findings) {
  std::vector<Word> words = check_dictionary(segment.words(), findings);
  check_stems(segment.words(), findings);
  std::vector<std::uint64_t> met(words.size());
  for (Row row = 0; row < segment.size(); ++row) {
    const std::string of_row = " (row " + std::to_string(row) + ")";
    const std::string_view stream = segment.tokens().stream(row);
    if (!ends_well(stream)) findings.add("tokens", "a stream ends within a code" + of_row);
    std::uint32_t plain = 0;  // words so far
    for (TokenCursor cursor(stream); cursor.next();) {
      const bool joined = cursor.kind() == TokenCursor::Kind::joined;
      if (cursor.kind() != TokenCursor::Kind::word && !joined) continue;
      if (!joined) ++plain;
      if (cursor.word() >= words.size() || cursor.surface() >= words[cursor.word()].surfaces) {
        findings.add("tokens", "a word is not in the dictionary" + of_row);
        break;
      }
      ++met[cursor.word()];
      if (joined && (!words[cursor.word()].joined || cursor.span() > plain)) {
        findings.add("tokens", "a joined form stands where none can" + of_row);
      }
    }
  }
  for (std::size_t id = 0; id < words.size(); ++id) {
    if (met[id] != words[id].occurrences) {
      findings.add("words", "\"" + segment.words().by_id(static_cast<std::uint32_t>(id)).folded + "\" occurs " +
                                std::to_string(met[id]) + " times, not " + std::to_string(words[id].occurrences));
    }
  }
}

void check_records(const archive::Segment& segment, Findings& findings) {
  archive::RecordReader records = segment.records();
  if (records.size() != segment.size()) return findings.add("text", "it holds another number of articles");
  archive::RecordParser parser;
  const archive::Columns& columns = segment.columns();
  for (Row row = 0; row < segment.size(); ++row) {
    const std::string of_row = " (row " + std::to_string(row) + ")";
    const auto article = parser.parse(records.record(row));
    if (!article) {
      findings.add("text", article.error().message + of_row);
      continue;
    }
    if (article->id != columns.id(row)) findings.add("text", "a record has another identity than its row" + of_row);
    const Day day = article->published.known() ? article->published.first : archive::kUndated;
    if (day != columns.days()[row] || article->published.precision != columns.precision(row)) {
      findings.add("text", "a record has another publication date than its row" + of_row);
    }
    const bool held = article->held_for_doubt || article->status == Status::withheld;
    const auto embargoes = columns.embargo_rows();
    if (held != (columns.held()[row] != 0) ||
        article->has_embargo != std::binary_search(embargoes.begin(), embargoes.end(), row)) {
      findings.add("text", "a record is held or under embargo, or not, unlike its row" + of_row);
    }
  }
}

void check_postings(const std::string& archive, const archive::Segment& segment, Findings& findings) {
  constexpr const char* kFile = "postings.xapian";
  try {
    const Xapian::Database database = segment.open_postings();
    if (database.get_doccount() != segment.size() || database.get_lastdocid() != segment.size()) {
      findings.add(kFile, "it holds " + std::to_string(database.get_doccount()) + " articles up to number " +
                              std::to_string(database.get_lastdocid()) + ", not " + std::to_string(segment.size()));
    }
    const auto lengths = segment.columns().lengths();
    for (Row row = 0; row < segment.size(); ++row) {
      if (database.get_doclength(row + 1) != lengths[row]) {
        findings.add(kFile, "an article has another length than its row (row " + std::to_string(row) + ")");
      }
    }
    const std::string path = archive + "/" + segment.entry().directory() + "/" + kFile;
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // Xapian closes it
    if (fd < 0) return findings.add(kFile, os_error("cannot open", path).message);
    const std::size_t errors = Xapian::Database::check(fd, 0, nullptr);
    if (errors > 0) findings.add(kFile, "Xapian finds " + std::to_string(errors) + " errors in it");
  } catch (const Xapian::Error& error) {
    findings.add(kFile, error.get_description());
  }
}

void check_segment(const std::string& archive, const archive::Segment& segment, const archive::Names& names,
                   Findings& findings) {
  const auto guarded = [&](const char* file, const auto& check) {
    try {
      check();
    } catch (const archive::Damaged& damage) {
      findings.add(file, damage.what);
    } catch (const std::exception& error) {
      findings.add(file, std::string("it makes no sense: ") + error.what());
    }
  };
  guarded("columns", [&] { check_columns(archive, segment, names, findings); });
  guarded("tokens", [&] { check_words(segment, findings); });
  guarded("text", [&] { check_records(segment, findings); });
  guarded("postings.xapian", [&] { check_postings(archive, segment, findings); });
}

}  // namespace dateline::store
