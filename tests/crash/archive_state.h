// What an archive holds and answers, as text: two archives with the same text are the same to everybody who asks.
//
//   const std::string before = describe("archive");
//   ... a run is killed ...
//   EXPECT_TRUE(describe("archive") == before);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::crash {

inline constexpr const char* kNoArchive = "no archive\n";

// Every article with its whole record, the answers to some queries with their scores, all facets, the timeline, the
// tombstones. kNoArchive where there is none; a text that begins with "cannot open" or "cannot search" where it fails.
std::string describe(const std::string& archive);

// The revision of MANIFEST; 0 where there is none.
std::uint64_t revision_of(const std::string& archive);

// What `dateline-index check` says is wrong; empty: nothing, or there is no archive.
std::string damage_of(const std::string& archive);

// Files below the archive that neither MANIFEST nor a manifest kept for readers accounts for.
std::vector<std::string> leftovers(const std::string& archive);

// Every file below a directory with its size and a checksum, a line each.
std::string list_files(const std::string& directory);

// The first line in which two texts differ, as both have it.
std::string first_difference(const std::string& a, const std::string& b);

}  // namespace dateline::crash
