// What is no date, and what is easily taken for another one.
#include "tests/unit/dates/harness.h"

namespace dateline::dates::test {
namespace {

struct Trap {
  const char* body;
  std::vector<std::string> dates;  // "expression = value"; all of them
  const char* published = "2015-09-29";
  const char* language = "en";
};

class Traps : public ::testing::TestWithParam<Trap> {};

TEST_P(Traps, AreAvoided) {
  EXPECT_EQ(found(enriched(GetParam().body, GetParam().published, GetParam().language)), GetParam().dates) << GetParam().body;
}

INSTANTIATE_TEST_SUITE_P(
    NoDates, Traps,
    ::testing::Values(
        Trap{"They may march again, and Theresa May may too.", {}}, Trap{"Marches were held; the march on the palace ended.", {}},
        Trap{"April Jones and Jan Smit came with August Wilson.", {}}, Trap{"He worked there for three years and two months.", {}},
        Trap{"The man, 42, and his 3-year-old son were in his 60s.", {}}, Trap{"It killed 2000 people and cost $2015 at 2000 GMT.", {}},
        Trap{"About 1,987 of some 1987 visitors paid 3.50 at 10:30 a.m.", {}}, Trap{"Flight 2015 and room 1999 of the A2000-1990 model.", {}},
        Trap{"It opens every Monday, each Friday and on Sundays.", {}}, Trap{"The Sunday Times and Bloody Sunday and its Saturday opening.", {}},
        Trap{"He sat in the sun, fri and mon were words.", {}}, Trap{"Call 555-2015-1234 or 1998-555; version 2.0.2015.1 is out.", {}},
        Trap{"It rose 3/4 of a point, 24/7, and 50 percent.", {}}, Trap{"It lasted over the last year and in the next week.", {}},
        Trap{"Christmas sales were good on Easter Island.", {}}, Trap{"They won in the first half, then in the second half.", {}},
        Trap{"This year-long war and last-minute talks", {"This year = 2015"}}, Trap{"It fell on 30 February 2015 and 31.04.2015.", {}},
        Trap{"A crowd of 2000 farmers came, more than 1990 others.", {}}, Trap{"The size it is today?", {}},
        Trap{"the years 79 BC and 300 BCE", {}}, Trap{"", {}}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Traps,
    ::testing::Values(
        // Print date the day after: "Monday" on a Tuesday is yesterday, on a Monday today, never in a week.
        Trap{"It happened on Monday.", {"Monday = 2015-09-28"}}, Trap{"It happened on Monday.", {"Monday = 2015-09-28"}, "2015-09-28"},
        // Day and month swapped: what cannot be month first is day first; the country decides; else the nearer.
        Trap{"Signed 13/9/2015.", {"13/9/2015 = 2015-09-13"}}, Trap{"Signed 9/13/2015.", {"9/13/2015 = 2015-09-13"}},
        Trap{"Signed 5/6/2015.", {"5/6/2015 = 2015-06-05"}, "2015-06-07"}, Trap{"Signed 5/6/2015.", {"5/6/2015 = 2015-05-06"}, "2015-05-07"},
        Trap{"Signed 5/6/2015.", {"5/6/2015 = 2015-06-05"}, "2015-05-07", "en-GB"}, Trap{"Signed 5/6/2015.", {"5/6/2015 = 2015-05-06"}, "2015-06-07", "en-US"},
        // Two-digit years.
        Trap{"Born on 3/4/98 in Ohio.", {"3/4/98 = 1998-03-04"}, "2015-09-29", "en-US"}, Trap{"Due on 3/4/20 in Ohio.", {"3/4/20 = 2020-03-04"}, "2015-09-29", "en-US"},
        // 29 February.
        Trap{"It ended on February 29, 2012.", {"February 29, 2012 = 2012-02-29"}}, Trap{"It ended on February 29.", {"February 29 = 2012-02-29"}},
        Trap{"It ended on February 29.", {"February 29 = 2016-02-29"}, "2016-03-05"}, Trap{"It ended on February 29, 2013.", {}},
        // Year's turn.
        Trap{"It closed on December 30 and will open on January 4.", {"December 30 = 2015-12-30", "January 4 = 2016-01-04"}, "2016-01-02"},
        Trap{"From November 2014 to February it was shut.", {"November 2014 = 2014-11", "February = 2015-02"}},
        // Separate ends of a range, a range in one word.
        Trap{"from 2006 to 2009", {"2006 = 2006", "2009 = 2009"}}, Trap{"between April and June 2011", {"April = 2011-04", "June 2011 = 2011-06"}},
        // "Early", "late", "the end of" belong to the expression and leave the interval alone.
        Trap{"in early 2009, mid-2011 and the late 1990s", {"early 2009 = 2009", "mid-2011 = 2011", "late 1990s = 1990s"}},
        Trap{"by the end of March 2016", {"end of March 2016 = 2016-03"}},
        // Paragraphs part expressions.
        Trap{"He left in March\n\n2015 was good.", {"March = 2015-03", "2015 = 2015"}},
        // Later hangs on the date before, not on a coarser one.
        Trap{"In 2014 it began; three days later it ended.", {"2014 = 2014", "three days later = ?"}},
        // Other languages read figures only.
        Trap{"Em 29 de setembro, 2015-09-29, ontem.", {"2015-09-29 = 2015-09-29"}, "2015-09-29", "pt"},
        Trap{"Am Morgen kam er, morgen geht er.", {"morgen = 2015-09-30"}, "2015-09-29", "de"},
        // Code points, not bytes.
        Trap{"\xC3\x89t\xC3\xA9 \xE2\x80\x9CMonday\xE2\x80\x9D \xF0\x9F\x98\x80 on 3 May 2015", {"Monday = 2015-09-28", "3 May 2015 = 2015-05-03"}}));

}  // namespace
}  // namespace dateline::dates::test
