// Articles in schema.org's vocabulary: JSON-LD alone (an object, a list, an @graph), or in <script> elements
// of a text or a page. Source: schema.org/NewsArticle and its kin; JSON-LD 1.1 sections 4.1, 4.9 (named
// things are found by @id).
//
//   parse_jsonld(raw, options, out);   // raw.bytes: {"@context": "https://schema.org", "@type":
//   "NewsArticle", ...}
//
// Things that are no articles (WebPage, BreadcrumbList, ...) beside one are passed over; where there is no
// article at all, the record is skipped. A datePublished that is still to come when the file is read is an
// embargo until then. Any thread.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/readers/format_table.h"
#include "indexer/readers/json_mapping.h"
#include "indexer/readers/reader.h"

namespace dateline::readers {

// JSON as json_splitter() cuts it; a text with script elements is one record.
std::unique_ptr<Splitter> jsonld_splitter(const Sniffed&, const Limits&);

void parse_jsonld(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

std::span<const JsonMapping> jsonld_mapping();

// The JSON texts of <script type="application/ld+json"> elements.
Strings jsonld_scripts(std::string_view html);
bool has_jsonld_script(std::string_view text);

// The articles of several JSON-LD texts, names that stand for others put in their place; texts that are no
// JSON are left out (`broken` counts them).
std::vector<JsonNode> jsonld_articles(std::span<const std::string> texts, std::size_t* broken = nullptr);

// Returns the fields that were given.
std::vector<std::string_view> store_jsonld(const JsonNode& article, Unmapped unmapped,
                                           RecordBuilder& builder);

}  // namespace dateline::readers
