#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Starts one part of the portal in a container: web, jobs, migrate, demo, nginx, push, or any other subcommand of loket.
# Writes the configuration from the environment; passwords and keys come from files in /run/secrets and never from the environment.
#   LOKET_BASE_URL=https://support.example   LOKET_ENVIRONMENT=production|demo   LOKET_SITE_NAME LOKET_BRAND LOKET_PHONE LOKET_PHONE_TEL
#   LOKET_DB_HOST=database LOKET_DB_PORT=3306 LOKET_DB_NAME=loket LOKET_DB_TLS=no
#   LOKET_SMTP_URL=smtp://mail:1025 LOKET_SMTP_USER LOKET_SMTP_REQUIRE_TLS=yes LOKET_MAIL_FROM LOKET_MAIL_FROM_NAME
#   LOKET_LISTENERS=2000 open pages that are told of changes at once; the others look every half minute
#   LOKET_WORKERS=4   LOKET_CLOCK (never in production)   LOKET_PAGE_RATE=50 requests a second for one address
# Secrets: loket_read loket_web loket_jobs loket_migrate (database passwords), loket_key, smtp_password when there is a user,
# smtp_ca when the mail server's certificate is signed by one of your own,
# tls_cert and tls_key (nginx; a self-signed pair is made when LOKET_ENVIRONMENT is not production).
set -eu
umask 027
state=/var/lib/loket run=/run/loket secrets=${LOKET_SECRETS:-/run/secrets} share=/usr/share/loket conf=$run/loket-${1:-web}.conf
base=${LOKET_BASE_URL:?LOKET_BASE_URL is not set}
environment=${LOKET_ENVIRONMENT:-production}

write_config() {
	local account
	{
		printf '[site]\nenvironment = %s\nbase_url = %s\nname = %s\nbrand = %s\nphone = %s\nphone_tel = %s\nzone = %s\n' "$environment" "$base" \
			"${LOKET_SITE_NAME:-Support}" "${LOKET_BRAND:-Support}" "${LOKET_PHONE:-}" "${LOKET_PHONE_TEL:-}" "${LOKET_ZONE:-Europe/Amsterdam}"
		[ -z "${LOKET_CLOCK:-}" ] || printf 'clock = %s\n' "$LOKET_CLOCK"
		printf '[paths]\nviews = %s/views\nlocale = %s/locale\nmigrations = %s/db/migrations\nrun = %s\n' $share $share $share $run
		printf '[database]\nhost = %s\nport = %s\nname = %s\ntls = %s\n' "${LOKET_DB_HOST:-database}" "${LOKET_DB_PORT:-3306}" \
			"${LOKET_DB_NAME:-loket}" "${LOKET_DB_TLS:-no}"
		for account in read web jobs migrate; do
			# Each container is given only the secrets it needs.
			[ -r "$secrets/loket_$account" ] && printf '%s_password = file:%s/loket_%s\n' $account "$secrets" $account
		done
		printf '[mail]\nsmtp_url = %s\nsmtp_require_tls = %s\nfrom_address = %s\nfrom_name = %s\n' "${LOKET_SMTP_URL:-smtp://mail:1025}" \
			"${LOKET_SMTP_REQUIRE_TLS:-yes}" "${LOKET_MAIL_FROM:?LOKET_MAIL_FROM is not set}" "${LOKET_MAIL_FROM_NAME:-Support}"
		[ -z "${LOKET_SMTP_USER:-}" ] || printf 'smtp_user = %s\nsmtp_password = file:%s/smtp_password\n' "$LOKET_SMTP_USER" "$secrets"
		[ ! -r "$secrets/smtp_ca" ] || printf 'smtp_ca = %s/smtp_ca\n' "$secrets"
		printf '[security]\nkey = file:%s/loket_key\n' "$secrets"
		# The jobs of this host warm and ring the nginx of this host, over the shared /run/loket.
		printf '[front]\nsocket = %s/front.sock\ncache = %s/cache\nemergency = %s/emergency\n[push]\nsocket = %s/ring.sock\n' $run $state $run $run
	} >"$conf"
}

# Fills in the templates of nginx in a folder; what only one of the two servers uses is filled in for both.
render() {
	local folder=$1
	shift
	mkdir -p $state/cache $state/tmp $run/emergency
	$share/nginx/render.sh "$folder" USER= RUN=$run CONF="$folder" TMP=$state/tmp CACHE=$state/cache EMERGENCY=$run/emergency \
		NCHAN=/usr/lib/nginx/modules/ngx_nchan_module.so LISTENERS="${LOKET_LISTENERS:-2000}" PUSH_LOG=stderr ERROR_LOG=stderr ACCESS_LOG=/dev/stdout "$@"
}

push() {
	# A socket that a killed one left would keep this one from listening.
	rm -f $run/push.sock $run/ring.sock
	render $state/push MODULES= BROTLI= PROCESSES=1 PAGE_RATE=1 PAGE_BURST=1 PEER_CONNECTIONS=1 LISTEN=1 HOST=- ORIGIN=- WS_ORIGIN=- WORKERS=- SIGN_IN=- \
		STATIC_ROOT=- CERTIFICATE=- CERTIFICATE_KEY=- ALIAS_SERVER=
	exec nginx -e stderr -c $state/push/push.conf -p $state
}

front() {
	local host=${base#https://} cert=$secrets/tls_cert key=$secrets/tls_key modules= brotli= module=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
	if [ ! -r "$cert" ]; then
		[ "$environment" != production ] || { echo "no certificate: give the secrets tls_cert and tls_key" >&2; exit 1; }
		cert=$state/cert.pem key=$state/key.pem
		[ -s "$cert" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 397 -sha256 -subj "/CN=${host%:*}" \
			-addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$key" -out "$cert" 2>/dev/null
	fi
	[ ! -e $module ] || modules="load_module $module;" brotli='brotli_static on;'
	rm -f $run/front.sock
	render $state/nginx MODULES="$modules" BROTLI="$brotli" PROCESSES=auto PAGE_RATE="${LOKET_PAGE_RATE:-50}" PAGE_BURST=200 PEER_CONNECTIONS=100 \
		LISTEN="${LOKET_LISTEN:-8443}" HOST="${host%:*}" ORIGIN="$base" WS_ORIGIN="wss://$host" WORKERS=unix:$run/web.sock SIGN_IN=unix:$run/signin.sock STATIC_ROOT=$share \
		CERTIFICATE="$cert" CERTIFICATE_KEY="$key" ALIAS_SERVER=
	# nginx opens its standard output by name, which only the owner of that pipe may do.
	exec > >(exec cat)
	exec nginx -e stderr -c $state/nginx/front.conf -p $state
}

case ${1:-web} in
nginx) front ;;
push) push ;;
web)
	write_config
	rm -f $run/web.sock $run/signin.sock
	# What computes passwords has workers of its own, so that a crowd signing in holds up no page.
	spawn-fcgi -n -s $run/signin.sock -M 0660 -b 1024 -- /usr/bin/multiwatch -f 2 -r 100 -t 300 -s TERM -- /usr/bin/loket -c "$conf" web &
	exec spawn-fcgi -n -s $run/web.sock -M 0660 -b 1024 -- /usr/bin/multiwatch -f "${LOKET_WORKERS:-4}" -r 100 -t 300 -s TERM -- /usr/bin/loket -c "$conf" web
	;;
demo) write_config && exec loket -c "$conf" demo $share/db/demo ;;
*) write_config && exec loket -c "$conf" "$@" ;;
esac
