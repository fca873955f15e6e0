// Ten readers and one writer: every answer is that of one commit, whole, and nobody waits for anybody.
//
// Runs DATELINE_READERS_SECONDS seconds (default 4).
#include <gtest/gtest.h>
#include <stdlib.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "common/archive/file.h"
#include "common/archive/manifest.h"
#include "indexer/enrich/enricher.h"
#include "indexer/pipeline/pipeline.h"
#include "indexer/store/archive_writer.h"
#include "indexer/store/maintenance.h"
#include "searcher/api/searcher.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kReaders = 10;
constexpr int kArticlesInRound = 60;
constexpr double kLongestAnswer = 10;  // seconds; ten readers share few processors
constexpr const char* kEverywhere = "lighthouse";

double seconds_to_run() {
  const char* value = std::getenv("DATELINE_READERS_SECONDS");
  return value != nullptr ? std::stod(value) : 4;
}

class Workplace {
 public:
  Workplace() : path_((fs::temp_directory_path() / "dateline-readers-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("cannot make " + path_);
  }
  ~Workplace() { fs::remove_all(path_); }
  std::string archive() const { return path_ + "/archive"; }
  std::string input() const { return path_ + "/input.jsonl"; }

 private:
  std::string path_;
};

// New articles, new versions of some of the last round's, and the end of others. All hold kEverywhere.
void write_round(const std::string& path, int round) {
  std::ofstream out(path);
  for (int i = 0; i < kArticlesInRound; ++i) {
    const bool old = i % 5 == 0 && round > 0;
    const bool kill = i % 10 == 0 && round > 0;
    const int number = (round - (old ? 1 : 0)) * kArticlesInRound + i + (old ? 1 : 0);
    out << "{\"id\": \"a" << number << "\", \"version\": " << round + 1 << ", \"language\": \"en\", ";
    if (kill) out << "\"status\": \"canceled\"}\n";
    else
      out << "\"section\": \"s" << number % 7 << "\", \"published\": \"2014-03-0" << 1 + number % 9
          << "\", \"headline\": \"Round " << round << "\", \"body\": \"The " << kEverywhere << " keeper met number "
          << number << " at the harbour.\"}\n";
  }
}

class Writer {
 public:
  explicit Writer(const Workplace& place) : place_(place) {
    store::WriterOptions limits;
    limits.create = true;
    limits.commit_bytes = 0;
    auto writer = store::ArchiveWriter::open(place.archive(), limits);
    if (!writer) throw std::runtime_error(writer.error().message);
    writer_ = std::move(*writer);
    auto zone = Zone::named("UTC");
    const Day today = static_cast<Day>(std::time(nullptr) / 86400);
    auto enricher = Enricher::create({{}, *zone, today, false});
    if (!enricher) throw std::runtime_error(enricher.error().message);
    enricher_.emplace(std::move(*enricher));
    options_.parse.zone = *zone;
    options_.jobs = 2;
    options_.memory_bytes = 64ULL << 20;
    options_.now = std::time(nullptr);
  }

  Result<> write_round() {
    dateline::write_round(place_.input(), round_++);
    readers::Source source({place_.input()}, {});
    Report report;
    auto done = Pipeline(*writer_, *enricher_, options_).run(source, report);
    if (done) done = store::merge_small_segments(*writer_, 1);
    if (done) done = writer_->log_run("{}");
    if (done) done = writer_->collect_garbage();
    return done;
  }
  int rounds() const { return round_; }

 private:
  const Workplace& place_;
  std::unique_ptr<store::ArchiveWriter> writer_;
  std::optional<Enricher> enricher_;
  PipelineOptions options_;
  int round_ = 0;
};

struct Seen {
  std::map<std::uint64_t, std::uint64_t> totals;  // revision -> articles
  std::vector<std::string> wrong;
  double longest = 0;  // seconds from asking to the answer
  std::uint64_t answers = 0;
};

void ask(const Searcher& searcher, std::uint64_t revision, Seen& seen) {
  SearchRequest all;
  all.query = "*";
  all.limit = 3;
  all.facets = {{Facet::section, 100}};
  SearchRequest word = all;
  word.query = kEverywhere;
  const auto found = searcher.search(all);
  const auto with_word = searcher.search(word);
  if (!found || !with_word) {
    seen.wrong.push_back((found ? with_word.error() : found.error()).message);
    return;
  }
  const std::string at = " at revision " + std::to_string(revision);
  if (with_word->total != found->total) seen.wrong.push_back("two totals" + at);
  std::uint64_t sum = 0;
  for (const FacetCount& value : found->facets[0].values) sum += value.count;
  if (sum != found->total) {
    seen.wrong.push_back("a facet counts " + std::to_string(sum) + " of " + std::to_string(found->total) + at);
  }
  for (const Hit& hit : found->hits) {
    const auto article = searcher.article(hit.id);
    if (!article || !*article) seen.wrong.push_back(hit.id + " cannot be shown" + at);
  }
  const auto [entry, is_new] = seen.totals.emplace(revision, found->total);
  if (entry->second != found->total) seen.wrong.push_back("another total than before" + at);
  ++seen.answers;
}

void read_on(const std::string& archive, const std::atomic<bool>& stop, Seen& seen) {
  auto searcher = Searcher::open(archive);
  if (!searcher) {
    seen.wrong.push_back(searcher.error().message);
    return;
  }
  std::uint64_t last = 0;
  while (!stop && seen.wrong.size() < 5) {
    const auto begin = Clock::now();
    if (const auto newer = searcher->reopen(); !newer) seen.wrong.push_back(newer.error().message);
    const std::uint64_t revision = std::stoull(searcher->revision());
    if (revision < last) seen.wrong.push_back("back from revision " + std::to_string(last));
    last = revision;
    ask(*searcher, revision, seen);
    seen.longest = std::max(seen.longest, std::chrono::duration<double>(Clock::now() - begin).count());
  }
}

// The revisions whose manifests are kept for readers. A run that kills articles keeps none from before.
std::map<std::uint64_t, std::uint64_t> committed_totals(const std::string& archive) {
  std::map<std::uint64_t, std::uint64_t> out;
  for (const auto& entry : fs::directory_iterator(archive)) {
    if (!entry.path().filename().string().starts_with(archive::kManifestName)) continue;
    const auto text = archive::read_file(entry.path().string());
    const auto manifest = text ? archive::parse_manifest(*text) : Result<archive::Manifest>(tl::unexpect, Error{});
    if (manifest) out[manifest->revision] = manifest->live_articles();
  }
  return out;
}

TEST(ReadersAndWriter, EveryAnswerIsThatOfOneCommit) {
  const Workplace place;
  Writer writer(place);
  ASSERT_TRUE(writer.write_round());
  auto committed = committed_totals(place.archive());
  std::atomic<bool> stop{false};
  std::vector<Seen> seen(kReaders);
  std::vector<std::thread> threads;
  for (Seen& one : seen) threads.emplace_back([&] { read_on(place.archive(), stop, one); });
  const auto begin = Clock::now();
  std::string failure;
  while (failure.empty() && std::chrono::duration<double>(Clock::now() - begin).count() < seconds_to_run()) {
    if (auto done = writer.write_round(); !done) failure = done.error().message;
    committed.merge(committed_totals(place.archive()));
  }
  stop = true;
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failure, "");

  // A run changes what is live in one commit, so that each revision has the total of a run's end.
  std::set<std::uint64_t> totals;
  for (const auto& [revision, total] : committed) totals.insert(total);
  std::map<std::uint64_t, std::uint64_t> revisions;
  for (const Seen& one : seen) {
    EXPECT_TRUE(one.wrong.empty()) << one.wrong.front();
    EXPECT_GT(one.answers, 0U);
    EXPECT_LT(one.longest, kLongestAnswer);
    for (const auto& [revision, total] : one.totals) {
      EXPECT_TRUE(totals.contains(total)) << "a total that no run ended with, at revision " << revision;
      if (const auto kept = committed.find(revision); kept != committed.end()) {
        EXPECT_EQ(total, kept->second) << "at revision " << revision;
      }
      const auto [other, first] = revisions.emplace(revision, total);
      EXPECT_EQ(total, other->second) << "two readers differ at revision " << revision;
    }
  }
  EXPECT_GT(writer.rounds(), 1);
  EXPECT_GT(revisions.size(), 2U);
  RecordProperty("revisions_seen", static_cast<int>(revisions.size()));
}

}  // namespace
}  // namespace dateline
