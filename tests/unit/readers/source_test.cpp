// Files, directories, links and standard input to records, in reading order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <thread>

#include "tests/unit/readers/support.h"

namespace dateline::readers::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::StartsWith;
namespace fs = std::filesystem;

TEST(Source, WalksADirectoryInByteOrder) {
  const TempDir dir;
  dir.write("b.txt", "B");
  dir.write("a/2.txt", "2");
  dir.write("a/10.txt", "10");
  dir.write("a/Z.txt", "Z");
  dir.write("a.txt", "A");
  dir.write("é.txt", "E");
  dir.write(".hidden", "x");
  dir.write(".git/config", "x");
  dir.write("blank.txt", "  \n");
  dir.write("empty.txt", "");
  EXPECT_THAT(describe_all(read_all({dir.root()}), dir.root()),
              ElementsAre("skip .git hidden directory", "skip .hidden hidden file", "text a/10.txt: 10",
                          "text a/2.txt: 2", "text a/Z.txt: Z", "text a.txt: A", "text b.txt: B",
                          "reject blank.txt empty", "reject empty.txt empty", "text é.txt: E"));
}

TEST(Source, PathsInTheOrderGivenAndNamedAsTheUserNamedThem) {
  const TempDir dir;
  dir.write("d/x.txt", "X");
  const std::string y = dir.write(".y", "Y");
  EXPECT_THAT(describe_all(read_all({y, dir.path("d/"), dir.path("gone")})),
              ElementsAre("text " + y + ": Y", "text " + dir.path("d/") + "x.txt: X",
                          "broken " + dir.path("gone") + " missing"));
}

TEST(Source, LinksAreFollowedAndLoopsAreNot) {
  const TempDir dir;
  dir.write("real/a.txt", "A");
  fs::create_directory_symlink(dir.path("real"), dir.path("real/loop"));
  fs::create_symlink(dir.path("real/a.txt"), dir.path("link.txt"));
  fs::create_symlink(dir.path("nowhere"), dir.path("dangling.txt"));
  fs::create_symlink(dir.path("self"), dir.path("self"));
  EXPECT_THAT(describe_all(read_all({dir.root()}), dir.root()),
              ElementsAre("broken dangling.txt missing", "text link.txt: A", "text real/a.txt: A",
                          "skip real/loop symbolic link loop", "skip self symbolic link loop"));
}

TEST(Source, PipesSocketsAndDevicesDoNotBlock) {
  const TempDir dir;
  ASSERT_EQ(::mkfifo(dir.path("pipe").c_str(), 0600), 0);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  dir.path("sock").copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_THAT(describe_all(read_all({dir.root()}), dir.root()),
              ElementsAre("skip pipe named pipe", "skip sock socket"));
  EXPECT_THAT(describe_all(read_all({dir.path("pipe"), "/dev/null"}), dir.root()),
              ElementsAre("broken pipe not-a-file", "broken /dev/null not-a-file"));
  ::close(fd);
}

TEST(Source, UnreadableFilesAreSaid) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TempDir dir;
  const std::string path = dir.write("a.txt", "A");
  fs::permissions(path, fs::perms::none);
  EXPECT_THAT(describe_all(read_all({path}), dir.root()), ElementsAre("broken a.txt unreadable"));
}

// Standard input is a pipe, written in small pieces.
TEST(Source, StandardInput) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const int saved = ::dup(STDIN_FILENO);
  ::dup2(ends[0], STDIN_FILENO);
  ::close(ends[0]);
  std::thread writer([&] {
    const std::string text = "{\"id\": 1}\n\n{\"id\": 2}\n{\"id\": 3}";
    for (const char c : text) EXPECT_EQ(::write(ends[1], &c, 1), 1);
    ::close(ends[1]);
  });
  const auto items = describe_all(read_all({"-"}));
  writer.join();
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  EXPECT_THAT(items, ElementsAre("jsonl -#1@0: {\"id\": 1}", "jsonl -#2@11: {\"id\": 2}",
                                 "jsonl -#3@21: {\"id\": 3}"));
}

TEST(Source, JsonLines) {
  struct Case {
    std::string bytes;
    std::vector<std::string> items;
  };
  const std::vector<Case> cases = {
      {"{\"a\":1}\n{\"a\":2}\n", {"jsonl in#1@0: {\"a\":1}", "jsonl in#2@8: {\"a\":2}"}},
      {"\xef\xbb\xbf{\"a\":1}\r\n \r\n{\"a\":2}", {"jsonl in#1@3: {\"a\":1}", "jsonl in#2@15: {\"a\":2}"}},
      {"{\"a\":1}\nrubbish\n{\"a\":2}\n",
       {"jsonl in#1@0: {\"a\":1}", "jsonl in#2@8: rubbish", "jsonl in#3@16: {\"a\":2}"}},
      {"{\n \"a\": \"}\\\"{\"\n}\n{\n\"b\":2}\n",
       {"jsonl in#1@0: {\n \"a\": \"}\\\"{\"\n}", "jsonl in#2@17: {\n\"b\":2}"}},
      {"[{\"a\":1},\n {\"a\":[{}]}]\n", {"jsonl in#1@1: {\"a\":1}", "jsonl in#2@11: {\"a\":[{}]}"}},
      {"[{\"a\":1}, oops, {\"a\":2}]", {"jsonl in#1@1: {\"a\":1}", "broken in bad-json"}},
      {"[{\"a\":1},\n{\"a\":", {"jsonl in#1@1: {\"a\":1}", "broken in truncated"}},
      {"[]", {"skip in not an article: JSON without objects"}},
  };
  for (const Case& c : cases) EXPECT_EQ(read_bytes(c.bytes), c.items) << c.bytes;
}

TEST(Source, RecordsOverTheLimitArePassedOver) {
  SourceOptions options;
  options.limits.record_bytes = 20;
  const std::string big(300000, 'x');
  EXPECT_THAT(
      read_bytes("{\"a\":1}\n{\"a\":\"" + big + "\"}\n{\"a\":2}\n", "in", options),
      ElementsAre("jsonl in#1@0: {\"a\":1}", "reject in record-too-large", "jsonl in#3@300017: {\"a\":2}"));
  EXPECT_THAT(read_bytes("[{\"a\":\"" + big + "\"},{\"a\":2}]", "in", options),
              ElementsAre("reject in record-too-large", "jsonl in#2@300010: {\"a\":2}"));
  EXPECT_THAT(read_bytes(big, "in", options), ElementsAre("reject in record-too-large"));

  const TempDir dir;
  const auto items = read_all({dir.write("in", "{\"a\":1}\n{\"a\":\"" + big + "\"}\n")}, options);
  ASSERT_EQ(items.size(), 2U);
  const auto& rejection = std::get<Rejection>(items[1]);
  EXPECT_EQ(rejection.origin.byte_offset, 8U);
  EXPECT_LE(rejection.raw.size(), 64U << 10);
  EXPECT_THAT(rejection.raw, StartsWith("{\"a\":\"xxx"));
}

TEST(Source, LinesAcrossReadBlocks) {
  std::string bytes;
  std::vector<std::string> expected;
  for (std::size_t i = 0; bytes.size() < (700 << 10); ++i) {
    const std::string line = "{\"n\":\"" + std::string(i * 37 % 5000, 'x') + "\"}";
    expected.push_back("jsonl in#" + std::to_string(i + 1) + "@" + std::to_string(bytes.size()) + ": " +
                       line);
    bytes += line + "\n";
  }
  EXPECT_EQ(read_bytes(bytes), expected);
}

// A file that another process is still writing: whole lines are kept, the last, cut one is not.
TEST(Source, AGrowingFileIsSaid) {
  const TempDir dir;
  std::string bytes;
  while (bytes.size() < (600 << 10)) bytes += "{\"n\":\"" + std::string(1000, 'x') + "\"}\n";
  const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  const std::string path = dir.write("in.jsonl", bytes + "{\"n\":\"cut");
  Source source({path}, {});
  auto item = source.next();
  std::ofstream(path, std::ios::app) << " off\"}\n";
  std::vector<std::string> items;
  for (; item; item = source.next()) items.push_back(describe(*item, dir.root()));
  ASSERT_EQ(items.size(), lines + 1);
  EXPECT_EQ(items.back(), "broken in.jsonl still-growing");
  EXPECT_THAT(items[lines - 1], StartsWith("jsonl in.jsonl#" + std::to_string(lines)));
}

TEST(Source, AChangedZipIsSaid) {
  const TempDir dir;
  const std::string path = dir.write("in.zip", pack("zip", "none", {{"a.txt", "A"}, {"b.txt", "B"}}));
  Source source({path}, {});
  ASSERT_TRUE(source.next());
  fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(5));
  std::vector<std::string> items;
  while (auto item = source.next()) items.push_back(describe(*item, dir.root()));
  EXPECT_THAT(items, ElementsAre("text b.txt: B", "broken in.zip still-growing"));
}

TEST(Source, CountsBytes) {
  const TempDir dir;
  const std::string a = dir.write("a.txt", "12345");
  const std::string b = dir.write("b.txt", "678");
  Source files({a, b}, {});
  EXPECT_EQ(files.bytes_total(), 8U);
  while (files.next()) {
  }
  EXPECT_EQ(files.bytes_read(), 8U);
  EXPECT_EQ(Source({dir.root()}, {}).bytes_total(), std::nullopt);
}

TEST(Source, AFormatAskedFor) {
  SourceOptions options;
  options.format = Format::text;
  EXPECT_THAT(read_bytes("{\"a\":1}\n", "in.jsonl", options), ElementsAre("text in.jsonl: {\"a\":1}\n"));
  options.format = Format::nitf;
  EXPECT_THAT(read_bytes("<nitf/>", "in.xml", options), ElementsAre("nitf in.xml#1@0: <nitf/>"));
}

}  // namespace
}  // namespace dateline::readers::testing
