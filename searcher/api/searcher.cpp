#include "searcher/api/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <span>
#include <utility>

#include "common/archive/snapshot.h"
#include "searcher/api/did_you_mean.h"
#include "searcher/api/feedback.h"
#include "searcher/api/find_calendar.h"
#include "searcher/api/gather.h"
#include "searcher/api/hits.h"
#include "searcher/api/paging.h"
#include "searcher/api/prepared_search.h"
#include "searcher/api/read_facts.h"
#include "searcher/api/run_segments.h"
#include "searcher/api/significance.h"
#include "searcher/api/spellings.h"
#include "searcher/api/state.h"
#include "searcher/collect/suggester_cache.h"
#include "searcher/match/resolve.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace dateline {
namespace {

// Runs what may throw inside the library and turns that into an Error.
template <class Work>
auto guarded(const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const archive::Damaged& damage) {
    return tl::unexpected(archive::damaged_error(damage));
  } catch (const Xapian::Error& error) {
    return tl::unexpected(archive::damaged_error({"postings.xapian", error.get_description()}));
  } catch (const OverBudget& over) {
    if (over.cancelled) return fail(ErrorKind::timeout, "cancelled", "the search was cancelled");
    return fail(ErrorKind::timeout, "time-budget", "the search took longer than it is allowed to",
                "ask for less: fewer wildcards, no proximity inside proximity, a shorter time of publication");
  }
}

std::int64_t now_of(const std::optional<std::int64_t>& given) { return given ? *given : std::int64_t{std::time(nullptr)}; }

// Whether a visible article matches.
bool finds(const PlanNode& plan, const archive::Snapshot& snapshot, const PostingsPool::Databases& databases,
           std::int64_t now, PostingsCache& cache) {
  Budget budget;
  for (std::size_t i = 0; i < snapshot.segments().size(); ++i) {
    const archive::Segment& segment = *snapshot.segments()[i];
    const std::unique_ptr<archive::RowBits> visible = segment.visible(now);
    const SegmentContext context{segment, *databases[i], 0, snapshot.names(), budget, cache, static_cast<std::uint32_t>(i)};
    const CursorPtr cursor = make_cursor(plan, context);
    for (Row row = cursor->seek(0); row != archive::kNoRow; row = cursor->next())
      if ((!visible || visible->test(row)) && cursor->matches()) return true;
  }
  return false;
}

// The rows that come after `last` in the order; the rows are in order.
std::span<const ScoredRow> behind(std::span<const ScoredRow> rows, const ScoredRow& last, Sort sort) {
  const auto first = std::upper_bound(rows.begin(), rows.end(), last, HitOrder(sort));
  return rows.subspan(static_cast<std::size_t>(first - rows.begin()));
}

QueryNotice unknown_stories_notice(std::uint64_t articles) {
  return {"stories-unknown",
          std::to_string(articles) + (articles == 1 ? " article was" : " articles were") +
              " indexed before stories were told, and counts as alone: run dateline-index rederive",
          0};
}

}  // namespace

struct Searcher::Impl {
  std::string path;
  std::shared_ptr<State> state;
  // Shared with the Searchers on other states that newer() makes.
  std::shared_ptr<HeadlineWordsCache> headlines = std::make_shared<HeadlineWordsCache>();
  std::shared_ptr<KeptStates> kept = std::make_shared<KeptStates>();

  Result<Page> page_of(const SearchRequest& request) const {
    return open_page(request, path, state, *kept, std::time(nullptr));
  }

  // `similar_to`: only articles similar to this one; error "unknown-id" where there is none.
  Result<SearchResult> search(const SearchRequest& request, const std::function<bool(const Hit&)>& each_hit,
                              std::optional<std::string_view> similar_to = {}) const {
    const auto begin = Clock::now();
    const Deadline deadline = deadline_of(request, begin);
    Budget budget(deadline);
    const auto page = page_of(request);
    if (!page) return tl::unexpected(page.error());
    State& at = *page->state;
    const PostingsPool::Lease lease = at.pool.lend();
    auto prepared = prepare_search(request, *page, lease.databases(), similar_to);
    if (!prepared) return tl::unexpected(prepared.error());
    budget.look();
    SimilarTo wanted;
    if (similar_to) {
      const auto place = find(at, *similar_to, page->now);
      if (!place || !is_let_through(*similar_to, request, page->now))
        return fail(ErrorKind::not_found, "unknown-id", "there is no article \"" + std::string(*similar_to) + "\"");
      auto article = read(at, *place);
      if (!article) return tl::unexpected(article.error());
      wanted = significant(*article, *at.snapshot, lease.databases(), place->segment, place->row);
      prepared->run.similar = &wanted;
      for (const SimilarTo::Term& term : wanted.terms) {
        prepared->resolution.headline.stems.push_back(term.term);
        prepared->resolution.body.stems.push_back(term.term);
      }
    }
    std::shared_ptr<const Stories> stories;
    if (request.collapse || request.count == Count::stories) {
      stories = at.stories(page->now);
      prepared->run.stories = stories.get();
    }
    const double average = prepared->statistics.average_length();
    const auto pass = [&](const RunPlan& plan) {
      return run_segments(plan, *at.snapshot, lease.databases(), at.cache, average > 0 ? 1 / average : 0, deadline);
    };
    if (request.feedback && !similar_to && prepared->run.sort == Sort::relevance && prepared->run.most_hits > 0 &&
        scored_words(prepared->run.query) > 0) {
      const RunPlan first = feedback_pass(prepared->run);
      TopHits best(first.sort, first.most_hits);
      for (const SegmentAnswer& answer : pass(first)) best.merge(answer.top);
      add_feedback(std::move(best).sorted(), *at.snapshot, lease.databases(), prepared->run.query);
    }
    std::vector<SegmentAnswer> answers = pass(prepared->run);

    SearchResult result;
    const Gathered gathered = gather(request, prepared->run, std::move(answers), *at.snapshot, at.aliases.get(), result);
    if (!request.significant.empty())
      add_significant(request, *prepared, at, lease.databases(), deadline, gathered.bound, result);
    if (request.timeline_share && result.timeline && !request.restrict_to.empty()) add_bound_coverage(request, page->now, result);
    result.next_cursor = make_hits(request, *prepared, gathered, *page, budget, each_hit);
    if (stories && stories->unknown() > 0) result.notices.push_back(unknown_stories_notice(stories->unknown()));
    result.query_text = request.query;
    result.parsed = print(prepared->parsed.root);
    if (page->moved) result.notices.push_back(cursor_moved_notice());
    add_notices(*prepared, result.notices);
    if (request.did_you_mean && !similar_to) suggest_spelling(request, *prepared, at, lease.databases(), result);
    result.revision = at.snapshot->revision();
    result.took_ms = milliseconds_since(begin);
    return result;
  }

  // Against the whole archive as it is visible now, counted in a pass of its own.
  void add_significant(const SearchRequest& request, const PreparedSearch& prepared, State& at,
                       const PostingsPool::Databases& databases, const Deadline& deadline,
                       const std::vector<FacetRun>& found, SearchResult& result) const {
    RunPlan everything;
    everything.bound = prepared.run.bound;
    everything.sort = Sort::newest;
    everything.most_hits = 0;
    everything.now = prepared.run.now;
    everything.aliases = prepared.run.aliases;
    everything.stories = prepared.run.stories;
    everything.count_stories = prepared.run.count_stories;
    const auto answers = run_segments(everything, *at.snapshot, databases, at.cache, 0, deadline);
    const std::vector<FacetRun> archive = merge_facets(everything, answers, *at.snapshot, at.aliases.get());
    const SignificanceTotals totals{result.total, merge_total(everything, answers, *at.snapshot)};
    for (std::size_t i = 0; i < found.size(); ++i) {
      result.significant.push_back(rank_significant(request.significant[i], found[i], archive[i], totals,
                                                    at.snapshot->names(), at.aliases.get()));
    }
  }

  // Under a restriction, what it lets through is all there is.
  void add_bound_coverage(const SearchRequest& request, std::int64_t now, SearchResult& result) const {
    SearchRequest all;
    all.restrict_to = request.restrict_to;
    all.timeline = result.timeline->interval;
    all.count = request.count;
    all.limit = 0;
    all.now = now;
    all.did_you_mean = false;
    std::map<Day, std::uint64_t> counts;
    if (const auto found = search(all, [](const Hit&) { return false; }))
      for (const TimelineBucket& bucket : found->timeline->buckets) counts[bucket.start] = bucket.count;
    for (TimelineBucket& bucket : result.timeline->buckets) bucket.coverage = counts[bucket.start];
  }

  // True where the restriction lets the article through.
  bool is_let_through(std::string_view id, const SearchRequest& request, std::int64_t now) const {
    if (request.restrict_to.empty()) return true;
    SearchRequest one;
    one.restrict_to = request.restrict_to;
    one.only_id = std::string(id);
    one.limit = 0;
    one.now = now;
    one.did_you_mean = false;
    const auto found = search(one, [](const Hit&) { return false; });
    return found && found->total > 0;
  }

  // Where little or nothing was found, or something asked for is not there at all.
  void suggest_spelling(const SearchRequest& request, const PreparedSearch& prepared, State& at,
                        const PostingsPool::Databases& databases, SearchResult& result) const {
    const auto is_unknown = [](const Notice& n) { return n.code == "unknown-word" || n.code == "unknown-value"; };
    const std::vector<Notice>& known = prepared.resolution.notices;
    if (result.total > kNextToNothing && std::none_of(known.begin(), known.end(), is_unknown)) return;
    Resolver resolver(*at.snapshot, databases, [&]() -> const NameIndex& { return at.names(); });
    const std::int64_t now = prepared.run.now;
    std::unique_ptr<NearNames> near;
    DidYouMean help({*at.snapshot,
                     [&](const Node& node) { return finds(resolver.resolve(node).plan, *at.snapshot, databases, now, at.cache); },
                     [&]() -> const SimilarWords& { return at.similar_words(); },
                     [&]() -> const NearNames& {
                       if (!near) near = std::make_unique<NearNames>(*at.snapshot, at.names(), at.aliases.get(), now);
                       return *near;
                     },
                     [&](const std::vector<Facet>& facets, const std::string& value) {
                       return nearest_text(at, now, facets, value);
                     }});
    std::vector<Notice> notices = known;
    Correction better = help.correct(request.query, prepared.parsed, prepared.options, result.total, notices);
    for (std::size_t i = known.size(); i < notices.size(); ++i)
      result.notices.push_back({notices[i].code, notices[i].message, notices[i].column});
    if (!better.query) return;
    SearchRequest again = request;
    again.query = *better.query;
    again.did_you_mean = false;
    again.limit = again.offset = 0;
    again.facets.clear();
    again.significant.clear();
    again.timeline.reset();
    again.about_timeline.reset();
    again.cross_timeline.reset();
    again.now = now;
    again.cursor.clear();
    again.collapse = false;
    const auto found = search(again, [](const Hit&) { return false; });
    if (found && found->total > 0 && (better.of_unknown || found->total > result.total)) result.suggestion = std::move(better.query);
  }

  // Hands the hits of the page over; returns the cursor to what follows them.
  std::optional<std::string> make_hits(const SearchRequest& request, const PreparedSearch& prepared, const Gathered& gathered,
                                       const Page& page, Budget& budget,
                                       const std::function<bool(const Hit&)>& each_hit) const {
    const archive::Snapshot& snapshot = *page.state->snapshot;
    const RunPlan& run = prepared.run;
    std::span<const ScoredRow> rows = gathered.rows;
    if (request.collapse) {  // every hit there is, of which only a page is shown
      if (page.cursor) rows = behind(rows, *page.after(), run.sort);
      const std::uint64_t most = request.limit == kAll ? kAll : request.limit == 0 ? 0 : request.limit + request.offset;
      rows = rows.first(std::min<std::uint64_t>(rows.size(), most));
    }
    HitMaker maker(snapshot, prepared.resolution, request.snippets, page.state->aliases.get());
    for (std::uint64_t i = request.offset; i < rows.size(); ++i) {
      budget.spend(kHitWork);
      Hit hit = maker.make(rows[i], page.position() + i + 1);
      const Stories::Number story = run.stories ? run.stories->of(rows[i].segment, rows[i].row) : Stories::kAlone;
      if (story != Stories::kAlone) {
        // Under a restriction the story's first article may be one that is not to be named.
        hit.story = request.restrict_to.empty() ? std::string(run.stories->name(story))
                                                : archive::checksum_text(archive::checksum(run.stories->name(story)));
        hit.duplicates = gathered.versions.at(story) - 1;
      }
      if (!each_hit(hit)) break;
    }
    if (request.limit == kAll || request.limit == 0 || rows.size() <= request.offset ||
        rows.size() < request.limit + request.offset)
      return std::nullopt;
    const std::uint64_t position = page.position() + rows.size();
    if (!page.moved && position >= gathered.shown_total) return std::nullopt;
    const ScoredRow& last = rows.back();
    return write_cursor({snapshot.manifest().revision, prepared.question, position, last.score, last.instant, page.now,
                         std::string(last.id)});
  }

  Result<Suggestions> suggest(const SuggestRequest& request) const {
    const Page page{state, now_of(request.now), {}, false};
    State& at = *state;
    SearchRequest counted;
    counted.query = request.restrict_to;
    counted.now = now_of(request.now);
    const PostingsPool::Lease lease = at.pool.lend();
    auto prepared = prepare_search(counted, page, lease.databases());
    if (!prepared) return tl::unexpected(prepared.error());
    // The printed tree has its relative dates as days.
    const std::string key = suggester_key(*at.snapshot, *counted.now, print(prepared->parsed.root));
    const auto suggester = at.suggesters.get(key, [&] {
      return make_suggester(prepared->run, *at.snapshot, lease.databases(), *headlines, at.cache);
    });
    Suggestions out{request.prefix, suggester->find(request.prefix, std::min(request.limit, kMostSuggestions))};
    for (Suggestion& suggestion : out.values)
      if (suggestion.kind == "word") suggestion.text = word_surface(*at.snapshot, suggestion.text);
    return out;
  }

  struct Place {
    std::size_t segment;
    Row row;
  };
  // The article that anybody may see at `now`.
  static std::optional<Place> find(const State& at, std::string_view id, std::int64_t now) {
    const auto& segments = at.snapshot->segments();
    for (std::size_t i = segments.size(); i-- > 0;) {
      std::optional<Row> found;
      const std::unique_ptr<archive::RowBits> visible = segments[i]->visible(now);
      segments[i]->columns().find_id(id, [&](Row row) {
        if (!visible || visible->test(row)) found = row;
      });
      if (found) return Place{i, *found};
    }
    return std::nullopt;
  }

  static Result<Article> read(const State& at, const Place& place) {
    archive::RecordReader records = at.snapshot->segments()[place.segment]->records();
    archive::RecordParser parser;
    return parser.parse(records.record(place.row));
  }
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::string& archive) {
  auto snapshot = archive::Snapshot::open(archive);
  if (!snapshot) return tl::unexpected(snapshot.error());
  auto aliases = read_aliases(archive);
  if (!aliases) return tl::unexpected(aliases.error());
  return guarded([&]() -> Result<Searcher> {
    return Searcher(std::make_unique<Impl>(Impl{archive, std::make_shared<State>(std::move(*snapshot), std::move(*aliases))}));
  });
}

Result<SearchResult> Searcher::search(const SearchRequest& request) const {
  return guarded([&]() -> Result<SearchResult> {
    std::vector<Hit> hits;
    auto result = impl_->search(request, [&](const Hit& hit) {
      hits.push_back(hit);
      return true;
    });
    if (result) result->hits = std::move(hits);
    return result;
  });
}

Result<SearchResult> Searcher::search(const SearchRequest& request, const std::function<bool(const Hit&)>& each_hit) const {
  return guarded([&] { return impl_->search(request, each_hit); });
}

Result<std::optional<SearchResult>> Searcher::similar(std::string_view id, const SearchRequest& request) const {
  return guarded([&]() -> Result<std::optional<SearchResult>> {
    std::vector<Hit> hits;
    auto result = impl_->search(
        request,
        [&](const Hit& hit) {
          hits.push_back(hit);
          return true;
        },
        id);
    if (!result && result.error().code == "unknown-id") return std::nullopt;
    if (!result) return tl::unexpected(result.error());
    result->hits = std::move(hits);
    return std::move(*result);
  });
}

Result<Calendar> Searcher::calendar(const SearchRequest& request) const {
  return guarded([&]() -> Result<Calendar> {
    const auto page = impl_->page_of(request);
    if (!page) return tl::unexpected(page.error());
    return find_calendar(request, *page);
  });
}

Result<std::optional<Article>> Searcher::article(std::string_view id, std::optional<std::int64_t> now) const {
  return guarded([&]() -> Result<std::optional<Article>> {
    const State& at = *impl_->state;
    const auto place = Impl::find(at, id, now_of(now));
    if (!place) return std::nullopt;
    auto article = Impl::read(at, *place);
    if (!article) return tl::unexpected(article.error());
    return std::move(*article);
  });
}

Result<Suggestions> Searcher::suggest(const SuggestRequest& request) const {
  return guarded([&] { return impl_->suggest(request); });
}

Result<std::vector<NameVariants>> Searcher::variants(std::string_view name, std::optional<std::int64_t> now) const {
  return guarded([&]() -> Result<std::vector<NameVariants>> {
    State& at = *impl_->state;
    return find_variants(name, *at.snapshot, at.names(), at.aliases.get(), now_of(now));
  });
}

Result<std::string> Searcher::explain(const SearchRequest& request) const {
  return guarded([&]() -> Result<std::string> {
    const auto page = impl_->page_of(request);
    if (!page) return tl::unexpected(page.error());
    const PostingsPool::Lease lease = page->state->pool.lend();
    auto prepared = prepare_search(request, *page, lease.databases());
    if (!prepared) return tl::unexpected(prepared.error());
    std::string out = "tokens\n" + explain_tokens(request.query) + "\ntree\n" + dump(prepared->parsed.root) +
                      "\nread as\n" + print(prepared->parsed.root) + "\n\nplan\n" + dump(prepared->run.query);
    for (const RunPlan::Group& group : prepared->run.groups) out += dump(group.plan);
    return out;
  });
}

Result<std::optional<Searcher>> Searcher::newer() const {
  auto manifest = archive::read_manifest(impl_->path);
  if (!manifest) return tl::unexpected(manifest.error());
  auto aliases = read_aliases(impl_->path);
  if (!aliases) return tl::unexpected(aliases.error());
  std::shared_ptr<const archive::Snapshot> snapshot = impl_->state->snapshot;
  const bool newer = manifest->revision != snapshot->manifest().revision;
  if (!newer && (*aliases ? (*aliases)->hash() : std::string()) == aliases_hash()) return std::nullopt;
  if (newer) {
    auto opened = archive::Snapshot::open(impl_->path);
    if (!opened) return tl::unexpected(opened.error());
    snapshot = std::move(*opened);
  }
  return guarded([&]() -> Result<std::optional<Searcher>> {
    auto made = std::make_shared<State>(std::move(snapshot), std::move(*aliases));
    impl_->kept->keep(impl_->state);
    return Searcher(std::make_unique<Impl>(Impl{impl_->path, std::move(made), impl_->headlines, impl_->kept}));
  });
}

Result<bool> Searcher::reopen() {
  auto found = newer();
  if (!found) return tl::unexpected(found.error());
  if (!*found) return false;
  *this = std::move(**found);
  return true;
}

std::string Searcher::aliases_hash() const {
  return impl_->state->alias_table ? impl_->state->alias_table->hash() : std::string();
}
std::string Searcher::revision() const { return impl_->state->snapshot->revision(); }
Result<ArchiveFacts> Searcher::facts() const {
  return guarded([&] { return archive_facts(*impl_->state->snapshot); });
}
std::uint64_t Searcher::articles() const { return impl_->state->snapshot->manifest().live_articles(); }

}  // namespace dateline
