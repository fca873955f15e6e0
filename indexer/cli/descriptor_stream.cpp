#include "indexer/cli/descriptor_stream.h"

#include <unistd.h>

#include <cerrno>

namespace dateline::cli {
namespace {
constexpr std::size_t kBuffer = 64 * 1024;
}

int DescriptorBuffer::sync() {
  std::size_t done = 0;
  while (error_ == 0 && done < pending_.size()) {
    const ssize_t wrote = ::write(descriptor_, pending_.data() + done, pending_.size() - done);
    if (wrote >= 0) done += static_cast<std::size_t>(wrote);
    else if (errno != EINTR) error_ = errno;
  }
  pending_.clear();
  return error_ == 0 ? 0 : -1;
}

std::streamsize DescriptorBuffer::xsputn(const char* text, std::streamsize size) {
  if (error_ != 0) return 0;
  pending_.append(text, static_cast<std::size_t>(size));
  return pending_.size() < kBuffer || sync() == 0 ? size : 0;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char byte = traits_type::to_char_type(c);
  return xsputn(&byte, 1) == 1 ? c : traits_type::eof();
}

}  // namespace dateline::cli
