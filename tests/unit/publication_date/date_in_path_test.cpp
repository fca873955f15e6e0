#include "indexer/enrich/date_in_path.h"

#include <gtest/gtest.h>

#include <string>

#include "common/time/make_moment.h"

namespace dateline {
namespace {

struct Case {
  const char* path;
  const char* expected;  // the moment, an error code, or "" for no date
};

std::string outcome(const std::optional<PathDate>& date) {
  if (!date) return "";
  const auto moment = date_moment(date->fields, Zone::utc(), date->text);
  return moment ? moment->to_text() : moment.error().code;
}

TEST(DateInFileName, Forms) {
  for (const Case& c : {Case{"10Apr2007akaka175.txt", "2007-04-10"},
                        Case{"9Mar2007akaka191.txt", "2007-03-09"},
                        Case{"04Aug2006BenNelson41.txt", "2006-08-04"},
                        Case{"2015-09-29-story.txt", "2015-09-29"},
                        Case{"20150929_x.txt", "2015-09-29"},
                        Case{"story_2015_09_29.html", "2015-09-29"},
                        Case{"29-Sep-2015.txt", "2015-09-29"},
                        Case{"story.2015.09.29.txt.gz", "2015-09-29"},
                        Case{"2015-Sep-29.txt", "2015-09-29"},
                        Case{"2015sep29.txt", "2015-09-29"},
                        Case{"Sept-29-2015.txt", "2015-09-29"},
                        Case{"Sept 29, 2015.txt", "2015-09-29"},
                        Case{"29 september 2015.txt", "2015-09-29"},
                        Case{"story20150929.txt", "2015-09-29"},
                        Case{"20150929T140300Z.json", "2015-09-29"},
                        Case{"2015-9-3.txt", "2015-09-03"},
                        Case{"29-09-2015.txt", "2015-09-29"},
                        Case{"09-29-2015.txt", "2015-09-29"},
                        Case{"09-10-2015.txt", "ambiguous-date"},
                        Case{"2016-02-29.txt", "2016-02-29"},
                        Case{"2015-02-29.txt", "bad-date"},
                        Case{"31Apr2007x.txt", "bad-date"},
                        Case{"2015-13-45_20150929.txt", "2015-09-29"},
                        Case{"2015-09.txt", "2015-09"},
                        Case{"2015-09.jsonl.zst", "2015-09"},
                        Case{"18991231.txt", "1899-12-31"},
                        Case{"18000101", "1800-01-01"}}) {
    EXPECT_EQ(outcome(date_in_file_name(c.path)), c.expected) << c.path;
  }
}

TEST(DateInFileName, WhatIsNoDate) {
  for (const char* name : {"",
                           "-",
                           "story.txt",
                           "12345678.txt",
                           "2008Jul2008Bond1.txt",
                           "19Dec207iLeahy10.txt",
                           "120150929.txt",
                           "201509291.txt",
                           "20150929140300.txt",
                           "20151329.txt",
                           "20150931.txt",
                           "17991231.txt",
                           "22000101.txt",
                           "2015.txt",
                           "2015-2016.txt",
                           "12015-09-29.txt",
                           "2015-09-291.txt",
                           "report-2015-09-final.txt",
                           "10Apr20071.txt",
                           "101Apr2007.txt",
                           "marching2007.txt",
                           "10Foo2007.txt",
                           "da39a3ee5e6b4b0d20150929afef9560.txt",
                           "v1.2.3.txt",
                           "555-12-3456.txt",
                           "2015-00.txt",
                           "akaka175.txt",
                           "99999999999999999999999999.txt",
                           "\xff\xfe-2015"}) {
    EXPECT_EQ(outcome(date_in_file_name(name)), "") << name;
  }
}

TEST(DateInDirectories, Forms) {
  for (const Case& c : {Case{"2015/09/29", "2015-09-29"},
                        Case{"/news/2015/9/3/", "2015-09-03"},
                        Case{"2015-09-29", "2015-09-29"},
                        Case{"./20160112", "2016-01-12"},
                        Case{"19160104", "1916-01-04"},
                        Case{"2015/09", "2015-09"},
                        Case{"2015/09/sport", "2015-09"},
                        Case{"2015-09", "2015-09"},
                        Case{"2015-09/29", "2015-09-29"},
                        Case{"2015/September/29", "2015-09-29"},
                        Case{"2015", "2015"},
                        Case{"2015/sport/football", "2015"},
                        Case{"2014/2015", "2015"},
                        Case{"2015-09-29/2014", "2014"},
                        Case{"2015/09/45", "2015-09"},
                        Case{"2015/17", "2015"},
                        Case{"2015/02/31", "bad-date"},
                        Case{"2015-02-29", "bad-date"},
                        Case{"1800", "1800"},
                        Case{"2027", "2027"},
                        Case{"2015.tar.gz/09/29", "2015-09-29"},
                        Case{"2015-09-29.zip", "2015-09-29"},
                        Case{"2028", ""},
                        Case{"1799", ""},
                        Case{"", ""},
                        Case{"/", ""},
                        Case{"09/29", ""},
                        Case{"sport/12345678", ""},
                        Case{"dump-2015-09-29", ""},
                        Case{"dump-20150929.tar.gz", ""},
                        Case{"a/b/c/d", ""}}) {
    EXPECT_EQ(outcome(date_in_directories(c.path, 2027)), c.expected) << c.path;
  }
}

}  // namespace
}  // namespace dateline
