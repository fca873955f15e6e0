#include "common/error.h"

#include <cerrno>
#include <system_error>

namespace dateline {

Error os_error(const std::string& what, const std::string& path) { return os_error(what, path, errno); }

Error os_error(const std::string& what, const std::string& path, int saved_errno) {
  const std::string words = std::generic_category().message(saved_errno);
  if (saved_errno == ENOSPC || saved_errno == EDQUOT) {
    return Error{ErrorKind::no_space, "disk-full", what + " " + path + ": " + words,
                 "free some space and run the same command again; what is committed is kept", std::nullopt};
  }
  return Error{saved_errno == ENOENT ? ErrorKind::not_found : ErrorKind::io, "io-error",
               what + " " + path + ": " + words, "", std::nullopt};
}

}  // namespace dateline
