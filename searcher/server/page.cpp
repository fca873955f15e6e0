#include "searcher/server/page.h"

#include <algorithm>

#include "searcher/server/api_routes.h"
#include "searcher/server/assets.h"
#include "searcher/server/markup.h"

namespace dateline::server {
namespace {

constexpr std::uint64_t kMostOnAPage = 100;
constexpr const char* kHtml = "text/html; charset=utf-8";

// What stands where the program was built without the page's own frame.
constexpr std::string_view kBareFrame =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Dateline</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n</head>\n<body>\n"
    "<form role=\"search\" action=\"./\" method=\"get\">\n<label for=\"q\">Search the archive</label>\n"
    "<input id=\"q\" name=\"q\" type=\"search\" dir=\"auto\" value=\"<!--dateline:query-->\">\n"
    "<button type=\"submit\">Search</button>\n</form>\n<main "
    "id=\"results\">\n<!--dateline:results-->\n</main>\n"
    "</body>\n</html>\n";

bool concerns_the_search(const std::string& name) {
  static constexpr std::string_view kNames[] = {"q",      "match",   "from",  "to",       "sort",   "limit",
                                                "offset", "lenient", "count", "collapse", "recency", "feedback"};
  return name.starts_with("f.") || std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// "./?q=syria&offset=20": the same question on another page.
std::string page_link(const std::vector<Parameter>& asked, std::uint64_t offset) {
  std::string out = "./?";
  for (const auto& [name, value] : asked) {
    if (name != "offset") out += encode_percent(name) + '=' + encode_percent(value) + '&';
  }
  return out + "offset=" + std::to_string(offset);
}

void append_meta(std::string& out, const Moment& published, std::initializer_list<std::string_view> texts) {
  out += "<p class=\"dl-meta\">";
  if (published.known()) {
    out += "<time";
    append_attribute(out, "datetime", published.to_text());
    out += '>';
    append_text(out, published.to_text());
    out += "</time>";
  } else {
    out += "<span class=\"dl-undated\">undated</span>";
  }
  for (const std::string_view text : texts) {
    if (text.empty()) continue;
    out += " · <span dir=\"auto\">";
    append_text(out, text);
    out += "</span>";
  }
  out += "</p>\n";
}

void append_language(std::string& out, const std::string& language) {
  if (!language.empty()) append_attribute(out, "lang", language);
}

void append_hit(std::string& out, const Hit& hit) {
  out += "<li class=\"dl-hit\"><article>\n<h2 class=\"dl-headline\"";
  append_language(out, hit.language);
  out += "><a class=\"dl-headline-link\" dir=\"auto\"";
  append_attribute(out, "href", "./?article=" + encode_percent(hit.id));
  out += '>';
  if (hit.headline.empty()) {
    append_text(out, hit.id);
  } else {
    append_marked(out, hit.headline, hit.headline_highlights);
  }
  out += "</a></h2>\n";
  append_meta(out, hit.published, {hit.source, hit.section, hit.byline});
  if (hit.snippet) {
    out += "<p class=\"dl-snippet\" dir=\"auto\"";
    append_language(out, hit.language);
    out += '>';
    append_marked(out, hit.snippet->text, hit.snippet->highlights);
    out += "</p>\n";
  }
  out += "</article></li>\n";
}

void append_pager(std::string& out, const SearchResult& result, const SearchRequest& request,
                  const std::vector<Parameter>& asked) {
  const std::uint64_t step = std::max<std::uint64_t>(request.limit, 1);
  const bool more = request.offset + result.hits.size() < result.total && !result.hits.empty();
  if (request.offset == 0 && !more) return;
  out += "<nav class=\"dl-pager\" aria-label=\"Pages\">";
  const auto link = [&](std::uint64_t offset, const char* relation, const char* label) {
    out += "<a class=\"dl-page-step\" rel=\"" + std::string(relation) + "\"";
    append_attribute(out, "href", page_link(asked, offset));
    out += '>';
    out += label;
    out += "</a> ";
  };
  if (request.offset > 0) link(request.offset > step ? request.offset - step : 0, "prev", "Previous");
  if (more) link(request.offset + step, "next", "Next");
  out += "</nav>\n";
}

void append_paragraphs(std::string& out, const std::string& body, const std::string& language) {
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    out += "<p dir=\"auto\"";
    append_language(out, language);
    out += '>';
    append_text(out, rest.substr(0, end));
    out += "</p>\n";
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : "; ") + value;
  return out;
}

Reply page_reply(std::string_view query, const std::string& results, unsigned status = 200) {
  const Asset* frame = find_asset("index.html");
  Reply reply =
      text_reply(kHtml, fill_page(frame == nullptr ? kBareFrame : frame->bytes, escaped(query), results));
  reply.status = status;
  return reply;
}

Reply problem_page(std::string_view query, const Problem& problem) {
  Reply reply = page_reply(query, problem_html(problem), problem.status);
  reply.set("Cache-Control", "no-store");
  if (problem.status == 503) reply.set("Retry-After", "1");
  return reply;
}

Outcome article_page(const Call& call, std::string id, std::string query) {
  Call::Dependence on;
  on.relative = call.relative_dates({});
  return call.fresh(on, [shared = call.shared, id = std::move(id), query = std::move(query)] {
    const auto article = visible_article(*shared, id);
    return article ? page_reply(query, article_html(*article)) : problem_page(query, article.error());
  });
}

}  // namespace

std::string fill_page(std::string_view frame, std::string_view query, std::string_view results) {
  static constexpr std::string_view kQuery = "<!--dateline:query-->";
  static constexpr std::string_view kResults = "<!--dateline:results-->";
  std::string out;
  while (!frame.empty()) {
    const std::size_t at = std::min({frame.find(kQuery), frame.find(kResults), frame.size()});
    out += frame.substr(0, at);
    frame.remove_prefix(at);
    if (frame.starts_with(kQuery)) {
      out += query;
      frame.remove_prefix(kQuery.size());
    } else if (frame.starts_with(kResults)) {
      out += results;
      frame.remove_prefix(kResults.size());
    }
  }
  return out;
}

std::string results_html(const SearchResult& result, const SearchRequest& request,
                         const std::vector<Parameter>& asked) {
  std::string out = "<h1 class=\"dl-total\">" + std::to_string(result.total) +
                    (result.total == 1 ? " article" : " articles") + "</h1>\n";
  if (!result.notices.empty()) {
    out += "<ul class=\"dl-notices\">\n";
    for (const QueryNotice& notice : result.notices)
      out += "<li dir=\"auto\">" + escaped(notice.message) + "</li>\n";
    out += "</ul>\n";
  }
  if (result.suggestion) {
    out += "<p class=\"dl-suggestion\">Did you mean <a dir=\"auto\"";
    append_attribute(out, "href", "./?q=" + encode_percent(*result.suggestion));
    out += '>' + escaped(*result.suggestion) + "</a>?</p>\n";
  }
  if (result.hits.empty()) {
    out += "<p class=\"dl-nothing\">" +
           std::string(result.total > 0 ? "There are no further articles."
                                        : "Nothing was found. Try fewer or other words.") +
           "</p>\n";
  } else {
    out += "<ol class=\"dl-hits\" start=\"" + std::to_string(request.offset + 1) + "\">\n";
    for (const Hit& hit : result.hits) append_hit(out, hit);
    out += "</ol>\n";
  }
  append_pager(out, result, request, asked);
  return out;
}

std::string article_html(const Article& article) {
  std::string out = "<article class=\"dl-article\"";
  append_language(out, article.language);
  out += ">\n<h1 class=\"dl-article-headline\" dir=\"auto\">";
  append_text(out, article.headline.empty() ? article.id : article.headline);
  out += "</h1>\n";
  if (!article.subheadline.empty()) {
    out += "<p class=\"dl-subheadline\" dir=\"auto\">" + escaped(article.subheadline) + "</p>\n";
  }
  append_meta(out, article.published, {article.source, article.section, joined(article.byline)});
  out += "<div class=\"dl-body\">\n";
  if (!article.dateline.empty())
    out += "<p class=\"dl-dateline\" dir=\"auto\">" + escaped(article.dateline) + "</p>\n";
  append_paragraphs(out, article.body, article.language);
  out += "</div>\n";
  if (!article.copyright.empty())
    out += "<p class=\"dl-quiet\" dir=\"auto\">" + escaped(article.copyright) + "</p>\n";
  if (const std::string_view url = safe_link(article.url); !url.empty()) {
    out += "<p><a rel=\"noopener noreferrer\"";
    append_attribute(out, "href", url);
    out += ">Where it was published</a></p>\n";
  }
  return out + "</article>\n";
}

std::string problem_html(const Problem& problem) {
  std::string out = "<div class=\"dl-error\" role=\"alert\">\n<h1>";
  append_text(out, reason_phrase(problem.status));
  out += "</h1>\n<p dir=\"auto\">" + escaped(problem.detail) + "</p>\n";
  if (!problem.hint.empty()) out += "<p dir=\"auto\">Hint: " + escaped(problem.hint) + "</p>\n";
  return out + "</div>\n";
}

Outcome page_route(const Call& call) {
  std::vector<Parameter> asked;
  std::string article;
  std::string query;
  bool lenient_said = false;
  for (const Parameter& parameter : call.target.parameters) {
    if (parameter.first == "article") article = parameter.second;
    if (parameter.first == "q") query = parameter.second;
    lenient_said |= parameter.first == "lenient";
    if (concerns_the_search(parameter.first)) asked.push_back(parameter);
  }
  if (!article.empty()) return article_page(call, std::move(article), std::move(query));
  const Shared& with = *call.shared;
  SearchLimits limits = with.options.limits;
  limits.hits = std::min(limits.hits, kMostOnAPage);
  auto read = read_search(asked, limits, with.edition->today(with.now));
  if (!read) return answered(problem_page(query, problem_of(read.error())));
  SearchRequest request = std::move(read->request);
  with.bind(request);
  request.lenient |= !lenient_said;
  Call::Dependence on;
  on.relative = read->relative_dates || call.relative_dates(request);
  return call.fresh(on, [shared = call.shared, request = std::move(request), asked = std::move(asked)] {
    const auto result = shared->search(request);
    if (!result) return problem_page(request.query, shared->problem(result.error()));
    return page_reply(request.query, results_html(*result, request, asked));
  });
}

}  // namespace dateline::server
