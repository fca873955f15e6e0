// Rejections as JSON lines.
#include "indexer/readers/rejects.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace dateline::readers {
namespace {

TEST(Rejects, OneLineWithEverything) {
  Rejection rejection;
  rejection.origin = {"dump.tar", "a/b.jsonl", 17, 90210};
  rejection.code = "bad-json";
  rejection.reason = "a \"reason\"";
  rejection.raw = "{\"id\":\n\"ü\"";
  EXPECT_EQ(
      to_json_line(rejection),
      "{\"path\":\"dump.tar\",\"member\":\"a/b.jsonl\",\"record\":17,\"offset\":90210,\"code\":\"bad-json\","
      "\"reason\":\"a \\\"reason\\\"\",\"raw\":\"{\\\"id\\\":\\n\\\"ü\\\"\"}\n");
}

TEST(Rejects, BytesThatAreNoTextAreBase64) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"\xff", "/w=="}, {"\xff\xfe", "//4="}, {"\xff\xfe\xfd", "//79"}, {"caf\xe9", "Y2Fm6Q=="}};
  for (const auto& [raw, encoded] : cases) {
    Rejection rejection;
    rejection.raw = raw;
    const auto line = nlohmann::json::parse(to_json_line(rejection));
    EXPECT_EQ(line.at("raw_base64"), encoded);
    EXPECT_FALSE(line.contains("raw"));
  }
}

TEST(Rejects, NamesThatAreNoTextAreKeptExactly) {
  Rejection rejection;
  rejection.origin.path = "caf\xe9.txt";
  const auto line = nlohmann::json::parse(to_json_line(rejection));
  EXPECT_EQ(line.at("path"), "caf\ufffd.txt");
  EXPECT_EQ(line.at("path_base64"), "Y2Fm6S50eHQ=");
  EXPECT_FALSE(line.contains("member_base64"));
}

}  // namespace
}  // namespace dateline::readers
