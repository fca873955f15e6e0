#include "searcher/api/state.h"

#include <algorithm>

#include "common/archive/file.h"

namespace dateline {
namespace {

std::string hash_of(const std::shared_ptr<const AliasTable>& table) { return table ? table->hash() : std::string(); }

constexpr std::size_t kMostStates = 3;  // each holds maps and descriptors

}  // namespace

std::shared_ptr<const Stories> State::stories(std::int64_t now) {
  std::uint64_t lifted = 0;
  for (const auto& segment : snapshot->segments())
    for (const std::int64_t until : segment->columns().embargo_until()) lifted += until <= now ? 1 : 0;
  const std::scoped_lock guard(stories_mutex);
  if (!found_stories || stories_lifted != lifted) {
    found_stories = Stories::find(*snapshot, now);
    stories_lifted = lifted;
  }
  return found_stories;
}

std::shared_ptr<State> KeptStates::at(const std::string& archive, std::uint64_t revision,
                                      const std::shared_ptr<const AliasTable>& aliases) {
  const auto text =
      archive::read_file(archive + "/" + archive::kManifestName + "-" + std::to_string(revision));
  const std::scoped_lock guard(mutex_);
  const auto found = std::find_if(states_.begin(), states_.end(), [&](const std::shared_ptr<State>& state) {
    return state->snapshot->manifest().revision == revision && hash_of(state->alias_table) == hash_of(aliases);
  });
  if (!text) {
    if (found != states_.end()) states_.erase(found);
    return nullptr;
  }
  if (found != states_.end()) {
    std::rotate(found, found + 1, states_.end());
    return states_.back();
  }
  const auto manifest = archive::parse_manifest(*text);
  if (!manifest || manifest->revision != revision) return nullptr;
  auto snapshot = archive::Snapshot::open(archive, *manifest);
  if (!snapshot) return nullptr;
  states_.push_back(std::make_shared<State>(std::move(*snapshot), aliases));
  if (states_.size() > kMostStates) states_.erase(states_.begin());
  return states_.back();
}

void KeptStates::keep(std::shared_ptr<State> state) {
  const std::scoped_lock guard(mutex_);
  states_.push_back(std::move(state));
  if (states_.size() > kMostStates) states_.erase(states_.begin());
}

}  // namespace dateline
