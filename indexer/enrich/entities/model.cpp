#include "indexer/enrich/entities/model.h"

#include <zstd.h>

#include <algorithm>
#include <cstring>

namespace dateline::entities {
namespace {

constexpr std::string_view kMagic = "DLNER001";
constexpr std::uint64_t kLargest = 256ULL << 20;  // no model is this large: refuse what says so

template <class T>
bool take(std::string_view& bytes, std::vector<T>& out, std::size_t count) {
  if (count > bytes.size() / sizeof(T)) return false;
  out.resize(count);
  std::memcpy(out.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

tl::unexpected<Error> damaged(const char* what) {
  return fail(ErrorKind::damaged, "bad-model", std::string("the entity model is damaged: ") + what,
              "rebuild it with dateline-train");
}

}  // namespace

bool may_begin(int label) { return label == 0 || position_of(label) == kBegin || position_of(label) == kUnit; }
bool may_end(int label) { return label == 0 || position_of(label) == kLast || position_of(label) == kUnit; }
bool may_follow(int from, int to) {
  if (may_end(from)) return may_begin(to);
  return to != 0 && type_of(from) == type_of(to) && (position_of(to) == kInside || position_of(to) == kLast);
}

bool RowTable::read(std::string_view& bytes, std::uint32_t count, std::uint32_t width) {
  std::vector<std::uint32_t> keys;
  const std::size_t values = static_cast<std::size_t>(count) * width;
  if (!take(bytes, keys, count) || bytes.size() < count + values) return false;
  scales_ = reinterpret_cast<const std::uint8_t*>(bytes.data());
  values_ = reinterpret_cast<const std::int8_t*>(bytes.data() + count);
  bytes.remove_prefix(count + values);
  count_ = count;
  width_ = width;
  std::uint32_t bits = 8;
  while ((1ULL << bits) < static_cast<std::uint64_t>(count) * 2) ++bits;
  slots_.assign(std::size_t{1} << bits, Slot{});
  shift_ = 32 - bits;
  mask_ = slots_.size() - 1;
  for (std::uint32_t r = 0; r < count; ++r) {
    std::size_t i = keys[r] >> shift_;
    while (slots_[i].row != 0) i = (i + 1) & mask_;
    slots_[i] = {keys[r], r + 1};
  }
  return true;
}

Result<std::shared_ptr<const Model>> Model::parse(std::string_view zstd_bytes) {
  const auto size = ZSTD_getFrameContentSize(zstd_bytes.data(), zstd_bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kLargest) return damaged("no zstd frame");
  auto model = std::make_shared<Model>();
  std::string& raw = model->bytes_;
  raw.resize(static_cast<std::size_t>(size));
  const std::size_t got = ZSTD_decompress(raw.data(), raw.size(), zstd_bytes.data(), zstd_bytes.size());
  if (ZSTD_isError(got) != 0 || got != raw.size()) return damaged("it does not decompress");
  std::string_view bytes = raw;
  if (bytes.substr(0, kMagic.size()) != kMagic) return damaged("wrong magic number");
  bytes.remove_prefix(kMagic.size());
  std::vector<std::uint32_t> counts;
  std::vector<std::int16_t> transitions;
  if (!take(bytes, counts, 4) || !take(bytes, transitions, 2 * kLabels * kLabels)) return damaged("cut short");
  std::memcpy(model->transitions_.data(), transitions.data(), transitions.size() * sizeof(std::int16_t));
  if (!model->words_.read(bytes, counts[0], kOffsets * kLabels) || !model->places_.read(bytes, counts[1], kLabels) ||
      !model->second_.read(bytes, counts[2], kLabels) || !take(bytes, model->habit_keys_, counts[3]) ||
      !take(bytes, model->habits_, counts[3])) {
    return damaged("cut short");
  }
  return model;
}

void Model::set_habits(std::vector<std::pair<std::uint32_t, std::uint8_t>> sorted) {
  habit_keys_.clear();
  habits_.clear();
  for (const auto& [key, value] : sorted) {
    habit_keys_.push_back(key);
    habits_.push_back(value);
  }
}

std::uint8_t Model::habit(std::uint64_t lower_hash) const {
  const auto key = static_cast<std::uint32_t>(lower_hash >> 32);
  const auto it = std::lower_bound(habit_keys_.begin(), habit_keys_.end(), key);
  if (it == habit_keys_.end() || *it != key) return 0;
  return habits_[static_cast<std::size_t>(it - habit_keys_.begin())];
}

}  // namespace dateline::entities
