#include "indexer/store/segment_builder.h"

#include <algorithm>
#include <filesystem>

#include "common/archive/file.h"
#include "common/archive/tokens.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using archive::Row;
using text::StreamItem;

archive::Held held_of(const PreparedArticle& article) {
  if (article.held_for_doubt) return archive::Held::doubtful;
  return article.status == Status::withheld ? archive::Held::withheld : archive::Held::no;
}

}  // namespace

CompressedBatch compress_batch(std::span<const PreparedArticle> articles, std::shared_ptr<const Dictionary> dictionary) {
  std::vector<std::string_view> records;
  records.reserve(articles.size());
  for (const PreparedArticle& article : articles) records.push_back(article.record);
  BlockCompressor compressor;
  CompressedBatch out;
  out.blocks = compressor.compress(records, dictionary.get());
  out.dictionary = std::move(dictionary);
  return out;
}

Result<std::string> make_segment_directory(const std::string& archive, const archive::SegmentEntry& entry) {
  const std::string path = archive + "/" + entry.directory();
  std::error_code error;
  fs::remove_all(path, error);  // left by a killed run
  if (!error) fs::create_directories(path, error);
  if (error) return tl::unexpected(os_error("cannot make directory", path, error.value()));
  return path;
}

Result<std::unique_ptr<SegmentBuilder>> SegmentBuilder::create(const std::string& archive, std::uint32_t number) {
  std::unique_ptr<SegmentBuilder> builder(new SegmentBuilder);
  builder->entry_.number = number;
  auto path = make_segment_directory(archive, builder->entry_);
  if (!path) return tl::unexpected(path.error());
  builder->path_ = *path;
  auto records = RecordWriter::create(*path + "/text");
  if (!records) return tl::unexpected(records.error());
  builder->records_ = std::make_unique<RecordWriter>(std::move(*records));
  return builder;
}

unsigned SegmentBuilder::language_number(const std::string& language) {
  const auto found = std::find(languages_.begin(), languages_.end(), language);
  if (found != languages_.end()) return static_cast<unsigned>(found - languages_.begin());
  languages_.push_back(language);
  return static_cast<unsigned>(languages_.size() - 1);
}

Row SegmentBuilder::add(const PreparedArticle& article, NamesWriter& names) {
  const Row row = columns_.rows();
  std::vector<std::uint32_t> interned(article.surfaces.size());
  const unsigned language = language_number(article.stem_language);
  for (std::uint32_t i = 0; i < interned.size(); ++i) {
    interned[i] = words_.intern(article.surfaces[i], article.folded[i]);
    words_.note_stem(interned[i], language, article.stems[i]);
  }
  archive::TokenEncoder encoder(tokens_);
  for (const StreamItem& item : article.stream) {
    switch (item.kind) {
      case StreamItem::Kind::part: encoder.part(static_cast<Part>(item.value)); break;
      case StreamItem::Kind::sentence: encoder.sentence(); break;
      case StreamItem::Kind::paragraph: encoder.paragraph(); break;
      case StreamItem::Kind::word: {
        const auto [word, surface] = words_.add(interned[item.value], false);
        encoder.word(word, surface);
        break;
      }
      case StreamItem::Kind::joined: {
        const auto [word, surface] = words_.add(interned[item.value], true);
        encoder.joined(word, surface, item.span);
        break;
      }
    }
  }
  token_offsets_.push_back(tokens_.size());

  RowValues values;
  values.id = article.id;
  values.published = article.published;
  values.date_source = article.date_source;
  values.length = article.length;
  values.body_words = article.body_words;
  values.hash = article.hash;
  values.held = held_of(article);
  values.has_embargo = article.has_embargo;
  values.embargo_until = article.embargo_until;
  values.superseded = article.superseded;
  values.mentioned = article.mentioned;
  values.fingerprint = article.fingerprint;
  for (const auto& [facet, value] : article.facets) values.facets.emplace_back(facet, names.ordinal(facet, value));
  columns_.add(values);

  entry_.total_length += article.length;
  entry_.text_bytes += article.text_bytes;
  ++entry_.stem_languages[article.stem_language];
  return row;
}

bool SegmentBuilder::is_dropped(Row row) const {
  return std::find(dropped_.begin(), dropped_.end(), row) != dropped_.end();
}

Result<> SegmentBuilder::attach(std::span<const PreparedArticle> articles, CompressedBatch batch) {
  if (articles.empty()) return {};
  for (const CompressedBlock& block : batch.blocks)
    if (auto done = records_->append(block, batch.dictionary); !done) return done;
  if (!postings_) {
    auto postings = PostingsWriter::create(postings_directory());
    if (!postings) return tl::unexpected(postings.error());
    postings_ = std::move(*postings);
  }
  return postings_->add(articles);
}

std::size_t SegmentBuilder::footprint() const {
  return words_.footprint() + columns_.footprint() + tokens_.capacity() + token_offsets_.capacity() * 8;
}

Result<> SegmentBuilder::write_tokens(const WordsBuilder::Ranking& ranking) {
  auto file = archive::SectionWriter::create(path_ + "/tokens");
  if (!file) return tl::unexpected(file.error());
  if (auto done = file->begin("streams"); !done) return done;
  std::vector<std::uint64_t> offsets{0};
  offsets.reserve(token_offsets_.size());
  std::string out;
  std::uint64_t written = 0;
  for (Row row = 0; row < rows(); ++row) {
    archive::TokenEncoder encoder(out);
    const std::string_view stream =
        std::string_view(tokens_).substr(token_offsets_[row], token_offsets_[row + 1] - token_offsets_[row]);
    for (archive::TokenCursor cursor(stream); cursor.next();) {
      const auto surface = [&] {
        const auto& ranks = ranking.surface[cursor.word()];
        return ranks.empty() ? cursor.surface() : ranks[cursor.surface()];
      };
      switch (cursor.kind()) {
        case archive::TokenCursor::Kind::part: encoder.part(cursor.part()); break;
        case archive::TokenCursor::Kind::sentence: encoder.sentence(); break;
        case archive::TokenCursor::Kind::paragraph: encoder.paragraph(); break;
        case archive::TokenCursor::Kind::word: encoder.word(ranking.id[cursor.word()], surface()); break;
        case archive::TokenCursor::Kind::joined:
          encoder.joined(ranking.id[cursor.word()], surface(), cursor.span());
          break;
      }
    }
    offsets.push_back(written + out.size());
    if (out.size() > (1 << 20) || row + 1 == rows()) {
      if (auto done = file->write(out); !done) return done;
      written += out.size();
      out.clear();
    }
  }
  if (auto done = file->write_array<std::uint64_t>("offsets", offsets); !done) return done;
  if (auto done = file->close(); !done) return done;
  note_file(entry_, "tokens", file->size(), file->checksum());
  return {};
}

Result<> SegmentBuilder::finish_postings() {
  std::vector<std::string> sources;
  if (postings_) {
    if (auto done = postings_->close(); !done) return done;
    postings_.reset();
    sources.push_back(postings_directory());
  }
  auto count = compact_postings(sources, path_ + "/postings.xapian", true);
  if (!count) return tl::unexpected(count.error());
  if (*count != rows()) {
    return fail(ErrorKind::internal, "postings-not-dense",
                "compaction made " + std::to_string(*count) + " documents of " + std::to_string(rows()) + " articles");
  }
  std::error_code error;
  fs::remove_all(postings_directory(), error);
  return note_file_on_disk(entry_, path_, "postings.xapian");
}

Result<archive::SegmentEntry> SegmentBuilder::finish() {
  entry_.articles = rows();
  if (auto done = finish_postings(); !done) return tl::unexpected(done.error());
  const WordsBuilder::Ranking ranking = words_.rank();
  if (auto done = write_tokens(ranking); !done) return tl::unexpected(done.error());
  auto words = words_.write(path_ + "/words", ranking);
  if (!words) return tl::unexpected(words.error());
  note_file(entry_, "words", words->size, words->checksum);
  auto columns = columns_.write(path_ + "/columns");
  if (!columns) return tl::unexpected(columns.error());
  note_file(entry_, "columns", columns->size, columns->checksum);
  if (auto done = records_->close(); !done) return tl::unexpected(done.error());
  note_file(entry_, "text", records_->file().size(), records_->file().checksum());
  note_days(entry_, columns_);
  entry_.live = rows();
  if (!dropped_.empty()) {
    archive::RowBits live(rows(), true);
    for (const Row row : dropped_) live.reset(row);
    if (auto done = write_live(entry_, path_, live, 0); !done) return tl::unexpected(done.error());
  }
  if (auto done = archive::sync_directory(path_); !done) return tl::unexpected(done.error());
  return entry_;
}

void note_file(archive::SegmentEntry& entry, std::string name, std::uint64_t size, std::uint64_t checksum) {
  std::erase_if(entry.files, [&](const archive::FileEntry& file) { return file.name == name; });
  entry.files.push_back({std::move(name), size, checksum});
}

Result<> note_file_on_disk(archive::SegmentEntry& entry, const std::string& directory, const std::string& name) {
  auto sum = archive::sum_file(directory + "/" + name);
  if (!sum) return tl::unexpected(sum.error());
  note_file(entry, name, sum->size, sum->checksum);
  return {};
}

void note_days(archive::SegmentEntry& entry, const ColumnsWriter& columns) {
  const auto& days = columns.days();
  const auto precisions = columns.precisions();
  entry.undated = 0;
  for (std::size_t row = 0; row < days.size(); ++row) {
    if (days[row] == archive::kUndated) {
      ++entry.undated;
      continue;
    }
    const Day last = archive::last_day_of(days[row], static_cast<Precision>(precisions[row]));
    entry.first_day = entry.first_day ? std::min(*entry.first_day, days[row]) : days[row];
    entry.last_day = entry.last_day ? std::max(*entry.last_day, last) : last;
  }
}

Result<> write_live(archive::SegmentEntry& entry, const std::string& directory, const archive::RowBits& live,
                    std::uint64_t revision) {
  const std::string name = "live-" + std::to_string(revision);
  const std::string bytes = archive::encode_live(live);
  auto file = archive::FileWriter::create(directory + "/" + name);
  if (!file) return tl::unexpected(file.error());
  if (auto done = file->write(bytes); !done) return done;
  if (auto done = file->close(); !done) return done;
  if (!entry.live_file.empty()) {
    std::erase_if(entry.files, [&](const archive::FileEntry& old) { return old.name == entry.live_file; });
  }
  entry.live_file = name;
  entry.live = static_cast<std::uint32_t>(live.count());
  note_file(entry, name, bytes.size(), archive::checksum(bytes));
  return {};
}

}  // namespace dateline::store
