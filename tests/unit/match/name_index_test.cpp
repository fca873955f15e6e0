#include "searcher/match/name_index.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

// A registry of names on disk, as the archive writes it.
class NameIndexTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string bytes;
    std::vector<std::uint64_t> offsets;
    const std::pair<Facet, const char*> values[] = {
        {Facet::person, "Vladimir Putin"},   {Facet::person, "Bashar al-Assad"}, {Facet::person, "Shaquille O'Neill"},
        {Facet::place, "São Paulo"},         {Facet::place, "Sao Paulo"},        {Facet::org, "AT&T"},
        {Facet::org, "U.S. Army"},           {Facet::org, "US Navy"},            {Facet::language, "en"},
        {Facet::language, "en-GB"},          {Facet::language, "enq"},           {Facet::person, "Al Gore Assad"},
        {Facet::org, "Putin"}};
    for (const auto& [facet, value] : values) {
      offsets.push_back(bytes.size());
      archive::append_name(bytes, facet, value);
    }
    std::ofstream(directory_.path() + "/names-1", std::ios::binary) << bytes;
    std::ofstream file(directory_.path() + "/names-1.offsets", std::ios::binary);
    file.write(reinterpret_cast<const char*>(offsets.data()), static_cast<std::streamsize>(offsets.size() * sizeof offsets[0]));
    file.close();
    auto names = archive::Names::open(directory_.path(),
                                      {"names-1", bytes.size(), static_cast<std::uint32_t>(offsets.size())});
    ASSERT_TRUE(names.has_value());
    names_ = std::move(*names);
    index_ = std::make_unique<NameIndex>(names_);
  }

  std::string shown(const std::vector<archive::Ordinal>& ordinals) const {
    std::string out;
    for (const archive::Ordinal ordinal : ordinals) out += (out.empty() ? "" : "; ") + std::string(names_.value(ordinal));
    return out;
  }

  testing::TemporaryDirectory directory_;
  archive::Names names_;
  std::unique_ptr<NameIndex> index_;
};

TEST_F(NameIndexTest, WithWords) {
  const struct {
    Facet facet;
    const char* words;
    const char* found;
  } cases[] = {{Facet::person, "putin", "Vladimir Putin"},
               {Facet::person, "PUTIN", "Vladimir Putin"},
               {Facet::person, "put", ""},
               {Facet::person, "assad", "Bashar al-Assad; Al Gore Assad"},
               {Facet::person, "al-Assad", "Bashar al-Assad"},
               {Facet::person, "alAssad", "Bashar al-Assad"},
               {Facet::person, "O'Neill", "Shaquille O'Neill"},
               {Facet::person, "ONeill", "Shaquille O'Neill"},
               {Facet::person, "neill", "Shaquille O'Neill"},
               {Facet::place, "sao", "São Paulo; Sao Paulo"},
               {Facet::org, "AT&T", "AT&T"},
               {Facet::org, "att", "AT&T"},
               {Facet::org, "US", "U.S. Army; US Navy"},
               {Facet::org, "U.S.", "U.S. Army; US Navy"},
               {Facet::org, "", ""},
               {Facet::org, "&", ""}};
  for (const auto& c : cases) EXPECT_EQ(shown(index_->with_words(c.facet, c.words)), c.found) << c.words;
}

TEST_F(NameIndexTest, WholeValues) {
  EXPECT_EQ(shown(index_->folded(Facet::place, "SAO  PAULO")), "São Paulo; Sao Paulo");
  EXPECT_EQ(shown(index_->exact(Facet::place, "São Paulo")), "São Paulo");
  EXPECT_EQ(shown(index_->exact(Facet::place, "SAO PAULO")), "");
  EXPECT_EQ(shown(index_->folded(Facet::person, "Putin")), "");
}

TEST_F(NameIndexTest, LanguagesWithTheirRegions) {
  EXPECT_EQ(shown(index_->language("EN")), "en; en-GB");
  EXPECT_EQ(shown(index_->language("en-gb")), "en-GB");
}

}  // namespace
}  // namespace dateline
