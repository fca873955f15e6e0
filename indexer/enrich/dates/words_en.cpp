// Words of English dates, and of the tenses around them.
#include "indexer/enrich/dates/interval.h"
#include "indexer/enrich/dates/words_tables.h"

namespace dateline::dates {
namespace {

constexpr int of(Unit unit) { return static_cast<int>(unit); }
constexpr int of(Season season) { return static_cast<int>(season); }

constexpr WordRow kRows[] = {
    {"january", kMonth, 1}, {"february", kMonth, 2}, {"march", kMonth | kShort, 3}, {"april", kMonth | kShort, 4},
    {"may", kMonth | kShort | kFuture, 5}, {"june", kMonth | kShort, 6}, {"july", kMonth, 7}, {"august", kMonth | kShort, 8},
    {"september", kMonth, 9}, {"october", kMonth, 10}, {"november", kMonth, 11}, {"december", kMonth, 12},
    {"jan", kMonth | kShort, 1}, {"feb", kMonth | kShort, 2}, {"mar", kMonth | kShort, 3}, {"apr", kMonth | kShort, 4},
    {"jun", kMonth | kShort, 6}, {"jul", kMonth | kShort, 7}, {"aug", kMonth | kShort, 8}, {"sep sept", kMonth | kShort, 9},
    {"oct", kMonth | kShort, 10}, {"nov", kMonth | kShort, 11}, {"dec", kMonth | kShort, 12},

    {"monday", kWeekday, 0}, {"tuesday", kWeekday, 1}, {"wednesday", kWeekday, 2}, {"thursday", kWeekday, 3},
    {"friday", kWeekday, 4}, {"saturday", kWeekday, 5}, {"sunday", kWeekday, 6},
    {"mon", kWeekday | kShort, 0}, {"tue tues", kWeekday | kShort, 1}, {"wed weds", kWeekday | kShort, 2},
    {"thu thur thurs", kWeekday | kShort, 3}, {"fri", kWeekday | kShort, 4}, {"sat", kWeekday | kShort, 5},
    {"sun", kWeekday | kShort, 6},

    {"day", kUnit, of(Unit::day)}, {"days", kUnits, of(Unit::day)}, {"week", kUnit, of(Unit::week)},
    {"weeks", kUnits, of(Unit::week)}, {"weekend", kUnit, of(Unit::weekend)}, {"fortnight", kUnit, of(Unit::fortnight)},
    {"month", kUnit, of(Unit::month)}, {"months", kUnits, of(Unit::month)}, {"quarter", kUnit, of(Unit::quarter)},
    {"quarters", kUnits, of(Unit::quarter)}, {"year", kUnit, of(Unit::year)}, {"years", kUnits, of(Unit::year)},
    {"decade", kUnit, of(Unit::decade)}, {"decades", kUnits, of(Unit::decade)}, {"century", kUnit, of(Unit::century)},
    {"centuries", kUnits, of(Unit::century)},

    {"a an one", kNumber, 1}, {"two", kNumber, 2}, {"three", kNumber, 3}, {"four", kNumber, 4}, {"five", kNumber, 5},
    {"six", kNumber, 6}, {"seven", kNumber, 7}, {"eight", kNumber, 8}, {"nine", kNumber, 9}, {"ten", kNumber, 10},
    {"eleven", kNumber, 11}, {"twelve", kNumber, 12}, {"thirteen", kNumber, 13}, {"fourteen", kNumber, 14},
    {"fifteen", kNumber, 15}, {"sixteen", kNumber, 16}, {"seventeen", kNumber, 17}, {"eighteen", kNumber, 18},
    {"nineteen", kNumber, 19}, {"twenty", kNumber, 20}, {"thirty", kNumber, 30}, {"forty", kNumber, 40},
    {"fifty", kNumber, 50}, {"sixty", kNumber, 60}, {"seventy", kNumber, 70}, {"eighty", kNumber, 80},
    {"ninety", kNumber, 90},
    {"few several many some", kVague},

    {"first", kOrdinal, 1}, {"second", kOrdinal, 2}, {"third", kOrdinal, 3}, {"fourth", kOrdinal, 4}, {"fifth", kOrdinal, 5},
    {"sixth", kOrdinal, 6}, {"seventh", kOrdinal, 7}, {"eighth", kOrdinal, 8}, {"ninth", kOrdinal, 9}, {"tenth", kOrdinal, 10},
    {"eleventh", kOrdinal, 11}, {"twelfth", kOrdinal, 12}, {"thirteenth", kOrdinal, 13}, {"fourteenth", kOrdinal, 14},
    {"fifteenth", kOrdinal, 15}, {"sixteenth", kOrdinal, 16}, {"seventeenth", kOrdinal, 17}, {"eighteenth", kOrdinal, 18},
    {"nineteenth", kOrdinal, 19}, {"twentieth", kOrdinal, 20},

    {"spring", kSeason, of(Season::spring)}, {"summer", kSeason, of(Season::summer)},
    {"autumn fall", kSeason, of(Season::autumn)}, {"winter", kSeason, of(Season::winter)},
    {"morning afternoon evening night noon midday midnight", kDaypart},
    {"last", kShift, -1}, {"this", kShift, 0}, {"next", kShift, 1},
    {"early late mid", kPhase}, {"beginning start middle end close", kEdge},
    {"twenties", kTens, 20}, {"thirties", kTens, 30}, {"forties", kTens, 40}, {"fifties", kTens, 50}, {"sixties", kTens, 60},
    {"seventies", kTens, 70}, {"eighties", kTens, 80}, {"nineties", kTens, 90},

    {"in on since by until till from before after during of between to through for around circa about and or at as near than "
     "starting ending beginning effective dated ended ending throughout over following within into",
     kPreposition},
    {"will ll shall would could might must should due scheduled expected expects expect plan plans planned planning hopes hope "
     "intends intend aims likely slated poised tentatively upcoming going ready vows vowed pledged promised seeks can ahead",
     kFuture},
    {"was were had did said says told took made came went began held met left won lost fell rose shot died led hit gave got "
     "found saw sent became broke struck fought flew spoke wrote ran sold bought kept built caught drew grew knew stood "
     "understood brought thought taught paid laid lay sat swore shook quit beat bid swept stole threw wore woke drove rode "
     "froze chose hid slid spent bent lent felt dealt meant heard fled bled blew after following since ago has have",
     kPast},
    {"starts begins begin opens meets meet ends expires closes resumes faces travels arrives leaves departs runs holds decides "
     "takes goes stays remains flies sails debuts hosts move",
     kPresent},
    {"percent pct per people persons men women children troops soldiers police miles mile kilometers kilometres km meters "
     "metres m feet foot ft yards acres hectares tons tonnes tonne kg pounds dollars euros yen marks francs million billion "
     "trillion thousand barrels shares votes seats jobs workers employees hours hrs hour minutes gmt utc est edt et bst cet "
     "cest pst pdt cst cdt local pages copies gallons liters litres degrees points members refugees civilians homes houses "
     "words calories mln dlrs cts stg units tickets bodies tanks vehicles mg bpd rpm mph delegates students families schools times",
     kQuantity},
    {"about approximately around nearly almost some roughly than least most over under only another exactly up estimated "
     "number no nos flight model boeing route channel room page highway",
     kAbout},
    {"black bloody super cyber good ash palm holy maundy shrove fat easter every each any some times telegraph mirror mail "
     "express herald sport magazine sun star post tribune school edition service services",
     kHistoric},
};

}  // namespace

std::span<const WordRow> english_words() { return kRows; }

}  // namespace dateline::dates
