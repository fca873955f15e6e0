// From an open stream to records: layers, containers, splitters.
#include <algorithm>

#include "indexer/readers/source_frames.h"
#include "indexer/readers/walk.h"

namespace dateline::readers {
namespace {

// A stream that is cut into many records.
class SplitterFrame : public Frame {
 public:
  SplitterFrame(std::unique_ptr<ByteStream> stream, std::unique_ptr<Splitter> splitter, Origin origin,
                Format format, std::shared_ptr<Root> root)
      : root_(std::move(root)),
        stream_(std::move(stream)),
        splitter_(std::move(splitter)),
        origin_(std::move(origin)),
        format_(format) {}

  bool step(Reading& reading) override {
    if (auto piece = splitter_->next(*stream_)) {
      reading.emit_piece(origin_, format_, std::move(*piece));
      return true;
    }
    if (stream_->failure())
      reading.reject_input(origin_, stream_->failure()->code, stream_->failure()->reason);
    return false;
  }

 private:
  std::shared_ptr<Root> root_;
  std::unique_ptr<ByteStream> stream_;
  std::unique_ptr<Splitter> splitter_;
  Origin origin_;
  Format format_;
};

// A zip or tar, member by member.
class ContainerFrame : public Frame {
 public:
  ContainerFrame(std::unique_ptr<ByteStream> stream, Packing packing, Origin origin,
                 std::shared_ptr<Root> root, unsigned depth)
      : root_(std::move(root)),
        container_(std::move(stream), packing, root_->meter, depth),
        origin_(std::move(origin)),
        depth_(depth) {}

  bool step(Reading& reading) override {
    const std::optional<Member> member = container_.next();
    if (const auto damage = container_.take_damage())
      reading.reject_input(origin_, damage->code, damage->reason);
    if (member) {
      open(reading, *member);
      return true;
    }
    // A zip is not read to its last byte, so whether the file grew meanwhile is asked here.
    if (depth_ == 1 && !root_->file->failure() && root_->file->changed()) {
      reading.reject_input(origin_, root_->file->failure()->code, root_->file->failure()->reason);
    }
    return false;
  }

 private:
  void open(Reading& reading, const Member& member) {
    if (member.kind == Member::Kind::directory) return;
    Origin origin = origin_;
    origin.member = origin.member.empty() ? member.name : join_path(origin.member, member.name);
    if (is_hidden_member(member.name)) return reading.skip(std::move(origin), "hidden file");
    if (member.kind == Member::Kind::link) return reading.skip(std::move(origin), "link inside an archive");
    if (member.kind == Member::Kind::special)
      return reading.skip(std::move(origin), "device or pipe inside an archive");
    if (member.encrypted)
      return reading.reject_input(std::move(origin), "encrypted", "the member is encrypted");
    reading.open_stream(container_.data(), std::move(origin), root_, depth_);
  }

  std::shared_ptr<Root> root_;
  Container container_;
  Origin origin_;
  unsigned depth_;
};

std::string_view without_packing_suffix(std::string_view name) {
  for (const std::string_view suffix : {".gz", ".bz2", ".xz", ".zst"}) {
    if (name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
  }
  return name;
}

}  // namespace

void Reading::open_input(std::unique_ptr<FileStream> file, std::string path) {
  auto root = std::make_shared<Root>(consumed_, options_.limits);
  root->file = file.get();
  file->stop_on(options_.stop);
  Origin origin;
  origin.path = std::move(path);
  open_stream(std::move(file), std::move(origin), std::move(root), 0);
}

void Reading::open_stream(std::unique_ptr<ByteStream> stream, Origin origin, std::shared_ptr<Root> root,
                          unsigned depth) {
  std::string_view name = origin.member.empty() ? origin.path : origin.member;
  auto peek = std::make_unique<PeekStream>(std::move(stream));
  Packing packing = sniff_packing(peek->head(512));
  for (unsigned layers = 0; packing != Packing::none; packing = sniff_packing(peek->head(512))) {
    if (packing == Packing::zip || packing == Packing::tar) {
      if (depth + 1 > options_.limits.nesting) break;
      return push(std::make_unique<ContainerFrame>(std::move(peek), packing, std::move(origin),
                                                   std::move(root), depth + 1));
    }
    if (++layers > options_.limits.nesting) break;
    peek = std::make_unique<PeekStream>(std::make_unique<DecompressStream>(
        std::move(peek), packing, root->meter, depth + 1, options_.limits.nesting));
    name = without_packing_suffix(name);
  }
  if (packing != Packing::none) {
    return reject_input(
        std::move(origin), "nested-too-deep",
        "more than " + std::to_string(options_.limits.nesting) + " archives inside each other");
  }
  const std::string_view head = peek->head(kSniffBytes);
  if (head.empty() && peek->failure()) {
    return reject_input(std::move(origin), peek->failure()->code, peek->failure()->reason);
  }
  const Sniffed sniffed = sniff_format(head, peek->ended() && !peek->failure(), name, options_.format);
  switch (sniffed.kind) {
    case Sniffed::Kind::empty:
      return emit(Rejection{std::move(origin), "empty", "nothing but white space", {}, false});
    case Sniffed::Kind::no_article:
      return skip(std::move(origin), sniffed.reason);
    case Sniffed::Kind::refused:
      return emit(Rejection{std::move(origin), sniffed.code, sniffed.reason, {}, false});
    case Sniffed::Kind::articles:
      break;
  }
  auto splitter = reader_of(sniffed.format).splitter(sniffed, options_.limits);
  if (sniffed.format == Format::text) {
    if (auto piece = splitter->next(*peek)) emit_piece(origin, sniffed.format, std::move(*piece));
    if (peek->failure()) reject_input(std::move(origin), peek->failure()->code, peek->failure()->reason);
    return;
  }
  push(std::make_unique<SplitterFrame>(std::move(peek), std::move(splitter), std::move(origin),
                                       sniffed.format, std::move(root)));
}

void Reading::emit_piece(const Origin& origin, Format format, Piece piece) {
  Origin at = origin;
  at.record = piece.record;
  at.byte_offset = piece.byte_offset;
  if (piece.code.empty()) return emit(RawRecord{std::move(at), format, std::move(piece.bytes)});
  emit(Rejection{std::move(at), std::move(piece.code), std::move(piece.reason), std::move(piece.bytes),
                 piece.input_broken});
}

}  // namespace dateline::readers
