/* SPDX-License-Identifier: Apache-2.0 */
/* Stands in for libFuzzer: gives a target the files it is called with, and bent copies of each, the
 * same ones every time, so that a failure stays one. Built and called by corpus.test.sh; knows
 * nothing of the targets. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INPUT_MAX (64 * 1024)
#define BENT_EACH 500 /* copies of each input */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));

static uint64_t dice = 88172645463325252;

static size_t roll(size_t sides)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return (size_t)(dice % sides);
}

/* Exactly `size` bytes of its own, so that a sanitizer sees a read past them. */
static void run(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size > 0 ? size : 1);

	if (copy == NULL)
		abort();
	memcpy(copy, data, size);
	if (LLVMFuzzerTestOneInput(copy, size) != 0)
		abort();
	free(copy);
}

static size_t bend(uint8_t *data, size_t size)
{
	static const char *const pieces[] = { "\r\n", "--XX", "%00", "%", "\xf0\x9f\x91\x8d",
		"\xcc\x81", "\xe2\x80\xae", "\"", ";", "=", "&", "../", "\n", "\xc3" };
	const char *piece = pieces[roll(sizeof(pieces) / sizeof(pieces[0]))];
	size_t at = roll(size + 1), length = strlen(piece), cut;

	switch (roll(4)) {
	case 0:
		if (at < size)
			data[at] = (uint8_t)roll(256);
		return size;
	case 1:
		memmove(data + at + length, data + at, size - at);
		memcpy(data + at, piece, length);
		return size + length;
	case 2:
		cut = roll(size - at + 1);
		memmove(data + at, data + at + cut, size - at - cut);
		return size - cut;
	default:
		return at;
	}
}

static void replay(const char *path)
{
	static uint8_t seed[INPUT_MAX], bent[2 * INPUT_MAX];
	FILE *in = fopen(path, "rb");
	size_t size;

	if (in == NULL) {
		perror(path);
		exit(1);
	}
	size = fread(seed, 1, sizeof(seed), in);
	fclose(in);
	run(seed, size);
	for (int n = 0; n < BENT_EACH; n++) {
		size_t length = size;

		memcpy(bent, seed, size);
		for (size_t times = roll(5) + 1; times > 0; times--)
			length = bend(bent, length);
		run(bent, length);
	}
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 1;
	if (LLVMFuzzerInitialize != NULL && LLVMFuzzerInitialize(&argc, &argv) != 0)
		return 1;
	run((const uint8_t *)"", 0);
	for (int i = 1; i < argc; i++)
		replay(argv[i]);
	return 0;
}
