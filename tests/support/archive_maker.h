// An archive in a temporary directory, made in process from Article values, one segment for each add().
//
//   ArchiveMaker maker;
//   maker.add({article("a1", "Talks in Vienna", "The talks went on.")});
//   maker.add({...});                        // a second segment
//   maker.remove("a1");
//   Searcher searcher = maker.searcher();    // what is committed now
//
// Every call commits. Failures throw std::runtime_error, which fails the test. For one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "indexer/store/archive_writer.h"
#include "indexer/store/prepare.h"
#include "searcher/api/searcher.h"
#include "tests/support/temporary_directory.h"

namespace dateline::testing {

class ArchiveMaker {
 public:
  ArchiveMaker();

  // One verdict for each article. Articles without an id get the one derived from their text.
  std::vector<store::Verdict> add(const std::vector<Article>& articles, bool revive = false);
  bool remove(std::string_view id);
  // The same, with the records compressed by a dictionary trained on them, as the nightly run does.
  std::vector<store::Verdict> add_with_dictionary(const std::vector<Article>& articles);
  // Takes the last traces of what was killed or removed out of the bytes.
  void scrub();
  // `dateline-index check` finds nothing wrong.
  bool is_clean() const;
  // The same as the nightly run does at its end, and as `dateline-index compact` does.
  void merge();
  void compact();
  // Every segment anew, in parts of so many bytes of records.
  void rebuild_in_parts(std::uint64_t most_bytes);

  Searcher searcher() const;
  const std::string& path() const { return directory_.path(); }
  std::size_t segments() const { return writer_->segments().size(); }

 private:
  std::vector<store::Verdict> add(const std::vector<Article>& articles, bool revive, bool with_dictionary);

  TemporaryDirectory directory_;
  std::unique_ptr<store::ArchiveWriter> writer_;
  store::Preparer preparer_;
};

}  // namespace dateline::testing
