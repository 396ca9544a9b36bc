#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Looks for new inputs with libFuzzer: tests/fuzz/fuzz.sh TARGET [SECONDS], for example `tests/fuzz/fuzz.sh multipart 60`. Needs clang.
# What it finds goes to build/fuzz/TARGET; an input that breaks a promise is written there as crash-*: put it in tests/fuzz/corpus/TARGET with the
# mend. Replaying the committed inputs needs none of this: corpus.test.sh does, in `make test`.
set -eu
cd "$(dirname "$0")/../.."
name=$1 seconds=${2:-60}
out=build/fuzz
[ -f "tests/fuzz/fuzz_$name.c" ] || { echo "no target $name" >&2; exit 1; }
mkdir -p "$out/$name"
# shellcheck disable=SC2046
make --no-print-directory -s -j"$(nproc)" OUT="$out" CC=clang WERROR= SANITIZE=fuzzer-no-link,address,undefined \
	$(printf "$out/obj/%s " lib/*.c | sed 's/\.c /.o /g')
rm -f "$out/lib.a"
ar rcs "$out/lib.a" "$out"/obj/lib/*.o
clang -std=c17 -g -O1 -D_GNU_SOURCE -Iinclude -Itests/fuzz \
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer \
	-o "$out/fuzz_$name" "tests/fuzz/fuzz_$name.c" "$out/lib.a" -Wl,--as-needed \
	-lfcgi -largon2 -lsodium -lutf8proc -lstemmer -lcurl -lcmark-gfm -lcmark-gfm-extensions -lmagic -ljansson
exec "$out/fuzz_$name" -max_total_time="$seconds" -max_len=4096 -timeout=5 -rss_limit_mb=1024 \
	-artifact_prefix="$out/$name/" -print_final_stats=1 "$out/$name" "tests/fuzz/corpus/$name"
