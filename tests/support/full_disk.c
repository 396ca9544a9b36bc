/* SPDX-License-Identifier: Apache-2.0 */
/* A library that most programs of the abuse ring load first (LD_PRELOAD): while the file named
 * by LOKET_FULL_DISK exists, the folder written in it stands on a full disk. Whatever would make a
 * file there larger, or make one, fails with ENOSPC as the kernel would answer; what only changes
 * bytes that a file has goes on, as it does on a full disk. Needs no right to mount anything, so
 * the tests are the same for root, an ordinary user, and inside a chroot. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *control;

/* nginx forgets its environment. */
static void __attribute__((constructor)) begin(void)
{
	const char *path = getenv("LOKET_FULL_DISK");

	control = path == NULL ? NULL : strdup(path);
}

/* The folder without room, with its final slash; false when every disk has room. */
static bool full_folder(char *folder, size_t size)
{
	long fd = control == NULL ? -1
				  : syscall(SYS_openat, AT_FDCWD, control, O_RDONLY | O_CLOEXEC);
	long got;

	if (fd < 0)
		return false;
	got = syscall(SYS_read, fd, folder, size - 1);
	(void)syscall(SYS_close, fd);
	while (got > 0 && folder[got - 1] == '\n')
		got--;
	folder[got < 0 ? 0 : got] = '\0';
	return got > 0;
}

static bool is_inside(const char *path, const char *folder)
{
	return strncmp(path, folder, strlen(folder)) == 0;
}

/* Whether the file would have to grow to hold what ends at `end`; -1: at its end, wherever that is.
 */
static bool no_room(int fd, off_t end)
{
	char folder[PATH_MAX], link[64], path[PATH_MAX];
	struct stat st;
	ssize_t size;
	int before = errno;
	bool full = false;

	if (full_folder(folder, sizeof(folder))) {
		(void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
		size = readlink(link, path, sizeof(path) - 1);
		if (size > 0) {
			path[size] = '\0';
			full = is_inside(path, folder) && fstat(fd, &st) == 0 &&
			    S_ISREG(st.st_mode) && (end < 0 || end > st.st_size);
		}
	}
	errno = full ? ENOSPC : before;
	return full;
}

static off_t end_of_write(int fd, size_t size)
{
	off_t at = (fcntl(fd, F_GETFL) & O_APPEND) != 0 ? -1 : lseek(fd, 0, SEEK_CUR);

	return at < 0 ? -1 : at + (off_t)size;
}

static size_t total(const struct iovec *parts, int count)
{
	size_t size = 0;

	for (int i = 0; i < count; i++)
		size += parts[i].iov_len;
	return size;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size)
{
	return no_room(fd, end_of_write(fd, size)) ? -1 : syscall(SYS_write, fd, data, size);
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
	return no_room(fd, end_of_write(fd, total(parts, count))) ? -1
								  : REAL(writev)(fd, parts, count);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
	return no_room(fd, at + (off_t)size) ? -1 : REAL(pwrite)(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off_t at)
{
	return pwrite(fd, data, size, at);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at)
{
	return no_room(fd, at + (off_t)total(parts, count)) ? -1
							    : REAL(pwritev)(fd, parts, count, at);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at)
{
	return pwritev(fd, parts, count, at);
}

int posix_fallocate(int fd, off_t at, off_t size)
{
	return no_room(fd, at + size) ? ENOSPC : REAL(posix_fallocate)(fd, at, size);
}

int posix_fallocate64(int fd, off_t at, off_t size)
{
	return posix_fallocate(fd, at, size);
}

int fallocate(int fd, int mode, off_t at, off_t size)
{
	return mode == 0 && no_room(fd, at + size) ? -1 : REAL(fallocate)(fd, mode, at, size);
}

int fallocate64(int fd, int mode, off_t at, off_t size)
{
	return fallocate(fd, mode, at, size);
}

/* An empty file takes a name and an inode; the kernel refuses those too. */
static int open_file(const char *path, int flags, mode_t mode)
{
	char folder[PATH_MAX];

	if ((flags & O_CREAT) != 0 && full_folder(folder, sizeof(folder)) &&
	    is_inside(path, folder) && access(path, F_OK) != 0) {
		errno = ENOSPC;
		return -1;
	}
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

static mode_t mode_of(int flags, va_list args)
{
	return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(args, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = mode_of(flags, args);
	va_end(args);
	return open_file(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = mode_of(flags, args);
	va_end(args);
	return open_file(path, flags | O_LARGEFILE, mode);
}

/* Nothing may be written, whatever is there. */
int statvfs(const char *path, struct statvfs *disk)
{
	char folder[PATH_MAX], inside[PATH_MAX];
	int res = REAL(statvfs)(path, disk);

	(void)snprintf(inside, sizeof(inside), "%.4000s/", path);
	if (res == 0 && full_folder(folder, sizeof(folder)) && is_inside(inside, folder))
		disk->f_bavail = 0;
	return res;
}

int statvfs64(const char *path, struct statvfs64 *disk)
{
	return statvfs(path, (struct statvfs *)disk);
}

int mkdir(const char *path, mode_t mode)
{
	char folder[PATH_MAX];

	if (full_folder(folder, sizeof(folder)) && is_inside(path, folder) &&
	    access(path, F_OK) != 0) {
		errno = ENOSPC;
		return -1;
	}
	return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
