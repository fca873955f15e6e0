#!/usr/bin/env python3
"""Asks an archive from Python, with nothing but ctypes: search.py ARCHIVE QUERY

DATELINE_LIBRARY may name the library's file."""
import ctypes
import json
import os
import sys


class Error(ctypes.Structure):  # dateline_error
    _fields_ = [("kind", ctypes.c_int32), ("column", ctypes.c_int32), ("code", ctypes.c_char * 64),
                ("message", ctypes.c_char * 1024), ("hint", ctypes.c_char * 1024)]


class DatelineError(Exception):
    def __init__(self, error):
        self.code, self.column = error.code.decode(), None if error.column < 0 else error.column
        self.hint = error.hint.decode()
        super().__init__(error.message.decode())


library = ctypes.CDLL(os.environ.get("DATELINE_LIBRARY", "libdateline.so.0"))
library.dateline_open.restype = ctypes.c_void_p
library.dateline_open.argtypes = [ctypes.c_char_p, ctypes.POINTER(Error)]
library.dateline_close.argtypes = library.dateline_free.argtypes = [ctypes.c_void_p]
library.dateline_close.restype = library.dateline_free.restype = None
library.dateline_refresh.argtypes = [ctypes.c_void_p, ctypes.POINTER(Error)]
for name in ("search", "show", "similar", "suggest"):
    function = getattr(library, "dateline_" + name)
    function.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(Error)]
    function.restype = ctypes.c_void_p  # not c_char_p: the text is to be freed


class Archive:
    """An archive, opened for reading; `with Archive("...") as archive: archive.search(q="syria", limit=3)`."""

    def __init__(self, path):
        error = Error()
        self._handle = library.dateline_open(os.fsencode(path), error)
        if not self._handle:
            raise DatelineError(error)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        library.dateline_close(self._handle)
        self._handle = None

    def refresh(self):
        """Moves on to the newest state; True where there was one."""
        error = Error()
        moved = library.dateline_refresh(self._handle, error)
        if moved < 0:
            raise DatelineError(error)
        return moved == 1

    def _ask(self, function, request):
        error = Error()
        text = function(self._handle, json.dumps(request).encode(), error)
        if not text:
            raise DatelineError(error)
        try:
            return json.loads(ctypes.string_at(text))
        finally:
            library.dateline_free(text)

    def search(self, **request):
        return self._ask(library.dateline_search, request)

    def show(self, article):
        return self._ask(library.dateline_show, {"id": article})

    def similar(self, article, **request):
        return self._ask(library.dateline_similar, {"id": article, **request})

    def suggest(self, prefix):
        return self._ask(library.dateline_suggest, {"q": prefix})["suggestions"]


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: search.py ARCHIVE QUERY")
    try:
        with Archive(sys.argv[1]) as archive:
            found = archive.search(q=sys.argv[2], limit=3, facets=["person:3"])
    except DatelineError as error:
        sys.exit(f"{error.code}: {error}" + (f"\nhint: {error.hint}" if error.hint else ""))
    print(found["total"]["value"], "articles")
    for hit in found["hits"]:
        print(f"{hit['published']}  {hit['headline']}")
    for person in found["facets"]["person"]["values"]:
        print(f"{person['value']} ({person['count']})")


if __name__ == "__main__":
    main()
