#include "searcher/server/feed.h"

#include <algorithm>

#include "common/time/civil.h"
#include "searcher/server/markup.h"

namespace dateline::server {
namespace {

constexpr std::uint64_t kEntries = 20;

// RFC 3339, as Atom asks for it; of a wider date its first instant in UTC.
std::string date_time(const Moment& moment) {
  if (moment.precision == Precision::instant) return moment.to_text();
  return format_day(moment.first) + "T00:00:00Z";
}

std::string date_time(std::int64_t seconds) {
  Moment moment;
  moment.precision = Precision::instant;
  moment.instant = seconds;
  moment.first = moment.last =
      static_cast<Day>(seconds / kSecondsPerDay - (seconds % kSecondsPerDay < 0 ? 1 : 0));
  return moment.to_text();
}

std::int64_t instant_of(const Moment& moment) {
  return moment.precision == Precision::instant ? moment.instant : moment.first * kSecondsPerDay;
}

const Moment& changed(const Hit& hit) { return hit.updated.known() ? hit.updated : hit.published; }

void append_element(std::string& out, const char* name, std::string_view text) {
  out += '<' + std::string(name) + '>';
  append_text(out, text);
  out += "</" + std::string(name) + ">\n";
}

void append_link(std::string& out, const char* relation, const char* type, std::string_view href) {
  out += "<link rel=\"" + std::string(relation) + "\"";
  if (type[0] != '\0') append_attribute(out, "type", type);
  append_attribute(out, "href", href);
  out += "/>\n";
}

void append_entry(std::string& out, const Hit& hit, const FeedFrame& frame) {
  const std::string here = frame.base + "?article=" + encode_percent(hit.id);
  out += "<entry>\n";
  append_element(out, "id", here);
  append_element(out, "title", hit.headline.empty() ? std::string_view(hit.id) : hit.headline);
  append_element(out, "updated", changed(hit).known() ? date_time(changed(hit)) : date_time(frame.committed));
  if (hit.published.known()) append_element(out, "published", date_time(hit.published));
  const std::string_view url = safe_link(hit.url);
  append_link(out, "alternate", "", url.empty() ? std::string_view(here) : url);
  const std::string_view author =
      hit.byline.empty() ? std::string_view(hit.source) : std::string_view(hit.byline);
  if (!author.empty()) {
    out += "<author>";
    append_element(out, "name", author);
    out += "</author>\n";
  }
  if (!hit.section.empty()) {
    out += "<category";
    append_attribute(out, "term", hit.section);
    out += "/>\n";
  }
  if (hit.snippet) append_element(out, "summary", hit.snippet->text);
  out += "</entry>\n";
}

}  // namespace

std::string atom_feed(const SearchResult& result, const FeedFrame& frame) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  append_element(out, "id", frame.self);
  append_element(out, "title", frame.query.empty() ? std::string("Dateline") : "Dateline: " + frame.query);
  std::int64_t newest = 0;
  bool dated = false;
  for (const Hit& hit : result.hits) {
    if (!changed(hit).known()) continue;
    newest = dated ? std::max(newest, instant_of(changed(hit))) : instant_of(changed(hit));
    dated = true;
  }
  append_element(out, "updated", date_time(dated ? newest : frame.committed));
  out += "<author>";
  append_element(out, "name", "Dateline");
  out += "</author>\n";
  append_element(out, "generator", "Dateline");
  append_link(out, "self", "application/atom+xml", frame.self);
  append_link(out, "alternate", "text/html", frame.base + "?q=" + encode_percent(frame.query));
  for (const Hit& hit : result.hits) append_entry(out, hit, frame);
  return out + "</feed>\n";
}

Outcome feed_route(const Call& call) {
  const Shared& with = *call.shared;
  auto read = read_search(call.target.parameters, with.options.limits, with.edition->today(with.now),
                          SearchScope::feed);
  if (!read) return answered(problem_reply(read.error()));
  SearchRequest request = std::move(read->request);
  with.bind(request);
  const bool limit_said =
      std::any_of(call.target.parameters.begin(), call.target.parameters.end(),
                  [](const Parameter& p) { return p.first == "limit" && !p.second.empty(); });
  if (!limit_said) request.limit = std::min(kEntries, with.options.limits.hits);
  if (!request.sort) request.sort = Sort::newest;
  FeedFrame frame{call.base_url(), call.base_url() + "feed.atom", request.query, with.edition->committed()};
  char mark = '?';
  for (const auto& [name, value] : call.target.parameters) {
    frame.self += mark + encode_percent(name) + '=' + encode_percent(value);
    mark = '&';
  }
  Call::Dependence on{read->relative_dates || call.relative_dates(request), frame.base};
  return call.fresh(on, [shared = call.shared, request = std::move(request), frame = std::move(frame)] {
    const auto result = shared->search(request);
    if (!result) return shared->fault(result.error());
    return text_reply("application/atom+xml; charset=utf-8", atom_feed(*result, frame));
  });
}

Outcome opensearch_route(const Call& call) {
  ParameterReader in(call.target.parameters);
  if (auto done = in.finish(); !done) return answered(problem_reply(done.error()));
  const std::string base = call.base_url();
  return call.fresh({false, base}, [base] {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
        "<ShortName>Dateline</ShortName>\n"
        "<Description>Search the news archive by word, person, organisation, place and date.</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n";
    const auto url = [&](const char* type, const char* relation, const std::string& address) {
      out += "<Url type=\"" + std::string(type) + "\" method=\"get\" rel=\"" + relation + "\"";
      append_attribute(out, "template", address);
      out += "/>\n";
    };
    url("text/html", "results", base + "?q={searchTerms}");
    url("application/atom+xml", "results", base + "feed.atom?q={searchTerms}&lenient=1");
    url("application/x-suggestions+json", "suggestions",
        base + "api/v1/suggest?q={searchTerms}&format=opensearch");
    url("application/opensearchdescription+xml", "self", base + "opensearch.xml");
    return text_reply("application/opensearchdescription+xml; charset=utf-8",
                      out + "</OpenSearchDescription>\n");
  });
}

}  // namespace dateline::server
