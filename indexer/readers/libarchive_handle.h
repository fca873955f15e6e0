// A libarchive reader on top of a ByteStream: what the decompressors and the containers share.
//
//   Handle handle(std::move(stream), Packing::tar);
//   if (!handle.ready()) return handle.failure();
//   archive_read_next_header(handle.get(), &entry);
//
// One thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "indexer/readers/byte_stream.h"
#include "indexer/readers/sniff.h"

struct archive;

namespace dateline::readers {

// A libarchive handle reading from a ByteStream.
class Handle {
 public:
  Handle(std::unique_ptr<ByteStream> below, Packing packing);
  ~Handle();
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  archive* get() { return archive_; }
  // Opens on first use. False: failure() says why.
  bool ready();
  // What libarchive or the stream below says went wrong.
  Failure failure() const;
  // Reads what the archive's reader left below, so that damage behind its end is seen.
  void drain();
  bool below_failed() const { return below_->failure().has_value(); }
  // The last eight bytes of input, for gzip's trailer.
  const std::array<unsigned char, 8>& tail() const { return tail_; }

 private:
  static long on_read(archive*, void* self, const void** buffer);
  static std::int64_t on_seek(archive*, void* self, std::int64_t offset, int whence);
  std::unique_ptr<ByteStream> below_;
  archive* archive_;
  Packing packing_;
  std::int64_t position_ = 0;
  std::array<unsigned char, 8> tail_{};
  bool saw_end_ = false;
  bool opened_ = false;
  bool open_ok_ = false;
  bool seeking_ = false;
};

}  // namespace dateline::readers
