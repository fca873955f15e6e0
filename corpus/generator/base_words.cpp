#include "corpus/generator/base_words.h"

namespace dateline::corpus {
namespace {

// clang-format off
constexpr std::string_view kWords[] = {
    "the", "of", "to", "and", "a", "in", "that", "for", "is", "on", "said", "it", "was", "he", "with", "as",
    "at", "by", "from", "be", "his", "have", "has", "an", "are", "but", "not", "they", "had", "who", "its",
    "were", "will", "this", "their", "which", "she", "her", "been", "would", "or", "more", "one", "about",
    "I", "we", "after", "also", "all", "when", "you", "up", "out", "new", "than", "two", "there", "if",
    "people", "no", "can", "last", "over", "some", "what", "other", "year", "into", "could", "first", "so",
    "government", "time", "them", "most", "him", "only", "before", "between", "state", "years", "during",
    "because", "many", "may", "against", "such", "while", "three", "since", "our", "being", "under", "now",
    "those", "these", "do", "my", "then", "still", "both", "president", "where", "any", "through", "like",
    "made", "even", "police", "did", "down", "country", "minister", "percent", "million", "how", "off",
    "should", "just", "us", "around", "including", "told", "national", "week", "party", "back", "well",
    "political", "group", "military", "according", "officials", "day", "second", "public", "former",
    "security", "world", "another", "foreign", "four", "company", "news", "war", "called", "take", "city",
    "part", "says", "court", "leader", "money", "billion", "get", "office", "going", "way", "high", "end",
    "make", "work", "very", "much", "own", "several", "general", "home", "report", "market", "set",
    "months", "month", "say", "case", "next", "members", "use", "each", "support", "house", "days", "too",
    "five", "law", "right", "election", "economic", "long", "countries", "local", "number", "business",
    "power", "until", "deal", "financial", "attack", "forces", "know", "plan", "think", "left", "killed",
    "took", "international", "leaders", "official", "system", "want", "health", "help", "near", "early",
    "expected", "interest", "top", "prices", "six", "family", "growth", "late", "sales", "found", "saying",
    "place", "trade", "rights", "children", "union", "come", "economy", "big", "least", "information",
    "man", "women", "policy", "service", "head", "white", "men", "bank", "oil", "team", "third",
    "authorities", "media", "groups", "already", "among", "director", "committee", "taken", "companies",
    "later", "however", "major", "chief", "far", "water", "does", "good", "best", "went", "weeks", "change",
    "recent", "services", "today", "held", "decision", "statement", "investors", "need", "opposition",
    "campaign", "agency", "social", "without", "area", "within", "peace", "energy", "authority", "school",
    "face", "half", "hours", "announced", "program", "total", "tax", "added", "often", "despite", "give",
    "army", "night", "industry", "few", "seen", "though", "strong", "fire", "death", "working", "past",
    "life", "areas", "lost", "research", "seven", "due", "spokesman", "across", "budget", "small", "rate",
    "parliament", "shares", "development", "evidence", "nearly", "meeting", "order", "further", "workers",
    "cut", "air", "key", "talks", "issue", "region", "hold", "whether", "vote", "spending", "university",
    "study", "open", "great", "data", "control", "problem", "show", "job", "lead", "street", "stock",
    "town", "rose", "food", "force", "times", "record", "board", "term", "same", "run", "reports",
    "project", "young", "low", "behind", "free", "eight", "civil", "quarter", "pay", "debt", "role",
    "charges", "better", "legal", "level", "press", "question", "move", "once", "result", "soon", "senior",
    "allow", "judge", "crisis", "staff", "executive", "always", "full", "keep", "victims", "border",
    "building", "pressure", "son", "history", "reached", "fell", "student", "students", "increase",
    "council", "rule", "ministry", "action", "capital", "fighting", "short", "car", "process", "agreement",
    "start", "ago", "current", "become", "efforts", "wanted", "cause", "ten", "center", "hard", "justice",
    "clear", "hospital", "point", "risk", "voters", "conference", "investigation", "central", "dead",
    "independent", "defense", "defence", "nuclear", "human", "side", "season", "match", "game", "won",
    "players", "club", "cup", "coach", "race", "final", "film", "music", "book", "art", "science",
    "technology", "computer", "network", "internet", "phone", "site", "line", "road", "railway", "airport",
    "ship", "flight", "train", "bridge", "river", "sea", "island", "mountain", "land", "farmers", "weather",
    "storm", "flood", "earthquake", "climate", "drought", "rain", "heat", "cold", "summer", "winter",
    "spring", "autumn", "north", "south", "east", "west", "northern", "southern", "eastern", "western",
    "village", "church", "teacher", "doctor", "patients", "disease", "virus", "vaccine", "medical", "drug",
    "drugs", "crime", "prison", "trial", "lawyer", "murder", "victim", "suspect", "arrested", "accused",
    "sentence", "appeal", "prosecutors", "guilty", "protest", "protesters", "demonstration", "strike",
    "labour", "wages", "unemployment", "inflation", "bond", "currency", "dollar", "euro", "exports",
    "imports", "tariff", "sanctions", "treaty", "summit", "ambassador", "embassy", "diplomat", "refugee",
    "refugees", "migrants", "asylum", "troops", "soldiers", "rebels", "militants", "terrorism", "bomb",
    "explosion", "gunmen", "hostage", "ceasefire", "missile", "weapons", "aircraft", "navy", "coup",
    "constitution", "reform", "corruption", "scandal", "resignation", "candidate", "poll", "polls",
    "ballot", "senate", "congress", "mayor", "governor", "king", "queen", "prince", "religious", "pope",
    "Muslim", "Christian", "Jewish", "festival", "theatre", "museum", "actor", "singer", "award", "prize",
    "champion", "medal", "goal", "tournament", "league", "stadium", "fans",
};

constexpr std::string_view kIdioms[] = {
    "prime minister", "last week", "human rights", "per cent", "news conference", "foreign ministry",
    "interest rates", "civil war", "peace talks", "climate change", "according to officials",
    "security forces", "stock exchange", "general election", "press freedom", "oil prices",
    "state television", "public health", "law enforcement", "supreme court", "chief executive",
    "early morning", "nuclear power", "natural gas", "central bank", "aid workers", "trade union",
    "car bomb", "border crossing", "opposition leader", "travel ban", "world cup", "tax cuts", "air strike",
    "death toll", "next month", "last year", "long term", "state of emergency", "rule of law",
    "cost of living", "as soon as", "in the meantime", "for example", "at least",
};

constexpr std::string_view kSections[] = {
    "world", "politics", "business", "sport", "national", "economy", "science", "technology", "health",
    "culture", "crime", "environment", "opinion", "education", "travel",
};

constexpr std::string_view kAgencies[] = {
    "Meridian Press Agency", "Atlas News Service", "Continental Wire", "Harbour Press",
    "Northern Telegraph Bureau", "Union Newswire", "Equator News", "Capital Dispatch", "The Morning Ledger",
    "Pacific Press Association", "The Evening Courier", "Highland Broadcasting",
};
// clang-format on

}  // namespace

std::span<const std::string_view> base_words() { return kWords; }
std::span<const std::string_view> idioms() { return kIdioms; }
std::span<const std::string_view> sections() { return kSections; }
std::span<const std::string_view> agencies() { return kAgencies; }

}  // namespace dateline::corpus
