#include "common/archive/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline::archive {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

constexpr std::size_t kBuffer = 1 << 18;

}  // namespace

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string checksum_text(std::uint64_t value) {
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(value));
  return out;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return tl::unexpected(os_error("cannot open", path));
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return tl::unexpected(os_error("cannot examine", path));
  MappedFile file;
  file.size_ = static_cast<std::size_t>(info.st_size);
  if (file.size_ == 0) return file;
  void* data = ::mmap(nullptr, file.size_, PROT_READ, MAP_SHARED, fd.get(), 0);
  if (data == MAP_FAILED) return tl::unexpected(os_error("cannot map", path));
  file.data_ = static_cast<const char*>(data);
  return file;
}

void MappedFile::release() const {
  if (data_ != nullptr) ::madvise(const_cast<char*>(data_), size_, MADV_DONTNEED);
}

Result<Summed> sum_file(const std::string& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return tl::unexpected(os_error("cannot open", path));
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  Summed out;
  std::vector<char> buffer(1 << 20);
  for (;;) {
    const ssize_t n = ::read(fd.get(), buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tl::unexpected(os_error("cannot read", path));
    if (n == 0) break;
    XXH3_64bits_update(state.get(), buffer.data(), static_cast<std::size_t>(n));
    out.size += static_cast<std::uint64_t>(n);
  }
  out.checksum = XXH3_64bits_digest(state.get());
  return out;
}

Result<std::string> read_file(const std::string& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return tl::unexpected(os_error("cannot open", path));
  std::string out;
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
    if (n == 0) return out;
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tl::unexpected(os_error("cannot read", path));
    out.append(buffer, static_cast<std::size_t>(n));
  }
}

struct FileWriter::Impl {
  Impl(int descriptor, std::string name, std::uint64_t start) : fd(descriptor), path(std::move(name)), size(start) {
    buffer.reserve(kBuffer);
    XXH3_64bits_reset(state.get());
  }
  Descriptor fd;
  std::string path;
  std::string buffer;
  std::uint64_t size;
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state{XXH3_createState(), &XXH3_freeState};
  std::optional<Error> error;

  Result<> flush() {
    std::string_view rest = buffer;
    while (!rest.empty()) {
      const ssize_t n = ::write(fd.get(), rest.data(), rest.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) {
        error = os_error("cannot write", path);
        return tl::unexpected(*error);
      }
      rest.remove_prefix(static_cast<std::size_t>(n));
    }
    buffer.clear();
    return {};
  }
};

FileWriter::FileWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FileWriter::FileWriter(FileWriter&&) noexcept = default;
FileWriter& FileWriter::operator=(FileWriter&&) noexcept = default;
FileWriter::~FileWriter() = default;

Result<FileWriter> FileWriter::create(const std::string& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return tl::unexpected(os_error("cannot create", path));
  return FileWriter(std::make_unique<Impl>(fd, path, 0));
}

Result<FileWriter> FileWriter::append(const std::string& path, std::uint64_t at) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return tl::unexpected(os_error("cannot open", path));
  FileWriter writer(std::make_unique<Impl>(fd, path, at));
  if (::ftruncate(fd, static_cast<off_t>(at)) != 0) return tl::unexpected(os_error("cannot truncate", path));
  if (::lseek(fd, static_cast<off_t>(at), SEEK_SET) < 0) return tl::unexpected(os_error("cannot seek", path));
  return writer;
}

Result<> FileWriter::write(std::string_view bytes) {
  if (impl_->error) return tl::unexpected(*impl_->error);
  XXH3_64bits_update(impl_->state.get(), bytes.data(), bytes.size());
  impl_->size += bytes.size();
  impl_->buffer.append(bytes);
  if (impl_->buffer.size() >= kBuffer) return impl_->flush();
  return {};
}

Result<> FileWriter::close(bool sync) {
  if (impl_->error) return tl::unexpected(*impl_->error);
  if (auto done = impl_->flush(); !done) return done;
  if (sync && ::fsync(impl_->fd.get()) != 0) {
    impl_->error = os_error("cannot sync", impl_->path);
    return tl::unexpected(*impl_->error);
  }
  if (::close(impl_->fd.release()) != 0) {
    impl_->error = os_error("cannot close", impl_->path);
    return tl::unexpected(*impl_->error);
  }
  return {};
}

std::uint64_t FileWriter::size() const { return impl_->size; }
std::uint64_t FileWriter::checksum() const { return XXH3_64bits_digest(impl_->state.get()); }

Result<> sync_file(const std::string& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return tl::unexpected(os_error("cannot open", path));
  if (::fsync(fd.get()) != 0) return tl::unexpected(os_error("cannot sync", path));
  return {};
}

Result<> sync_directory(const std::string& path) { return sync_file(path); }

}  // namespace dateline::archive
