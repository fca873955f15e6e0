#include "indexer/readers/csv_reader.h"

#include <algorithm>

#include "indexer/readers/charset.h"
#include "indexer/readers/collector.h"
#include "indexer/readers/csv_row.h"
#include "indexer/readers/json_mapping.h"
#include "indexer/readers/keys.h"
#include "indexer/readers/utf16_stream.h"

namespace dateline::readers {
namespace {

// Where the header ends and the row begins.
std::size_t end_of_row(std::string_view text, char delimiter) {
  CsvRowEnd end(delimiter);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (end.next(text[i])) return i + 1;
  }
  return text.size();
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

class CsvSplitter : public Splitter {
 public:
  explicit CsvSplitter(std::uint64_t limit) : in_(limit) {}

  std::optional<Piece> next(ByteStream& bytes) override {
    if (stopped_) return std::nullopt;
    if (!text_) text_.emplace(bytes);
    ByteStream& stream = *text_;
    if (header_.empty()) {
      auto header = row(stream);
      if (!header) return std::nullopt;
      header_ = header->bytes + "\n";
      delimiter_ = csv_delimiter_or_comma(first_line(header_));
      if (header->code.empty() && !usable_header()) {
        header->code = "bad-csv";
        header->reason = "the header line names neither headline nor body; no row is read";
        header->input_broken = true;
      }
      stopped_ = !header->code.empty();
      if (stopped_) return header;
    }
    auto piece = row(stream);
    if (!piece) return std::nullopt;
    piece->record = ++records_;
    piece->bytes.insert(0, header_);
    return piece;
  }

 private:
  bool usable_header() const {
    bool id = false;
    bool status = false;
    for (const std::string& column : csv_fields(header_, delimiter_)) {
      for (const KeyMatch& match : find_keys(csv_name(column))) {
        if (!match.row) continue;
        if (match.row->name() == "headline" || match.row->name() == "body") return true;
        id = id || match.row->name() == "id";
        status = status || match.row->name() == "status";
      }
    }
    return id && status;  // a list of kills
  }

  // The next row that is not blank, without its line end.
  std::optional<Piece> row(ByteStream& stream) {
    while (in_.fill(stream)) {
      Piece piece;
      piece.byte_offset = in_.offset();
      CsvRowEnd end(delimiter_);
      bool ended = false;
      while (!ended && in_.fill(stream)) {
        std::size_t count = 0;
        while (!ended && count < in_.rest().size()) ended = end.next(in_.rest()[count++]);
        in_.take(piece, count);
      }
      if (!ended && stream.failure()) return std::nullopt;  // half a row of a file that is cut
      if (!ended && end.in_quotes() && piece.code.empty()) {
        piece.bytes = cut_raw(piece.bytes);
        piece.code = "truncated";
        piece.reason = "the file ends inside a quoted cell";
        piece.input_broken = true;
        stopped_ = true;
        return piece;
      }
      while (piece.bytes.ends_with('\n') || piece.bytes.ends_with('\r')) piece.bytes.pop_back();
      if (!piece.code.empty() || !is_blank(piece.bytes)) return piece;
    }
    return std::nullopt;
  }

  std::optional<Utf8Stream> text_;  // over the stream, which is the same each time
  Collector in_;
  std::string header_;
  char delimiter_ = ',';
  std::uint64_t records_ = 0;
  bool stopped_ = false;
};

Strings split_list(const std::string& text, std::string_view separators) {
  Strings out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    if (!is_blank(std::string_view(text).substr(at, end - at))) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// The cell that says most precisely what a row of keys.h wants.
struct Chosen {
  std::size_t rank = 0;
  const std::string* cell = nullptr;
};

void store_cells(const Strings& columns, const Strings& cells, RecordBuilder& builder) {
  std::vector<Chosen> chosen(key_rows().size());
  std::vector<const std::string*> used;
  for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
    if (is_blank(cells[i])) continue;
    for (const KeyMatch& match : find_keys(columns[i])) {
      if (!match.row) continue;
      Chosen& best = chosen[static_cast<std::size_t>(match.row - key_rows().data())];
      if (!best.cell || match.rank < best.rank) best = {match.rank, &cells[i]};
    }
  }
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i].cell) continue;
    used.push_back(chosen[i].cell);
    const KeyRow& row = key_rows()[i];
    Strings texts{*chosen[i].cell};
    if (row.shape == Shape::list) texts = split_list(texts[0], ";");
    if (row.shape == Shape::words) texts = split_list(texts[0], ",;");
    if (!texts.empty()) row.set(builder, texts);
  }
  for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
    const bool read = std::find(used.begin(), used.end(), &cells[i]) != used.end();
    const bool twice = std::find(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i),
                                 columns[i]) != columns.begin() + static_cast<std::ptrdiff_t>(i);
    if (read || twice || is_blank(cells[i]) || columns[i].empty()) continue;
    builder.add_extra(columns[i], to_json(std::string_view(cells[i])));
  }
}

}  // namespace

std::unique_ptr<Splitter> csv_splitter(const Sniffed&, const Limits& limits) {
  return std::make_unique<CsvSplitter>(limits.record_bytes);
}

void parse_csv(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  const Decoded decoded = decode(raw.bytes);
  const std::string_view text = decoded.text;
  const char delimiter = csv_delimiter_or_comma(first_line(text));
  const std::size_t row_at = end_of_row(text, delimiter);
  Strings columns = csv_fields(text.substr(0, row_at), delimiter);
  for (std::string& column : columns) column = csv_name(column);
  Strings cells = csv_fields(text.substr(row_at), delimiter);
  while (cells.size() > columns.size() && is_blank(cells.back())) cells.pop_back();
  if (cells.size() > columns.size()) {
    out.push_back(Rejection{raw.origin, "bad-csv",
                            "the row has " + std::to_string(cells.size()) + " cells, the header line " +
                                std::to_string(columns.size()),
                            cut_raw(raw.bytes), false});
    return;
  }
  RecordBuilder builder(options);
  store_cells(columns, cells, builder);
  if (decoded.charset == Charset::mixed || decoded.charset == Charset::windows1252) {
    builder.notice("mixed-encoding", "bytes that are no UTF-8 were read as Windows-1252");
  }
  out.push_back(std::move(builder).finish(raw.origin, raw.bytes));
}

}  // namespace dateline::readers
