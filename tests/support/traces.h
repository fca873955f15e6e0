// Where a text still is in an archive: in any byte of any file, in its words, terms, names, and in its records once
// they are decompressed. For tests of what a kill must leave: nothing.
//
//   EXPECT_THAT(traces_of("archive", "Quentin Zyxwarble"), testing::IsEmpty());
//
// Case does not matter. Throws std::runtime_error where the archive cannot be opened. Needs only common/archive.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"

namespace dateline::testing {

class Traces {
 public:
  Traces(std::string archive, const std::string& text) : archive_(std::move(archive)), wanted_(lower(text)) {}

  std::vector<std::string> find() {
    namespace fs = std::filesystem;
    for (const auto& entry : fs::recursive_directory_iterator(archive_)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::ostringstream bytes;
      bytes << file.rdbuf();
      look(bytes.str(), "the bytes of " + entry.path().lexically_relative(archive_).string());
    }
    const auto snapshot = archive::Snapshot::open(archive_);
    if (!snapshot) throw std::runtime_error(snapshot.error().message);
    (*snapshot)->names().visit(
        [&](archive::Ordinal, Facet, std::string_view value) { look(std::string(value), "the names"); });
    for (const auto& segment : (*snapshot)->segments()) look_in(*segment);
    return found_;
  }

 private:
  static std::string lower(std::string text) {
    for (char& c : text)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
  }
  void look(const std::string& text, const std::string& where) {
    if (lower(text).find(wanted_) == std::string::npos) return;
    if (std::find(found_.begin(), found_.end(), where) == found_.end()) found_.push_back(where);
  }
  void look_in(const archive::Segment& segment) {
    const std::string name = segment.entry().directory();
    segment.words().visit(0, true, [&](const archive::WordEntry& word) {
      look(word.folded, name + " words");
      for (const std::string& surface : word.surfaces) look(surface, name + " surfaces");
      return true;
    });
    segment.words().visit_stems(
        [&](std::string_view term, const std::vector<std::uint32_t>&) { look(std::string(term), name + " stems"); });
    archive::RecordReader records = segment.records();
    for (archive::Row row = 0; row < segment.size(); ++row) look(std::string(records.record(row)), name + " records");
    const Xapian::Database postings = segment.open_postings();
    for (auto term = postings.allterms_begin(); term != postings.allterms_end(); ++term) look(*term, name + " terms");
  }

  std::string archive_;
  std::string wanted_;
  std::vector<std::string> found_;
};

inline std::vector<std::string> traces_of(const std::string& archive, const std::string& text) {
  return Traces(archive, text).find();
}

}  // namespace dateline::testing
