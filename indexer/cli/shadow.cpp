#include "indexer/cli/shadow.h"

#include <stdlib.h>

#include <filesystem>
#include <utility>

#include "indexer/store/link_archive.h"

namespace dateline::cli {

namespace fs = std::filesystem;

Result<Shadow> Shadow::make(const std::string& archive) {
  std::error_code error;
  const fs::path parent = fs::temp_directory_path(error);
  if (error) return tl::unexpected(os_error("cannot find", "a directory for temporary files", error.value()));
  std::string directory = (parent / "dateline-dry-run-XXXXXX").string();
  if (::mkdtemp(directory.data()) == nullptr) return tl::unexpected(os_error("cannot make directory", directory));
  Shadow shadow;
  shadow.directory_ = directory;
  shadow.path_ = directory + "/archive";
  auto linked = store::link_archive(archive, shadow.path_, store::Linking::symbolic);
  if (linked) {
    shadow.revision_ = std::to_string(linked->manifest.revision);
  } else if (linked.error().code != "no-archive") {
    return tl::unexpected(linked.error());
  }
  return shadow;
}

Shadow::~Shadow() {
  std::error_code error;
  if (!directory_.empty()) fs::remove_all(directory_, error);
}

Shadow::Shadow(Shadow&& other) noexcept
    : directory_(std::exchange(other.directory_, {})),
      path_(std::move(other.path_)),
      revision_(std::move(other.revision_)) {}

}  // namespace dateline::cli
