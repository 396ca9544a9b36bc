#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Replays the committed inputs of every target in this folder, and bent copies of them, against the library as it was built (with sanitizers when those
# were asked for). A target is fuzz_NAME.c, its inputs are corpus/NAME/*. Prints TAP.
cd "$(dirname "$0")/../.." || exit 1
out=${OUT:-build}
made=$out/tests/fuzz
mkdir -p "$made"
rm -f "$made/lib.a"
ar rcs "$made/lib.a" "$out"/obj/lib/*.o || exit 1
flags=(-std=c17 -g -O1 -Wall -Wextra -Werror -D_GNU_SOURCE -Iinclude -Itests/fuzz)
[ -z "${SANITIZE:-}" ] || flags+=("-fsanitize=$SANITIZE" -fno-sanitize-recover=all)
libs=(-lfcgi -largon2 -lsodium -lutf8proc -lstemmer -lcurl -lcmark-gfm -lcmark-gfm-extensions -lmagic -ljansson)
number=0 failed=0
for source in tests/fuzz/fuzz_*.c; do
	name=${source##*/fuzz_}
	name=${name%.c}
	inputs=(tests/fuzz/corpus/"$name"/*)
	number=$((number + 1))
	log=$made/$name.log
	if [ -e "${inputs[0]}" ] &&
		${CC:-cc} "${flags[@]}" -o "$made/fuzz_$name" "$source" tests/fuzz/replay.c "$made/lib.a" -Wl,--as-needed "${libs[@]}" >"$log" 2>&1 &&
		timeout 300 "$made/fuzz_$name" "${inputs[@]}" >>"$log" 2>&1; then
		echo "ok $number - $name: ${#inputs[@]} inputs"
	else
		echo "not ok $number - $name"
		tail -n 30 "$log" | sed 's/^/# /'
		failed=1
	fi
done
echo "1..$number"
exit $failed
