#include "indexer/readers/libarchive_handle.h"

#include <archive.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <initializer_list>

namespace dateline::readers {
namespace {

bool mentions(const std::string& message, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return message.find(word) != std::string::npos; });
}

}  // namespace

Handle::Handle(std::unique_ptr<ByteStream> below, Packing packing)
    : below_(std::move(below)), archive_(archive_read_new()), packing_(packing) {
  switch (packing) {
    case Packing::gzip:
      archive_read_support_filter_gzip(archive_);
      break;
    case Packing::bzip2:
      archive_read_support_filter_bzip2(archive_);
      break;
    case Packing::xz:
      archive_read_support_filter_xz(archive_);
      break;
    case Packing::zstd:
      archive_read_support_filter_zstd(archive_);
      break;
    case Packing::zip:
      archive_read_support_format_zip(archive_);
      break;
    case Packing::tar:
      archive_read_support_format_tar(archive_);
      break;
    case Packing::none:
      break;
  }
  if (packing != Packing::zip && packing != Packing::tar) {
    archive_read_support_format_raw(archive_);
    archive_read_support_format_empty(archive_);
  }
}

Handle::~Handle() { archive_read_free(archive_); }

long Handle::on_read(archive* a, void* self, const void** buffer) {
  Handle& handle = *static_cast<Handle*>(self);
  const std::string_view block = handle.below_->read();
  handle.saw_end_ = block.empty();
  if (block.empty() && handle.below_->failure()) {
    archive_set_error(a, EIO, "%s", handle.below_->failure()->reason.c_str());
    return -1;
  }
  *buffer = block.data();
  handle.position_ += static_cast<std::int64_t>(block.size());
  auto& tail = handle.tail_;
  const std::size_t kept = std::min(block.size(), tail.size());
  std::move(tail.begin() + static_cast<std::ptrdiff_t>(kept), tail.end(), tail.begin());
  std::copy(block.end() - static_cast<std::ptrdiff_t>(kept), block.end(),
            tail.end() - static_cast<std::ptrdiff_t>(kept));
  return static_cast<long>(block.size());
}

std::int64_t Handle::on_seek(archive*, void* self, std::int64_t offset, int whence) {
  Handle& handle = *static_cast<Handle*>(self);
  const auto size = static_cast<std::int64_t>(handle.below_->size().value_or(0));
  const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? handle.position_ : size;
  const std::int64_t target = from + offset;
  if (target < 0 || target > size || !handle.below_->seek(static_cast<std::uint64_t>(target)))
    return ARCHIVE_FATAL;
  return handle.position_ = target;
}

bool Handle::ready() {
  if (opened_) return open_ok_;
  opened_ = true;
  // With the directory at its end a zip is read as its writer meant it; where the stream cannot go back,
  // libarchive reads the members' own headers.
  if (packing_ == Packing::zip && below_->size() && below_->seek(0)) {
    archive_read_set_seek_callback(archive_, on_seek);
    seeking_ = true;
  }
  archive_read_set_read_callback(archive_, on_read);
  archive_read_set_callback_data(archive_, this);
  open_ok_ = archive_read_open1(archive_) >= ARCHIVE_WARN;
  return open_ok_;
}

void Handle::drain() {
  if (seeking_) return;
  while (!below_->read().empty()) {
  }
}

Failure Handle::failure() const {
  if (below_->failure()) return *below_->failure();
  const char* text = archive_error_string(archive_);
  const std::string message = text ? text : "unknown error";
  if (mentions(message, {"ncrypt", "assphrase"})) return {"encrypted", "it is encrypted: " + message};
  // "Unrecognized archive format": the magic number was there, and too little behind it to be read. A
  // decompressor that asked for more at the end of its input may call the missing rest corrupt (xz does).
  const bool wanted_more = saw_end_ && packing_ != Packing::zip && packing_ != Packing::tar;
  if (wanted_more || mentions(message, {"runcated", "nexpected end", "Unrecognized"})) {
    return {"truncated", "it ends before its end: " + message};
  }
  return {"damaged", "it is damaged: " + message};
}

}  // namespace dateline::readers
