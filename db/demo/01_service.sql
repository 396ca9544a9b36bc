-- SPDX-License-Identifier: Apache-2.0
-- The service as promised in the support guide: opening hours and the eight types of support; the applications it is for. No people and no tickets.
-- Needs @now, as 02_people.sql says. Ids are fixed because the files after this one name them. Terms in hours are minutes here, terms in weeks are working days.

INSERT INTO business_hours (weekday, opens_minute, closes_minute) VALUES
	(1, 495, 1005), (2, 495, 1005), (3, 495, 1005), (4, 495, 1005), (5, 495, 1005);

INSERT INTO ticket_type (id, code, name_nl, name_en, hint_nl, hint_en, position, customer_may_choose,
	response_minutes, response_days, resolution_minutes, resolution_days, around_the_clock) VALUES
	(1, 'first_line', 'Eerstelijns support', 'First-line support',
		'Iets werkt niet zoals u verwacht, of u kunt niet verder', 'Something does not work as you expect, or you cannot continue',
		1, TRUE, 240, NULL, NULL, 1, FALSE),
	(2, 'second_line', 'Tweedelijns support', 'Second-line support',
		'Uitgezocht door een specialist, na de eerste lijn', 'Looked into by a specialist, after the first line',
		5, FALSE, NULL, 1, NULL, 10, FALSE),
	(3, 'question', 'Vraag', 'Question',
		'U wilt weten hoe iets werkt of wat er mogelijk is', 'You want to know how something works or what is possible',
		2, TRUE, NULL, 1, NULL, 2, FALSE),
	(4, 'complex', 'Complexmanagement', 'Complex management',
		'Gegevens van een complex kloppen niet of moeten worden aangepast', 'Data of a housing complex are wrong or must be changed',
		3, TRUE, NULL, 2, NULL, NULL, FALSE),
	(5, 'change', 'Wijziging', 'Change',
		'U wilt dat wij iets aanpassen of toevoegen in een applicatie', 'You want us to adapt or add something in an application',
		4, TRUE, NULL, 3, NULL, NULL, FALSE),
	(6, 'project', 'Daklab Project', 'Daklab project',
		'Ondersteuning binnen een lopend project of een pilot', 'Support within a running project or a pilot',
		6, FALSE, NULL, NULL, NULL, NULL, FALSE),
	(7, 'problem', 'Probleem', 'Problem',
		'De oorzaak van terugkerende meldingen wordt onderzocht', 'The cause of recurring tickets is being investigated',
		7, FALSE, NULL, 5, NULL, NULL, FALSE),
	(8, 'major_incident', 'Major incident', 'Major incident',
		'Een storing waardoor meerdere gebruikers niet verder kunnen werken', 'An outage that keeps several users from working',
		8, FALSE, 30, NULL, 240, NULL, TRUE);

INSERT INTO service (id, code, name_nl, name_en, position, created_at) VALUES
	(1, 'portal', 'Daklab Portaal', 'Daklab Portal', 1, @now - INTERVAL 620 DAY),
	(2, 'mobile', 'Mobiele app', 'Mobile app', 2, @now - INTERVAL 620 DAY),
	(3, 'reports', 'Rapportages', 'Reports', 3, @now - INTERVAL 620 DAY),
	(4, 'connections', 'Koppelingen', 'Connections', 4, @now - INTERVAL 620 DAY),
	(5, 'sensors', 'Sensorplatform', 'Sensor platform', 5, @now - INTERVAL 400 DAY);
