#include <ostream>

#include "indexer/cli/commands.h"

namespace dateline::cli {

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::input: return 1;
    default: return 2;
  }
}

int report_error(const Error& error, Streams& streams) {
  streams.err << "dateline-index: " << error.message << " [" << error.code << "]\n";
  if (!error.hint.empty()) streams.err << "  " << error.hint << "\n";
  return exit_code(error.kind);
}

}  // namespace dateline::cli
