#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What the orchestrator of the tests promises about itself: a second run in the same place leaves the first alone; rings that run beside each
# other are told of one after another and counted together, what fails and what does not come to its end too; interrupted, it ends all it
# started. On a copy of it with rings of a line or two and portals that are none. Speaks TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
place=$(mktemp -d -p "$PWD/build") || exit 1
trap 'rm -rf "$place"' EXIT
number=0

check() { # condition, what, what was said
	number=$((number + 1))
	if eval "$1"; then echo "ok $number - $2"; else echo "not ok $number - $2"; echo "$3" | sed 's/^/# /'; fi
}
within() { local i; for ((i = 0; i < $1 * 10; i++)); do eval "$2" && return 0; sleep 0.1; done; return 1; }

mkdir -p "$place/test"
echo kept >"$place/test/state"
exec 3> >(flock "$place/test/lock" sh -c 'echo >"$0/held"; cat >/dev/null' "$place")
within 5 '[ -e "$place/held" ]'
said=$(OUT="${place#"$PWD/"}" tests/run.sh lint 2>&1)
status=$?
exec 3>&-
check '[ $status = 75 ] && [[ $said == *"running in "*" already"* ]] && [ "$(cat "$place/test/state")" = kept ] && [ ! -e "$place/test/log" ]' \
	"a second run says so and touches nothing" "$status: $said"

# ---- a tree with a ring of each name ----
tree=$place/tree
mkdir -p "$tree/nginx" "$tree/db"
for name in nginx/instance.sh db/server.sh; do printf '#!/bin/sh\nexit 0\n' >"$tree/$name"; chmod +x "$tree/$name"; done
for name in lint unit web fuzz abuse e2e; do
	mkdir -p "$tree/tests/$name"
	echo 'echo "ok 1 - something"; echo "1..1"' >"$tree/tests/$name/one.test.sh"
done
cp tests/run.sh "$tree/tests/run.sh"
all() { env -u SANITIZE -u RING OUT=build "$tree/tests/run.sh" "$@" 2>&1; }

# Each waits until the other has begun.
for pair in 'lint e2e' 'e2e lint'; do
	read -r mine other <<<"$pair"
	cat >"$tree/tests/$mine/meet.test.sh" <<-END
		touch "$place/$mine"
		for ((i = 0; i < 100; i++)); do [ ! -e "$place/$other" ] || { echo "ok 1 - they met"; break; }; sleep 0.1; done
		echo "1..1"
	END
done
said=$(all)
status=$?
rings=$(sed -n 's/^Ring //p; s/^  ring \([a-z0-9]*\):.*/\1/p' <<<"$said" | tr '\n' ' ')
check '[ $status = 0 ] && [ "$(tail -n 1 <<<"$said")" = "8 passed, 0 failed" ]' "two lanes of rings run beside each other" "$status: $said"
check '[ "$rings" = "lint lint unit unit web web fuzz fuzz abuse abuse e2e e2e " ]' "the lines of a ring stand together" "$rings"

said=$(all unit e2e nothing)
status=$?
check '[ $status = 1 ] && [ "$(tail -n 1 <<<"$said")" = "3 passed, 1 failed" ]' "a ring that is not there is counted" "$status: $said"
echo 'echo "not ok 1 - broken"; echo "1..1"' >"$tree/tests/e2e/one.test.sh"
echo 'exit 3' >"$tree/tests/web/one.test.sh"
said=$(all)
status=$?
check '[ $status = 1 ] && [ "$(tail -n 1 <<<"$said")" = "6 passed, 2 failed" ]' "what fails in either lane is counted" "$status: $said"
echo 'kill -9 $(ps -o ppid= -p $(ps -o ppid= -p $$))' >"$tree/tests/e2e/one.test.sh"
said=$(all)
status=$?
check '[ $status = 1 ] && [[ $said == *"ring e2e did not come to its end"* ]] && [ "$(tail -n 1 <<<"$said")" = "5 passed, 2 failed" ]' "a lane that dies is counted" "$status: $said"

# ---- interrupted while a program of each lane runs ----
for name in lint e2e; do echo "sleep 1000 & echo \$! >$place/sleeper.$name; trap '' TERM; wait; sleep 1000" >"$tree/tests/$name/one.test.sh"; done
rm -f "$tree"/tests/*/meet.test.sh
sleepers() { cat "$place"/sleeper.* 2>/dev/null; }
gone() { ! ps -o pid= -p "$(sleepers | paste -sd,)" >/dev/null; }
all >"$place/said" &
within 10 '[ "$(sleepers | wc -l)" = 2 ]'
kill -TERM "$(pgrep -f "bash $tree/tests/run.sh" -o)"
check 'within 15 gone' "interrupted, it ends what runs in both lanes" "$(cat "$place/said"; sleepers)"
wait
check '! grep -q passed, "$place/said"' "and counts nothing" "$(cat "$place/said")"
echo "1..$number"
