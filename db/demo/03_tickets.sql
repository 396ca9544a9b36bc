-- SPDX-License-Identifier: Apache-2.0
-- The tickets, told as what people did: each row of demo_line is one message, note or change. Everything else (status, deadlines, first
-- response, who owes whom an answer, the order of lists) follows from those rows at the end of this file, so that it always agrees.
-- Needs @now and the people of 02_people.sql. The working tables are temporary and hold nothing that the portal reads.
--
-- When: `days` working days and `minutes` minutes of opening hours before @now, so that a ticket is written at the hours that people
-- work, at whatever hour this is loaded; `days` NULL means `minutes` minutes of the clock. Both NULL: seven days after the line before (the timer).
-- what: message, note, status, assignee, priority, type, expected (its value: working days from today).
-- Codes: status 1 new 2 in progress 3 waiting for customer 4 third party 5 planned 6 resolved 7 closed; type as in 01_service.sql;
-- source 1 e-mail 2 portal 3 phone 7 chat.

CREATE TEMPORARY TABLE demo_slot (
	n INT NOT NULL PRIMARY KEY,
	opens DATETIME NOT NULL,
	closes DATETIME NOT NULL
);
CREATE TEMPORARY TABLE demo_ticket (
	id BIGINT NOT NULL PRIMARY KEY,
	requester BIGINT NOT NULL,
	type BIGINT NOT NULL COMMENT 'At first',
	priority TINYINT NOT NULL COMMENT 'At first',
	source TINYINT NOT NULL,
	follows BIGINT NULL,
	subject VARCHAR(200) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE TEMPORARY TABLE demo_line (
	n INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	ticket BIGINT NOT NULL,
	days INT NULL,
	minutes INT NULL,
	who BIGINT NULL COMMENT 'NULL: the portal itself',
	what VARCHAR(10) NOT NULL,
	value VARCHAR(40) NOT NULL COMMENT 'Of a message: its source when that is not the portal',
	body TEXT NOT NULL,
	at DATETIME NULL,
	KEY (ticket, what)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO demo_ticket (id, requester, type, priority, source, follows, subject) VALUES
	(10001, 12, 3, 2, 2, NULL, 'Portaal, rechten voor een nieuwe collega'),
	(10002, 22, 5, 2, 1, NULL, 'Rapportage, kolom huurprijs toevoegen'),
	(10003, 32, 1, 3, 2, NULL, 'Koppelingen, adressen komen dubbel binnen'),
	(10004, 24, 3, 1, 2, NULL, 'Mobiele app, welke tablets zijn geschikt?'),
	(10005, 12, 4, 2, 2, NULL, 'Complex 31, twaalf woningen ontbreken'),
	(10006, 23, 3, 2, 7, NULL, 'Portal, export housing data to a spreadsheet'),
	(10007, 31, 1, 2, 2, NULL, 'Rapportage, leegstand telt garages mee'),
	(10008, 33, 6, 2, 1, NULL, 'Pilot vochtsensoren, plaatsing in complex Zuiderhof'),
	(10009, 12, 5, 1, 2, NULL, 'Rapportage, filter op bouwjaar'),
	(10010, 13, 1, 2, 2, NULL, 'Mobiele app, foto''s van een opname worden niet verzonden'),
	(10011, 21, 4, 2, 2, NULL, 'Complex Havenkwartier, energielabels bijwerken'),
	(10012, 11, 3, 1, 1, NULL, 'Portaal, alle tickets van onze organisatie inzien'),
	(10013, 32, 1, 3, 2, NULL, 'Koppelingen, technisch account geeft na een nacht geen toegang meer'),
	(10014, 14, 3, 2, 2, NULL, 'Portaal, aanmelden op een gedeelde balie-pc'),
	(10015, 33, 1, 2, 2, NULL, 'Sensorplatform, gateway in Zuiderhof zonder verbinding'),
	(10016, 12, 1, 2, 2, NULL, 'Koppelingen, huurmutaties worden niet verwerkt'),
	(10017, 23, 5, 2, 2, NULL, 'Connections, energy label missing in the housing data feed'),
	(10018, 13, 1, 2, 2, NULL, 'Mobiele app, aanmelden op een tweede toestel'),
	(10019, 12, 4, 2, 2, NULL, 'Complex 44, oppervlakte klopt niet'),
	(10020, 22, 5, 2, 2, NULL, 'Rapportage, ons logo op de maandrapportage'),
	(10021, 12, 3, 2, 2, NULL, 'Portaal, vervanger instellen tijdens vakantie'),
	(10022, 21, 1, 2, 2, NULL, 'Koppelingen, contractbestand wordt niet ingelezen'),
	(10023, 31, 3, 2, 1, NULL, 'Rapportage, verschil tussen leegstand en frictieleegstand'),
	(10024, 12, 1, 2, 2, NULL, 'Sensorplatform, sensor K-118 meldt geen metingen'),
	(10025, 32, 1, 2, 2, NULL, 'Portaal, traag laden van complexen'),
	(10026, 12, 4, 2, 2, NULL, 'Complex 12, twee nieuwe bouwdelen toevoegen'),
	(10027, 23, 1, 2, 2, NULL, 'Portal, downloading a report as CSV fails'),
	(10028, 12, 1, 2, 2, NULL, 'Portaal, melding "geen rechten" bij rapport energielabels'),
	(10029, 14, 3, 2, 7, NULL, 'Portaal, e-mailadres van een huurder wijzigen'),
	(10030, 13, 3, 2, 2, 10018, 'Mobiele app, wisselen tussen twee toestellen'),
	(10031, 33, 4, 2, 2, NULL, 'Complex Zuiderhof, nieuwe huisnummers na splitsing'),
	(10032, 21, 1, 3, 3, NULL, 'Portaal, huurders ontbreken in de zoekresultaten'),
	(10033, 32, 1, 2, 2, NULL, 'Koppelingen, betaalbestanden worden geweigerd'),
	(10034, 12, 1, 2, 2, NULL, 'Portaal, complexfoto toevoegen geeft een foutmelding'),
	(10035, 31, 1, 2, 3, NULL, 'Koppelingen, reparatieverzoeken komen niet meer binnen'),
	(10036, 21, 1, 2, 2, NULL, 'Portaal, niemand van ons kan inloggen'),
	(10037, 12, 1, 2, 2, NULL, 'Portaal, inloggen lukt niet: AUTH-204'),
	(10038, 13, 1, 2, 2, NULL, 'Portaal, AUTH-204 na het invullen van mijn wachtwoord'),
	(10039, 33, 1, 2, 2, NULL, 'Portaal, ik word steeds uitgelogd'),
	(10040, 32, 1, 3, 3, NULL, 'Portaal, storing bij het inloggen op meerdere werkplekken'),
	(10041, 23, 1, 2, 2, NULL, 'Portal, sign-in fails with AUTH-204'),
	(10042, 11, 3, 2, 2, NULL, 'Portaal, overzicht van afgehandelde tickets voor ons jaarverslag'),
	(10043, 14, 1, 2, 7, NULL, 'Portaal, zoeken op postcode geeft te veel resultaten');

INSERT INTO demo_line (ticket, days, minutes, who, what, value, body) VALUES
-- Closed
(10001, 58, 200, 12, 'message', '', 'Per de eerste van de maand start een nieuwe collega op onze afdeling vastgoeddata. Welke rechten heeft zij nodig om complexen te kunnen wijzigen, en hoe vraag ik die aan?'),
(10001, 57, 410, 2, 'message', '', 'Beste mevrouw De Vries,

Voor het wijzigen van complexen is de rol *Beheerder complexen* nodig. Uw leidinggevende kan die zelf toekennen in het Portaal:

1. Ga naar **Beheer** en kies **Gebruikers**.
2. Open de gebruiker en kies **Rollen**.
3. Zet *Beheerder complexen* aan en kies voor welke complexen dit geldt.

De nieuwe rol werkt zodra uw collega opnieuw inlogt.

Met vriendelijke groet,
Sanne Verhoeven'),
(10001, 57, 410, 2, 'assignee', '2', ''),
(10001, 57, 410, 2, 'status', '3', ''),
(10001, 56, 150, 12, 'message', '', 'Dank u, mevrouw Bakker heeft de rol toegekend en het werkt.'),
(10001, 56, 150, 12, 'status', '2', ''),
(10001, 56, 90, 2, 'message', '', 'Fijn om te horen. Ik rond dit ticket hiermee af. Heeft u later nog een vraag, dan kunt u altijd een nieuw ticket aanmaken.'),
(10001, 56, 90, 2, 'status', '6', ''),
(10001, NULL, NULL, NULL, 'status', '7', ''),

(10002, 52, 310, 22, 'message', '1', 'Geachte heer, mevrouw,

In de maandrapportage missen wij de netto huurprijs per eenheid. Kan deze kolom worden toegevoegd, bij voorkeur direct na de kolom oppervlakte?

Met vriendelijke groet,
Ruud Oosterhof'),
(10002, 51, 400, 5, 'message', '', 'Beste heer Oosterhof,

Dank u voor uw verzoek. De netto huurprijs is in onze gegevens aanwezig, dus de wijziging is mogelijk. Wij nemen haar mee in de eerstvolgende versie van Rapportage.'),
(10002, 51, 400, 5, 'assignee', '5', ''),
(10002, 51, 400, 5, 'status', '5', ''),
(10002, 51, 398, 5, 'expected', '-32', ''),
(10002, 33, 300, 5, 'message', '', 'Beste heer Oosterhof,

De kolom *Netto huurprijs* staat nu in de maandrapportage, direct na de oppervlakte. In bestaande rapporten zet u de kolom aan via **Kolommen**.'),
(10002, 33, 300, 5, 'status', '6', ''),
(10002, 32, 450, 22, 'message', '1', 'Dit is precies wat wij zochten. Hartelijk dank.'),
(10002, 32, 450, 22, 'status', '2', ''),
(10002, 32, 380, 5, 'status', '6', ''),
(10002, NULL, NULL, NULL, 'status', '7', ''),

(10003, 45, 440, 32, 'message', '', 'Na de laatste aanlevering vanuit ons primaire systeem staan ongeveer 140 adressen dubbel in het Portaal. De tweede regel heeft steeds een spatie achter de huisletter.'),
(10003, 45, 300, 2, 'message', '', 'Beste heer Hendriks,

Ik zie de dubbele adressen ook. Ik zet uw melding door naar onze specialist, zodat de oorzaak in de koppeling wordt gevonden en de gegevens worden hersteld.'),
(10003, 45, 300, 2, 'assignee', '2', ''),
(10003, 45, 300, 2, 'status', '2', ''),
(10003, 45, 297, 2, 'note', '', 'Spatie komt mee uit het veld HSLTR van de aanlevering. Filter staat alleen op huisnummer. Pieter, wil je hiernaar kijken?'),
(10003, 45, 296, 2, 'assignee', '3', ''),
(10003, 45, 296, 2, 'type', '2', ''),
(10003, 43, 120, 3, 'message', '', 'Beste heer Hendriks,

De koppeling verwijdert voortaan spaties rond de huisletter. De 138 dubbele adressen zijn samengevoegd; de oudste regel met haar historie is steeds behouden. Wilt u een steekproef nemen?'),
(10003, 43, 120, 3, 'status', '3', ''),
(10003, 42, 260, 32, 'message', '', 'Ik heb twintig adressen nagelopen en ze kloppen allemaal. U mag dit ticket sluiten.'),
(10003, 42, 260, 32, 'status', '2', ''),
(10003, 42, 230, 3, 'status', '6', ''),
(10003, NULL, NULL, NULL, 'status', '7', ''),

(10004, 41, 220, 24, 'message', '', 'Wij gaan nieuwe tablets aanschaffen voor onze opnames. Welke modellen zijn geschikt voor de mobiele app?'),
(10004, 40, 330, 5, 'message', '', 'Beste heer De Jong,

De app werkt op tablets met Android 12 of hoger en op iPads met iPadOS 16 of hoger. Wij adviseren minimaal 64 GB opslag, omdat foto''s op het toestel bewaard blijven tot er verbinding is.'),
(10004, 40, 330, 5, 'assignee', '5', ''),
(10004, 40, 330, 5, 'status', '6', ''),
(10004, NULL, NULL, NULL, 'status', '7', ''),

(10005, 36, 350, 12, 'message', '', 'In complex 31 (Meidoornstraat) zien wij 84 eenheden in het Portaal, terwijl het er volgens onze administratie 96 zijn. De nummers 2 tot en met 24 (even) ontbreken.'),
(10005, 35, 240, 5, 'message', '', 'Beste mevrouw De Vries,

De twaalf woningen stonden nog als *in aanbouw* geregistreerd. Zodra u de opleverdatum doorgeeft, zetten wij ze voor u om.'),
(10005, 35, 240, 5, 'assignee', '5', ''),
(10005, 35, 240, 5, 'status', '3', ''),
(10005, 34, 460, 12, 'message', '', 'De oplevering was op de eerste van de vorige maand. Dat geldt voor alle twaalf.'),
(10005, 34, 460, 12, 'status', '2', ''),
(10005, 34, 210, 5, 'message', '', 'Dank u wel. De twaalf woningen zijn omgezet; complex 31 telt nu 96 eenheden.'),
(10005, 34, 210, 5, 'status', '6', ''),
(10005, NULL, NULL, NULL, 'status', '7', ''),

(10006, 33, 260, 23, 'message', '7', 'Is there a way to export all housing data of one complex to a spreadsheet?'),
(10006, 33, 255, 2, 'message', '7', 'Dear Ms Novak,

Yes: open the complex, choose **Export** at the top right and then *Spreadsheet*. The file holds one row per dwelling. The export of large complexes is prepared in the background; you receive an e-mail when it is ready.'),
(10006, 33, 255, 2, 'assignee', '2', ''),
(10006, 33, 255, 2, 'status', '2', ''),
(10006, 33, 248, 23, 'message', '7', 'Found it, thank you. That is all I needed.'),
(10006, 33, 247, 2, 'status', '6', ''),
(10006, NULL, NULL, NULL, 'status', '7', ''),

-- A problem under investigation, a project, a planned change
(10007, 30, 300, 31, 'message', '', 'In het rapport Leegstand worden ook garages en bergingen geteld. Daardoor komt ons leegstandspercentage te hoog uit. Tot vorige maand was dat niet zo.'),
(10007, 30, 180, 2, 'message', '', 'Beste mevrouw Mulder,

Dank u voor uw melding. Ik zie het verschil en laat uitzoeken waarom het rapport deze eenheden meetelt.'),
(10007, 30, 180, 2, 'assignee', '2', ''),
(10007, 30, 180, 2, 'status', '2', ''),
(10007, 30, 175, 2, 'assignee', '3', ''),
(10007, 30, 175, 2, 'type', '2', ''),
(10007, 27, 240, 3, 'note', '', 'Derde melding over eenheidstypen in korte tijd, zie ook #10002 en de vraag van Vlierbeek per telefoon. De indeling van eenheidstypen wordt op drie plaatsen bijgehouden. Ik maak er een problem van.'),
(10007, 27, 238, 3, 'type', '7', ''),
(10007, 27, 236, 3, 'message', '', 'Beste mevrouw Mulder,

De oorzaak zit in de indeling van eenheidstypen, die wij op meerdere plaatsen moeten aanpassen. Daarvoor is meer onderzoek nodig. Tot die tijd kunt u in het rapport het filter **Eenheidstype = woning** gebruiken; het percentage is dan juist.'),
(10007, 27, 236, 3, 'expected', '-2', ''),
(10007, 26, 400, 31, 'message', '', 'Met het filter kunnen wij voorlopig verder. Dank u wel.'),
(10007, 4, 150, 3, 'message', '', 'Beste mevrouw Mulder,

Het onderzoek is klaar, maar de aanpassing raakt ook de koppelingen en vraagt een extra testronde. Wij verwachten haar daarom later dan eerder gemeld. De nieuwe datum staat in dit ticket.'),
(10007, 4, 148, 3, 'expected', '8', ''),

(10008, 27, 420, 33, 'message', '1', 'Beste Daklab,

Wij doen mee aan de pilot met vochtsensoren. Graag stemmen wij af wanneer de 24 sensoren in complex Zuiderhof geplaatst kunnen worden. De bewoners zijn geïnformeerd.

Nadia El Idrissi'),
(10008, 26, 330, 5, 'message', '', 'Beste mevrouw El Idrissi,

Wat fijn dat u meedoet. Ik stel voor de plaatsing in twee dagen te plannen, twaalf woningen per dag. Wilt u laten weten op welke dagen uw opzichter aanwezig kan zijn?'),
(10008, 26, 330, 5, 'assignee', '5', ''),
(10008, 26, 330, 5, 'status', '3', ''),
(10008, 23, 250, 33, 'message', '1', 'Onze opzichter is pas over ruim vijf weken beschikbaar, bij voorkeur twee dagen achter elkaar.'),
(10008, 23, 250, 33, 'status', '2', ''),
(10008, 22, 410, 5, 'note', '', 'Montageploeg bevestigd. Sensoren liggen klaar bij het magazijn, gateway is vorige week vooraf ingesteld.'),
(10008, 22, 405, 5, 'message', '', 'De plaatsing is ingepland. U ontvangt een week vooraf een lijst met de woningen per dag, zodat u de bewoners kunt informeren.'),
(10008, 22, 405, 5, 'status', '5', ''),
(10008, 22, 404, 5, 'expected', '6', ''),

(10009, 24, 360, 12, 'message', '', 'Voor onze onderhoudsplanning willen wij in Rapportage kunnen filteren op bouwjaar, het liefst met een periode van en tot. Nu exporteren wij alles en filteren wij in een rekenblad.'),
(10009, 22, 290, 5, 'message', '', 'Beste mevrouw De Vries,

Dank u voor de duidelijke omschrijving. Uw wijziging is besproken en goedgekeurd. Wij leveren haar met de volgende versie van Rapportage; de verwachte datum ziet u bij dit ticket.'),
(10009, 22, 290, 5, 'assignee', '5', ''),
(10009, 22, 290, 5, 'status', '5', ''),
(10009, 22, 288, 5, 'expected', '3', ''),
(10009, 8, 200, 5, 'message', '', 'De nieuwe versie van Rapportage verschijnt een week later dan gepland. Daarom is ook de verwachte datum van uw wijziging verschoven. Onze excuses voor het ongemak.'),
(10009, 8, 199, 5, 'expected', '10', ''),

-- Closed, more recent
(10010, 21, 180, 13, 'message', '', 'Foto''s die ik tijdens een opname maak, blijven in de app staan met "wacht op verzending", ook als ik weer op kantoor ben. Opnieuw starten van de app heb ik geprobeerd.'),
(10010, 21, 95, 5, 'message', '', 'Beste heer Bos,

Wilt u controleren of bij **Instellingen** de optie *Alleen verzenden via wifi* aanstaat en of uw toestel met het netwerk van kantoor verbonden is?'),
(10010, 21, 95, 5, 'assignee', '5', ''),
(10010, 21, 95, 5, 'status', '3', ''),
(10010, 20, 430, 13, 'message', '', 'Die optie stond aan en mijn toestel zat op het gastnetwerk. Nu worden de foto''s verzonden.'),
(10010, 20, 430, 13, 'status', '6', ''),
(10010, NULL, NULL, NULL, 'status', '7', ''),

(10011, 20, 330, 21, 'message', '', 'De energielabels van Havenkwartier zijn na de renovatie opnieuw geregistreerd, maar het Portaal toont voor 36 woningen nog het oude label.'),
(10011, 19, 240, 5, 'message', '', 'Beste mevrouw Smit,

Wij nemen de labels over uit de landelijke registratie. Voor deze 36 woningen is de nieuwe registratie daar nog niet zichtbaar. Ik heb navraag gedaan en houd u op de hoogte.'),
(10011, 19, 240, 5, 'assignee', '5', ''),
(10011, 19, 240, 5, 'status', '4', ''),
(10011, 9, 300, 21, 'message', '', 'Is er al iets bekend? Wij moeten de labels binnenkort gebruiken voor de huurverhoging.'),
(10011, 9, 180, 5, 'message', '', 'De beheerder van de registratie heeft bevestigd dat de labels in behandeling zijn. De verwerking duurt naar verwachting nog twee weken. Zodra zij zichtbaar zijn, werkt het Portaal ze binnen een dag bij.'),
(10011, 9, 178, 5, 'expected', '4', ''),

(10012, 16, 210, 11, 'message', '1', 'Geachte heer, mevrouw,

Graag wil ik als leidinggevende alle tickets van onze organisatie kunnen inzien. Hoe kan ik dat aanvragen?

Anouk Bakker'),
(10012, 16, 60, 2, 'message', '', 'Beste mevrouw Bakker,

Ik heb de inzage voor u aangezet. Onder **Tickets** ziet u voortaan naast *Mijn tickets* ook *Alle tickets van Woonstichting Vlierbeek*.'),
(10012, 16, 60, 2, 'assignee', '2', ''),
(10012, 16, 60, 2, 'status', '6', ''),
(10012, NULL, NULL, NULL, 'status', '7', ''),

-- Too late: the second line's two weeks have passed
(10013, 14, 250, 32, 'message', '', 'Ons technisch account voor de koppeling met het waarderingssysteem heeft elke ochtend geen toegang meer. Na opnieuw instellen werkt het weer een dag. De foutcode is TOKEN-EXPIRED.'),
(10013, 14, 130, 2, 'message', '', 'Beste heer Hendriks,

Ik zie in het logboek dat het account elke nacht wordt geweigerd. Ik leg dit voor aan onze tweede lijn.'),
(10013, 14, 130, 2, 'assignee', '2', ''),
(10013, 14, 130, 2, 'status', '2', ''),
(10013, 14, 128, 2, 'assignee', '3', ''),
(10013, 14, 128, 2, 'type', '2', ''),
(10013, 12, 260, 3, 'note', '', 'Vernieuwing van het token loopt om 3:00 uur, maar de dienst leest het oude bestand tot een herstart. Tijdelijk: herstart ingepland om 3:10 uur. Structureel: dienst opnieuw laten inlezen.'),
(10013, 12, 255, 3, 'message', '', 'De oorzaak is gevonden: de koppeling neemt het vernieuwde toegangsbewijs niet over. Vanaf nu wordt de koppeling elke nacht opnieuw gestart, zodat u ''s ochtends kunt werken. Aan de blijvende oplossing werken wij.'),
(10013, 12, 253, 3, 'expected', '-3', ''),
(10013, 3, 340, 32, 'message', '', 'De tijdelijke oplossing werkt meestal, maar onlangs ging het op één ochtend alsnog mis. Kunt u aangeven wanneer de blijvende oplossing komt?'),
(10013, 3, 120, 3, 'message', '', 'Beste heer Hendriks,

Onze excuses. De aanpassing is gereed en wordt nu getest. Ik heb de verwachte datum aangepast en laat u weten zodra zij is doorgevoerd.'),
(10013, 3, 118, 3, 'expected', '2', ''),
(10013, 1, 300, 32, 'message', '', 'Dank u. Wij zien uw bericht graag tegemoet; elke ochtend handmatig controleren kost ons veel tijd.'),

(10014, 12, 190, 14, 'message', '', 'Onze balie gebruikt één pc met meerdere collega''s. Mogen wij daarvoor één gezamenlijk account gebruiken?'),
(10014, 12, 80, 2, 'message', '', 'Beste mevrouw Van Dam,

Wij raden een gezamenlijk account af, omdat dan niet te zien is wie een wijziging heeft gedaan. Iedere collega kan een eigen account krijgen; na vijftien minuten zonder gebruik wordt men op de balie-pc uitgelogd. Zullen wij de accounts voor u aanmaken? Wilt u ons dan de namen en e-mailadressen sturen?'),
(10014, 12, 80, 2, 'assignee', '2', ''),
(10014, 12, 80, 2, 'status', '3', ''),
(10014, NULL, NULL, NULL, 'status', '7', ''),

(10015, 11, 400, 33, 'message', '', 'De gateway in het trappenhuis van Zuiderhof (blok B) is al twee dagen niet bereikbaar. De lampjes branden wel. Wij missen daardoor metingen van veertien woningen.'),
(10015, 11, 330, 5, 'message', '', 'Beste mevrouw El Idrissi,

De gateway zelf reageert op onze test, maar krijgt geen verbinding via het mobiele netwerk. Ik heb een storing gemeld bij de provider. De sensoren bewaren hun metingen tot veertien dagen; er gaan dus geen gegevens verloren.'),
(10015, 11, 330, 5, 'assignee', '5', ''),
(10015, 11, 330, 5, 'status', '4', ''),
(10015, 11, 325, 5, 'note', '', 'Storingsnummer provider: 7731-0442. Zendmast in de wijk wordt vervangen. Terugbelafspraak elke twee dagen.'),
(10015, 11, 324, 5, 'expected', '-4', ''),
(10015, 5, 280, 5, 'message', '', 'De provider meldt dat de werkzaamheden aan de zendmast uitlopen. De verwachte datum is aangepast. Mocht het langer duren, dan plaatsen wij een simkaart van een andere provider.'),
(10015, 5, 279, 5, 'expected', '1', ''),

-- The long conversation
(10016, 9, 150, 12, 'message', '', 'Sinds de update van Koppelingen worden huurmutaties niet meer verwerkt. In ons eigen systeem staan zij op *verzonden*, maar in het Portaal blijft de oude huurder zichtbaar.

Het gaat om alle mutaties van de laatste twee dagen, ongeveer dertig stuks. Opnieuw verzenden heb ik geprobeerd; dat gaf geen foutmelding, maar ook geen resultaat. Een schermafdruk stuur ik mee.'),
(10016, 9, 90, 2, 'message', '', 'Beste mevrouw De Vries,

Dank u voor de duidelijke melding. Ik zie de berichten binnenkomen, maar zij worden niet verwerkt. Kunt u het verzendlogboek van uw systeem meesturen? U vindt het onder **Beheer**, **Koppelingen**, **Logboek**.'),
(10016, 9, 90, 2, 'assignee', '2', ''),
(10016, 9, 90, 2, 'status', '3', ''),
(10016, 9, 40, 12, 'message', '', 'Hierbij het logboek. Vanaf regel 4 staat er steeds een waarschuwing bij.'),
(10016, 9, 40, 12, 'status', '2', ''),
(10016, 8, 450, 2, 'message', '', 'Dank u. De waarschuwing gaat over een nieuw verplicht veld. Ik zet uw melding door naar mijn collega Pieter Kooiman van de tweede lijn, die de koppeling goed kent.'),
(10016, 8, 448, 2, 'note', '', 'Veld `ingangsreden` is in versie 5.2 verplicht geworden. Vlierbeek levert het leeg aan. Er staan 31 berichten in de wachtrij, niets verloren.'),
(10016, 8, 447, 2, 'assignee', '3', ''),
(10016, 8, 447, 2, 'type', '2', ''),
(10016, 8, 447, 2, 'priority', '3', ''),
(10016, 8, 200, 3, 'message', '', 'Beste mevrouw De Vries,

Ik heb uw melding overgenomen. De koppeling verwacht sinds de update een *ingangsreden* bij iedere mutatie. Uw systeem vult dat veld niet. Weet u of u het veld zelf kunt instellen, of doet uw leverancier dat?'),
(10016, 8, 200, 3, 'status', '3', ''),
(10016, 7, 380, 12, 'message', '', 'Dat doet onze leverancier. Ik heb het daar nagevraagd: zij kunnen het veld pas over drie weken vullen.'),
(10016, 7, 380, 12, 'status', '2', ''),
(10016, 7, 310, 3, 'message', '', 'Dat is te lang om op te wachten. Ik stel daarom voor dat wij voor uw organisatie een standaardwaarde instellen: *reguliere verhuur*. U kunt die per mutatie aanpassen. Bent u het daarmee eens?'),
(10016, 7, 310, 3, 'status', '3', ''),
(10016, 6, 440, 12, 'message', '', 'Dat is een goed voorstel. Wel graag overleg over mutaties bij woningruil: die moeten een andere reden krijgen, anders kloppen onze cijfers niet.'),
(10016, 6, 440, 12, 'status', '2', ''),
(10016, 6, 330, 3, 'message', '', 'Akkoord. Woningruil herkennen wij aan de mutatiesoort; die mutaties krijgen de reden *woningruil*. Alle andere mutaties krijgen *reguliere verhuur*.'),
(10016, 6, 328, 3, 'expected', '-2', ''),
(10016, 4, 260, 3, 'note', '', 'Standaardwaarde per organisatie gebouwd en op de testomgeving gezet. Nog afstemmen met beheer over het moment van doorvoeren.'),
(10016, 4, 240, 3, 'message', '', 'De instelling staat klaar op de testomgeving. Wilt u daar twee mutaties verzenden, een gewone en een woningruil, en laten weten wat u ziet?'),
(10016, 4, 240, 3, 'status', '3', ''),
(10016, 3, 420, 12, 'message', '', 'De gewone mutatie gaat goed. Bij de woningruil komt de reden goed mee, maar de ingangsdatum staat een dag te vroeg.'),
(10016, 3, 420, 12, 'status', '2', ''),
(10016, 3, 250, 3, 'message', '', 'Goed dat u dit heeft gezien. De datum werd in de verkeerde tijdzone gelezen. Dat pas ik aan, waarna ik alles opnieuw test. De verwachte datum schuift hierdoor enkele dagen op.'),
(10016, 3, 249, 3, 'expected', '1', ''),
(10016, 2, 130, 3, 'message', '', 'De aanpassing is gereed. Wilt u de woningruil nog één keer verzenden op de testomgeving?'),
(10016, 2, 130, 3, 'status', '3', ''),
(10016, 1, 240, 12, 'message', '', 'Nu kloppen de reden en de datum. Wat ons betreft mag dit worden doorgevoerd. Worden de mutaties die nog in de wachtrij staan dan vanzelf verwerkt?'),
(10016, 1, 240, 12, 'status', '2', ''),

(10017, 8, 330, 23, 'message', '', 'The housing data feed does not contain the energy label of a dwelling. We need it for our yearly sustainability report. Could you add it, together with the date of registration?'),
(10017, 6, 250, 5, 'message', '', 'Dear Ms Novak,

Thank you for your request. Both fields are available and we will add them as `energy_label` and `energy_label_date`. Existing fields do not change, so your current import keeps working.'),
(10017, 6, 250, 5, 'assignee', '5', ''),
(10017, 6, 250, 5, 'status', '5', ''),
(10017, 6, 248, 5, 'expected', '9', ''),
(10017, 5, 400, 23, 'message', '', 'Perfect, thank you. The planned date is fine for us.'),
(10017, 5, 360, 5, 'message', '', 'Good to hear. I will let you know as soon as the fields are there.'),

(10018, 8, 140, 13, 'message', '', 'Ik heb een nieuwe telefoon. Bij het aanmelden in de app krijg ik de melding dat mijn account al op een ander toestel in gebruik is.'),
(10018, 7, 470, 5, 'message', '', 'Beste heer Bos,

De app is op één toestel tegelijk actief. Ik heb het oude toestel voor u afgemeld. U kunt zich nu op uw nieuwe telefoon aanmelden; uw opnames staan daar binnen enkele minuten klaar.'),
(10018, 7, 470, 5, 'assignee', '5', ''),
(10018, 7, 470, 5, 'status', '6', ''),
(10018, NULL, NULL, NULL, 'status', '7', ''),

-- Open, waiting for one or the other
(10019, 6, 190, 12, 'message', '', 'Bij complex 44 (Lindehof) wijkt de gebruiksoppervlakte van de woningen op de tweede verdieping af van de meetstaten: het Portaal toont 62 m², gemeten is 68 m². Het gaat om acht woningen. De meetstaat voeg ik toe.'),
(10019, 5, 310, 5, 'message', '', 'Beste mevrouw De Vries,

Dank u voor de meetstaat. Wij vergelijken de acht woningen met de plattegronden in ons systeem. Blijkt de meetstaat juist, dan passen wij de oppervlakte aan en berekenen wij de punten opnieuw.'),
(10019, 5, 310, 5, 'assignee', '5', ''),
(10019, 5, 310, 5, 'status', '2', ''),
(10019, 5, 309, 5, 'expected', '3', ''),
(10019, 3, 200, 5, 'note', '', 'Zes van de acht gecontroleerd: meetstaat klopt, bij ons ontbreekt het balkon dat bij de renovatie binnenruimte is geworden. Nummers 44-27 en 44-29 nog nakijken.'),

(10020, 5, 60, 22, 'message', '', 'Wij sturen de maandrapportage door aan onze commissarissen. Kan ons logo op het voorblad worden geplaatst in plaats van het logo van Daklab?'),

(10021, 4, 380, 12, 'message', '', 'Binnenkort ben ik drie weken met vakantie. Hoe stel ik in dat mijn collega Leonie van Dam in die tijd mijn taken in het Portaal krijgt, zonder dat zij mijn wachtwoord nodig heeft?'),
(10021, 4, 110, 2, 'message', '', 'Beste mevrouw De Vries,

U kunt een vervanger instellen bij **Profiel**, **Vervanging**. U kiest daar een collega en een periode. Uw taken worden in die periode ook aan uw collega getoond; u blijft zelf de eigenaar.'),
(10021, 4, 110, 2, 'assignee', '2', ''),
(10021, 4, 110, 2, 'status', '2', ''),
(10021, 3, 300, 12, 'message', '', 'Ik zie bij mijn profiel geen kopje Vervanging. Moet dat nog voor ons worden aangezet?'),
(10021, 2, 350, 2, 'message', '', 'U heeft gelijk, de instelling stond voor uw organisatie nog uit. Ik heb haar aangezet. Wilt u opnieuw inloggen en laten weten of u **Vervanging** nu ziet?'),
(10021, 2, 350, 2, 'status', '3', ''),

(10022, 4, 290, 21, 'message', '', 'Het maandelijkse contractbestand wordt niet ingelezen. De koppeling meldt "regel 1: onbekende kolom". Wij hebben niets gewijzigd.'),
(10022, 4, 210, 2, 'message', '', 'Beste mevrouw Smit,

Ik bekijk het bestand en kom er zo spoedig mogelijk bij u op terug.'),
(10022, 4, 210, 2, 'assignee', '2', ''),
(10022, 4, 210, 2, 'status', '2', ''),
(10022, 3, 350, 2, 'message', '', 'In het bestand staat vóór de eerste kolomnaam een onzichtbaar teken, vermoedelijk door een nieuwe versie van uw rekenprogramma. De koppeling negeert dit teken voortaan. Wilt u het bestand opnieuw aanbieden?'),
(10022, 3, 350, 2, 'status', '3', ''),
(10022, 1, 420, 21, 'message', '', 'Het bestand is nu zonder meldingen ingelezen, alle 412 regels.'),
(10022, 1, 420, 21, 'status', '2', ''),
(10022, 1, 370, 2, 'message', '', 'Mooi. Ik zet dit ticket op opgelost. Ziet u de melding opnieuw, dan kunt u hier reageren.'),
(10022, 1, 370, 2, 'status', '6', ''),

(10023, 3, 260, 31, 'message', '1', 'Goedendag,

In Rapportage staan *leegstand* en *frictieleegstand* naast elkaar. Hoe bepaalt u welke eenheid bij welke hoort?

Ingrid Mulder'),
(10023, 2, 100, 5, 'message', '', 'Beste mevrouw Mulder,

Een eenheid telt als *frictieleegstand* wanneer zij korter dan drie maanden leegstaat en er een nieuwe huurovereenkomst is getekend of in voorbereiding is. Alle andere leegstaande eenheden vallen onder *leegstand*. De termijn kunt u aanpassen bij **Rapportage**, **Instellingen**.'),
(10023, 2, 100, 5, 'assignee', '5', ''),
(10023, 2, 100, 5, 'status', '6', ''),

(10024, 3, 180, 12, 'message', '', 'Sensor K-118 in complex 12 (technische ruimte) geeft al enkele dagen geen metingen meer door. De andere sensoren in dezelfde ruimte werken wel. De batterij is vorige maand vervangen.'),
(10024, 3, 70, 5, 'message', '', 'Beste mevrouw De Vries,

De sensor meldt zich nog wel aan, maar stuurt een lege meting. Dat wijst op een defecte meetkop. Ik heb een vervangende sensor aangevraagd bij de leverancier.'),
(10024, 3, 70, 5, 'assignee', '5', ''),
(10024, 3, 70, 5, 'status', '4', ''),
(10024, 3, 68, 5, 'expected', '5', ''),
(10024, 1, 190, 5, 'note', '', 'Leverancier verstuurt de vervangende sensor deze week, zending nog zonder volgnummer. Monteur is al ingepland.'),

(10025, 3, 330, 32, 'message', '', 'Het openen van een complex met meer dan 500 eenheden duurt ruim twintig seconden. Kleinere complexen zijn wel snel. Dit speelt bij al mijn collega''s.'),
(10025, 3, 240, 5, 'message', '', 'Beste heer Hendriks,

Ik kan dit nabootsen met complex Parkzicht. Ik zoek uit waar de tijd in gaat zitten.'),
(10025, 3, 240, 5, 'assignee', '5', ''),
(10025, 3, 240, 5, 'status', '2', ''),
(10025, 2, 280, 5, 'message', '', 'De lijst met documenten wordt voor iedere eenheid apart opgehaald. Dat lossen wij op in het Portaal. Als tussenoplossing kunt u het tabblad **Documenten** bij uw voorkeuren uitzetten.'),
(10025, 1, 150, 32, 'message', '', 'Met het tabblad uit is het inderdaad sneller, maar onze opzichters hebben de documenten dagelijks nodig. Kunt u hier voorrang aan geven?'),
(10025, 1, 100, 5, 'priority', '3', ''),

(10026, 2, 420, 12, 'message', '', 'Complex 12 is uitgebreid met twee bouwdelen (C en D, samen 28 woningen). Wilt u deze toevoegen? De woningen zijn vanaf de eerste van de komende maand in verhuur.'),
(10026, 1, 390, 5, 'message', '', 'Beste mevrouw De Vries,

Dat doen wij graag. Daarvoor hebben wij van u nodig:

- een lijst van de woningen met adres en verdieping;
- de plattegronden van beide bouwdelen;
- de datum van oplevering per bouwdeel.

U kunt de bestanden hier toevoegen.'),
(10026, 1, 390, 5, 'assignee', '5', ''),
(10026, 1, 390, 5, 'status', '3', ''),

(10027, 2, 210, 23, 'message', '', 'When I choose *Download as CSV* for the occupancy report, I get an empty file. Other reports download fine.'),
(10027, 2, 90, 2, 'message', '', 'Dear Ms Novak,

I can reproduce this. It happens when the report is filtered on more than ten complexes. I will have it corrected; until then, downloading per complex works.'),
(10027, 2, 90, 2, 'assignee', '2', ''),
(10027, 2, 90, 2, 'status', '2', ''),
(10027, 1, 300, 2, 'message', '', 'The download has been corrected and now holds all rows, whatever the filter. Please let me know if you still see an empty file.'),
(10027, 1, 300, 2, 'status', '6', ''),

(10028, 2, 300, 12, 'message', '', 'Bij het openen van het rapport Energielabels krijg ik de melding "U heeft geen rechten voor dit rapport". Vorige week kon ik het nog openen.'),
(10028, 2, 240, 2, 'message', '', 'Beste mevrouw De Vries,

Het rapport is verplaatst naar de map *Duurzaamheid*, waar uw rol nog geen toegang toe had. Ik heb dit aangepast. Na opnieuw inloggen kunt u het rapport weer openen.'),
(10028, 2, 240, 2, 'assignee', '2', ''),
(10028, 2, 240, 2, 'status', '6', ''),
(10028, 1, 460, 12, 'message', '', 'Het rapport opent weer, maar het filter op complex is leeg. Hoort dat bij dezelfde wijziging?'),
(10028, 1, 460, 12, 'status', '2', ''),
(10028, 1, 330, 2, 'message', '', 'Ja, het filter gebruikte dezelfde rechten. Ook dat is nu hersteld; ik heb het met uw rol nagekeken. Dank u voor uw oplettendheid.'),
(10028, 1, 330, 2, 'status', '6', ''),

(10029, 1, 420, 14, 'message', '7', 'Een huurder heeft een nieuw e-mailadres doorgegeven. Mag ik dat in het Portaal wijzigen of moet het via ons primaire systeem?'),
(10029, 1, 414, 2, 'message', '7', 'Goedendag mevrouw Van Dam, voor uw organisatie is het primaire systeem leidend. Wijzigt u het adres daar, dan ziet u het de volgende ochtend in het Portaal.'),
(10029, 1, 414, 2, 'assignee', '2', ''),
(10029, 1, 414, 2, 'status', '2', ''),
(10029, 1, 407, 14, 'message', '7', 'Duidelijk. Geldt dat ook voor het telefoonnummer? Dat veld kan ik in het Portaal namelijk wel aanpassen.'),
(10029, 1, 400, 2, 'note', '', 'Chat beëindigd door de klant voordat ik kon antwoorden. Navragen bij Pieter of het telefoonnummer van Vlierbeek ook uit het primaire systeem komt.'),

(10030, 1, 260, 13, 'message', '', 'In aansluiting op mijn vorige ticket: soms gebruik ik een tablet en soms mijn telefoon. Is het mogelijk om zelf te wisselen, zonder dat u een toestel hoeft af te melden?'),
(10030, 1, 120, 5, 'message', '', 'Beste heer Bos,

Dat kan. Bij **Profiel**, **Toestellen** kiest u *Dit toestel gebruiken*; het andere toestel wordt dan afgemeld nadat de laatste opname is verzonden. Wilt u dit proberen en laten weten of het zo werkt?'),
(10030, 1, 120, 5, 'assignee', '5', ''),
(10030, 1, 120, 5, 'status', '3', ''),

(10031, 1, 90, 33, 'message', '', 'Vier woningen in Zuiderhof zijn gesplitst. De gemeente heeft nieuwe huisnummers toegekend: 14A, 14B, 16A en 16B. Kunnen de oude nummers vervallen met behoud van de historie?'),

(10032, 0, 478, 2, 'message', '3', 'Mevrouw Smit belt: sinds kort ontbreken huurders van het complex Havenkwartier in de zoekresultaten. Via het complex zelf zijn zij wel te vinden. Zij heeft de huurders nodig voor een informatieavond.'),
(10032, 0, 478, 2, 'assignee', '2', ''),
(10032, 0, 440, 2, 'message', '', 'Beste mevrouw Smit,

Zoals besproken heb ik uw melding vastgelegd. De zoekindex van Havenkwartier was niet volledig bijgewerkt. Ik laat hem opnieuw opbouwen en controleer daarna of alle huurders te vinden zijn.'),
(10032, 0, 440, 2, 'status', '2', ''),
(10032, 0, 130, 2, 'note', '', 'Opbouw is op 80 procent. 212 van de 260 huurders zijn weer vindbaar. Daarna steekproef en mevrouw Smit terugbellen op 0543 - 620 077.'),

(10033, 0, 272, 32, 'message', '', 'De betaalbestanden die wij via de koppeling aanbieden, worden geweigerd met de melding "handtekening ongeldig". Het certificaat is volgens ons nog geldig. Het logbestand voeg ik toe.'),

(10034, 0, 204, 12, 'message', '', 'Bij het toevoegen van een foto aan complex 12 verschijnt na enkele seconden "Er is iets misgegaan (UPL-031)". Met een kleinere foto lukt het ook niet.'),

-- A major incident of another kind, whose four hours are nearly over: times of the clock
(10035, NULL, 198, 2, 'message', '3', 'Mevrouw Mulder belt: bij Wooncorporatie De Hagen komen sinds ruim een uur geen reparatieverzoeken meer binnen via de koppeling met de huurderswebsite. Het klantcontactcentrum kan geen opdrachten uitzetten. Meerdere medewerkers hebben er last van.'),
(10035, NULL, 197, 2, 'assignee', '2', ''),
(10035, NULL, 196, 2, 'type', '8', ''),
(10035, NULL, 196, 2, 'priority', '4', ''),
(10035, NULL, 184, 2, 'message', '', 'Beste mevrouw Mulder,

Uw melding is als major incident in behandeling. De verzoeken van uw huurders worden veilig bewaard op de website; zij worden verwerkt zodra de koppeling weer werkt. Binnen een uur hoort u meer van ons.'),
(10035, NULL, 184, 2, 'status', '2', ''),
(10035, NULL, 182, 2, 'assignee', '3', ''),
(10035, NULL, 150, 3, 'note', '', 'Wachtrij van de berichtendienst staat vol: één bericht met een te grote bijlage blijft terugkomen. Apart gezet, verwerking loopt weer maar traag. Achterstand 640 berichten.'),
(10035, NULL, 121, 3, 'message', '', 'De oorzaak is gevonden en weggenomen: een bericht met een te grote bijlage hield de verwerking tegen. De achterstand van ongeveer 640 verzoeken wordt nu verwerkt. Wij houden dit in de gaten tot alles binnen is.'),
(10035, NULL, 44, 31, 'message', '', 'Wij zien de eerste verzoeken weer binnenkomen, maar nog niet alles. Kunt u aangeven hoe lang het nog duurt?'),

-- One login outage, an hour old, at three organisations: times of the clock
(10036, NULL, 66, 21, 'message', '', 'Niemand van onze organisatie kan inloggen op het Portaal. Na het invullen van het wachtwoord verschijnt de melding AUTH-204. Wij kunnen daardoor niet werken.'),
(10036, NULL, 58, 2, 'assignee', '2', ''),
(10036, NULL, 56, 2, 'note', '', 'Zelfde fout bij Vlierbeek (#10037, #10038). Wie al was ingelogd, kan doorwerken. Ik maak hier een major incident van en bel Pieter.'),
(10036, NULL, 55, 2, 'type', '8', ''),
(10036, NULL, 55, 2, 'priority', '4', ''),
(10036, NULL, 52, 2, 'message', '', 'Beste mevrouw Smit,

Er is een storing bij het inloggen op het Portaal. Wij behandelen uw melding als major incident en onze specialisten zijn ermee bezig. Wie al is ingelogd, kan gewoon doorwerken. De mobiele app werkt ook.'),
(10036, NULL, 52, 2, 'status', '2', ''),
(10036, NULL, 39, 3, 'note', '', 'Ook De Hagen (#10039, #10040). Certificaat van de inlogdienst is een uur geleden verlopen; de automatische vernieuwing is vorige week gestopt. Nieuw certificaat is aangevraagd, plaatsing volgt.'),
(10036, NULL, 24, 2, 'message', '', 'De oorzaak is gevonden: een certificaat van de inlogdienst is verlopen. Wij plaatsen een nieuw certificaat en laten het u weten zodra u weer kunt inloggen.'),
(10036, NULL, 11, 21, 'message', '', 'Dank u voor het bericht. Een van onze collega''s kan inmiddels weer inloggen, de anderen nog niet.'),

(10037, NULL, 61, 12, 'message', '', 'Na het inloggen krijg ik de melding AUTH-204. Opnieuw starten hielp niet. Twee collega''s hebben hetzelfde. Ik stuur een schermafdruk mee.'),
(10037, NULL, 50, 2, 'message', '', 'Beste mevrouw De Vries,

Dank u voor uw melding. Er is een storing bij het inloggen waar meerdere organisaties last van hebben. Wij werken met voorrang aan een oplossing en houden u via dit ticket op de hoogte.'),
(10037, NULL, 50, 2, 'assignee', '2', ''),
(10037, NULL, 50, 2, 'status', '2', ''),
(10037, NULL, 49, 2, 'note', '', 'Hoort bij het major incident #10036.'),
(10037, NULL, 49, 2, 'priority', '3', ''),
(10037, NULL, 23, 2, 'message', '', 'De oorzaak is gevonden: een certificaat van de inlogdienst is verlopen. Het nieuwe certificaat wordt nu geplaatst.'),

(10038, NULL, 57, 13, 'message', '', 'Inloggen op het Portaal lukt niet. Ik zie AUTH-204, ook met een nieuw wachtwoord.'),
(10038, NULL, 49, 2, 'message', '', 'Beste heer Bos,

Er is een algemene storing bij het inloggen; uw wachtwoord is in orde. U hoeft het niet opnieuw te wijzigen. Wij houden u op de hoogte.'),
(10038, NULL, 49, 2, 'assignee', '2', ''),
(10038, NULL, 49, 2, 'status', '2', ''),

(10039, NULL, 54, 33, 'message', '', 'Sinds ongeveer een kwartier kom ik na het inloggen steeds terug op de inlogpagina. Is er een storing?'),
(10039, NULL, 47, 5, 'message', '', 'Beste mevrouw El Idrissi,

Dat klopt, er is een storing bij het inloggen. Onze specialisten werken aan een oplossing. Zodra die er is, leest u het hier.'),
(10039, NULL, 47, 5, 'assignee', '5', ''),
(10039, NULL, 47, 5, 'status', '2', ''),

(10040, NULL, 49, 5, 'message', '3', 'De heer Hendriks belt: op zeker acht werkplekken bij De Hagen kan men niet inloggen, melding AUTH-204. Hij vraagt om bericht zodra het weer werkt, liefst ook per telefoon op 010 - 555 04 17.'),
(10040, NULL, 49, 5, 'assignee', '5', ''),
(10040, NULL, 46, 5, 'note', '', 'Hoort bij het major incident #10036. Terugbellen is toegezegd.'),
(10040, NULL, 31, 5, 'message', '', 'Beste heer Hendriks,

Zoals besproken is uw melding vastgelegd. De oorzaak is een verlopen certificaat. Zodra inloggen weer mogelijk is, bellen wij u.'),
(10040, NULL, 31, 5, 'status', '2', ''),

(10041, NULL, 41, 23, 'message', '', 'I cannot sign in to the portal: error AUTH-204 right after entering my password. My colleagues have the same problem.'),

-- Just in
(10042, 0, 34, 11, 'message', '', 'Voor ons jaarverslag wil ik weten hoeveel tickets onze organisatie dit jaar heeft ingediend, per soort, en hoe lang de afhandeling gemiddeld duurde. Kan ik dat zelf uit het Portaal halen?'),
(10043, 0, 15, 14, 'message', '7', 'Als ik zoek op een volledige postcode, krijg ik ook adressen uit andere postcodes te zien. Is daar een instelling voor?');

-- Working days around @now in UTC: Monday to Friday 8:15 to 16:45 in Amsterdam, without the public holidays that app/sla computes.
INSERT INTO demo_slot (n, opens, closes)
WITH RECURSIVE day (d) AS (
	SELECT DATE(@now) - INTERVAL 150 DAY
	UNION ALL
	SELECT d + INTERVAL 1 DAY FROM day WHERE d < DATE(@now) + INTERVAL 60 DAY
), moon (d, y, m) AS ( -- the paschal full moon, in days of March; right until 2099
	SELECT d, YEAR(d), (204 - 11 * (YEAR(d) % 19)) % 30 + 21 FROM day
), sunday (d, y, q) AS ( -- Easter, in days of March
	SELECT d, y, m - (m > 48) + 7 - (y + y DIV 4 + m - (m > 48) + 1) % 7 FROM moon
), known (d, y, easter, king, summer, winter) AS (
	SELECT d, y, MAKEDATE(y, 1) + INTERVAL 2 MONTH + INTERVAL q - 1 DAY, CAST(CONCAT(y, '-04-27') AS DATE),
		CAST(CONCAT(y, '-03-31') AS DATE), CAST(CONCAT(y, '-10-31') AS DATE)
	FROM sunday
), worked (d, shift) AS ( -- hours from local time to UTC; the clock changes on the last Sundays of March and October
	SELECT d, IF(d >= summer - INTERVAL DAYOFWEEK(summer) - 1 DAY AND d < winter - INTERVAL DAYOFWEEK(winter) - 1 DAY, 2, 1)
	FROM known
	WHERE WEEKDAY(d) < 5 AND DATE_FORMAT(d, '%m-%d') NOT IN ('01-01', '12-25', '12-26')
		AND d <> king - INTERVAL WEEKDAY(king) = 6 DAY
		AND NOT (y % 5 = 0 AND DATE_FORMAT(d, '%m-%d') = '05-05')
		AND DATEDIFF(d, easter) NOT IN (1, 39, 50)
)
SELECT ROW_NUMBER() OVER (ORDER BY d) - 1, d + INTERVAL 495 - 60 * shift MINUTE, d + INTERVAL 1005 - 60 * shift MINUTE FROM worked;

-- Seconds of opening hours from the first slot until now; a slot lasts 30600.
SELECT CAST(SUM(GREATEST(0, LEAST(30600, TIMESTAMPDIFF(SECOND, opens, @now)))) AS SIGNED) INTO @open_seconds FROM demo_slot;

-- When each line happened. A few odd seconds, so that not everything falls on the second of loading; lines of one minute stay together.
UPDATE demo_line SET at = @now - INTERVAL minutes * 60 + (ticket * 37 + minutes * 13) % 60 SECOND WHERE days IS NULL AND minutes IS NOT NULL;
UPDATE demo_line l
	JOIN demo_slot s ON s.n = (@open_seconds - (l.days * 510 + l.minutes) * 60 - (l.ticket * 37 + l.minutes * 13) % 60) DIV 30600
	SET l.at = s.opens + INTERVAL (@open_seconds - (l.days * 510 + l.minutes) * 60 - (l.ticket * 37 + l.minutes * 13) % 60) % 30600 SECOND
	WHERE l.days IS NOT NULL;
UPDATE demo_line l JOIN (SELECT ticket, MAX(at) AS at FROM demo_line WHERE what <> 'note' GROUP BY ticket) b ON b.ticket = l.ticket
	SET l.at = b.at + INTERVAL 7 DAY + INTERVAL 40 SECOND WHERE l.minutes IS NULL;
-- An expected date is noon, local, of its day.
UPDATE demo_line l JOIN demo_slot s ON s.n = @open_seconds DIV 30600 + CAST(l.value AS SIGNED)
	SET l.value = DATE_FORMAT(s.opens + INTERVAL 225 MINUTE, '%Y-%m-%dT%H:%i:%sZ') WHERE l.what = 'expected';

-- The ticket is where its lines left it.
INSERT INTO ticket (id, organisation_id, requester_id, assignee_id, type_id, status, priority, source, follows_id, subject, created_at, updated_at,
	touched_at, waiting_since, first_response_at, expected_at, expected_before, resolved_at, closed_at, version)
WITH line AS (
	SELECT l.*, u.role >= 3 AS staff, ROW_NUMBER() OVER (PARTITION BY l.ticket ORDER BY l.n) AS place,
		ROW_NUMBER() OVER (PARTITION BY l.ticket, l.what ORDER BY l.n DESC) AS back
	FROM demo_line l LEFT JOIN user u ON u.id = l.who
), told AS (
	SELECT ticket, MIN(at) AS created, MAX(IF(what NOT IN ('note', 'priority'), at, NULL)) AS updated, MAX(at) AS touched,
		MIN(IF(what = 'message' AND staff AND place > 1, at, NULL)) AS answered,
		COALESCE(MAX(IF(what = 'message' AND staff AND place > 1, n, NULL)), 0) AS answer,
		MAX(IF(what = 'assignee' AND back = 1, value, NULL)) AS assignee,
		MAX(IF(what = 'type' AND back = 1, value, NULL)) AS type,
		MAX(IF(what = 'priority' AND back = 1, value, NULL)) AS priority,
		COALESCE(MAX(IF(what = 'status' AND back = 1, value, NULL)), 1) AS status,
		MAX(IF(what = 'expected' AND back = 1, value, NULL)) AS expected,
		MAX(IF(what = 'expected' AND back = 2, value, NULL)) AS expected_before,
		MAX(IF(what = 'status' AND value = 6, at, NULL)) AS resolved,
		MAX(IF(what = 'status' AND value = 7, at, NULL)) AS closed,
		COUNT(DISTINCT at) AS version
	FROM line GROUP BY ticket
)
SELECT t.id, u.organisation_id, t.requester, x.assignee, COALESCE(x.type, t.type), x.status, COALESCE(x.priority, t.priority), t.source,
	t.follows, t.subject, x.created, x.updated, x.touched,
	IF(x.status IN (3, 6, 7), NULL, (SELECT MIN(q.at) FROM line q
		WHERE q.ticket = t.id AND q.what = 'message' AND q.n > x.answer AND (q.place = 1 OR NOT q.staff))),
	x.answered, STR_TO_DATE(x.expected, '%Y-%m-%dT%H:%i:%sZ'), STR_TO_DATE(x.expected_before, '%Y-%m-%dT%H:%i:%sZ'),
	IF(x.status >= 6, x.resolved, NULL), x.closed, x.version
FROM demo_ticket t JOIN told x ON x.ticket = t.id JOIN user u ON u.id = t.requester
ORDER BY t.id;

-- What was promised, by the type the ticket has now, from the moment it came in (or the next opening): as sla_deadlines() computes it.
UPDATE ticket t
	JOIN ticket_type y ON y.id = t.type_id
	JOIN (SELECT k.id, MIN(s.n) AS n FROM ticket k JOIN demo_slot s ON s.closes > k.created_at GROUP BY k.id) first ON first.id = t.id
	JOIN demo_slot f ON f.n = first.n
	LEFT JOIN demo_slot a ON a.n = COALESCE(f.n + (GREATEST(0, TIMESTAMPDIFF(SECOND, f.opens, t.created_at)) + y.response_minutes * 60 - 1) DIV 30600,
		f.n + y.response_days)
	LEFT JOIN demo_slot b ON b.n = COALESCE(f.n + (GREATEST(0, TIMESTAMPDIFF(SECOND, f.opens, t.created_at)) + y.resolution_minutes * 60 - 1) DIV 30600,
		f.n + y.resolution_days)
	SET t.response_due_at = IF(y.around_the_clock, t.created_at + INTERVAL y.response_minutes MINUTE,
			a.opens + INTERVAL GREATEST(0, TIMESTAMPDIFF(SECOND, f.opens, t.created_at)) + COALESCE(y.response_minutes * 60 - (a.n - f.n) * 30600, 0) SECOND),
		t.resolution_due_at = IF(y.around_the_clock, t.created_at + INTERVAL y.resolution_minutes MINUTE,
			b.opens + INTERVAL GREATEST(0, TIMESTAMPDIFF(SECOND, f.opens, t.created_at)) + COALESCE(y.resolution_minutes * 60 - (b.n - f.n) * 30600, 0) SECOND);

INSERT INTO message (ticket_id, author_id, kind, source, body, created_at)
SELECT l.ticket, l.who, IF(l.what = 'note', 2, 1), IF(l.value = '', 2, l.value), l.body, l.at
FROM demo_line l WHERE l.what IN ('message', 'note') ORDER BY l.at, l.n;

INSERT INTO ticket_event (ticket_id, actor_id, kind, visible, old_value, new_value, created_at)
SELECT ticket, who, kind, visible, old_value, new_value, at FROM (
	SELECT t.id AS ticket, l.who, 1 AS kind, FALSE AS visible, '' AS old_value, t.source AS new_value, l.at, l.n
	FROM demo_ticket t JOIN demo_line l ON l.n = (SELECT MIN(n) FROM demo_line WHERE ticket = t.id)
	UNION ALL
	SELECT l.ticket, l.who, FIELD(l.what, '', 'status', 'assignee', 'priority', 'type', 'expected'), l.what <> 'priority',
		COALESCE(LAG(l.value) OVER (PARTITION BY l.ticket, l.what ORDER BY l.n),
			CASE l.what WHEN 'status' THEN 1 WHEN 'priority' THEN t.priority WHEN 'type' THEN t.type ELSE '' END),
		l.value, l.at, l.n
	FROM demo_line l JOIN demo_ticket t ON t.id = l.ticket WHERE l.what NOT IN ('message', 'note')
) AS happened ORDER BY at, n;

DROP TEMPORARY TABLE demo_line, demo_ticket, demo_slot;
