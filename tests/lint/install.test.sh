#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What `make install` leaves behind, under the narrowest and the widest umask: everybody may read it, nobody but its owner may change it, so that
# the account the portal runs as can put nothing in the way of what root starts (SECURITY Q12); and it is the whole portal. Speaks TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
number=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# Variables given to the make that runs this count here too; its pool of jobs does not reach this far.
case ${MAKEFLAGS:-} in *'-- '*) export MAKEFLAGS="-- ${MAKEFLAGS#*-- }" ;; *) unset MAKEFLAGS ;; esac
check() {
	number=$((number + 1))
	if [ -z "$2" ]; then echo "ok $number - $1"; else failed=1; echo "not ok $number - $1"; head -n 12 <<<"$2" | sed 's/^/#   /'; fi
}

for mask in 000 077; do
	check "make install under umask $mask" "$( (umask $mask && make -s install DESTDIR="$work/$mask" PREFIX=/usr) 2>&1 | grep -vE '^  (views|npm|msgfmt) ')"
	cd "$work/$mask" || exit 1
	check "Q12 umask $mask: nobody but the owner may change anything" "$(find usr -not -type l -perm /022)"
	check "Q12 umask $mask: what is not the installer's own" "$(find usr -not -user "$(id -un)")"
	check "umask $mask: everybody may read everything" "$(find usr -type d -not -perm -755; find usr -type f -not -perm -444)"
	check "umask $mask: programs may be run, and nothing else" "$(find usr -type f -perm /111 -not -name '*.sh' -not -path 'usr/bin/loket'; find usr -name '*.sh' -not -perm -755; [ -x usr/bin/loket ] || echo no usr/bin/loket)"
	cd - >/dev/null || exit 1
done
check "both are the same" "$(diff -r "$work/000" "$work/077")"
check "the installed program knows its pages" "$("$work/077/usr/bin/loket" routes | awk 'END { if (NR < 30) print NR " routes" }')"
for part in views static locale nginx/front.conf.in nginx/render.sh db/migrations; do
	check "usr/share/loket/$part is there" "$([ -e "$work/077/usr/share/loket/$part" ] || echo missing)"
done
# In the image too: what root put there stays root's, and nothing of it runs as root.
check "Q12 the image's last word on its user is an ordinary one" "$(awk '/^FROM/ { stage = $NF; user[stage] = "root" } /^USER/ { user[stage] = $2 } END { for (s in user) if (s != "build" && user[s] == "root") print s " runs as root" }' docker/Dockerfile)"
check "Q12 the image gives its user two folders and nothing else" "$(grep -oE 'chown[^&]*|COPY --chown[^ ]*' docker/Dockerfile | grep -vE '^chown loket:loket /run/loket *$')"
echo "1..$number"
exit $failed
