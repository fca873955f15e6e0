// searcher/api/dateline.h, over searcher/library/answers.h: texts copied out, errors as structs, exceptions held back.
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

#include "searcher/api/dateline.h"
#include "searcher/library/answers.h"
#include "searcher/present/json_output.h"

namespace {

using dateline::Error;
using dateline::ErrorKind;
using dateline::Result;

#define DATELINE_TEXT_OF(x) #x
#define DATELINE_TEXT(x) DATELINE_TEXT_OF(x)
constexpr const char* kVersion = DATELINE_TEXT(DATELINE_VERSION_MAJOR) "." DATELINE_TEXT(
    DATELINE_VERSION_MINOR) "." DATELINE_TEXT(DATELINE_VERSION_PATCH);
static_assert(std::string_view(kVersion) == DATELINE_VERSION, "dateline.h has not the project's version");
static_assert(std::is_standard_layout_v<dateline_error> && sizeof(dateline_error) == 8 + 64 + 1024 + 1024);

dateline_error_kind kind_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
    case ErrorKind::input:
      return DATELINE_ERROR_USAGE;
    case ErrorKind::query:
      return DATELINE_ERROR_QUERY;
    case ErrorKind::not_found:
      return DATELINE_ERROR_NOT_FOUND;
    case ErrorKind::io:
    case ErrorKind::locked:
    case ErrorKind::no_space:
      return DATELINE_ERROR_IO;
    case ErrorKind::damaged:
      return DATELINE_ERROR_DAMAGED;
    case ErrorKind::newer_version:
      return DATELINE_ERROR_NEWER_VERSION;
    case ErrorKind::timeout:
      return DATELINE_ERROR_TIMEOUT;
    case ErrorKind::internal:
      break;
  }
  return DATELINE_ERROR_INTERNAL;
}

// Cut at a character where it is too long.
template <std::size_t kSize>
void copy_text(char (&to)[kSize], std::string_view text) {
  constexpr std::string_view kCut = "...";
  std::size_t length = text.size();
  const bool cut = length >= kSize;
  if (cut) {
    length = kSize - 1 - kCut.size();
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
  }
  if (length > 0) std::memcpy(to, text.data(), length);
  if (cut) std::memcpy(to + length, kCut.data(), kCut.size());
  to[length + (cut ? kCut.size() : 0)] = '\0';
}

void clear(dateline_error* out) {
  if (out == nullptr) return;
  std::memset(out, 0, sizeof *out);
  out->column = -1;
}

void put(dateline_error* out, dateline_error_kind kind, std::string_view code, std::string_view message,
         std::string_view hint) {
  clear(out);
  if (out == nullptr) return;
  out->kind = kind;
  copy_text(out->code, code);
  copy_text(out->message, message);
  copy_text(out->hint, hint);
}

void put(dateline_error* out, const Error& error) {
  put(out, kind_of(error.kind), error.code, error.message, error.hint);
  if (out != nullptr && error.column) out->column = static_cast<std::int32_t>(*error.column);
}

// Nothing thrown leaves the library: `failed` is returned in its place.
template <class Work, class Value>
Value held(dateline_error* error, Value failed, const Work& work) noexcept {
  clear(error);
  try {
    return work();
  } catch (const std::bad_alloc&) {
    put(error, DATELINE_ERROR_INTERNAL, "out-of-memory", "there is not enough memory", "ask for less");
  } catch (const std::exception& thrown) {
    put(error, DATELINE_ERROR_INTERNAL, "internal", thrown.what(), "this is a bug in Dateline: please report it");
  } catch (...) {
    put(error, DATELINE_ERROR_INTERNAL, "internal", "something unknown was thrown",
        "this is a bug in Dateline: please report it");
  }
  return failed;
}

char* given_away(std::string_view text) {
  auto* out = static_cast<char*>(std::malloc(text.size() + 1));
  if (out == nullptr) throw std::bad_alloc();
  std::memcpy(out, text.data(), text.size());
  out[text.size()] = '\0';
  return out;
}

using Answer = Result<std::string> (*)(const dateline::library::OpenState&, std::string_view, std::int64_t);

char* answered(dateline_archive* archive, const char* request, dateline_error* error, Answer answer) noexcept {
  return held(error, static_cast<char*>(nullptr), [&]() -> char* {
    if (archive == nullptr) {
      put(error, DATELINE_ERROR_USAGE, "no-archive-open", "the archive is NULL", "open one with dateline_open");
      return nullptr;
    }
    const auto text = answer(*archive->current(), request == nullptr ? "" : request, std::time(nullptr));
    if (text) return given_away(*text);
    put(error, text.error());
    return nullptr;
  });
}

}  // namespace

extern "C" {

const char* dateline_version(void) { return kVersion; }

int32_t dateline_version_number(void) {
  return 10000 * DATELINE_VERSION_MAJOR + 100 * DATELINE_VERSION_MINOR + DATELINE_VERSION_PATCH;
}

dateline_archive* dateline_open(const char* path, dateline_error* error) {
  return held(error, static_cast<dateline_archive*>(nullptr), [&]() -> dateline_archive* {
    auto searcher = dateline::Searcher::open(path == nullptr ? "" : path);
    if (!searcher) {
      put(error, searcher.error());
      return nullptr;
    }
    auto state = dateline::library::open_state(std::move(*searcher));
    if (!state) {
      put(error, state.error());
      return nullptr;
    }
    return std::make_unique<dateline_archive>(std::move(*state)).release();
  });
}

void dateline_close(dateline_archive* archive) { delete archive; }

int32_t dateline_refresh(dateline_archive* archive, dateline_error* error) {
  return held(error, std::int32_t{-1}, [&]() -> std::int32_t {
    if (archive == nullptr) {
      put(error, DATELINE_ERROR_USAGE, "no-archive-open", "the archive is NULL", "open one with dateline_open");
      return -1;
    }
    const auto newer = archive->refresh();
    if (newer) return *newer ? 1 : 0;
    put(error, newer.error());
    return -1;
  });
}

char* dateline_search(dateline_archive* archive, const char* request, dateline_error* error) {
  return answered(archive, request, error, dateline::library::search_answer);
}

char* dateline_show(dateline_archive* archive, const char* request, dateline_error* error) {
  return answered(archive, request, error, dateline::library::show_answer);
}

char* dateline_similar(dateline_archive* archive, const char* request, dateline_error* error) {
  return answered(archive, request, error, dateline::library::similar_answer);
}

char* dateline_suggest(dateline_archive* archive, const char* request, dateline_error* error) {
  return answered(archive, request, error, dateline::library::suggest_answer);
}

char* dateline_explain(dateline_archive* archive, const char* request, dateline_error* error) {
  return answered(archive, request, error, dateline::library::explain_answer);
}

char* dateline_info(dateline_archive* archive, dateline_error* error) {
  return answered(archive, "", error,
                  [](const dateline::library::OpenState& state, std::string_view, std::int64_t) -> Result<std::string> {
                    return dateline::library::info_answer(state);
                  });
}

char* dateline_fields(dateline_error* error) {
  return held(error, static_cast<char*>(nullptr),
              [] { return given_away(dateline::fields_json(dateline::Layout::compact)); });
}

void dateline_free(char* text) { std::free(text); }

}  // extern "C"
