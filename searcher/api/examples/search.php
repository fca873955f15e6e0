#!/usr/bin/env php
<?php
// Asks an archive from PHP, through FFI: search.php ARCHIVE QUERY
// DATELINE_LIBRARY may name the library's file. In a web server set ffi.enable in php.ini, and preload this declaration.
const DECLARATIONS = <<<'C'
typedef struct dateline_archive dateline_archive;
typedef struct {
  int32_t kind; int32_t column; char code[64]; char message[1024]; char hint[1024];
} dateline_error;
dateline_archive* dateline_open(const char* path, dateline_error* error);
void dateline_close(dateline_archive* archive);
char* dateline_search(dateline_archive* archive, const char* request, dateline_error* error);
void dateline_free(char* text);
C;

function fail(FFI\CData $error): never {
    $hint = FFI::string($error->hint);
    fwrite(STDERR, FFI::string($error->code) . ': ' . FFI::string($error->message) . "\n" . ($hint === '' ? '' : "hint: $hint\n"));
    exit(2);
}

if ($argc !== 3) {
    fwrite(STDERR, "usage: search.php ARCHIVE QUERY\n");
    exit(2);
}
$dateline = FFI::cdef(DECLARATIONS, getenv('DATELINE_LIBRARY') ?: 'libdateline.so.0');
$error = $dateline->new('dateline_error');
$archive = $dateline->dateline_open($argv[1], FFI::addr($error));
if ($archive === null) fail($error);

$request = json_encode(['q' => $argv[2], 'limit' => 3, 'facets' => ['person:3']]);
$text = $dateline->dateline_search($archive, $request, FFI::addr($error));
if ($text === null) fail($error);
$found = json_decode(FFI::string($text), true);
$dateline->dateline_free($text);
$dateline->dateline_close($archive);

echo $found['total']['value'], " articles\n";
foreach ($found['hits'] as $hit) echo $hit['published'], '  ', $hit['headline'], "\n";
foreach ($found['facets']['person']['values'] as $person) echo $person['value'], ' (', $person['count'], ")\n";
