#include "indexer/enrich/entities/train/corpus.h"

#include <zstd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "indexer/enrich/entities/tokenizer.h"

namespace dateline::entities::train {
namespace {

struct Source {
  const char* name;
  float weight;
  bool others;
  std::uint64_t domain;
};

constexpr Source kSources[] = {
    {"gmb", 1.0F, true, 0},       {"gum-news", 1.0F, false, 3},      {"gum-open", 1.0F, false, 3},
    {"wikigold", 1.0F, true, 0},  {"uner-ewt-dev", 1.0F, false, 0},  {"uner-ewt-test", 1.0F, false, 0},
    {"crossner", 0.6F, true, 2},  {"btc", 0.4F, false, 1},           {"wnut17", 0.4F, true, 1},
};

struct Line {
  std::string word;
  std::string tag;
};

int type_named(std::string_view tag) {
  const std::string_view name = tag.substr(2);
  return name == "PER" ? kPerson : name == "ORG" ? kOrganisation : name == "LOC" ? kPlace : kOther;
}

// Twitter's "@ name" is a handle, marked as a person: no news text has it.
void drop_handles(std::vector<Line>& lines) {
  std::vector<Line> kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].word == "@") {
      ++i;
      continue;
    }
    kept.push_back(lines[i]);
  }
  lines.swap(kept);
}

class Cleaner {
 public:
  Cleaner(const Lexicon& lexicon, Annotated& out) : lexicon_(lexicon), out_(out) {}

  void sentence(std::vector<Line>& lines) {
    drop_handles(lines);
    if (lines.empty()) return;
    std::string& text = out_.texts.emplace_back();
    std::vector<std::size_t> starts;
    for (const Line& line : lines) {
      if (!text.empty()) text.push_back(' ');
      starts.push_back(text.size());
      text += line.word;
    }
    const std::size_t first = out_.doc.tokens.size();
    tokenize(Part::body, text, out_.doc, Splitting::one_sentence);
    const auto token_at = [&](std::size_t byte) {
      std::size_t i = first;
      while (i < out_.doc.tokens.size() && out_.doc.tokens[i].begin < byte) ++i;
      return static_cast<std::uint32_t>(i);
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].tag.size() < 3) continue;
      std::size_t j = i + 1;
      while (j < lines.size() && lines[j].tag.size() >= 3 && lines[j].tag[0] == 'I' &&
             lines[j].tag.substr(2) == lines[i].tag.substr(2)) {
        ++j;
      }
      Span span{token_at(starts[i]), j < lines.size() ? token_at(starts[j]) : static_cast<std::uint32_t>(out_.doc.tokens.size()),
                type_named(lines[i].tag)};
      if (span.first < span.last && clean(span)) out_.gold.push_back(span);
      i = j - 1;
    }
  }

 private:
  std::string key(std::uint32_t first, std::uint32_t last) const {
    std::string text;
    for (std::uint32_t i = first; i < last; ++i) {
      if (!text.empty()) text.push_back(' ');
      text += std::string(out_.doc.slice(out_.doc.tokens[i]));
    }
    return lexicon_key(text);
  }

  bool clean(Span& span) const {
    // Titles are no part of a name.
    while (span.type == kPerson && span.first < span.last) {
      if (!(lexicon_.find(key(span.first, span.first + 1)).flags & kTitle) || span.last - span.first < 2) break;
      ++span.first;
    }
    // "United [Kingdom]", "North [Korean]": annotations that lost their first word.
    if (span.type != kPerson && span.first > 0 && !out_.doc.tokens[span.first].sentence_start &&
        (out_.gold.empty() || out_.gold.back().last < span.first)) {
      const Hit longer = lexicon_.find(key(span.first - 1, span.last));
      if ((longer.flags & (kCountry | kDemonym)) != 0) --span.first;
    }
    const Hit whole = lexicon_.find(key(span.first, span.last));
    const bool place = (whole.flags & (kCountry | kCity | kRegion)) != 0;
    // A place that acts ("London said") is a place all the same.
    if (span.type == kOther && place && !(whole.flags & (kDemonym | kGroup | kCalendar))) span.type = kPlace;
    // Peoples are neither organisations nor places.
    if ((span.type == kOrganisation || span.type == kPlace) && (whole.flags & (kDemonym | kGroup)) && !place &&
        !(whole.flags & kOrg)) {
      span.type = kOther;
    }
    return true;
  }

  const Lexicon& lexicon_;
  Annotated& out_;
};

}  // namespace

Result<std::string> read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return tl::unexpected(os_error("cannot open", path));
  return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
}

Result<std::string> read_all(const std::string& path) {
  auto read = read_bytes(path);
  if (!read) return read;
  const std::string& bytes = *read;
  if (!path.ends_with(".zst")) return bytes;
  std::string out;
  ZSTD_DStream* stream = ZSTD_createDStream();
  ZSTD_inBuffer source{bytes.data(), bytes.size(), 0};
  std::string block(ZSTD_DStreamOutSize(), '\0');
  while (source.pos < source.size) {
    ZSTD_outBuffer target{block.data(), block.size(), 0};
    const std::size_t rest = ZSTD_decompressStream(stream, &target, &source);
    if (ZSTD_isError(rest) != 0) {
      ZSTD_freeDStream(stream);
      return fail(ErrorKind::input, "bad-zstd", path + " does not decompress");
    }
    out.append(block.data(), target.pos);
  }
  ZSTD_freeDStream(stream);
  return out;
}

Result<std::deque<Annotated>> read_corpus(const std::string& directory, const Lexicon& lexicon) {
  std::deque<Annotated> all;
  for (const Source& source : kSources) {
    auto text = read_all(directory + "/" + source.name + ".conll.zst");
    if (!text) return tl::unexpected(text.error());
    std::vector<Line> lines;
    const auto finish = [&] {
      if (!lines.empty()) Cleaner(lexicon, all.back()).sentence(lines);
      lines.clear();
    };
    std::string_view rest = *text;
    while (!rest.empty()) {
      const std::size_t stop = rest.find('\n');
      const std::string_view line = rest.substr(0, stop);
      rest.remove_prefix(stop == std::string_view::npos ? rest.size() : stop + 1);
      if (line.starts_with("-DOCSTART-")) {
        finish();
        Annotated& a = all.emplace_back();
        a.corpus = source.name;
        a.domain = source.domain;
        a.weight = source.weight;
        a.others = source.others;
      } else if (line.empty()) {
        finish();
      } else if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos) {
        lines.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
      }
    }
    finish();
  }
  return all;
}

}  // namespace dateline::entities::train
