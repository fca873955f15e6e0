/* dateline.h from C, against the shared library: every function, its errors, NULLs. Usage: c_api_test ARCHIVE, of corpus/. */
#include <dateline.h>
#include <stdio.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                          \
  do {                                                                            \
    if (!(condition)) {                                                           \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);     \
      ++failures;                                                                 \
    }                                                                             \
  } while (0)

typedef char* (*function)(dateline_archive*, const char*, dateline_error*);

/* The answer has `part` in it. */
static void has(dateline_archive* archive, function ask, const char* request, const char* part) {
  dateline_error error;
  char* answer = ask(archive, request, &error);
  if (answer == NULL || strstr(answer, part) == NULL) {
    fprintf(stderr, "%s: no %s in %s\n", request, part, answer == NULL ? error.message : answer);
    ++failures;
  } else {
    CHECK(error.kind == DATELINE_OK && error.code[0] == '\0' && error.column == -1);
  }
  dateline_free(answer);
}

static void fails(dateline_archive* archive, function ask, const char* request, int32_t kind, const char* code,
                  int32_t column) {
  dateline_error error;
  memset(&error, 0x55, sizeof error);
  char* answer = ask(archive, request, &error);
  CHECK(answer == NULL);
  if (error.kind != kind || strcmp(error.code, code) != 0 || error.column != column) {
    fprintf(stderr, "%s: error %d %s at %d, not %d %s at %d\n", request == NULL ? "NULL" : request, (int)error.kind,
            error.code, (int)error.column, (int)kind, code, (int)column);
    ++failures;
  }
  CHECK(error.message[0] != '\0');
  CHECK(ask(archive, request, NULL) == NULL);
  dateline_free(answer);
}

static void check_versions(void) {
  char text[32];
  snprintf(text, sizeof text, "%d.%d.%d", DATELINE_VERSION_MAJOR, DATELINE_VERSION_MINOR, DATELINE_VERSION_PATCH);
  CHECK(strcmp(dateline_version(), text) == 0);
  CHECK(dateline_version_number() == DATELINE_VERSION_MAJOR * 10000 + DATELINE_VERSION_MINOR * 100 + DATELINE_VERSION_PATCH);
}

static void check_opening(const char* path) {
  dateline_error error;
  memset(&error, 0x55, sizeof error);
  CHECK(dateline_open("/nonexistent", &error) == NULL);
  CHECK(error.kind == DATELINE_ERROR_NOT_FOUND && strcmp(error.code, "no-archive") == 0 && error.column == -1);
  CHECK(dateline_open(NULL, &error) == NULL && error.code[0] != '\0');
  CHECK(dateline_open("", NULL) == NULL);
  CHECK(dateline_refresh(NULL, &error) == -1 && error.kind == DATELINE_ERROR_USAGE);
  dateline_close(NULL);
  dateline_free(NULL);
  dateline_archive* archive = dateline_open(path, NULL);
  CHECK(archive != NULL);
  CHECK(dateline_refresh(archive, &error) == 0 && error.code[0] == '\0');
  dateline_close(archive);
}

static char* info(dateline_archive* archive, const char* request, dateline_error* error) {
  (void)request;
  return dateline_info(archive, error);
}

static char* fields(dateline_archive* archive, const char* request, dateline_error* error) {
  (void)archive;
  (void)request;
  return dateline_fields(error);
}

static void check_answers(dateline_archive* archive) {
  has(archive, dateline_search, "{\"q\": \"\\\"US-led coalition\\\"\", \"limit\": 1}", "\"id\":\"world-en-001\"");
  has(archive, dateline_search, "{\"limit\": 0}", "\"version\":1");
  has(archive, dateline_search, NULL, "\"hits\":[{");
  has(archive, dateline_search, "", "\"hits\":[{");
  has(archive, dateline_search,
      "{\"q\": \"assad\", \"limit\": 0, \"facets\": [\"person:2\"], \"filters\": {\"country\": \"SY\"}}",
      "{\"value\":\"Bashar al-Assad\",\"count\":");
  has(archive, dateline_search, "{\"q\": \"=US AND\", \"lenient\": true}", "\"notices\":[{");
  has(archive, dateline_show, "{\"id\": \"world-en-001\"}", "\"entities\":[{");
  has(archive, dateline_similar, "{\"id\": \"world-en-001\", \"limit\": 2}", "\"rank\":2");
  has(archive, dateline_suggest, "{\"q\": \"vladimir pu\"}", "\"text\":\"Vladimir Putin\"");
  has(archive, dateline_explain, "{\"q\": \"syria\"}", "\nplan\n");
  has(archive, info, NULL, "\"timezone\":\"UTC\"");
  has(NULL, fields, NULL, "\"name\":\"person\"");
}

static void check_errors(dateline_archive* archive) {
  fails(archive, dateline_search, "{\"q\": \"ab persn:putin\"}", DATELINE_ERROR_QUERY, "unknown-field", 3);
  fails(archive, dateline_search, "{\"colour\": 1}", DATELINE_ERROR_USAGE, "unknown-parameter", -1);
  fails(archive, dateline_search, "not json", DATELINE_ERROR_USAGE, "bad-json", -1);
  fails(archive, dateline_search, "{\"cursor\": \"x\"}", DATELINE_ERROR_USAGE, "bad-cursor", -1);
  fails(archive, dateline_search, "{\"q\": \"syria\", \"time_budget_ms\": 0}", DATELINE_ERROR_TIMEOUT, "time-budget", -1);
  fails(archive, dateline_show, "{\"id\": \"nobody\"}", DATELINE_ERROR_NOT_FOUND, "unknown-article", -1);
  fails(archive, dateline_show, NULL, DATELINE_ERROR_USAGE, "missing-parameter", -1);
  fails(archive, dateline_similar, "{\"id\": \"nobody\"}", DATELINE_ERROR_NOT_FOUND, "unknown-article", -1);
  fails(archive, dateline_suggest, "{\"limit\": 1000}", DATELINE_ERROR_USAGE, "limit-too-large", -1);
  fails(NULL, dateline_search, "{}", DATELINE_ERROR_USAGE, "no-archive-open", -1);
  fails(NULL, info, "{}", DATELINE_ERROR_USAGE, "no-archive-open", -1);
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  check_versions();
  check_opening(argv[1]);
  dateline_archive* archive = dateline_open(argv[1], NULL);
  if (archive == NULL) return 2;
  check_answers(archive);
  check_errors(archive);
  dateline_close(archive);
  return failures == 0 ? 0 : 1;
}
