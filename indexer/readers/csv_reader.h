// CSV and TSV with a header line whose names are the keys of an article record (keys.h): each row an article.
//
//   id,headline,body,keywords
//   7,Talks begin,"First paragraph.
//
//   Second.",talks; peace
//
// An empty cell says nothing. Lists (authors, persons, keywords, ...) are parted by semicolons, keywords also
// by commas. Columns of unknown names are kept in `extra`. A row with fewer cells than the header lacks the
// last ones; one with more is refused as "bad-csv", for its cells cannot be told apart. Bytes that are no
// UTF-8 are read as Windows-1252, with the notice "mixed-encoding". A file in UTF-16 (as spreadsheets write "Unicode text")
// is read, too; its records' byte offsets are then those of the text in UTF-8.
#pragma once

#include <memory>
#include <vector>

#include "indexer/readers/format_table.h"
#include "indexer/readers/reader.h"

namespace dateline::readers {

// Each piece is the header line and one row, so that a refused one can be read again by itself.
std::unique_ptr<Splitter> csv_splitter(const Sniffed&, const Limits&);

void parse_csv(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

}  // namespace dateline::readers
