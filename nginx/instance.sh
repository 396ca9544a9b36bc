#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# One whole portal on this machine: private MariaDB, migrations, demonstration data, certificate, mail catcher, workers, jobs and
# nginx, all as the user who runs this and all inside one state directory. What `make run` runs, and what the tests run.
#   nginx/instance.sh run       in the foreground until Ctrl-C; nothing is left behind
#   nginx/instance.sh start     the same in the background; back when it answers
#   nginx/instance.sh stop      back when everything has gone
#   nginx/instance.sh status    one line; fails when it does not run
# Environment:
#   LOKET_PORT=8443             on 127.0.0.1; the catcher's SMTP is on the next port and its page on the one after
#   LOKET_STATE=var             everything that is kept; two instances need two ports and two states
#   LOKET_DB=URL                use this MariaDB: mysql://user:password@host:3306/name, or mysql://user:password@/name?socket=/path
#   LOKET_SMTP=URL              use this mail server: smtp://host:25, smtp://user:password@host:587, smtps://…
#   LOKET_CLOCK=TIME            an ISO time, or the path of a file that holds one
#   LOKET_ENVIRONMENT=demo      or test
#   LOKET_DEMO=yes              load the demonstration data when the database is empty
#   LOKET_PARTS="db mail web signin push jobs nginx"   what to run; tests of the dispatcher alone need only db
#   LOKET_WORKERS=4  LOKET_LIMITS=yes (no: as good as no request limits, for bench and load tests)  LOKET_EXTRA=FILE (more configuration)
#   LOKET_PRELOAD=FILE          a library that everything but catcher and push loads first: how tests give them a full disk
set -u
umask 077
top=$(cd "$(dirname "$0")/.." && pwd)
port=${LOKET_PORT:-8443}
state=${LOKET_STATE:-$top/var}
out=$top/${OUT:-build}
parts=${LOKET_PARTS:-db mail web signin push jobs nginx}
workers=${LOKET_WORKERS:-4}
PATH=$PATH:/usr/sbin:/sbin

die() { echo "loket: $*" >&2; exit 1; }

case $port in *[!0-9]* | '') die "LOKET_PORT is not a number: $port" ;; esac
[ "$port" -ge 1 ] && [ "$port" -le 65533 ] || die "LOKET_PORT must be from 1 to 65533"
mkdir -p "$state" && state=$(cd "$state" && pwd) || exit 1
export LOKET_STATE=$state
run=$state/run log=$state/log secret=$state/secret conf=$state/loket.conf
smtp_port=$((port + 1)) mail_port=$((port + 2))
loket=$out/loket
[ -n "${LOKET_DB:-}" ] && parts=${parts//db/}
[ -n "${LOKET_SMTP:-}" ] && parts=${parts//mail/}
base=https://127.0.0.1:$port

has() { case " $parts " in *" $1 "*) return 0 ;; esac; return 1; }

# ---- progress: one line per step, with the time it took ----

now_ms() { local t=${EPOCHREALTIME/[.,]/}; echo "${t%???}"; }
step_began=0
step() { step_name=$1; step_began=$(now_ms); [ ! -t 1 ] || printf '  %-34s …' "$1"; }
step_done() {
	local ms=$(($(now_ms) - step_began))
	[ ! -t 1 ] || printf '\r'
	printf '  %-34s %s (%d.%d s)\n' "$step_name" "${1:-ready}" $((ms / 1000)) $((ms % 1000 / 100))
}
step_failed() {
	[ ! -t 1 ] || echo
	echo "  $step_name: failed" >&2
	[ -z "${1:-}" ] || tail -n "${2:-8}" "$1" >&2
	exit 1
}

# ---- files ----

percent_decode() { printf '%b' "${1//%/\\x}"; }

# Splits scheme://user:password@host:port/name?query into url_user and so on.
split_url() {
	local rest=${1#*://} auth=
	url_query= url_name= url_user= url_password= url_port=
	case $rest in *\?*) url_query=${rest#*\?} rest=${rest%%\?*} ;; esac
	case $rest in */*) url_name=$(percent_decode "${rest#*/}") rest=${rest%%/*} ;; esac
	case $rest in *@*) auth=${rest%@*} rest=${rest##*@} ;; esac
	url_host=$rest
	case $rest in *:*) url_host=${rest%:*} url_port=${rest##*:} ;; esac
	url_user=$(percent_decode "${auth%%:*}")
	case $auth in *:*) url_password=$(percent_decode "${auth#*:}") ;; esac
}

database_section() {
	local account
	echo '[database]'
	if [ -z "${LOKET_DB:-}" ]; then
		printf 'socket = %s\nname = loket\n' "$run/mysql.sock"
		for account in read web jobs migrate; do
			printf '%s_user = loket_%s\n%s_password = file:%s\n' $account $account $account "$secret/loket_$account"
		done
		return
	fi
	case $LOKET_DB in mysql://* | mariadb://*) ;; *) die "LOKET_DB must start with mysql://" ;; esac
	split_url "$LOKET_DB"
	[ -n "$url_name" ] || die "LOKET_DB names no database: mysql://user:password@host:3306/name"
	printf '%s' "$url_password" >"$secret/given_db"
	case $url_query in
	socket=*) printf 'socket = %s\n' "$(percent_decode "${url_query#socket=}")" ;;
	*) printf 'host = %s\nport = %s\n' "${url_host:-127.0.0.1}" "${url_port:-3306}" ;;
	esac
	printf 'name = %s\n' "$url_name"
	for account in read web jobs migrate; do
		printf '%s_user = %s\n%s_password = file:%s\n' $account "$url_user" $account "$secret/given_db"
	done
}

mail_section() {
	echo '[mail]'
	if [ -z "${LOKET_SMTP:-}" ]; then
		printf 'smtp_url = smtp://127.0.0.1:%s\nsmtp_require_tls = no\n' "$smtp_port"
	else
		case $LOKET_SMTP in smtp://* | smtps://*) ;; *) die "LOKET_SMTP must start with smtp:// or smtps://" ;; esac
		split_url "$LOKET_SMTP"
		printf 'smtp_url = %s://%s%s\n' "${LOKET_SMTP%%://*}" "$url_host" "${url_port:+:$url_port}"
		if [ -n "$url_user" ]; then
			printf '%s' "$url_password" >"$secret/given_smtp"
			printf 'smtp_user = %s\nsmtp_password = file:%s\n' "$url_user" "$secret/given_smtp"
		fi
		case $url_host in
		127.* | localhost) echo 'smtp_require_tls = no' ;;
		*) echo 'smtp_require_tls = yes' ;;
		esac
	fi
	printf 'from_address = support@daklab.example\nfrom_name = Daklab Support\n'
}

write_config() {
	local clock=${LOKET_CLOCK:-}
	[ ! -e "$clock" ] || clock=$(realpath "$clock")
	[ -s "$secret/key" ] || head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' >"$secret/key"
	{
		echo "# Written by nginx/instance.sh at every start; a change here is lost."
		printf '[site]\nenvironment = %s\nbase_url = %s\n' "${LOKET_ENVIRONMENT:-demo}" "$base"
		printf 'name = Daklab Support\nbrand = Daklab\nphone = 0183 - 643 690\nphone_tel = +31183643690\nzone = Europe/Amsterdam\n'
		[ -z "$clock" ] || printf 'clock = %s\n' "$clock"
		printf '\n[paths]\nviews = %s\nlocale = %s\nmigrations = %s\nrun = %s\n\n' \
			"$top/build/views" "$top/build/locale" "$top/db/migrations" "$run"
		database_section
		echo
		mail_section
		printf '\n[front]\nsocket = %s\ncache = %s\nemergency = %s\n\n[push]\nsocket = %s\n' "$run/front.sock" "$state/cache" "$state/emergency" "$run/ring.sock"
		printf '\n[security]\nkey = file:%s\n' "$secret/key"
		[ -z "${LOKET_EXTRA:-}" ] || { echo; cat "$LOKET_EXTRA"; }
	} >"$conf.new" && mv "$conf.new" "$conf"
}

# A certificate of our own for loopback, made again a month before it ends.
make_certificate() {
	[ -s "$state/tls/cert.pem" ] && openssl x509 -checkend 2592000 -noout -in "$state/tls/cert.pem" >/dev/null 2>&1 && return 0
	mkdir -p "$state/tls"
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 397 -sha256 \
		-subj '/CN=localhost' -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -addext 'extendedKeyUsage=serverAuth' \
		-addext 'basicConstraints=critical,CA:FALSE' \
		-keyout "$state/tls/key.pem.new" -out "$state/tls/cert.pem.new" 2>"$log/openssl.log" || return 1
	mv "$state/tls/key.pem.new" "$state/tls/key.pem" && mv "$state/tls/cert.pem.new" "$state/tls/cert.pem"
}

write_nginx() {
	local modules= brotli= user= module=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so page_rate=50 page_burst=200 peer=100 rendered name
	if [ -e "$module" ]; then
		modules="load_module $module;" brotli='brotli_static on;'
	fi
	[ "$(id -u)" != 0 ] || user='user root;'
	[ "${LOKET_LIMITS:-yes}" != no ] || page_rate=100000 page_burst=100000 peer=4000
	mkdir -p "$state/tmp/nginx" "$state/cache" "$state/emergency"
	rendered=$log/nginx-test.log
	"$top/nginx/render.sh" "$state/nginx" MODULES="$modules" USER="$user" BROTLI="$brotli" PROCESSES=2 \
		RUN="$run" CONF="$state/nginx" TMP="$state/tmp/nginx" CACHE="$state/cache" \
		ERROR_LOG="$log/nginx-error.log" ACCESS_LOG="$log/nginx-access.log" \
		PAGE_RATE=$page_rate PAGE_BURST=$page_burst PEER_CONNECTIONS=$peer \
		LISTEN="127.0.0.1:$port" HOST=127.0.0.1 ORIGIN="$base" WS_ORIGIN="wss://127.0.0.1:$port" WORKERS="unix:$run/web.sock" SIGN_IN="unix:$run/signin.sock" \
		EMERGENCY="$state/emergency" NCHAN=/usr/lib/nginx/modules/ngx_nchan_module.so LISTENERS=2000 PUSH_LOG="$log/push-error.log" \
		STATIC_ROOT="$top/build" CERTIFICATE="$state/tls/cert.pem" CERTIFICATE_KEY="$state/tls/key.pem" \
		ALIAS_SERVER="server {
		listen 127.0.0.1:$port ssl http2;
		server_name localhost;
		include $state/nginx/headers.conf;
		return 308 $base\$request_uri;
	}" 2>"$rendered" || return 1
	for name in front $(has push && echo push); do
		nginx -t -q -e "$log/nginx-error.log" -c "$state/nginx/$name.conf" -p "$state" 2>"$rendered" || return 1
	done
}

# ---- processes: each part is a session of its own (its group holds its children), dies with this script even when that is killed
# with -9, and is started again when it ends by itself ----

declare -A pid_of=() deaths=() born=()
stopping=

worker_pool() {
	rm -f "$run/$1.sock"
	part=(spawn-fcgi -n -s "$run/$1.sock" -M 0660 -b 1024 -- "$(command -v multiwatch)" -f "$2" -r 100 -t 300 -s TERM -- "$loket" -c "$conf" web)
}

command_of() {
	case $1 in
	db) part=("$top/db/server.sh" run) ;;
	mail) part=(node "$top/tests/support/mail/node_modules/maildev/bin/maildev" --ip 127.0.0.1 --smtp "$smtp_port"
		--web-ip 127.0.0.1 --web "$mail_port" --mail-directory "$state/mail" --silent) ;;
	web) worker_pool web "$workers" ;;
	signin) worker_pool signin 2 ;; # as many as compute passwords at once (security.password_slots)
	jobs) part=("$loket" -c "$conf" jobs) ;;
	# A socket that a killed one left would keep the next from listening.
	push) rm -f "$run/push.sock" "$run/ring.sock"; part=(nginx -e "$log/push-error.log" -c "$state/nginx/push.conf" -p "$state") ;;
	nginx) rm -f "$run/front.sock"; part=(nginx -e "$log/nginx-error.log" -c "$state/nginx/front.conf" -p "$state") ;;
	esac
}

launch() {
	local part
	command_of "$1"
	(
		exec 9>&- </dev/null >>"$log/$1.log" 2>&1
		cd "$run" || exit 1
		case $1 in mail | push) ;; *) [ -z "${LOKET_PRELOAD:-}" ] || export LD_PRELOAD=$LOKET_PRELOAD ;; esac
		exec setsid setpriv --pdeathsig TERM -- "${part[@]}"
	) &
	pid_of[$1]=$!
	born[$1]=$(now_ms)
	echo "$!" >"$run/$1.pid"
}

group_alive() { pgrep -g "$1" >/dev/null 2>&1; }

# Ends a part and everything it started: asks, waits up to $2 tenths of a second, then insists.
end_part() {
	local pid=${pid_of[$1]:-} i
	[ -n "$pid" ] || return 0
	unset "pid_of[$1]"
	kill -TERM "$pid" 2>/dev/null
	for ((i = 0; i < $2; i++)); do
		group_alive "$pid" || break
		sleep 0.1
	done
	group_alive "$pid" && kill -KILL -- "-$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	rm -f "$run/$1.pid"
}

end_all() {
	local name
	trap '' INT TERM HUP
	for name in nginx web signin push jobs mail; do [ -z "${pid_of[$name]:-}" ] || kill -TERM "${pid_of[$name]}" 2>/dev/null; done
	end_part nginx 20
	end_part web 50
	end_part signin 50
	end_part jobs 50
	end_part push 20
	end_part mail 20
	end_part db 300
	rm -f "$run/ready" "$run/web.sock" "$run/signin.sock" "$run/push.sock" "$run/ring.sock" "$run/front.sock"
}

# What an earlier run left when it was killed: only programs of ours whose working directory is this state's.
end_leftovers() {
	local pid here i found=
	for i in 1 2 3; do
		found=
		for pid in $(pgrep -u "$(id -u)" -x 'nginx|multiwatch|spawn-fcgi|loket|node' 2>/dev/null); do
			here=$(readlink "/proc/$pid/cwd" 2>/dev/null) || continue
			[ "$here" = "$run" ] || continue
			found=1
			[ $i -lt 3 ] && kill -TERM "$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null
		done
		[ "$found" ] || break
		sleep 0.5
	done
	rm -f "$run/web.sock" "$run/signin.sock" "$run/push.sock" "$run/ring.sock" "$run/front.sock" "$run/ready" "$run/nginx.pid" "$run/push.pid"
}

# Something ended by itself. Workers and jobs ask for it (they are replaced); a part that cannot stay up ends the run.
revive() {
	local name=$1
	[ -n "$stopping" ] && return
	kill -KILL -- "-${pid_of[$name]}" 2>/dev/null
	if [ $(($(now_ms) - ${born[$name]})) -lt 5000 ]; then
		deaths[$name]=$((${deaths[$name]:-0} + 1))
	else
		deaths[$name]=1
	fi
	if [ "${deaths[$name]}" -gt 5 ]; then
		echo "loket: $name keeps ending; the last of $log/$name.log:" >&2
		tail -n 8 "$log/$name.log" >&2
		end_all
		exit 1
	fi
	echo "loket: $name ended; starting it again" >&2
	sleep "0.${deaths[$name]}"
	launch "$name"
}

# `wait -n` never tells of one that ended while another was being revived, so all are looked at each time.
watch_parts() {
	local name found
	while [ -z "$stopping" ]; do
		found=
		for name in "${!pid_of[@]}"; do
			[ -n "$stopping" ] || kill -0 "${pid_of[$name]}" 2>/dev/null || { found=1; revive "$name"; }
		done
		[ -n "$found" ] || [ -n "$stopping" ] || wait -n 2>/dev/null
	done
}

# Waits up to $1 tenths of a second for the rest to succeed, while part $2 lives.
wait_until() {
	local tenths=$1 name=$2 i
	shift 2
	for ((i = 0; i < tenths; i++)); do
		"$@" && return 0
		[ -n "$stopping" ] && return 1
		kill -0 "${pid_of[$name]}" 2>/dev/null || return 1
		sleep 0.1
	done
	return 1
}
port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
answers() {
	printf 'HEAD /healthz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' |
		timeout 5 openssl s_client -quiet -connect "127.0.0.1:$port" 2>/dev/null | grep -q '^HTTP/1.1 [234]'
}

# ---- the run ----

lock() {
	exec 9>>"$run/lock"
	flock -n 9 || die "already running on $state; stop it, or choose another LOKET_STATE and LOKET_PORT"
}

prepare() {
	local name
	mkdir -p "$run" "$log" "$secret" "$state/tmp" || exit 1
	lock
	echo $$ >"$run/supervisor.pid"
	[ -x "$loket" ] || die "$loket is not built; make run does that"
	end_leftovers
	if has nginx; then
		for name in "$port" $(has mail && echo "$smtp_port $mail_port"); do
			! port_open "$name" || die "port $name of 127.0.0.1 is taken; choose another LOKET_PORT"
		done
	fi
	for name in $parts; do
		[ ! -e "$log/$name.log" ] || [ "$(stat -c %s "$log/$name.log")" -lt 10000000 ] || mv "$log/$name.log" "$log/$name.log.1"
	done
	write_config || exit 1
}

load_demo() {
	[ "${LOKET_DEMO:-yes}" = yes ] && ls "$top"/db/demo/*.sql >/dev/null 2>&1 || return 0
	step "Demonstration data"
	"$loket" -c "$conf" demo "$top/db/demo" >"$log/demo.log" 2>&1 || step_failed "$log/demo.log"
	step_done
}

bring_up() {
	has db && { step "Database"; launch db; }
	has mail && { mkdir -p "$state/mail"; launch mail; }
	if has nginx; then
		make_certificate || step_failed "$log/openssl.log"
		write_nginx || { step_name=nginx step_failed "$log/nginx-test.log"; }
	fi
	if has db; then
		wait_until 600 db "$top/db/server.sh" status >/dev/null || step_failed "$log/mariadb.log"
		step_done
	fi
	step "Database schema"
	"$loket" -c "$conf" migrate >"$log/migrate.log" 2>&1 || step_failed "$log/migrate.log"
	step_done
	load_demo
	has web || return 0
	step "Workers and jobs"
	launch web
	wait_until 100 web test -S "$run/web.sock" || step_failed "$log/web.log"
	has signin && { launch signin; wait_until 100 signin test -S "$run/signin.sock" || step_failed "$log/signin.log"; }
	has push && { launch push; wait_until 100 push test -S "$run/ring.sock" || step_failed "$log/push-error.log"; }
	has jobs && launch jobs
	step_done "$workers workers"
	if has nginx; then
		step "Web server"
		launch nginx
		wait_until 100 nginx port_open "$port" || step_failed "$log/nginx-error.log"
		wait_until 100 nginx answers || step_failed "$log/web.log"
		step_done
	fi
	if has mail; then
		step "Mail catcher"
		wait_until 200 mail port_open "$smtp_port" && wait_until 200 mail port_open "$mail_port" || step_failed "$log/mail.log"
		step_done
	fi
}

show_table() {
	echo
	printf '  %-14s %s\n' 'Portal' "$base" 'Desk' "$base/admin"
	if has mail; then printf '  %-14s %s\n' 'Mail catcher' "http://127.0.0.1:$mail_port"; else printf '  %-14s %s\n' 'Mail goes to' "${LOKET_SMTP:-nowhere}"; fi
	printf '  %-14s %s\n' 'State and logs' "$state"
	if [ -d "$top/db/demo" ] && [ "${LOKET_DEMO:-yes}" = yes ]; then
		printf '\n  %-32s %s\n' 'Login' 'password Demo-portaal-1'
		printf '  %-32s %s\n' admin@daklab.example 'admin' sanne@daklab.example 'agent, first line' \
			pieter@daklab.example 'agent, second line' a.bakker@vlierbeek.example 'manager of Woonstichting Vlierbeek' \
			j.devries@vlierbeek.example 'customer of Vlierbeek' m.smit@oosterhof.example 'customer of Oosterhof Beheer'
	fi
	printf '\n  The certificate is made here, so the browser asks once whether to go on. Ctrl-C stops everything.\n\n'
}

run_it() {
	prepare
	unset LOKET_INTERRUPTIBLE
	trap 'stopping=1' INT TERM HUP
	trap 'end_all' EXIT
	bring_up
	if [ -z "$stopping" ]; then
		echo $$ >"$run/ready"
		show_table
		watch_parts
	fi
	echo 'Stopping'
	end_all
	trap - EXIT
	exit 0
}

supervisor() { local pid; pid=$(cat "$run/supervisor.pid" 2>/dev/null) && kill -0 "$pid" 2>/dev/null && ! flock -n "$run/lock" true 2>/dev/null && echo "$pid"; }

start() {
	local pid
	mkdir -p "$run" "$log"
	supervisor >/dev/null && die "already running on $state"
	rm -f "$run/ready"
	setsid "$0" run </dev/null >"$log/instance.log" 2>&1 &
	pid=$!
	while [ ! -e "$run/ready" ]; do
		kill -0 $pid 2>/dev/null || { cat "$log/instance.log" >&2; exit 1; }
		sleep 0.1
	done
}

stop() {
	local pid i
	if pid=$(supervisor); then
		kill -TERM "$pid"
		for ((i = 0; i < 400; i++)); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
	fi
	[ ! -d "$run" ] || end_leftovers
	"$top/db/server.sh" stop
}

case ${1:-} in
run)
	# A shell cannot trap a signal that was ignored when it began, as it is for anything a script starts with `&`.
	[ "${LOKET_INTERRUPTIBLE:-}" = yes ] || LOKET_INTERRUPTIBLE=yes exec env --default-signal=INT,TERM "$0" run
	run_it
	;;
start) start ;;
stop) stop ;;
status) if pid=$(supervisor) && [ -e "$run/ready" ]; then echo "running, pid $pid, $base"; else echo "not running"; exit 1; fi ;;
*) sed -n '3,20s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
