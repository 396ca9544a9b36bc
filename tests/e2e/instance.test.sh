#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The life of portals under nginx/instance.sh, as `make run` starts them: the ring's own keeps running while a second one beside it takes its
# database, mail server and clock from elsewhere, is interrupted, is killed with all its parts, and starts again with its data. Speaks TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
first_url=$LOKET_URL first_state=$LOKET_STATE first_smtp=$LOKET_SMTP_PORT first_mail=$LOKET_MAIL_URL
number=0 failed=0
place=$(mktemp -d "$PWD/${OUT:-build}/second.XXXXXX") || exit 1
export LOKET_STATE=$place LOKET_WORKERS=1 LOKET_DEMO=no LOKET_DB_FAST=1 LOKET_DB_MEMORY=32M
instance() { nginx/instance.sh "$@"; }
trap 'instance stop >/dev/null 2>&1; rm -rf "$place"' EXIT

check() {
	local what=$1
	shift
	number=$((number + 1))
	if "$@"; then echo "ok $number - $what"; else failed=1; echo "not ok $number - $what"; tail -n 5 "$place"/log/instance.log 2>/dev/null | sed 's/^/# /'; fi
}
free_port() {
	local port
	while port=$((14000 + RANDOM % 1500 * 4)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
	echo "$port"
}
page() { curl -sk --max-time 10 "$1/nl/support/$2"; }
says() { page "$1" "$2" | grep -qF "$3"; }
within() { local i; for ((i = 0; i < $1 * 5; i++)); do "${@:2}" && return 0; sleep 0.2; done; return 1; }
supervisor() { local pid; pid=$(cat "$place/run/supervisor.pid" 2>/dev/null) && grep -qzF instance.sh "/proc/$pid/cmdline" 2>/dev/null && echo "$pid"; }
# Every process of the second portal names its directory or works in it.
parts() { { supervisor; pgrep -f "$place/"; for pid in $(pgrep -x 'nginx|multiwatch|spawn-fcgi|loket|mariadbd|node'); do case $(readlink "/proc/$pid/cwd") in "$place"*) echo "$pid" ;; esac; done; } | sort -u; }
nothing_runs() { [ -z "$(parts)" ]; }
# A worker that is told to end does what it was asked first, and says that it ends.
orderly() { local log=$place/log; grep -q 'worker starts' "$log/web.log" && [ "$(cat "$log"/{web,signin}.log | grep -c 'worker starts')" = "$(cat "$log"/{web,signin}.log | grep -c 'worker ends')" ]; }
second_shell() { db/server.sh shell --batch --skip-column-names -e "$1"; }
mail_to() { curl -s "$first_mail/email" | grep -qF "$1"; }

LOKET_PORT=$(free_port)
export LOKET_PORT
second_url=https://127.0.0.1:$LOKET_PORT

# ---- a database, a mail server and a clock from elsewhere ----
LOKET_STATE=$first_state db/server.sh shell -e "CREATE DATABASE loket_second CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
	GRANT ALL ON loket_second.* TO loket_migrate@localhost"
borrowed=(env LOKET_DB="mysql://loket_migrate:$(cat "$first_state/secret/loket_migrate")@localhost/loket_second?socket=$first_state/run/mysql.sock"
	LOKET_SMTP="smtp://127.0.0.1:$first_smtp" LOKET_CLOCK=2026-12-25T10:00:00Z)
check "LOKET_DB, LOKET_SMTP and LOKET_CLOCK start a portal beside the first" "${borrowed[@]}" nginx/instance.sh start
check "it has no database server of its own" test ! -e "$place/db"
check "its clock stands at Christmas, a day off" says "$second_url" contact "Eerste kerstdag"
check "an invitation from it goes to the mail server that was named" eval '
	"$LOKET_BIN" -c "$place/loket.conf" user invite second@elsewhere.example --name Second --role agent >/dev/null && within 20 mail_to second@elsewhere.example'
check "what it has is in the database that was named" test "$(LOKET_STATE=$first_state db/server.sh shell --batch --skip-column-names -e \
	"SELECT COUNT(*) FROM loket_second.user WHERE email = 'second@elsewhere.example'")" = 1
check "a second start on the same state is refused" eval '! instance start 2>/dev/null'
instance stop
check "stopping leaves no process" nothing_runs
check "and no worker in the middle of something" orderly
check "and the first portal runs on" says "$first_url" contact "0183"

# ---- in the foreground, until Ctrl-C ----
rm -rf "${place:?}"/*
mkdir "$place/log"
setsid nginx/instance.sh run >"$place/log/instance.log" 2>&1 &
check "a portal with everything of its own answers" within 60 says "$second_url" contact "0183"
check "it prints its addresses when it is ready" within 10 grep -qF "$second_url/admin" "$place/log/instance.log"
second_shell "INSERT INTO organisation (name, created_at) VALUES ('Wat blijft', UTC_TIMESTAMP())"
kill -INT -- "-$(cat "$place/run/supervisor.pid")"
wait
check "Ctrl-C leaves no process" nothing_runs
check "and no worker in the middle of something" orderly

# ---- killed with everything it had ----
instance start
before=$(parts | wc -l)
kill -KILL $(parts)
check "a portal of $before processes is killed" within 5 nothing_runs
began=${EPOCHREALTIME/[.,]/}
check "and starts again" instance start
echo "# up after $(((${EPOCHREALTIME/[.,]/} - began) / 1000)) ms"
check "with its data" test "$(second_shell "SELECT COUNT(*) FROM organisation WHERE name = 'Wat blijft'")" = 1
check "and answers" says "$second_url" contact "0183"

# ---- words for what cannot be ----
check "a port that is taken is named" eval 'LOKET_STATE=$place/third instance start 2>&1 | grep -qF "port $LOKET_PORT of 127.0.0.1 is taken"'
check "a database without a name is refused with how to write it" eval 'LOKET_STATE=$place/third LOKET_PORT=$((LOKET_PORT + 2001)) LOKET_DB=mysql://x:y@127.0.0.1 instance start 2>&1 | grep -qF "LOKET_DB names no database"'
LOKET_STATE=$first_state db/server.sh shell -e 'DROP DATABASE loket_second'
echo "1..$number"
exit $failed
