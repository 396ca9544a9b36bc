#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The private MariaDB of one state directory: made, started, watched and stopped by the user who runs this, on a unix socket of
# its own. It reads no system configuration and never talks to a system server.
#   db/server.sh init      make data directory, accounts and passwords (nothing when they are there)
#   db/server.sh run       init, then the server in the foreground (what nginx/instance.sh keeps alive)
#   db/server.sh start     init, then the server in the background, back when it answers
#   db/server.sh wait      back when it answers; fails when it does not within a minute
#   db/server.sh stop      back when it has gone
#   db/server.sh status    one line; fails when it does not run
#   db/server.sh shell     SQL as the owner (arguments go to the client)
# LOKET_STATE (var) says where. LOKET_DB_PORT also listens on that port of 127.0.0.1. LOKET_DB_FAST=1 gives up durability for
# throw-away tests: never for data somebody wants to keep.
set -u
umask 077
top=$(cd "$(dirname "$0")/.." && pwd)
state=${LOKET_STATE:-$top/var}
mkdir -p "$state" && state=$(cd "$state" && pwd) || exit 1
data=$state/db run=$state/run secret=$state/secret
pid_file=$run/mariadb.pid log=$state/log/mariadb.log
socket=$run/mysql.sock
owner=$(id -un) # the account that may do everything, by being this operating system user
accounts='loket_read loket_web loket_jobs loket_migrate'
PATH=$PATH:/usr/sbin:/sbin

die() { echo "db: $*" >&2; exit 1; }

# A unix socket's path holds 107 bytes.
[ ${#socket} -le 105 ] || die "the path of LOKET_STATE is too long for a unix socket: $state"

server_options() {
	printf '%s\n' --no-defaults "--datadir=$data" "--socket=$socket" "--pid-file=$pid_file" "--log-error=$log" \
		"--tmpdir=$state/tmp" --basedir=/usr --plugin-dir=/usr/lib/mysql/plugin --skip-log-bin --skip-name-resolve \
		--symbolic-links=0 --local-infile=0 --secure-file-priv="$state/tmp" \
		--character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_520_ci \
		--sql-mode=STRICT_TRANS_TABLES,STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION \
		--default-time-zone=+00:00 --transaction-isolation=READ-COMMITTED \
		--innodb-lock-wait-timeout=5 --innodb-strict-mode=ON --innodb-rollback-on-timeout=ON \
		--innodb-autoinc-lock-mode=2 --optimizer-switch=rowid_filter=off \
		--max-allowed-packet=16M --max-connections=150 --wait-timeout=28800 --connect-timeout=5 \
		--innodb-buffer-pool-size="${LOKET_DB_MEMORY:-256M}" --innodb-log-file-size=96M \
		--key-buffer-size=1M --performance-schema=OFF --table-open-cache=400 --innodb-print-all-deadlocks=ON
	if [ "${LOKET_DB_FAST:-}" = 1 ]; then
		printf '%s\n' --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync --innodb-doublewrite=0
	else
		printf '%s\n' --innodb-flush-log-at-trx-commit=1
	fi
	if [ -n "${LOKET_DB_PORT:-}" ]; then
		printf '%s\n' --bind-address=127.0.0.1 "--port=$LOKET_DB_PORT"
	else
		printf '%s\n' --skip-networking
	fi
	[ "$(id -u)" != 0 ] || echo --user=root
}

sql() { mariadb --no-defaults --socket="$socket" --user="$owner" --batch --skip-column-names "$@"; }
answers() { [ -S "$socket" ] && mariadb --no-defaults --socket="$socket" --user="$owner" --connect-timeout=2 -e 'DO 1' >/dev/null 2>&1; }

# The process id of our own server, also when its pid file is stale: only a mariadbd started on this data directory counts.
server_pid() {
	local pid dir
	for pid in $(cat "$pid_file" 2>/dev/null) $(pgrep -x mariadbd 2>/dev/null); do
		[ -r "/proc/$pid/cmdline" ] || continue
		if tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF -- "--datadir=$data"; then
			echo "$pid"
			return 0
		fi
	done
	return 1
}

random_password() { head -c 24 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n'; }

init() {
	local account
	mkdir -p "$run" "$secret" "$state/log" "$state/tmp" || exit 1
	for account in $accounts; do
		[ -s "$secret/$account" ] || random_password >"$secret/$account" || exit 1
	done
	# Made elsewhere and renamed, so that a half-made one is never taken for a database.
	if [ ! -d "$data/mysql" ]; then
		rm -rf "$data.new"
		[ ! -e "$data" ] || die "$data exists but holds no database; move it away"
		mariadb-install-db --no-defaults --datadir="$data.new" --auth-root-authentication-method=socket --skip-test-db \
			--auth-root-socket-user="$owner" >"$state/log/mariadb-install.log" 2>&1 ||
			{ tail -n 5 "$state/log/mariadb-install.log" >&2; die "mariadb-install-db failed"; }
		mv "$data.new" "$data" || exit 1
	fi
	init_sql >"$secret/accounts.sql"
}

# Runs at each start of the server, so that accounts and rights are always what stands here.
init_sql() {
	local account rights host
	echo 'CREATE DATABASE IF NOT EXISTS loket CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;'
	for account in $accounts; do
		case $account in
		loket_read) rights='SELECT' ;;
		loket_migrate) rights='SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, TRIGGER, LOCK TABLES, CREATE TEMPORARY TABLES' ;;
		*) rights='SELECT, INSERT, UPDATE, DELETE' ;;
		esac
		for host in localhost 127.0.0.1; do
			echo "CREATE OR REPLACE USER $account@$host IDENTIFIED BY '$(cat "$secret/$account")';"
			echo "GRANT $rights ON loket.* TO $account@$host;"
		done
	done
}

clean_stale() {
	local pid
	if pid=$(server_pid); then
		echo "db: a server of an earlier run is still here (pid $pid); stopping it" >&2
		stop
	fi
	rm -f "$socket" "$pid_file"
}

run() {
	mapfile -t options < <(server_options)
	exec mariadbd "${options[@]}" --init-file="$secret/accounts.sql"
}

wait_for_it() {
	local i
	for ((i = 0; i < 600; i++)); do
		answers && return 0
		[ -z "${1:-}" ] || kill -0 "$1" 2>/dev/null || break
		sleep 0.1
	done
	grep -E '\[ERROR\]' "$log" 2>/dev/null | tail -n 3 >&2
	die "the server does not answer; see $log"
}

stop() {
	local pid i
	pid=$(server_pid) || { rm -f "$socket" "$pid_file"; return 0; }
	kill -TERM "$pid" 2>/dev/null
	for ((i = 0; i < 300; i++)); do
		kill -0 "$pid" 2>/dev/null || break
		[ "$(sed -n 's/^State:\t\(.\).*/\1/p' "/proc/$pid/status" 2>/dev/null)" != Z ] || break
		sleep 0.1
	done
	kill -KILL "$pid" 2>/dev/null
	rm -f "$socket" "$pid_file"
	return 0
}

case ${1:-} in
init) init ;;
run) init && clean_stale && run ;;
start)
	if server_pid >/dev/null && answers; then exit 0; fi
	init && clean_stale || exit 1
	mapfile -t options < <(server_options)
	setsid mariadbd "${options[@]}" --init-file="$secret/accounts.sql" </dev/null >/dev/null 2>&1 &
	wait_for_it $!
	;;
wait) wait_for_it "${2:-}" ;;
stop) stop ;;
status)
	pid=$(server_pid) && answers && { echo "running, pid $pid, socket $socket"; exit 0; }
	echo "not running"
	exit 1
	;;
shell) shift; exec mariadb --no-defaults --socket="$socket" --user="$owner" "$@" loket ;;
*) sed -n '3,13s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
