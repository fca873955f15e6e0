// Made words that can be pronounced: a different one for every number, short for small numbers.
//
//   append_made_word(0, out);              // "…" : one syllable
//   append_form(Form::ing, start, out);    // turns the word that begins at out[start] into its -ing form
//
// A word is consonants and vowels in turn with a closing consonant; as no onset holds a vowel, the letters
// can be read back in one way only, so no two numbers share a spelling. Stateless, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace dateline::corpus {

enum class Form : std::uint8_t { bare, s, ed, ing, ly };

// Appends the word of that number (below 2^40), in lower case ASCII.
void append_made_word(std::uint64_t number, std::string& out);

// Inflects the word at the end of `out`, which begins at out[start], as English does: hush -> hushes, bake ->
// baking.
void append_form(Form form, std::size_t start, std::string& out);

}  // namespace dateline::corpus
