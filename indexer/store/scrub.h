// Taking the last traces of killed and removed articles out of an archive's bytes, in the run that killed them.
//
//   writer->commit(writer->seal());   // the tombstones are committed: from here on nobody finds the articles
//   scrub(*writer, jobs);             // and from here on no file of the archive holds a byte of them
//
// Every segment with a row of a buried id that is not valid (also older versions) is rebuilt from its other records,
// which renews its words, terms, columns and the dictionary that compresses its records; names that no segment has any
// more are blanked, with the ordinals kept; records of those ids in the archive's own rejects files lose their text;
// kept manifests go, and at once, not after 15 minutes, every file that the current one does not name. What stays is
// the tombstone: id, time, reason, version. Files are unlinked, not overwritten: wiping the blocks of a disk, of backups
// and of snapshots (which are archives of their own) is not done here.
//
// How far this has come is committed last, as Manifest::scrubbed, so that after a kill the next writer does it again.
// Cheap where nothing was buried. With nothing sealed or pending. Errors: those of rebuilding and of the disk.
#pragma once

#include "common/error.h"
#include "indexer/store/archive_writer.h"

namespace dateline::store {

Result<> scrub(ArchiveWriter& writer, unsigned jobs);

}  // namespace dateline::store
