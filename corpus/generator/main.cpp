// dateline-generate: archives of any size for load tests. See options.h and README.md.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "corpus/generator/generator.h"
#include "corpus/generator/options.h"
#include "corpus/generator/writer.h"

namespace {

constexpr std::size_t kFlush = 1U << 20;

int report(const dateline::Error& error) {
  std::fprintf(stderr, "dateline-generate: %s\n", error.message.c_str());
  if (!error.hint.empty()) std::fprintf(stderr, "  %s\n", error.hint.c_str());
  return 2;
}

bool flush(std::string& buffer) {
  const bool written = std::fwrite(buffer.data(), 1, buffer.size(), stdout) == buffer.size();
  buffer.clear();
  return written;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline::corpus;
  const auto options = parse_options(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
  if (!options) return report(options.error());
  if (options->help) {
    std::fputs(help_text().data(), stdout);
    return std::fflush(stdout) == 0 ? 0 : 2;
  }
  std::setvbuf(stdout, nullptr, _IONBF, 0);  // the buffer here is large enough
  const Generator generator(*options);
  Record record;
  std::string buffer;
  bool written = true;
  for (std::uint64_t i = 0; i < options->articles && written; ++i) {
    generator.make(i, record);
    if (options->format == Format::text) {
      const auto ok = write_text_file(record, options->out);
      if (!ok) return report(ok.error());
      continue;
    }
    append_json(record, buffer);
    if (buffer.size() >= kFlush) written = flush(buffer);
  }
  if (written) written = flush(buffer);
  if (written) return 0;
  if (errno == EPIPE) return 0;  // the reader has had enough
  return report({dateline::ErrorKind::io, "cannot-write",
                 std::string("cannot write: ") + std::strerror(errno), "is the disk full?", std::nullopt});
}
