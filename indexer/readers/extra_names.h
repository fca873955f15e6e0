// The names under which readers keep what a format says and the article record has no place for: the same
// name whatever the format called it, so that `--show` and an export read alike. Values are JSON.
//
//   builder.add_extra(extra::kSlugline, json_text("mine-collapse"));
//
// Keys a reader does not know are kept under their own names instead.
#pragma once

namespace dateline::readers::extra {

inline constexpr char kSlugline[] = "slugline";                // text
inline constexpr char kGenre[] = "genre";                      // list of names, codes where there is no name
inline constexpr char kUrgency[] = "urgency";                  // "1" (most) to "9"
inline constexpr char kLocated[] = "located";                  // where it was written
inline constexpr char kEdNote[] = "edNote";                    // note to editors
inline constexpr char kSignal[] = "signal";                    // list: "sig:correction", "sig:update"
inline constexpr char kAltIds[] = "altIds";                    // list of {"role", "value"} or texts
inline constexpr char kExpires[] = "expires";                  // as given
inline constexpr char kContentCreated[] = "contentCreated";    // as given
inline constexpr char kContentModified[] = "contentModified";  // as given
inline constexpr char kSubjectCodes[] = "subjectCodes";  // list: "medtop:20000065", or the subject's URI
inline constexpr char kEvents[] = "events";              // list of names
inline constexpr char kCopyrightHolder[] = "copyrightHolder";  // text
inline constexpr char kUsageTerms[] = "usageTerms";            // text
inline constexpr char kCreditLine[] = "creditLine";            // text
inline constexpr char kProvider[] = "provider";                // text
inline constexpr char kSeries[] = "series";                    // list: what it is part of
inline constexpr char kDatesInside[] = "datesInside";          // list: chron/@norm, temporalCoverage
inline constexpr char kEdition[] = "edition";                  // text
inline constexpr char kPage[] = "page";                        // text
inline constexpr char kOtherHeadlines[] = "otherHeadlines";    // list of texts
inline constexpr char kGenreCodes[] = "genreCodes";      // list, as subjectCodes
inline constexpr char kProviderCode[] = "providerCode";  // code or URI
inline constexpr char kService[] = "service";            // list of the provider's services
inline constexpr char kLinks[] = "links";                // list of {"rel", "href"}
inline constexpr char kCatalogs[] = "catalogs";          // list: where the codes' aliases are explained
inline constexpr char kFixture[] = "fixture";            // a regular part of the paper
inline constexpr char kWarcRecordId[] = "warcRecordId";        // text
inline constexpr char kWarcDate[] = "warcDate";                // when the page was fetched

}  // namespace dateline::readers::extra
