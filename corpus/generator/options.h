// What to make: the generator's options, their defaults, and the reading of a command line.
//
//   Result<Options> options = parse_options({"--articles", "1000"});
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"

namespace dateline::corpus {

enum class Order : std::uint8_t { time, random };
enum class Format : std::uint8_t { jsonl, text };

struct Options {
  std::uint64_t articles = 10'000;
  std::uint64_t seed = 1;
  std::uint32_t words = 450;  // mean of a body, 60..3000
  std::chrono::sys_days from = std::chrono::sys_days(std::chrono::year(2005) / 1 / 1);
  std::chrono::sys_days to = std::chrono::sys_days(std::chrono::year(2024) / 12 / 31);  // included
  Order order = Order::time;
  std::uint32_t duplicates = 20'000;  // near copies in a million articles
  Format format = Format::jsonl;
  std::string out;  // directory of the text files
  bool help = false;
};

// "--name value" and "--name=value". Error kind usage, code "bad-option".
Result<Options> parse_options(const std::vector<std::string>& arguments);

std::string_view help_text();

}  // namespace dateline::corpus
