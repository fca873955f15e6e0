#include "common/time/half_life.h"

#include <charconv>
#include <string>

namespace dateline {

Result<double> parse_halflife(std::string_view text) {
  const auto unit = [](char letter) -> double {
    switch (letter) {
      case 'h': return 3600;
      case 'd': return 86400;
      case 'w': return 7 * 86400;
      case 'm': return 30 * 86400;
      case 'y': return 365 * 86400;
      default: return 0;
    }
  };
  const double seconds = text.empty() ? 0 : unit(text.back());
  double number = 0;
  if (seconds > 0) {
    const char* end = text.data() + text.size() - 1;
    const auto read = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != end) number = 0;
  }
  if (!(number > 0) || number * seconds < 1 || number * seconds > 1e12)
    return fail(ErrorKind::usage, "bad-halflife", "a half-life cannot be \"" + std::string(text) + "\"",
                "a number and a unit: 12h, 30d, 2w, 6m, 1y");
  return number * seconds;
}

}  // namespace dateline
