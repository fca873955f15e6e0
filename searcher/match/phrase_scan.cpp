#include "searcher/match/phrase_scan.h"

#include <algorithm>

#include "common/archive/tokens.h"
#include "searcher/match/stream_bytes.h"

namespace dateline {

namespace mark = archive::mark;
using archive::read_code;

PhraseScan::PhraseScan(const std::vector<std::uint32_t>& words) {
  const auto rarest = std::max_element(words.begin(), words.end());
  needle_ = archive::code_of(*rarest + archive::kFirstWord);
  for (auto word = rarest + 1; word != words.end(); ++word) behind_.push_back(*word + archive::kFirstWord);
  for (auto word = rarest; word != words.begin();) before_.push_back(*--word + archive::kFirstWord);
}

bool PhraseScan::goes_on(const char* at, const char* end) const {
  std::size_t next = 0;
  if (behind_.empty()) return true;
  while (at < end) {
    const std::uint32_t code = read_code(at, end);
    if (code >= archive::kFirstWord) {
      if (code != behind_[next]) return false;
      if (++next == behind_.size()) return true;
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

bool PhraseScan::goes_back(const char* begin, const char* at) const {
  std::size_t next = 0;
  if (before_.empty()) return true;
  while (at > begin) {
    const char* from = stream::code_before(begin, at);
    if (stream::is_variant_number(begin, from)) {
      at = from - 1;
      continue;
    }
    const char* read = from;
    const std::uint32_t code = read_code(read, at);
    at = from;
    if (code < archive::kFirstWord) {
      if (code < mark::kSentence) return false;  // another part
      continue;
    }
    if (code ==
        before_[next]) {  // only the first word may stand joined, and then the phrase begins with that form
      if (++next == before_.size()) return true;
    } else if (stream::marks_before(begin, from).span == 0) {
      return false;
    }
  }
  return false;
}

bool PhraseScan::found_in(std::string_view stream) const {
  const char* begin = stream.data();
  const char* end = begin + stream.size();
  for (const char* at = begin; (at = stream::find_word(begin, at, end, needle_)) != nullptr; ++at) {
    if (goes_on(at + needle_.size(), end) && goes_back(begin, at) && !stream::is_in_byline(begin, at))
      return true;
  }
  return false;
}

}  // namespace dateline
