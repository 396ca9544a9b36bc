-- SPDX-License-Identifier: Apache-2.0
-- The people: three organisations, the staff, customers and managers, and two requests for an account. Every address ends in .example.
-- All who are active have the password Demo-portaal-1 (one Argon2id hash, as lib/crypt makes them).
-- Needs @now: the instant of loading, in UTC, 'YYYY-MM-DD hh:mm:ss'.

SET @demo_password = '$argon2id$v=19$m=19456,t=2,p=1$dmxpZXJiZWVrMjAyNmRlbW8$l4tkmAg6yFSkZNy+uoUOu7iWJOqIUsnbJvBoYOGOemY';

INSERT INTO organisation (id, name, created_at) VALUES
	(1, 'Woonstichting Vlierbeek', @now - INTERVAL 610 DAY),
	(2, 'Oosterhof Beheer', @now - INTERVAL 402 DAY),
	(3, 'Wooncorporatie De Hagen', @now - INTERVAL 188 DAY);

-- Staff
INSERT INTO user (id, email, name, role, support_line, language, phone, job_title, password_hash, status, created_at, activated_at, last_login_at) VALUES
	(1, 'admin@daklab.example', 'Mirjam Hofstede', 5, 0, 'nl', '0183 - 643 690', 'Applicatiebeheer', @demo_password, 2,
		@now - INTERVAL 620 DAY, @now - INTERVAL 620 DAY, @now - INTERVAL 26 HOUR),
	(2, 'sanne@daklab.example', 'Sanne Verhoeven', 4, 1, 'nl', '0183 - 643 690', 'Supportmedewerker eerste lijn', @demo_password, 2,
		@now - INTERVAL 615 DAY, @now - INTERVAL 615 DAY, @now - INTERVAL 95 MINUTE),
	(3, 'pieter@daklab.example', 'Pieter Kooiman', 4, 2, 'nl', '0183 - 643 690', 'Specialist tweede lijn', @demo_password, 2,
		@now - INTERVAL 615 DAY, @now - INTERVAL 614 DAY, @now - INTERVAL 140 MINUTE),
	(4, 'lezer@daklab.example', 'Karin van Leeuwen', 3, 0, 'nl', '', 'Servicemanager', @demo_password, 2,
		@now - INTERVAL 320 DAY, @now - INTERVAL 319 DAY, @now - INTERVAL 3 DAY),
	(5, 'farid@daklab.example', 'Farid Amrani', 4, 1, 'nl', '0183 - 643 690', 'Supportmedewerker eerste lijn', @demo_password, 2,
		@now - INTERVAL 210 DAY, @now - INTERVAL 210 DAY, @now - INTERVAL 5 HOUR);

-- Customers (role 1) and managers (role 2)
INSERT INTO user (id, email, name, role, organisation_id, sees_organisation, language, phone, job_title, password_hash, status,
	created_at, activated_at, last_login_at) VALUES
	(11, 'a.bakker@vlierbeek.example', 'Anouk Bakker', 2, 1, TRUE, 'nl', '06 - 12 34 56 01', 'Manager vastgoedinformatie', @demo_password, 2,
		@now - INTERVAL 605 DAY, @now - INTERVAL 604 DAY, @now - INTERVAL 7 HOUR),
	(12, 'j.devries@vlierbeek.example', 'Jolanda de Vries', 1, 1, FALSE, 'nl', '0345 - 550 118', 'Medewerker vastgoeddata', @demo_password, 2,
		@now - INTERVAL 598 DAY, @now - INTERVAL 597 DAY, @now - INTERVAL 75 MINUTE),
	(13, 't.bos@vlierbeek.example', 'Thijs Bos', 1, 1, FALSE, 'nl', '0345 - 550 124', 'Opzichter', @demo_password, 2,
		@now - INTERVAL 430 DAY, @now - INTERVAL 428 DAY, @now - INTERVAL 58 MINUTE),
	(14, 'l.vandam@vlierbeek.example', 'Leonie van Dam', 1, 1, FALSE, 'nl', '', 'Medewerker klantcontact', @demo_password, 2,
		@now - INTERVAL 96 DAY, @now - INTERVAL 94 DAY, @now - INTERVAL 2 DAY),
	(15, 'k.aydin@vlierbeek.example', 'Kerem Aydın', 1, 1, FALSE, 'nl', '', 'Projectleider onderhoud', NULL, 1,
		@now - INTERVAL 2 DAY, NULL, NULL),
	(21, 'm.smit@oosterhof.example', 'Marloes Smit', 1, 2, FALSE, 'nl', '0543 - 620 077', 'Vastgoedbeheerder', @demo_password, 2,
		@now - INTERVAL 398 DAY, @now - INTERVAL 397 DAY, @now - INTERVAL 63 MINUTE),
	(22, 'r.oosterhof@oosterhof.example', 'Ruud Oosterhof', 2, 2, FALSE, 'nl', '06 - 12 34 56 22', 'Directeur', @demo_password, 2,
		@now - INTERVAL 400 DAY, @now - INTERVAL 399 DAY, @now - INTERVAL 9 DAY),
	(23, 'd.novak@oosterhof.example', 'Daniela Novak', 1, 2, FALSE, 'en', '0543 - 620 081', 'Data analyst', @demo_password, 2,
		@now - INTERVAL 150 DAY, @now - INTERVAL 149 DAY, @now - INTERVAL 4 HOUR),
	(24, 'w.dejong@oosterhof.example', 'Wim de Jong', 1, 2, FALSE, 'nl', '', 'Technisch medewerker', @demo_password, 3,
		@now - INTERVAL 390 DAY, @now - INTERVAL 390 DAY, @now - INTERVAL 72 DAY),
	(31, 'i.mulder@dehagen.example', 'Ingrid Mulder', 2, 3, TRUE, 'nl', '010 - 555 04 10', 'Teamleider informatisering', @demo_password, 2,
		@now - INTERVAL 186 DAY, @now - INTERVAL 185 DAY, @now - INTERVAL 26 HOUR),
	(32, 'b.hendriks@dehagen.example', 'Bas Hendriks', 1, 3, FALSE, 'nl', '010 - 555 04 17', 'Functioneel beheerder', @demo_password, 2,
		@now - INTERVAL 184 DAY, @now - INTERVAL 184 DAY, @now - INTERVAL 49 MINUTE),
	(33, 'n.elidrissi@dehagen.example', 'Nadia El Idrissi', 1, 3, FALSE, 'nl', '010 - 555 04 23', 'Medewerker verduurzaming', @demo_password, 2,
		@now - INTERVAL 120 DAY, @now - INTERVAL 118 DAY, @now - INTERVAL 54 MINUTE);

-- The invitation of Kerem Aydın: its token was never kept, so the link only works after "send again".
INSERT INTO user_token (token_hash, user_id, purpose, created_at, expires_at) VALUES
	(RANDOM_BYTES(32), 15, 1, @now - INTERVAL 2 DAY, @now + INTERVAL 5 DAY);

INSERT INTO registration (name, email, organisation_name, manager_name, manager_email, wants_organisation, language, status, created_at, confirmed_at) VALUES
	('Sophie Wolters', 's.wolters@dehagen.example', 'Wooncorporatie De Hagen', 'Ingrid Mulder', 'i.mulder@dehagen.example', FALSE, 'nl', 2,
		@now - INTERVAL 27 HOUR, @now - INTERVAL 26 HOUR),
	('Gerard Tiemens', 'g.tiemens@vlierbeek.example', 'Vlierbeek', 'Anouk Bakker', 'a.bakker@vlierbeek.example', TRUE, 'nl', 2,
		@now - INTERVAL 190 MINUTE, @now - INTERVAL 184 MINUTE);
