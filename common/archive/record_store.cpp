#include "common/archive/record_store.h"

#include <zstd.h>

#include <algorithm>
#include <mutex>

#include "common/archive/dense_code.h"

namespace dateline::archive {
namespace {

constexpr std::size_t kMaxBlock = 1ULL << 31;

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};
struct FreeDictionary {
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

}  // namespace

struct RecordDictionaries::Impl {
  explicit Impl(const SectionFile& source)
      : file(source),
        offsets(source.array<std::uint32_t>("dict_off")),
        ready(offsets.empty() ? 0 : offsets.size() - 1),
        made(ready.size()) {}
  const SectionFile& file;
  std::span<const std::uint32_t> offsets;
  std::vector<std::unique_ptr<ZSTD_DDict, FreeDictionary>> ready;
  std::vector<std::once_flag> made;
};

RecordDictionaries::RecordDictionaries(const SectionFile& file) : impl_(std::make_unique<Impl>(file)) {}
RecordDictionaries::~RecordDictionaries() = default;
std::size_t RecordDictionaries::size() const { return impl_->ready.size(); }

std::string_view RecordDictionaries::bytes(std::size_t i) const {
  const std::string_view all = impl_->file.section("dict");
  const std::uint32_t begin = impl_->offsets[i];
  const std::uint32_t end = impl_->offsets[i + 1];
  if (begin > end || end > all.size()) throw Damaged{impl_->file.path(), "a dictionary lies outside"};
  return all.substr(begin, end - begin);
}

const void* RecordDictionaries::prepared(std::size_t i) const {
  if (i >= size()) throw Damaged{impl_->file.path(), "a block names a missing dictionary"};
  std::call_once(impl_->made[i], [&] {
    const std::string_view content = bytes(i);
    impl_->ready[i].reset(ZSTD_createDDict(content.data(), content.size()));
  });
  return impl_->ready[i].get();
}

struct RecordReader::Impl {
  const SectionFile& file;
  const RecordDictionaries& dictionaries;
  std::string_view blocks;
  std::span<const std::uint64_t> block_offsets;
  std::span<const Row> block_rows;
  std::span<const std::uint8_t> block_dictionaries;
  std::unique_ptr<ZSTD_DCtx, FreeContext> context{ZSTD_createDCtx()};
  std::size_t loaded = static_cast<std::size_t>(-1);
  std::string content;
  std::vector<std::pair<std::size_t, std::size_t>> records;  // offset and length in content

  Impl(const SectionFile& source, const RecordDictionaries& shared)
      : file(source),
        dictionaries(shared),
        blocks(source.unverified("blocks")),
        block_offsets(source.array<std::uint64_t>("block_off")),
        block_rows(source.array<Row>("block_row")),
        block_dictionaries(source.array<std::uint8_t>("block_dict")) {
    const std::size_t n = block_dictionaries.size();
    if (block_offsets.size() != n + 1 || block_rows.size() != n + 1 || block_offsets[n] > blocks.size()) {
      throw Damaged{file.path(), "the block table makes no sense"};
    }
  }

  std::string_view raw(std::size_t block) const {
    if (block_offsets[block] > block_offsets[block + 1]) throw Damaged{file.path(), "a block lies outside"};
    const std::string_view bytes =
        blocks.substr(block_offsets[block], block_offsets[block + 1] - block_offsets[block]);
    file.touch(bytes);
    return bytes;
  }

  void load(std::size_t block) {
    if (block == loaded) return;
    const std::string_view bytes = raw(block);
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMaxBlock) {
      throw Damaged{file.path(), "a block has no size"};
    }
    content.resize(size);
    const unsigned which = block_dictionaries[block];
    const std::size_t done =
        which == 0 ? ZSTD_decompressDCtx(context.get(), content.data(), size, bytes.data(), bytes.size())
                   : ZSTD_decompress_usingDDict(context.get(), content.data(), size, bytes.data(), bytes.size(),
                                                static_cast<const ZSTD_DDict*>(dictionaries.prepared(which - 1)));
    if (ZSTD_isError(done) || done != size) throw Damaged{file.path(), "a block cannot be decompressed"};
    const char* at = content.data();
    const char* end = at + content.size();
    const Row count = block_rows[block + 1] - block_rows[block];
    records.clear();
    std::size_t offset = 0;
    for (Row i = 0; i < count; ++i) {
      const std::size_t length = read_varint(at, end);
      records.emplace_back(offset, length);
      offset += length;
    }
    const auto head = static_cast<std::size_t>(at - content.data());
    if (head + offset != content.size()) throw Damaged{file.path(), "a block's records do not fill it"};
    for (auto& record : records) record.first += head;
    loaded = block;
  }
};

RecordReader::RecordReader(const SectionFile& file, const RecordDictionaries& dictionaries)
    : impl_(std::make_unique<Impl>(file, dictionaries)) {}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;

Row RecordReader::size() const { return impl_->block_rows.empty() ? 0 : impl_->block_rows.back(); }

std::string_view RecordReader::record(Row row) {
  const auto rows = impl_->block_rows;
  if (row >= size()) throw Damaged{impl_->file.path(), "a record lies outside"};
  const auto block = static_cast<std::size_t>(std::upper_bound(rows.begin(), rows.end(), row) - rows.begin()) - 1;
  impl_->load(block);
  const auto [offset, length] = impl_->records[row - rows[block]];
  return std::string_view(impl_->content).substr(offset, length);
}

std::size_t RecordReader::block_count() const { return impl_->block_dictionaries.size(); }

RecordReader::RawBlock RecordReader::raw_block(std::size_t block) const {
  return {impl_->raw(block), impl_->block_rows[block], impl_->block_rows[block + 1], impl_->block_dictionaries[block]};
}

std::vector<std::string_view> RecordReader::dictionaries() const {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < impl_->dictionaries.size(); ++i) out.push_back(impl_->dictionaries.bytes(i));
  return out;
}

}  // namespace dateline::archive
