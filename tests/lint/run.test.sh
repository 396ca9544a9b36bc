#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What the orchestrator of the tests promises about itself: a second run in the same place leaves the first alone. Speaks TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
place=$(mktemp -d -p build) || exit 1
trap 'rm -rf "$place"' EXIT
mkdir "$place/test"
echo kept >"$place/test/state"

exec 3> >(flock "$place/test/lock" sh -c 'echo >"$0/held"; cat >/dev/null' "$place")
for ((i = 0; i < 50; i++)); do [ ! -e "$place/held" ] || break; sleep 0.1; done
said=$(OUT="$place" tests/run.sh lint 2>&1)
status=$?
exec 3>&-
if [ $status = 75 ] && [[ $said == *"running in "*" already"* ]] && [ "$(cat "$place/test/state")" = kept ] && [ ! -e "$place/test/log" ]; then
	echo "ok 1 - a second run says so and touches nothing"
else
	echo "not ok 1 - a second run says so and touches nothing"
	echo "# $status: $said"
fi
echo 1..1
