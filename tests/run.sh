#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs the rings of tests, all or those named: tests/run.sh [lint unit web abuse fuzz e2e]. `make test` builds first, then calls this.
# A ring is a folder: programs made of test_*.c (cmocka), *.test.mjs (node's own runner) and *.test.sh (lines of TAP). Each ring that needs a
# portal gets one of its own: fresh state, environment = test, demonstration data, ports of its own.
# Time runs in all of them; programs that need another moment have a clock of their own.
#   lint  the sources alone          fuzz  the parsers on committed corpora          unit  programs, and a database server to make databases on
#   web   the whole dispatcher in one process, without nginx
#   abuse  hostile input             e2e   the real thing: nginx, workers, jobs, mail, a browser
# Tests find their portal in the environment:
#   LOKET_URL LOKET_MAIL_URL LOKET_SMTP_PORT LOKET_STATE LOKET_BIN LOKET_TEST_CONFIG LOKET_TEST_SOCKET and LOKET_TEST_DB (a server to make
#   databases <LOKET_TEST_DB>_* on, as oneself)
# All rings together run in two lanes beside each other, since most of what abuse and e2e do is wait for time to pass; with sanitizers, and those
# named, run one after another.
# Two runs in one checkout would wipe each other's state: the second one says so and ends.
# Prints a line per program and per ring, a ring's together, and last, alone: `N passed, N failed`. A skipped test counts as failed, and so does a ring
# without tests or that does not come to its end, a program that dies, and a sanitizer's report in a server's log.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top" || exit 1
out=${OUT:-build}
work=$top/$out/test

# What is started here must not inherit the lock (7>&-): a server that outlives this would hold it.
mkdir -p "$work" && exec 7>>"$work/lock" || exit 1
flock -n 7 || { echo "tests are running in $work already; wait for them, or use another checkout" >&2; exit 75; }

unset LOKET_DB LOKET_SMTP LOKET_CLOCK LOKET_STATE LOKET_PORT LOKET_EXTRA LOKET_PARTS
export OUT=$out LOKET_BIN=$top/$out/loket
export ASAN_OPTIONS=${ASAN_OPTIONS:-abort_on_error=1:detect_leaks=1:strict_string_checks=1} UBSAN_OPTIONS=print_stacktrace=1
export CMOCKA_MESSAGE_OUTPUT=TAP NODE_TLS_REJECT_UNAUTHORIZED=0 NODE_NO_WARNINGS=1
patience=${TEST_TIMEOUT:-900} # seconds a program may take
[ -z "${SANITIZE:-}" ] || patience=${TEST_TIMEOUT:-1800}
lane=0
lanes=('lint unit web fuzz abuse' e2e)

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
free_port() {
	local p i
	for ((i = 0; i < 200; i++)); do
		p=$((20000 + (RANDOM % 1500) * 8 + lane * 4))
		port_open $p || port_open $((p + 1)) || port_open $((p + 2)) || { echo $p; return; }
	done
	echo "no free port" >&2
	exit 1
}

# ---- the portal of a ring ----

raise() {
	export LOKET_STATE=$work/$1 LOKET_PORT LOKET_ENVIRONMENT=test LOKET_DEMO=yes LOKET_DB_FAST=1 LOKET_DB_MEMORY=64M LOKET_WORKERS=2
	LOKET_PORT=$(free_port)
	unset LOKET_CLOCK
	nginx/instance.sh stop >/dev/null 2>&1
	rm -rf "$LOKET_STATE"
	mkdir -p "$LOKET_STATE" || exit 1
	case $1 in
	unit) LOKET_DEMO=no LOKET_ENVIRONMENT=test db/server.sh start 7>&- || return 1 ;;
	web) LOKET_PARTS='db' nginx/instance.sh start 7>&- || return 1 ;;
	abuse)
		# The sanitizer wants to be the first library; ours calls nothing of its.
		export ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0
		LOKET_LIMITS=no LOKET_EXTRA=$top/tests/support/loket.conf LOKET_PRELOAD=$top/$out/tests/full_disk.so LOKET_FULL_DISK=$LOKET_STATE/full \
			nginx/instance.sh start 7>&- || return 1
		;;
	*) LOKET_LIMITS=no LOKET_EXTRA=$top/tests/support/loket.conf nginx/instance.sh start 7>&- || return 1 ;;
	esac
	export LOKET_URL=https://127.0.0.1:$LOKET_PORT LOKET_SMTP_PORT=$((LOKET_PORT + 1)) LOKET_MAIL_URL=http://127.0.0.1:$((LOKET_PORT + 2))
	export LOKET_TEST_CONFIG=$LOKET_STATE/loket.conf LOKET_TEST_SOCKET=$LOKET_STATE/run/mysql.sock LOKET_TEST_DB=loket_test
}

lower() {
	nginx/instance.sh stop >/dev/null 2>&1
	if grep -lsE 'ERROR: (Address|Leak)Sanitizer|runtime error:' "$LOKET_STATE"/log/*.log; then
		echo "  a server of ring $1 met a sanitizer; see the log above"
		ring_failed=$((ring_failed + 1))
	fi
}

# However this ends, nothing that it started goes on: the program that runs, which leads a group of its own, the portal, and the other lanes.
current= running= others=()
group_alive() { pgrep -g "$1" >/dev/null; }
end_all() {
	local i
	trap '' INT TERM
	[ ${#others[@]} = 0 ] || kill -TERM "${others[@]}" 2>/dev/null
	if [ -n "$running" ]; then
		kill -TERM "$running" "-$running" 2>/dev/null
		for ((i = 0; i < 50; i++)); do group_alive "$running" || break; sleep 0.1; done
		kill -KILL -- "-$running" 2>/dev/null
	fi
	[ -z "$current" ] || nginx/instance.sh stop >/dev/null 2>&1
	wait
}
trap end_all EXIT
trap 'exit 130' INT TERM

# ---- one program ----

# Counts TAP lines of the file $1, whose program ended with $2; prints what went wrong.
count() {
	local log=$1 status=$2 name=$3 ok not skipped bad
	case $name in
	*.mjs) ok=$(sed -n 's/^# pass \([0-9]*\)$/\1/p' "$log") not=$(sed -n 's/^# fail \([0-9]*\)$/\1/p' "$log")
		skipped=$(awk '/^# (skipped|cancelled|todo) /{ n += $3 } END { print n + 0 }' "$log") ;;
	*) ok=$(grep -cE '^ok ' "$log") not=$(grep -cE '^not ok ' "$log") skipped=$(grep -cE '^ok .*# *(SKIP|TODO)' "$log") ok=$((ok - skipped)) ;;
	esac
	bad=$((${not:-0} + skipped))
	ok=${ok:-0}
	[ "$status" = 0 ] || [ $bad -gt 0 ] || bad=1
	[ $((ok + bad)) -gt 0 ] || bad=1
	ring_passed=$((ring_passed + ok)) ring_failed=$((ring_failed + bad))
	printf '  %-46s %4d passed, %d failed (%d s)\n' "$name" "$ok" "$bad" "$4"
	[ $bad = 0 ] || { grep -vE '^(ok |1\.\.|TAP |time=)|duration_ms' "$log" | grep -vE '^ *(\.\.\.|---)$' | tail -n "${LINES_OF_FAILURE:-60}" | sed 's/^/      /'; }
}

one() {
	local name=$1 log=$work/log/${1//\//_}.log began=$SECONDS
	shift
	mkdir -p "$work/log"
	# In the background, because a shell hears no signal while it waits for something in front.
	env --default-signal=INT timeout -k 10 "$patience" "$@" >"$log" 2>&1 </dev/null 7>&- &
	running=$!
	wait "$running"
	count "$log" $? "$name" $((SECONDS - began))
	running=
}

ring() {
	local ring=$1 began=$SECONDS file ring_passed=0 ring_failed=0
	echo "Ring $ring"
	current=
	if [ "$ring" != lint ] && [ "$ring" != fuzz ]; then
		current=$ring
		raise "$ring" || { echo "  the portal for this ring did not start"; echo "$ring 0 1" >>"$work/counts"; current=; return 0; }
	fi
	for file in tests/"$ring"/test_*.c; do
		[ -e "$file" ] && one "${file%.c}" "$out/${file%.c}"
	done
	for file in tests/"$ring"/*.test.mjs; do
		[ -e "$file" ] && one "$file" node --test --test-reporter=tap "$file"
	done
	for file in tests/"$ring"/*.test.sh; do
		[ -e "$file" ] && one "$file" bash "$file"
	done
	[ -z "$current" ] || lower "$ring"
	current=
	[ $((ring_passed + ring_failed)) -gt 0 ] || { echo "  no tests"; ring_failed=1; }
	echo "  ring $ring: $ring_passed passed, $ring_failed failed ($((SECONDS - began)) s)"
	echo "$ring $ring_passed $ring_failed" >>"$work/counts"
}

# The rings named, one after another.
in_turn() {
	local name
	for name in "$@"; do
		[ -d "tests/$name" ] && ring "$name" && continue
		echo "no ring $name"
		echo "$name 0 1" >>"$work/counts"
	done
}

: >"$work/counts"
if [ $# -gt 0 ]; then
	lanes=("$*")
elif [ -n "${SANITIZE:-}" ]; then
	lanes=("${lanes[*]}")
fi
for ((lane = 1; lane < ${#lanes[@]}; lane++)); do
	(
		others=()
		trap end_all EXIT
		trap 'exit 130' TERM
		in_turn ${lanes[lane]}
	) >"$work/lane.$lane" 2>&1 &
	others+=($!)
done
lane=0
in_turn ${lanes[0]}
for ((lane = 1; lane < ${#lanes[@]}; lane++)); do
	wait "${others[lane - 1]}"
	cat "$work/lane.$lane"
done
others=()

for name in ${lanes[*]}; do
	grep -q "^$name " "$work/counts" || { echo "ring $name did not come to its end"; echo "$name 0 1" >>"$work/counts"; }
done
read -r passed failed < <(awk '{ p += $2; f += $3 } END { print p + 0, f + 0 }' "$work/counts")
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
