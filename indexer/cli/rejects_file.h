// Where refused records go: a file, made when the first is refused (or at once where the user named it), or a stream.
//
//   RejectsFile rejects("news/rejects/RUN.jsonl", false);
//   rejects.write(line);           // a JSON line with its newline
//   auto path = rejects.close();
//
// Each line is written at once, so that a killed run has said what it refused. The first failure sticks and is told by
// close(). For one thread.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "common/error.h"
#include "indexer/cli/settings.h"

namespace dateline::cli {

class RejectsFile {
 public:
  RejectsFile(std::string path, bool at_once);
  explicit RejectsFile(std::ostream& stream) : stream_(&stream) {}
  ~RejectsFile();
  RejectsFile(const RejectsFile&) = delete;
  RejectsFile& operator=(const RejectsFile&) = delete;

  void write(std::string_view line);
  Result<std::string> close();  // the path; empty where nothing was refused

 private:
  void open();

  std::ostream* stream_ = nullptr;
  std::string path_;
  int descriptor_ = -1;
  bool opened_ = false;
  bool any_ = false;
  std::optional<Error> error_;
};

// What --max-rejects allows is passed, or a whole input could not be read to its end.
bool too_many_rejects(const Settings& settings, std::uint64_t read, std::uint64_t rejected, std::uint64_t broken_inputs);

}  // namespace dateline::cli
