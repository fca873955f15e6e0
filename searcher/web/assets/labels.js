// The words of the interface in English, German, French and Spanish.
//
//   const t = labels("de");  t("results", {n: 3})  ->  "3 Artikel";  t.locale, t.number(1234)
//
// A plural is [one, other]; {name} is replaced. What a language lacks falls back to English.

export const WORDS = {
  en: {
    search: "Search", searchLabel: "Search the archive", placeholder: "Words, “a phrase”, person:putin, published:2015…",
    suggestions: ["{n} suggestion", "{n} suggestions"], results: ["{n} article", "{n} articles"],
    stories: ["{n} story", "{n} stories"], foldStories: "Fold versions",
    noResults: "Nothing found", newest: "Newest articles", loading: "Searching…", page: "Page {n}", pages: "Pages", previous: "Previous", next: "Next",
    sort: "Sort", "sort.relevance": "Best match", "sort.newest": "Newest first", "sort.oldest": "Oldest first",
    chosen: "Narrowed to", remove: "Remove {what}", clearAll: "Clear all", without: "not {what}", none: "none", anyWord: "any of the words",
    filters: "Narrow down", more: ["More ({n})", "More ({n})"], exclude: "Exclude {what}", included: "Include {what}", findIn: "Find in {what}",
    published: "Published", about: "Dates mentioned", timeline: "Timeline", timelineBy: "What to count", from: "From", to: "To", show: "Show",
    rangeStart: "Start of the range", rangeEnd: "End of the range", widen: "Zoom out", allDates: "All dates",
    "interval.day": "by day", "interval.week": "by week", "interval.month": "by month", "interval.year": "by year",
    undated: ["{n} undated", "{n} undated"], coarse: ["{n} dated more coarsely", "{n} dated more coarsely"], noDates: "No dates to show",
    timelineHelp: "Drag across the bars to choose a range, or move its ends with the arrow keys and press Enter.",
    "date.dateline": "date from the dateline", "date.filename": "date from the file name", "date.directory": "date from the folder", "date.option": "date given at indexing",
    undatedArticle: "Undated", updated: "updated {date}", duplicates: ["{n} other version", "{n} other versions"],
    back: "Back to the results", original: "Original article", similar: "Similar articles", similarTo: "Similar to {what}", people: "People", organisations: "Organisations", places: "Places", countries: "Countries",
    datesMentioned: "Dates mentioned", inThisArticle: "In this article", marks: "Mark names and dates", findMentions: "Find articles with {what}", untitled: "(no headline)",
    noText: "The text of this article is not available here.", noSimilar: "None found.", keywords: "Keywords", mentions: ["{n} mention", "{n} mentions"],
    didYouMean: "Did you mean", share: "Share", copyLink: "Copy link", copied: "Link copied", feed: "Feed", readAs: "Read as",
    error: "That did not work", "error.network": "The archive cannot be reached. Check the connection and try again.", "error.gone": "This article was withdrawn.",
    "error.unknown": "There is no such article here.", retry: "Try again", hint: "Hint",
    tips: "What may help", "tip.spelling": "Check the spelling, or search for part of the word: {example}", "tip.any": "Find any of the words, not all", "tip.filters": "Search without the filters", "tip.dates": "Search all dates", "tip.all": "Show every article",
    "facet.person": "People", "facet.org": "Organisations", "facet.place": "Places", "facet.country": "Countries named", "facet.about-country": "Countries in focus",
    "facet.source": "Source", "facet.section": "Section", "facet.author": "Author", "facet.language": "Language", "facet.status": "Status", "facet.year": "Year", "facet.month": "Month",
    "facet.day": "Day", "facet.weekday": "Weekday", "facet.about-year": "Year mentioned", "facet.about-month": "Month mentioned",
    "kind.person": "person", "kind.org": "organisation", "kind.place": "place", "kind.country": "country", "kind.source": "source", "kind.section": "section", "kind.author": "author", "kind.word": "word",
  },
  de: {
    search: "Suchen", searchLabel: "Im Archiv suchen", placeholder: "Wörter, „eine Wendung“, person:merkel, published:2015…",
    suggestions: ["{n} Vorschlag", "{n} Vorschläge"], results: ["{n} Artikel", "{n} Artikel"],
    stories: ["{n} Geschichte", "{n} Geschichten"], foldStories: "Fassungen zusammenfassen",
    noResults: "Nichts gefunden", newest: "Neueste Artikel", loading: "Suche läuft…", page: "Seite {n}", pages: "Seiten", previous: "Zurück", next: "Weiter",
    sort: "Sortierung", "sort.relevance": "Beste Treffer", "sort.newest": "Neueste zuerst", "sort.oldest": "Älteste zuerst",
    chosen: "Eingegrenzt auf", remove: "{what} entfernen", clearAll: "Alle entfernen", without: "ohne {what}", none: "ohne Angabe", anyWord: "eines der Wörter",
    filters: "Eingrenzen", more: ["Mehr ({n})", "Mehr ({n})"], exclude: "{what} ausschließen", included: "{what} einschließen", findIn: "In {what} suchen",
    published: "Veröffentlicht", about: "Genannte Daten", timeline: "Zeitachse", timelineBy: "Was gezählt wird", from: "Von", to: "Bis", show: "Anzeigen",
    rangeStart: "Beginn des Zeitraums", rangeEnd: "Ende des Zeitraums", widen: "Weiter fassen", allDates: "Alle Daten",
    "interval.day": "nach Tagen", "interval.week": "nach Wochen", "interval.month": "nach Monaten", "interval.year": "nach Jahren",
    undated: ["{n} ohne Datum", "{n} ohne Datum"], coarse: ["{n} ungenauer datiert", "{n} ungenauer datiert"], noDates: "Keine Daten",
    timelineHelp: "Über die Balken ziehen, um einen Zeitraum zu wählen, oder seine Enden mit den Pfeiltasten bewegen und die Eingabetaste drücken.",
    "date.dateline": "Datum aus der Ortsmarke", "date.filename": "Datum aus dem Dateinamen", "date.directory": "Datum aus dem Ordner", "date.option": "Datum beim Einlesen angegeben",
    undatedArticle: "Ohne Datum", updated: "aktualisiert {date}", duplicates: ["{n} weitere Fassung", "{n} weitere Fassungen"],
    back: "Zurück zu den Treffern", original: "Originalartikel", similar: "Ähnliche Artikel", similarTo: "Ähnlich wie {what}", people: "Personen", organisations: "Organisationen", places: "Orte", countries: "Länder",
    datesMentioned: "Genannte Daten", inThisArticle: "In diesem Artikel", marks: "Namen und Daten hervorheben", findMentions: "Artikel mit {what} suchen", untitled: "(ohne Überschrift)",
    noText: "Der Text dieses Artikels ist hier nicht verfügbar.", noSimilar: "Keine gefunden.", keywords: "Schlagwörter", mentions: ["{n} Nennung", "{n} Nennungen"],
    didYouMean: "Meinten Sie", share: "Teilen", copyLink: "Link kopieren", copied: "Link kopiert", feed: "Feed", readAs: "Gelesen als",
    error: "Das hat nicht geklappt", "error.network": "Das Archiv ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.", "error.gone": "Dieser Artikel wurde zurückgezogen.",
    "error.unknown": "Diesen Artikel gibt es hier nicht.", retry: "Erneut versuchen", hint: "Hinweis",
    tips: "Was helfen kann", "tip.spelling": "Schreibweise prüfen oder nach einem Wortteil suchen: {example}", "tip.any": "Eines der Wörter statt aller suchen", "tip.filters": "Ohne Filter suchen", "tip.dates": "In allen Zeiten suchen", "tip.all": "Alle Artikel zeigen",
    "facet.person": "Personen", "facet.org": "Organisationen", "facet.place": "Orte", "facet.country": "Genannte Länder", "facet.about-country": "Länder im Mittelpunkt",
    "facet.source": "Quelle", "facet.section": "Ressort", "facet.author": "Autor", "facet.language": "Sprache", "facet.status": "Status", "facet.year": "Jahr", "facet.month": "Monat",
    "facet.day": "Tag", "facet.weekday": "Wochentag", "facet.about-year": "Genanntes Jahr", "facet.about-month": "Genannter Monat",
    "kind.person": "Person", "kind.org": "Organisation", "kind.place": "Ort", "kind.country": "Land", "kind.source": "Quelle", "kind.section": "Ressort", "kind.author": "Autor", "kind.word": "Wort",
  },
  fr: {
    search: "Rechercher", searchLabel: "Rechercher dans les archives", placeholder: "Mots, « expression », person:macron, published:2015…",
    suggestions: ["{n} suggestion", "{n} suggestions"], results: ["{n} article", "{n} articles"],
    stories: ["{n} histoire", "{n} histoires"], foldStories: "Regrouper les versions",
    noResults: "Aucun résultat", newest: "Articles les plus récents", loading: "Recherche…", page: "Page {n}", pages: "Pages", previous: "Précédent", next: "Suivant",
    sort: "Tri", "sort.relevance": "Pertinence", "sort.newest": "Plus récents", "sort.oldest": "Plus anciens",
    chosen: "Limité à", remove: "Retirer {what}", clearAll: "Tout retirer", without: "sauf {what}", none: "aucun", anyWord: "l’un des mots",
    filters: "Affiner", more: ["Plus ({n})", "Plus ({n})"], exclude: "Exclure {what}", included: "Inclure {what}", findIn: "Chercher dans {what}",
    published: "Publication", about: "Dates citées", timeline: "Chronologie", timelineBy: "Que compter", from: "Du", to: "Au", show: "Afficher",
    rangeStart: "Début de la période", rangeEnd: "Fin de la période", widen: "Élargir", allDates: "Toutes les dates",
    "interval.day": "par jour", "interval.week": "par semaine", "interval.month": "par mois", "interval.year": "par an",
    undated: ["{n} sans date", "{n} sans date"], coarse: ["{n} de date moins précise", "{n} de date moins précise"], noDates: "Aucune date à montrer",
    timelineHelp: "Glissez sur les barres pour choisir une période, ou déplacez ses bornes avec les flèches et appuyez sur Entrée.",
    "date.dateline": "date tirée de l’en-tête", "date.filename": "date tirée du nom de fichier", "date.directory": "date tirée du dossier", "date.option": "date donnée à l’indexation",
    undatedArticle: "Sans date", updated: "mis à jour {date}", duplicates: ["{n} autre version", "{n} autres versions"],
    back: "Retour aux résultats", original: "Article d’origine", similar: "Articles semblables", similarTo: "Semblables à {what}", people: "Personnes", organisations: "Organisations", places: "Lieux", countries: "Pays",
    datesMentioned: "Dates citées", inThisArticle: "Dans cet article", marks: "Signaler noms et dates", findMentions: "Trouver les articles avec {what}", untitled: "(sans titre)",
    noText: "Le texte de cet article n’est pas disponible ici.", noSimilar: "Aucun.", keywords: "Mots-clés", mentions: ["{n} mention", "{n} mentions"],
    didYouMean: "Vouliez-vous dire", share: "Partager", copyLink: "Copier le lien", copied: "Lien copié", feed: "Flux", readAs: "Lu comme",
    error: "Cela n’a pas fonctionné", "error.network": "Les archives sont injoignables. Vérifiez la connexion et réessayez.", "error.gone": "Cet article a été retiré.",
    "error.unknown": "Cet article n’existe pas ici.", retry: "Réessayer", hint: "Conseil",
    tips: "Ce qui peut aider", "tip.spelling": "Vérifiez l’orthographe, ou cherchez une partie du mot : {example}", "tip.any": "Chercher l’un des mots, pas tous", "tip.filters": "Chercher sans les filtres", "tip.dates": "Chercher à toutes les dates", "tip.all": "Afficher tous les articles",
    "facet.person": "Personnes", "facet.org": "Organisations", "facet.place": "Lieux", "facet.country": "Pays cités", "facet.about-country": "Pays concernés",
    "facet.source": "Source", "facet.section": "Rubrique", "facet.author": "Auteur", "facet.language": "Langue", "facet.status": "Statut", "facet.year": "Année", "facet.month": "Mois",
    "facet.day": "Jour", "facet.weekday": "Jour de la semaine", "facet.about-year": "Année citée", "facet.about-month": "Mois cité",
    "kind.person": "personne", "kind.org": "organisation", "kind.place": "lieu", "kind.country": "pays", "kind.source": "source", "kind.section": "rubrique", "kind.author": "auteur", "kind.word": "mot",
  },
  es: {
    search: "Buscar", searchLabel: "Buscar en el archivo", placeholder: "Palabras, “una frase”, person:rajoy, published:2015…",
    suggestions: ["{n} sugerencia", "{n} sugerencias"], results: ["{n} artículo", "{n} artículos"],
    stories: ["{n} historia", "{n} historias"], foldStories: "Agrupar versiones",
    noResults: "Sin resultados", newest: "Artículos más recientes", loading: "Buscando…", page: "Página {n}", pages: "Páginas", previous: "Anterior", next: "Siguiente",
    sort: "Orden", "sort.relevance": "Relevancia", "sort.newest": "Más recientes", "sort.oldest": "Más antiguos",
    chosen: "Limitado a", remove: "Quitar {what}", clearAll: "Quitar todo", without: "sin {what}", none: "ninguno", anyWord: "alguna de las palabras",
    filters: "Acotar", more: ["Más ({n})", "Más ({n})"], exclude: "Excluir {what}", included: "Incluir {what}", findIn: "Buscar en {what}",
    published: "Publicación", about: "Fechas citadas", timeline: "Cronología", timelineBy: "Qué contar", from: "Desde", to: "Hasta", show: "Mostrar",
    rangeStart: "Inicio del periodo", rangeEnd: "Fin del periodo", widen: "Ampliar", allDates: "Todas las fechas",
    "interval.day": "por día", "interval.week": "por semana", "interval.month": "por mes", "interval.year": "por año",
    undated: ["{n} sin fecha", "{n} sin fecha"], coarse: ["{n} con fecha menos precisa", "{n} con fecha menos precisa"], noDates: "No hay fechas",
    timelineHelp: "Arrastre sobre las barras para elegir un periodo, o mueva sus extremos con las flechas y pulse Intro.",
    "date.dateline": "fecha del encabezado", "date.filename": "fecha del nombre de archivo", "date.directory": "fecha de la carpeta", "date.option": "fecha dada al indexar",
    undatedArticle: "Sin fecha", updated: "actualizado {date}", duplicates: ["{n} versión más", "{n} versiones más"],
    back: "Volver a los resultados", original: "Artículo original", similar: "Artículos parecidos", similarTo: "Parecidos a {what}", people: "Personas", organisations: "Organizaciones", places: "Lugares", countries: "Países",
    datesMentioned: "Fechas citadas", inThisArticle: "En este artículo", marks: "Señalar nombres y fechas", findMentions: "Buscar artículos con {what}", untitled: "(sin titular)",
    noText: "El texto de este artículo no está disponible aquí.", noSimilar: "Ninguno.", keywords: "Palabras clave", mentions: ["{n} mención", "{n} menciones"],
    didYouMean: "¿Quiso decir", share: "Compartir", copyLink: "Copiar enlace", copied: "Enlace copiado", feed: "Canal", readAs: "Leído como",
    error: "No ha funcionado", "error.network": "No se puede acceder al archivo. Compruebe la conexión e inténtelo de nuevo.", "error.gone": "Este artículo fue retirado.",
    "error.unknown": "Ese artículo no existe aquí.", retry: "Reintentar", hint: "Sugerencia",
    tips: "Qué puede ayudar", "tip.spelling": "Revise la ortografía o busque parte de la palabra: {example}", "tip.any": "Buscar alguna de las palabras, no todas", "tip.filters": "Buscar sin los filtros", "tip.dates": "Buscar en todas las fechas", "tip.all": "Mostrar todos los artículos",
    "facet.person": "Personas", "facet.org": "Organizaciones", "facet.place": "Lugares", "facet.country": "Países citados", "facet.about-country": "Países en foco",
    "facet.source": "Fuente", "facet.section": "Sección", "facet.author": "Autor", "facet.language": "Idioma", "facet.status": "Estado", "facet.year": "Año", "facet.month": "Mes",
    "facet.day": "Día", "facet.weekday": "Día de la semana", "facet.about-year": "Año citado", "facet.about-month": "Mes citado",
    "kind.person": "persona", "kind.org": "organización", "kind.place": "lugar", "kind.country": "país", "kind.source": "fuente", "kind.section": "sección", "kind.author": "autor", "kind.word": "palabra",
  },
};

export const LANGUAGES = Object.keys(WORDS);

// The first of the wanted languages that there is; "de-AT" is "de".
export function pickLanguage(wanted) {
  for (const tag of wanted) {
    const language = String(tag ?? "").toLowerCase().split("-")[0];
    if (LANGUAGES.includes(language)) return language;
  }
  return "en";
}

export function labels(language) {
  const words = WORDS[language] ?? WORDS.en;
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const t = (key, values = {}) => {
    let text = words[key] ?? WORDS.en[key] ?? key;
    if (Array.isArray(text)) text = text[plural.select(values.n) === "one" ? 0 : 1];
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? numbers.format(value) : value;
    });
  };
  t.locale = language === "en" ? "en-GB" : language;
  t.language = language;
  t.number = (value) => numbers.format(value);
  t.has = (key) => key in words || key in WORDS.en;
  return t;
}

// A facet value as people say it: languages and weekdays in the reader's language, everything else as it is.
export function facetValueLabel(facet, value, t) {
  if (value === "") return t("none");
  if (facet === "language") {
    try {
      return new Intl.DisplayNames([t.locale], {type: "language"}).of(value) ?? value;
    } catch {
      return value;
    }
  }
  if (facet === "weekday") {
    const day = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].indexOf(value);
    if (day >= 0) {
      const options = {weekday: "long", timeZone: "UTC"};
      return new Intl.DateTimeFormat(t.locale, options).format(new Date(Date.UTC(2024, 0, 1 + day)));
    }
  }
  return value;
}
