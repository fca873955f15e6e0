// Words of German, French and Spanish dates.
#include "indexer/enrich/dates/interval.h"
#include "indexer/enrich/dates/words_tables.h"

namespace dateline::dates {
namespace {

constexpr int of(Unit unit) { return static_cast<int>(unit); }
constexpr int of(Season season) { return static_cast<int>(season); }

constexpr WordRow kGerman[] = {
    {"januar janner jaenner", kMonth, 1}, {"februar", kMonth, 2}, {"marz maerz", kMonth, 3}, {"april", kMonth, 4},
    {"mai", kMonth, 5}, {"juni", kMonth, 6}, {"juli", kMonth, 7}, {"august", kMonth, 8}, {"september", kMonth, 9},
    {"oktober", kMonth, 10}, {"november", kMonth, 11}, {"dezember", kMonth, 12},
    {"jan", kMonth | kShort, 1}, {"feb", kMonth | kShort, 2}, {"mrz", kMonth | kShort, 3}, {"apr", kMonth | kShort, 4},
    {"jun", kMonth | kShort, 6}, {"jul", kMonth | kShort, 7}, {"aug", kMonth | kShort, 8}, {"sep sept", kMonth | kShort, 9},
    {"okt", kMonth | kShort, 10}, {"nov", kMonth | kShort, 11}, {"dez", kMonth | kShort, 12},
    {"montag montagabend montagmorgen", kWeekday, 0}, {"dienstag dienstagabend", kWeekday, 1},
    {"mittwoch mittwochabend", kWeekday, 2}, {"donnerstag donnerstagabend", kWeekday, 3},
    {"freitag freitagabend", kWeekday, 4}, {"samstag sonnabend samstagabend", kWeekday, 5},
    {"sonntag sonntagabend", kWeekday, 6},
    {"tag tage", kUnit, of(Unit::day)}, {"tagen", kUnits, of(Unit::day)}, {"woche", kUnit, of(Unit::week)},
    {"wochen", kUnits, of(Unit::week)}, {"wochenende", kUnit, of(Unit::weekend)}, {"monat", kUnit, of(Unit::month)},
    {"monats monate monaten", kUnits, of(Unit::month)}, {"quartal", kUnit, of(Unit::quarter)}, {"jahr", kUnit, of(Unit::year)},
    {"jahres", kUnit, of(Unit::year)}, {"jahre jahren", kUnits, of(Unit::year)}, {"jahrzehnt", kUnit, of(Unit::decade)},
    {"jahrhundert jahrhunderts", kUnit, of(Unit::century)},
    {"ein eine einem einer einen", kNumber, 1}, {"zwei", kNumber, 2}, {"drei", kNumber, 3}, {"vier", kNumber, 4},
    {"funf", kNumber, 5}, {"sechs", kNumber, 6}, {"sieben", kNumber, 7}, {"acht", kNumber, 8}, {"neun", kNumber, 9},
    {"zehn", kNumber, 10}, {"elf", kNumber, 11}, {"zwolf", kNumber, 12}, {"zwanzig", kNumber, 20},
    {"erste ersten erstes", kOrdinal, 1}, {"zweite zweiten zweites", kOrdinal, 2}, {"dritte dritten drittes", kOrdinal, 3},
    {"vierte vierten viertes", kOrdinal, 4},
    {"fruhjahr fruhling", kSeason, of(Season::spring)}, {"sommer", kSeason, of(Season::summer)},
    {"herbst", kSeason, of(Season::autumn)}, {"winter", kSeason, of(Season::winter)},
    {"abend abends nacht nachts mittag vormittag nachmittag", kDaypart},
    {"letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vergangenem vorige vorigen voriger "
     "voriges",
     kShift, -1},
    {"diese diesen dieser dieses diesem", kShift, 0},
    {"nachste nachsten nachster nachstes nachstem kommende kommenden kommender kommendes kommendem", kShift, 1},
    {"anfang mitte ende", kPhase},
    {"im am seit bis vom ab vor nach zum zur in von um dem den der des jahr jahre jahren und", kPreposition},
    {"wird werden soll sollen will wollen geplant kommenden nachsten muss mussen kann", kFuture},
    {"war waren hatte hatten wurde wurden hat haben ist seit", kPast},
    {"prozent menschen euro dollar mark meter kilometer kilo tonnen millionen milliarden uhr kinder soldaten mitarbeiter "
     "personen einwohner zuschauer stellen",
     kQuantity},
    {"rund etwa uber fast mehr als knapp mindestens", kAbout},
};

constexpr WordRow kFrench[] = {
    {"janvier", kMonth, 1}, {"fevrier", kMonth, 2}, {"mars", kMonth, 3}, {"avril", kMonth, 4}, {"mai", kMonth, 5},
    {"juin", kMonth, 6}, {"juillet", kMonth, 7}, {"aout", kMonth, 8}, {"septembre", kMonth, 9}, {"octobre", kMonth, 10},
    {"novembre", kMonth, 11}, {"decembre", kMonth, 12},
    {"janv", kMonth | kShort, 1}, {"fevr fev", kMonth | kShort, 2}, {"avr", kMonth | kShort, 4}, {"juil", kMonth | kShort, 7},
    {"oct", kMonth | kShort, 10}, {"nov", kMonth | kShort, 11}, {"dec", kMonth | kShort, 12},
    {"lundi", kWeekday, 0}, {"mardi", kWeekday, 1}, {"mercredi", kWeekday, 2}, {"jeudi", kWeekday, 3},
    {"vendredi", kWeekday, 4}, {"samedi", kWeekday, 5}, {"dimanche", kWeekday, 6},
    {"jour", kUnit, of(Unit::day)}, {"jours", kUnits, of(Unit::day)}, {"semaine", kUnit, of(Unit::week)},
    {"semaines", kUnits, of(Unit::week)}, {"mois", kUnit | kUnits, of(Unit::month)}, {"trimestre", kUnit, of(Unit::quarter)},
    {"an annee", kUnit, of(Unit::year)}, {"ans annees", kUnits, of(Unit::year)}, {"siecle", kUnit, of(Unit::century)},
    {"un une", kNumber, 1}, {"deux", kNumber, 2}, {"trois", kNumber, 3}, {"quatre", kNumber, 4}, {"cinq", kNumber, 5},
    {"six", kNumber, 6}, {"sept", kNumber, 7}, {"huit", kNumber, 8}, {"neuf", kNumber, 9}, {"dix", kNumber, 10},
    {"onze", kNumber, 11}, {"douze", kNumber, 12}, {"quinze", kNumber, 15}, {"vingt", kNumber, 20},
    {"premier premiere", kOrdinal, 1}, {"deuxieme", kOrdinal, 2}, {"troisieme", kOrdinal, 3}, {"quatrieme", kOrdinal, 4},
    {"printemps", kSeason, of(Season::spring)}, {"ete", kSeason, of(Season::summer)}, {"automne", kSeason, of(Season::autumn)},
    {"hiver", kSeason, of(Season::winter)},
    {"matin soir nuit midi", kDaypart},
    {"dernier derniere passe passee", kShift, -1}, {"prochain prochaine", kShift, 1},
    {"debut mi fin", kPhase},
    {"en au de du depuis le la des a et avant apres jusqu d annee annees", kPreposition},
    {"va vont doit doivent devrait devraient sera seront aura auront prochain prevu prevue", kFuture},
    {"a ont etait avait a ete depuis", kPast},
    {"euros dollars personnes hommes femmes enfants kilometres metres morts habitants francs soldats emplois milliards "
     "millions heures tonnes",
     kQuantity},
    {"environ pres plus moins quelque", kAbout},
};

constexpr WordRow kSpanish[] = {
    {"enero", kMonth, 1}, {"febrero", kMonth, 2}, {"marzo", kMonth, 3}, {"abril", kMonth, 4}, {"mayo", kMonth, 5},
    {"junio", kMonth, 6}, {"julio", kMonth, 7}, {"agosto", kMonth, 8}, {"septiembre setiembre", kMonth, 9},
    {"octubre", kMonth, 10}, {"noviembre", kMonth, 11}, {"diciembre", kMonth, 12},
    {"ene", kMonth | kShort, 1}, {"feb", kMonth | kShort, 2}, {"abr", kMonth | kShort, 4}, {"jul", kMonth | kShort, 7},
    {"ago", kMonth | kShort, 8}, {"sept", kMonth | kShort, 9}, {"oct", kMonth | kShort, 10}, {"nov", kMonth | kShort, 11},
    {"dic", kMonth | kShort, 12},
    {"lunes", kWeekday, 0}, {"martes", kWeekday, 1}, {"miercoles", kWeekday, 2}, {"jueves", kWeekday, 3},
    {"viernes", kWeekday, 4}, {"sabado", kWeekday, 5}, {"domingo", kWeekday, 6},
    {"dia", kUnit, of(Unit::day)}, {"dias", kUnits, of(Unit::day)}, {"semana", kUnit, of(Unit::week)},
    {"semanas", kUnits, of(Unit::week)}, {"mes", kUnit, of(Unit::month)}, {"meses", kUnits, of(Unit::month)},
    {"trimestre", kUnit, of(Unit::quarter)}, {"ano", kUnit, of(Unit::year)}, {"anos", kUnits, of(Unit::year)},
    {"decada", kUnit, of(Unit::decade)}, {"siglo", kUnit, of(Unit::century)},
    {"un una", kNumber, 1}, {"dos", kNumber, 2}, {"tres", kNumber, 3}, {"cuatro", kNumber, 4}, {"cinco", kNumber, 5},
    {"seis", kNumber, 6}, {"siete", kNumber, 7}, {"ocho", kNumber, 8}, {"nueve", kNumber, 9}, {"diez", kNumber, 10},
    {"quince", kNumber, 15}, {"veinte", kNumber, 20},
    {"primer primero", kOrdinal, 1}, {"segundo", kOrdinal, 2}, {"tercer tercero", kOrdinal, 3}, {"cuarto", kOrdinal, 4},
    {"primavera", kSeason, of(Season::spring)}, {"verano", kSeason, of(Season::summer)}, {"otono", kSeason, of(Season::autumn)},
    {"invierno", kSeason, of(Season::winter)},
    {"manana tarde noche", kDaypart},
    {"pasado pasada ultimo ultima", kShift, -1}, {"este esta", kShift, 0}, {"proximo proxima", kShift, 1},
    {"principios mediados finales fines", kPhase},
    {"en de del desde hasta el la los a y antes despues para ano anos", kPreposition},
    {"va van debe deben sera seran habra tendra proximo previsto prevista", kFuture},
    {"fue fueron era habia ha han desde tras", kPast},
    {"euros dolares personas hombres mujeres ninos kilometros metros muertos habitantes pesos soldados empleos millones "
     "horas toneladas",
     kQuantity},
    {"unos unas cerca mas menos casi", kAbout},
};

}  // namespace

std::span<const WordRow> german_words() { return kGerman; }
std::span<const WordRow> french_words() { return kFrench; }
std::span<const WordRow> spanish_words() { return kSpanish; }

}  // namespace dateline::dates
