// The language of an article without one, by CLD2 (Compact Language Detector 2): its tables are in Debian's package.
#pragma once

#include <string>

#include "common/article.h"

namespace dateline {

// BCP 47 ("en", "zh", "pt"), or empty where the text is too short or mixed to say. Looks at headline and the first
// kilobytes of the body. Thread-safe.
std::string detect_language(const Article& article);

}  // namespace dateline
