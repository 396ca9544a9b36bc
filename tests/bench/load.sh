#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Brings the tickets of an instance's database to a number: tests/bench/load.sh 1000000, with LOKET_STATE naming the instance. Made of the SEQUENCE
# engine's rows in a few statements: 200 organisations, 4,000 people, four in a hundred tickets open, two messages each.
set -eu
state=${LOKET_STATE:?LOKET_STATE names the instance}
wanted=${1:?how many tickets}
sql() { mysql --no-defaults -S "$state/run/mysql.sock" -u loket_migrate -p"$(cat "$state/secret/loket_migrate")" loket -N -B "$@"; }

sql <<'SQL'
SET unique_checks = 0, foreign_key_checks = 0;
INSERT IGNORE INTO organisation (id, name, created_at) SELECT 100000 + seq, CONCAT('Bench organisatie ', seq), UTC_TIMESTAMP() FROM seq_1_to_200;
INSERT IGNORE INTO user (id, email, name, role, organisation_id, language, status, created_at)
SELECT 100000 + seq, CONCAT('bench', seq, '@bench.example'), CONCAT('Persoon ', seq), 1, 100001 + seq % 200, 'nl', 2, UTC_TIMESTAMP() FROM seq_1_to_4000;
SQL
while :; do
	have=$(sql -e 'SELECT COUNT(*) FROM ticket')
	missing=$((wanted - have))
	[ "$missing" -gt 0 ] || break
	batch=$((missing < 50000 ? missing : 50000))
	from=$(sql -e 'SELECT COALESCE(MAX(id), 10000) + 1 FROM ticket')
	sql -e "SET unique_checks = 0, foreign_key_checks = 0;
		INSERT INTO ticket (id, organisation_id, requester_id, assignee_id, type_id, status, priority, source, subject, created_at, updated_at,
			touched_at, first_response_at, response_due_at, resolution_due_at, resolved_at, closed_at)
		SELECT $from + seq - 1, 100001 + seq % 200, 100000 + 1 + (seq - 1) % 4000, IF(seq % 3 = 0, NULL, (SELECT MIN(id) FROM user WHERE role = 4)),
			(SELECT MIN(id) FROM ticket_type) + seq % 3, IF(seq % 25 = 0, 1 + seq % 5, 7), 1 + seq % 4, 2, CONCAT('Sensor ', seq, ' meldt niets'),
			UTC_TIMESTAMP() - INTERVAL seq MINUTE, UTC_TIMESTAMP() - INTERVAL seq SECOND, UTC_TIMESTAMP() - INTERVAL seq SECOND,
			IF(seq % 2, UTC_TIMESTAMP() - INTERVAL seq SECOND, NULL), UTC_TIMESTAMP() + INTERVAL (seq % 5000 - 50) MINUTE,
			UTC_TIMESTAMP() + INTERVAL (seq % 9000) MINUTE, IF(seq % 25 = 0, NULL, UTC_TIMESTAMP() - INTERVAL 9 DAY),
			IF(seq % 25 = 0, NULL, UTC_TIMESTAMP() - INTERVAL 2 DAY)
		FROM seq_1_to_$batch;
		UPDATE ticket t JOIN user u ON u.id = t.requester_id SET t.organisation_id = u.organisation_id WHERE t.id >= $from AND t.organisation_id <> u.organisation_id;
		INSERT INTO message (ticket_id, author_id, kind, source, body, created_at)
		SELECT t.id, t.requester_id, 1, 2, 'Sinds gisteren komen er geen metingen meer binnen. Opnieuw starten hielp niet.', t.created_at
		FROM ticket t JOIN seq_1_to_2 s WHERE t.id >= $from;"
done
# The person whose pages are measured has some of the newest and oldest, as a customer of years would.
sql -e "UPDATE ticket t JOIN user u ON u.email = 'j.devries@vlierbeek.example' SET t.requester_id = u.id, t.organisation_id = u.organisation_id
	WHERE t.id IN (SELECT id FROM (SELECT id FROM ticket WHERE requester_id > 100000 ORDER BY id DESC LIMIT 300) AS newest)
	AND (SELECT n FROM (SELECT COUNT(*) AS n FROM ticket x JOIN user y ON y.id = x.requester_id WHERE y.email = 'j.devries@vlierbeek.example') AS c) < 250;
	ANALYZE TABLE ticket, message" >/dev/null
