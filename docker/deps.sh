#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages of docker/packages that are missing, for the groups named: deps.sh build run test.
# Only ever adds packages. Services that come with them (nginx) are neither started nor enabled: the portal runs its own.
set -u
cd "$(dirname "$0")/.." || exit 1

list() {
	local g
	for g; do awk -v g="$g" '$1 == g { print $2, $3 }' docker/packages; done | sort -u
}

[ "${1:-}" = --list ] && { shift; list "$@" | cut -d' ' -f1; exit; }
if ! command -v dpkg-query >/dev/null; then
	echo "deps: no dpkg here; taking for granted that docker/packages are installed" >&2
	exit 0
fi
want=()
while read -r package command; do
	[ -n "$command" ] && command -v "$command" >/dev/null || want+=("$package")
done < <(list "$@")
have=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "${want[@]}" 2>/dev/null | sed -n 's/^.i //p')
missing=()
for p in "${want[@]}"; do grep -qxF -- "$p" <<<"$have" || missing+=("$p"); done
as_root=()
get_root() {
	[ "$(id -u)" = 0 ] && return
	command -v sudo >/dev/null || { echo "deps: missing $*, and neither root nor sudo is here" >&2; exit 1; }
	as_root=(sudo)
}
# nchan insists that nginx's own folder for bodies is there, whatever the configuration names instead, and tries to make it. Debian leaves
# that to the first start as root, which never comes here.
push_folder() {
	[ -e /usr/lib/nginx/modules/ngx_nchan_module.so ] && [ ! -d /var/lib/nginx/body ] || return 0
	get_root /var/lib/nginx/body
	"${as_root[@]}" mkdir -p -m 700 /var/lib/nginx/body
}
[ ${#missing[@]} = 0 ] && { push_folder; exit; }

get_root "${missing[*]}"
mkdir -p build && log=build/deps.log && : >"$log"
guard=
finish() { [ -z "$guard" ] || "${as_root[@]}" rm -f "$guard"; }
trap finish EXIT
# Debian starts a service as soon as its package is unpacked, unless this file says no.
if [ ! -e /usr/sbin/policy-rc.d ]; then
	guard=/usr/sbin/policy-rc.d
	printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$guard" >/dev/null && "${as_root[@]}" chmod 755 "$guard"
fi

# Turns apt's status lines into one line that moves (or, in a log, one line per quarter).
progress() {
	local kind rest percent last=-1 tty=
	[ -t 1 ] && tty=1
	while IFS=: read -r kind rest; do
		case $kind in
		# "pmstatus:name:12.3456:words", and the name may be "name:amd64".
		dlstatus|pmstatus) [[ $rest =~ :([0-9]+)(\.[0-9]+)?: ]] || continue; percent=${BASH_REMATCH[1]} ;;
		*) continue ;;
		esac
		[ "$kind" = dlstatus ] && percent=$((percent / 3)) || percent=$((33 + percent * 2 / 3))
		if [ "$tty" ]; then
			[ "$percent" = "$last" ] || printf '\r%s %3d %%' "$1" "$percent"
			last=$percent
		elif [ $((percent / 25)) -gt "$last" ]; then
			last=$((percent / 25))
			echo "$1 $((last * 25)) %"
		fi
	done
	[ "$tty" ] && echo
	return 0
}

echo "Installing ${#missing[@]} Debian packages (log: $log)"
if ! "${as_root[@]}" env LC_ALL=C.UTF-8 apt-get -q update >>"$log" 2>&1; then echo "deps: apt-get update failed:" >&2; tail -n 5 "$log" >&2; exit 1; fi
nginx_was_here=; dpkg-query -W nginx >/dev/null 2>&1 && nginx_was_here=1
set -o pipefail
# The status lines get a descriptor of their own: apt makes it non-blocking, and an installation script that prints to such a one fails.
if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 sh -c 'exec apt-get "$@" 3>&1 >>"$0" 2>&1' "$log" \
	-q -y install --no-install-recommends -o APT::Status-Fd=3 -o Dpkg::Use-Pty=0 "${missing[@]}" | progress "  packages"; then
	echo "deps: apt-get install failed:" >&2
	tail -n 15 "$log" >&2
	exit 1
fi
if [ -z "$nginx_was_here" ] && [ -d /run/systemd/system ]; then
	"${as_root[@]}" systemctl disable nginx >>"$log" 2>&1
fi
push_folder
