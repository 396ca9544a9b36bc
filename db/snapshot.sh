#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prints the schema of a migrated database, always the same way; db/schema.sql is its output, and a unit test compares the two.
#   db/snapshot.sh                      the database of LOKET_STATE (var)
#   db/snapshot.sh SOCKET DATABASE      another one, as the owner of the server
# After a new migration: make run (or loket migrate), then db/snapshot.sh >db/schema.sql
set -eu
state=${LOKET_STATE:-$(dirname "$0")/../var}
socket=${1:-$state/run/mysql.sock}
database=${2:-loket}
tables=$(mariadb --no-defaults --socket="$socket" --batch --skip-column-names -e \
	"SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name" "$database")
echo '-- SPDX-License-Identifier: Apache-2.0'
echo '-- The schema after all migrations. Made by db/snapshot.sh; do not edit.'
# shellcheck disable=SC2086 # the names of our own tables
mariadb-dump --no-defaults --socket="$socket" --no-data --skip-comments --skip-add-drop-table --skip-set-charset --skip-tz-utc --compact \
	"$database" $tables | sed -e '/^\/\*/d' -e '/^SET /d' -e 's/ AUTO_INCREMENT=[0-9]*//' -e '/^$/d' -e '/;$/G'
