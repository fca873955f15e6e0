// A library for LD_PRELOAD that makes the system calls of a process which change files fail, or kills the process at
// one of them, or records them all. Only calls on files below one directory count. Nothing in the product knows of it.
//
//   LD_PRELOAD=libdateline_faults.so DATELINE_FAULTS_ROOT=/tmp/x DATELINE_FAULTS_PLAN=kill:17 dateline-index add ...
//
// DATELINE_FAULTS_ROOT   absolute path without links; files below it count. Not set: nothing is done.
// DATELINE_FAULTS_PLAN   ACTION:N, N the number of the call from 1. ACTION+ acts at call N and at all after it.
//     kill     SIGKILL before the call          torn    SIGKILL after it; of a write, only the first half is done
//     enospc   the call fails with ENOSPC       eio     it fails with EIO (close closes all the same)
//     short    a write does half; other calls are left alone        term    SIGTERM, then the call as usual
// DATELINE_FAULTS_CLASS  which calls have numbers: "write" (default): open that creates or truncates, write, pwrite,
//     writev, truncate, ftruncate, fsync, fdatasync, rename, link, unlink, mkdir, rmdir, close of a file open for writing;
//     "read": open for reading, read, pread, mmap.
// DATELINE_FAULTS_LOG    file to record calls in: those with numbers, and every other open, fsync and close below ROOT.
//                        Format: struct Record of faults_log.h, then its two paths and the bytes written.
// DATELINE_FAULTS_SYNC   1: really fsync. By default fsync only counts: a killed process loses no page cache, and the
//                        power loss model works on the record.
//
// Calls go straight to the kernel (syscall(2)), so that it does not matter which of glibc's names a library binds to.
// One lock is held over counting, calling and recording: the record is in the order in which things happened.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "tests/crash/faults_log.h"

#define EXPORT __attribute__((visibility("default")))

enum { kMostFiles = 1024, kLogDescriptor = 1000 };
enum Action { act_none, act_kill, act_torn, act_enospc, act_eio, act_short, act_term };

static struct {
  char path[PATH_MAX / 4];  // empty: not below the root
  uint64_t handle;
  bool writes;
  int unreported;  // errno of a failed fsync of the same file through another descriptor
} files[kMostFiles];

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static enum Action plan;
static uint64_t plan_from, plan_to;
static bool count_reads, really_sync;
static int log_fd = -1;
static uint64_t calls, handles;

__attribute__((constructor)) static void start(void) {
  const char* value = getenv("DATELINE_FAULTS_ROOT");
  if (value == NULL || strlen(value) >= sizeof root) return;
  strcpy(root, value);
  root_length = strlen(root);
  static const struct {
    const char* name;
    enum Action action;
  } actions[] = {{"kill", act_kill}, {"torn", act_torn},   {"enospc", act_enospc},
                 {"eio", act_eio},   {"short", act_short}, {"term", act_term}};
  value = getenv("DATELINE_FAULTS_PLAN");
  const char* colon = value != NULL ? strchr(value, ':') : NULL;
  if (colon != NULL) {
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; ++i) {
      if (strncmp(value, actions[i].name, strlen(actions[i].name)) == 0) plan = actions[i].action;
    }
    plan_from = strtoull(colon + 1, NULL, 10);
    plan_to = colon[-1] == '+' ? UINT64_MAX : plan_from;
  }
  value = getenv("DATELINE_FAULTS_CLASS");
  count_reads = value != NULL && strcmp(value, "read") == 0;
  value = getenv("DATELINE_FAULTS_SYNC");
  really_sync = value != NULL && strcmp(value, "1") == 0;
  value = getenv("DATELINE_FAULTS_LOG");
  if (value != NULL) {
    const int fd = (int)syscall(SYS_openat, AT_FDCWD, value, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd >= 0) {
      log_fd = (int)syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, kLogDescriptor);
      syscall(SYS_close, fd);
    }
  }
}

static bool below_root(const char* path) {
  return root_length > 0 && strncmp(path, root, root_length) == 0 &&
         (path[root_length] == '\0' || path[root_length] == '/');
}

static bool tracked(int fd) { return fd >= 0 && fd < kMostFiles && files[fd].path[0] != '\0'; }

// The path below the root that (directory, path) means; empty where it is elsewhere.
static const char* resolve(int directory, const char* path, char out[PATH_MAX]) {
  out[0] = '\0';
  if (root_length == 0 || path == NULL) return out;
  if (path[0] == '/') {
    snprintf(out, PATH_MAX, "%s", path);
  } else if (tracked(directory)) {
    snprintf(out, PATH_MAX, "%s/%s", files[directory].path, path);
  } else if (directory == AT_FDCWD) {
    const long n = syscall(SYS_getcwd, out, (unsigned long)PATH_MAX);
    if (n <= 0 || !below_root(out)) out[0] = '\0';
    else snprintf(out + n - 1, PATH_MAX - (size_t)(n - 1), "/%s", path);
  }
  if (!below_root(out)) out[0] = '\0';
  size_t length = strlen(out);
  while (length > root_length && out[length - 1] == '/') out[--length] = '\0';
  return out;
}

struct Call {
  struct Record record;
  const char* path;
  const char* path2;
  const struct iovec* data;  // of writes
  int parts;
};

static void put_record(struct Call* call, long result, uint64_t bytes) {
  if (log_fd < 0) return;
  struct Record* record = &call->record;
  record->magic = kRecordMagic;
  record->result = (int32_t)result;
  record->path_size = (uint32_t)(call->path != NULL ? strlen(call->path) : 0);
  record->path2_size = (uint32_t)(call->path2 != NULL ? strlen(call->path2) : 0);
  record->data_size = call->data != NULL ? bytes : 0;
  struct iovec parts[3] = {{record, sizeof *record},
                           {(void*)(uintptr_t)call->path, record->path_size},
                           {(void*)(uintptr_t)call->path2, record->path2_size}};
  syscall(SYS_writev, log_fd, parts, 3);
  for (int i = 0; i < call->parts && bytes > 0; ++i) {
    const size_t n = call->data[i].iov_len < bytes ? call->data[i].iov_len : bytes;
    syscall(SYS_write, log_fd, call->data[i].iov_base, n);
    bytes -= n;
  }
}

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

// Gives the call its number, and says what the plan has for it.
static enum Action begin_call(struct Call* call, bool read_class) {
  if (read_class != count_reads) return act_none;
  call->record.number = ++calls;
  if (calls < plan_from || calls > plan_to || plan == act_none) return act_none;
  if (plan == act_kill) die();
  if (plan == act_term) {
    syscall(SYS_kill, getpid(), SIGTERM);
    return act_none;
  }
  return plan;
}

static bool fails(enum Action action) { return action == act_enospc || action == act_eio; }

static long failure(enum Action action) {
  errno = action == act_enospc ? ENOSPC : EIO;
  return -1;
}

static void end_call(struct Call* call, enum Action action, long result, uint64_t bytes) {
  const int error = errno;
  put_record(call, result, bytes);
  if (action == act_torn) die();
  errno = error;
}

// A call that names files and is one system call.
static long path_call(struct Record record, const char* path, const char* path2, long number, const long arguments[5]) {
  if (path[0] == '\0' && path2[0] == '\0') {
    return syscall(number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]);
  }
  pthread_mutex_lock(&mutex);
  struct Call call = {.record = record, .path = path, .path2 = path2};
  const enum Action action = begin_call(&call, false);
  const long result = fails(action) ? failure(action)
                                    : syscall(number, arguments[0], arguments[1], arguments[2], arguments[3],
                                              arguments[4]);
  end_call(&call, action, result, 0);
  pthread_mutex_unlock(&mutex);
  return result;
}

// ---------------------------------------------------------------- opening and closing

static int do_open(int directory, const char* path, int flags, mode_t mode) {
  char full[PATH_MAX];
  resolve(directory, path, full);
  if (full[0] == '\0') {
    const int fd = (int)syscall(SYS_openat, directory, path, flags, mode);
    if (tracked(fd)) files[fd].path[0] = '\0';  // closed by a way that is not wrapped
    return fd;
  }
  pthread_mutex_lock(&mutex);
  const bool writes = (flags & O_ACCMODE) != O_RDONLY;
  const bool changes = (flags & (O_CREAT | O_TRUNC)) != 0;
  struct Call call = {.record = {.operation = op_open, .flags = (uint32_t)flags}, .path = full};
  const enum Action action = changes || !writes ? begin_call(&call, !changes) : act_none;
  const long result = fails(action) ? failure(action) : syscall(SYS_openat, directory, path, flags, mode);
  if (result >= 0 && result < kMostFiles) {
    const int error = errno;
    snprintf(files[result].path, sizeof files[result].path, "%s", full);
    files[result].writes = writes;
    files[result].unreported = 0;
    files[result].handle = ++handles;
    call.record.handle = handles;
    errno = error;
  }
  end_call(&call, action, result, 0);
  pthread_mutex_unlock(&mutex);
  return (int)result;
}

static mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? (mode_t)va_arg(arguments, int) : 0;
}

#define OPEN(NAME)                                             \
  EXPORT int NAME(const char* path, int flags, ...) {          \
    va_list arguments;                                         \
    va_start(arguments, flags);                                \
    const mode_t mode = mode_of(flags, arguments);             \
    va_end(arguments);                                         \
    return do_open(AT_FDCWD, path, flags, mode);               \
  }
#define OPENAT(NAME)                                                  \
  EXPORT int NAME(int directory, const char* path, int flags, ...) {  \
    va_list arguments;                                                \
    va_start(arguments, flags);                                       \
    const mode_t mode = mode_of(flags, arguments);                    \
    va_end(arguments);                                                \
    return do_open(directory, path, flags, mode);                     \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
EXPORT int __open_2(const char* path, int flags) { return do_open(AT_FDCWD, path, flags, 0); }
EXPORT int __open64_2(const char* path, int flags) { return do_open(AT_FDCWD, path, flags, 0); }
EXPORT int __openat_2(int directory, const char* path, int flags) { return do_open(directory, path, flags, 0); }
EXPORT int __openat64_2(int directory, const char* path, int flags) { return do_open(directory, path, flags, 0); }
EXPORT int creat(const char* path, mode_t mode) {
  return do_open(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
EXPORT int creat64(const char* path, mode_t mode) { return creat(path, mode); }

// std::basic_filebuf opens through fopen, whose open is inside glibc, and then writes by descriptor.
static FILE* do_fopen(const char* path, const char* mode) {
  int flags = strchr(mode, '+') != NULL ? O_RDWR : mode[0] == 'r' ? O_RDONLY : O_WRONLY;
  if (mode[0] != 'r') flags |= O_CREAT | (mode[0] == 'a' ? O_APPEND : O_TRUNC);
  if (strchr(mode, 'e') != NULL) flags |= O_CLOEXEC;
  const int fd = do_open(AT_FDCWD, path, flags, 0666);
  if (fd < 0) return NULL;
  FILE* file = fdopen(fd, mode);
  if (file == NULL) close(fd);
  return file;
}
EXPORT FILE* fopen(const char* path, const char* mode) { return do_fopen(path, mode); }
EXPORT FILE* fopen64(const char* path, const char* mode) { return do_fopen(path, mode); }

// Takes a descriptor that is about to be closed out of the table; true where the close must be said to have failed.
static bool note_close(int fd, enum Action* action) {
  if (!tracked(fd)) return false;
  struct Call call = {.record = {.operation = op_close, .handle = files[fd].handle}, .path = files[fd].path};
  *action = files[fd].writes ? begin_call(&call, false) : act_none;
  put_record(&call, fails(*action) ? -1 : 0, 0);
  files[fd].path[0] = '\0';
  return fails(*action);
}

EXPORT int close(int fd) {
  if (!tracked(fd)) return (int)syscall(SYS_close, fd);
  pthread_mutex_lock(&mutex);
  enum Action action = act_none;
  const bool failed = note_close(fd, &action);
  long result = syscall(SYS_close, fd);
  if (action == act_torn) die();
  if (failed) result = failure(action);
  pthread_mutex_unlock(&mutex);
  return (int)result;
}

EXPORT int fclose(FILE* file) {
  static int (*next)(FILE*);
  if (next == NULL) next = (int (*)(FILE*))dlsym(RTLD_NEXT, "fclose");
  pthread_mutex_lock(&mutex);
  enum Action action = act_none;
  const bool failed = note_close(fileno(file), &action);
  pthread_mutex_unlock(&mutex);
  const int result = next(file);
  if (action == act_torn) die();
  return failed ? (int)failure(action) : result;
}

EXPORT int closedir(DIR* directory) {
  static int (*next)(DIR*);
  if (next == NULL) next = (int (*)(DIR*))dlsym(RTLD_NEXT, "closedir");
  pthread_mutex_lock(&mutex);
  enum Action action = act_none;
  note_close(dirfd(directory), &action);
  pthread_mutex_unlock(&mutex);
  return next(directory);
}

// ---------------------------------------------------------------- writing

static ssize_t do_write(int fd, const struct iovec* parts, int count, int64_t offset) {
  pthread_mutex_lock(&mutex);
  uint64_t bytes = 0;
  for (int i = 0; i < count; ++i) bytes += parts[i].iov_len;
  struct Call call = {.record = {.operation = op_write, .handle = files[fd].handle},
                      .path = files[fd].path, .data = parts, .parts = count};
  const enum Action action = begin_call(&call, false);
  struct iovec half = {parts[0].iov_base, parts[0].iov_len > 1 ? parts[0].iov_len / 2 : parts[0].iov_len};
  if (action == act_short || action == act_torn) parts = &half, count = 1;
  long result;
  if (fails(action)) result = failure(action);
  else if (offset >= 0) result = syscall(SYS_pwritev, fd, parts, count, (long)offset, 0L);
  else result = syscall(SYS_writev, fd, parts, count);
  if (result > 0) {
    const int error = errno;
    call.record.offset = offset >= 0 ? (uint64_t)offset : (uint64_t)(syscall(SYS_lseek, fd, 0L, SEEK_CUR) - result);
    errno = error;
  }
  end_call(&call, action, result, result > 0 ? (uint64_t)result : 0);
  pthread_mutex_unlock(&mutex);
  return result;
}

EXPORT ssize_t write(int fd, const void* data, size_t size) {
  if (!tracked(fd)) return syscall(SYS_write, fd, data, size);
  const struct iovec part = {(void*)(uintptr_t)data, size};
  return do_write(fd, &part, 1, -1);
}
EXPORT ssize_t writev(int fd, const struct iovec* parts, int count) {
  if (!tracked(fd)) return syscall(SYS_writev, fd, parts, count);
  return do_write(fd, parts, count, -1);
}
EXPORT ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
  if (!tracked(fd)) return syscall(SYS_pwrite64, fd, data, size, offset);
  const struct iovec part = {(void*)(uintptr_t)data, size};
  return do_write(fd, &part, 1, offset);
}
EXPORT ssize_t pwrite64(int fd, const void* data, size_t size, off64_t offset) { return pwrite(fd, data, size, offset); }

// As Linux does since 4.13: a failure to write back is told once through every descriptor that was open at the time, and
// never again; a file opened afterwards syncs as if all were well.
static void report_to_others(int fd) {
  for (int other = 0; other < kMostFiles; ++other) {
    if (other == fd || !tracked(other) || strcmp(files[other].path, files[fd].path) != 0) continue;
    files[other].unreported = errno;
  }
}

// A call on a descriptor that is one system call with at most one argument more.
static int file_call(uint32_t operation, int fd, long number, long argument, bool really) {
  if (!tracked(fd)) return (int)syscall(number, fd, argument);
  pthread_mutex_lock(&mutex);
  struct Call call = {.record = {.operation = operation, .handle = files[fd].handle, .offset = (uint64_t)argument},
                      .path = files[fd].path};
  const enum Action action = begin_call(&call, false);
  long result = 0;
  if (fails(action)) {
    result = failure(action);
    if (operation == op_sync) report_to_others(fd);
  } else if (operation == op_sync && files[fd].unreported != 0) {
    errno = files[fd].unreported;
    result = -1;
  } else if (really) {
    result = syscall(number, fd, argument);
  }
  files[fd].unreported = operation == op_sync ? 0 : files[fd].unreported;
  end_call(&call, action, result, 0);
  pthread_mutex_unlock(&mutex);
  return (int)result;
}
EXPORT int ftruncate(int fd, off_t size) { return file_call(op_truncate, fd, SYS_ftruncate, size, true); }
EXPORT int ftruncate64(int fd, off64_t size) { return file_call(op_truncate, fd, SYS_ftruncate, size, true); }
EXPORT int fsync(int fd) { return file_call(op_sync, fd, SYS_fsync, 0, really_sync); }
EXPORT int fdatasync(int fd) { return file_call(op_sync, fd, SYS_fdatasync, 0, really_sync); }

// Ways of writing that are refused, so that their callers fall back on those above.
EXPORT ssize_t sendfile(int to, int from, off_t* offset, size_t count) {
  if (!tracked(to)) return syscall(SYS_sendfile, to, from, offset, count);
  errno = EINVAL;
  return -1;
}
EXPORT ssize_t sendfile64(int to, int from, off64_t* offset, size_t count) { return sendfile(to, from, offset, count); }
EXPORT int fallocate(int fd, int mode, off_t offset, off_t size) {
  if (!tracked(fd)) return (int)syscall(SYS_fallocate, fd, mode, offset, size);
  errno = EOPNOTSUPP;
  return -1;
}
EXPORT int posix_fallocate(int fd, off_t offset, off_t size) {
  if (!tracked(fd)) return syscall(SYS_fallocate, fd, 0, offset, size) == 0 ? 0 : errno;
  return EOPNOTSUPP;
}

// ---------------------------------------------------------------- names

#define RESOLVED(NAME, DIRECTORY, PATH) \
  char NAME[PATH_MAX];                  \
  resolve(DIRECTORY, PATH, NAME)
#define ARGUMENTS(...) ((const long[5]){__VA_ARGS__})

EXPORT int renameat2(int from_directory, const char* from, int to_directory, const char* to, unsigned flags) {
  RESOLVED(full, from_directory, from);
  RESOLVED(full2, to_directory, to);
  return (int)path_call((struct Record){.operation = op_rename}, full, full2, SYS_renameat2,
                        ARGUMENTS(from_directory, (long)from, to_directory, (long)to, flags));
}
EXPORT int renameat(int from_directory, const char* from, int to_directory, const char* to) {
  return renameat2(from_directory, from, to_directory, to, 0);
}
EXPORT int rename(const char* from, const char* to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

EXPORT int linkat(int from_directory, const char* from, int to_directory, const char* to, int flags) {
  RESOLVED(full, from_directory, from);
  RESOLVED(full2, to_directory, to);
  return (int)path_call((struct Record){.operation = op_link}, full, full2, SYS_linkat,
                        ARGUMENTS(from_directory, (long)from, to_directory, (long)to, flags));
}
EXPORT int link(const char* from, const char* to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

EXPORT int unlinkat(int directory, const char* path, int flags) {
  RESOLVED(full, directory, path);
  const uint32_t operation = (flags & AT_REMOVEDIR) != 0 ? op_rmdir : op_unlink;
  return (int)path_call((struct Record){.operation = operation}, full, "", SYS_unlinkat,
                        ARGUMENTS(directory, (long)path, flags));
}
EXPORT int unlink(const char* path) { return unlinkat(AT_FDCWD, path, 0); }
EXPORT int rmdir(const char* path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
EXPORT int remove(const char* path) {
  const int result = unlink(path);
  return result != 0 && errno == EISDIR ? rmdir(path) : result;
}

EXPORT int truncate(const char* path, off_t size) {
  RESOLVED(full, AT_FDCWD, path);
  return (int)path_call((struct Record){.operation = op_truncate, .offset = (uint64_t)size}, full, "", SYS_truncate,
                        ARGUMENTS((long)path, size));
}
EXPORT int truncate64(const char* path, off64_t size) { return truncate(path, size); }

EXPORT int mkdirat(int directory, const char* path, mode_t mode) {
  RESOLVED(full, directory, path);
  return (int)path_call((struct Record){.operation = op_mkdir}, full, "", SYS_mkdirat,
                        ARGUMENTS(directory, (long)path, (long)mode));
}
EXPORT int mkdir(const char* path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

// ---------------------------------------------------------------- reading

// For class "read" only; else the calls pass through.
static enum Action begin_read(int fd) {
  if (!count_reads || !tracked(fd)) return act_none;
  pthread_mutex_lock(&mutex);
  struct Call call = {.record = {.operation = op_read, .handle = files[fd].handle}, .path = files[fd].path};
  const enum Action action = begin_call(&call, true);
  put_record(&call, fails(action) ? -1 : 0, 0);
  pthread_mutex_unlock(&mutex);
  return action;
}
EXPORT ssize_t read(int fd, void* data, size_t size) {
  const enum Action action = begin_read(fd);
  if (fails(action)) return failure(action);
  if (action == act_short && size > 1) size /= 2;
  return syscall(SYS_read, fd, data, size);
}
EXPORT ssize_t pread(int fd, void* data, size_t size, off_t offset) {
  const enum Action action = begin_read(fd);
  if (fails(action)) return failure(action);
  if (action == act_short && size > 1) size /= 2;
  return syscall(SYS_pread64, fd, data, size, offset);
}
EXPORT ssize_t pread64(int fd, void* data, size_t size, off64_t offset) { return pread(fd, data, size, offset); }
EXPORT void* mmap(void* address, size_t size, int protection, int flags, int fd, off_t offset) {
  const enum Action action = begin_read(fd);
  if (fails(action)) {
    failure(action);
    return MAP_FAILED;
  }
  return (void*)syscall(SYS_mmap, address, size, protection, flags, fd, offset);
}
EXPORT void* mmap64(void* address, size_t size, int protection, int flags, int fd, off64_t offset) {
  return mmap(address, size, protection, flags, fd, offset);
}
