#include "common/archive/live.h"

#include <roaring/roaring.h>

#include <bit>
#include <cstring>
#include <memory>

#include "common/archive/file.h"
#include "common/archive/sections.h"

namespace dateline::archive {
namespace {

struct Free {
  void operator()(roaring_bitmap_t* bitmap) const { roaring_bitmap_free(bitmap); }
};
using Bitmap = std::unique_ptr<roaring_bitmap_t, Free>;

}  // namespace

std::size_t RowBits::count() const {
  std::size_t sum = 0;
  for (const std::uint64_t word : words_) sum += static_cast<std::size_t>(std::popcount(word));
  return sum;
}

std::string encode_live(const RowBits& live) {
  const Bitmap bitmap(roaring_bitmap_create());
  for (std::size_t row = 0; row < live.size(); ++row)
    if (live.test(row)) roaring_bitmap_add(bitmap.get(), static_cast<std::uint32_t>(row));
  roaring_bitmap_run_optimize(bitmap.get());
  std::string out(roaring_bitmap_portable_size_in_bytes(bitmap.get()), '\0');
  roaring_bitmap_portable_serialize(bitmap.get(), out.data());
  const std::uint64_t sum = checksum(out);
  out.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  return out;
}

Result<RowBits> decode_live(const std::string& path, std::string_view bytes, std::size_t rows) {
  const auto damaged = [&](const char* what) { return tl::unexpected(damaged_error({path, what})); };
  if (bytes.size() < sizeof(std::uint64_t)) return damaged("it is too short");
  const std::string_view content = bytes.substr(0, bytes.size() - sizeof(std::uint64_t));
  std::uint64_t sum;
  std::memcpy(&sum, bytes.data() + content.size(), sizeof sum);
  if (checksum(content) != sum) return damaged("it fails its checksum");
  const Bitmap bitmap(roaring_bitmap_portable_deserialize_safe(content.data(), content.size()));
  if (!bitmap) return damaged("it is no Roaring bitmap");
  if (!roaring_bitmap_is_empty(bitmap.get()) && roaring_bitmap_maximum(bitmap.get()) >= rows) {
    return damaged("it names rows that do not exist");
  }
  RowBits live(rows, false);
  std::unique_ptr<roaring_uint32_iterator_t, void (*)(roaring_uint32_iterator_t*)> at(
      roaring_create_iterator(bitmap.get()), roaring_free_uint32_iterator);
  for (; at->has_value; roaring_advance_uint32_iterator(at.get())) live.set(at->current_value);
  return live;
}

}  // namespace dateline::archive
