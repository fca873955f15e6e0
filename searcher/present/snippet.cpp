#include "searcher/present/snippet.h"

#include <algorithm>

#include "searcher/present/clusters.h"
#include "searcher/present/passage.h"

namespace dateline {
namespace {

using present::Passage;
using present::Scan;
using present::WordAt;

constexpr std::string_view kEllipsis = "…";

// The matches between two bytes, merged where they overlap or touch. Sorted by start, as matches are.
std::vector<WordAt> merged(const Scan& scan, std::uint32_t start, std::uint32_t end) {
  std::vector<WordAt> out;
  for (const present::Match& match : scan.matches) {
    if (match.start < start || match.end > end) continue;
    if (!out.empty() && match.start <= out.back().end) {
      out.back().end = std::max(out.back().end, match.end);
    } else {
      out.push_back({match.start, match.end});
    }
  }
  return out;
}

// Writes a stretch of text on one line, and the ranges as code points of what is written.
class Line {
 public:
  explicit Line(Snippet& out) : out_(out) {}

  void append(std::string_view mark) {
    out_.text += mark;
    ++points_;
  }

  void append(std::string_view text, const Passage& passage, const std::vector<WordAt>& ranges) {
    auto range = ranges.begin();
    bool space = false;
    for (std::size_t at = passage.start; at < passage.end;) {
      const present::CodePoint c = present::code_point_at(text, at);
      if (range != ranges.end() && at == range->end) close(range++);
      if (present::is_blank(c.value)) {
        space = true;
        at += c.length;
        continue;
      }
      if (space) append(" ");
      space = false;
      if (range != ranges.end() && at == range->start) open_ = points_;
      if (c.value == 0xFFFD && c.length == 1) {
        append("\xEF\xBF\xBD");
      } else {
        append(text.substr(at, c.length));
      }
      at += c.length;
    }
    if (range != ranges.end() && range->end == passage.end) close(range);
  }

 private:
  void close(std::vector<WordAt>::const_iterator) { out_.highlights.push_back({open_, points_}); }

  Snippet& out_;
  std::uint32_t points_ = 0;
  std::uint32_t open_ = 0;
};

bool blank_between(std::string_view text, std::size_t from, std::size_t to) {
  while (from < to) {
    const present::CodePoint c = present::code_point_at(text, from);
    if (!present::is_blank(c.value)) return false;
    from += c.length;
  }
  return true;
}

Snippet render(std::string_view text, const Scan& scan, const Passage& passage) {
  Snippet out;
  out.text.reserve(passage.end - passage.start + 2 * kEllipsis.size());
  Line line(out);
  if (!blank_between(text, 0, passage.start)) line.append(kEllipsis);
  line.append(text, passage, merged(scan, passage.start, passage.end));
  if (!blank_between(text, passage.end, text.size())) line.append(kEllipsis);
  return out;
}

}  // namespace

std::vector<Highlight> Highlighter::highlight(std::string_view text, std::string_view language) {
  std::vector<Highlight> out;
  if (matcher_.empty() || text.empty()) return out;
  matcher_.scan(text, language, scan_);
  std::uint32_t points = 0;
  std::uint32_t at = 0;
  const auto advance = [&](std::uint32_t to) {
    for (; at < to; ++at) points += (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 ? 1U : 0U;
    return points;
  };
  for (const WordAt& range : merged(scan_, 0, static_cast<std::uint32_t>(text.size()))) {
    const std::uint32_t start = advance(range.start);
    out.push_back({start, advance(range.end)});
  }
  return out;
}

Snippet Highlighter::snippet(const Article& article, const SnippetOptions& options) {
  const bool has_body = !blank_between(article.body, 0, article.body.size());
  matcher_.scan(article.body, article.language, scan_);
  if ((scan_.matches.empty() || !has_body) && !article.summary.empty()) {
    matcher_.scan(article.summary, article.language, other_);
    if (!other_.matches.empty() || !has_body)
      return render(article.summary, other_, present::choose_passage(article.summary, other_, options.length));
  }
  return render(article.body, scan_, present::choose_passage(article.body, scan_, options.length));
}

std::vector<Highlight> highlight(std::string_view text, const HighlightWords& words, std::string_view language) {
  return Highlighter(words).highlight(text, language);
}

Snippet make_snippet(const Article& article, const HighlightWords& words, const SnippetOptions& options) {
  return Highlighter(words).snippet(article, options);
}

}  // namespace dateline
