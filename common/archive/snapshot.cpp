#include "common/archive/snapshot.h"

namespace dateline::archive {
namespace {
constexpr int kAttempts = 10;  // a commit would have to fall between reading and opening each time
}

Result<std::shared_ptr<const Snapshot>> Snapshot::open(const std::string& archive, const Manifest& manifest) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->path_ = archive;
  snapshot->manifest_ = manifest;
  auto names = Names::open(archive, manifest.names);
  if (!names) return tl::unexpected(names.error());
  snapshot->names_ = std::move(*names);
  for (const SegmentEntry& entry : manifest.segments) {
    auto segment = Segment::open(archive, entry);
    if (!segment) return tl::unexpected(segment.error());
    snapshot->segments_.push_back(std::move(*segment));
  }
  return snapshot;
}

Result<std::shared_ptr<const Snapshot>> Snapshot::open(const std::string& archive) {
  for (int attempt = 1;; ++attempt) {
    auto manifest = read_manifest(archive);
    if (!manifest) return tl::unexpected(manifest.error());
    auto snapshot = open(archive, *manifest);
    if (snapshot || attempt == kAttempts) return snapshot;
    const auto again = read_manifest(archive);
    if (!again || again->revision == manifest->revision) return snapshot;  // really gone or damaged
  }
}

}  // namespace dateline::archive
