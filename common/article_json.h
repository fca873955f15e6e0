// An article as programs read it: the whole record with the contract's keys, and what enrichment found. One JSON object
// (RFC 8259) on one line, without a final newline; `dateline-search --show --format json` and each line of
// `dateline-index analyze` are made here.
//
//   std::string line = article_json(article);   // {"id":"a1","version":null,"updated":null,"status":"usable",...
//
// Every key is always there: absent values are null, empty lists []. Key order: id version updated status embargoed
// published date_precision date_source headline subheadline summary byline dateline source section keywords language
// url copyright body persons orgs places countries entities dates, then the record's unknown keys.
//  - `byline` is a text, or a list where there are several authors: both are forms a record may be given in.
//  - `persons`, `orgs`, `places` are those the record gave; `entities` has all, each with "given" true or false.
//  - A mention's `text` is the slice [start, end), in code points, of its part as printed here (authors and keywords
//    joined by "; ").
//  - An unknown key of the record that is one of the keys above stands under its name with an underscore before it.
// Thread-safe.
#pragma once

#include <string>

#include "common/article.h"

namespace dateline {

std::string article_json(const Article& article);

// The words of a mention: the slice [start, end) of its part.
std::string mention_text(const Article& article, const Mention& mention);

// "usable", "metadata", "person", "body", "month"; what is written in JSON.
const char* to_text(Status status);
const char* to_text(DateSource source);
const char* to_text(EntityType type);
const char* to_text(Part part);
const char* to_text(DatePrecision precision);

}  // namespace dateline
