// When an article was published, from the best source there is (CONTRACT, "Publication date").
//
//   PublicationDate p = derive(article, "senate/Akaka/10Apr2007akaka175.txt", "", std::nullopt, today, zone);
//   article.published = p.moment;      // 2007-04-10
//   article.date_source = p.source;    // DateSource::filename
//
// The ladder: metadata (article.published, as the reader left it) > dateline (article.dateline, else the top
// of the body) > file name > directory name > --published > none. Today is never the answer. A rung whose
// date is impossible or lies after tomorrow is passed over with a notice; metadata and --published are taken
// as they were given, at whatever precision. A dateline without a year takes it from a lower rung, or is not
// used: nothing is guessed. Thread-safe, never fails.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/time/moment.h"
#include "common/time/zone.h"
#include "indexer/readers/reader.h"

namespace dateline {

struct PublicationDate {
  Moment moment;  // Precision::none where no rung holds
  DateSource source = DateSource::none;
  std::vector<readers::Notice> notices;  // "bad-date", "future-date", "ambiguous-date", "weekday-mismatch"
};

// `path` and `member` as in readers::Origin: the member's name comes first, then its directories, then the
// container and its directories. `option` is --published. `today` is the run's day; `zone` is for times
// without one.
PublicationDate derive(const Article& article, std::string_view path, std::string_view member,
                       const std::optional<Moment>& option, Day today, const Zone& zone);

}  // namespace dateline
