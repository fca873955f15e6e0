#include "searcher/cli/report.h"

#include <string>

#include "searcher/query/caret.h"

namespace dateline::cli {
namespace {

constexpr std::string_view kProgram = "dateline-search: ";

}  // namespace

int report(const Error& error, std::string_view query, const Terminal& terminal, std::string_view where) {
  std::string text = std::string(kProgram) + std::string(where) + error.message + "\n";
  if (error.kind == ErrorKind::query && error.column) {
    text += caret_message(query, error);
  } else if (!error.hint.empty()) {
    text += "  hint: " + error.hint + "\n";
  }
  terminal.err(text);
  return kFault;
}

void report_notices(const std::vector<QueryNotice>& notices, const Terminal& terminal, std::string_view where) {
  for (const QueryNotice& notice : notices)
    terminal.err(std::string(kProgram) + std::string(where) + "note: " + notice.message + "\n");
}

}  // namespace dateline::cli
