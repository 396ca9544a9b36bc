-- SPDX-License-Identifier: Apache-2.0
-- What outages and problems gather: the tickets of the hour-old major incident, people who have it too, and a problem with a known
-- error behind the slow connections. Needs 03_tickets.sql and 05_outages.sql.

INSERT INTO outage_ticket (outage_id, ticket_id, linked_by, linked_at) VALUES
	(9, 10035, @pieter, @now - INTERVAL 160 MINUTE),
	(10, 10036, @sanne, @now - INTERVAL 59 MINUTE),
	(10, 10037, @sanne, @now - INTERVAL 57 MINUTE),
	(10, 10038, @sanne, @now - INTERVAL 52 MINUTE),
	(10, 10039, @pieter, @now - INTERVAL 50 MINUTE),
	(10, 10040, @pieter, @now - INTERVAL 44 MINUTE);
INSERT INTO ticket_event (ticket_id, actor_id, kind, visible, old_value, new_value, created_at)
	SELECT ticket_id, linked_by, 9, TRUE, '', outage_id, linked_at FROM outage_ticket;
-- Half an hour and four hours around the clock, as the rules give a ticket that joins a major incident.
INSERT INTO ticket_event (ticket_id, actor_id, kind, visible, old_value, new_value, created_at)
	SELECT l.ticket_id, l.linked_by, 5, TRUE, t.type_id, 8, l.linked_at
	FROM outage_ticket l JOIN ticket t ON t.id = l.ticket_id WHERE l.outage_id = 10 AND t.type_id <> 8;
UPDATE ticket t JOIN outage_ticket l ON l.ticket_id = t.id
	SET t.type_id = 8, t.response_due_at = t.created_at + INTERVAL 30 MINUTE, t.resolution_due_at = t.created_at + INTERVAL 4 HOUR
	WHERE l.outage_id = 10 AND t.type_id <> 8;

INSERT INTO outage_person (outage_id, user_id, created_at)
	SELECT 10, id, @now - INTERVAL 31 MINUTE FROM user
	WHERE email IN ('a.bakker@vlierbeek.example', 'l.vandam@vlierbeek.example', 'r.oosterhof@oosterhof.example');
INSERT INTO outage_visitor (outage_id, visitor, seen_at) VALUES
	(10, RANDOM_BYTES(32), @now - INTERVAL 40 MINUTE), (10, RANDOM_BYTES(32), @now - INTERVAL 26 MINUTE),
	(10, RANDOM_BYTES(32), @now - INTERVAL 12 MINUTE);

INSERT INTO problem (id, title, description, state, service_id, owner_id, error_nl, error_en, workaround_nl, workaround_en, creator_id,
	created_at, updated_at) VALUES
	(1, 'Koppelingen: wachtrij loopt vol', 'Derde keer in een maand dat berichten vertraagd aankomen. Elke keer liep de wachtrij vol nadat één ontvanger langzamer werd. Uitgesloten: netwerk, schijfruimte, de leverancier.', 2, 4, @pieter,
		'Berichten van een koppeling komen soms uren later aan, doordat één trage ontvanger de wachtrij van de andere ophoudt. Er gaat niets verloren.',
		'Messages of a connection sometimes arrive hours late, because one slow receiver holds up the queue of the others. Nothing is lost.',
		'Wilt u niet wachten? Start de koppeling opnieuw onder **Beheer > Koppelingen**. De berichten komen dan binnen een kwartier aan.',
		'Rather not wait? Restart the connection under **Administration > Connections**. The messages then arrive within fifteen minutes.',
		@pieter, @now - INTERVAL 5 DAY, @now - INTERVAL 2 HOUR),
	(2, 'Portaal: gebruikers worden uitgelogd tijdens het werk', 'Vanaf de update van vorige week melden mensen dat zij na ongeveer tien minuten opnieuw moeten inloggen. Niet na te bootsen op de proefopstelling.', 1, 1, @sanne,
		'', '', '', '', @sanne, @now - INTERVAL 1 DAY, @now - INTERVAL 50 MINUTE);
INSERT INTO problem_ticket (problem_id, ticket_id, linked_by, linked_at) VALUES
	(1, 10035, @pieter, @now - INTERVAL 2 HOUR), (2, 10039, @sanne, @now - INTERVAL 50 MINUTE);
INSERT INTO ticket_event (ticket_id, actor_id, kind, visible, old_value, new_value, created_at)
	SELECT ticket_id, linked_by, 10, FALSE, '', problem_id, linked_at FROM problem_ticket;
INSERT INTO problem_outage (problem_id, outage_id, linked_by, linked_at) VALUES
	(1, 8, @pieter, @now - INTERVAL 5 DAY), (1, 9, @pieter, @now - INTERVAL 2 HOUR);
