#include "indexer/store/record_writer.h"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>

#include "common/archive/dense_code.h"

namespace dateline::store {
namespace {

constexpr int kLevel = 4;
constexpr std::size_t kDictionaryBytes = 128 * 1024;
constexpr std::size_t kFewestSampleBytes = 1 << 20;
constexpr std::size_t kMostSampleBytes = 6 << 20;

}  // namespace

Dictionary::Dictionary(std::string bytes) : bytes_(std::move(bytes)) {
  prepared_ = ZSTD_createCDict(bytes_.data(), bytes_.size(), kLevel);
}

Dictionary::~Dictionary() { ZSTD_freeCDict(static_cast<ZSTD_CDict*>(prepared_)); }

std::shared_ptr<const Dictionary> Dictionary::train(std::span<const std::string_view> samples) {
  std::string all;
  std::vector<std::size_t> sizes;
  for (const std::string_view sample : samples) {
    if (all.size() + sample.size() > kMostSampleBytes) continue;
    all += sample;
    sizes.push_back(sample.size());
  }
  if (all.size() < kFewestSampleBytes || sizes.size() < 100) return nullptr;
  std::string bytes(kDictionaryBytes, '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer(bytes.data(), bytes.size(), all.data(), sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size)) return nullptr;  // samples too uniform: no dictionary is a fine answer
  bytes.resize(size);
  return std::shared_ptr<const Dictionary>(new Dictionary(std::move(bytes)));
}

BlockCompressor::BlockCompressor() : context_(ZSTD_createCCtx()) {}
BlockCompressor::~BlockCompressor() { ZSTD_freeCCtx(static_cast<ZSTD_CCtx*>(context_)); }

std::vector<CompressedBlock> BlockCompressor::compress(std::span<const std::string_view> records,
                                                       const Dictionary* dictionary) {
  std::vector<CompressedBlock> blocks;
  std::size_t begin = 0;
  std::string plain;
  while (begin < records.size()) {
    std::size_t end = begin;
    std::size_t bytes = 0;
    while (end < records.size() && (end == begin || bytes + records[end].size() <= kRecordBlockBytes)) {
      bytes += records[end++].size();
    }
    plain.clear();
    for (std::size_t i = begin; i < end; ++i) archive::append_varint(plain, records[i].size());
    for (std::size_t i = begin; i < end; ++i) plain += records[i];
    CompressedBlock block;
    block.records = static_cast<std::uint32_t>(end - begin);
    block.bytes.resize(ZSTD_compressBound(plain.size()));
    auto* context = static_cast<ZSTD_CCtx*>(context_);
    const std::size_t size =
        dictionary ? ZSTD_compress_usingCDict(context, block.bytes.data(), block.bytes.size(), plain.data(),
                                              plain.size(), static_cast<const ZSTD_CDict*>(dictionary->prepared_))
                   : ZSTD_compressCCtx(context, block.bytes.data(), block.bytes.size(), plain.data(), plain.size(), kLevel);
    block.bytes.resize(size);
    blocks.push_back(std::move(block));
    begin = end;
  }
  return blocks;
}

Result<RecordWriter> RecordWriter::create(const std::string& path) {
  auto file = archive::SectionWriter::create(path);
  if (!file) return tl::unexpected(file.error());
  RecordWriter writer(std::move(*file));
  if (auto done = writer.file_.begin("blocks"); !done) return tl::unexpected(done.error());
  return writer;
}

std::uint8_t RecordWriter::dictionary_number(std::string_view bytes) {
  if (bytes.empty()) return 0;
  const auto found = std::find(dictionaries_.begin(), dictionaries_.end(), bytes);
  if (found == dictionaries_.end()) {
    dictionaries_.emplace_back(bytes);
    return static_cast<std::uint8_t>(dictionaries_.size());
  }
  return static_cast<std::uint8_t>(found - dictionaries_.begin() + 1);
}

Result<> RecordWriter::append(const CompressedBlock& block, const std::shared_ptr<const Dictionary>& dictionary) {
  return append_raw(block.bytes, block.records, dictionary ? std::string_view(dictionary->bytes()) : std::string_view{});
}

Result<> RecordWriter::append_raw(std::string_view bytes, std::uint32_t records, std::string_view dictionary) {
  which_.push_back(dictionary_number(dictionary));
  offsets_.push_back(offsets_.back() + bytes.size());
  rows_.push_back(rows_.back() + records);
  return file_.write(bytes);
}

Result<> RecordWriter::close() {
  std::vector<std::uint32_t> dictionary_offsets{0};
  if (auto done = file_.begin("dict"); !done) return done;
  for (const std::string& dictionary : dictionaries_) {
    dictionary_offsets.push_back(dictionary_offsets.back() + static_cast<std::uint32_t>(dictionary.size()));
    if (auto done = file_.write(dictionary); !done) return done;
  }
  if (auto done = file_.write_array<std::uint32_t>("dict_off", dictionary_offsets); !done) return done;
  if (auto done = file_.write_array<std::uint64_t>("block_off", offsets_); !done) return done;
  if (auto done = file_.write_array<std::uint32_t>("block_row", rows_); !done) return done;
  if (auto done = file_.write_array<std::uint8_t>("block_dict", which_); !done) return done;
  return file_.close();
}

}  // namespace dateline::store
