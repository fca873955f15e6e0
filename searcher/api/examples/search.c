/* Asks an archive from C, and prints the answer's JSON: search_c ARCHIVE REQUEST
 *   search_c archive '{"q": "syria", "limit": 1}' */
#include <dateline.h>
#include <stdio.h>

static int report(const dateline_error* error) {
  fprintf(stderr, "%s: %s\n", error->code, error->message);
  if (error->column >= 0) fprintf(stderr, "at column %d of the query\n", (int)error->column);
  if (error->hint[0] != '\0') fprintf(stderr, "hint: %s\n", error->hint);
  return 2;
}

int main(int argc, char** argv) {
  dateline_error error;
  dateline_archive* archive;
  char* answer;

  if (argc != 3) {
    fprintf(stderr, "usage: search_c ARCHIVE REQUEST\n");
    return 2;
  }
  archive = dateline_open(argv[1], &error);
  if (archive == NULL) return report(&error);
  answer = dateline_search(archive, argv[2], &error);
  if (answer == NULL) {
    dateline_close(archive);
    return report(&error);
  }
  puts(answer);
  dateline_free(answer);
  dateline_close(archive);
  return 0;
}
