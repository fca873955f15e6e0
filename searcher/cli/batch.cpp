#include "searcher/cli/batch.h"

#include <cerrno>
#include <fstream>
#include <istream>

#include "searcher/cli/report.h"
#include "searcher/present/json_output.h"
#include "searcher/present/line_output.h"

namespace dateline::cli {

int run_batch(const Arguments& arguments, const Terminal& terminal, const Engine& engine) {
  std::ifstream file;
  const bool standard_input = arguments.subject == "-";
  if (!standard_input) {
    file.open(arguments.subject, std::ios::binary);
    if (!file) return report(os_error("cannot open", arguments.subject), {}, terminal);
  }
  std::istream& in = standard_input ? *terminal.in : file;
  SearchRequest request = arguments.request;
  request.snippets = arguments.format == Format::jsonl;
  request.did_you_mean = false;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const std::string where = "line " + std::to_string(number) + ": ";
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      report({ErrorKind::input, "bad-batch-line", "there is no query id", "write: id TAB query", {}}, {}, terminal, where);
      continue;
    }
    const std::string id = line.substr(0, tab);
    request.query = line.substr(tab + 1);
    bool gone = false;
    const auto result = engine.search(request, [&](const Hit& hit) {
      gone = !terminal.out(arguments.format == Format::trec ? trec_line(id, hit) : hit_json(hit, id) + "\n");
      return !gone;
    });
    if (gone) return kFound;
    if (!result) {
      report(result.error(), request.query, terminal, where);
    } else {
      report_notices(result->notices, terminal, where);
    }
  }
  if (in.bad()) return report(os_error("cannot read", arguments.subject), {}, terminal);
  return kFound;
}

}  // namespace dateline::cli
