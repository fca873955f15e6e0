// From the paths of the command line to open streams: files, directories, links, standard input.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>

#include "indexer/readers/source_frames.h"
#include "indexer/readers/walk.h"

namespace dateline::readers {
namespace {

using Kind = DirectoryEntry::Kind;

struct FileId {
  dev_t device;
  ino_t inode;
  bool operator==(const FileId&) const = default;
};

Origin origin_of(const std::string& path) {
  Origin origin;
  origin.path = path;
  return origin;
}

void reject_errno(Reading& reading, const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR)
    return reading.reject_input(origin_of(path), "missing", "there is no such file");
  reading.reject_input(origin_of(path), "unreadable", std::string("cannot be read: ") + std::strerror(error));
}

// The shell's <(command) and /dev/stdin: pipes that already have a writer, so that opening them does not
// wait.
bool is_inherited_stream(const std::string& path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

class DirectoryFrame : public Frame {
 public:
  // `parents`: the directories this one was reached through, itself last.
  DirectoryFrame(std::string path, std::vector<FileId> parents)
      : path_(std::move(path)), parents_(std::move(parents)) {}

  bool step(Reading& reading) override {
    if (!listed_) {
      listed_ = true;
      auto entries = list_directory(path_);
      if (!entries) {
        reading.reject_input(origin_of(path_), "unreadable", entries.error().message);
        return false;
      }
      entries_ = std::move(*entries);
      const bool skipped = std::any_of(entries_.begin(), entries_.end(),
                                       [](const DirectoryEntry& entry) { return entry.name == kSkipMarker; });
      if (skipped) {
        reading.skip(origin_of(path_), "directory marked by " + std::string(kSkipMarker));
        return false;
      }
    }
    if (at_ == entries_.size()) return false;
    open_ahead(reading);
    const DirectoryEntry entry = std::move(entries_[at_++]);
    const std::string path = join_path(path_, entry.name);
    if (is_hidden(entry.name)) {
      reading.skip(origin_of(path), entry.kind == Kind::directory ? "hidden directory" : "hidden file");
    } else if (entry.kind == Kind::file && is_beside_articles(entry.name)) {
      reading.skip(origin_of(path), "no article by its name");
    } else if (!ahead_.empty()) {
      std::unique_ptr<FileStream> file = std::move(ahead_.front());
      ahead_.pop_front();
      file->look_again();
      reading.open_file(std::move(file), path, false);
    } else if (entry.kind == Kind::file) {
      reading.open_file(path, false);
    } else if (entry.kind == Kind::directory || entry.kind == Kind::link) {
      follow(reading, path);
    } else {
      reading.skip(origin_of(path), to_text(entry.kind));
    }
    return true;
  }

 private:
  void follow(Reading& reading, const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
      if (errno == ELOOP) return reading.skip(origin_of(path), "symbolic link loop");
      return reject_errno(reading, path, errno);
    }
    if (!S_ISDIR(info.st_mode)) return reading.open_file(path, false);
    const FileId id{info.st_dev, info.st_ino};
    if (std::find(parents_.begin(), parents_.end(), id) != parents_.end()) {
      return reading.skip(origin_of(path), "symbolic link loop");
    }
    std::vector<FileId> parents = parents_;
    parents.push_back(id);
    reading.push(std::make_unique<DirectoryFrame>(path, std::move(parents)));
  }

  // A disk answers many questions at once far sooner than one after the other: the next files are opened, and
  // the kernel asked for their bytes, while this one is read. Only up to the next directory, so that few are
  // open at a time.
  void open_ahead(Reading& reading) {
    for (std::size_t next = at_ + ahead_.size(); ahead_.size() < kAhead && next < entries_.size(); ++next) {
      const DirectoryEntry& entry = entries_[next];
      if (entry.kind != Kind::file || is_hidden(entry.name) || is_beside_articles(entry.name)) return;
      auto file = FileStream::open(join_path(path_, entry.name), &reading.consumed());
      if (!file) return;  // said when its turn comes
      (*file)->expect_reading();
      ahead_.push_back(std::move(*file));
    }
  }

  static constexpr std::size_t kAhead = 32;
  std::string path_;
  std::vector<FileId> parents_;
  std::deque<std::unique_ptr<FileStream>> ahead_;  // entries_[at_] and those after it
  bool listed_ = false;
  std::vector<DirectoryEntry> entries_;
  std::size_t at_ = 0;
};

class PathsFrame : public Frame {
 public:
  explicit PathsFrame(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  bool step(Reading& reading) override {
    if (at_ == paths_.size()) return false;
    const std::string& path = paths_[at_++];
    struct stat info {};
    if (path == "-") {
      reading.open_input(std::make_unique<FileStream>(STDIN_FILENO, false, &reading.consumed()), path);
    } else if (::stat(path.c_str(), &info) != 0) {
      reject_errno(reading, path, errno);
    } else if (S_ISDIR(info.st_mode)) {
      reading.push(std::make_unique<DirectoryFrame>(path, std::vector<FileId>{{info.st_dev, info.st_ino}}));
    } else {
      reading.open_file(path, true);
    }
    return true;
  }

 private:
  std::vector<std::string> paths_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Frame> paths_frame(std::vector<std::string> paths) {
  return std::make_unique<PathsFrame>(std::move(paths));
}

std::optional<Item> Reading::next() {
  while (ready_.empty()) {
    if (stack_.empty()) return std::nullopt;
    Frame* top = stack_.back().get();
    if (!top->step(*this)) stack_.pop_back();  // a frame that is done has pushed nothing
  }
  Item item = std::move(ready_.front());
  ready_.pop_front();
  return item;
}

void Reading::reject_input(Origin origin, std::string code, std::string reason) {
  emit(Rejection{std::move(origin), std::move(code), std::move(reason), {}, true});
}

void Reading::open_file(const std::string& path, bool named) {
  auto file = FileStream::open(path, &consumed_);
  if (!file) {
    const bool missing = file.error().kind == ErrorKind::not_found;
    return reject_input(origin_of(path), missing ? "missing" : "unreadable", file.error().message);
  }
  open_file(std::move(*file), path, named);
}

void Reading::open_file(std::unique_ptr<FileStream> file, const std::string& path, bool named) {
  if (!file->regular() && !(named && is_inherited_stream(path))) {
    if (named) return reject_input(origin_of(path), "not-a-file", "neither a file nor a directory");
    return skip(origin_of(path), "neither a file nor a directory");
  }
  if (file->regular() && !is_due(file->status(), path)) return;
  open_input(std::move(file), path);
}

bool Reading::is_due(const struct stat& status, const std::string& path) {
  if (options_.changed_since && std::max(status.st_mtim.tv_sec, status.st_ctim.tv_sec) < *options_.changed_since) {
    skip(origin_of(path), "not changed since");
    return false;
  }
  const double written =
      static_cast<double>(status.st_mtim.tv_sec) + static_cast<double>(status.st_mtim.tv_nsec) * 1e-9;
  if (options_.settled_before && written > *options_.settled_before) {
    reject_input(origin_of(path), "still-growing", "it was written to a moment ago: left for the next run");
    return false;
  }
  return true;
}

struct Source::Impl {
  Reading reading;
  std::optional<std::uint64_t> total = 0;
};

Source::Source(std::vector<std::string> paths, SourceOptions options) : impl_(new Impl{Reading(options)}) {
  for (const std::string& path : paths) {
    struct stat info {};
    if (path == "-" || ::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
      impl_->total.reset();
      break;
    }
    *impl_->total += static_cast<std::uint64_t>(info.st_size);
  }
  impl_->reading.push(paths_frame(std::move(paths)));
}

Source::~Source() = default;

std::optional<Item> Source::next() { return impl_->reading.next(); }
std::uint64_t Source::bytes_read() const { return impl_->reading.consumed(); }
std::optional<std::uint64_t> Source::bytes_total() const { return impl_->total; }

}  // namespace dateline::readers
