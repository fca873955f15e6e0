// One state of an archive, opened, with what is made of it only when a question needs it; and older states that are still
// on disk, for cursors. A State is shared by the searches that run on it.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/api/postings_pool.h"
#include "searcher/collect/alias_joins.h"
#include "searcher/collect/stories.h"
#include "searcher/collect/suggester_cache.h"
#include "searcher/match/name_index.h"
#include "searcher/match/postings_cache.h"
#include "searcher/match/similar_words.h"

namespace dateline {

struct State {
  // Throws archive::Damaged.
  State(std::shared_ptr<const archive::Snapshot> opened, std::shared_ptr<const AliasTable> table)
      : snapshot(std::move(opened)), pool(*snapshot), alias_table(std::move(table)) {
    if (!alias_table || alias_table->groups().empty()) return;
    aliases = std::make_unique<AliasMap>(alias_table, snapshot->names());
    joins = std::make_unique<AliasJoins>(*snapshot, *aliases);
  }
  const NameIndex& names() {
    std::call_once(names_made, [&] { name_index = std::make_unique<NameIndex>(snapshot->names(), aliases.get()); });
    return *name_index;
  }
  // Throws archive::Damaged.
  const SimilarWords& similar_words() {
    std::call_once(similar_words_made, [&] { similar_words_index = std::make_unique<SimilarWords>(*snapshot); });
    return *similar_words_index;
  }
  // Found once for each set of embargoes that have lifted. Throws archive::Damaged.
  std::shared_ptr<const Stories> stories(std::int64_t now);

  std::shared_ptr<const archive::Snapshot> snapshot;
  PostingsPool pool;
  std::shared_ptr<const AliasTable> alias_table;  // these three are null without an alias file
  std::unique_ptr<AliasMap> aliases;
  std::unique_ptr<AliasJoins> joins;
  SuggesterCache suggesters;
  PostingsCache cache;
  std::once_flag names_made;
  std::unique_ptr<NameIndex> name_index;
  std::once_flag similar_words_made;
  std::unique_ptr<SimilarWords> similar_words_index;
  std::mutex stories_mutex;
  std::uint64_t stories_lifted = 0;  // embargoes lifted when found_stories was made
  std::shared_ptr<const Stories> found_stories;
};

// States before the current one, opened when a cursor asks for them. Superseded revisions stay on disk for a while as
// MANIFEST-<revision> and the files it names (indexer/store/garbage.h); one whose manifest has gone is never used again,
// even where it is still open here, so that nothing killed comes back. Thread-safe.
class KeptStates {
 public:
  // nullptr where the revision is no longer on disk, or cannot be opened as a whole. Throws archive::Damaged.
  std::shared_ptr<State> at(const std::string& archive, std::uint64_t revision,
                            const std::shared_ptr<const AliasTable>& aliases);
  // Remembers a state that has been superseded, so that it need not be opened anew.
  void keep(std::shared_ptr<State> state);

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<State>> states_;  // the last used behind
};

}  // namespace dateline
