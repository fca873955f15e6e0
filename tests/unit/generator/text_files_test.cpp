#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "corpus/generator/generator.h"
#include "corpus/generator/writer.h"

namespace dateline::corpus {
namespace {

class TextFiles : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = std::filesystem::temp_directory_path() / ("dateline-generator-" + std::to_string(getpid()));
    record_.id = "gen-1-7";
    record_.published = std::chrono::sys_days(std::chrono::year(2015) / 9 / 5) + std::chrono::seconds(3723);
    record_.headline = "A headline";
    record_.body = "First.\n\nSecond.";
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  std::filesystem::path directory_;
  Record record_;
};

TEST_F(TextFiles, LieInTheDirectoryOfTheirDay) {
  ASSERT_TRUE(write_text_file(record_, directory_.string()));
  std::ifstream in(directory_ / "2015" / "09" / "05" / "gen-1-7.txt", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  EXPECT_EQ(text, "A headline\n\nFirst.\n\nSecond.\n");
}

TEST_F(TextFiles, AFileInTheWayIsAnError) {
  std::filesystem::create_directories(directory_);
  std::ofstream(directory_ / "2015") << "in the way";
  const auto result = write_text_file(record_, directory_.string());
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "cannot-write");
}

TEST(Json, EscapesWhatItMust) {
  Record record;
  record.id = "a\"b\\c\x01";
  record.body = "long enough for words of eight \xE2\x80\x9C\nand \t more";
  std::string line;
  append_json(record, line);
  EXPECT_NE(line.find("\"id\":\"a\\\"b\\\\c\\u0001\""), std::string::npos) << line;
  EXPECT_NE(line.find("eight \xE2\x80\x9C\\nand \\u0009 more\"}\n"), std::string::npos) << line;
}

}  // namespace
}  // namespace dateline::corpus
