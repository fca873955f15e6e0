// The inside of Source: a stack of frames, each of which hands out what it finds one step at a time. A
// directory's frame pushes its files' frames, a tar's frame its members'. Files of plain text make no frame:
// they are read at once.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "indexer/readers/byte_stream.h"
#include "indexer/readers/container.h"
#include "indexer/readers/format_table.h"
#include "indexer/readers/reader.h"

namespace dateline::readers {

class Reading;

class Frame {
 public:
  virtual ~Frame() = default;
  // Adds items or pushes a frame; false when there is no more.
  virtual bool step(Reading& reading) = 0;
};

// One file or standard input, from the bottom up to its innermost layer.
struct Root {
  Root(const std::atomic<std::uint64_t>& consumed, const Limits& limits) : meter(consumed, limits) {}
  FileStream* file = nullptr;  // owned by the stream that is read
  Meter meter;
};

class Reading {
 public:
  explicit Reading(SourceOptions options) : options_(options) {}

  // The next item, or nullopt when the stack is empty.
  std::optional<Item> next();
  void push(std::unique_ptr<Frame> frame) { stack_.push_back(std::move(frame)); }

  void emit(Item item) { ready_.push_back(std::move(item)); }
  void reject_input(Origin origin, std::string code, std::string reason);
  void skip(Origin origin, std::string reason) { emit(Skipped{std::move(origin), std::move(reason)}); }

  // `named`: by the user, so that what is no file is an error and not passed over.
  void open_file(const std::string& path, bool named);
  void open_file(std::unique_ptr<FileStream> file, const std::string& path, bool named);
  void open_input(std::unique_ptr<FileStream> file, std::string path);
  // Peels compression off, looks at what is inside, and reads it or pushes a frame that will. `depth` counts
  // the layers around the stream.
  void open_stream(std::unique_ptr<ByteStream> stream, Origin origin, std::shared_ptr<Root> root,
                   unsigned depth);
  void emit_piece(const Origin& origin, Format format, Piece piece);

  const SourceOptions& options() const { return options_; }
  std::atomic<std::uint64_t>& consumed() { return consumed_; }

 private:
  // Whether SourceOptions lets the file be read now; says so where not.
  bool is_due(const struct stat& status, const std::string& path);

  SourceOptions options_;
  std::atomic<std::uint64_t> consumed_{0};
  std::deque<Item> ready_;
  std::vector<std::unique_ptr<Frame>> stack_;
};

// The paths of the command line, in their order.
std::unique_ptr<Frame> paths_frame(std::vector<std::string> paths);

}  // namespace dateline::readers
