#include "indexer/store/merge.h"

#include <algorithm>

#include "common/archive/tokens.h"
#include "indexer/store/columns_writer.h"
#include "indexer/store/postings_writer.h"
#include "indexer/store/record_writer.h"
#include "indexer/store/segment_builder.h"
#include "indexer/store/words_builder.h"

namespace dateline::store {
namespace {

using archive::Row;
using archive::TokenCursor;

constexpr Row kReleaseRows = 8192;  // mapped pages count as memory until they are given back

// The words of all inputs in one dictionary, counted anew so that ids and surfaces rank as if built in one go.
class WordMap {
 public:
  explicit WordMap(const std::vector<MergeInput>& inputs) {
    for (const MergeInput& input : inputs) {
      const archive::Words& words = input.segment->words();
      Interned interned;
      interned.begin.resize(words.size(), 0);
      interned.count.resize(words.size(), 0);
      words.visit(0, true, [&](const archive::WordEntry& entry) {
        interned.begin[entry.id] = static_cast<std::uint32_t>(interned.surfaces.size());
        interned.count[entry.id] = static_cast<std::uint32_t>(entry.surfaces.size());
        for (const std::string& surface : entry.surfaces) {
          interned.surfaces.push_back(builder_.intern(surface, entry.folded));
        }
        return true;
      });
      words.visit_stems([&](std::string_view term, const std::vector<std::uint32_t>& ids) {
        for (const std::uint32_t id : ids) {
          if (id >= interned.begin.size() || interned.count[id] == 0) throw archive::Damaged{"words", "a stem has no word"};
          builder_.note_stem_of_word(builder_.provisional(interned.surfaces[interned.begin[id]]).word, term);
        }
      });
      builder_.join_stems();
      interned_.push_back(std::move(interned));
      input.segment->release_pages();
    }
  }

  void count(std::size_t input, const archive::Segment& segment) {
    for (Row row = 0; row < segment.size(); ++row) {
      for (TokenCursor cursor(segment.tokens().stream(row)); cursor.next();) {
        if (cursor.kind() == TokenCursor::Kind::word || cursor.kind() == TokenCursor::Kind::joined) {
          provisional(input, cursor);
        }
      }
      if (row % kReleaseRows == 0) segment.release_pages();
    }
  }

  // Also counts.
  WordsBuilder::Provisional provisional(std::size_t input, const TokenCursor& cursor) {
    return builder_.add(at(input, cursor), cursor.kind() == TokenCursor::Kind::joined);
  }
  std::uint32_t at(std::size_t input, const TokenCursor& cursor) const {
    const Interned& words = interned_[input];
    if (cursor.word() >= words.begin.size() || cursor.surface() >= words.count[cursor.word()]) {
      throw archive::Damaged{"tokens", "a word is not in the dictionary"};
    }
    return words.surfaces[words.begin[cursor.word()] + cursor.surface()];
  }
  WordsBuilder& builder() { return builder_; }

 private:
  struct Interned {  // of one input: id -> where its surfaces stand, and how many; surfaces -> index in the builder
    std::vector<std::uint32_t> begin;
    std::vector<std::uint32_t> count;
    std::vector<std::uint32_t> surfaces;
  };

  WordsBuilder builder_;
  std::vector<Interned> interned_;
};

Result<> merge_tokens(archive::SegmentEntry& entry, const std::string& path, const std::vector<MergeInput>& inputs,
                      WordMap& words, const WordsBuilder::Ranking& ranking) {
  auto file = archive::SectionWriter::create(path + "/tokens");
  if (!file) return tl::unexpected(file.error());
  if (auto done = file->begin("streams"); !done) return done;
  std::vector<std::uint64_t> offsets{0};
  std::string out;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const archive::Segment& segment = *inputs[i].segment;
    for (Row row = 0; row < segment.size(); ++row) {
      out.clear();
      archive::TokenEncoder encoder(out);
      for (TokenCursor cursor(segment.tokens().stream(row)); cursor.next();) {
        if (cursor.kind() == TokenCursor::Kind::part) encoder.part(cursor.part());
        else if (cursor.kind() == TokenCursor::Kind::sentence) encoder.sentence();
        else if (cursor.kind() == TokenCursor::Kind::paragraph) encoder.paragraph();
        else {
          const auto [word, number] = words.builder().provisional(words.at(i, cursor));
          const auto& ranks = ranking.surface[word];
          const std::uint32_t surface = ranks.empty() ? number : ranks[number];
          if (cursor.kind() == TokenCursor::Kind::word) encoder.word(ranking.id[word], surface);
          else encoder.joined(ranking.id[word], surface, cursor.span());
        }
      }
      offsets.push_back(offsets.back() + out.size());
      if (auto done = file->write(out); !done) return done;
      if (row % kReleaseRows == 0) segment.release_pages();
    }
  }
  if (auto done = file->write_array<std::uint64_t>("offsets", offsets); !done) return done;
  if (auto done = file->close(); !done) return done;
  note_file(entry, "tokens", file->size(), file->checksum());
  return {};
}

Result<> merge_words_and_tokens(archive::SegmentEntry& entry, const std::string& path,
                                const std::vector<MergeInput>& inputs) {
  WordMap words(inputs);
  for (std::size_t i = 0; i < inputs.size(); ++i) words.count(i, *inputs[i].segment);
  const WordsBuilder::Ranking ranking = words.builder().rank();
  auto written = words.builder().write(path + "/words", ranking);
  if (!written) return tl::unexpected(written.error());
  note_file(entry, "words", written->size, written->checksum);
  return merge_tokens(entry, path, inputs, words, ranking);
}

Result<> merge_records(archive::SegmentEntry& entry, const std::string& path, const std::vector<MergeInput>& inputs) {
  auto writer = RecordWriter::create(path + "/text");
  if (!writer) return tl::unexpected(writer.error());
  for (const MergeInput& input : inputs) {
    const archive::RecordReader reader = input.segment->records();
    const auto dictionaries = reader.dictionaries();
    for (std::size_t i = 0; i < reader.block_count(); ++i) {
      const auto block = reader.raw_block(i);
      const std::string_view dictionary = block.dictionary == 0 ? std::string_view{} : dictionaries[block.dictionary - 1];
      if (auto done = writer->append_raw(block.bytes, block.end_row - block.first_row, dictionary); !done) return done;
      if (i % 512 == 0) input.segment->release_pages();
    }
    input.segment->release_pages();
  }
  if (auto done = writer->close(); !done) return done;
  note_file(entry, "text", writer->file().size(), writer->file().checksum());
  return {};
}

Result<> merge_postings(archive::SegmentEntry& entry, const std::string& archive, const std::string& path,
                        const std::vector<MergeInput>& inputs) {
  std::vector<std::string> sources;
  for (const MergeInput& input : inputs) {
    sources.push_back(archive + "/" + input.segment->entry().directory() + "/postings.xapian");
  }
  auto count = compact_postings(sources, path + "/postings.xapian", true);
  if (!count) return tl::unexpected(count.error());
  if (*count != entry.articles) {
    return fail(ErrorKind::internal, "postings-not-dense", "merging lost articles: " + std::to_string(*count) +
                                                               " of " + std::to_string(entry.articles));
  }
  return note_file_on_disk(entry, path, "postings.xapian");
}

void add_counts(archive::SegmentEntry& sum, const archive::SegmentEntry& entry) {
  sum.articles += entry.articles;
  sum.total_length += entry.total_length;
  sum.text_bytes += entry.text_bytes;
  for (const auto& [language, rows] : entry.stem_languages) sum.stem_languages[language] += rows;
}

Result<> merge_live(archive::SegmentEntry& entry, const std::string& path, const std::vector<MergeInput>& inputs) {
  entry.live = entry.articles;
  if (std::all_of(inputs.begin(), inputs.end(), [](const MergeInput& input) { return input.live == nullptr; })) return {};
  archive::RowBits live(entry.articles, true);
  Row base = 0;
  for (const MergeInput& input : inputs) {
    for (Row row = 0; row < input.segment->size(); ++row)
      if (input.live != nullptr && !input.live->test(row)) live.reset(base + row);
    base += input.segment->size();
  }
  return write_live(entry, path, live, 0);
}

Result<archive::SegmentEntry> merge(const std::string& archive, std::uint32_t number,
                                    const std::vector<MergeInput>& inputs) {
  archive::SegmentEntry entry;
  entry.number = number;
  auto path = make_segment_directory(archive, entry);
  if (!path) return tl::unexpected(path.error());
  ColumnsWriter columns;
  for (const MergeInput& input : inputs) {
    add_counts(entry, input.segment->entry());
    columns.append(input.segment->columns());
  }
  Result<> done = merge_postings(entry, archive, *path, inputs);
  if (done) done = merge_words_and_tokens(entry, *path, inputs);
  if (done) done = merge_records(entry, *path, inputs);
  if (!done) return tl::unexpected(done.error());
  auto written = columns.write(*path + "/columns");
  if (!written) return tl::unexpected(written.error());
  note_file(entry, "columns", written->size, written->checksum);
  note_days(entry, columns);
  done = merge_live(entry, *path, inputs);
  if (done) done = archive::sync_directory(*path);
  if (!done) return tl::unexpected(done.error());
  return entry;
}

}  // namespace

Result<archive::SegmentEntry> merge_segments(const std::string& archive, std::uint32_t number,
                                             const std::vector<MergeInput>& inputs) {
  try {
    return merge(archive, number, inputs);
  } catch (const archive::Damaged& damage) {
    return tl::unexpected(archive::damaged_error(damage));
  }
}

}  // namespace dateline::store
