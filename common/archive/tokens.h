// The token store: an article's words in order, with marks for parts, sentences and paragraphs.
//
// A stream is a sequence of (s,c)-dense codes (dense_code.h). Codes below kFirstWord are marks:
//   part P          what follows belongs to enum Part P, until the next such mark
//   sentence        a new sentence begins with the next word
//   paragraph       a new paragraph (and sentence) begins with the next word
//   variant 1, 2, 3 the next code is written as that surface of its folded word, not as the first
//   variant n       the same for n >= 4; the code that follows is n
//   joined 1..8     the next code is a joined form (al-Assad as alAssad) over as many words just before it
// A code from kFirstWord on is a folded word: code - kFirstWord is its id in the segment's words (words.h), by
// falling frequency. Words have positions 0, 1, 2, ... within the article; marks and joined forms have none.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/archive/dense_code.h"
#include "common/archive/sections.h"
#include "common/article.h"

namespace dateline::archive {

namespace mark {
inline constexpr std::uint32_t kPart = 0;       // 0..6
inline constexpr std::uint32_t kSentence = 8;
inline constexpr std::uint32_t kParagraph = 9;
inline constexpr std::uint32_t kVariant = 10;   // 10, 11, 12: surfaces 1, 2, 3
inline constexpr std::uint32_t kVariantN = 13;
inline constexpr std::uint32_t kJoined = 14;    // 14..21: over 1..8 words
}  // namespace mark
inline constexpr std::uint32_t kFirstWord = 24;
inline constexpr std::uint32_t kMaxSpan = 8;

// Walks one stream, item by item.
//   for (TokenCursor c(bytes); c.next();) if (c.kind() == TokenCursor::Kind::word) use(c.word(), c.position());
class TokenCursor {
 public:
  enum class Kind : std::uint8_t { part, sentence, paragraph, word, joined };

  explicit TokenCursor(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool next() {
    surface_ = 0;
    span_ = 0;
    while (at_ < end_) {
      const std::uint32_t code = read_code(at_, end_);
      if (code >= kFirstWord) {
        word_ = code - kFirstWord;
        if (span_ > 0) {
          kind_ = Kind::joined;
        } else {
          kind_ = Kind::word;
          ++position_;
        }
        return true;
      }
      if (code >= mark::kJoined) {
        span_ = code - mark::kJoined + 1;
      } else if (code == mark::kVariantN) {
        surface_ = read_code(at_, end_);
      } else if (code >= mark::kVariant) {
        surface_ = code - mark::kVariant + 1;
      } else {
        if (code == mark::kSentence) {
          kind_ = Kind::sentence;
        } else if (code == mark::kParagraph) {
          kind_ = Kind::paragraph;
        } else {
          kind_ = Kind::part;
          part_ = static_cast<Part>(code < kPartCount ? code : 0);
        }
        return true;
      }
    }
    return false;
  }

  Kind kind() const { return kind_; }
  std::uint32_t word() const { return word_; }           // id in the segment's words
  std::uint32_t surface() const { return surface_; }     // which of its surfaces
  std::uint32_t span() const { return span_; }           // joined: words covered
  std::uint32_t position() const { return position_; }   // of the word; joined: of the last word covered
  Part part() const { return part_; }                    // the part just begun

 private:
  const char* at_;
  const char* end_;
  Kind kind_ = Kind::part;
  Part part_ = Part::headline;
  std::uint32_t word_ = 0;
  std::uint32_t surface_ = 0;
  std::uint32_t span_ = 0;
  std::uint32_t position_ = static_cast<std::uint32_t>(-1);
};

// Builds one stream.
class TokenEncoder {
 public:
  explicit TokenEncoder(std::string& out) : out_(out) {}
  void part(Part part) { append_code(out_, mark::kPart + static_cast<std::uint32_t>(part)); }
  void sentence() { append_code(out_, mark::kSentence); }
  void paragraph() { append_code(out_, mark::kParagraph); }
  void word(std::uint32_t id, std::uint32_t surface) {
    variant(surface);
    append_code(out_, kFirstWord + id);
  }
  void joined(std::uint32_t id, std::uint32_t surface, std::uint32_t span) {
    append_code(out_, mark::kJoined + (span < kMaxSpan ? span : kMaxSpan) - 1);
    variant(surface);
    append_code(out_, kFirstWord + id);
  }

 private:
  void variant(std::uint32_t surface) {
    if (surface == 0) return;
    if (surface <= 3) {
      append_code(out_, mark::kVariant + surface - 1);
    } else {
      append_code(out_, mark::kVariantN);
      append_code(out_, surface);
    }
  }
  std::string& out_;
};

// The file "tokens" of a segment: sections "offsets" (u64 for each article and one more) and "streams".
class TokenStore {
 public:
  explicit TokenStore(const SectionFile& file)
      : file_(file), offsets_(file.array<std::uint64_t>("offsets")), streams_(file.unverified("streams")) {}

  // Begins to load where the stream stands, and, a little later, the stream; each costs next to nothing.
  void prefetch_place(std::uint32_t row) const {
    if (row < size()) __builtin_prefetch(&offsets_[row]);
  }
  void prefetch(std::uint32_t row) const {
    if (row >= size() || offsets_[row] >= streams_.size()) return;
    const std::size_t end = std::min({streams_.size(), std::size_t{offsets_[row + 1]}, std::size_t{offsets_[row]} + 1024});
    for (std::size_t at = offsets_[row]; at < end; at += 64) __builtin_prefetch(streams_.data() + at);
  }
  std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  // Throws Damaged.
  std::string_view stream(std::uint32_t row) const {
    if (row >= size() || offsets_[row + 1] > streams_.size() || offsets_[row] > offsets_[row + 1]) {
      throw Damaged{file_.path(), "a stream lies outside"};
    }
    const std::string_view bytes = streams_.substr(offsets_[row], offsets_[row + 1] - offsets_[row]);
    file_.touch(bytes);
    return bytes;
  }

 private:
  const SectionFile& file_;
  std::span<const std::uint64_t> offsets_;
  std::string_view streams_;
};

}  // namespace dateline::archive
