#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs once, in the database's own container, when its volume is empty: the accounts of the portal, each with what it needs and no more.
set -eu
for account in loket_read loket_web loket_jobs loket_migrate; do
	case $account in
	loket_read) rights='SELECT' ;;
	loket_migrate) rights='SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, TRIGGER, LOCK TABLES, CREATE TEMPORARY TABLES' ;;
	*) rights='SELECT, INSERT, UPDATE, DELETE' ;;
	esac
	mariadb --user=root --password="$(cat /run/secrets/database_root)" <<SQL
CREATE USER IF NOT EXISTS $account@'%' IDENTIFIED BY '$(cat /run/secrets/$account)';
GRANT $rights ON loket.* TO $account@'%';
SQL
done
