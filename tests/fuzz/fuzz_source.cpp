// Any bytes as an input file: text, JSON Lines, compressed, archives within archives, spoilt in every way. It
// ends, within the limits, and every record it gives can be parsed.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "indexer/readers/reader.h"
#include "indexer/readers/rejects.h"

using namespace dateline::readers;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int fd = ::memfd_create("input", MFD_CLOEXEC);
  if (fd < 0) return 0;
  if (::write(fd, data, size) != static_cast<ssize_t>(size)) std::abort();
  SourceOptions options;
  options.limits.record_bytes = 1 << 20;
  Source source({"/proc/self/fd/" + std::to_string(fd)}, options);
  std::size_t items = 0;
  while (auto item = source.next()) {
    ++items;
    if (const auto* record = std::get_if<RawRecord>(&*item)) {
      require(record->bytes.size() <= options.limits.record_bytes && record->origin.record > 0);
      require(!parse(*record, {}).empty());
    } else if (const auto* rejection = std::get_if<Rejection>(&*item)) {
      require(!rejection->code.empty() && rejection->raw.size() <= (64U << 10));
      require(to_json_line(*rejection).back() == '\n');
    }
  }
  require(items > 0 || size > 0);
  ::close(fd);
  return 0;
}
