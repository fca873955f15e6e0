// One bit flipped anywhere in an archive: whatever is asked of it, the answer is the right one (the bit was
// not looked at), or an error that says what is damaged. Nothing is ever wrong, and nothing ends the program.
// Only of postings.xapian, which has no checksums for its blocks, no more is asked than an answer or an
// error; `dateline-index check` finds those.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <set>
#include <sstream>

#include "common/article_json.h"
#include "searcher/present/calendar_output.h"
#include "searcher/present/json_output.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

namespace fs = std::filesystem;

std::string read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized =
    true;  // some ten times slower; and Xapian's reading of its own file is not what is looked at there
#else
constexpr bool kSanitized = false;
#endif
constexpr int kFlipsOfAFile = kSanitized ? 3 : 8;
constexpr std::int64_t kNow = 1'443'535'380;

using Answers = std::map<std::string, std::string>;  // by question; an error as "error CODE"

// All that can be asked, each for itself: an error in one must not hide a wrong answer in another.
class Questions {
 public:
  explicit Questions(const std::string& archive) : searcher_(Searcher::open(archive)) {}

  Answers ask(const std::vector<std::string>& ids) {
    if (!searcher_) {
      out_["open"] = "error " + searcher_.error().code;
      return std::move(out_);
    }
    for (const char* query :
         {"", "said", "\"the council\"", "minister OR Rat", "poli*", "council w/5 said", "bridge w/s said",
          "=The", "headline:(talks OR council)", "person:1", "person:\"Person 2\"", "country:Syria",
          "about:2014..", "published:2015", "focsu~", "NOT said", "wordcount:>100", "id:wire"})
      search(query, {});
    search("said", [](SearchRequest& r) {
      r.facets = {{Facet::person, 50}, {Facet::org, 50},  {Facet::section, 50},
                  {Facet::source, 50}, {Facet::year, 50}, {Facet::about_month, 50}};
      r.timeline = Interval::month;
      r.about_timeline = Interval::year;
      r.cross_timeline = CrossRequest{};
      r.timeline_share = true;
    });
    search("", [](SearchRequest& r) { r.significant = {{Facet::person, 5}}; });
    search("", [](SearchRequest& r) { r.filters = {{Facet::person, "Person 1", false, false}}; });
    search("said", [](SearchRequest& r) { r.collapse = true; });
    search("", [](SearchRequest& r) { r.count = Count::stories; });
    note("calendar", [&] {
      SearchRequest request;
      request.now = kNow;
      request.limit = kAll;
      auto calendar = searcher_->calendar(request);
      if (calendar) calendar->took_ms = 0;
      return calendar ? calendar_json(*calendar, Layout::compact) : "error " + calendar.error().code;
    });
    note("suggest", [&] {
      const auto found = searcher_->suggest({"p", 20, {}, kNow});
      std::string out;
      if (!found) return "error " + found.error().code;
      for (const Suggestion& s : found->values) out += s.text + s.kind + std::to_string(s.count);
      return out;
    });
    note("variants", [&] {
      const auto found = searcher_->variants("Person 1", kNow);
      return found ? std::to_string(found->size()) : "error " + found.error().code;
    });
    note("facts", [&] {
      const auto facts = searcher_->facts();
      return facts ? facts->timezone + std::to_string(facts->removed.size()) : "error " + facts.error().code;
    });
    for (const std::string& id : ids) {
      note("article " + id, [&] {
        const auto article = searcher_->article(id, kNow);
        return !article   ? "error " + article.error().code
               : *article ? article_json(**article)
                          : std::string("none");
      });
    }
    note("similar", [&] {
      SearchRequest request;
      request.now = kNow;
      const auto found = searcher_->similar(ids.front(), request);
      return !found   ? "error " + found.error().code
             : *found ? std::to_string((*found)->total)
                      : std::string("none");
    });
    return std::move(out_);
  }

 private:
  void note(const std::string& question, const std::function<std::string()>& answer) {
    out_[question] = answer();
  }
  void search(const std::string& query, const std::function<void(SearchRequest&)>& more) {
    note("search " + std::to_string(out_.size()) + " " + query, [&] {
      SearchRequest request;
      request.query = query;
      request.now = kNow;
      request.limit = kAll;
      if (more) more(request);
      auto result = searcher_->search(request);
      if (!result) return "error " + result.error().code;
      result->took_ms = 0;
      return result_json(*result, Layout::compact);
    });
  }

  Result<Searcher> searcher_;
  Answers out_;
};

class FlippedBitsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto articles = read_articles({"corpus/world", "corpus/wire"});
    ASSERT_GT(articles.size(), 100U);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      articles[i].entities = {{EntityType::person, "Person " + std::to_string(i % 4), true, {}},
                              {EntityType::org, "Org " + std::to_string(i % 3), true, {}}};
      const Day day = 16'400 + static_cast<Day>(i * 17 % 600);
      articles[i].dates = {{{Part::body, 0, 5}, true, day, day, DatePrecision::day}};
      if (i < 40 || i % 8 == 0) ids_.push_back(articles[i].id);
    }
    articles[7].status = Status::withheld;
    articles[8].has_embargo = true;
    articles[8].embargo_until = kNow + 1;
    maker_.add({articles.begin(), articles.begin() + 90});
    maker_.add({articles.begin() + 90, articles.end()});
    maker_.remove(ids_[3]);
    articles[10].version = "99";
    articles[10].headline = "Another";
    maker_.add({articles[10]});
  }
  std::vector<fs::path> files() const {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(maker_.path()))
      if (entry.is_regular_file() && entry.path().filename() != "lock") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
  }
  ArchiveMaker maker_;
  std::vector<std::string> ids_;
};

TEST_F(FlippedBitsTest, TheRightAnswerOrATypedError) {
  const Answers right = Questions(maker_.path()).ask(ids_);
  for (const auto& [question, answer] : right)
    ASSERT_FALSE(answer.starts_with("error")) << question << ": " << answer;
  std::mt19937 random(20151104);  // the same every time
  int flips = 0;
  int found = 0;
  std::set<std::string> codes;
  for (const fs::path& path : files()) {
    const std::string before = read_bytes(path);
    const bool ours = path.filename() != "postings.xapian";
    if (before.empty() || (kSanitized && !ours)) continue;
    for (int i = 0; i < kFlipsOfAFile; ++i) {
      const std::size_t at = i == 0 ? 0 : i == 1 ? before.size() - 1 : random() % before.size();
      const int bit = static_cast<int>(random() % 8);
      std::string after = before;
      after[at] = static_cast<char>(after[at] ^ (1 << bit));
      write_bytes(path, after);
      SCOPED_TRACE(path.filename().string() + " bit " + std::to_string(bit) + " of byte " +
                   std::to_string(at) + " of " + std::to_string(before.size()));
      ++flips;
      bool told = false;
      for (const auto& [question, answer] : Questions(maker_.path()).ask(ids_)) {
        if (answer.starts_with("error ")) {
          codes.insert(answer.substr(6));
          told = true;
        } else if (ours && question != "open") {
          EXPECT_EQ(answer, right.at(question)) << question;
        }
      }
      found += told ? 1 : 0;
    }
    write_bytes(path, before);
  }
  RecordProperty("flips", flips);
  RecordProperty("found", found);
  EXPECT_GT(flips, kSanitized ? 40 : 120);
  EXPECT_GT(found, flips / 2) << "the questions touch most of the archive";
  for (const std::string& code : codes) {
    EXPECT_TRUE(code == "damaged-file" || code == "damaged-manifest" || code == "damaged-record" ||
                code == "newer-archive" || code == "no-archive")
        << code;
  }
  const Answers again = Questions(maker_.path()).ask(ids_);
  EXPECT_EQ(again, right);
}

}  // namespace
}  // namespace dateline::testing
