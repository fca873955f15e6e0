// Rows of comma-separated values: which character parts the fields, where a row ends, and what its fields
// say.
//
//   csv_delimiter("id;headline;body")           == ';'
//   csv_fields("7,\"a \"\"b\"\"\",c\r\n", ',')  == {"7", "a \"b\"", "c"}
//
// Source: RFC 4180 sections 2.1 to 2.7; beyond it, fields may be parted by tab, semicolon or bar, lines may
// end in LF or CR alone, and a quote inside an unquoted field stands for itself. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::readers {

// By the header line: the character that gives the most names of keys.h, of equals the most names. nullopt
// where the line is no header: fewer than two of its names, or less than half of them, are known.
std::optional<char> csv_delimiter(std::string_view line);
// The same, but never refuses: a comma where nothing speaks for another.
char csv_delimiter_or_comma(std::string_view line);

// Follows a row byte by byte, across blocks: next() is true for the byte that ends it.
class CsvRowEnd {
 public:
  explicit CsvRowEnd(char delimiter) : delimiter_(delimiter) {}
  bool next(char c);
  bool in_quotes() const { return state_ == State::quoted; }

 private:
  enum class State { start, plain, quoted, quote_in_quoted };
  char delimiter_;
  State state_ = State::start;
};

// Of one row, with or without its line end.
std::vector<std::string> csv_fields(std::string_view row, char delimiter);

// The name of a column as keys.h has it: without white space around, in lower case where only that is known.
std::string csv_name(std::string_view column);

}  // namespace dateline::readers
