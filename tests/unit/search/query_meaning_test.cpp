// What the query language means, in small: questions to an archive of two segments, and the articles that answer.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

class QueryMeaningTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::vector<Article> a = {
        article("coalition", "US-led coalition strikes", "The coalition, led by the U.S., struck Raqqa. Planes left at dawn."),
        article("assad", "Assad speaks", "Bashar al-Assad spoke in Damascus about sanctions.\n\nSanctions hurt, he said. More sanctions."),
        article("joined", "Notes", "alAssad is how some write it; ONeill and ATT too."),
        article("names", "O'Neill and AT&T", "An F-16 on 9/11. He writes C++, not C. São Paulo. Carter's plan."),
        article("focus", "Focused women", "The focus of a woman and of women. Jihadists and jihad. Runs, running.")};
    a[1].entities = {{EntityType::person, "Bashar al-Assad", true, {}}, {EntityType::place, "Damascus", true, {}}};
    a[1].countries = {{"SY", "Syria", 3, true}, {"FR", "France", 1, false}};
    a[1].dates = {{{Part::body, 0, 6}, true, moment("2014-08").first, moment("2014-08").last, DatePrecision::month}};
    a[3].entities = {{EntityType::person, "Shaquille O'Neill", true, {}}, {EntityType::org, "AT&T", true, {}}};
    a[3].byline = {"By Jane Roe", "John Focus"};
    a[3].published = moment("2015");
    a[4].keywords = {"civil war", "peace talks"};
    a[4].section = "Sport News";
    a[4].published = moment("2016-03");
    std::vector<Article> b = {article("german", "Lauf der Häuser", "Ein Lauf, viele Läufe. Die Häuser."),
                              article("chinese", "中国政府", "中国政府宣布新政策。"),
                              article("line", "", "Only one line of text here. Its second sentence says alpha. Its third says omega."),
                              article("undated", "Undated", "war peace")};
    b[0].language = "de";
    b[1].language = "zh-CN";
    b[2].headline = "Only one line";
    b[2].headline_derived = true;
    b[2].published = moment("2015-12-31T23:30:00-05:00");
    b[3].published = {};
    b[3].date_source = DateSource::none;
    b[3].summary = "ends with civil";
    b[3].source = "";
    maker_ = new ArchiveMaker;
    maker_->add(a);
    maker_->add(b);
    searcher_ = new Searcher(maker_->searcher());
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete maker_;
  }

  static std::string ids(SearchRequest request) {
    request.limit = kAll;
    request.now = 1'500'000'000;
    const auto result = searcher_->search(request);
    if (!result) return result.error().code;
    std::vector<std::string> found;
    for (const Hit& hit : result->hits) found.push_back(hit.id);
    std::sort(found.begin(), found.end());
    std::string out;
    for (const std::string& id : found) out += (out.empty() ? "" : " ") + id;
    return out;
  }

  struct Case {
    const char* query;
    const char* found;
  };
  static void expect(std::initializer_list<Case> cases) {
    for (const Case& c : cases) {
      SearchRequest request;
      request.query = c.query;
      EXPECT_EQ(ids(request), c.found) << c.query;
    }
  }

  inline static ArchiveMaker* maker_;
  inline static Searcher* searcher_;
};

TEST_F(QueryMeaningTest, Words) {
  expect({{"sanction", "assad"},
          {"SANCTIONS", "assad"},
          {"coalition raqqa", "coalition"},
          {"coalition damascus", ""},
          {"sao", "names"},
          {"São", "names"},
          {"Haus", "german"},
          {"Hauser", "german"},
          {"nowhere", ""},
          {"*", "assad chinese coalition focus german joined line names undated"}});
}

TEST_F(QueryMeaningTest, Operators) {
  expect({{"raqqa OR damascus", "assad coalition"},
          {"sanctions NOT damascus", ""},
          {"-sanctions war", "focus undated"},
          {"NOT (sanctions OR raqqa OR war OR alpha OR writes OR write OR lauf OR 中国)", ""},
          {"(raqqa OR damascus) planes", "coalition"},
          {"raqqa OR damascus planes", "coalition"}});
}

TEST_F(QueryMeaningTest, CompoundsAreTheirPartsOrJoined) {
  expect({{"US-led", "coalition"},
          {"USled", "coalition"},
          {"U.S.", "coalition"},
          {"\"led by the US\"", "coalition"},
          {"\"led by the U.S.\"", "coalition"},
          {"\"U.S. led\"", "coalition"},
          {"al-Assad", "assad joined"},
          {"alAssad", "assad joined"},
          {"\"al assad\"", "assad"},
          {"Assad", "assad"},
          {"O'Neill", "joined names"},
          {"O\u2019Neill", "joined names"},
          {"AT&T", "joined names"},
          {"F16", "names"},
          {"F-16", "names"},
          {"9/11", "names"},
          {"911", "names"},
          {"C++", "names"},
          {"\"C++ not C\"", "names"},
          {"Carter", "names"},
          {"Carter's", "names"}});
}

TEST_F(QueryMeaningTest, PhrasesAreAsWrittenWithinOnePart) {
  expect({{"\"coalition strikes\"", "coalition"},
          {"\"coalition strike\"", ""},
          {"\"SAO PAULO\"", "names"},
          {"\"civil war\"", "focus"},
          {"\"war peace\"", "undated"},
          {"\"strikes the\"", ""},
          {"\"raqqa planes\"", "coalition"},
          {"\"中国政府\"", "chinese"},
          {"国政", "chinese"}});
}

TEST_F(QueryMeaningTest, ExactSpelling) {
  expect({{"=São", "names"},
          {"=Sao", ""},
          {"=Sanctions", "assad"},
          {"=SANCTIONS", ""},
          {"=sanction", ""},
          {"=\"São Paulo\"", "names"},
          {"=\"São paulo\"", ""}});
}

TEST_F(QueryMeaningTest, WildcardsAndEditDistance) {
  expect({{"jihad*", "focus"},
          {"jihad?", ""},
          {"jihadist?", "focus"},
          {"wom?n", "focus"},
          {"*ctions", "assad"},
          {"sanc*ns", "assad"},
          {"focis~", "focus"},
          {"foxis~", ""},
          {"foxis~2", "focus"},
          {"s?o", "names"}});
}

TEST_F(QueryMeaningTest, Proximity) {
  expect({{"coalition w/1 strikes", "coalition"},
          {"strikes w/1 coalition", "coalition"},
          {"strikes pre/1 coalition", ""},
          {"coalition pre/1 strikes", "coalition"},
          {"bashar w/2 spoke", ""},
          {"bashar w/3 spoke", "assad"},
          {"\"bashar al-assad\" w/1 spoke", "assad"},
          {"spoke w/3 (damascus OR sanctions)", "assad"},
          {"damascus w/s sanctions", "assad"},
          {"hurt w/s damascus", ""},
          {"hurt w/p more", "assad"},
          {"hurt w/p damascus", ""},
          {"strikes w/1000 raqqa", ""},
          {"atleast3(sanctions)", "assad"},
          {"atleast4(sanctions)", ""},
          {"atleast2(run)", "focus"},
          {"run w/1 run", "focus"},
          {"raqqa w/5 raqqa", ""}});
}

TEST_F(QueryMeaningTest, Parts) {
  expect({{"headline:coalition", "coalition"},
          {"headline:raqqa", ""},
          {"headline:only", ""},
          {"body:raqqa", "coalition"},
          {"summary:civil", "undated"},
          {"byline:roe", "names"},
          {"roe", ""},
          {"byline:\"jane roe\"", "names"},
          {"byline:\"roe john\"", ""},
          {"byline:focused", ""},
          {"keyword:war", "focus"},
          {"keyword:\"war peace\"", ""},
          {"lead:sanctions", "assad"},
          {"lead:hurt", ""},
          {"lead:alpha", "line"},
          {"lead:omega", ""},
          {"headline:(us-led OR focused) -keyword:war", "coalition"},
          {"headline:focus", "focus"},
          {"headline:(women w/1 focus)", "focus"}});
}

TEST_F(QueryMeaningTest, EntitiesAndValues) {
  expect({{"person:assad", "assad"},
          {"person:al-Assad", "assad"},
          {"person:alAssad", "assad"},
          {"person:\"Bashar al-Assad\"", "assad"},
          {"person:\"Assad\"", ""},
          {"person:ONeill", "names"},
          {"org:ATT", "names"},
          {"entity:damascus", "assad"},
          {"org:damascus", ""},
          {"country:syria", "assad"},
          {"country:france", "assad"},
          {"about-country:France", ""},
          {"section:\"sport news\"", "focus"},
          {"section:sport", ""},
          {"author:\"jane roe\"", "names"},
          {"language:zh", "chinese"},
          {"language:de", "german"},
          {"id:assad", "assad"},
          {"id:ASSAD", ""},
          {"wordcount:2", "undated"},
          {"wordcount:<3", "undated"}});
}

TEST_F(QueryMeaningTest, DatesMatchWhereTheyLieWhollyInside) {
  expect({{"published:2015-09-29", "assad chinese coalition german joined"},
          {"published:2015", "assad chinese coalition german joined line names"},
          {"published:2015-12", "line"},
          {"published:2016", "focus"},
          {"published:2016-03-01..2016-03-30", ""},
          {"published:>2015", "focus"},
          {"published:<=2015", "assad chinese coalition german joined line names"},
          {"undated:true", "undated"},
          {"undated:true OR published:2016", "focus undated"},
          {"about:2014-08", "assad"},
          {"about:2014", "assad"},
          {"about:2014-08-01..2014-08-20", ""},
          {"year:2015", "assad chinese coalition german joined line names"},
          {"month:2015-12", "line"},
          {"day:2015-12-31", "line"},
          {"weekday:thursday", "line"},
          {"about-month:2014-08", "assad"}});
}

TEST_F(QueryMeaningTest, MatchAny) {
  SearchRequest request;
  request.query = "raqqa damascus";
  EXPECT_EQ(ids(request), "");
  request.match_any = true;
  EXPECT_EQ(ids(request), "assad coalition");
  request.query = "raqqa damascus -planes";
  EXPECT_EQ(ids(request), "assad");
}

TEST_F(QueryMeaningTest, FromAndTo) {
  SearchRequest request;
  request.published.from = moment("2016").first;
  EXPECT_EQ(ids(request), "focus");
  request.published = {std::nullopt, moment("2015-09-29").first};
  EXPECT_EQ(ids(request), "assad chinese coalition german joined");
}

TEST_F(QueryMeaningTest, Errors) {
  expect({{"(a", "unbalanced-parenthesis"}, {"a w/5 section:b", "proximity-operand"}, {"hedline:x", "unknown-field"}});
}

// A phrase of many compounds has very many readings; all of them count.
TEST(QueryOfManyCompoundsTest, IsFound) {
  ArchiveMaker maker;
  maker.add({article("joined", "x", "alAssad alAssad alAssad alAssad alAssad alAssad"),
             article("apart", "x", "al Assad al Assad al Assad al Assad al Assad al Assad"),
             article("less", "x", "alAssad alAssad alAssad")});
  SearchRequest request;
  request.query = "\"al-Assad al-Assad al-Assad al-Assad al-Assad al-Assad\"";
  const auto result = maker.searcher().search(request);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->total, 2U);
}

// A word's stem in one language says nothing about articles of another, whichever segment they lie in.
TEST(StemsOfOtherLanguagesTest, DoNotMatchInPositions) {
  std::vector<Article> articles = {article("german", "x", "run und running"), article("english", "x", "run and running")};
  articles[0].language = "de";
  ArchiveMaker apart;
  apart.add({articles[0]});
  apart.add({articles[1]});
  ArchiveMaker together;
  together.add(articles);
  for (const ArchiveMaker* maker : {&apart, &together}) {
    SearchRequest request;
    request.query = "running w/2 running";
    const auto result = maker->searcher().search(request);
    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(result->hits.size(), 1U) << maker->segments() << " segments";
    EXPECT_EQ(result->hits[0].id, "english");
  }
}

TEST(LongWordsTest, AreFoundInAnyCase) {
  ArchiveMaker maker;
  std::string word;
  while (word.size() < 700) word += "Abcde";
  maker.add({article("long", "x", "see " + word + " there"), article("other", "x", "see " + word + "x there")});
  const Searcher searcher = maker.searcher();
  std::string lower = word;
  for (char& c : lower) c = static_cast<char>(c | 32);
  for (const std::string& query : {word, lower, "\"see " + lower + "\"", "=" + word, lower + " w/1 see"}) {
    SearchRequest request;
    request.query = query;
    const auto result = searcher.search(request);
    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(result->total, 1U) << query.substr(0, 20);
    EXPECT_EQ(result->hits[0].id, "long");
  }
}

// The pairs of a chain grow with the square of the words; neither time nor memory may.
TEST(ChainedProximityTest, IsBounded) {
  ArchiveMaker maker;
  std::string body;
  for (int i = 0; i < 400; ++i) body += "the ";
  maker.add({article("long", "x", body + "end")});
  const Searcher searcher = maker.searcher();
  for (const auto& [query, total] : {std::pair("the w/1000 the w/1000 the", 1U), std::pair("the pre/1 the pre/1 end", 1U),
                                     std::pair("the w/1000 the w/1000 the w/1000 nothing", 0U),
                                     std::pair("(the w/1000 the) pre/1 (the w/1000 the w/s the)", 1U)}) {
    SearchRequest request;
    request.query = query;
    const auto result = searcher.search(request);
    ASSERT_TRUE(result.has_value()) << query;
    EXPECT_EQ(result->total, total) << query;
  }
}

// A folded word may be written in ways that have different stems: in French, des has the stem of de, and dès has not.
TEST(SpellingsOfOtherStemsTest, AreNotFoundByAStem) {
  ArchiveMaker maker;
  std::vector<Article> articles = {article("des", "Vote des maires", "Un accord signé lundi."),
                                   article("depuis", "Vote dès lundi", "Un texte de principe."),
                                   article("both", "Vote dès lundi des maires", "Un accord signé.")};
  for (Article& a : articles) a.language = "fr";
  maker.add(articles);
  // A second language in the segment, and then another segment, change nothing.
  for (int round = 0; round < 3; ++round) {
    const Searcher searcher = maker.searcher();
    for (const auto& [query, found] : {std::pair("headline:de", "both des"), std::pair("vote w/1 de", "des"),
                                       std::pair("atleast1(de)", "both depuis des"), std::pair("headline:des", "both depuis des")}) {
      SearchRequest request;
      request.query = query;
      request.limit = kAll;
      const auto result = searcher.search(request);
      ASSERT_TRUE(result.has_value()) << query;
      std::vector<std::string> ids;
      for (const Hit& hit : result->hits) ids.push_back(hit.id);
      std::sort(ids.begin(), ids.end());
      std::string text;
      for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
      EXPECT_EQ(text, found) << query << " in round " << round;
    }
    if (round == 0) maker.add({article("english", "Nothing", "Nothing of the kind.")});
    if (round == 1) maker.merge();
  }
}

TEST(ManySpellingsTest, AreAllFoundInPhrases) {
  ArchiveMaker maker;
  const char* spellings[] = {"ali", "Ali", "ALI", "álí", "Áli", "àli", "Àli", "âli", "Âli", "ãli",
                             "äli", "Äli", "åli", "ālī", "ăli", "ąli", "ǎli", "ȁli", "ȃli", "alí"};
  std::vector<Article> articles;
  for (const char* spelling : spellings) articles.push_back(article(spelling, "x", std::string("said ") + spelling + " today"));
  maker.add(articles);
  const Searcher searcher = maker.searcher();
  for (const char* query : {"\"ali today\"", "\"said ali\"", "\"ali\"", "ali"}) {
    SearchRequest request;
    request.query = query;
    EXPECT_EQ(searcher.search(request)->total, std::size(spellings)) << query;
  }
}

}  // namespace
}  // namespace dateline::testing
