#include "common/archive/names.h"

#include <gtest/gtest.h>

#include <fstream>

#include "common/archive/sections.h"
#include "tests/support/temporary_directory.h"

namespace dateline::archive {
namespace {

class NamesTest : public ::testing::Test {
 protected:
  NamesExtent write() {
    std::vector<std::uint64_t> offsets;
    bytes_.clear();
    for (const auto& [facet, value] : values_) {
      offsets.push_back(bytes_.size());
      append_name(bytes_, facet, value);
    }
    put(bytes_);
    std::ofstream file(directory_.path() + "/names-1.offsets", std::ios::binary);
    file.write(reinterpret_cast<const char*>(offsets.data()), static_cast<std::streamsize>(offsets.size() * 8));
    return {"names-1", bytes_.size(), static_cast<std::uint32_t>(values_.size())};
  }
  void put(const std::string& bytes) { std::ofstream(directory_.path() + "/names-1", std::ios::binary) << bytes; }

  // One bit of the file becomes the other.
  void flip(std::size_t at) const {
    std::fstream file(directory_.path() + "/names-1", std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const int byte = file.get();
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(byte ^ (1 << (at % 8))));
  }

  testing::TemporaryDirectory directory_;
  std::string bytes_;
  std::vector<std::pair<Facet, std::string>> values_ = {{Facet::person, "Vladimir Putin"},
                                                        {Facet::section, ""},
                                                        {Facet::place, std::string(300, 'x')},
                                                        {Facet::status, "usable"}};
};

TEST_F(NamesTest, RoundTrip) {
  const auto names = Names::open(directory_.path(), write());
  ASSERT_TRUE(names.has_value());
  ASSERT_EQ(names->size(), values_.size());
  for (Ordinal i = 0; i < names->size(); ++i) {
    EXPECT_EQ(names->facet(i), values_[i].first);
    EXPECT_EQ(names->value(i), values_[i].second);
  }
  std::vector<Ordinal> visited;
  names->visit([&](Ordinal ordinal, Facet facet, std::string_view value) {
    visited.push_back(ordinal);
    EXPECT_EQ(facet, values_[ordinal].first);
    EXPECT_EQ(value, values_[ordinal].second);
  });
  EXPECT_EQ(visited, (std::vector<Ordinal>{0, 2, 3}));  // blanked ones are nobody's
  EXPECT_THROW(names->value(names->size()), Damaged);
}

TEST_F(NamesTest, OnlyWhatIsCommittedCounts) {
  NamesExtent extent = write();
  put(bytes_ + "left by a killed run");
  EXPECT_EQ(Names::open(directory_.path(), extent)->value(3), "usable");
  extent.bytes += 1000;
  EXPECT_FALSE(Names::open(directory_.path(), extent).has_value());
}

TEST_F(NamesTest, EveryFlippedBitIsFound) {
  const NamesExtent extent = write();
  for (std::size_t at = 0; at < bytes_.size(); ++at) {
    flip(at);
    const auto names = Names::open(directory_.path(), extent);
    ASSERT_TRUE(names.has_value());
    EXPECT_THROW(names->visit([](Ordinal, Facet, std::string_view) {}), Damaged) << at;
    flip(at);
  }
}

TEST_F(NamesTest, EmptyRegistryNeedsNoFile) {
  const auto names = Names::open(directory_.path(), {"names-1", 0, 0});
  ASSERT_TRUE(names.has_value());
  EXPECT_EQ(names->size(), 0U);
}

}  // namespace
}  // namespace dateline::archive
