// What a commit supersedes stays for a while, for readers that hold an older revision and for cursors; then it goes.
#pragma once

#include <cstdint>
#include <string>

#include "common/archive/manifest.h"
#include "common/error.h"

namespace dateline::store {

inline constexpr int kKeepSeconds = 15 * 60;

// Keeps the current MANIFEST as MANIFEST-<revision> before it is replaced.
Result<> keep_manifest(const std::string& archive, std::uint64_t revision);

// Removes kept manifests older than kKeepSeconds, then every segment and live file that neither `current` nor a kept
// manifest names. `building`: number of a segment under way, left alone; 0: none.
// So do names files that none of them names.
Result<> collect_garbage(const std::string& archive, const archive::Manifest& current, std::uint32_t building);

// Removes every kept manifest, so that collect_garbage() leaves nothing but what is current.
Result<> drop_kept_manifests(const std::string& archive);

// What a killed run left: MANIFEST.tmp, and what lies behind the committed lengths of append-only files. For a writer
// that opens the archive.
Result<> drop_uncommitted(const std::string& archive, const archive::Manifest& current);

}  // namespace dateline::store
