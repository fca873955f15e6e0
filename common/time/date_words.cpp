#include "common/time/date_words.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

struct Name {
  std::string_view name;
  int value;
};

// "mar" is left to March although French and Italian also shorten Tuesday so.
constexpr std::array kMonths = {
    Name{"abr", 4},        Name{"abril", 4},      Name{"ago", 8},        Name{"agosto", 8},
    Name{"aout", 8},       Name{"apr", 4},        Name{"april", 4},      Name{"aprile", 4},
    Name{"aug", 8},        Name{"august", 8},     Name{"avr", 4},        Name{"avril", 4},
    Name{"dec", 12},       Name{"december", 12},  Name{"decembre", 12},  Name{"dez", 12},
    Name{"dezember", 12},  Name{"dezembro", 12},  Name{"dic", 12},       Name{"dicembre", 12},
    Name{"diciembre", 12}, Name{"ene", 1},        Name{"enero", 1},      Name{"feb", 2},
    Name{"febbraio", 2},   Name{"feber", 2},      Name{"febrero", 2},    Name{"february", 2},
    Name{"februar", 2},    Name{"fev", 2},        Name{"fevereiro", 2},  Name{"fevr", 2},
    Name{"fevrier", 2},    Name{"gen", 1},        Name{"gennaio", 1},    Name{"giu", 6},
    Name{"giugno", 6},     Name{"jaenner", 1},    Name{"jan", 1},        Name{"janeiro", 1},
    Name{"janner", 1},     Name{"januar", 1},     Name{"january", 1},    Name{"janv", 1},
    Name{"janvier", 1},    Name{"juil", 7},       Name{"juillet", 7},    Name{"juin", 6},
    Name{"jul", 7},        Name{"julho", 7},      Name{"juli", 7},       Name{"julio", 7},
    Name{"july", 7},       Name{"jun", 6},        Name{"june", 6},       Name{"junho", 6},
    Name{"juni", 6},       Name{"junio", 6},      Name{"lug", 7},        Name{"luglio", 7},
    Name{"maerz", 3},      Name{"mag", 5},        Name{"maggio", 5},     Name{"mai", 5},
    Name{"maio", 5},       Name{"mar", 3},        Name{"march", 3},      Name{"marco", 3},
    Name{"mars", 3},       Name{"marz", 3},       Name{"marzo", 3},      Name{"may", 5},
    Name{"mayo", 5},       Name{"mrz", 3},        Name{"nov", 11},       Name{"november", 11},
    Name{"novembre", 11},  Name{"novembro", 11},  Name{"noviembre", 11}, Name{"oct", 10},
    Name{"october", 10},   Name{"octobre", 10},   Name{"octubre", 10},   Name{"okt", 10},
    Name{"oktober", 10},   Name{"ott", 10},       Name{"ottobre", 10},   Name{"out", 10},
    Name{"outubro", 10},   Name{"sep", 9},        Name{"sept", 9},       Name{"september", 9},
    Name{"septembre", 9},  Name{"septiembre", 9}, Name{"set", 9},        Name{"setembro", 9},
    Name{"setiembre", 9},  Name{"sett", 9},       Name{"settembre", 9},
};

constexpr std::array kWeekdays = {
    Name{"dim", 6},      Name{"dimanche", 6},   Name{"dom", 6},       Name{"domenica", 6},
    Name{"domingo", 6},  Name{"donnerstag", 3}, Name{"freitag", 4},   Name{"fri", 4},
    Name{"friday", 4},   Name{"gio", 3},        Name{"giovedi", 3},   Name{"jeu", 3},
    Name{"jeudi", 3},    Name{"jue", 3},        Name{"jueves", 3},    Name{"lun", 0},
    Name{"lundi", 0},    Name{"lunedi", 0},     Name{"lunes", 0},     Name{"mardi", 1},
    Name{"martedi", 1},  Name{"martes", 1},     Name{"mer", 2},       Name{"mercoledi", 2},
    Name{"mercredi", 2}, Name{"mie", 2},        Name{"miercoles", 2}, Name{"mittwoch", 2},
    Name{"mon", 0},      Name{"monday", 0},     Name{"montag", 0},    Name{"quarta", 2},
    Name{"quinta", 3},   Name{"sab", 5},        Name{"sabado", 5},    Name{"sabato", 5},
    Name{"sam", 5},      Name{"samedi", 5},     Name{"samstag", 5},   Name{"sat", 5},
    Name{"saturday", 5}, Name{"segunda", 0},    Name{"sexta", 4},     Name{"sonnabend", 5},
    Name{"sonntag", 6},  Name{"sun", 6},        Name{"sunday", 6},    Name{"terca", 1},
    Name{"thu", 3},      Name{"thur", 3},       Name{"thurs", 3},     Name{"thursday", 3},
    Name{"tue", 1},      Name{"tues", 1},       Name{"tuesday", 1},   Name{"ven", 4},
    Name{"vendredi", 4}, Name{"venerdi", 4},    Name{"vie", 4},       Name{"viernes", 4},
    Name{"wed", 2},      Name{"wednesday", 2},  Name{"weds", 2},      Name{"dienstag", 1},
};

// The tables above are written for people; what is searched is sorted by the compiler.
template <std::size_t N>
constexpr std::array<Name, N> sorted(std::array<Name, N> names) {
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.name < b.name; });
  return names;
}

template <std::size_t N>
int find(const std::array<Name, N>& names, std::string_view word, int missing) {
  const auto at = std::lower_bound(names.begin(), names.end(), word,
                                   [](const Name& name, std::string_view w) { return name.name < w; });
  return at != names.end() && at->name == word ? at->value : missing;
}

constexpr auto kSortedMonths = sorted(kMonths);
constexpr auto kSortedWeekdays = sorted(kWeekdays);

}  // namespace

int month_named(std::string_view folded) { return find(kSortedMonths, folded, 0); }
int weekday_named(std::string_view folded) { return find(kSortedWeekdays, folded, -1); }

}  // namespace dateline
