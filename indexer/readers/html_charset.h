// The bytes of an HTML page as UTF-8, whatever encoding the page or its server says it has.
//
//   html_to_utf8("<meta charset=windows-1251>...", "")
//
// Order: byte order mark; bytes that are valid UTF-8 (more pages say the wrong thing than are UTF-8 by
// chance); the charset of the HTTP header; of a <meta> in the first 4 KiB; Windows-1252. Conversion by ICU,
// undecodable bytes become U+FFFD. Source: WHATWG HTML section 13.2.3.2, Encoding Standard section 4.2
// (iso-8859-1 means Windows-1252). Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace dateline::readers {

// `http_charset`: of the Content-Type header; empty where there is none.
std::string html_to_utf8(std::string_view bytes, std::string_view http_charset);

// The charset a <meta> element names, or a "charset=" parameter; empty where there is none.
std::string meta_charset(std::string_view head);
std::string charset_parameter(std::string_view content_type);

}  // namespace dateline::readers
