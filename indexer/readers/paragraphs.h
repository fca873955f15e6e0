// From XML markup to plain paragraphs: which elements of HTML, XHTML and NITF start a paragraph, break a line
// or are no text, and a writer that joins what they hold.
//
//   ParagraphWriter out;
//   out.open("p"); out.text("One\n line"); out.close("p");
//   std::move(out).take()   // {"One line"}
//
// White space collapses to single spaces, but keeps its lines inside <pre>; <br> is a line break, two of them
// a new paragraph; the cells of a table's row are parted by a space, as html_text.h has it. Source: HTML
// Standard section 15.3 (which elements are blocks); NITF 3.6, enriched text. One thread at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::readers {

class ParagraphWriter {
 public:
  // An element begins: false where its content is no text (script, media) and must not be walked; then no
  // close(). The name is in lower case, without a prefix.
  bool open(std::string_view element);
  void close(std::string_view element);
  void text(std::string_view utf8);

  std::vector<std::string> take() &&;

 private:
  void end_line();
  void end_paragraph();
  std::vector<std::string> paragraphs_;
  std::string paragraph_;
  bool space_ = false;  // white space is owed before the next word
  std::size_t preformatted_ = 0;
};

}  // namespace dateline::readers
