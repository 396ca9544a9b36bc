#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Fills in the templates beside it: nginx/render.sh TARGET_DIRECTORY NAME=VALUE…
# Every @NAME@ must get a value; one that stays is an error, and so is a value for a name no template has.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=$1
shift
mkdir -p "$target"
for file in front headers worker hide private public banner push; do
	text=$(cat "$here/$file.conf.in")
	for pair in "$@"; do
		text=${text//"@${pair%%=*}@"/"${pair#*=}"}
	done
	if left=$(grep -oE '@[A-Z_]+@' <<<"$text" | sort -u | tr '\n' ' ') && [ -n "$left" ]; then
		echo "nginx/$file.conf.in: no value for $left" >&2
		exit 1
	fi
	printf '%s\n' "$text" >"$target/$file.conf"
done
for pair in "$@"; do
	grep -qF "@${pair%%=*}@" "$here"/*.conf.in || { echo "render: no template has @${pair%%=*}@" >&2; exit 1; }
done
