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
sources=
for module in result arena buf text words words_query log clock crypt cookie csrf route http form multipart i18n mail markdown markdown_page markdown_plain markdown_bounds; do sources="$sources lib/$module.c"; done
# shellcheck disable=SC2086
clang -std=c17 -g -O1 -D_GNU_SOURCE -Iinclude -Itests/fuzz \
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer \
	-o "$out/fuzz_$name" "tests/fuzz/fuzz_$name.c" $sources -lfcgi -largon2 -lsodium -lutf8proc -lstemmer -lcmark-gfm -lcmark-gfm-extensions
exec "$out/fuzz_$name" -max_total_time="$seconds" -max_len=4096 -timeout=5 -rss_limit_mb=1024 \
	-artifact_prefix="$out/$name/" -print_final_stats=1 "$out/$name" "tests/fuzz/corpus/$name"
