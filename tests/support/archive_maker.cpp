#include "tests/support/archive_maker.h"

#include <stdexcept>

#include "indexer/store/check.h"
#include "indexer/store/maintenance.h"
#include "indexer/store/scrub.h"
#include "indexer/store/segment_builder.h"

namespace dateline::testing {
namespace {

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message);
  return std::move(*result);
}

void require(const Result<>& result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message);
}

constexpr std::int64_t kNow = 1'500'000'000;  // when tombstones are set; nothing else asks for it

}  // namespace

ArchiveMaker::ArchiveMaker() {
  store::WriterOptions options;
  options.create = true;
  options.lock_timeout = 1;
  writer_ = value_of(store::ArchiveWriter::open(directory_.path(), options));
}

std::vector<store::Verdict> ArchiveMaker::add(const std::vector<Article>& articles, bool revive) {
  return add(articles, revive, false);
}

std::vector<store::Verdict> ArchiveMaker::add_with_dictionary(const std::vector<Article>& articles) {
  return add(articles, false, true);
}

std::vector<store::Verdict> ArchiveMaker::add(const std::vector<Article>& articles, bool revive,
                                              bool with_dictionary) {
  std::vector<store::Verdict> verdicts;
  std::vector<store::PreparedArticle> stored;
  for (Article article : articles) {
    const bool derived = article.id.empty();
    if (derived) article.id = store::derived_id(article);
    store::PreparedArticle prepared = preparer_.prepare(article, store::record_hash(article, derived));
    const store::Verdict verdict = value_of(writer_->take(prepared, revive, kNow));
    verdicts.push_back(verdict);
    if (verdict == store::Verdict::added || verdict == store::Verdict::replaced) stored.push_back(std::move(prepared));
  }
  if (!stored.empty()) {
    std::shared_ptr<const store::Dictionary> dictionary;
    if (with_dictionary) {
      std::vector<std::string_view> samples;
      for (const store::PreparedArticle& article : stored) samples.push_back(article.record);
      dictionary = store::Dictionary::train(samples);
      if (!dictionary) throw std::runtime_error("too few records for a dictionary");
    }
    require(writer_->builder()->attach(stored, store::compress_batch(stored, dictionary)));
  }
  require(writer_->commit(writer_->seal()));
  return verdicts;
}

bool ArchiveMaker::remove(std::string_view id) {
  const bool there = value_of(writer_->remove(id, kNow));
  require(writer_->commit(writer_->seal()));
  return there;
}

void ArchiveMaker::scrub() { require(store::scrub(*writer_, 1)); }

bool ArchiveMaker::is_clean() const { return value_of(store::check_archive(directory_.path(), {1})).damage.empty(); }

void ArchiveMaker::merge() { require(store::merge_small_segments(*writer_, 1)); }
void ArchiveMaker::rebuild_in_parts(std::uint64_t most_bytes) {
  for (std::size_t i = writer_->segments().size(); i-- > 0;) require(store::rebuild_segment(*writer_, i, 0, most_bytes));
}
void ArchiveMaker::compact() { require(store::compact(*writer_)); }

Searcher ArchiveMaker::searcher() const { return value_of(Searcher::open(directory_.path())); }

}  // namespace dateline::testing
