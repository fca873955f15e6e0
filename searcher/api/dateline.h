/* Dateline for any language: a flat C interface. Requests are JSON texts with the names of the HTTP interface, answers are
 * the JSON of the same.
 *
 *   dateline_error error;
 *   dateline_archive* archive = dateline_open("archive", &error);
 *   if (archive == NULL) return fprintf(stderr, "%s\n", error.message);
 *   char* answer = dateline_search(archive, "{\"q\": \"syria airport\", \"facets\": [\"person:5\"]}", &error);
 *   if (answer != NULL) puts(answer);       // {"version":1,"query":...,"total":...,"hits":[...
 *   dateline_free(answer);
 *   dateline_close(archive);
 *
 * Texts are UTF-8 and end with a NUL. The library never prints, never exits, and no exception leaves it.
 *
 * Errors: a function that fails returns NULL (or -1) and fills in *error; one that succeeds leaves code empty. `error` may
 * be NULL where nobody asks. Nothing in it needs freeing. After an error the archive is as before.
 *
 * Ownership: every char* returned is the caller's, to be given to dateline_free(); every const char* is the library's and
 * always there. Arguments are only read, and not kept.
 *
 * Threads: every function may be called from any thread at any time, on one archive too; only dateline_close() must come
 * after all other calls on that archive have returned. An answer is always of one committed state of the archive.
 * An error struct is for one thread. After fork(), the child opens archives of its own.
 *
 * Symbols have versions (DATELINE_0.1): what is here keeps its meaning within libdateline.so.0. */
#ifndef DATELINE_H
#define DATELINE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Of this header; dateline_version() is that of the library that runs. */
#define DATELINE_VERSION_MAJOR 0
#define DATELINE_VERSION_MINOR 1
#define DATELINE_VERSION_PATCH 0

/* An archive, opened for reading. */
typedef struct dateline_archive dateline_archive;

typedef enum dateline_error_kind {
  DATELINE_OK = 0,
  DATELINE_ERROR_USAGE = 1,         /* a bad request: unknown names, values out of range, JSON that is none */
  DATELINE_ERROR_QUERY = 2,         /* the query language refused the text; column says where */
  DATELINE_ERROR_NOT_FOUND = 3,     /* no such article, no such archive */
  DATELINE_ERROR_IO = 4,            /* the operating system refused */
  DATELINE_ERROR_DAMAGED = 5,       /* bytes on disk are not what was written */
  DATELINE_ERROR_NEWER_VERSION = 6, /* the archive was written by a newer Dateline */
  DATELINE_ERROR_TIMEOUT = 7,       /* the time allowed is over */
  DATELINE_ERROR_INTERNAL = 8       /* out of memory, or a bug in Dateline */
} dateline_error_kind;

/* Longer texts are cut at a character, with "..." at the end. */
typedef struct dateline_error {
  int32_t kind;       /* dateline_error_kind; more may be added */
  int32_t column;     /* 0-based, in code points of q; -1 where there is none */
  char code[64];      /* stable, lower case with hyphens: "unknown-field"; empty: no error */
  char message[1024]; /* one sentence */
  char hint[1024];    /* what to do next; may be empty */
} dateline_error;

/* "0.1.0", and 100 for it (10000 * major + 100 * minor + patch). */
const char* dateline_version(void);
int32_t dateline_version_number(void);

/* Opens the newest committed state. Errors: "no-archive", "damaged-file", "newer-archive", "bad-alias", ... */
dateline_archive* dateline_open(const char* path, dateline_error* error);
/* NULL does nothing. */
void dateline_close(dateline_archive* archive);
/* Moves on to the newest committed state (or a changed aliases.tsv): 1 where there was one, 0 where not, -1 on an error,
 * and then the old state stays. Costs two small reads where nothing has changed. Searches under way end on the state they
 * began with. */
int32_t dateline_refresh(dateline_archive* archive, dateline_error* error);

/* Requests. A JSON object, at most 1 MiB; NULL or "" is {}. Unknown names are errors ("unknown-parameter"). Numbers may
 * also be texts; true and false are 1 and 0; null is as if absent; names that may be given several times take a list.
 *
 *   q                       the query; absent: every article, newest first
 *   match                   "all" or "any"
 *   from, to                a date, as the query language reads it
 *   filters                 {"person": "Vladimir Putin", "country": ["Syria", "Iraq"], "place.not": "Aleppo", "org": ""}:
 *                           values of one facet are ORed, facets ANDed; .not excludes; "" is "without any value".
 *                           The same as "f.person", "f.place.not"
 *   facets (or facet)       "person:5,country", or a list of such; "person::put": values that begin so; significant
 *   timeline, about_timeline   "day", "week", "month", "year" or "auto"; share: true
 *   cross_timeline             one of these for both, or two, publication first: "year,month"
 *   sort                    "relevance", "newest" or "oldest"; recency: "30d"
 *   limit, offset, cursor   at most 10,000 hits, 1,000,000 skipped; a cursor is next_cursor of the page before
 *   count                   "articles" or "stories"; collapse: true; feedback: true
 *   lenient                 true: reads what it can
 *   now                     an instant, "2015-09-29T12:00:00Z"; decides embargoes and "yesterday"; absent: the clock
 *   restrict                a query that binds every answer, completions included
 *   snippets                false: hits without them
 *   time_budget_ms          the search fails with "time-budget" when it takes longer
 *
 * dateline_search   the contract's JSON, {"version":1,"query":{...},"total":{...},"hits":[...],...}
 * dateline_show     {"id": "..."}, and now, restrict: the whole article. Errors: "unknown-article", also where it is held;
 *                   "killed", where it was withdrawn
 * dateline_similar  {"id": "..."}, and everything of a search: articles similar to that one, chosen among by the rest
 * dateline_suggest  {"q": "put", "limit": 10}, and now, restrict: completions, {"version":1,"prefix":...,"suggestions":[...]}
 * dateline_explain  as a search: every stage of its query, as text for people; changes without notice */
char* dateline_search(dateline_archive* archive, const char* request, dateline_error* error);
char* dateline_show(dateline_archive* archive, const char* request, dateline_error* error);
char* dateline_similar(dateline_archive* archive, const char* request, dateline_error* error);
char* dateline_suggest(dateline_archive* archive, const char* request, dateline_error* error);
char* dateline_explain(dateline_archive* archive, const char* request, dateline_error* error);

/* {"version":1,"revision":"7","articles":202,"timezone":"UTC"}: the state answers are of. */
char* dateline_info(dateline_archive* archive, dateline_error* error);
/* Everything that can be asked: {"version":1,"fields":[{"name","kind","facet","help","example"},...]}. */
char* dateline_fields(dateline_error* error);

/* Frees what one of these functions returned. NULL does nothing. */
void dateline_free(char* text);

#ifdef __cplusplus
}
#endif
#endif
