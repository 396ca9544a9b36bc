#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Whether the part this container runs (or the one named) answers: asks nginx over TLS, the workers over FastCGI, push for its
# socket, and jobs for their process.
set -u
case ${1:-$(tr '\0' ' ' </proc/1/cmdline)} in
*push*) grep -q ' /run/loket/ring.sock$' /proc/net/unix ;; # somebody listens there
*nginx*) printf 'HEAD /healthz HTTP/1.0\r\nHost: %s\r\n\r\n' "$(sed 's|https://||; s|:.*||' <<<"$LOKET_BASE_URL")" |
	timeout 4 openssl s_client -quiet -connect "127.0.0.1:${LOKET_LISTEN:-8443}" 2>/dev/null | grep -q '^HTTP/1.1 200' ;;
web | *multiwatch*) REQUEST_METHOD=GET REQUEST_URI=/readyz REMOTE_ADDR=127.0.0.1 SERVER_PROTOCOL=HTTP/1.1 \
	timeout 4 cgi-fcgi -bind -connect /run/loket/web.sock 2>/dev/null | grep -qE '^Status: 200' ;;
*jobs*) exit 0 ;; # the process is the container: when it ends, so does this
*) exit 1 ;;
esac
