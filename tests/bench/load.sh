#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Brings the database of LOKET_STATE to a number of tickets, each with two messages and two events, spread over three years, 400 organisations and
# 2,000 people; one in fifty is open. Fast: the server makes the rows itself, 50,000 at a time. It never removes any, and running it
# again adds only what is missing.
#   tests/bench/load.sh 1000000
# Another database: BENCH_SQL is the command that takes SQL on standard input.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
wanted=${1:?how many tickets}
case $wanted in *[!0-9]*) echo "load: not a number: $wanted" >&2; exit 2 ;; esac
step=50000

sql() {
	if [ -n "${BENCH_SQL:-}" ]; then
		$BENCH_SQL
	else
		"$top/db/server.sh" shell --default-character-set=utf8mb4 --batch --skip-column-names
	fi
}

people() {
	cat <<'SQL'
INSERT IGNORE INTO organisation (id, name, created_at)
	SELECT 100000 + seq, CONCAT('Woonstichting ', seq), UTC_TIMESTAMP() - INTERVAL 1200 DAY FROM seq_1_to_400;
INSERT IGNORE INTO user (id, email, name, role, organisation_id, language, status, created_at, activated_at)
	SELECT 100000 + seq, CONCAT('klant', seq, '@bench.example'), CONCAT('Klant ', seq), 1, 100000 + 1 + seq % 400, 'nl', 2,
		UTC_TIMESTAMP() - INTERVAL 1150 DAY, UTC_TIMESTAMP() - INTERVAL 1149 DAY FROM seq_1_to_2000;
SQL
}

# After the first `$1` of all the wanted rows, the next `$2`. Everything about a ticket follows from its number. The customer whose pages are measured gets
# forty open tickets, so that a full page of a list can be measured, and the newest ticket of all.
rows() {
	cat <<SQL
SET SESSION unique_checks = 0, foreign_key_checks = 0, max_statement_time = 0, @now = UTC_TIMESTAMP();
SET @base = (SELECT COALESCE(MAX(id), 10000) FROM ticket);
SET @type = (SELECT MIN(id) FROM ticket_type), @types = (SELECT COUNT(*) FROM ticket_type);
SET @devries = (SELECT id FROM user WHERE email = 'j.devries@vlierbeek.example');
SET @missing = IF(@devries IS NULL, 0, GREATEST(0, 40 - (SELECT COUNT(*) FROM ticket WHERE requester_id = @devries AND is_open = 1)));
CREATE TEMPORARY TABLE bench_person (n INT NOT NULL PRIMARY KEY, id BIGINT NOT NULL, organisation_id BIGINT NOT NULL) ENGINE=MEMORY
	SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS n, id, organisation_id FROM user WHERE role <= 2 AND status = 2 AND organisation_id IS NOT NULL;
CREATE TEMPORARY TABLE bench_agent (n INT NOT NULL PRIMARY KEY, id BIGINT NOT NULL) ENGINE=MEMORY
	SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS n, id FROM user WHERE role IN (4, 5) AND status = 2;
SET @people = (SELECT COUNT(*) FROM bench_person), @agents = (SELECT COUNT(*) FROM bench_agent),
	@person = (SELECT n FROM bench_person WHERE id = @devries);
INSERT INTO ticket (id, organisation_id, requester_id, assignee_id, type_id, status, priority, source, subject, created_at, updated_at, touched_at,
	waiting_since, first_response_at, response_due_at, resolution_due_at, resolved_at, closed_at)
	SELECT r.id, p.organisation_id, p.id, IF(r.status = 1, NULL, a.id), @type + r.dice % @types, r.status, 1 + r.dice % 4, 2,
		CONCAT(ELT(1 + r.dice % 8, 'Sensor meldt geen metingen in complex ', 'Rapportage toont een verkeerd totaal voor complex ',
			'Inloggen lukt niet op werkplek ', 'Oppervlakte klopt niet van eenheid ', 'Factuur niet verwerkt, nummer ',
			'Vraag over de planning van complex ', 'Nieuwe collega toevoegen aan team ', 'Koppeling geeft een melding bij bestand '), r.dice % 900),
		r.at, LEAST(@now, r.at + INTERVAL r.dice % 4000 MINUTE), LEAST(@now, r.at + INTERVAL r.dice % 5000 MINUTE),
		IF(r.status IN (1, 2), r.at, NULL), IF(r.status = 1, NULL, LEAST(@now, r.at + INTERVAL 90 MINUTE)), r.at + INTERVAL 1 DAY,
		r.at + INTERVAL 3 DAY, IF(r.status >= 6, LEAST(@now, r.at + INTERVAL 2 DAY), NULL), IF(r.status = 7, LEAST(@now, r.at + INTERVAL 9 DAY), NULL)
	FROM (SELECT @base + seq AS id, CRC32(CONCAT('t', @base + seq)) AS dice, seq <= @missing OR $1 + seq = $wanted AS special,
			@now - INTERVAL ($wanted - $1 - seq) * 94608000 DIV $wanted + 60 SECOND AS at,
			IF(seq <= @missing OR $1 + seq = $wanted, 2, IF(CRC32(@base + seq) % 50 = 0, 1 + CRC32(@base + seq) DIV 50 % 5, 7)) AS status
			FROM seq_1_to_$2) r
		JOIN bench_person p ON p.n = IF(r.special, COALESCE(@person, 0), r.dice DIV 8 % @people)
		LEFT JOIN bench_agent a ON a.n = r.dice DIV 16 % @agents
	ORDER BY r.id;
INSERT INTO message (ticket_id, author_id, kind, source, body, created_at)
	SELECT t.id, IF(s.half = 0 OR t.assignee_id IS NULL, t.requester_id, t.assignee_id), 1, 2,
		IF(s.half = 0, CONCAT('Goedemorgen,\n\n', t.subject, '. Sinds gisteren zien wij dit bij meerdere collega''s. Opnieuw inloggen helpt niet.',
			' Kunt u laten weten wat wij kunnen doen?\n\nMet vriendelijke groet'),
			CONCAT('Goedemorgen,\n\nDank voor uw melding over "', t.subject, '". Wij hebben het nagekeken en hersteld.',
			' Wilt u controleren of alles weer werkt? Wij horen het graag.')),
		LEAST(@now, t.created_at + INTERVAL s.half * 90 MINUTE)
	FROM (SELECT @base + 1 + (seq - 1) DIV 2 AS id, (seq - 1) % 2 AS half FROM seq_1_to_$(($2 * 2))) s JOIN ticket t ON t.id = s.id ORDER BY s.id, s.half;
INSERT INTO ticket_event (ticket_id, actor_id, kind, visible, old_value, new_value, created_at)
	SELECT t.id, IF(s.half = 0, t.requester_id, t.assignee_id), IF(s.half = 0, 1, 2), s.half, IF(s.half = 0, '', '1'), IF(s.half = 0, '2', t.status),
		LEAST(@now, t.created_at + INTERVAL s.half * 90 MINUTE)
	FROM (SELECT @base + 1 + (seq - 1) DIV 2 AS id, (seq - 1) % 2 AS half FROM seq_1_to_$(($2 * 2))) s JOIN ticket t ON t.id = s.id ORDER BY s.id, s.half;
SQL
}

have=$(echo 'SELECT COUNT(*) FROM ticket' | sql)
[ "$have" -lt "$wanted" ] || exit 0
people | sql
while [ "$have" -lt "$wanted" ]; do
	count=$((wanted - have < step ? wanted - have : step))
	rows "$have" "$count" | sql
	have=$((have + count))
	[ ! -t 2 ] || printf '\r  %s of %s tickets' "$have" "$wanted" >&2
done
[ ! -t 2 ] || echo >&2
echo 'ANALYZE TABLE ticket, message, ticket_event, user' | sql >/dev/null
