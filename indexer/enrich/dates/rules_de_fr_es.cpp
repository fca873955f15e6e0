// German, French and Spanish dates: absolute ones, and the commonest relative ones. Patterns are folded, without accents.
#include "indexer/enrich/dates/resolve.h"
#include "indexer/enrich/dates/rules_tables.h"

namespace dateline::dates {
namespace {

constexpr Rule kGerman[] = {
    {"de-day-month-year", "[ WDAY ,? [ dem|den|der ] ] DAY . MONTH .? YEAR?", calendar_date, 0, "Es begann am [Dienstag, dem 29. September 2015] in Genf.", "", "2015-09-29"},
    {"de-day-month", "[ WDAY ,? [ dem|den|der ] ] DAY . MONTH .? YEAR?", calendar_date, 0, "Es begann am [3. März] in Genf.", "2015-04-01", "2015-03-03"},
    {"de-days", "DAY . -|bis DAY . MONTH YEAR?", day_span, 0, "Die Messe dauert vom [20. bis 23. April 2015] in Köln.", "", "2015-04-20..2015-04-23"},
    {"de-month-year", "MONTH .? YEAR", calendar_date, 0, "Es begann im [August 2014] im Irak.", "", "2014-08"},
    {"de-month", "MONTH", named_month, 0, "Es begann im [März] im Irak.", "2015-09-29", "2015-03"},
    {"de-year", "YEAR", year, 0, "Es begann im Jahr [2011] im Irak.", "", "2011"},
    {"de-decade", "DECADE [ jahre|jahren ]", decade, 0, "Es war in den [1960er Jahren] in Genf.", "", "1960s"},
    {"de-century", "DAY . jahrhundert|jahrhunderts", century, 0, "Die Kirche ist aus dem [12. Jahrhundert] oder so.", "", "12C"},
    {"de-quarter", "ORDINAL quartal YEAR?", quarter, 0, "Im [dritten Quartal 2014] fiel der Umsatz.", "", "2014-Q3"},
    {"de-season", "SEASON YEAR", season, 0, "Es begann im [Sommer 2012] im Irak.", "", "2012-summer"},
    {"de-season-shift", "SHIFT SEASON", season, 0, "Es begann im [vergangenen Sommer] im Irak.", "2015-09-29", "2015-summer"},
    {"de-today", "heute", days_away, 0, "Die Gespräche beginnen [heute] in Genf.", "2015-09-29", "2015-09-29"},
    {"de-yesterday", "gestern PART?", days_away, -1, "Die Gespräche begannen [gestern] in Genf.", "2015-09-29", "2015-09-28"},
    {"de-before-yesterday", "vorgestern", days_away, -2, "Die Gespräche begannen [vorgestern] in Genf.", "2015-09-29", "2015-09-27"},
    {"de-tomorrow", "morgen", days_away, 1, "Die Gespräche beginnen [morgen] in Genf.", "2015-09-29", "2015-09-30"},
    {"de-after-tomorrow", "ubermorgen", days_away, 2, "Die Gespräche beginnen [übermorgen] in Genf.", "2015-09-29", "2015-10-01"},
    {"de-weekday", "WDAY PART?", weekday, 0, "Das Ministerium sagte am [Montag] in Genf.", "2015-09-29", "2015-09-28"},
    {"de-weekday-will", "WDAY PART?", weekday, 0, "Das Gericht wird am [Freitag] entscheiden.", "2015-09-29", "2015-10-02"},
    {"de-weekday-shift", "SHIFT WDAY", weekday, 0, "Es begann am [vergangenen Dienstag] in Genf.", "2015-09-29", "2015-09-22"},
    {"de-unit-shift", "SHIFT UNIT", unit_shift, 0, "Es begann [letzte Woche] in Genf.", "2015-09-29", "2015-W39"},
    {"de-year-shift", "SHIFT UNIT", unit_shift, 0, "Es beginnt im [nächsten Jahr] in Genf.", "2015-09-29", "2016"},
    {"de-weekend", "SHIFT UNIT", unit_shift, 0, "Es begann am [vergangenen Wochenende] in Genf.", "2015-09-29", "2015-09-26..2015-09-27"},
    {"de-ago", "vor NUMBER|COUNT UNIT|UNITS", ago, -1, "Sie sprachen [vor zehn Tagen] in Genf.", "2015-09-29", "2015-09-19"},
    {"de-ago-years", "vor NUMBER|COUNT UNIT|UNITS", ago, -1, "Sie sprachen [vor zwei Jahren] in Genf.", "2015-09-29", "2013"},
};

constexpr Rule kFrench[] = {
    {"fr-day-month-year", "[ WDAY ,? [ le ] ] DAY MONTH .? YEAR?", calendar_date, 0, "Né le [mardi 29 septembre 2015] à Genève.", "", "2015-09-29"},
    {"fr-first-of-month", "[ WDAY ,? [ le ] ] DAY MONTH .? YEAR?", calendar_date, 0, "Né le [1er octobre 2015] à Genève.", "", "2015-10-01"},
    {"fr-day-month", "[ WDAY ,? [ le ] ] DAY MONTH .? YEAR?", calendar_date, 0, "Arrivé le [3 août] à Genève.", "2015-09-01", "2015-08-03"},
    {"fr-days", "DAY -|au DAY MONTH YEAR?", day_span, 0, "La foire dure du [20 au 23 avril 2015] à Lyon.", "", "2015-04-20..2015-04-23"},
    {"fr-month-year", "MONTH .? YEAR", calendar_date, 0, "La guerre dure depuis [août 2014] en Irak.", "", "2014-08"},
    {"fr-month", "MONTH", named_month, 0, "La guerre dure depuis [mars] en Irak.", "2015-09-29", "2015-03"},
    {"fr-year", "YEAR", year, 0, "La guerre commence en [2011] en Irak.", "", "2011"},
    {"fr-decade", "annees YEAR", decade, 0, "C'est la mode des [années 1960] en France.", "", "1960s"},
    {"fr-quarter", "ORDINAL trimestre YEAR?", quarter, 0, "Au [troisième trimestre 2014] les ventes baissent.", "", "2014-Q3"},
    {"fr-season", "SEASON YEAR", season, 0, "C'est pendant l'[été 2012] en Irak.", "", "2012-summer"},
    {"fr-season-shift", "SEASON SHIFT", season, 0, "C'est pendant l'[été dernier] en Irak.", "2015-09-29", "2015-summer"},
    {"fr-today", "aujourd ' hui", days_away, 0, "Il arrive [aujourd'hui] à Genève.", "2015-09-29", "2015-09-29"},
    {"fr-yesterday", "hier PART?", days_away, -1, "Il arriva [hier soir] à Genève.", "2015-09-29", "2015-09-28"},
    {"fr-before-yesterday", "avant - hier", days_away, -2, "Il arriva [avant-hier] à Genève.", "2015-09-29", "2015-09-27"},
    {"fr-tomorrow", "demain PART?", days_away, 1, "Il arrive [demain] à Genève.", "2015-09-29", "2015-09-30"},
    {"fr-weekday", "WDAY PART?", weekday, 0, "Le ministre arriva [lundi] à Genève.", "2015-09-29", "2015-09-28"},
    {"fr-weekday-will", "WDAY PART?", weekday, 0, "Le ministre doit arriver [vendredi] à Genève.", "2015-09-29", "2015-10-02"},
    {"fr-weekday-shift", "WDAY SHIFT", weekday, 0, "Le ministre arriva [mardi dernier] à Genève.", "2015-09-29", "2015-09-22"},
    {"fr-unit-shift", "UNIT SHIFT", unit_shift, 0, "Il arriva la [semaine dernière] à Genève.", "2015-09-29", "2015-W39"},
    {"fr-this", "ce|cet|cette UNIT", unit_now, 0, "Il arrive [cette année] à Genève.", "2015-09-29", "2015"},
    {"fr-ago", "il y a NUMBER|COUNT UNIT|UNITS", ago, -1, "Ils parlaient [il y a dix jours] à Genève.", "2015-09-29", "2015-09-19"},
};

constexpr Rule kSpanish[] = {
    {"es-day-month-year", "[ WDAY ,? ] DAY de MONTH .? [ de|del YEAR ]", calendar_date, 0, "Nació el [martes 29 de septiembre de 2015] en Lima.", "", "2015-09-29"},
    {"es-day-month", "[ WDAY ,? ] DAY de MONTH .? [ de|del YEAR ]", calendar_date, 0, "Llegó el [3 de mayo] a Lima.", "2015-06-01", "2015-05-03"},
    {"es-days", "DAY -|al DAY de MONTH [ de|del YEAR ]", day_span, 0, "La feria dura del [20 al 23 de abril de 2015] en Lima.", "", "2015-04-20..2015-04-23"},
    {"es-month-year", "MONTH .? de|del YEAR", calendar_date, 0, "La guerra empezó en [agosto de 2014] en Irak.", "", "2014-08"},
    {"es-month", "MONTH", named_month, 0, "La guerra empezó en [marzo] en Irak.", "2015-09-29", "2015-03"},
    {"es-year", "YEAR", year, 0, "La guerra empezó en [2011] en Irak.", "", "2011"},
    {"es-decade", "anos YEAR", decade, 0, "Es la moda de los [años 1960] en España.", "", "1960s"},
    {"es-quarter", "ORDINAL trimestre [ de|del YEAR ]", quarter, 0, "En el [tercer trimestre de 2014] bajó la venta.", "", "2014-Q3"},
    {"es-season", "SEASON de|del YEAR", season, 0, "Empezó en el [verano de 2012] en Irak.", "", "2012-summer"},
    {"es-season-shift", "SEASON SHIFT", season, 0, "Empezó el [verano pasado] en Irak.", "2015-09-29", "2015-summer"},
    {"es-today", "hoy", days_away, 0, "Llega [hoy] a Lima.", "2015-09-29", "2015-09-29"},
    {"es-yesterday", "ayer", days_away, -1, "Llegó [ayer] a Lima.", "2015-09-29", "2015-09-28"},
    {"es-before-yesterday", "anteayer|antier", days_away, -2, "Llegó [anteayer] a Lima.", "2015-09-29", "2015-09-27"},
    {"es-tomorrow", "manana", days_away, 1, "Llega [mañana] a Lima.", "2015-09-29", "2015-09-30"},
    {"es-weekday", "WDAY", weekday, 0, "El ministro llegó el [lunes] a Lima.", "2015-09-29", "2015-09-28"},
    {"es-weekday-will", "WDAY", weekday, 0, "El ministro debe llegar el [viernes] a Lima.", "2015-09-29", "2015-10-02"},
    {"es-weekday-last", "WDAY SHIFT", weekday, 0, "El ministro llegó el [martes pasado] a Lima.", "2015-09-29", "2015-09-22"},
    {"es-weekday-next", "SHIFT WDAY", weekday, 0, "El ministro llega el [próximo martes] a Lima.", "2015-09-29", "2015-10-06"},
    {"es-unit-last", "UNIT SHIFT", unit_shift, 0, "Llegó la [semana pasada] a Lima.", "2015-09-29", "2015-W39"},
    {"es-unit-next", "SHIFT UNIT", unit_shift, 0, "Llega el [próximo año] a Lima.", "2015-09-29", "2016"},
    {"es-ago", "hace NUMBER|COUNT UNIT|UNITS", ago, -1, "Hablaron [hace diez días] en Lima.", "2015-09-29", "2015-09-19"},
};

}  // namespace

std::span<const Rule> german_rules() { return kGerman; }
std::span<const Rule> french_rules() { return kFrench; }
std::span<const Rule> spanish_rules() { return kSpanish; }

std::span<const Rule> rules_of(Language language) {
  switch (language) {
    case Language::english: return english_rules();
    case Language::german: return german_rules();
    case Language::french: return french_rules();
    case Language::spanish: return spanish_rules();
    case Language::other: break;
  }
  return {};
}

}  // namespace dateline::dates
