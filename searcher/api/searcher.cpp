#include "searcher/api/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "common/archive/snapshot.h"
#include "common/time/civil.h"
#include "common/time/zone.h"
#include "searcher/api/did_you_mean.h"
#include "searcher/api/facet_ranking.h"
#include "searcher/api/hits.h"
#include "searcher/api/postings_pool.h"
#include "searcher/api/significance.h"
#include "searcher/api/spellings.h"
#include "searcher/collect/segment_run.h"
#include "searcher/collect/suggester_cache.h"
#include "searcher/match/resolve.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace dateline {
namespace {

constexpr std::uint64_t kHitWork = 5'000;  // units of Budget to make a hit with its snippet
constexpr std::uint64_t kWorthAThread = 20'000;  // articles; below, starting a thread costs more than it gains

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

// One state of the archive and what belongs to it.
struct State {
  State(std::shared_ptr<const archive::Snapshot> opened, std::shared_ptr<const AliasTable> table)
      : snapshot(std::move(opened)), pool(*snapshot), alias_table(std::move(table)) {
    if (!alias_table || alias_table->groups().empty()) return;
    aliases = std::make_unique<AliasMap>(alias_table, snapshot->names());
    joins = std::make_unique<AliasJoins>(*snapshot, *aliases);
  }
  const NameIndex& names() {
    std::call_once(names_made, [&] { name_index = std::make_unique<NameIndex>(snapshot->names(), aliases.get()); });
    return *name_index;
  }
  std::shared_ptr<const archive::Snapshot> snapshot;
  PostingsPool pool;
  std::shared_ptr<const AliasTable> alias_table;  // these three are null without an alias file
  std::unique_ptr<AliasMap> aliases;
  std::unique_ptr<AliasJoins> joins;
  SuggesterCache suggesters;
  PostingsCache cache;
  std::once_flag names_made;
  std::unique_ptr<NameIndex> name_index;
};

std::int64_t now_of(const std::optional<std::int64_t>& given) { return given ? *given : std::int64_t{std::time(nullptr)}; }

Sort sort_of(const SearchRequest& request, const Node& root) {
  if (request.sort) return *request.sort;
  return root.kind == NodeKind::all ? Sort::newest : Sort::relevance;
}

void add_child(PlanNode& query, PlanNode child) {
  if (query.kind == PlanNode::Kind::all) {
    query = std::move(child);
    return;
  }
  if (query.kind != PlanNode::Kind::and_) {
    PlanNode both;
    both.kind = PlanNode::Kind::and_;
    both.children.push_back(std::move(query));
    query = std::move(both);
  }
  query.children.push_back(std::move(child));
}

// A folded word as the archive writes it most often.
std::string surface_of(const archive::Snapshot& snapshot, const std::string& folded) {
  std::string out = folded;
  std::uint64_t most = 0;
  for (const auto& segment : snapshot.segments()) {
    const auto entry = segment->words().find(folded);
    if (!entry || entry->occurrences <= most || entry->surfaces.empty()) continue;
    most = entry->occurrences;
    out = entry->surfaces.front();
  }
  return out;
}

// For a notice about a value that no article has.
std::string nearest_text(State& at, std::int64_t now, const std::vector<Facet>& facets, const std::string& value) {
  const NearNames near(*at.snapshot, at.names(), at.aliases.get(), now);
  const std::vector<NearName> found = near.find(facets, value, 3);
  std::string out;
  for (const NearName& name : found) out += (out.empty() ? "" : ", ") + ("'" + name.value + "' (" + std::to_string(name.count) + ")");
  if (out.empty()) return out;
  return (found.size() == 1 ? "; the nearest is " : "; the nearest are ") + out;
}

void merge_run(FacetRun& into, const FacetRun& from) {
  merge_counts(into.ordinals, from.ordinals);
  into.days.merge(from.days);
  into.mentions.merge(from.mentions);
}

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

// Without any weight: it chooses articles and adds nothing to their scores.
void unscore(PlanNode& node) {
  node.weight = 0;
  for (PlanNode& child : node.children) unscore(child);
}

// What binds the answer besides the query. A fault in the restriction is not one of the query: it has no column.
Result<> add_bounds(const SearchRequest& request, Day today, Resolver& resolver, PlanNode& query) {
  if (request.only_id) {
    PlanNode id;
    id.kind = PlanNode::Kind::id;
    id.text = *request.only_id;
    add_child(query, std::move(id));
  }
  if (request.restrict_to.empty()) return {};
  auto bound = parse_query(request.restrict_to, {.match_any = false, .lenient = false, .today = today});
  if (!bound) {
    bound.error().column.reset();
    return tl::unexpected(bound.error());
  }
  PlanNode plan = resolver.resolve(bound->root).plan;
  unscore(plan);
  add_child(query, std::move(plan));
  return {};
}

// Everything of one search before the pass.
struct Prepared {
  ParseOptions options;
  ParsedQuery parsed;
  Resolution resolution;
  RunPlan run;
  CollectionStatistics statistics;
};

std::vector<SegmentAnswer> run_all(const RunPlan& plan, const archive::Snapshot& snapshot,
                                   const PostingsPool::Databases& databases, PostingsCache& cache,
                                   double inverse_average, const Deadline& deadline) {
  const std::size_t count = snapshot.segments().size();
  std::vector<SegmentAnswer> answers(count);
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    Budget budget(deadline);
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        const SegmentContext context{*snapshot.segments()[i], *databases[i], inverse_average,
                                     snapshot.names(), budget, cache, static_cast<std::uint32_t>(i)};
        answers[i] = run_segment(plan, context, static_cast<std::uint32_t>(i));
      } catch (...) {
        const std::scoped_lock guard(mutex);
        failure = std::current_exception();
        next = count;  // the others need not begin another
      }
    }
  };
  std::size_t threads = 1;
  if (snapshot.manifest().live_articles() > kWorthAThread) {
    threads = std::min<std::size_t>({count, std::max(1U, std::thread::hardware_concurrency()), 16});
  }
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
  return answers;
}

}  // namespace

struct Searcher::Impl {
  std::string path;
  std::shared_ptr<State> state;
  std::unique_ptr<HeadlineWordsCache> headlines = std::make_unique<HeadlineWordsCache>();

  Result<Prepared> prepare(const SearchRequest& request, State& at, const PostingsPool::Databases& databases) const {
    Prepared out;
    const std::int64_t now = now_of(request.now);
    auto zone = Zone::named(at.snapshot->manifest().timezone);
    if (!zone) return tl::unexpected(zone.error());
    const std::int64_t local = now + zone->offset_at(now);
    const Day today = static_cast<Day>(local >= 0 ? local / kSecondsPerDay : (local - kSecondsPerDay + 1) / kSecondsPerDay);
    out.options = {request.match_any, request.lenient, today};
    auto parsed = parse_query(request.query, out.options);
    if (!parsed) return tl::unexpected(parsed.error());
    out.parsed = std::move(*parsed);
    Resolver resolver(*at.snapshot, databases, [&]() -> const NameIndex& { return at.names(); });
    resolver.set_nearest([&](const std::vector<Facet>& facets, const std::string& value) {
      return nearest_text(at, now, facets, value);
    });
    out.resolution = resolver.resolve(out.parsed.root);
    out.statistics = collection_statistics(*at.snapshot);

    RunPlan& run = out.run;
    run.query = out.resolution.plan;
    if (request.published.from || request.published.to) {
      PlanNode days;
      days.kind = PlanNode::Kind::published;
      days.days = request.published;
      add_child(run.query, std::move(days));
    }
    if (auto bounds = add_bounds(request, today, resolver, run.query); !bounds) return tl::unexpected(bounds.error());
    for (const FacetRequest& facet : request.facets) run.facets.push_back(facet.facet);
    for (const FacetRequest& facet : request.significant) run.bound.push_back(facet.facet);
    std::map<Facet, std::vector<Filter>> filters;
    for (const Filter& filter : request.filters) filters[filter.facet].push_back(filter);
    for (const auto& [facet, of_facet] : filters) {
      PlanNode plan = resolver.filter(facet, of_facet, out.resolution.notices);
      if (std::find(run.facets.begin(), run.facets.end(), facet) != run.facets.end()) {
        run.groups.push_back({facet, std::move(plan)});
      } else {
        add_child(run.query, std::move(plan));
      }
    }
    run.timeline = request.timeline.has_value();
    run.about_timeline = request.about_timeline.has_value();
    run.sort = sort_of(request, out.parsed.root);
    run.most_hits = request.limit == kAll ? kAll : request.limit == 0 ? 0 : request.limit + request.offset;
    run.now = now;
    run.aliases = at.joins.get();
    return out;
  }

  Result<SearchResult> search(const SearchRequest& request, const std::function<bool(const Hit&)>& each_hit) const {
    const auto begin = std::chrono::steady_clock::now();
    Deadline deadline{std::nullopt, request.stop};
    if (request.time_budget) deadline.at = begin + std::min<std::chrono::milliseconds>(*request.time_budget, std::chrono::hours(24 * 365));
    Budget budget(deadline);
    State& at = *state;
    const PostingsPool::Lease lease = at.pool.lend();
    auto prepared = prepare(request, at, lease.databases());
    if (!prepared) return tl::unexpected(prepared.error());
    budget.look();
    const double average = prepared->statistics.average_length();
    std::vector<SegmentAnswer> answers =
        run_all(prepared->run, *at.snapshot, lease.databases(), at.cache, average > 0 ? 1 / average : 0, deadline);

    SearchResult result;
    TopHits top(prepared->run.sort, prepared->run.most_hits);
    DayCounts days;
    MentionCounts mentions;
    std::vector<FacetRun> facets(request.facets.size() + request.significant.size());
    for (SegmentAnswer& answer : answers) {
      result.total += answer.total;
      top.merge(answer.top);
      days.merge(answer.days);
      mentions.merge(answer.mentions);
      for (std::size_t i = 0; i < facets.size(); ++i) merge_run(facets[i], answer.facets[i]);
    }
    for (std::size_t i = 0; i < request.facets.size(); ++i) {
      result.facets.push_back(rank_facet(request.facets[i], facets[i], at.snapshot->names(), at.aliases.get()));
    }
    if (!request.significant.empty()) {
      const std::vector<FacetRun> found(std::make_move_iterator(facets.begin() + static_cast<std::ptrdiff_t>(request.facets.size())),
                                        std::make_move_iterator(facets.end()));
      add_significant(request, *prepared, at, lease.databases(), deadline, found, result);
    }
    if (request.timeline) result.timeline = days.timeline(*request.timeline);
    if (request.about_timeline) result.about_timeline = mentions.timeline(*request.about_timeline);
    make_hits(request, *prepared, std::move(top), at, budget, each_hit);
    result.query_text = request.query;
    result.parsed = print(prepared->parsed.root);
    for (const Notice& notice : prepared->parsed.notices) result.notices.push_back({notice.code, notice.message, notice.column});
    for (const Notice& notice : prepared->resolution.notices) result.notices.push_back({notice.code, notice.message, notice.column});
    if (request.did_you_mean) suggest_spelling(request, *prepared, at, lease.databases(), result);
    result.revision = at.snapshot->revision();
    result.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return result;
  }

  // Against the whole archive as it is visible now, counted in a pass of its own.
  void add_significant(const SearchRequest& request, const Prepared& prepared, State& at,
                       const PostingsPool::Databases& databases, const Deadline& deadline,
                       const std::vector<FacetRun>& found, SearchResult& result) const {
    RunPlan everything;
    everything.bound = prepared.run.bound;
    everything.sort = Sort::newest;
    everything.most_hits = 0;
    everything.now = prepared.run.now;
    everything.aliases = prepared.run.aliases;
    std::vector<FacetRun> archive(found.size());
    SignificanceTotals totals{result.total, 0};
    for (const SegmentAnswer& answer : run_all(everything, *at.snapshot, databases, at.cache, 0, deadline)) {
      totals.archive += answer.total;
      for (std::size_t i = 0; i < archive.size(); ++i) merge_run(archive[i], answer.facets[i]);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      result.significant.push_back(rank_significant(request.significant[i], found[i], archive[i], totals,
                                                    at.snapshot->names(), at.aliases.get()));
    }
  }

  // Where little or nothing was found, or something asked for is not there at all.
  void suggest_spelling(const SearchRequest& request, const Prepared& prepared, State& at,
                        const PostingsPool::Databases& databases, SearchResult& result) const {
    const auto is_unknown = [](const Notice& n) { return n.code == "unknown-word" || n.code == "unknown-value"; };
    const std::vector<Notice>& known = prepared.resolution.notices;
    if (result.total > kNextToNothing && std::none_of(known.begin(), known.end(), is_unknown)) return;
    Resolver resolver(*at.snapshot, databases, [&]() -> const NameIndex& { return at.names(); });
    const std::int64_t now = prepared.run.now;
    std::unique_ptr<NearNames> near;
    DidYouMean help({*at.snapshot,
                     [&](const Node& node) { return finds(resolver.resolve(node).plan, *at.snapshot, databases, now, at.cache); },
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
    again.now = now;
    const auto found = search(again, [](const Hit&) { return false; });
    if (found && found->total > 0 && (better.of_unknown || found->total > result.total)) result.suggestion = std::move(better.query);
  }

  void make_hits(const SearchRequest& request, const Prepared& prepared, TopHits top, State& at, Budget& budget,
                 const std::function<bool(const Hit&)>& each_hit) const {
    const std::vector<ScoredRow> rows = std::move(top).sorted();
    HitMaker maker(*at.snapshot, prepared.resolution, request.snippets, at.aliases.get());
    for (std::uint64_t i = request.offset; i < rows.size(); ++i) {
      budget.spend(kHitWork);
      if (!each_hit(maker.make(rows[i], i + 1))) return;
    }
  }

  Result<Suggestions> suggest(const SuggestRequest& request) const {
    State& at = *state;
    SearchRequest counted;
    counted.query = request.restrict_to;
    counted.now = now_of(request.now);
    const PostingsPool::Lease lease = at.pool.lend();
    auto prepared = prepare(counted, at, lease.databases());
    if (!prepared) return tl::unexpected(prepared.error());
    // The printed tree has its relative dates as days.
    const std::string key = suggester_key(*at.snapshot, *counted.now, print(prepared->parsed.root));
    const auto suggester = at.suggesters.get(key, [&] {
      return make_suggester(prepared->run, *at.snapshot, lease.databases(), *headlines, at.cache);
    });
    Suggestions out{request.prefix, suggester->find(request.prefix, std::min(request.limit, kMostSuggestions))};
    for (Suggestion& suggestion : out.values)
      if (suggestion.kind == "word") suggestion.text = surface_of(*at.snapshot, suggestion.text);
    return out;
  }

  Result<std::optional<Article>> article(std::string_view id, std::int64_t now) const {
    const auto& segments = state->snapshot->segments();
    for (auto segment = segments.rbegin(); segment != segments.rend(); ++segment) {
      std::optional<Row> found;
      const std::unique_ptr<archive::RowBits> visible = (*segment)->visible(now);
      (*segment)->columns().find_id(id, [&](Row row) {
        if (!visible || visible->test(row)) found = row;
      });
      if (!found) continue;
      archive::RecordReader records = (*segment)->records();
      archive::RecordParser parser;
      auto article = parser.parse(records.record(*found));
      if (!article) return tl::unexpected(article.error());
      return std::move(*article);
    }
    return std::nullopt;
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

Result<std::optional<Article>> Searcher::article(std::string_view id, std::optional<std::int64_t> now) const {
  return guarded([&] { return impl_->article(id, now_of(now)); });
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
    const PostingsPool::Lease lease = impl_->state->pool.lend();
    auto prepared = impl_->prepare(request, *impl_->state, lease.databases());
    if (!prepared) return tl::unexpected(prepared.error());
    std::string out = "tokens\n" + explain_tokens(request.query) + "\ntree\n" + dump(prepared->parsed.root) +
                      "\nread as\n" + print(prepared->parsed.root) + "\n\nplan\n" + dump(prepared->run.query);
    for (const RunPlan::Group& group : prepared->run.groups) out += dump(group.plan);
    return out;
  });
}

Result<bool> Searcher::reopen() {
  auto manifest = archive::read_manifest(impl_->path);
  if (!manifest) return tl::unexpected(manifest.error());
  auto aliases = read_aliases(impl_->path);
  if (!aliases) return tl::unexpected(aliases.error());
  std::shared_ptr<const archive::Snapshot> snapshot = impl_->state->snapshot;
  const bool newer = manifest->revision != snapshot->manifest().revision;
  if (!newer && (*aliases ? (*aliases)->hash() : std::string()) == aliases_hash()) return false;
  if (newer) {
    auto opened = archive::Snapshot::open(impl_->path);
    if (!opened) return tl::unexpected(opened.error());
    snapshot = std::move(*opened);
  }
  return guarded([&]() -> Result<bool> {
    impl_->state = std::make_shared<State>(std::move(snapshot), std::move(*aliases));
    return true;
  });
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
