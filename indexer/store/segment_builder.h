// Builds one segment. The ordered thread calls add() for each article and attach() for each batch; finish() writes the
// files. Rows are numbered in the order of add(); batches must be attached in the same order.
//
//   builder->add(article, names);                         // ordered
//   auto blocks = compress_batch(articles, dictionary);   // any thread
//   builder->attach(articles, blocks);                    // ordered
//   auto entry = builder->finish();                       // SegmentEntry for the manifest; files are synced
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/archive/live.h"
#include "common/archive/manifest.h"
#include "indexer/store/columns_writer.h"
#include "indexer/store/names_writer.h"
#include "indexer/store/postings_writer.h"
#include "indexer/store/prepared.h"
#include "indexer/store/record_writer.h"
#include "indexer/store/words_builder.h"

namespace dateline::store {

// The records of a batch of articles, which a parallel worker compresses.
struct CompressedBatch {
  std::vector<CompressedBlock> blocks;
  std::shared_ptr<const Dictionary> dictionary;
};
CompressedBatch compress_batch(std::span<const PreparedArticle> articles, std::shared_ptr<const Dictionary> dictionary);

class SegmentBuilder {
 public:
  // `directory`: segments/NNNNNN of the archive, made here. `number` names it.
  static Result<std::unique_ptr<SegmentBuilder>> create(const std::string& archive, std::uint32_t number);

  archive::Row add(const PreparedArticle& article, NamesWriter& names);
  // A row of this segment that a later one of the same run has replaced.
  void drop(archive::Row row) { dropped_.push_back(row); }
  bool is_dropped(archive::Row row) const;
  Result<> attach(std::span<const PreparedArticle> articles, CompressedBatch batch);
  Result<archive::SegmentEntry> finish();

  archive::Row rows() const { return columns_.rows(); }
  std::uint64_t text_bytes() const { return entry_.text_bytes; }
  std::uint32_t number() const { return entry_.number; }
  std::size_t footprint() const;

 private:
  SegmentBuilder() = default;
  Result<> write_tokens(const WordsBuilder::Ranking& ranking);
  Result<> finish_postings();
  std::string postings_directory() const { return path_ + "/postings"; }
  unsigned language_number(const std::string& language);

  std::string path_;
  archive::SegmentEntry entry_;
  WordsBuilder words_;
  ColumnsWriter columns_;
  std::string tokens_;                    // streams with provisional ids
  std::vector<std::uint64_t> token_offsets_{0};
  std::unique_ptr<RecordWriter> records_;
  std::optional<PostingsWriter> postings_;  // made with the first article
  std::vector<archive::Row> dropped_;
  std::vector<std::string> languages_;    // of stems, fewer than 32
};

// Steps that building and merging share.
void note_file(archive::SegmentEntry& entry, std::string name, std::uint64_t size, std::uint64_t checksum);
Result<> note_file_on_disk(archive::SegmentEntry& entry, const std::string& directory, const std::string& name);
Result<std::string> make_segment_directory(const std::string& archive, const archive::SegmentEntry& entry);
void note_days(archive::SegmentEntry& entry, const ColumnsWriter& columns);
Result<> write_live(archive::SegmentEntry& entry, const std::string& directory, const archive::RowBits& live,
                    std::uint64_t revision);

}  // namespace dateline::store
