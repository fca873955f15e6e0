// Plain text and every format whose file is one document: the stream is one record.
#include "indexer/readers/format_table.h"
#include "indexer/readers/record_builder.h"

namespace dateline::readers {
namespace {

class WholeSplitter : public Splitter {
 public:
  explicit WholeSplitter(std::uint64_t limit) : limit_(limit) {}

  std::optional<Piece> next(ByteStream& stream) override {
    if (done_) return std::nullopt;
    done_ = true;
    Piece piece;
    piece.record = 1;
    for (std::string_view block = stream.read(); !block.empty(); block = stream.read()) {
      if (piece.bytes.size() + block.size() > limit_) {
        piece.bytes = cut_raw(piece.bytes.empty() ? block : std::string_view(piece.bytes));
        piece.code = "record-too-large";
        piece.reason =
            "the text is larger than the " + std::to_string(limit_) + " bytes allowed of one record";
        return piece;
      }
      piece.bytes.append(block);
    }
    if (stream.failure()) return std::nullopt;
    return piece;
  }

 private:
  std::uint64_t limit_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Splitter> whole_splitter(const Sniffed&, const Limits& limits) {
  return std::make_unique<WholeSplitter>(limits.record_bytes);
}

}  // namespace dateline::readers
