/* SPDX-License-Identifier: Apache-2.0 */
/* The failing allocator of C. Holds nothing else. */
#include "allocator.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);

static int countdown; /* 0: nothing fails */
static bool refused;

bool allocator_refuses(void)
{
	if (countdown == 0 || --countdown > 0)
		return false;
	refused = true;
	errno = ENOMEM;
	return true;
}

void *__wrap_malloc(size_t size)
{
	return allocator_refuses() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return allocator_refuses() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
	return allocator_refuses() ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *text)
{
	return allocator_refuses() ? NULL : __real_strdup(text);
}

void allocator_fail_at(int n)
{
	countdown = n;
	refused = false;
}

bool allocator_fail_end(void)
{
	countdown = 0;
	return refused;
}

int allocator_pause(void)
{
	int left = countdown;

	countdown = 0;
	return left;
}

void allocator_resume(int left)
{
	countdown = left;
}
