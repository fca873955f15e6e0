#include "indexer/readers/format_table.h"

#include <algorithm>
#include <array>
#include <exception>

#include "indexer/readers/csv_reader.h"
#include "indexer/readers/feed_reader.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/jsonl_reader.h"
#include "indexer/readers/jsonld_reader.h"
#include "indexer/readers/newsml_g2_reader.h"
#include "indexer/readers/ninjs_reader.h"
#include "indexer/readers/nitf_reader.h"
#include "indexer/readers/record_builder.h"
#include "indexer/readers/text_reader.h"
#include "indexer/readers/warc_reader.h"
#include "indexer/readers/xml_items.h"

namespace dateline::readers {
namespace {

constexpr std::array kReaders{
    FormatReader{Format::automatic, "auto", nullptr, nullptr},
    FormatReader{Format::text, "text", whole_splitter, parse_text},
    FormatReader{Format::jsonl, "jsonl", json_splitter, parse_jsonl},
    FormatReader{Format::csv, "csv", csv_splitter, parse_csv},
    FormatReader{Format::ninjs, "ninjs", json_splitter, parse_ninjs},
    FormatReader{Format::newsml_g2, "newsml-g2", xml_splitter, parse_newsml_g2},
    FormatReader{Format::nitf, "nitf", xml_splitter, parse_nitf},
    FormatReader{Format::rss, "rss", xml_splitter, parse_feed},
    FormatReader{Format::jsonld, "jsonld", jsonld_splitter, parse_jsonld},
    FormatReader{Format::html, "html", whole_splitter, parse_html},
    FormatReader{Format::warc, "warc", warc_splitter, parse_warc},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kReaders.size(); ++i) {
    if (static_cast<std::size_t>(kReaders[i].format) != i) return false;
  }
  return true;
}
static_assert(in_order(), "reader_of() finds a row by the value of its format");

}  // namespace

const FormatReader& reader_of(Format format) { return kReaders[static_cast<std::size_t>(format)]; }

const char* to_text(Format format) { return reader_of(format).name; }

std::optional<Format> format_named(std::string_view name) {
  const auto found =
      std::find_if(kReaders.begin(), kReaders.end(), [&](const auto& row) { return row.name == name; });
  if (found == kReaders.end()) return std::nullopt;
  return found->format;
}

std::vector<Outcome> parse(const RawRecord& raw, const ParseOptions& options) {
  std::vector<Outcome> out;
  const FormatReader& reader = reader_of(raw.format);
  if (!reader.parse) {
    out.push_back(Rejection{raw.origin, "unsupported-format",
                            std::string("this version does not read ") + reader.name, cut_raw(raw.bytes),
                            false});
    return out;
  }
  try {
    reader.parse(raw, options, out);
  } catch (const std::exception& e) {  // memory; nothing else is expected
    out.clear();
    out.push_back(
        Rejection{raw.origin, "internal", std::string("reading the record failed: ") + e.what(), {}, false});
  }
  return out;
}

}  // namespace dateline::readers
