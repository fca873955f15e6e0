// Broken and hostile input through the whole program: each is a reject with a reason or a success within bounds, the
// article beside it is taken, the archive is clean, and memory stays within the budget. (The readers' own tests have the
// finer points: tests/unit/readers.)
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/socket.h>

#include "tests/integration/index_program.h"

namespace dateline::test {
namespace {

constexpr double kBudgetMib = 256;

class Hostile : public testing::Test {
 protected:
  void SetUp() override { place_.write("in/zz-good.jsonl", article("good", "walrus")); }
  // Adds the directory `in`; what was refused, as "NAME CODE".
  std::vector<std::string> refused(int wanted_code) {
    const Ran ran = place_.index({"add", "--archive", archive_, "--no-entities", "--memory", "256", "--report", "json",
                                  "--rejects", place_.path("rejects"), place_.path("in")});
    EXPECT_EQ(ran.code, wanted_code) << ran.out << ran.err;
    report_ = ran.report();
    EXPECT_LE(report_.value("peak_mib", 1e9), kBudgetMib * 1.1);
    EXPECT_EQ(place_.ids(archive_, {"walrus"}), std::vector<std::string>{"good"});
    EXPECT_TRUE(place_.is_clean(archive_));
    std::vector<std::string> out;
    std::istringstream lines(read_text(place_.path("rejects")));
    for (std::string line; std::getline(lines, line);) {
      const json reject = json::parse(line);
      EXPECT_FALSE(reject["reason"].get<std::string>().empty());
      out.push_back(fs::path(reject["path"].get<std::string>()).filename().string() + " " + reject["code"].get<std::string>());
    }
    return out;
  }
  using Strings = std::vector<std::string>;
  Workplace place_;
  std::string archive_ = place_.path("archive");
  json report_;
};

TEST_F(Hostile, AGibibyteInOneLine) {
  const std::string path = place_.write("in/a.jsonl", "{\"id\": \"a\", \"body\": \"");
  fs::resize_file(path, 1ULL << 30);  // sparse
  EXPECT_EQ(refused(1), Strings{"a.jsonl record-too-large"});
}

TEST_F(Hostile, AGibibyteOfPlainText) {
  const std::string path = place_.write("in/a.txt", "A headline\n\nA body of text that goes on.\n");
  fs::resize_file(path, 1ULL << 30);
  EXPECT_EQ(refused(1).size(), 1U);
}

// Two million words are taken whole, and found from the first to the last; ten million are more than this budget holds.
TEST_F(Hostile, AnArticleOfMillionsOfWords) {
  const auto book = [](std::size_t words, const char* id) {
    std::string body = "firstword";
    for (std::size_t i = 0; i < words; ++i) body += i % 200 == 199 ? "\n\nw" + std::to_string(i % 5000) : " w" + std::to_string(i % 5000);
    return article(id, "A book", {{"body", body + " lastword"}, {"language", "en"}});
  };
  place_.write("in/a.jsonl", book(2'000'000, "two") + book(10'000'000, "ten"));
  EXPECT_EQ(refused(1), Strings{"a.jsonl record-too-large"});
  EXPECT_EQ(place_.ids(archive_, {"firstword AND lastword"}), Strings{"two"});
  EXPECT_EQ(place_.ids(archive_, {"wordcount:>2000000"}), Strings{"two"});
}

TEST_F(Hostile, OddCharactersAndDates) {
  const std::string long_word(300, 'x');
  place_.write("in/a.jsonl",
               article("nul", "NUL", {{"body", std::string("before\0after", 12)}}) +
                   "{\"id\": \"lone\", \"headline\": \"Lone \\ud800 surrogate\", \"body\": \"text\"}\n" +
                   article("long", "Long", {{"body", "word " + long_word + " word"}}) +
                   article("year-0", "Year", {{"published", "0000-01-01"}}) +
                   article("year-99999", "Year", {{"published", "99999-01-01"}}) +
                   article("dates", "Dates", {{"body", "On 0 January 0000, on 31 February 2015, and in the year 99999."}}) +
                   "{\"id\": \"latin\", \"headline\": \"Caf\xe9\", \"body\": \"caf\xe9\"}\n");
  place_.write("in/b.txt", "Mixed caf\xc3\xa9 and caf\xe9\n\nA text of two encodings, caf\xc3\xa9 and caf\xe9.\n");
  const auto rejects = refused(1);
  for (const std::string& reject : rejects) EXPECT_EQ(reject, "a.jsonl not-utf8");
  for (const char* id : {"nul", "lone", "long", "year-0", "year-99999", "dates"}) {
    EXPECT_EQ(place_.ids(archive_, {"id:" + std::string(id)}), Strings{id});
  }
  EXPECT_EQ(place_.ids(archive_, {long_word}), Strings{"long"});
  EXPECT_EQ(place_.ids(archive_, {"undated:true id:year-0 OR (undated:true id:year-99999)"}).size(), 2U);
  EXPECT_EQ(report_["notices"]["bad-date"], 2);
}

TEST_F(Hostile, WhatIsNoFile) {
  fs::create_directories(place_.path("in/dir"));
  fs::create_directory_symlink(place_.path("in"), place_.path("in/dir/loop"));
  fs::create_symlink("self", place_.path("in/self"));
  ASSERT_EQ(::mkfifo(place_.path("in/pipe").c_str(), 0600), 0);
  fs::create_symlink("/dev/zero", place_.path("in/zero"));
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = place_.path("in/socket");
  ASSERT_LT(name.size(), sizeof address.sun_path);
  name.copy(address.sun_path, name.size());
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_TRUE(refused(0).empty());  // in a directory they are passed over
  ::close(socket);
  EXPECT_GE(report_["skipped"], 5);
  EXPECT_EQ(place_.index({"add", "--archive", archive_, place_.path("in/pipe")}).code, 1);  // named, it is missing
}

// Members that point out of the archive are names, and nothing else.
TEST_F(Hostile, NamesOfMembersAreOnlyNames) {
  const std::string outside = place_.write("outside.txt", "Outside\n\nNot to be touched.\n");
  const std::string file = place_.write("staging/x.txt", "Inside a tar\n\nA pelican on the harbour wall.\n");
  const std::string command = "tar --absolute-names --transform 's,^.*/x.txt$,../../outside.txt,' -cf " + place_.path("in/a.tar") +
                              " " + file + " && tar --absolute-names -cf " + place_.path("in/b.tar") + " " + outside;
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto before = contents(place_.path("."));
  EXPECT_TRUE(refused(0).empty());
  EXPECT_EQ(read_text(outside), "Outside\n\nNot to be touched.\n");
  EXPECT_EQ(place_.ids(archive_, {"pelican"}).size(), 1U);
  for (const auto& [path, content] : before) EXPECT_EQ(read_text(place_.path("." + path)), content) << path;
}

TEST_F(Hostile, BombsAndCutFiles) {
  const std::string bomb = "head -c 300000000 /dev/zero | gzip -9 > " + place_.path("in/bomb.jsonl.gz");
  ASSERT_EQ(std::system(bomb.c_str()), 0);
  std::string lines;
  for (int i = 0; i < 2000; ++i) lines += article("cut-" + std::to_string(i), "number " + std::to_string(i * 7919));
  place_.write("staging/cut.jsonl", lines);
  const std::string cut = "gzip -c " + place_.path("staging/cut.jsonl") + " | head -c 12000 > " + place_.path("in/cut.jsonl.gz");
  ASSERT_EQ(std::system(cut.c_str()), 0);
  place_.write("in/entities.xml", R"(<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>
<nitf><head><title>Bomb</title></head><body><body.content><p>&g;</p></body.content></body></nitf>)");
  place_.write("in/external.xml", R"(<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<nitf><head><title>External quokka</title></head><body><body.content><p>&x; end</p></body.content></body></nitf>)");
  const auto rejects = refused(1);
  const auto has = [&](const std::string& start) {
    return std::any_of(rejects.begin(), rejects.end(), [&](const std::string& reject) { return reject.starts_with(start); });
  };
  EXPECT_TRUE(has("bomb.jsonl.gz ")) << json(rejects);
  EXPECT_TRUE(has("cut.jsonl.gz truncated")) << json(rejects);
  EXPECT_TRUE(has("entities.xml ")) << json(rejects);
  EXPECT_FALSE(place_.ids(archive_, {"headline:number"}).empty());  // the whole lines before the cut are in
  EXPECT_TRUE(place_.ids(archive_, {"root"}).empty());              // nothing of /etc/passwd
}

}  // namespace
}  // namespace dateline::test
