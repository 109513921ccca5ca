/* Preloaded into a process to let a call of the system fail: the FAULT_AT-th FAULT_CALL on a path
   that contains FAULT_PATH fails with FAULT_ERRNO. Each such call writes a byte to FAULT_LOG. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static int calls;

static int fails(const char *call, const char *path) {
    const char *wanted = getenv("FAULT_CALL"), *part = getenv("FAULT_PATH");
    if (!wanted || !part || strcmp(wanted, call) || !path || !strstr(path, part)) return 0;
    syscall(SYS_write, atoi(getenv("FAULT_LOG")), ".", 1);
    if (++calls != atoi(getenv("FAULT_AT"))) return 0;
    errno = atoi(getenv("FAULT_ERRNO"));
    return 1;
}

static int fails_on(const char *call, int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(call, path);
}

#define REAL(type, name, ...) ((type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...) {                                                   \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        mode_t mode = va_arg(more, mode_t);                                                        \
        va_end(more);                                                                              \
        return fails("open", path) ? -1 : REAL(int, name, const char *, int, mode_t)(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *data, size_t size) {
    return fails_on("write", fd) ? -1 : REAL(ssize_t, write, int, const void *, size_t)(fd, data, size);
}

ssize_t read(int fd, void *data, size_t size) {
    return fails_on("read", fd) ? -1 : REAL(ssize_t, read, int, void *, size_t)(fd, data, size);
}

int fsync(int fd) { return fails_on("fsync", fd) ? -1 : REAL(int, fsync, int)(fd); }

int flock(int fd, int what) { return fails_on("flock", fd) ? -1 : REAL(int, flock, int, int)(fd, what); }

int rename(const char *from, const char *to) {
    return fails("rename", to) ? -1 : REAL(int, rename, const char *, const char *)(from, to);
}

void *mmap64(void *at, size_t size, int use, int flags, int fd, off_t start) {
    return fails_on("mmap", fd) ? MAP_FAILED
        : REAL(void *, mmap64, void *, size_t, int, int, int, off_t)(at, size, use, flags, fd, start);
}

void *mmap(void *at, size_t size, int use, int flags, int fd, off_t start) {
    return mmap64(at, size, use, flags, fd, start);
}
