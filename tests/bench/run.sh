#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# How fast the portal is, beside the least that could do the same work, in one run on one machine: nginx with a static file of 10 kB, and bare FastCGI
# programs (bare.c) behind an nginx with the same TLS and compression. Prints requests per second, p50, p99 (ms), and each page's ratio to its bare
# counterpart with what is aimed at; first on 20,000 tickets, then on 1,000,000. Where the time goes stands beside it: microseconds of processor that a
# request takes in nginx, in the worker (or the bare program) and in MariaDB; the rest is the client's, and waiting for a turn.
# BENCH_SECONDS=5 per line; BENCH_TICKETS="20000 1000000"; BENCH_FLAT=100000 requests while the workers' memory is watched. Suggestions and search are
# measured by p95 on BENCH_ARTICLES=10000 articles, with words that differ, past nginx's copies.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
out=$top/${OUT:-build}
state=$top/build/bench-state
port=${LOKET_PORT:-18643}
seconds=${BENCH_SECONDS:-5}
export LOKET_DB_MEMORY=${LOKET_DB_MEMORY:-2G} # what an installation of a million tickets has; their index alone is 2 GB
export LOKET_STATE=$state LOKET_PORT=$port LOKET_ENVIRONMENT=test LOKET_LIMITS=no LOKET_WORKERS=2 LOKET_EXTRA=$state/extra.conf OUT=${OUT:-build}
base=https://127.0.0.1:$port bare_port=$((port + 5)) bare=https://127.0.0.1:$((port + 5))
pids=()

finish() {
	for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
	wait "${pids[@]}" 2>/dev/null
	"$top/nginx/instance.sh" stop >/dev/null 2>&1
}
trap finish EXIT

die() { echo "bench: $*" >&2; exit 1; }
sql() { mysql --no-defaults -S "$state/run/mysql.sock" -u loket_migrate -p"$(cat "$state/secret/loket_migrate")" loket -N -B "$@" 2>/dev/null; }

# Processor time used so far, in microseconds, by programs whose command lines match.
used() {
	local pid
	for pid in $(pgrep -f "$1"); do cat "/proc/$pid/task/"*/schedstat; done 2>/dev/null | awk '{ sum += $1 } END { printf "%d", sum / 1000 }'
}
# The same of a running nginx: its workers' titles do not tell whose they are.
used_by_nginx() {
	local pid
	for pid in $(pgrep -P "$(cat "$1" 2>/dev/null || echo 0)"); do cat "/proc/$pid/schedstat"; done 2>/dev/null | awk '{ sum += $1 } END { printf "%d", sum / 1000 }'
}
used_by_all() {
	echo "$(($(used_by_nginx "$state/run/nginx.pid") + $(used_by_nginx "$state/bare/nginx.pid")))" \
		"$(used "loket -c $state/loket.conf web$|bench/bare [a-z]* $state/")" "$(used "^[^ ]*mariadbd .*$state/db")"
}

# One measured line into the named result: rate p50 p99 errors.
declare -A rate p50 p99 spent
measure() {
	local name=$1 url=$2 line before after
	before=$(used_by_all)
	line=$(COOKIE=${3:-} FORM=${4:-} wrk -t1 -c"${CONNECTIONS:-8}" -d"${seconds}s" --latency -s "$top/tests/bench/request.lua" "$url" | grep '^RESULT') || die "$name: wrk gave no result"
	set -- $line
	[ "$5" = 0 ] || echo "  $name: $5 wrong answers" >&2
	rate[$name]=$2 p50[$name]=$3 p99[$name]=$4
	after=$(used_by_all)
	spent[$name]=$(awk -v before="$before" -v after="$after" -v rate="$2" -v seconds="$seconds" 'BEGIN {
		split(before, b); split(after, a)
		for (i = 1; i <= 3; i++) printf "%s%d", i == 1 ? "" : " + ", (a[i] - b[i]) / (rate * seconds) + 0.5
	}')
}
at_least() { awk -v got="$1" -v aim="$2" 'BEGIN { print (got >= aim) ? "held" : "missed" }'; }
at_most() { awk -v got="$1" -v aim="$2" 'BEGIN { print (got <= aim) ? "held" : "missed" }'; }
# A result, its counterpart, and how much of that is aimed at.
row() {
	local ratio words=
	if [ -n "${2:-}" ]; then
		ratio=$(awk -v a="${rate[$1]}" -v b="${rate[$2]}" 'BEGIN { printf "%.2f", a / b }')
		words="$ratio of $2"
		[ -z "${3:-}" ] || words+=" (aim $3: $(at_least "$ratio" "$3"))"
		words+=", by processor time $(awk -v a="$((${spent[$1]}))" -v b="$((${spent[$2]}))" 'BEGIN { printf "%.2f", b / (a + !a) }')"
	fi
	printf '  %-26s %7.0f /s %7s ms %7s ms %18s us  %s\n' "$1" "${rate[$1]}" "${p50[$1]}" "${p99[$1]}" "${spent[$1]}" "$words"
}

start_bare() {
	local mode
	mkdir -p "$state/bare"
	# 10 kB of the portal's own HTML.
	curl -sk "$base/support/home" "$base/support/login" | head -c 10240 >"$state/bare/static.html"
	for mode in empty one list insert; do
		rm -f "$state/run/bare-$mode.sock"
		spawn-fcgi -n -s "$state/run/bare-$mode.sock" -b 1024 -- "$(command -v multiwatch)" -f 2 -- "$out/bench/bare" "$mode" "$state/bare/static.html" "$state/run/mysql.sock" \
			loket_web "$(cat "$state/secret/loket_web")" loket 2>>"$state/log/bare.log" &
		pids+=($!)
	done
	cat >"$state/bare/nginx.conf" <<CONF
daemon off; worker_processes 2; pid $state/bare/nginx.pid; error_log $state/log/bare-nginx.log error;
$([ "$(id -u)" != 0 ] || echo 'user root;')
events { worker_connections 4096; }
http {
	access_log $state/log/bare-access.log; sendfile on; tcp_nopush on; gzip on; gzip_comp_level 5; gzip_min_length 1024;
	client_body_temp_path $state/bare/body; fastcgi_temp_path $state/bare/fastcgi; proxy_temp_path $state/bare/proxy; scgi_temp_path $state/bare/scgi; uwsgi_temp_path $state/bare/uwsgi;
	ssl_protocols TLSv1.2 TLSv1.3; ssl_session_cache shared:tls:4m; ssl_certificate $state/tls/cert.pem; ssl_certificate_key $state/tls/key.pem;
	keepalive_requests 1000;
	server {
		listen 127.0.0.1:$bare_port ssl http2; root $state/bare; default_type text/html;
		location / { }
$(for mode in empty one list insert; do echo "		location /$mode { include /etc/nginx/fastcgi_params; fastcgi_pass unix:$state/run/bare-$mode.sock; }"; done)
	}
}
CONF
	nginx -e "$state/log/bare-nginx.log" -c "$state/bare/nginx.conf" -p "$state/bare" &
	pids+=($!)
	for _ in $(seq 50); do [ "$(curl -sko /dev/null -w '%{http_code}' "$bare/empty")" = 200 ] && return; sleep 0.1; done
	die "the bare programs do not answer; see $state/log/bare.log"
}

# A session as a browser gets one: prints the cookie; the form token of the new-ticket page goes into $token.
sign_in() {
	local jar=$state/bare/jar page
	rm -f "$jar"
	page=$(curl -sk -c "$jar" "$base/support/login")
	token=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' <<<"${page//>/>$'\n'}" | tail -n 1)
	curl -sk -o /dev/null -b "$jar" -c "$jar" --data-urlencode "csrf=$token" --data-urlencode "email=$1" --data-urlencode "password=Demo-portaal-1" "$base/support/login"
	cookie=$(awk '$6 == "__Host-sid" { print $6 "=" $7 }' "$jar")
	[ -n "$cookie" ] || die "signing in as $1 did not work"
}
form_token() {
	local page
	page=$(curl -sk -H "Cookie: $cookie" "$base/support/tickets/new")
	token=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' <<<"${page//>/>$'\n'}" | tail -n 1)
	type=$(sed -n 's/.*name="type" value="\([0-9]*\)".*/\1/p' <<<"${page//>/>$'\n'}" | head -n 1)
	[ -n "$token" ] && [ -n "$type" ] || die "the form for a new ticket has no token or type"
}

pages_of() {
	local tickets=$1 number ratio
	echo
	echo "On $(sql -e 'SELECT COUNT(*) FROM ticket') tickets"
	sign_in j.devries@vlierbeek.example
	number=$(sql -e "SELECT MAX(t.id) FROM ticket t JOIN user u ON u.id = t.requester_id WHERE u.email = 'j.devries@vlierbeek.example'")
	form_token
	measure "bare list" "$bare/list"
	measure "bare insert" "$bare/insert"
	measure "sign-in page" "$base/support/login" "__Host-theme=light"
	measure "ticket list" "$base/support/tickets" "$cookie"
	measure "ticket page" "$base/support/tickets/$number" "$cookie"
	measure "new ticket" "$base/support/tickets" "$cookie" "csrf=$token&type=$type&subject=Sensor+meldt+niets&description=Sinds+gisteren+geen+metingen+meer."
	sign_in sanne@daklab.example
	measure "desk queue" "$base/admin/tickets" "$cookie"
	row "bare list"
	row "bare insert"
	row "sign-in page" "bare empty" 0.6
	row "ticket list" "bare list" 0.6
	row "ticket page" "bare list" 0.6
	row "new ticket" "bare insert" 0.4
	row "desk queue" "bare list"
	for number in "ticket list" "ticket page" "desk queue"; do
		if [ -n "${first[$number]:-}" ]; then
			ratio=$(awk -v a="${rate[$number]}" -v b="${first[$number]}" 'BEGIN { printf "%.2f", a / b }')
			printf '  %-26s %s of its speed on the smaller set (aim 0.9: %s)\n' "$number" "$ratio" "$(at_least "$ratio" 0.9)"
		fi
		: "${first[$number]:=${rate[$number]}}"
	done
}

# The index of the search on what load.sh and articles.sh put in behind its back, up to so many tickets; what the portal itself adds it indexes.
index_all() {
	local began=$SECONDS
	[ "$(cat "$state/indexed" 2>/dev/null || echo 0)" -lt "$1" ] || return 0
	"$out/loket" -c "$state/loket.conf" reindex 2>>"$state/log/reindex.log" || die "loket reindex failed; see $state/log/reindex.log"
	echo "$1" >"$state/indexed"
	echo "  loket reindex took $((SECONDS - began)) s"
}

# One line of the search: as measured, its p95, and whether that is within the aim. Flat in the number of tickets: the ratio to the first set's.
declare -A first95=()
search_row() {
	local name=$1 aim=$2 line
	line=$(ASK=$3 COOKIE=$4 WORDS=$state/bench-words.txt wrk -t1 -c"${CONNECTIONS:-8}" -d"${seconds}s" --latency -s "$top/tests/bench/search.lua" "$base/nl/support/$3" |
		grep '^RESULT') || die "$name: wrk gave no result"
	set -- $line
	[ "$5" = 0 ] || echo "  $name: $5 wrong answers" >&2
	awk -v n="$name" -v r="$2" -v p50="$3" -v p95="$6" -v p99="$4" -v aim="$aim" -v before="${first95[$name]:-}" 'BEGIN {
		printf "  %-30s %10.0f /s %8s ms %8s ms   p95 %s ms, %s its aim of %d", n, r, p50, p99, p95, p95 <= aim ? "within" : "NOT WITHIN", aim
		printf before == "" ? "\n" : ", %.2f of the smaller set\n", p95 / before }'
	: "${first95[$name]:=$6}"
}
search_rows() {
	awk -v words=1 -f "$top/tests/bench/articles.awk" >"$state/bench-words.txt"
	sign_in j.devries@vlierbeek.example
	search_row "suggestions, anonymous" 25 suggest "__Host-pre=x"
	search_row "suggestions, signed in" 25 suggest "$cookie"
	search_row "search, anonymous" 50 search "__Host-pre=x"
	search_row "search, signed in" 50 search "$cookie"
}

# A public article with a text of some length.
make_article() {
	sql <<'SQL'
INSERT INTO article_category (slug_nl, slug_en, name_nl, name_en) SELECT 'bench', 'bench', 'Bench', 'Bench' FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM article_category WHERE slug_nl = 'bench');
INSERT INTO article_folder (category_id, name_nl, name_en) SELECT id, 'Bench', 'Bench' FROM article_category WHERE slug_nl = 'bench' AND NOT EXISTS (SELECT 1 FROM article_folder WHERE name_nl = 'Bench');
INSERT INTO article (folder_id, author_id, visible_from, created_at, updated_at) SELECT f.id, u.id, '2026-01-01', UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM article_folder f JOIN user u ON u.email = 'sanne@daklab.example'
	WHERE f.name_nl = 'Bench' AND NOT EXISTS (SELECT 1 FROM article a WHERE a.folder_id = f.id);
SET @article = (SELECT MAX(a.id) FROM article a JOIN article_folder f ON f.id = a.folder_id WHERE f.name_nl = 'Bench');
INSERT IGNORE INTO article_text (article_id, language, state, newest_version, live_version, live_at, updated_at) VALUES (@article, 'nl', 3, 1, 1, '2026-01-01', UTC_TIMESTAMP());
INSERT IGNORE INTO article_version (article_id, language, number, title, slug, summary, body, author_id, created_at)
	SELECT @article, 'nl', 1, 'Een sensor meldt niets meer', 'een-sensor-meldt-niets-meer', 'Wat u zelf kunt nakijken.', CONCAT('# Kijk eerst na\n\n',
		REPEAT('Kijk of het lampje brandt. Brandt het niet, vervang dan de batterij en wacht **vijf minuten**.\n\n1. Open de klep\n2. Leg de batterij erin\n\n', 20)), author_id, UTC_TIMESTAMP() FROM article WHERE id = @article;
SELECT @article;
SQL
}

# Public pages: nginx's copy beside a file of that size, and rendered beside one SELECT. A visitor's own cookie goes past the copy.
public_pages() {
	local article name path file
	article=/nl/support/solutions/articles/$(make_article | tail -n 1)-een-sensor-meldt-niets-meer
	[ "$(curl -sko /dev/null -w '%{http_code}' "$base$article")" = 200 ] || die "no article at $article"
	for name in article home contact; do
		path=/nl/support/$name
		[ $name != article ] || path=$article
		curl -sk "$base$path" >"$state/bare/$name.html"
		measure "file like $name" "$bare/$name.html"
		measure "cached $name" "$base$path"
		measure "rendered $name" "$base$path" "__Host-pre=x"
	done
	export COMPRESS=yes
	measure "file, compressed" "$bare/article.html"
	measure "cached article, compressed" "$base$article"
	unset COMPRESS
	sed -i 's/^\(\t*\)ssi on;/\1ssi off;/' "$state/nginx/front.conf" && kill -HUP "$(cat "$state/run/nginx.pid")" && sleep 1
	measure "cached article, no banner" "$base$article"
	sed -i '0,/^\(\t*\)ssi off;/s//\1ssi on;/' "$state/nginx/front.conf" && kill -HUP "$(cat "$state/run/nginx.pid")" && sleep 1
	for name in article home contact; do
		row "file like $name"
		row "cached $name" "file like $name" 0.8
		row "rendered $name" "bare one" 0.5
	done
	row "file, compressed"
	row "cached article, compressed" "file, compressed" 0.8
	row "cached article, no banner" "file like article"
}

# What the workers hold, in MB; the two that computed passwords are among them.
memory() {
	local pid mb
	for pid in $(pgrep -f "^[^ ]*loket -c $state/loket.conf web$"); do
		mb=$(awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$pid/status")
		printf '  %-26s holds %s MB (aim 24: %s)\n' "worker $pid" "$mb" "$(at_most "$mb" 24)"
	done
}
largest() { for pid in $(pgrep -f "^[^ ]*loket -c $state/loket.conf web$"); do awk '/^VmRSS/ { printf "%.1f\n", $2 / 1024 }' "/proc/$pid/status"; done | sort -n | tail -n 1; }
# The same workers, after many more pages.
flatness() {
	local before rest=${BENCH_FLAT:-100000}
	[ "$rest" -gt 0 ] || return 0
	sign_in j.devries@vlierbeek.example
	before=$(largest)
	COOKIE=$cookie wrk -t1 -c8 -d"$(awk -v n="$rest" -v rate="${rate["ticket list"]}" 'BEGIN { printf "%d", n / rate + 1 }')s" \
		-s "$top/tests/bench/request.lua" "$base/support/tickets" >/dev/null
	echo "  the largest worker after $rest ticket lists more: $(largest) MB, was $before MB"
}

declare -A first=()
mkdir -p "$state"
printf '[security]\nrate_scale = 1000000\n[web]\nworker_requests = 100000000\n' >"$LOKET_EXTRA"
"$top/nginx/instance.sh" start || die "the instance does not start"
start_bare
echo "Bare, 2 workers, ${CONNECTIONS:-8} connections over TLS, $seconds s each"
measure "static file" "$bare/static.html"
measure "bare empty" "$bare/empty"
measure "bare one" "$bare/one"
printf '  %-26s %10s %10s %10s %21s\n' '' rate p50 p99 'nginx + worker + db'
row "static file"; row "bare empty"; row "bare one"
public_pages
"$top/tests/bench/articles.sh" "${BENCH_ARTICLES:-10000}" || die "loading articles failed"
for tickets in ${BENCH_TICKETS:-20000 1000000}; do
	"$top/tests/bench/load.sh" "$tickets" || die "loading $tickets tickets failed"
	pages_of "$tickets"
	index_all "$tickets"
	search_rows
	memory
done
flatness
