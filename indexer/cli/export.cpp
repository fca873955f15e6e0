// export: every article of one revision as records, in reading order, then the tombstones.
#include <memory>
#include <ostream>

#include "common/archive/record_json.h"
#include "common/archive/snapshot.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/export_record.h"
#include "indexer/store/tombstones.h"

namespace dateline::cli {
namespace {

using archive::Row;

// Mapped pages count as memory until they are given back.
constexpr Row kReleaseRows = 4096;

class Export {
 public:
  Export(const archive::Snapshot& snapshot, const Settings& settings, std::ostream& out)
      : snapshot_(snapshot), settings_(settings), ninjs_(settings.format == readers::Format::ninjs), out_(out) {}

  Result<> go() {
    for (const auto& segment : snapshot_.segments()) {
      if (auto done = write(*segment); !done) return done;
      if (!out_.good()) return {};  // nobody reads any more, or the disk is full: said by the process
    }
    return settings_.visible ? Result<>() : write_tombstones();
  }

 private:
  Result<> write(const archive::Segment& segment) {
    const std::unique_ptr<archive::RowBits> visible = settings_.visible ? segment.visible(settings_.now) : nullptr;
    const archive::RowBits* rows = settings_.visible ? visible.get() : segment.live();
    archive::RecordReader records = segment.records();
    for (Row row = 0; row < segment.size() && out_.good(); ++row) {
      if (row % kReleaseRows == 0) segment.release_pages();
      if (rows != nullptr && !rows->test(row)) continue;
      const auto article = parser_.parse(records.record(row));
      if (!article) return tl::unexpected(article.error());
      const ExportState state{is_corrected(segment, row)};
      out_ << (ninjs_ ? export_ninjs(*article, state) : export_jsonl(*article, state)) << '\n';
    }
    return {};
  }

  bool is_corrected(const archive::Segment& segment, Row row) const {
    const archive::FacetColumn* column = segment.columns().facet(Facet::status);
    bool corrected = false;
    column->for_each(row, [&](std::uint32_t local) {
      corrected = corrected || snapshot_.names().value(column->values()[local]) == "corrected";
    });
    return corrected;
  }

  Result<> write_tombstones() {
    const auto tombstones = store::Tombstones::open(snapshot_.path(), snapshot_.manifest().tombstones);
    if (!tombstones) return tl::unexpected(tombstones.error());
    for (const store::Tombstone& tombstone : tombstones->all()) {
      out_ << export_kill(tombstone.id, tombstone.version, ninjs_) << '\n';
    }
    return {};
  }

  const archive::Snapshot& snapshot_;
  const Settings& settings_;
  bool ninjs_;
  std::ostream& out_;
  archive::RecordParser parser_;
};

}  // namespace

int run_export(const Settings& settings, Streams& streams) {
  const auto snapshot = archive::Snapshot::open(settings.archive);
  if (!snapshot) return report_error(snapshot.error(), streams);
  try {
    if (const auto done = Export(**snapshot, settings, streams.out).go(); !done) {
      return report_error(done.error(), streams);
    }
  } catch (const archive::Damaged& damage) {
    return report_error(archive::damaged_error(damage), streams);
  }
  return 0;
}

}  // namespace dateline::cli
