// The words of HTML as a reader sees them: paragraphs of plain text.
//
//   html_paragraphs("<p>One &amp; all.</p><p>Two<br>lines") == {"One & all.", "Two\nlines"}
//
// A paragraph ends where a block element (p, div, li, h1, tr, ...) begins or ends, and at two <br> in a row;
// one <br> is a line break "\n", and so is a line break inside <pre>. White space is otherwise one space.
// Cells of a table row are parted by a space. Left out: scripts, styles, forms' controls, embedded media,
// <template>, and what is marked hidden. Pure functions; any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html_document.h"

namespace dateline::readers {

// Of a fragment or a page in valid UTF-8; text without any mark-up is one paragraph. Never an empty
// paragraph.
std::vector<std::string> html_paragraphs(std::string_view html);

// Of the tree below `top`, `top` itself included. `leave_out`: elements to pass over with all below them,
// beside those that hold no text for readers.
std::vector<std::string> html_paragraphs(HtmlNode top, const std::function<bool(HtmlNode)>& leave_out = {});

// Tags or entities stand in the text: "<b>", "</p>", "&nbsp;". "a < b" and "AT&T" are plain.
bool looks_like_html(std::string_view text);

// A script, a hidden element, ...: never text of the page.
bool is_invisible(HtmlNode node);

}  // namespace dateline::readers
