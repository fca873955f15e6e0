#include "indexer/store/postings_writer.h"

#include <xapian.h>

#include <filesystem>

#include "common/archive/file.h"

namespace dateline::store {
namespace {

constexpr unsigned kFlushEvery = 500;  // articles; Xapian's inverter slows down beyond (ARCHITECTURE.md)

Error xapian_error(const std::string& what, const Xapian::Error& error) {
  if (error.get_error_string() != nullptr && std::string(error.get_error_string()).find("No space") != std::string::npos) {
    return Error{ErrorKind::no_space, "disk-full", what + ": " + error.get_description(),
                 "free some space and run the same command again; what is committed is kept", std::nullopt};
  }
  return Error{ErrorKind::io, "postings", what + ": " + error.get_description(), "", std::nullopt};
}

Xapian::Document document(const PreparedArticle& article) {
  Xapian::Document out;
  std::string term;
  for (std::uint32_t i = 0; i < article.terms.size(); ++i) {
    term.assign(article.terms[i]);
    out.add_term(term, article.term_counts[i]);
  }
  for (std::uint32_t i = 0; i < article.byline_terms.size(); ++i) {
    term.assign(article.byline_terms[i]);
    out.add_boolean_term(term);
  }
  return out;
}

}  // namespace

struct PostingsWriter::Impl {
  std::string directory;
  Xapian::WritableDatabase database;
  unsigned pending = 0;  // articles that Xapian keeps in memory
};

PostingsWriter::PostingsWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PostingsWriter::PostingsWriter(PostingsWriter&&) noexcept = default;
PostingsWriter& PostingsWriter::operator=(PostingsWriter&&) noexcept = default;
PostingsWriter::~PostingsWriter() = default;

Result<PostingsWriter> PostingsWriter::create(const std::string& directory) {
  try {
    return PostingsWriter(std::make_unique<Impl>(
        Impl{directory,
             Xapian::WritableDatabase(directory, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST |
                                                     Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS |
                                                     Xapian::DB_BACKEND_GLASS)}));
  } catch (const Xapian::Error& error) {
    return tl::unexpected(xapian_error("cannot build postings in " + directory, error));
  }
}

Result<> PostingsWriter::add(std::span<const PreparedArticle> articles) {
  try {
    for (const PreparedArticle& article : articles) {
      impl_->database.add_document(document(article));
      if (++impl_->pending < kFlushEvery) continue;
      impl_->database.commit();
      impl_->pending = 0;
    }
  } catch (const Xapian::Error& error) {
    return tl::unexpected(xapian_error("cannot build postings in " + impl_->directory, error));
  }
  return {};
}

Result<> PostingsWriter::close() {
  try {
    impl_->database.commit();
    impl_->database.close();
  } catch (const Xapian::Error& error) {
    return tl::unexpected(xapian_error("cannot build postings in " + impl_->directory, error));
  }
  return {};
}

Result<std::uint32_t> compact_postings(const std::vector<std::string>& sources, const std::string& target,
                                       bool durably) {
  try {
    // Xapian passes over a failing fsync, and the system tells of a failure once: to whoever has the file open by then.
    auto witness = archive::FileWriter::create(target);
    if (!witness) return tl::unexpected(witness.error());
    Xapian::Database all;
    for (const std::string& source : sources) all.add_database(Xapian::Database(source));
    if (sources.empty()) {  // Xapian compacts at least one database
      const std::string empty = target + ".empty";
      Xapian::WritableDatabase(empty, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST).close();
      Xapian::Database(empty).compact(target, Xapian::DBCOMPACT_SINGLE_FILE);
      std::filesystem::remove_all(empty);
    } else {
      all.compact(target, Xapian::DBCOMPACT_SINGLE_FILE);
    }
    if (auto done = witness->close(durably); !done) return tl::unexpected(done.error());
    const Xapian::Database made(target);
    if (made.get_doccount() != made.get_lastdocid()) {
      return fail(ErrorKind::internal, "postings-not-dense",
                  "compaction made " + std::to_string(made.get_doccount()) + " documents up to number " +
                      std::to_string(made.get_lastdocid()));
    }
    return made.get_doccount();
  } catch (const Xapian::Error& error) {
    return tl::unexpected(xapian_error("cannot compact postings into " + target, error));
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(ErrorKind::io, "io-error", error.what());
  }
}

}  // namespace dateline::store
