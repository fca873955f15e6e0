#include "indexer/readers/container.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

namespace dateline::readers {
namespace {

constexpr std::uint64_t kFreeExpansion = 64ULL << 20;

Failure expansion_failure() {
  return {"expansion",
          "it expands far beyond the size of what it is packed in; taken for a decompression bomb"};
}

}  // namespace

bool Meter::add(unsigned depth, std::uint64_t bytes) {
  std::uint64_t& produced = produced_[std::min<std::size_t>(depth, produced_.size() - 1)];
  produced += bytes;
  if (produced <= kFreeExpansion) return true;
  return produced / std::max<std::uint64_t>(1, limits_.expansion_ratio) <= consumed_ - start_;
}

DecompressStream::DecompressStream(std::unique_ptr<ByteStream> below, Packing packing, Meter& meter,
                                   unsigned depth, unsigned most_layers)
    : handle_(std::move(below), packing),
      packing_(packing),
      meter_(meter),
      depth_(depth),
      most_layers_(most_layers) {}

bool DecompressStream::start() {
  started_ = true;
  archive_entry* entry = nullptr;
  const int code = handle_.ready() ? archive_read_next_header(handle_.get(), &entry) : ARCHIVE_FATAL;
  if (code < ARCHIVE_WARN) {
    const Failure failure = handle_.failure();
    fail(failure.code, failure.reason);
    return false;
  }
  // The bottom of libarchive's stack is our own reading; it peels the same compression as often as it finds
  // it.
  layers_ = static_cast<unsigned>(archive_filter_count(handle_.get())) - 1;
  if (layers_ == 0) {
    fail("damaged", "it is damaged: nothing that can be read stands behind the magic number");
  } else if (layers_ > most_layers_) {
    fail("nested-too-deep", "it is compressed " + std::to_string(layers_) + " times over");
  } else if (code == ARCHIVE_EOF) {  // nothing was packed
    end();
    return false;
  }
  return !failure();
}

std::string_view DecompressStream::read() {
  if (failure() || ended_ || (!started_ && !start())) return {};
  const void* data = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  int code;
  do {
    code = archive_read_data_block(handle_.get(), &data, &size, &offset);
  } while (code >= ARCHIVE_WARN && code != ARCHIVE_EOF && size == 0);
  if (code == ARCHIVE_EOF) {
    end();
    return {};
  }
  if (code < ARCHIVE_WARN) {
    const Failure failure = handle_.failure();
    fail(failure.code, failure.reason);
    return {};
  }
  if (!meter_.add(depth_, size)) {
    fail(expansion_failure().code, expansion_failure().reason);
    return {};
  }
  produced_ += size;
  if (packing_ == Packing::gzip) crc_.process_bytes(data, size);
  return {static_cast<const char*>(data), size};
}

// RFC 1952 section 2.3.1: CRC-32 and length modulo 2^32, little endian, at the end of each member. Only for a
// file of one member is the last trailer that of all we read, and then its length agrees; for a file of
// nothing it is zeros.
void DecompressStream::end() {
  ended_ = true;
  if (packing_ != Packing::gzip || layers_ != 1) return;
  const auto word = [this](std::size_t at) {
    const auto& t = handle_.tail();
    return static_cast<std::uint32_t>(t[at]) | static_cast<std::uint32_t>(t[at + 1]) << 8 |
           static_cast<std::uint32_t>(t[at + 2]) << 16 | static_cast<std::uint32_t>(t[at + 3]) << 24;
  };
  if (word(4) == static_cast<std::uint32_t>(produced_) && word(0) != crc_.checksum()) {
    fail("damaged", "it is damaged: the gzip checksum does not agree");
  }
}

// Holes of sparse files are left out: they are zeros, which no text has.
class Container::MemberStream : public ByteStream {
 public:
  explicit MemberStream(Container& container) : container_(container) {}
  std::string_view read() override {
    if (failure() || ended_) return {};
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    int code;
    do {
      code = archive_read_data_block(container_.handle_.get(), &data, &size, &offset);
    } while (code == ARCHIVE_OK && size == 0);
    if (code == ARCHIVE_EOF) {
      ended_ = true;
      return {};
    }
    if (code != ARCHIVE_OK) {  // a checksum or a length that does not agree is a warning to libarchive
      if (code == ARCHIVE_FATAL) container_.ended_ = true;
      const Failure why = container_.handle_.failure();
      fail(why.code, why.reason);
      return {};
    }
    if (!container_.meter_.add(container_.depth_, size)) {
      container_.ended_ = true;
      fail(expansion_failure().code, expansion_failure().reason);
      return {};
    }
    return {static_cast<const char*>(data), size};
  }

 private:
  Container& container_;
  bool ended_ = false;
};

Container::Container(std::unique_ptr<ByteStream> below, Packing packing, Meter& meter, unsigned depth)
    : handle_(std::move(below), packing), meter_(meter), depth_(depth) {}

std::optional<Member> Container::next() {
  if (ended_) return std::nullopt;
  archive_entry* entry = nullptr;
  int code = handle_.ready() ? archive_read_next_header(handle_.get(), &entry) : ARCHIVE_FATAL;
  la_int64_t before = -1;
  while (code == ARCHIVE_RETRY || code == ARCHIVE_FAILED) {
    // A header that makes no sense: libarchive looks at the next block. One report for the whole stretch.
    if (!in_damage_) damage_ = handle_.failure();
    in_damage_ = true;
    const la_int64_t at = archive_filter_bytes(handle_.get(), 0);
    if (at == before) {  // no step forward: it would go on for ever
      code = ARCHIVE_FATAL;
      break;
    }
    before = at;
    code = archive_read_next_header(handle_.get(), &entry);
  }
  in_damage_ = false;
  if (code == ARCHIVE_EOF || code < ARCHIVE_WARN) {
    ended_ = true;
    if (code == ARCHIVE_EOF) handle_.drain();
    if (code != ARCHIVE_EOF || handle_.below_failed()) damage_ = handle_.failure();
    return std::nullopt;
  }
  Member member;
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  member.name = name ? name : "(no name)";
  while (member.name.starts_with("./")) member.name.erase(0, 2);
  const auto type = archive_entry_filetype(entry);
  if (type == AE_IFDIR) {
    member.kind = Member::Kind::directory;
  } else if (type == AE_IFLNK || archive_entry_hardlink(entry)) {
    member.kind = Member::Kind::link;
  } else if (type != AE_IFREG && type != 0) {
    member.kind = Member::Kind::special;
  }
  member.encrypted =
      archive_entry_is_data_encrypted(entry) > 0 || archive_entry_is_metadata_encrypted(entry) > 0;
  return member;
}

std::optional<Failure> Container::take_damage() {
  std::optional<Failure> out;
  out.swap(damage_);
  return out;
}

std::unique_ptr<ByteStream> Container::data() { return std::make_unique<MemberStream>(*this); }

}  // namespace dateline::readers
