// What faults.c records of each call, shared by C and C++. A record is followed by path_size bytes of path,
// path2_size bytes of the second path (rename, link), and data_size bytes that were written. Host byte order: the log
// never leaves the machine.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
namespace dateline::crash {
#endif

enum RecordedOperation {
  op_open = 1,
  op_close,
  op_write,     // offset, data
  op_truncate,  // offset: the new size; handle 0: of the path
  op_sync,
  op_rename,    // path to path2
  op_link,
  op_unlink,
  op_rmdir,
  op_mkdir,
  op_read,
};

enum { kRecordMagic = 0x4c464c44 };

struct Record {
  uint32_t magic;
  uint32_t operation;
  uint64_t number;  // of the calls that count, from 1; 0: does not count
  uint64_t handle;  // of an open file, never used twice
  uint64_t offset;
  uint64_t data_size;
  uint32_t flags;   // of open
  int32_t result;   // negative: failed
  uint32_t path_size;
  uint32_t path2_size;
};

#ifdef __cplusplus
}  // namespace dateline::crash
#endif
