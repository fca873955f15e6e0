#include "indexer/cli/rejects_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <ostream>
#include <utility>

namespace dateline::cli {

RejectsFile::RejectsFile(std::string path, bool at_once) : path_(std::move(path)) {
  if (at_once) open();
}

RejectsFile::~RejectsFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void RejectsFile::open() {
  opened_ = true;
  const std::filesystem::path parent = std::filesystem::path(path_).parent_path();
  std::error_code error;
  if (!parent.empty()) std::filesystem::create_directories(parent, error);
  if (error) {
    error_ = os_error("cannot make directory", parent.string(), error.value());
    return;
  }
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) error_ = os_error("cannot create", path_);
}

void RejectsFile::write(std::string_view line) {
  if (stream_ != nullptr) {
    *stream_ << line;
    return;
  }
  any_ = true;
  if (!opened_) open();
  while (!error_ && !line.empty()) {
    const ssize_t wrote = ::write(descriptor_, line.data(), line.size());
    if (wrote >= 0) line.remove_prefix(static_cast<std::size_t>(wrote));
    else if (errno != EINTR) error_ = os_error("cannot write", path_);
  }
}

Result<std::string> RejectsFile::close() {
  if (stream_ != nullptr || !opened_) return std::string();
  if (!error_ && ::fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) error_ = os_error("cannot sync", path_);
  if (descriptor_ >= 0 && ::close(std::exchange(descriptor_, -1)) != 0 && !error_) {
    error_ = os_error("cannot close", path_);
  }
  if (error_) return tl::unexpected(*error_);
  return any_ ? path_ : std::string();
}

bool too_many_rejects(const Settings& settings, std::uint64_t read, std::uint64_t rejected,
                      std::uint64_t broken_inputs) {
  if (broken_inputs > 0) return true;
  const double allowed = settings.max_rejects_percent ? settings.max_rejects / 100 * static_cast<double>(read)
                                                      : settings.max_rejects;
  return static_cast<double>(rejected) > allowed;
}

}  // namespace dateline::cli
