#include "indexer/readers/magic.h"

#include <array>

namespace dateline::readers {
namespace {
using namespace std::string_view_literals;

constexpr std::array kMagics{
    Magic{"\x89PNG\r\n"sv, 0, "picture", false},
    Magic{"\xff\xd8\xff"sv, 0, "picture", false},
    Magic{"GIF87a"sv, 0, "picture", false},
    Magic{"GIF89a"sv, 0, "picture", false},
    Magic{"II*\0"sv, 0, "picture", false},
    Magic{"MM\0*"sv, 0, "picture", false},
    Magic{"WEBP"sv, 8, "picture", false},
    Magic{"WAVE"sv, 8, "sound", false},
    Magic{"AVI "sv, 8, "video", false},
    Magic{"ftyp"sv, 4, "video or picture", false},
    Magic{"ID3"sv, 0, "sound", false},
    Magic{"OggS"sv, 0, "sound", false},
    Magic{"fLaC"sv, 0, "sound", false},
    Magic{"%PDF-"sv, 0, "PDF document", false},
    Magic{"%!PS"sv, 0, "PostScript document", false},
    Magic{"{\\rtf"sv, 0, "RTF document", false},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, 0, "office document", false},
    Magic{"[Content_Types].xml"sv, 30, "office document", false},
    Magic{"mimetypeapplication/"sv, 30, "office document", false},
    Magic{"\x7f"
          "ELF"sv,
          0, "program", false},
    Magic{"SQLite format 3\0"sv, 0, "database", false},
    Magic{"\xff\xfe\0\0"sv, 0, "UTF-32 text", false},
    Magic{"\0\0\xfe\xff"sv, 0, "UTF-32 text", false},
    Magic{"7z\xbc\xaf\x27\x1c"sv, 0, "7-Zip archive", true},
    Magic{"Rar!\x1a\x07"sv, 0, "RAR archive", true},
    Magic{"\x1f\x9d"sv, 0, "compress (.Z) file", true},
    Magic{"\x04\x22\x4d\x18"sv, 0, "lz4 file", true},
    Magic{"LZIP\x01"sv, 0, "lzip file", true},
    Magic{"MSCF\0\0\0\0"sv, 0, "cabinet archive", true},
    Magic{"070701"sv, 0, "cpio archive", true},
    Magic{"!<arch>\n"sv, 0, "ar archive", true},
};
}  // namespace

const Magic* find_magic(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (head.size() < magic.offset + magic.bytes.size()) continue;
    if (head.compare(magic.offset, magic.bytes.size(), magic.bytes) == 0) return &magic;
  }
  return nullptr;
}

}  // namespace dateline::readers
