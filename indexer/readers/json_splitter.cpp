// JSON cut into objects without being parsed: one a line (JSON Lines), or by braces, with strings respected,
// where objects go over several lines, stand side by side or in one list.
#include "indexer/readers/collector.h"
#include "indexer/readers/format_table.h"
#include "indexer/readers/record_builder.h"

namespace dateline::readers {
namespace {

class LineSplitter : public Splitter {
 public:
  explicit LineSplitter(std::uint64_t limit) : in_(limit) {}

  std::optional<Piece> next(ByteStream& stream) override {
    while (in_.fill(stream)) {
      Piece piece;
      const std::uint64_t start = in_.offset();
      bool ended = false;
      while (!ended && in_.fill(stream)) {
        const std::size_t end = in_.rest().find('\n');
        ended = end != std::string_view::npos;
        in_.take(piece, ended ? end : in_.rest().size());
      }
      if (ended) in_.drop(1);
      if (!ended && stream.failure())
        return std::nullopt;  // half a line of a file that is cut, or still written
      if (piece.code.empty()) {
        const std::size_t last = piece.bytes.find_last_not_of(" \t\r");
        if (last == std::string::npos) continue;
        piece.bytes.resize(last + 1);
      }
      piece.record = ++records_;
      piece.byte_offset = start;
      return piece;
    }
    return std::nullopt;
  }

 private:
  Collector in_;
  std::uint64_t records_ = 0;  // blank lines are none
};

class DocumentSplitter : public Splitter {
 public:
  explicit DocumentSplitter(std::uint64_t limit) : in_(limit) {}

  std::optional<Piece> next(ByteStream& stream) override {
    while (!stopped_ && in_.fill(stream)) {
      const char c = in_.rest()[0];
      if (c == '{') return object(stream);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == '[' || c == ']') {
        in_.drop(1);
        continue;
      }
      stopped_ = true;
      Piece piece;
      in_.begin(piece);
      piece.bytes = cut_raw(in_.rest());
      piece.code = "bad-json";
      piece.reason = "neither an object nor a comma between objects; the rest of the file is not read";
      piece.input_broken = true;
      return piece;
    }
    return std::nullopt;
  }

 private:
  // From a brace to the one that closes it.
  std::optional<Piece> object(ByteStream& stream) {
    Piece piece;
    in_.begin(piece);
    std::size_t depth = 0;
    bool in_string = false;
    bool escaped = false;
    while (in_.fill(stream)) {
      const std::string_view text = in_.rest();
      for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (escaped) {
          escaped = false;
        } else if (in_string) {
          escaped = c == '\\';
          in_string = c != '"';
        } else if (c == '"') {
          in_string = true;
        } else if (c == '{' || c == '[') {
          ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
          in_.take(piece, i + 1);
          return piece;
        }
      }
      in_.take(piece, text.size());
    }
    stopped_ = true;
    if (stream.failure()) return std::nullopt;
    piece.bytes = cut_raw(piece.bytes);
    piece.code = "truncated";
    piece.reason = "the file ends inside an object";
    piece.input_broken = true;
    return piece;
  }

  Collector in_;
  bool stopped_ = false;
};

}  // namespace

std::unique_ptr<Splitter> json_splitter(const Sniffed& sniffed, const Limits& limits) {
  if (sniffed.documents) return std::make_unique<DocumentSplitter>(limits.record_bytes);
  return std::make_unique<LineSplitter>(limits.record_bytes);
}

}  // namespace dateline::readers
