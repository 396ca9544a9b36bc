#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Everything the portal knows, files included, in one file, and back. The portal goes on while a backup is made: it is the state of one
# moment. It holds no configuration, no accounts of the database, and not security.key.
#   db/backup.sh save FILE       writes FILE, whole or not at all
#   db/backup.sh check FILE      says whether FILE is whole
#   db/backup.sh restore FILE    into a database without tables; then: loket migrate
# LOKET_STATE (var) says which private database (db/server.sh), as its owner. For another server LOKET_DB_LOGIN names an option file for
# the client (host, user, password; the user may do everything on the database) and LOKET_DB_NAME the database (loket).
set -euo pipefail
umask 077
state=${LOKET_STATE:-$(cd "$(dirname "$0")/.." && pwd)/var}
name=${LOKET_DB_NAME:-loket}
last='-- Dump completed'
if [ -n "${LOKET_DB_LOGIN:-}" ]; then
	login=("--defaults-file=$LOKET_DB_LOGIN")
else
	login=(--no-defaults "--socket=$state/run/mysql.sock" "--user=$(id -un)")
fi

die() { echo "backup: $*" >&2; exit 1; }
usage() { sed -n '5,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
is_whole() { [ -r "$1" ] && gzip -dc "$1" 2>/dev/null | tail -n 1 | grep -q "^$last"; }

save() {
	trap 'rm -f "$file.new"' EXIT
	mariadb-dump "${login[@]}" --single-transaction --quick --hex-blob --routines --default-character-set=utf8mb4 "$name" | gzip -3 >"$file.new" ||
		die "the dump failed; nothing was written"
	is_whole "$file.new" || die "the dump ended early; nothing was written"
	sync "$file.new"
	mv "$file.new" "$file"
	sync "$(dirname "$file")"
}

restore() {
	local tables
	is_whole "$file" || die "$file is not a whole backup"
	tables=$(mariadb "${login[@]}" -N -B -e 'SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()' "$name") ||
		die "the database $name cannot be reached"
	[ "$tables" = 0 ] || die "the database $name has $tables tables; restore into an empty one"
	gzip -dc "$file" | mariadb "${login[@]}" --default-character-set=utf8mb4 --max-allowed-packet=64M "$name" ||
		die "the restore failed half-way: drop the database $name, create it, and try again"
}

[ $# = 2 ] || usage
file=$2
case $1 in
save) save ;;
check) is_whole "$file" || die "$file is not a whole backup" ;;
restore) restore ;;
*) usage ;;
esac
