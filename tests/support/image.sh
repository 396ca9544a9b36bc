#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Builds the portal's image for real and starts its processes, on a machine without a container engine: a base by debootstrap,
# committed with buildah under the name the Dockerfile asks for, `buildah bud`, and then migrate, demo, web, jobs and nginx of the
# mounted result under chroot, on loopback, until home answers. Needs root, debootstrap, buildah and docker-compose. Not part of `make test`: it takes minutes.
#   tests/support/image.sh [BASE_FOLDER]    a debootstrapped Debian 12 to use instead of making one
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
work=${IMAGE_WORK:-$top/build/image}
port=${LOKET_PORT:-18743}
base=${1:-$work/base}
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
storage=(--root "$work/storage" --runroot "$work/runroot")
passed=0 failed=0
mkdir -p "$work" || exit 1

say() { printf '%s\n' "$*"; }
check() { if [ "$2" = 0 ]; then passed=$((passed + 1)); say "ok - $1"; else failed=$((failed + 1)); say "not ok - $1"; fi; }
done_with() { say "$passed passed, $failed failed"; [ $failed = 0 ] && [ $passed -gt 0 ]; exit; }
b() { buildah "${storage[@]}" "$@"; }

[ "$(id -u)" = 0 ] || { echo "image: needs root" >&2; exit 1; }
if [ ! -x "$base/usr/bin/apt-get" ]; then
	say "Base system by debootstrap"
	debootstrap --variant=minbase --include=ca-certificates bookworm "$base" >"$work/base.log" 2>&1 || { tail -n 5 "$work/base.log"; exit 1; }
fi
if ! b inspect --type image docker.io/library/debian:bookworm-slim >/dev/null 2>&1; then
	say "Committing it as debian:bookworm-slim"
	c=$(b from scratch) && m=$(b mount "$c") && cp -a "$base/." "$m/" || exit 1
	# What the machine trusts and where it installs from, so that the build reaches what the machine reaches.
	cp /etc/apt/sources.list /etc/apt/sources.list.d/* "$m/etc/apt/sources.list.d/" 2>/dev/null
	rm -f "$m/etc/apt/sources.list"
	cp /usr/local/share/ca-certificates/* "$m/usr/local/share/ca-certificates/" 2>/dev/null && chroot "$m" update-ca-certificates >/dev/null 2>&1
	grep -v nodedir ~/.npmrc >"$m/root/.npmrc" 2>/dev/null
	b umount "$c" >/dev/null
	b config --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$c"
	b commit -q --rm "$c" docker.io/library/debian:bookworm-slim >/dev/null || exit 1
fi

# Debian's docker-compose knows the schema without an engine. It wants the secrets' files to exist only when it starts something.
docker-compose -f "$top/docker/compose.yaml" config -q >"$work/compose.log" 2>&1
check "the compose file is as its schema says (docker-compose must be installed)" $?
say "Building the image"
for target in portal mail; do
	b bud --layers --pull-never --target $target -t loket-$target -f "$top/docker/Dockerfile" "$top" >"$work/bud-$target.log" 2>&1
	check "the image $target builds" $?
	[ $failed = 0 ] || { tail -n 30 "$work/bud-$target.log"; done_with; }
done
say "  portal: $(b images --format '{{.Size}}' loket-portal)"

container=$(b from --pull-never loket-portal) && root=$(b mount "$container") || exit 1
export LOKET_STATE=$work/state LOKET_DB_PORT=$((port + 1))
pids=()
finish() {
	local pid
	for pid in "${pids[@]}"; do kill -TERM -- "-$pid" 2>/dev/null; done
	sleep 1
	for pid in "${pids[@]}"; do kill -KILL -- "-$pid" 2>/dev/null; done
	"$top/db/server.sh" stop
	umount -l "$root/proc" "$root/dev" 2>/dev/null
	b umount "$container" >/dev/null
	b rm "$container" >/dev/null
}
trap finish EXIT
mount --bind /proc "$root/proc" && mount --rbind /dev "$root/dev" && mount --make-rslave "$root/dev" || exit 1
rm -rf "$LOKET_STATE"
"$top/db/server.sh" start || exit 1
mkdir -p "$root/run/secrets"
for name in loket_read loket_web loket_jobs loket_migrate; do cp "$LOKET_STATE/secret/$name" "$root/run/secrets/"; done
head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' >"$root/run/secrets/loket_key"
chmod -R a+rX "$root/run/secrets"

inside() {
	chroot --userspec=10001:10001 "$root" env -i HOME=/var/lib/loket PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
		LOKET_ENVIRONMENT=demo LOKET_BASE_URL="https://127.0.0.1:$port" LOKET_LISTEN="$port" LOKET_BRAND=Daklab LOKET_SITE_NAME="Daklab Support" \
		LOKET_DB_HOST=127.0.0.1 LOKET_DB_PORT="$LOKET_DB_PORT" LOKET_SMTP_URL=smtp://127.0.0.1:$((port + 2)) LOKET_SMTP_REQUIRE_TLS=no \
		LOKET_MAIL_FROM=support@daklab.example LOKET_WORKERS=2 "${program:-/usr/lib/loket/entrypoint.sh}" "$@"
}
background() { setsid bash -c 'exec "$0" "$@"' "$BASH" -c "$(declare -f inside); root='$root' port='$port' LOKET_DB_PORT='$LOKET_DB_PORT'; inside $1" >"$work/$1.log" 2>&1 & pids+=($!); }

inside migrate >"$work/migrate.log" 2>&1
check "migrations run" $?
inside demo >"$work/demo.log" 2>&1
check "demonstration data loads" $?
background web
background push
background jobs
background nginx
got=000
for _ in $(seq 100); do
	got=$(curl -sko "$work/home.html" -m 5 -w '%{http_code}' "https://127.0.0.1:$port/support/home")
	[ "$got" = 200 ] && break
	sleep 0.2
done
[ "$got" = 200 ]; check "home answers 200 (got $got)" $?
grep -q Daklab "$work/home.html"; check "home shows the brand" $?
[ "$(curl -sko /dev/null -w '%{http_code}' "https://127.0.0.1:$port/readyz")" = 200 ]; check "the database is reached" $?
asset=$(grep -o '/static/app\.[0-9a-f]*\.css' "$work/home.html" | head -n 1)
[ "$(curl -sko /dev/null -w '%{http_code}' "https://127.0.0.1:$port$asset")" = 200 ]; check "styles are served" $?
! pgrep -u 0 -f "/run/loket/loket-" >/dev/null; check "nothing of it runs as root" $?
for part in web nginx push; do program=/usr/lib/loket/health.sh inside $part; check "the health check of $part says so" $?; done
[ $failed = 0 ] || tail -n 5 "$work"/{migrate,demo,web,push,jobs,nginx}.log
done_with
