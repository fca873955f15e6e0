#include "common/archive/segment.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>

namespace dateline::archive {
namespace {

Result<std::unique_ptr<SectionFile>> open_sections(const std::string& directory, const SegmentEntry& entry,
                                                   std::string_view name) {
  const FileEntry* file = entry.file(name);
  const std::string path = directory + "/" + std::string(name);
  if (!file) return tl::unexpected(damaged_error({path, "the manifest does not name it"}));
  return SectionFile::open(path, file->size);
}

Result<int> open_checked(const std::string& path, const FileEntry* file) {
  if (!file) return tl::unexpected(damaged_error({path, "the manifest does not name it"}));
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tl::unexpected(os_error("cannot open", path));
  struct stat info {};
  if (::fstat(fd, &info) != 0 || static_cast<std::uint64_t>(info.st_size) != file->size) {
    ::close(fd);
    return tl::unexpected(damaged_error({path, "its size is not the manifest's"}));
  }
  return fd;
}

}  // namespace

Segment::~Segment() {
  if (postings_fd_ >= 0) ::close(postings_fd_);
}

Result<std::shared_ptr<const Segment>> Segment::open(const std::string& archive, const SegmentEntry& entry) {
  const std::shared_ptr<Segment> segment(new Segment);
  segment->entry_ = entry;
  segment->path_ = archive + "/" + entry.directory();
  const std::string& directory = segment->path_;
  auto postings = open_checked(directory + "/postings.xapian", entry.file("postings.xapian"));
  if (!postings) return tl::unexpected(postings.error());
  segment->postings_fd_ = *postings;
  const struct {
    const char* name;
    std::unique_ptr<SectionFile> Segment::*file;
  } files[] = {{"columns", &Segment::columns_file_},
               {"words", &Segment::words_file_},
               {"tokens", &Segment::tokens_file_},
               {"text", &Segment::text_file_}};
  for (const auto& [name, member] : files) {
    auto file = open_sections(directory, entry, name);
    if (!file) return tl::unexpected(file.error());
    segment.get()->*member = std::move(*file);
  }
  try {
    segment->dictionaries_ = std::make_unique<RecordDictionaries>(*segment->text_file_);
    segment->columns_ = std::make_unique<Columns>(*segment->columns_file_);
    segment->words_ = std::make_unique<Words>(*segment->words_file_);
    segment->tokens_ = std::make_unique<TokenStore>(*segment->tokens_file_);
  } catch (const Damaged& damage) {
    return tl::unexpected(damaged_error(damage));
  }
  if (segment->columns_->size() != entry.articles || segment->tokens_->size() != entry.articles) {
    return tl::unexpected(damaged_error({directory, "its files differ in the number of articles"}));
  }
  const auto held = segment->columns_->held();
  segment->any_held_ = std::any_of(held.begin(), held.end(), [](std::uint8_t value) { return value != 0; });
  if (!entry.live_file.empty()) {
    const std::string path = directory + "/" + entry.live_file;
    auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto live = decode_live(path, *bytes, entry.articles);
    if (!live) return tl::unexpected(live.error());
    segment->live_ = std::move(*live);
  }
  return segment;
}

std::unique_ptr<RowBits> Segment::visible(std::int64_t now) const {
  const auto until = columns_->embargo_until();
  const bool embargoed = std::any_of(until.begin(), until.end(), [&](std::int64_t instant) { return instant > now; });
  if (!live_ && !any_held_ && !embargoed) return nullptr;
  auto rows = live_ ? std::make_unique<RowBits>(*live_) : std::make_unique<RowBits>(size(), true);
  if (any_held_) {
    for (Row row = 0; row < size(); ++row)
      if (columns_->held()[row] != 0) rows->reset(row);
  }
  for (std::size_t i = 0; i < until.size(); ++i)
    if (until[i] > now) rows->reset(columns_->embargo_rows()[i]);
  return rows;
}

void Segment::release_pages() const {
  for (const SectionFile* file : {columns_file_.get(), words_file_.get(), tokens_file_.get(), text_file_.get()}) {
    file->release();
  }
}

Xapian::Database Segment::open_postings() const {
  // By descriptor: by path, Xapian would read a damaged file as a stub database. Each database owns its descriptor, and
  // dup() would share the file offset, so the file is opened anew through the descriptor that we hold.
  const std::string link = "/proc/self/fd/" + std::to_string(postings_fd_);
  const int fd = ::open(link.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw Damaged{path_ + "/postings.xapian", os_error("cannot open", link).message};
  try {
    return Xapian::Database(fd, Xapian::DB_OPEN);
  } catch (const Xapian::Error& error) {  // Xapian closes the descriptor
    throw Damaged{path_ + "/postings.xapian", error.get_description()};
  }
}

}  // namespace dateline::archive
