// WARC and ARC files cut into records by the length that each states.
#include "indexer/readers/collector.h"
#include "indexer/readers/json_mapping.h"
#include "indexer/readers/warc_reader.h"
#include "indexer/readers/warc_record.h"

namespace dateline::readers {
namespace {

constexpr std::size_t kLongestHead = 64 << 10;
constexpr std::size_t kBlockHead = 64 << 10;  // enough of a block to see whether it is wanted

class WarcSplitter : public Splitter {
 public:
  explicit WarcSplitter(std::uint64_t limit) : in_(limit) {}

  std::optional<Piece> next(ByteStream& stream) override {
    while (true) {
      Piece piece;
      piece.byte_offset = in_.offset();
      std::string line;
      if (!take_line(stream, line)) return end_of(stream, std::move(piece), line);
      if (is_blank(line)) continue;
      piece.record = ++records_;
      piece.bytes = std::move(line);
      const bool warc = is_warc_start(piece.bytes);
      if (!warc && !is_arc_start(piece.bytes))
        return resync(stream, std::move(piece), "no record begins here");
      if (warc && !take_head(stream, piece)) {
        if (stream.failure()) return std::nullopt;
        if (in_.fill(stream)) return resync(stream, std::move(piece), "the head of the record has no end");
        return cut(std::move(piece));
      }
      WarcRecord record;
      if (!parse_warc_head(piece.bytes, record))
        return resync(stream, std::move(piece), "the head of the record states no length");
      return block(stream, std::move(piece), record.length);
    }
  }

 private:
  // With its line end; false at the end of the stream, with what there is.
  bool take_line(ByteStream& stream, std::string& line) {
    if (!pushed_back_.empty()) {
      line = std::move(pushed_back_);
      pushed_back_.clear();
      return true;
    }
    while (line.size() < kLongestHead && in_.fill(stream)) {
      const std::string_view rest = in_.rest();
      const std::size_t end = rest.find('\n');
      const std::size_t count = end == std::string_view::npos ? rest.size() : end + 1;
      line += rest.substr(0, count);
      in_.drop(count);
      if (end != std::string_view::npos) return true;
    }
    return line.size() >= kLongestHead;
  }

  bool take_head(ByteStream& stream, Piece& piece) {
    std::string line;
    while (piece.bytes.size() < kLongestHead) {
      line.clear();
      const bool whole = take_line(stream, line);
      piece.bytes += line;
      if (!whole) return false;
      if (is_blank(line)) return true;
    }
    return false;
  }

  // The stream has ended, between records or inside a line.
  std::optional<Piece> end_of(ByteStream& stream, Piece piece, const std::string& line) {
    if (is_blank(line) || stream.failure()) return std::nullopt;
    piece.record = ++records_;
    piece.bytes = line;
    if (is_warc_start(line) || is_arc_start(line)) return cut(std::move(piece));
    return broken(std::move(piece), "no record begins here");
  }

  static Piece broken(Piece piece, std::string reason) {
    piece.bytes = cut_raw(piece.bytes);
    piece.code = "bad-warc";
    piece.reason = std::move(reason);
    return piece;
  }

  static Piece cut(Piece piece) {
    piece.bytes = cut_raw(piece.bytes);
    piece.code = "truncated";
    piece.reason = "the file ends inside a record";
    piece.input_broken = true;
    return piece;
  }

  // Passes over everything up to the next line that begins a record.
  std::optional<Piece> resync(ByteStream& stream, Piece piece, std::string reason) {
    std::string line;
    for (line.clear(); take_line(stream, line); line.clear()) {
      if (is_warc_start(line) || is_arc_start(line)) {
        pushed_back_ = std::move(line);
        break;
      }
      if (piece.bytes.size() < kBlockHead) piece.bytes += line;
    }
    return broken(std::move(piece), std::move(reason));
  }

  std::optional<Piece> block(ByteStream& stream, Piece piece, std::uint64_t length) {
    const std::size_t head = piece.bytes.size();
    bool wanted = true;
    bool judged = false;
    std::uint64_t got = 0;
    while (got < length && in_.fill(stream)) {
      std::uint64_t count = std::min<std::uint64_t>(in_.rest().size(), length - got);
      if (!judged) count = std::min<std::uint64_t>(count, head + kBlockHead - piece.bytes.size());
      if (wanted) {
        in_.take(piece, static_cast<std::size_t>(count));
      } else {
        in_.drop(static_cast<std::size_t>(count));
      }
      got += count;
      if (judged || piece.bytes.size() < head + kBlockHead) continue;
      judged = true;
      WarcRecord record;
      wanted = parse_warc_head(piece.bytes, record) && why_no_article(record).empty();
    }
    if (got == length) return piece;
    if (stream.failure()) return std::nullopt;
    return cut(std::move(piece));
  }

  Collector in_;
  std::string pushed_back_;
  std::uint64_t records_ = 0;
};

}  // namespace

std::unique_ptr<Splitter> warc_splitter(const Sniffed&, const Limits& limits) {
  return std::make_unique<WarcSplitter>(limits.record_bytes);
}

}  // namespace dateline::readers
