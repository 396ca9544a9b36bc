/* SPDX-License-Identifier: Apache-2.0 */
/* What a conversion may cost: a pool of memory with a ceiling, which cmark works in, and a look
 * at the text before it is parsed. Knows the ways in which Markdown is known to be expensive,
 * and nothing of what it means. */
#include "markdown_inside.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define POOL_MAX ((size_t)32 * 1024 * 1024)
#define CELLS_MAX 20000   /* of all tables together */
#define BRACKETS_MAX 8000 /* "[" */
#define RUNS_MAX 16000    /* runs of the characters that open emphasis */
#define ATS_MAX 8000      /* "@" */

/* Memory */

struct block {
	struct block *before, *after;
	size_t size;
	max_align_t data[];
};

/* cmark's allocator carries no pointer of ours, so the pool of the conversion at hand is found
 * here: one at a time, one thread. */
static struct {
	struct block *blocks;
	size_t used;
	jmp_buf *full;
} pool;

static void pool_link(struct block *b)
{
	b->before = NULL;
	b->after = pool.blocks;
	if (b->after != NULL)
		b->after->before = b;
	pool.blocks = b;
	pool.used += b->size;
}

static void pool_unlink(struct block *b)
{
	if (b->before != NULL)
		b->before->after = b->after;
	else
		pool.blocks = b->after;
	if (b->after != NULL)
		b->after->before = b->before;
	pool.used -= b->size;
}

static struct block *block_of(void *data)
{
	return (struct block *)(void *)((char *)data - offsetof(struct block, data));
}

static void *pool_calloc(size_t count, size_t size)
{
	struct block *b = NULL;
	size_t total = 0;

	if (!__builtin_mul_overflow(count, size, &total) && total <= POOL_MAX - pool.used)
		b = calloc(1, sizeof(*b) + total);
	if (b == NULL)
		markdown_give_up();
	b->size = total;
	pool_link(b);
	return b->data;
}

static void pool_free(void *data)
{
	if (data == NULL)
		return;
	pool_unlink(block_of(data));
	free(block_of(data));
}

static void *pool_realloc(void *data, size_t size)
{
	struct block *old, *b;
	size_t old_size;

	if (data == NULL)
		return pool_calloc(1, size);
	old = block_of(data);
	old_size = old->size;
	if (size > old_size && size - old_size > POOL_MAX - pool.used)
		markdown_give_up();
	pool_unlink(old);
	b = realloc(old, sizeof(*b) + size);
	if (b == NULL) {
		pool_link(old);
		markdown_give_up();
	}
	b->size = size;
	pool_link(b);
	return b->data;
}

void markdown_pool_close(void)
{
	while (pool.blocks != NULL)
		pool_free(pool.blocks->data);
	pool.full = NULL;
}

void markdown_pool_open(jmp_buf *full)
{
	pool.full = full;
}

void markdown_give_up(void)
{
	longjmp(*pool.full, 1);
}

cmark_mem markdown_pool = { pool_calloc, pool_realloc, pool_free };

/* Measuring before parsing */

struct measure {
	size_t markers; /* block markers seen so far: no line can be deeper than all of them */
	size_t depth;   /* upper bound of the deepest line */
	size_t brackets, runs, ats;
	size_t pipes; /* the most on one line of the paragraph at hand */
	size_t lines; /* of the paragraph at hand */
	size_t cells; /* upper bound of the table cells so far */
};

/* One line's indentation and block markers. A list item needs two columns for each level it
 * stands in, or a marker on the same line. */
static void measure_start(struct measure *m, const char *line, const char *end)
{
	size_t columns = 0, here = 0;
	const char *p = line;

	for (; p < end; p++) {
		size_t digits = strspn(p, "0123456789");

		if (*p == ' ' || *p == '\t') {
			columns += *p == '\t' ? 4 : 1;
		} else if (*p == '>') {
			here++;
		} else if (*p == '-' || *p == '*' || *p == '+') {
			if (p + 1 < end && p[1] != ' ' && p[1] != '\t')
				break;
			here++;
		} else if (digits > 0 && digits < 10 && (p[digits] == '.' || p[digits] == ')')) {
			p += digits;
			here++;
		} else {
			break;
		}
	}
	columns = columns / 2 < m->markers ? columns / 2 : m->markers;
	if (columns + here > m->depth)
		m->depth = columns + here;
	m->markers += here;
}

static void measure_line(struct measure *m, const char *line, const char *end)
{
	size_t pipes = 0;
	char last = 0;
	bool blank = true;

	measure_start(m, line, end);
	for (const char *p = line; p < end; last = *p++) {
		blank = blank && (*p == ' ' || *p == '\t' || *p == '\r');
		pipes += *p == '|';
		m->brackets += *p == '[';
		m->ats += *p == '@';
		m->runs += (*p == '*' || *p == '_' || *p == '~') && *p != last;
	}
	if (blank) {
		m->cells += m->lines * m->pipes;
		m->lines = m->pipes = 0;
		return;
	}
	m->lines++;
	if (pipes + 1 > m->pipes)
		m->pipes = pipes + 1;
}

bool markdown_is_affordable(const char *text, bool tables)
{
	struct measure m = { 0 };

	for (const char *line = text; *line != '\0';) {
		const char *end = line + strcspn(line, "\n");

		measure_line(&m, line, end);
		line = *end == '\n' ? end + 1 : end;
	}
	m.cells += m.lines * m.pipes;
	return m.depth <= MARKDOWN_DEPTH_MAX && m.brackets <= BRACKETS_MAX && m.runs <= RUNS_MAX &&
	    m.ats <= ATS_MAX && (!tables || m.cells <= CELLS_MAX);
}
