#include "tests/crash/scenario.h"

#include <stdlib.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/crash/archive_state.h"

namespace dateline::crash {
namespace {

namespace fs = std::filesystem;

constexpr int kTinyArticles = 1100;  // three batches of the pipeline, each a commit

std::string corpus(const std::string& name) { return std::string(DATELINE_SOURCE_DIR) + "/corpus/" + name; }

void write_text(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::string tiny_articles() {
  std::string out;
  for (int i = 0; i < kTinyArticles; ++i) {
    const auto word = [&](int salt) { return "word" + std::to_string((i * 7 + salt * salt) % 23); };
    out += "{\"id\": \"tiny-" + std::to_string(i % 1000) + "\", \"version\": " + std::to_string(1 + i / 1000) +
           ", \"published\": \"2012-0" + std::to_string(1 + i % 9) + "-11\", \"language\": \"en\", \"section\": \"" +
           word(1) + "\", \"headline\": \"Notice " + word(2) + "\", \"body\": \"The " + word(3) + " met the " + word(4) +
           " of " + word(5) + ".\"}\n";
  }
  return out;
}

// Words, a name and a phrase that nothing else has, to look for when they must be gone.
constexpr const char* kMarked =
    R"({"id": "marked-1", "published": "2015-03-04", "headline": "Harbour in the dark", "persons": ["Quentin Zyxwarble"], "body": "The harbour lights went out over Zyxhaven. A zyxqualmish mood, said the pilot."}
{"id": "marked-2", "published": "2015-03-05", "headline": "Ferry late again", "persons": ["Ottoline Vexgrove"], "body": "The ferry of Vexmouth lay still. A vexlorn night, said the crew."}
)";

constexpr const char* kKills =
    R"({"id": "marked-1", "status": "canceled"}
{"id": "world-de-001", "status": "canceled"}
{"id": "world-fr-002", "status": "canceled", "version": 7}
{"id": "never-seen", "status": "canceled"}
{"id": "world-en-002", "version": 2, "status": "withheld", "headline": "Held back", "body": "Until the lawyers are done."}
{"id": "embargo-1", "embargoed": "2099-01-01T00:00:00Z", "headline": "Later", "body": "Much later than all others."}
{"id": "kills-new", "published": "2016-05-06", "headline": "A new bridge", "body": "The council opened a bridge."}
)";

}  // namespace

std::size_t Rehearsal::committed_at(std::uint64_t call) const {
  std::size_t at = 0;
  while (at + 1 < commits.size() && commits[at + 1].call <= call) ++at;
  return at;
}

std::size_t Rehearsal::durable_at(std::uint64_t call) const {
  std::size_t last = 0;
  for (std::size_t i = 1; i < commits.size(); ++i)
    if (commits[i].durable <= call) last = i;
  return last;
}

const Operation& Rehearsal::call(std::uint64_t number) const {
  return *std::find_if(log.begin(), log.end(), [&](const Operation& op) { return op.record.number == number; });
}

const Scenario& Scenario::get() {
  static const Scenario scenario;
  return scenario;
}

Scenario::Scenario() {
  std::string path = (fs::temp_directory_path() / "dateline-crash-XXXXXX").string();
  if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("cannot make " + path);
  work_ = fs::canonical(path).string();
  root_ = work_ + "/root";
  archive_ = root_ + "/archive";
  fs::create_directories(root_);
  fs::create_directories(work_ + "/inputs");
  write_inputs();
  const std::string inputs = work_ + "/inputs/";
  const auto index = [&](const std::string& command, const std::vector<std::string>& more) {
    std::vector<std::string> out{binary("dateline-index"), command, "--archive", archive_};
    out.insert(out.end(), more.begin(), more.end());
    return out;
  };
  const auto add = [&](std::vector<std::string> more) {
    const std::vector<std::string> options{"--no-entities", "--jobs", "1"};
    more.insert(more.begin(), options.begin(), options.end());
    return index("add", more);
  };
  const std::vector<Rehearsal> steps = {
      {.name = "first", .command = add({corpus("world/en.jsonl"), corpus("world/de.jsonl"), corpus("world/fr.jsonl"), inputs + "marked.jsonl"})},
      {.name = "corrections", .command = add({corpus("world/en-corrections.jsonl")})},
      {.name = "wire", .command = add({corpus("wire/2014"), corpus("wire/2010")})},
      {.name = "kills", .command = add({inputs + "kills.jsonl", corpus("world/held.jsonl")}),
       .gone = {"Quentin Zyxwarble", "zyxqualmish", "over zyxhaven", "zyxhaven"}},
      {.name = "merge", .command = add({corpus("world/es.jsonl"), corpus("world/ru.jsonl")})},
      {.name = "remove", .command = index("remove", {"kills-new", "marked-2", "world-es-001", "world-ru-002"}), .again = 1,
       .gone = {"Ottoline Vexgrove", "vexlorn", "vexmouth lay", "vexmouth"}},
      {.name = "revive", .command = add({"--revive", corpus("world/es.jsonl"), corpus("world/de.jsonl")})},
      {.name = "compact", .command = index("compact", {})},
      {.name = "rederive", .command = index("rederive", {})},
      {.name = "snapshot", .command = index("snapshot", {root_ + "/copy"}), .again = 2},
      {.name = "many-commits", .command = {binary("crash_many_commits"), archive_, inputs + "tiny.jsonl"}},
  };
  for (const Rehearsal& step : steps) rehearse(step);
}

Scenario::~Scenario() {
  std::error_code error;
  fs::remove_all(work_, error);
}

void Scenario::write_inputs() const {
  write_text(work_ + "/inputs/marked.jsonl", kMarked);
  write_text(work_ + "/inputs/kills.jsonl", kKills);
  write_text(work_ + "/inputs/tiny.jsonl", tiny_articles());
}

void Scenario::rehearse(Rehearsal step) {
  step.base = work_ + "/base-" + step.name;
  fs::copy(root_, step.base, fs::copy_options::recursive);
  const std::string log = work_ + "/log";
  if (run(step.command, {.root = root_, .log = log, .reads = true}).status == 0) {
    for (const Operation& operation : read_log(log)) step.reads = std::max(step.reads, operation.record.number);
  }
  reset(step);
  DiskModel disk(root_);
  const auto begin = std::chrono::steady_clock::now();
  const Outcome outcome = run(step.command, {.root = root_, .log = log});
  if (outcome.status != 0) {
    throw std::runtime_error(step.name + " undisturbed: exit status " + std::to_string(outcome.status) + ", signal " +
                             std::to_string(outcome.signal) + ": " + outcome.messages);
  }
  step.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  step.log = read_log(log);
  const std::string manifest = archive_ + "/MANIFEST";
  const std::string mirror = work_ + "/mirror";
  step.commits.push_back({0, 0, describe(step.base + "/archive")});
  for (const Operation& operation : step.log) {
    disk.apply(operation);
    step.calls = std::max(step.calls, operation.record.number);
    Committed& last = step.commits.back();
    if (operation.record.operation == op_sync && operation.path == archive_) {
      last.durable = std::min(last.durable, operation.record.number);
    }
    if (operation.record.operation != op_rename || operation.path2 != manifest) continue;
    disk.materialize({Fate::kept, Fate::kept, false, 1}, mirror);
    step.commits.push_back({operation.record.number, kNever, describe(mirror + "/archive")});
  }
  steps_.push_back(std::move(step));
}

void Scenario::reset(const Rehearsal& step) const {
  fs::remove_all(root_);
  fs::copy(step.base, root_, fs::copy_options::recursive);
}

}  // namespace dateline::crash
