// A stream buffer over a file descriptor that remembers what went wrong, so that a broken pipe can be told from a full
// disk. For one thread.
//
//   DescriptorBuffer buffer(STDOUT_FILENO);
//   std::ostream out(&buffer);
//   out << "text" << std::flush;   // false, and buffer.error() == EPIPE, once nobody reads
#pragma once

#include <streambuf>
#include <string>

namespace dateline::cli {

class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) {}  // not owned
  ~DescriptorBuffer() override { sync(); }

  int error() const { return error_; }  // errno of the first failure, 0 for none

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  int descriptor_;
  int error_ = 0;
  std::string pending_;
};

}  // namespace dateline::cli
