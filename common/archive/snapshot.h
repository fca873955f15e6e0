// What a reader sees: one committed state of an archive, opened as a whole. Nothing under it ever changes.
//
//   auto snapshot = Snapshot::open("archive");   // Result<std::shared_ptr<const Snapshot>>
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/names.h"
#include "common/archive/segment.h"

namespace dateline::archive {

class Snapshot {
 public:
  // Opens what MANIFEST names; reads it anew when a file has been superseded meanwhile.
  // Errors: "no-archive", "damaged-manifest", "damaged-file", "newer-archive", "io-error".
  static Result<std::shared_ptr<const Snapshot>> open(const std::string& archive);
  static Result<std::shared_ptr<const Snapshot>> open(const std::string& archive, const Manifest& manifest);

  const std::string& path() const { return path_; }
  const Manifest& manifest() const { return manifest_; }
  const Names& names() const { return names_; }
  const std::vector<std::shared_ptr<const Segment>>& segments() const { return segments_; }
  std::string revision() const { return std::to_string(manifest_.revision); }

 private:
  std::string path_;
  Manifest manifest_;
  Names names_;
  std::vector<std::shared_ptr<const Segment>> segments_;
};

}  // namespace dateline::archive
