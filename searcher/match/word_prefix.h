// Values found by the beginning of a word, for completions and facets.
//
//   begins_a_word("bashar al-assad", "al-as")   // true; so are "bash", "assad", "alas" and "bashar al"
//
// Both sides folded (text::fold_value). Pure, thread-safe.
#pragma once

#include <string_view>

namespace dateline {

// Whether `prefix` stands in `value` where a word begins; in scripts written without spaces, anywhere. Inner marks
// (O'Neill, al-Assad) may have been left out of it.
bool begins_a_word(std::string_view value, std::string_view prefix);

// False for an empty prefix, or one of ASCII punctuation alone.
bool may_begin_a_word(std::string_view prefix);

}  // namespace dateline
