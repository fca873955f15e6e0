// Compressed streams and archives, read in place through libarchive: nothing is unpacked to disk and memory
// holds one block. One layer at a time, so that every layer is sniffed, counted and bounded by itself.
//
//   DecompressStream lines(std::move(file_stream), Packing::zstd, meter, 1, 4);     // .jsonl.zst
//   Container tar(std::move(stream), Packing::tar, meter, 1);
//   while (auto member = tar.next()) read(tar.data());
//
// Sources: RFC 1952 (gzip; libarchive does not check its CRC-32, we do), RFC 8878 (zstd), APPNOTE.TXT (zip),
// POSIX.1-2017 pax (tar). One thread at a time.
#pragma once

#include <array>
#include <atomic>
#include <boost/crc.hpp>
#include <memory>
#include <optional>
#include <string>

#include "indexer/readers/byte_stream.h"
#include "indexer/readers/libarchive_handle.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/sniff.h"

namespace dateline::readers {

// Bytes that came out of the layers at each depth against bytes that went in at the bottom: the guard against
// zip bombs.
class Meter {
 public:
  Meter(const std::atomic<std::uint64_t>& consumed, const Limits& limits)
      : consumed_(consumed), start_(consumed), limits_(limits) {}
  // False once depth `depth` has produced more than the limits allow.
  bool add(unsigned depth, std::uint64_t bytes);

 private:
  const std::atomic<std::uint64_t>& consumed_;
  std::uint64_t start_;
  Limits limits_;
  std::array<std::uint64_t, 16> produced_{};
};

// gzip, bzip2, xz or zstd; frames and members that follow each other are one stream.
class DecompressStream : public ByteStream {
 public:
  // `most_layers`: how often the same compression may be found in itself.
  DecompressStream(std::unique_ptr<ByteStream> below, Packing packing, Meter& meter, unsigned depth,
                   unsigned most_layers);
  std::string_view read() override;

 private:
  bool start();
  void end();
  Handle handle_;
  Packing packing_;
  Meter& meter_;
  unsigned depth_;
  unsigned most_layers_;
  unsigned layers_ = 0;
  bool started_ = false;
  bool ended_ = false;
  std::uint64_t produced_ = 0;
  boost::crc_32_type crc_;
};

struct Member {
  enum class Kind { file, directory, link, special };
  std::string name;  // as in the archive, a leading "./" dropped; only ever a name, never opened as a path
  Kind kind = Kind::file;
  bool encrypted = false;
};

// A zip or tar.
class Container {
 public:
  Container(std::unique_ptr<ByteStream> below, Packing packing, Meter& meter, unsigned depth);
  // The next member, or nullopt at the end or when damaged() holds a failure. A damaged stretch of a tar is
  // passed over: damaged() then has a failure and a later next() may still bring members.
  std::optional<Member> next();
  // What was damaged since the last call; empties it.
  std::optional<Failure> take_damage();
  bool ended() const { return ended_; }
  // The current member's data; must not outlive the next call of next() nor the Container.
  std::unique_ptr<ByteStream> data();

 private:
  class MemberStream;
  Handle handle_;
  Meter& meter_;
  unsigned depth_;
  bool ended_ = false;
  bool in_damage_ = false;
  std::optional<Failure> damage_;
};

}  // namespace dateline::readers
