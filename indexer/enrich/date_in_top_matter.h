// What stands above an article's first sentence: dateline, byline and date line, found in the body and left
// there.
//
//   TopMatter top = find_top_matter("By Jane Roe\n\nMOSCOW, Sept 29 (AFP) - The ministry said ...");
//   top.byline == "Jane Roe";  top.dateline == "MOSCOW, Sept 29 (AFP)"
//
// Only the first kTopBytes of the body are looked at, and at most its first lines. A dateline is a place in
// capitals, or with a date or a known agency in ordinary letters, before a dash, or such a line of its own. A
// byline is a line of its own that starts with "By" and goes on in capitalised words. A date line holds
// nothing but a date, or a date behind "Published:", "Posted on" and their like, or is a note such as "(Adds
// details, Sept. 29)". Offsets are bytes of the body. Allocates only for what it finds. Thread-safe, never
// fails.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline constexpr std::size_t kTopBytes = 400;

struct TopSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin == end; }
  std::string_view of(std::string_view body) const { return body.substr(begin, end - begin); }
  bool operator==(const TopSpan&) const = default;
};

struct TopMatter {
  std::string dateline;              // without the dash behind it; empty where there is none
  std::string byline;                // without "By"
  std::vector<std::string> authors;  // the byline's names, without "Staff Writer" and its like
  std::string date;                  // the text of the date on a line of its own, without label
  TopSpan dateline_at;               // where each of them stands
  TopSpan byline_at;
  TopSpan date_at;
};

TopMatter find_top_matter(std::string_view body);

}  // namespace dateline
