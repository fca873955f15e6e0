// What a committed state says beside its articles: for servers, which must know when an answer ceases to
// hold.
//
//   ArchiveFacts facts = *searcher.facts();
//   facts.removed.find("a1")      // when that article was killed or removed
//
// Plain data, made anew at each call: keep it as long as the revision.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

struct ArchiveFacts {
  std::string timezone;                 // by its IANA name; decides what day it is
  std::vector<std::int64_t> embargoes;  // instants at which valid articles appear; ascending
  std::unordered_map<std::string, std::int64_t>
      removed;  // ids killed or removed, and when (seconds since the epoch)
};

}  // namespace dateline
