#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Brings the database of LOKET_STATE to a number of published articles beside its own, every fifth also in English (articles.awk), in seconds; running it
# again adds only what is missing. The search index is the caller's to make anew: `loket reindex`.
#   tests/bench/articles.sh 10000
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
wanted=${1:?how many articles}
case $wanted in *[!0-9]*) echo "articles: not a number: $wanted" >&2; exit 2 ;; esac
shell() { "$top/db/server.sh" shell --default-character-set=utf8mb4 --batch --skip-column-names; }

have=$(echo 'SELECT COUNT(*) FROM article WHERE id > 100000' | shell)
[ "$have" -lt "$wanted" ] || exit 0
awk -v wanted="$wanted" -f "$top/tests/bench/articles.awk" | shell >/dev/null
