#include "indexer/enrich/entities/tokenizer.h"

#include <algorithm>
#include <array>
#include <limits>

#include "indexer/enrich/entities/utf8.h"

namespace dateline::entities {
namespace {

using std::string_view;

template <std::size_t N>
bool among(string_view word, const std::array<string_view, N>& sorted) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// Abbreviations that keep their full stop. Before a capital they end no sentence when they come before names.
constexpr std::array<string_view, 40> kBeforeNames = {
    "Adm", "Brig", "Capt", "Cmdr", "Col",  "Cpl",  "Dr",  "Fr",  "Gen", "Gov",  "Hon", "Insp", "Jr",  "Lt",
    "Maj", "Messrs", "Mlle", "Mme", "Mr",  "Mrs",  "Ms",  "Mt",  "No",  "Pfc",  "Pres", "Prof", "Pvt", "Reps",
    "Rep", "Rev", "Sens", "Sen", "Sgt", "Sr", "Ste", "St", "Supt", "vs", "v", "viz"};
constexpr std::array<string_view, 57> kAbbreviations = {
    "Ala",  "Apr",  "Ariz", "Ark",  "Assn", "Aug",  "Ave",  "Bhd",  "Blvd", "Bros", "Calif", "Co",
    "Colo", "Conn", "Corp", "Dec",  "Del",  "Dept", "Etc",  "Feb",  "Fla",  "Ga",   "Ill",   "Inc",
    "Ind",  "Jan",  "Kan",  "Ky",   "La",   "Ltd",  "Mass", "Md",   "Mfg",  "Mich", "Minn",  "Miss",
    "Mo",   "Mont", "N",    "Neb",  "Nev",  "Nov",  "Oct",  "Okla", "Ont",  "Ore",  "Pa",    "Que",
    "Rd",   "Sept", "Tenn", "Tex",  "Univ", "Va",   "Vt",   "Wash", "Wis"};
// Words after a hyphen that part from the name before it (besides participles in -ed).
constexpr std::array<string_view, 34> kTails = {
    "area",   "backed", "based",  "bashing", "born",   "bound",  "brokered", "built", "dominated", "era",  "flagged",
    "friendly", "held", "language", "led",  "like",    "linked", "listed",   "made",  "only",      "owned", "press",
    "run",    "speaking", "sponsored", "style", "time", "trained", "type", "versus", "wide", "winning", "won",
    "work"};
constexpr std::array<string_view, 12> kArabic = {"ad", "al", "an", "ar", "as",  "ash",
                                                 "at", "az", "ed", "el", "ul", "ur"};
constexpr std::array<string_view, 54> kStarters = {
    "A",     "After",   "All",   "Also",  "Although", "An",   "And",  "As",    "At",   "Both", "But",  "By",  "Despite",
    "During", "Each",  "Earlier", "For",  "From",     "He",   "Her",  "His",   "How",  "However", "I", "If",  "In",
    "It",    "Its",     "Last",  "Later", "Many",     "Most", "My",   "On",    "One",  "Other", "Our", "She", "Since",
    "So",    "Some",    "That",  "The",   "Their",    "There", "These", "They", "This", "Those", "To", "We",  "When",
    "While", "You"};

static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));
static_assert(std::is_sorted(kTails.begin(), kTails.end()));
static_assert(std::is_sorted(kArabic.begin(), kArabic.end()));
static_assert(std::is_sorted(kStarters.begin(), kStarters.end()));

bool is_before_names(string_view word) {
  return std::find(kBeforeNames.begin(), kBeforeNames.end(), word) != kBeforeNames.end();
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

class Cutter {
 public:
  Cutter(string_view text, std::uint16_t index, Document& doc, Splitting splitting)
      : text_(text), index_(index), doc_(doc), splitting_(splitting) {}

  void run() {
    bool paragraph = true;
    while (at_ < text_.size()) {
      const CodePoint c = decode(text_, at_);
      if (is_space(c.value)) {
        int breaks = 0;
        while (at_ < text_.size()) {
          const CodePoint s = decode(text_, at_);
          if (!is_space(s.value)) break;
          breaks += s.value == '\n' || s.value == 0x2029 ? 1 : 0;
          step(s);
        }
        space_ = true;
        if (breaks >= 2 && splitting_ == Splitting::sentences) {
          end_sentence();
          paragraph = true;
        }
        continue;
      }
      if (open_ == kNone) open_sentence(paragraph);
      paragraph = false;
      if (is_letter(c.value) || is_digit(c.value) || c.value == 0xFFFD) {
        word();
      } else {
        const std::size_t begin = at_, cp = cp_;
        step(c);
        // Runs of the same mark are one token: ..., --, ***
        while (at_ < text_.size() && c.value < 0x80 && text_[at_] == static_cast<char>(c.value)) step({c.value, 1});
        emit(begin, cp);
        if (c.value == '.' || c.value == '!' || c.value == '?') after_mark();
      }
    }
    end_sentence();
  }

 private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  void step(const CodePoint& c) {
    at_ += c.length;
    ++cp_;
  }

  void emit(std::size_t begin, std::size_t cp_begin) {
    Token t;
    t.begin = static_cast<std::uint32_t>(begin);
    t.end = static_cast<std::uint32_t>(at_);
    t.cp_begin = static_cast<std::uint32_t>(cp_begin);
    t.cp_end = static_cast<std::uint32_t>(cp_);
    t.text = index_;
    t.space_before = space_;
    t.sentence_start = doc_.tokens.size() == open_;
    doc_.tokens.push_back(t);
    space_ = false;
  }

  void open_sentence(bool paragraph) {
    open_ = doc_.tokens.size();
    paragraph_ = paragraph;
  }

  void end_sentence() {
    if (open_ != kNone && doc_.tokens.size() > open_) {
      Sentence s;
      s.first = static_cast<std::uint32_t>(open_);
      s.last = static_cast<std::uint32_t>(doc_.tokens.size());
      s.paragraph_start = paragraph_;
      doc_.sentences.push_back(s);
    }
    open_ = kNone;
  }

  CodePoint peek(std::size_t at) const { return at < text_.size() ? decode(text_, at) : CodePoint{0, 1}; }

  // One word, which may become several tokens at hyphens and at a possessive.
  void word() {
    std::size_t begin = at_, cp = cp_;
    while (at_ < text_.size()) {
      const auto b = static_cast<unsigned char>(text_[at_]);
      if ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') {
        ++at_;
        ++cp_;
        continue;
      }
      const CodePoint c = decode(text_, at_);
      if (is_letter(c.value) || is_digit(c.value) || c.value == 0xFFFD || c.value == '_') {
        step(c);
        continue;
      }
      const CodePoint next = peek(at_ + c.length);
      if (is_apostrophe(c.value)) {
        if (!is_letter(next.value)) break;
        const CodePoint third = peek(at_ + c.length + next.length);
        if ((next.value == 's' || next.value == 'S') && !is_letter(third.value) && !is_digit(third.value)) {
          emit(begin, cp);  // the possessive follows as its own token
          begin = at_;
          cp = cp_;
          step(c);
          step(next);
          break;
        }
        step(c);
        continue;
      }
      if (c.value == '&' && is_upper(next.value) && at_ > begin) {
        step(c);
        continue;
      }
      if (c.value == '.' && keeps_stop(begin, next)) {
        step(c);
        continue;
      }
      if (c.value == ',' && is_digit(next.value) && is_digit(static_cast<unsigned char>(text_[at_ - 1]))) {
        step(c);
        continue;
      }
      if (is_hyphen(c.value) && (is_letter(next.value) || is_digit(next.value))) {
        if (joins(begin, at_ + c.length)) {
          step(c);
          continue;
        }
        emit(begin, cp);
        begin = at_;
        cp = cp_;
        step(c);
        emit(begin, cp);
        begin = at_;
        cp = cp_;
        continue;
      }
      break;
    }
    emit(begin, cp);
    const string_view made = text_.substr(begin, at_ - begin);
    if (made.size() > 1 && made.back() == '.') after_abbreviation(made);
  }

  // Does the full stop at at_ belong to the word begun at `begin`?
  bool keeps_stop(std::size_t begin, const CodePoint& next) const {
    const string_view head = text_.substr(begin, at_ - begin);
    if (head.empty()) return false;
    const char last = head.back();
    if (is_digit(static_cast<unsigned char>(last))) return is_digit(next.value);
    if (is_letter(next.value)) {
      // U.S. and amazon.com, but not "over.Then"
      if (head.size() == 1 || head[head.size() - 2] == '.') return true;
      return is_lower(next.value) && is_lower(static_cast<unsigned char>(last));
    }
    if (is_digit(next.value)) return false;
    if (head.size() == 1) return is_upper(static_cast<unsigned char>(last));  // an initial
    if (head.size() >= 3 && head[head.size() - 2] == '.') return true;      // closes U.S.
    return is_before_names(head) || among(head, kAbbreviations);
  }

  // Does the hyphen between text[begin..] and text[next..] stay inside one token?
  bool joins(std::size_t begin, std::size_t next) const {
    const string_view head = text_.substr(begin, next - begin);
    const CodePoint first = decode(text_, begin), after = decode(text_, next);
    if (is_digit(first.value) || is_digit(after.value)) return true;  // 30-year, SU-34
    std::size_t end = next;
    while (end < text_.size() && is_letter(decode(text_, end).value)) end += decode(text_, end).length;
    const string_view tail = text_.substr(next, end - next);
    if (is_upper(after.value)) {
      std::string particle;
      for (char c : head) {
        if (c >= 'a' && c <= 'z') particle.push_back(c);
        if (c >= 'A' && c <= 'Z') particle.push_back(static_cast<char>(c + 32));
        if (particle.size() > 3) break;
      }
      // al-Assad, Al-Qaida; not AL-QAIDA's capitals alone: "US-EU" has no such particle
      return among(string_view(particle), kArabic) && is_lower(static_cast<unsigned char>(head[head.size() - 2 < head.size() ? head.size() - 2 : 0]));
    }
    if (!has_upper(head)) return true;  // de-confliction
    if (tail.size() > 2 && tail.substr(tail.size() - 2) == "ed") return false;
    return !among(tail, kTails) && tail.size() <= 5;  // Ki-moon, Jong-un; not Iran-sponsored
  }

  static bool has_upper(string_view s) {
    for (std::size_t i = 0; i < s.size();) {
      const CodePoint c = decode(s, i);
      if (is_upper(c.value)) return true;
      i += c.length;
    }
    return false;
  }

  // The word that follows the closing quotes and spaces at `at`.
  string_view next_word(bool& spaced, CodePoint& first) const {
    std::size_t i = at_;
    spaced = false;
    while (i < text_.size()) {
      const CodePoint c = decode(text_, i);
      if (is_space(c.value)) {
        spaced = true;
      } else if (!(c.value == '"' || c.value == '\'' || c.value == ')' || c.value == ']' || c.value == 0x201C ||
                   c.value == 0x201D || c.value == 0x2018 || c.value == 0x2019 || c.value == '(')) {
        break;
      }
      i += c.length;
    }
    first = i < text_.size() ? decode(text_, i) : CodePoint{0, 1};
    std::size_t e = i;
    while (e < text_.size() && is_letter(static_cast<unsigned char>(text_[e]))) ++e;
    return text_.substr(i, e - i);
  }

  void after_mark() {
    if (splitting_ == Splitting::one_sentence) return;
    bool spaced = false;
    CodePoint first;
    next_word(spaced, first);
    if (!spaced || is_lower(first.value) || first.value == ',' || first.value == ';') return;
    take_closers();
    end_sentence();
  }

  void after_abbreviation(string_view made) {
    if (splitting_ == Splitting::one_sentence) return;
    if (is_before_names(made.substr(0, made.size() - 1))) return;
    bool spaced = false;
    CodePoint first;
    const string_view next = next_word(spaced, first);
    if (!spaced || made.size() == 2 || !among(next, kStarters)) return;  // "J. The" is rarer than "J. A. Smith"
    take_closers();
    end_sentence();
  }

  // Closing quotes and brackets belong to the sentence they end.
  void take_closers() {
    while (at_ < text_.size()) {
      const CodePoint c = decode(text_, at_);
      if (!(c.value == '"' || c.value == ')' || c.value == 0x201D || c.value == 0x2019 || c.value == '\'')) break;
      const std::size_t begin = at_, cp = cp_;
      step(c);
      emit(begin, cp);
    }
  }

  string_view text_;
  std::uint16_t index_;
  Document& doc_;
  Splitting splitting_;
  std::size_t at_ = 0, cp_ = 0;
  std::size_t open_ = kNone;
  bool paragraph_ = false;
  bool space_ = false;
};

}  // namespace

void tokenize(Part part, string_view text, Document& doc, Splitting splitting) {
  text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
  const auto index = static_cast<std::uint16_t>(doc.texts.size());
  doc.texts.push_back({part, text});
  Cutter(text, index, doc, splitting).run();
}

}  // namespace dateline::entities
