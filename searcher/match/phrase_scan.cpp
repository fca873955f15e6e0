#include "searcher/match/phrase_scan.h"

#include "common/archive/tokens.h"
#include "searcher/match/stream_bytes.h"

namespace dateline {

namespace mark = archive::mark;
using archive::read_code;

PhraseScan::PhraseScan(const std::vector<std::uint32_t>& words) : needle_(archive::code_of(words[0] + archive::kFirstWord)) {
  for (std::size_t i = 1; i < words.size(); ++i) codes_.push_back(words[i] + archive::kFirstWord);
}

bool PhraseScan::goes_on(const char* at, const char* end) const {
  std::size_t next = 0;
  if (codes_.empty()) return true;
  while (at < end) {
    const std::uint32_t code = read_code(at, end);
    if (code >= archive::kFirstWord) {
      if (code != codes_[next]) return false;
      if (++next == codes_.size()) return true;
    } else if (code >= mark::kJoined) {  // a joined form over words already passed: skip it
      std::uint32_t form = read_code(at, end);
      while (form < archive::kFirstWord && at < end) {
        if (form == mark::kVariantN) read_code(at, end);
        form = read_code(at, end);
      }
    } else if (code == mark::kVariantN) {
      read_code(at, end);
    } else if (code < mark::kSentence) {
      return false;  // another part
    }
  }
  return false;
}

bool PhraseScan::found_in(std::string_view stream) const {
  const char* begin = stream.data();
  const char* end = begin + stream.size();
  for (const char* at = begin; (at = stream::find_word(begin, at, end, needle_)) != nullptr; ++at) {
    if (goes_on(at + needle_.size(), end) && !stream::is_in_byline(begin, at)) return true;
  }
  return false;
}

}  // namespace dateline
