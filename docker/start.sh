#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The whole portal in containers with demonstration data: makes secrets once, then docker compose up. https://127.0.0.1:8443
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
for name in database_root loket_read loket_web loket_jobs loket_migrate loket_key; do
	[ -s "secrets/$name" ] || head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' >"secrets/$name"
	chmod 644 "secrets/$name" # read in the container by another user; the directory itself stays ours alone
done
exec "${DOCKER:-docker}" compose -p loket up --build "$@"
