#include "searcher/present/layout.h"

#include <algorithm>

#include "searcher/present/clusters.h"

namespace dateline::present {
namespace {

// U+202A..E, U+2066..9: they would turn around what stands beside the text on its line.
bool is_bidi_control(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// A cluster of a text, with what wrapping wants to know of it.
struct Piece {
  std::size_t start = 0;  // bytes
  std::size_t end = 0;
  std::size_t width = 0;
  bool space = false;
  bool wide_script = false;
  bool marked = false;
};

std::vector<Piece> pieces_of(std::string_view text, const std::vector<Highlight>& ranges) {
  std::vector<Piece> out;
  auto range = ranges.begin();
  std::uint32_t point = 0;
  for (std::size_t at = 0; at < text.size();) {
    Piece piece;
    piece.start = at;
    piece.end = next_cluster(text, at);
    const std::string_view cluster = text.substr(at, piece.end - at);
    const char32_t first = code_point_at(text, at).value;
    piece.space = is_blank(first);
    piece.width = piece.space ? 1 : columns(cluster);
    piece.wide_script = piece.width == 2 && first >= 0x2E80;
    while (range != ranges.end() && range->end <= point) ++range;
    piece.marked = range != ranges.end() && point >= range->start;
    for (std::size_t i = at; i < piece.end; i += code_point_at(text, i).length) ++point;
    at = piece.end;
    out.push_back(piece);
  }
  return out;
}

// Where the line that begins with piece `from` ends, and where the next one begins.
struct Break {
  std::size_t end;
  std::size_t next;
};

Break line_end(const std::vector<Piece>& pieces, std::size_t from, std::size_t room) {
  std::size_t width = 0;
  std::size_t i = from;
  for (; i < pieces.size() && width + pieces[i].width <= room; ++i) width += pieces[i].width;
  if (i == pieces.size()) return {i, i};
  if (i == from) return {from + 1, from + 1};  // wider than the line: alone on it
  for (std::size_t at = i; at > from; --at) {
    if (pieces[at].space) return {at, at + 1};
    if (pieces[at].wide_script && pieces[at - 1].wide_script) return {at, at};
  }
  return {i, i};
}

}  // namespace

std::string painted(std::string_view text, std::string_view look, const TextStyle& style) {
  if (!style.color || look.empty() || text.empty()) return std::string(text);
  return "\x1b[" + std::string(look) + "m" + std::string(text) + "\x1b[0m";
}

std::string one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_blank(c.value)) {
      space = !out.empty();
    } else if (!is_bidi_control(c.value)) {
      if (space) out += ' ';
      space = false;
      if (c.value == 0xFFFD) {
        out += "\xEF\xBF\xBD";
      } else {
        out += text.substr(at, c.length);
      }
    }
    at += c.length;
  }
  return out;
}

std::string fitted(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t next = next_cluster(text, at);
    const std::size_t more = columns(text.substr(at, next - at));
    if (used + more + 1 > width) break;
    used += more;
    at = next;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out = fitted(text, width);
  out.append(width - std::min(width, columns(out)), ' ');
  return out;
}

std::string wrap(std::string_view text, const std::vector<Highlight>& ranges, std::string_view indent,
                 const TextStyle& style, std::string_view look, std::string_view first) {
  const std::vector<Piece> pieces = pieces_of(text, ranges);
  const std::size_t room = std::max<std::size_t>(style.width, 20) - std::min<std::size_t>(columns(indent), 12);
  std::string out;
  for (std::size_t from = 0; from < pieces.size();) {
    while (from < pieces.size() && pieces[from].space) ++from;
    if (from == pieces.size()) break;
    const Break line = line_end(pieces, from, room);
    out += out.empty() && !first.empty() ? first : indent;
    for (std::size_t i = from; i < line.end;) {
      std::size_t end = i;
      std::string run;
      for (; end < line.end && pieces[end].marked == pieces[i].marked; ++end) {
        const Piece& piece = pieces[end];
        const char32_t first = code_point_at(text, piece.start).value;
        if (piece.space) {
          run += ' ';
        } else if (!is_bidi_control(first)) {
          run += text.substr(piece.start, piece.end - piece.start);
        }
      }
      out += painted(run, pieces[i].marked ? kMatch : look, style);
      i = end;
    }
    out += '\n';
    from = line.next;
  }
  return out;
}

std::string grouped(std::uint64_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, ",");
  return out;
}

}  // namespace dateline::present
