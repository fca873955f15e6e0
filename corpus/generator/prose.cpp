#include "corpus/generator/prose.h"

#include <algorithm>

#include "corpus/generator/base_words.h"

namespace dateline::corpus {
namespace {

// Of 1024 steps, how many are what; the rest are words by their frequency.
constexpr std::uint32_t kName = 40;
constexpr std::uint32_t kNumber = kName + 18;
constexpr std::uint32_t kDate = kNumber + 7;
constexpr std::uint32_t kIdiom = kDate + 20;
constexpr std::uint32_t kTopic = kIdiom + 120;
constexpr std::uint32_t kRepeat = kTopic + 60;

constexpr std::uint64_t kContent = 300;  // words from this rank on come again within an article
constexpr std::uint32_t kLongest = 5;    // words of the longest phrase

void capitalise(char& c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
}

}  // namespace

Prose::Prose(const Brief& brief)
    : brief_(brief), random_(brief.content), edits_(brief.edits), curly_(random_.chance(1, 4)) {}

void Prose::headline(std::string& out) {
  out_ = &out;
  const std::uint32_t words = 5 + random_.below(6);
  std::uint32_t written = 0;
  const Entity& lead = brief_.cast[random_.below(static_cast<std::uint32_t>(brief_.cast.size()))];
  const std::uint32_t name_at = random_.chance(1, 2) ? 0 : 2;
  start_ = true;
  while (written < words) {
    if (written == name_at && lead.words <= 3) {
      written += phrase(lead.brief);
    }
    plain(random_.chance(1, 2) ? brief_.topics.word(brief_.topic, random_) : content_word(60), 0, UINT64_MAX);
    ++written;
  }
  words_ = 0;
}

void Prose::body(std::uint32_t words, std::string& out) {
  out_ = &out;
  goal_ = words;
  while (words_ < goal_ || unfinished()) {
    if (words_ > 0) out += "\n\n";
    paragraph(1 + random_.below(4));
  }
}

bool Prose::unfinished() const { return marker_ < brief_.markers.size() || named_ < brief_.cast.size(); }

void Prose::paragraph(std::uint32_t sentences) {
  for (std::uint32_t i = 0; i < sentences; ++i) {
    if (i > 0) {
      if (words_ >= goal_ && !unfinished()) return;
      *out_ += ' ';
    }
    const std::uint32_t wanted = 8 + random_.below(11) + random_.below(11);
    const std::uint32_t left = words_ < goal_ ? goal_ - words_ : 0;
    sentence(wanted < left ? wanted : left < 8 ? 8 : left > 28 ? 28 : left);
  }
}

void Prose::sentence(std::uint32_t words) {
  const bool quoted = random_.chance(1, 9);
  if (quoted) *out_ += curly_ ? "\u201c" : "\"";
  start_ = true;
  previous_ = UINT64_MAX;
  const std::uint32_t end = words_ + (quoted && words > 26 ? 26 : words);
  while (words_ < end) step(end - words_);
  if (quoted) {
    *out_ += ',';
    *out_ += curly_ ? "\u201d" : "\"";
    attribution();
  }
  *out_ += '.';
}

void Prose::step(std::uint32_t left) {
  if (marker_ < brief_.markers.size() && words_ >= brief_.markers[marker_].at && !start_ && !after_marker_ &&
      left > 2) {
    const std::string_view text = brief_.markers[marker_++].text;
    phrase(text);
    after_marker_ = true;
    return;
  }
  const std::uint64_t bits = random_.next();
  const auto kind = static_cast<std::uint32_t>(bits & 1023U);
  const bool room = left > kLongest;
  if (room && !after_name_ && (kind < kName || name_due())) {
    name();
    after_name_ = true;
    after_marker_ = false;
    return;
  }
  if (room && kind < kIdiom && kind >= kName) {
    if (kind < kNumber) {
      number();
    } else if (kind < kDate) {
      date();
    } else {
      idiom();
    }
  } else {
    plain(next_rank(kind, left), left, bits >> 10);
  }
  after_marker_ = false;
  after_name_ = false;
}

bool Prose::name_due() const {
  const std::size_t missing = brief_.cast.size() - named_;
  return missing > 0 && words_ + missing * 9 >= goal_;
}

std::uint64_t Prose::next_rank(std::uint32_t kind, std::uint32_t left) {
  if (left <= 1) return content_word(kFunctionWords);
  if (kind >= kIdiom && kind < kTopic) return brief_.topics.word(brief_.topic, random_);
  if (kind >= kTopic && kind < kRepeat && recent_count_ >= recent_.size()) return recent_[random_.below(16)];
  std::uint64_t rank = brief_.vocabulary.draw(random_);
  if (rank == previous_) rank = brief_.vocabulary.draw(random_);
  return rank;
}

std::uint64_t Prose::content_word(std::uint64_t least) {
  std::uint64_t rank = brief_.vocabulary.draw(random_);
  while (rank < least) rank = brief_.vocabulary.draw(random_);
  return rank;
}

void Prose::plain(std::uint64_t rank, std::uint32_t left, std::uint64_t chance) {
  ++words_;
  previous_ = rank;
  if (rank >= kContent) recent_[recent_count_++ % recent_.size()] = rank;
  // Never right after a marker: two markers could become neighbours.
  if (edits_ && !start_ && !after_marker_ && left > 1 && edits_->chance(1, 48)) return;
  const std::size_t at = out_->size();
  brief_.vocabulary.append(rank, !start_, *out_);
  if (start_) capitalise((*out_)[at]);
  start_ = false;
  if (rank >= kFunctionWords && left > 2 && (chance & 15U) == 0) *out_ += ',';
}

std::uint32_t Prose::phrase(std::string_view text) {
  if (!start_) *out_ += ' ';
  const std::size_t at = out_->size();
  *out_ += text;
  if (start_) capitalise((*out_)[at]);
  start_ = false;
  const auto words = 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), ' '));
  words_ += words;
  return words;
}

void Prose::name() {
  if (named_ < brief_.cast.size()) {
    const Entity& entity = brief_.cast[named_++];
    phrase(entity.full);
    return;
  }
  // The first of the cast are the main characters.
  const auto size = static_cast<std::uint32_t>(brief_.cast.size());
  const std::uint32_t a = random_.below(size);
  const std::uint32_t b = random_.below(size);
  const Entity& entity = brief_.cast[a < b ? a : b];
  phrase(entity.brief);
  if (random_.chance(1, 8)) *out_ += curly_ ? "\u2019s" : "'s";
}

void Prose::idiom() { phrase(idioms()[random_.below(static_cast<std::uint32_t>(idioms().size()))]); }

void Prose::number() {
  std::string text = std::to_string(1 + random_.below(9));
  while (text.size() < 7 && random_.chance(5, 9)) text += static_cast<char>('0' + random_.below(10));
  if (text.size() <= 2 && random_.chance(1, 3)) {
    text += '.';
    text += static_cast<char>('0' + random_.below(10));
    text += " percent";
  }
  if (const std::size_t dot = text.find('.'); dot == std::string::npos) {
    const bool year = text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
    if (text.size() > 6) text.insert(text.size() - 6, 1, ',');
    if (text.size() > 3 && !year) text.insert(text.size() - 3, 1, ',');
  }
  phrase(text);
}

void Prose::date() {
  static constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                                "Thursday", "Friday", "Saturday"};
  static constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  static constexpr std::array<std::string_view, 6> kRelative = {
      "yesterday", "last month", "two years ago", "earlier this week", "next year", "a week earlier"};
  const std::uint32_t way = random_.below(8);
  const auto back = way < 4 ? random_.below(6) : random_.below(4000);
  const std::chrono::sys_days day = brief_.day - std::chrono::days(static_cast<int>(back));
  const std::chrono::year_month_day date(day);
  const std::string month(kMonths[static_cast<unsigned>(date.month()) - 1]);
  const std::string number = std::to_string(static_cast<unsigned>(date.day()));
  const std::string year = std::to_string(static_cast<int>(date.year()));
  switch (way) {
    case 4:
      phrase("in " + month + ' ' + year);
      break;
    case 5:
      phrase("on " + month + ' ' + number + ", " + year);
      break;
    case 6:
      phrase("in " + year);
      break;
    case 7:
      phrase(kRelative[back % kRelative.size()]);
      break;
    default:
      phrase("on " + std::string(kWeekdays[std::chrono::weekday(day).c_encoding()]));
  }
}

void Prose::attribution() {
  const Entity& speaker = brief_.cast.front();  // the cast opens with a person
  if (named_ > 0 && random_.chance(1, 2)) {
    phrase("said");
    phrase(speaker.brief);
  } else {
    phrase("the spokesman said");
  }
}

}  // namespace dateline::corpus
