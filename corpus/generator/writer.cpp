#include "corpus/generator/writer.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace dateline::corpus {
namespace {

// Whether one of eight bytes has to be escaped: below 0x20, a quotation mark or a backslash. The usual tests
// for a zero byte in a word; a byte of 0x80 or more may be taken for one, which costs time only.
bool escape_among(const char* eight) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  const std::uint64_t quote = word ^ (kOnes * '"');
  const std::uint64_t backslash = word ^ (kOnes * '\\');
  return (((word - kOnes * 0x20) | (quote - kOnes) | (backslash - kOnes)) & (kOnes * 0x80)) != 0;
}

// A JSON string (RFC 8259, section 7).
void append_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (i + 8 <= text.size() && !escape_among(text.data() + i)) i += 8;
    if (i == text.size()) break;
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, done, i - done);
    done = i + 1;
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else {
      constexpr std::string_view kHex = "0123456789abcdef";
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15U];
    }
  }
  out.append(text, done, text.size() - done);
  out += '"';
}

void append_key(std::string_view key, std::string& out) {
  out += out.empty() || out.back() == '\n' ? '{' : ',';
  out += '"';
  out += key;
  out += "\":";
}

void append_pair(std::string_view key, std::string_view value, std::string& out) {
  append_key(key, out);
  append_string(value, out);
}

template <class Range, class Text>
void append_list(std::string_view key, const Range& range, Text text, std::string& out) {
  append_key(key, out);
  char before = '[';
  for (const auto& element : range) {
    const std::string* value = text(element);
    if (value == nullptr) continue;
    out += before;
    append_string(*value, out);
    before = ',';
  }
  if (before == '[') out += '[';
  out += ']';
}

}  // namespace

void append_json(const Record& record, std::string& out) {
  const auto of_kind = [](Kind kind) {
    return [kind](const Entity& entity) { return entity.kind == kind ? &entity.full : nullptr; };
  };
  append_pair("id", record.id, out);
  append_pair("published", to_iso(record.published), out);
  append_pair("headline", record.headline, out);
  append_pair("byline", record.byline, out);
  append_pair("source", record.source, out);
  append_pair("section", record.section, out);
  append_pair("language", "en", out);
  append_list(
      "keywords", record.keywords, [](const std::string& keyword) { return &keyword; }, out);
  append_list("persons", record.cast, of_kind(Kind::person), out);
  append_list("orgs", record.cast, of_kind(Kind::org), out);
  append_list("places", record.cast, of_kind(Kind::place), out);
  append_pair("body", record.body, out);
  out += "}\n";
}

Result<> write_text_file(const Record& record, const std::string& directory) {
  const auto cannot = [](const std::string& path, int error) {
    return fail(error == ENOSPC ? ErrorKind::no_space : ErrorKind::io, "cannot-write",
                "cannot write " + path + ": " + std::generic_category().message(error),
                "choose another --out");
  };
  std::string day = to_iso(record.published).substr(0, 10);
  day[4] = day[7] = '/';
  const std::filesystem::path folder = std::filesystem::path(directory) / day;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return cannot(folder.string(), error.value());
  const std::string path = (folder / (record.id + ".txt")).string();
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << record.headline << "\n\n" << record.body << '\n';
  file.close();
  if (!file) return cannot(path, errno);
  return {};
}

}  // namespace dateline::corpus
