#include "searcher/cli/run.h"

#include "searcher/cli/batch.h"
#include "searcher/cli/options.h"
#include "searcher/cli/report.h"
#include "searcher/present/calendar_output.h"
#include "searcher/present/json_output.h"
#include "searcher/present/line_output.h"
#include "searcher/present/names_output.h"
#include "searcher/present/text_output.h"

namespace dateline::cli {
namespace {

TextStyle style_for(const Arguments& arguments, const Terminal& terminal) {
  TextStyle style;
  style.width = terminal.width;
  switch (arguments.color) {
    case Color::always: style.color = true; break;
    case Color::never: style.color = false; break;
    case Color::automatic: {
      // no-color.org: set and not empty.
      const bool refused = !terminal.environment("NO_COLOR").value_or("").empty() ||
                           terminal.environment("TERM").value_or("") == "dumb";
      style.color = terminal.out_is_terminal && !refused;
    }
  }
  return style;
}

Layout layout_for(const Terminal& terminal) { return terminal.out_is_terminal ? Layout::pretty : Layout::compact; }

Error unknown_id(const std::string& id) {
  return {ErrorKind::not_found, "unknown-id", "there is no article \"" + id + "\"", {}, std::nullopt};
}

int show(const Arguments& arguments, const Terminal& terminal, const Engine& engine) {
  const auto article = engine.article(arguments.subject, arguments.request.now);
  if (!article) return report(article.error(), {}, terminal);
  if (!*article) {
    report(unknown_id(arguments.subject), {}, terminal);
    return kNothing;
  }
  terminal.out(arguments.format == Format::json ? show_json(**article, layout_for(terminal)) + "\n"
                                                : article_text(**article, style_for(arguments, terminal)));
  return kFound;
}

int suggest(const Arguments& arguments, const Terminal& terminal, const Engine& engine) {
  const SearchRequest& request = arguments.request;
  const auto found = engine.suggest({arguments.subject, request.limit, {}, request.now});
  if (!found) return report(found.error(), {}, terminal);
  terminal.out(arguments.format == Format::json ? suggestions_json(*found, layout_for(terminal)) + "\n"
                                                : suggestions_text(*found, style_for(arguments, terminal)));
  return found->values.empty() ? kNothing : kFound;
}

int variants(const Arguments& arguments, const Terminal& terminal, const Engine& engine) {
  const auto found = engine.variants(arguments.subject, arguments.request.now);
  if (!found) return report(found.error(), {}, terminal);
  terminal.out(arguments.format == Format::json ? variants_json(arguments.subject, *found, layout_for(terminal)) + "\n"
                                                : variants_text(*found, style_for(arguments, terminal)));
  if (found->empty()) terminal.err("dateline-search: no article has a name \"" + arguments.subject + "\"\n");
  return found->empty() ? kNothing : kFound;
}

int calendar(const Arguments& arguments, const Terminal& terminal, const Engine& engine) {
  const auto found = engine.calendar(arguments.request);
  if (!found) return report(found.error(), arguments.request.query, terminal);
  terminal.out(arguments.subject == "ics" ? calendar_ics(*found) : calendar_json(*found, layout_for(terminal)) + "\n");
  if (arguments.subject == "ics") report_notices(found->notices, terminal);
  return found->total > 0 ? kFound : kNothing;
}

int explain(const Arguments& arguments, const Terminal& terminal, const Engine& engine) {
  const auto text = engine.explain(arguments.request);
  if (!text) return report(text.error(), arguments.request.query, terminal);
  terminal.out(*text);
  return kFound;
}

// The answer to a search, or to --similar; each hit is handed over, or without `each` kept in the answer.
Result<SearchResult> answer(const Arguments& arguments, const SearchRequest& request, const Engine& engine,
                            const std::function<bool(const Hit&)>& each) {
  if (arguments.task != Task::similar) return each ? engine.search(request, each) : engine.search(request);
  auto result = engine.similar(arguments.subject, request);
  if (!result) return tl::unexpected(result.error());
  if (!*result) return tl::unexpected(unknown_id(arguments.subject));
  if (each)
    for (const Hit& hit : (*result)->hits)
      if (!each(hit)) break;
  return std::move(**result);
}

int report_failure(const Error& error, const Arguments& arguments, const Terminal& terminal) {
  report(error, arguments.request.query, terminal);
  return error.code == "unknown-id" ? kNothing : kFault;
}

// One document: the total stands before the hits, so these are kept.
int search_whole(const Arguments& arguments, const Terminal& terminal, const Engine& engine) {
  const auto result = answer(arguments, arguments.request, engine, {});
  if (!result) return report_failure(result.error(), arguments, terminal);
  terminal.out(result_json(*result, layout_for(terminal)) + "\n");
  return result->total > 0 ? kFound : kNothing;
}

int search_by_hit(const Arguments& arguments, const Terminal& terminal, const Engine& engine) {
  const TextStyle style = style_for(arguments, terminal);
  SearchRequest request = arguments.request;
  if (arguments.format == Format::ids) request.snippets = false;
  request.did_you_mean = arguments.format == Format::text;
  bool gone = arguments.format == Format::csv && !terminal.out(csv_header());
  if (gone) return kFound;
  const auto each = [&](const Hit& hit) {
    switch (arguments.format) {
      case Format::jsonl: gone = !terminal.out(hit_json(hit) + "\n"); break;
      case Format::csv: gone = !terminal.out(csv_line(hit)); break;
      case Format::ids: gone = !terminal.out(id_line(hit)); break;
      default: gone = !terminal.out(hit_text(hit, style)); break;
    }
    return !gone;
  };
  const auto result = answer(arguments, request, engine, each);
  if (gone) return kFound;
  if (!result) return report_failure(result.error(), arguments, terminal);
  report_notices(result->notices, terminal);
  if (arguments.format == Format::text) terminal.out(summary_text(*result, style));
  return result->total > 0 ? kFound : kNothing;
}

// What people read; what programs read stays as it is.
bool is_for_people(const Arguments& arguments) {
  switch (arguments.task) {
    case Task::help:
    case Task::explain: return true;
    case Task::version:
    case Task::generate:
    case Task::calendar:
    case Task::batch: return false;
    default: return arguments.format == Format::text;
  }
}

int with_archive(const Arguments& arguments, const Terminal& terminal, const OpenEngine& open) {
  const auto engine = open(arguments.archive);
  if (!engine) return report(engine.error(), {}, terminal);
  switch (arguments.task) {
    case Task::show: return show(arguments, terminal, **engine);
    case Task::explain: return explain(arguments, terminal, **engine);
    case Task::suggest: return suggest(arguments, terminal, **engine);
    case Task::variants: return variants(arguments, terminal, **engine);
    case Task::calendar: return calendar(arguments, terminal, **engine);
    case Task::batch: return run_batch(arguments, terminal, **engine);
    default: break;
  }
  return arguments.format == Format::json ? search_whole(arguments, terminal, **engine)
                                          : search_by_hit(arguments, terminal, **engine);
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Terminal& terminal, const OpenEngine& open) {
  const auto read = read_arguments(arguments, terminal.environment, terminal.clock);
  if (!read) return report(read.error(), {}, terminal);
  const ProgramSpec& program = search_program();
  if (!read->no_pager && is_for_people(*read)) terminal.page();
  switch (read->task) {
    case Task::help: terminal.out(help_text(program, terminal.width)); return kFound;
    case Task::version:
      terminal.out(std::string(program.name) + " " + std::string(program.version) + "\n");
      return kFound;
    case Task::generate: terminal.out(*generated_text(program, read->subject)); return kFound;
    case Task::fields:
      terminal.out(read->format == Format::json ? fields_json(layout_for(terminal)) + "\n"
                                                : fields_text(style_for(*read, terminal)));
      return kFound;
    default: return with_archive(*read, terminal, open);
  }
}

}  // namespace dateline::cli
