// A stream of bytes pulled block by block, and what went wrong when it ended early. Layers stack: a file, a
// decompressor over it, a member of a tar over that; every layer is a ByteStream over the one below.
//
//   auto stream = FileStream::open("dump.jsonl.zst");
//   for (std::string_view block = stream->read(); !block.empty(); block = stream->read()) { ... }
//   if (stream->failure()) ...                       // ended early; what was read before stays good
//
// A block stays valid until the next call on the same stream. One thread at a time.
#pragma once

#include <sys/stat.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/error.h"

namespace dateline::readers {

// Becomes a Rejection with input_broken: code "truncated", "damaged", "encrypted", "expansion",
// "still-growing", "unreadable".
struct Failure {
  std::string code;
  std::string reason;
};

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // The next bytes; empty at the end, and from a failure on.
  virtual std::string_view read() = 0;
  const std::optional<Failure>& failure() const { return failure_; }

  // For zip, whose directory stands at the end. Position from the start of the stream; false where it cannot
  // go back.
  virtual bool seek(std::uint64_t) { return false; }
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }

 protected:
  void fail(std::string code, std::string reason) {
    if (!failure_) failure_ = Failure{std::move(code), std::move(reason)};
  }

 private:
  std::optional<Failure> failure_;
};

// A file or an open descriptor such as standard input. A regular file is read to the length it had when
// opened; when its length or time of change differs at the end, the stream fails as "still-growing".
// `consumed` (optional, must outlive the stream) is increased by every byte read.
class FileStream : public ByteStream {
 public:
  static Result<std::unique_ptr<FileStream>> open(const std::string& path,
                                                  std::atomic<std::uint64_t>* consumed);
  // Takes over the descriptor when `owned`.
  FileStream(int fd, bool owned, std::atomic<std::uint64_t>* consumed);
  ~FileStream() override;
  // Gives up waiting for a pipe once this is set: failure "interrupted".
  void stop_on(const std::atomic<bool>* stop) { stop_ = stop; }

  std::string_view read() override;
  bool seek(std::uint64_t position) override;
  std::optional<std::uint64_t> size() const override;
  // Compares the file with what it was when opened; called by itself at the end of reading. A container's
  // reader stops before the last byte, so whoever opened the file asks once more.
  bool changed();
  bool regular() const { return regular_; }
  const struct stat& status() const { return opened_; }  // when opened
  // Asks the kernel to fetch the first block in the background.
  void expect_reading() const;
  // Takes the file as it is now for what it was when opened: it was opened some time before its turn came.
  void look_again();

 private:
  int fd_;
  bool owned_;
  bool regular_ = false;
  struct stat opened_ {};
  std::uint64_t base_ = 0;      // where the descriptor stood when handed over
  std::uint64_t position_ = 0;  // in the file
  std::atomic<std::uint64_t>* consumed_;
  const std::atomic<bool>* stop_ = nullptr;
  std::unique_ptr<char[]> buffer_;
  std::size_t buffer_size_ = 0;

  bool wait_for_more();
};

// Lets a reader look at the first bytes before deciding what they are; then reads from the start again.
class PeekStream : public ByteStream {
 public:
  explicit PeekStream(std::unique_ptr<ByteStream> below) : below_(std::move(below)) {}
  // At least `wanted` bytes, fewer only where the stream is shorter. Valid until the next call.
  std::string_view head(std::size_t wanted);
  // True where head() already holds everything.
  bool ended() const { return ended_; }

  std::string_view read() override;
  bool seek(std::uint64_t position) override;
  std::optional<std::uint64_t> size() const override { return below_->size(); }

 private:
  void take_failure() {
    if (below_->failure()) fail(below_->failure()->code, below_->failure()->reason);
  }
  std::unique_ptr<ByteStream> below_;
  std::string head_;
  bool head_given_ = false;
  bool ended_ = false;
};

}  // namespace dateline::readers
