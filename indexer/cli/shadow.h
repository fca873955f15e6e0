// A shadow of an archive for --dry-run: it reads the archive's files through links, and what is written stays in a
// temporary directory (TMPDIR) that goes away with its owner. So a dry run decides exactly as a real one would, at
// the cost of the room that the new articles need, and the archive is not touched, nor its lock taken.
#pragma once

#include <string>

#include "common/error.h"

namespace dateline::cli {

class Shadow {
 public:
  // Where there is no archive, of an empty one.
  static Result<Shadow> make(const std::string& archive);
  ~Shadow();
  Shadow(Shadow&& other) noexcept;
  Shadow& operator=(Shadow&&) = delete;

  const std::string& path() const { return path_; }          // the archive to write to
  const std::string& revision() const { return revision_; }  // of the archive itself

 private:
  Shadow() = default;
  std::string directory_;
  std::string path_;
  std::string revision_ = "0";
};

}  // namespace dateline::cli
