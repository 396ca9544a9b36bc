-- SPDX-License-Identifier: Apache-2.0
-- The knowledge base: six topics, their folders, and the articles, told as the versions that people saved. Each row of demo_text is one
-- version in one language; what readers get, what is outdated, slugs, readings and answers follow from the rows at the end of this file.
-- Needs @now, the services of 01_service.sql, the people of 02_people.sql and the tickets of 03_tickets.sql.
--
-- demo_text.days: how many days before @now it was saved; planned: in how many days readers get it (0: at once).
-- Codes: state 1 draft 2 in review 3 published; visibility 1 everybody 2 signed in 3 one organisation 4 staff.
-- Titles are plain ASCII of at most 80 characters, so that the slug made here is the one that text_slug() makes.

CREATE TEMPORARY TABLE demo_article (
	id BIGINT NOT NULL PRIMARY KEY,
	folder BIGINT NOT NULL,
	position SMALLINT NOT NULL,
	service BIGINT NULL,
	visibility TINYINT NOT NULL,
	organisation BIGINT NULL,
	author BIGINT NOT NULL,
	ticket BIGINT NULL,
	review INT NULL COMMENT 'Days from @now',
	readings INT NOT NULL COMMENT 'On a usual working day',
	helpful INT NOT NULL COMMENT 'Answers without a word',
	unhelpful INT NOT NULL COMMENT 'The same'
);
CREATE TEMPORARY TABLE demo_text (
	article BIGINT NOT NULL,
	language CHAR(2) NOT NULL,
	number INT NOT NULL,
	follows INT NULL,
	state TINYINT NOT NULL,
	days INT NOT NULL,
	planned INT NOT NULL,
	author BIGINT NOT NULL,
	note VARCHAR(200) NOT NULL,
	title VARCHAR(200) NOT NULL,
	summary VARCHAR(300) NOT NULL,
	tags VARCHAR(300) NOT NULL,
	body TEXT NOT NULL,
	at DATETIME NULL,
	PRIMARY KEY (article, language, number)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO article_category (id, slug_nl, slug_en, name_nl, name_en, intro_nl, intro_en, icon, position) VALUES
	(1, 'account-en-inloggen', 'account-and-signing-in', 'Account en inloggen', 'Account and signing in',
		'Een account krijgen, activeren, en weer binnenkomen als dat niet lukt.', 'Getting an account, activating it, and getting in again when that fails.', 'key-round', 1),
	(2, 'tickets-en-contact', 'tickets-and-contact', 'Tickets en contact', 'Tickets and contact',
		'Een vraag stellen, volgen wat wij ermee doen, en ons bereiken als het haast heeft.', 'Asking a question, following what we do with it, and reaching us when it is urgent.', 'ticket-plus', 2),
	(3, 'complexmanagement', 'housing-complexes', 'Complexmanagement', 'Housing complexes',
		'Complexen, woningen en hun gegevens juist en volledig houden.', 'Keeping complexes, homes and their data correct and complete.', 'building-2', 3),
	(4, 'rapportages', 'reports', 'Rapportages', 'Reports',
		'Rapportages maken, laten versturen en begrijpen wat erin staat.', 'Making reports, having them sent, and understanding what they say.', 'chart-column', 4),
	(5, 'mobiele-app', 'mobile-app', 'Mobiele app', 'Mobile app',
		'Opnames doen op locatie, ook waar geen bereik is.', 'Surveys on location, also where there is no reception.', 'smartphone', 5),
	(6, 'koppelingen-en-sensoren', 'connections-and-sensors', 'Koppelingen en sensoren', 'Connections and sensors',
		'Gegevens uitwisselen met uw eigen systemen en meten in uw gebouwen.', 'Exchanging data with your own systems and measuring in your buildings.', 'plug', 6);
INSERT INTO article_category_slug (slug, category_id) SELECT slug_nl, id FROM article_category UNION SELECT slug_en, id FROM article_category;

INSERT INTO article_folder (id, category_id, name_nl, name_en, position) VALUES
	(1, 1, 'Aan de slag', 'Getting started', 1),
	(2, 1, 'Inloggen en wachtwoord', 'Signing in and password', 2),
	(3, 1, 'Uw profiel', 'Your profile', 3),
	(4, 2, 'Een ticket maken', 'Creating a ticket', 1),
	(5, 2, 'Een ticket volgen', 'Following a ticket', 2),
	(6, 2, 'Bereikbaarheid en storingen', 'Opening hours and outages', 3),
	(7, 3, 'Complexen en woningen', 'Complexes and homes', 1),
	(8, 3, 'Juiste gegevens', 'Correct data', 2),
	(9, 4, 'Rapportages maken', 'Making reports', 1),
	(10, 4, 'Begrippen en cijfers', 'Terms and figures', 2),
	(11, 5, 'Installeren en aanmelden', 'Installing and signing in', 1),
	(12, 5, 'Opnames', 'Surveys', 2),
	(13, 6, 'Koppelingen', 'Connections', 1),
	(14, 6, 'Sensoren', 'Sensors', 2);

INSERT INTO demo_article (id, folder, position, service, visibility, organisation, author, ticket, review, readings, helpful, unhelpful) VALUES
	(1, 1, 1, NULL, 1, NULL, 2, NULL, 120, 19, 46, 3),
	(2, 1, 2, NULL, 1, NULL, 2, NULL, 150, 8, 17, 2),
	(3, 2, 1, 1, 1, NULL, 5, NULL, 30, 27, 41, 12),
	(4, 2, 2, NULL, 1, NULL, 2, NULL, 120, 23, 58, 4),
	(5, 2, 3, NULL, 1, NULL, 5, NULL, 200, 7, 12, 1),
	(6, 3, 1, NULL, 1, NULL, 5, NULL, 200, 4, 9, 1),
	(7, 4, 1, NULL, 1, NULL, 2, NULL, 90, 15, 33, 2),
	(8, 4, 2, NULL, 1, NULL, 2, NULL, 180, 12, 37, 1),
	(9, 4, 3, NULL, 1, NULL, 5, NULL, 180, 6, 11, 3),
	(10, 4, 4, NULL, 1, NULL, 2, NULL, 60, 9, 14, 4),
	(11, 5, 1, NULL, 1, NULL, 2, NULL, 90, 13, 28, 2),
	(12, 5, 2, NULL, 1, NULL, 2, NULL, 180, 8, 15, 2),
	(13, 5, 3, NULL, 2, NULL, 2, NULL, 180, 3, 6, 0),
	(14, 6, 1, NULL, 1, NULL, 2, NULL, 30, 10, 19, 0),
	(15, 6, 2, NULL, 1, NULL, 3, NULL, 90, 11, 22, 3),
	(16, 6, 3, NULL, 1, NULL, 2, NULL, 100, 0, 0, 0),
	(17, 7, 1, 1, 1, NULL, 5, NULL, 150, 6, 13, 1),
	(18, 7, 2, 1, 1, NULL, 3, NULL, -6, 9, 16, 6),
	(19, 8, 1, 1, 1, NULL, 5, NULL, 150, 7, 12, 2),
	(20, 8, 2, 1, 1, NULL, 3, NULL, 70, 5, 10, 2),
	(21, 8, 3, 1, 3, 1, 3, NULL, 40, 1, 3, 0),
	(22, 9, 1, 3, 1, NULL, 3, NULL, 120, 12, 24, 3),
	(23, 9, 2, 3, 2, NULL, 3, NULL, 120, 4, 8, 1),
	(24, 10, 1, 3, 1, NULL, 3, 10023, 240, 8, 21, 1),
	(25, 10, 2, 3, 1, NULL, 3, NULL, 120, 5, 9, 3),
	(26, 11, 1, 2, 1, NULL, 5, NULL, 60, 9, 15, 2),
	(27, 11, 2, 2, 1, NULL, 5, 10018, NULL, 0, 0, 0),
	(28, 12, 1, 2, 1, NULL, 5, NULL, 150, 10, 26, 1),
	(29, 12, 2, 2, 1, NULL, 5, NULL, 150, 5, 11, 1),
	(30, 13, 1, 4, 1, NULL, 3, NULL, 90, 6, 9, 2),
	(31, 13, 2, 4, 1, NULL, 3, NULL, -12, 11, 18, 7),
	(32, 13, 3, 4, 2, NULL, 3, 10013, 90, 3, 7, 0),
	(33, 14, 1, 5, 1, NULL, 3, 10024, 120, 7, 14, 2),
	(34, 14, 2, 5, 1, NULL, 3, NULL, NULL, 0, 0, 0),
	(35, 6, 9, NULL, 4, NULL, 3, NULL, 45, 1, 2, 0),
	(36, 13, 9, 4, 4, NULL, 3, NULL, 45, 1, 1, 0);

INSERT INTO demo_text (article, language, number, follows, state, days, planned, author, note, title, summary, tags, body) VALUES
-- Account and signing in
(1, 'nl', 1, NULL, 3, 330, 0, 2, '', 'Uw account activeren',
'Met de link uit onze e-mail kiest u een wachtwoord. Daarna kunt u meteen tickets maken.',
'activeren, activatielink, account, eerste keer',
'Nadat uw account is aangemaakt, krijgt u van ons een e-mail met een link. Met die link kiest u zelf een wachtwoord.

## Zo activeert u uw account

1. Open de e-mail en klik op de link. Er verschijnt een pagina met uw e-mailadres.
2. Vul tweemaal een wachtwoord in. Het telt minstens 8 tekens, met een hoofdletter, een kleine letter en een cijfer of een vreemd teken. [Hoe kiest u een goed wachtwoord?](/support/solutions/articles/5-een-sterk-wachtwoord-kiezen)
3. Kies **Activeren en inloggen**. U bent nu aangemeld en ziet de startpagina.

## De link werkt niet meer

De link is **72 uur** geldig en werkt één keer. Is hij verlopen? Ga naar [Wachtwoord vergeten](/support/password/forgot), vul uw e-mailadres in en u hebt binnen enkele minuten een nieuwe link. Alleen de nieuwste link werkt: gebruik dus de laatste e-mail.

## U hebt geen e-mail ontvangen

- Kijk in de map met ongewenste e-mail.
- Controleer met uw leidinggevende of het juiste e-mailadres is opgegeven.
- Vraag uw beheerder of e-mail van ons wordt tegengehouden.

Komt er niets binnen, bel ons dan op 0183 - 643 690. Nog helemaal geen account? Lees dan [Een account aanvragen](/support/solutions/articles/2-een-account-aanvragen).'),
(1, 'en', 1, 1, 3, 325, 0, 2, '', 'Activating your account',
'The link in our email lets you choose a password. After that you can create tickets at once.',
'activate, activation link, account, first time',
'Once your account has been made, we send you an email with a link. With that link you choose a password yourself.

## How to activate your account

1. Open the email and click the link. A page with your email address appears.
2. Enter a password twice. It has at least 8 characters, with an upper-case letter, a lower-case letter and a digit or a special character.
3. Choose the button to activate and sign in. You are signed in and see the home page.

## The link no longer works

The link is valid for **72 hours** and works once. Has it expired? Go to [Forgot password](/support/password/forgot), enter your email address, and you will have a new link within a few minutes. Only the newest link works, so use the last email.

## You did not get an email

- Look in the folder with unwanted email.
- Check with your manager that the right address was given.
- Ask your administrator whether our email is held back.

If nothing arrives, call us on +31 183 643 690. No account at all yet? Read [Requesting an account](/support/solutions/articles/2-requesting-an-account).'),

(2, 'nl', 1, NULL, 3, 328, 0, 2, '', 'Een account aanvragen',
'Uw leidinggevende vraagt een account voor u aan, of u doet dat zelf. Wij vragen uw leidinggevende dan om akkoord.',
'registreren, aanvragen, leidinggevende, nieuwe collega',
'Om tickets te maken en te volgen hebt u een account nodig. Wij maken dat aan op verzoek van uw leidinggevende, zodat alleen mensen van uw organisatie bij uw meldingen kunnen.

## Zelf aanvragen

1. Ga naar [Account aanvragen](/support/signup).
2. Vul uw naam, uw zakelijke e-mailadres en uw organisatie in, en de naam en het e-mailadres van uw leidinggevende.
3. Wilt u alle tickets van uw organisatie kunnen zien? Vink dat aan. Uw leidinggevende moet daarmee instemmen.
4. Verstuur de aanvraag en klik op de link in de e-mail die u krijgt. Zo weten wij dat het adres van u is.

Na akkoord krijgt u een e-mail om [uw account te activeren](/support/solutions/articles/1-uw-account-activeren). Op werkdagen duurt dat meestal minder dan een dag.

## Aanvragen voor een collega

Bent u leidinggevende? Maak een ticket van de soort *Vraag* en noem van iedere collega de naam, de functie en het zakelijke e-mailadres. Meerdere collega''s in één ticket mag.

## Een collega vertrekt

Laat het ons weten, liefst vóór de laatste werkdag. Wij sluiten dan het account. De tickets blijven zichtbaar voor uw organisatie, zodat een opvolger verder kan.

Een algemeen adres, zoals `info@woningbeheer.example`, kan geen account krijgen: een account hoort bij één persoon.'),
(2, 'en', 1, 1, 3, 320, 0, 2, '', 'Requesting an account',
'Your manager requests an account for you, or you do it yourself. We then ask your manager to agree.',
'register, request, manager, new colleague',
'You need an account to create and follow tickets. We make it at the request of your manager, so that only people of your organisation can see your tickets.

## Requesting it yourself

1. Go to [Request an account](/support/signup).
2. Enter your name, your business email address and your organisation, and the name and email address of your manager.
3. Would you like to see all tickets of your organisation? Tick that box. Your manager has to agree.
4. Send the request and click the link in the email you receive. That tells us the address is yours.

Once agreed, you get an email to [activate your account](/support/solutions/articles/1-activating-your-account). On working days that usually takes less than a day.

## Requesting one for a colleague

Are you a manager? Create a ticket of the type *Question* with the name, job title and business email address of each colleague. Several colleagues in one ticket is fine.

## A colleague leaves

Let us know, preferably before the last working day. We then close the account. The tickets stay visible to your organisation, so that a successor can go on.

A general address, such as `info@woningbeheer.example`, cannot have an account: an account belongs to one person.'),

(3, 'nl', 1, NULL, 3, 210, 0, 5, '', 'Inloggen op Daklab Portaal lukt niet',
'Wat u zelf kunt nagaan, wat de code AUTH-204 betekent, en wanneer u ons belt.',
'inloggen, AUTH-204, aanmelden, geblokkeerd, wachtwoord',
'Kunt u niet inloggen, loop dan deze stappen langs. Meestal bent u binnen een paar minuten weer aan het werk.

## Eerst nagaan

1. Kijk bij [Storingen en onderhoud](/support/status) of er een storing is. Dan hoeft u niets te doen: wij zijn al bezig.
2. Controleer het e-mailadres. Het is uw zakelijke adres, zonder spatie ervoor of erachter.
3. Staat Caps Lock uit? Typ het wachtwoord eens in een leeg tekstvak om te zien wat u typt.
4. Probeer het in een privévenster. Lukt het daar wel, verwijder dan de cookies van het Portaal.

Weet u het wachtwoord niet meer? [Kies een nieuw wachtwoord](/support/solutions/articles/4-uw-wachtwoord-vergeten).

## Codes op het inlogscherm

| Code | Betekenis | Wat u doet |
|---|---|---|
| AUTH-201 | E-mailadres of wachtwoord klopt niet | Opnieuw invullen, of een nieuw wachtwoord kiezen |
| AUTH-203 | Te vaak geprobeerd | Een kwartier wachten |
| AUTH-204 | De inlogdienst geeft geen antwoord | Bekijk de storingen; anders belt u ons |
| AUTH-207 | Uw account is uitgeschakeld | Vraag uw leidinggevende |

## Lukt het nog niet?

[Maak een ticket](/support/tickets/new) of bel 0183 - 643 690. Noem de code, het tijdstip en uw browser. Stuur nooit uw wachtwoord mee; wij vragen er ook nooit om.'),
(3, 'en', 1, 1, 3, 205, 0, 5, '', 'Signing in to Daklab Portal fails',
'What you can check yourself, what code AUTH-204 means, and when to call us.',
'sign in, log in, AUTH-204, blocked, password',
'If you cannot sign in, go through these steps. Usually you are back at work in a few minutes.

## Check first

1. See at [Outages and maintenance](/support/status) whether there is an outage. If so, you need not do anything: we are working on it.
2. Check the email address. It is your business address, without a space before or after it.
3. Is Caps Lock off? Type the password in an empty text box once to see what you type.
4. Try a private window. If that works, remove the cookies of the Portal.

Forgot the password? [Choose a new password](/support/solutions/articles/4-forgotten-your-password).

## Codes on the sign-in screen

| Code | Meaning | What to do |
|---|---|---|
| AUTH-201 | Email address or password is not right | Enter them again, or choose a new password |
| AUTH-203 | Too many attempts | Wait a quarter of an hour |
| AUTH-204 | The sign-in service does not answer | See the outages; otherwise call us |
| AUTH-207 | Your account is switched off | Ask your manager |

## Still no luck?

[Create a ticket](/support/tickets/new) or call +31 183 643 690. Mention the code, the time and your browser. Never send your password; we never ask for it either.'),

(4, 'nl', 1, NULL, 3, 318, 0, 2, '', 'Uw wachtwoord vergeten',
'Vraag een link aan en kies binnen 30 minuten een nieuw wachtwoord.',
'wachtwoord, vergeten, herstellen, nieuwe link',
'Bent u uw wachtwoord kwijt, dan kiest u zelf een nieuw. U hoeft ons daar niet voor te bellen.

## Een nieuw wachtwoord kiezen

1. Ga naar [Wachtwoord vergeten](/support/password/forgot).
2. Vul het e-mailadres van uw account in en verstuur het.
3. Open de e-mail van ons en klik op de link. Die is **30 minuten** geldig en werkt één keer.
4. Vul tweemaal een nieuw wachtwoord in: minstens 8 tekens, met een hoofdletter, een kleine letter en een cijfer of een vreemd teken.

Daarna bent u overal waar u nog was ingelogd, uitgelogd. Was dat op een apparaat dat u kwijt bent, dan kan niemand daar meer bij uw tickets.

## Er komt geen e-mail

- Wacht vijf minuten en kijk bij ongewenste e-mail.
- Controleer of u het adres gebruikt waarmee u bent geregistreerd. Wij laten op de pagina niet zien of een adres bekend is; dat houdt nieuwsgierigen buiten.
- Hebt u uw account nog nooit gebruikt? Dan krijgt u een link om [uw account te activeren](/support/solutions/articles/1-uw-account-activeren).

## U hebt dit niet zelf gevraagd

Dan hoeft u niets te doen: zonder de link verandert er niets. Krijgt u zulke e-mails vaker, laat het ons dan weten.'),
(4, 'en', 1, 1, 3, 300, 0, 2, '', 'Forgotten your password',
'Ask for a link and choose a new password within 30 minutes.',
'password, forgotten, reset, new link',
'If you lost your password, you choose a new one yourself. There is no need to call us.

## Choosing a new password

1. Go to [Forgot password](/support/password/forgot).
2. Enter the email address of your account and send it.
3. Open our email and click the link. It is valid for **30 minutes** and works once.
4. Enter a new password twice: at least 8 characters, with an upper-case letter, a lower-case letter and a digit or a special character.

After that you are signed out everywhere else. If that includes a device you lost, nobody can reach your tickets there.

## No email arrives

- Wait five minutes and look in unwanted email.
- Check that you use the address you are registered with. The page does not tell whether an address is known; that keeps the curious out.
- Never used your account? Then you get a link to [activate your account](/support/solutions/articles/1-activating-your-account).

## You did not ask for this

Then you need not do anything: without the link nothing changes. If you get such email more often, let us know.'),

(5, 'nl', 1, NULL, 3, 322, 0, 5, '', 'Een sterk wachtwoord kiezen',
'Minstens 8 tekens, en liever een zin dan een woord.',
'wachtwoord, veiligheid',
'Uw wachtwoord telt minstens 8 tekens, met een hoofdletter, een kleine letter en een cijfer of een vreemd teken.

Kies een wachtwoord dat u nergens anders gebruikt en wissel het elke drie maanden.'),
(5, 'nl', 2, NULL, 3, 75, 0, 5, 'Advies over wisselen vervangen, voorbeeld van een zin toegevoegd', 'Een sterk wachtwoord kiezen',
'Minstens 8 tekens, en liever een zin dan een woord. Zo kiest u een wachtwoord dat u onthoudt en een ander niet raadt.',
'wachtwoord, veiligheid, wachtwoordkluis',
'Een goed wachtwoord is lang en komt nergens anders voor. Dat is belangrijker dan vreemde tekens.

## Wat wij vragen

- Minstens **8 tekens**.
- Een **hoofdletter** en een **kleine letter**.
- Een **cijfer** of een **vreemd teken**, zoals `!` of `-`.

Een wachtwoord dat lijkt op uw naam, uw e-mailadres of uw organisatie, of op een wachtwoord dat velen gebruiken, wordt geweigerd.

## Wat wij aanraden

1. Neem vier woorden die niets met elkaar te maken hebben, met een streepje ertussen. Bijvoorbeeld zoals in dit voorbeeld, dat u dus niet gebruikt:

   ```
   Dakpan-fluit-9-zomers
   ```

2. Gebruik het alleen hier. Wordt een andere website gehackt, dan blijft uw account veilig.
3. Bewaar het in een wachtwoordkluis. Uw organisatie heeft er waarschijnlijk een.

## Hoe vaak wisselt u?

Alleen als daar een reden voor is: iemand heeft meegekeken, u hebt het op een onbekende computer gebruikt, of u vermoedt dat het is uitgelekt. Wisselen doet u bij [Uw profiel](/support/profile/security). Vaste termijnen leiden tot zwakkere wachtwoorden; wij vragen er niet meer om.'),

(6, 'nl', 1, NULL, 3, 240, 0, 5, '', 'Uw taal, e-mailadres en gegevens wijzigen',
'In uw profiel kiest u de taal van het portaal en van onze e-mails, en past u uw gegevens aan.',
'profiel, taal, e-mailadres, telefoonnummer',
'Uw gegevens past u zelf aan. Klik rechtsboven op uw naam en kies [Profiel](/support/profile).

## Taal

Kies Nederlands of Engels. Het portaal en onze e-mails zijn daarna in die taal. Artikelen die niet zijn vertaald, ziet u in het Nederlands.

## Telefoonnummer

Vul een nummer in waarop wij u overdag kunnen bereiken. Bij een storing bellen wij liever dan dat wij mailen.

## E-mailadres

1. Vul in uw profiel het nieuwe adres in, met uw wachtwoord.
2. Wij sturen een e-mail naar het nieuwe adres. Klik op de link daarin.
3. Pas daarna verandert het adres. Op uw oude adres krijgt u ook bericht.

Tot u op de link hebt geklikt, logt u in met het oude adres.

## Andere organisatie

Werkt u voortaan bij een andere organisatie, vraag dan daar een [nieuw account](/support/solutions/articles/2-een-account-aanvragen) aan. Uw oude tickets blijven bij uw vorige werkgever.'),

-- Tickets and contact
(7, 'nl', 1, NULL, 3, 310, 0, 2, '', 'Een ticket maken',
'Zo beschrijft u uw vraag of probleem, zodat wij u in één keer kunnen helpen.',
'ticket, melding, nieuw, onderwerp, omschrijving',
'Staat het antwoord niet in de kennisbank, maak dan een ticket. Dat kan op elk moment van de dag.

## Stap voor stap

1. Log in en kies [Nieuw ondersteuningsticket](/support/tickets/new).
2. **Onderwerp.** Begin met de dienst en noem daarna in een paar woorden waar het om gaat. Bijvoorbeeld: *Rapportage, leegstand telt garages mee*.
3. **Soort.** Kies wat het beste past. [Welke soort kiest u?](/support/solutions/articles/10-welk-soort-ticket-kiest-u)
4. **Omschrijving.** Vertel wat u deed, wat u verwachtte en wat er gebeurde. Wat hebt u zelf al geprobeerd?
5. **Bestanden.** Voeg een [schermafbeelding](/support/solutions/articles/8-een-goede-schermafbeelding-meesturen) of logbestand toe.
6. Verstuur het ticket. U krijgt een e-mail met het nummer; klik daarop en u ziet de actuele status.

## Wat ons het meest helpt

- Het adres, complexnummer of woningnummer waar het om gaat.
- Het tijdstip, zo precies als u het weet.
- Of collega''s er ook last van hebben.

Eén onderwerp per ticket werkt het snelst: twee vragen komen vaak bij twee mensen terecht.

## Haast?

Kunnen meerdere mensen niet verder werken? Bel dan meteen 0183 - 643 690, ook buiten kantooruren.'),
(7, 'en', 1, 1, 3, 305, 0, 2, '', 'Creating a ticket',
'How to describe your question or problem, so that we can help you at once.',
'ticket, report, new, subject, description',
'If the answer is not in the knowledge base, create a ticket. You can do that at any time of the day.

## Step by step

1. Sign in and choose [New support ticket](/support/tickets/new).
2. **Subject.** Begin with the service, then say in a few words what it is about. For example: *Reports, vacancy counts garages too*.
3. **Type.** Choose what fits best. [Which type do you choose?](/support/solutions/articles/10-which-type-of-ticket-to-choose)
4. **Description.** Tell what you did, what you expected and what happened. What did you try yourself?
5. **Files.** Add a [screenshot](/support/solutions/articles/8-sending-a-good-screenshot) or a log file.
6. Send the ticket. You get an email with its number; click it to see the current status.

## What helps us most

- The address, or the number of the complex or the home.
- The time, as precisely as you know it.
- Whether colleagues have the same trouble.

One subject per ticket is fastest: two questions often go to two people.

## Urgent?

Are several people unable to work? Call +31 183 643 690 at once, also outside office hours.'),

(8, 'nl', 1, NULL, 3, 290, 0, 2, '', 'Een goede schermafbeelding meesturen',
'Laat het hele venster zien, met de melding en het adres erbij, en zonder gegevens van bewoners.',
'schermafbeelding, screenshot, bijlage, privacy',
'Met een goede schermafbeelding zien wij vaak meteen wat er aan de hand is.

## Zo maakt u er een

| Apparaat | Toetsen |
|---|---|
| Windows | `Windows` + `Shift` + `S`, en daarna het venster kiezen |
| Mac | `Cmd` + `Shift` + `4`, dan de spatiebalk en op het venster klikken |
| iPhone of iPad | Zijknop en volume omhoog tegelijk |
| Android | Aan-uitknop en volume omlaag tegelijk |

Onder Windows en op de Mac kunt u de afbeelding ook plakken in het tekstvak van het ticket.

## Wat erop moet staan

![Een inlogscherm met drie nummers: de adresbalk, de melding met code AUTH-204 en het ingevulde e-mailadres](bestand:schermafbeelding-voorbeeld.png)

1. Het **hele venster**, met de adresbalk. Daaraan zien wij op welke pagina u was.
2. De **volledige melding**, ook de code.
3. Wat u had **ingevuld** toen het misging.

Maak geen foto van het scherm met uw telefoon: kleine letters zijn dan niet te lezen.

## Wat er niet op mag

Gegevens van bewoners hebben wij bijna nooit nodig. Maak namen, telefoonnummers en bankrekeningen onleesbaar met een dicht vlak. Vervagen is niet genoeg: dat is terug te rekenen.

Gaat het om iets dat beweegt of verspringt? Een korte schermopname mag ook. Let op de [grootte van bestanden](/support/solutions/articles/9-bestanden-meesturen).'),
(8, 'en', 1, 1, 3, 284, 0, 2, '', 'Sending a good screenshot',
'Show the whole window, with the message and the address, and without data of residents.',
'screenshot, attachment, privacy',
'A good screenshot often tells us at once what is going on.

## How to make one

| Device | Keys |
|---|---|
| Windows | `Windows` + `Shift` + `S`, then choose the window |
| Mac | `Cmd` + `Shift` + `4`, then the space bar, and click the window |
| iPhone or iPad | Side button and volume up together |
| Android | Power button and volume down together |

On Windows and on the Mac you can also paste the picture into the text box of the ticket.

## What should be on it

![A sign-in screen with three numbers: the address bar, the message with code AUTH-204 and the e-mail address that was filled in](bestand:schermafbeelding-voorbeeld.png)

1. The **whole window**, with the address bar. It tells us which page you were on.
2. The **complete message**, the code too.
3. What you had **filled in** when it went wrong.

Do not take a photo of the screen with your phone: small letters cannot be read then.

## What should not be on it

We hardly ever need data of residents. Cover names, telephone numbers and bank accounts with a solid block. Blurring is not enough: it can be undone.

Is it something that moves or jumps? A short recording of the screen is fine too. A file may be 20 MB, and a message 50 MB in all.'),

(9, 'nl', 1, NULL, 3, 230, 0, 5, '', 'Bestanden meesturen',
'Een bestand mag 20 MB groot zijn, en alle bestanden van een bericht samen 50 MB.',
'bijlage, bestand, 20 MB, logbestand, zip',
'Bij een ticket en bij elk antwoord kunt u bestanden voegen. Kies **+ Een bestand toevoegen**, of sleep ze naar het tekstvak.

## Grenzen

- **20 MB** per bestand.
- **50 MB** voor alle bestanden van één bericht samen.

Is het meer, verdeel de bestanden dan over twee berichten in hetzelfde ticket.

## Te groot?

1. Logbestanden: pak ze in. Een zipbestand van tekst is vaak tien keer zo klein.
2. Foto''s: kies bij het delen *Middelgroot*.
3. Schermopnames: neem alleen de laatste halve minuut op.
4. Exports: stuur de eerste honderd regels, met de kop erbij.

Lukt het daarmee niet, zeg dat dan in het ticket. Uw behandelaar spreekt een andere manier met u af.

## Welke bestanden zijn geschikt?

Afbeeldingen, pdf, tekst, logbestanden, csv en documenten van kantoorprogramma''s. Programma''s, scripts en andere soorten doet u in een zipbestand.

## Wie ziet ze?

Alleen wie het ticket mag zien: u, onze medewerkers en, als dat is afgesproken, de leidinggevende van uw organisatie. Stuurt u per ongeluk persoonsgegevens mee? Vraag ons het bestand te verwijderen.'),

(10, 'nl', 1, NULL, 3, 280, 0, 2, '', 'Welk soort ticket kiest u',
'Vier soorten om uit te kiezen, en wat u daarbij van ons mag verwachten.',
'soort, reactietijd, vraag, wijziging',
'Bij een nieuw ticket kiest u een soort. Kiest u verkeerd, dan passen wij het aan.

- **Eerstelijns support**: iets werkt niet.
- **Vraag**: u wilt iets weten.
- **Complexmanagement**: gegevens van een complex kloppen niet.
- **Wijziging**: u wilt dat wij iets aanpassen.'),
(10, 'nl', 2, NULL, 3, 24, 0, 2, 'Tabel met tijden en de soorten die wij zelf toekennen', 'Welk soort ticket kiest u',
'Vier soorten om uit te kiezen, wat u daarbij van ons mag verwachten, en de soorten die wij zelf toekennen.',
'soort, SLA, reactietijd, oplostijd, vraag, wijziging, major incident',
'Bij een nieuw ticket kiest u een soort. Die bepaalt wie het oppakt en hoe snel. Kiest u verkeerd, dan passen wij het aan; u hoeft er geen nieuw ticket voor te maken.

## Wat u zelf kiest

- **Eerstelijns support**: iets werkt niet, of u kunt niet verder.
- **Vraag**: u wilt weten hoe iets werkt of wat er mogelijk is.
- **Complexmanagement**: gegevens van een complex kloppen niet of moeten worden aangepast.
- **Wijziging**: u wilt dat wij iets aanpassen of toevoegen in een applicatie.

## Hoe snel

| Soort | Reactie | Oplossing |
|---|---|---|
| Eerstelijns support | 4 uur | 1 werkdag |
| Vraag | 1 werkdag | 2 werkdagen |
| Complexmanagement | 2 werkdagen | Op afspraak |
| Wijziging | 3 werkdagen | Op afspraak |

De tijden lopen tijdens [kantooruren](/support/solutions/articles/14-bereikbaarheid-en-kantooruren). Heeft uw organisatie iets anders met ons afgesproken, dan geldt dat.

## Wat wij toekennen

- **Tweedelijns support**: een specialist zoekt het uit. Reactie binnen 1 werkdag, oplossing binnen 2 weken of op afspraak.
- **Daklab Project**: wat in de projectbeschrijving staat.
- **Probleem**: wij onderzoeken de oorzaak van terugkerende meldingen. Reactie binnen een week.
- **Major incident**: meerdere gebruikers kunnen niet verder werken. Reactie binnen 30 minuten, oplossing binnen 4 uur, dag en nacht.

## Een wijziging aanvragen

Beschrijf wat u nu doet, wat u wilt kunnen en waarom. Een schets of schermafbeelding met aantekeningen scheelt een ronde vragen.'),
(10, 'en', 1, 1, 3, 270, 0, 2, '', 'Which type of ticket to choose',
'Four types to choose from, and what you can expect of us.',
'type, response time, question, change',
'With a new ticket you choose a type. If you choose the wrong one, we change it for you.

## What you choose

- **First-line support**: something does not work, or you cannot continue.
- **Question**: you want to know how something works or what is possible.
- **Complex management**: data of a housing complex are wrong or must be changed.
- **Change**: you want us to adapt or add something in an application.

## Asking for a change

Describe what you do now, what you would like to do and why. A sketch or a screenshot with notes saves a round of questions.

Anything that keeps several people from working is urgent. Call +31 183 643 690 at once, also outside office hours.'),

(11, 'nl', 1, NULL, 3, 308, 0, 2, '', 'Uw ticket volgen en beantwoorden',
'Waar u de status vindt, wat die betekent, en hoe u iets toevoegt.',
'status, volgen, beantwoorden, ticketstatus',
'Alles over een ticket staat op één pagina: uw vraag, onze antwoorden, bestanden en de verwachte oplosdatum.

## Uw tickets vinden

1. Kies [Ticketstatus controleren](/support/tickets). U ziet de tickets die openstaan.
2. Zoek op nummer of woorden, of filter op status.
3. Klik op een ticket om alle berichten te lezen.

Ook in elke e-mail van ons staat een link naar het ticket.

## Wat de status betekent

| Status | Wie is aan zet |
|---|---|
| Nieuw | Wij: nog niemand heeft het opgepakt |
| In behandeling | Wij zijn bezig |
| Wacht op u | U: wij hebben iets gevraagd |
| Wacht op derde partij | Een leverancier moet iets doen |
| Gepland | Er is een datum afgesproken |
| Opgelost | U: controleer of het werkt |
| Gesloten | Niemand |

## Iets toevoegen

Schrijf onderaan uw antwoord, voeg zo nodig bestanden toe en kies **Beantwoorden**. Uw behandelaar krijgt er bericht van.

Staat het op *Wacht op u*, dan staat de klok stil tot u reageert. Opgelost? Lees [Wanneer een ticket sluit](/support/solutions/articles/12-wanneer-een-ticket-sluit).'),
(11, 'en', 1, 1, 3, 299, 0, 2, '', 'Following and answering your ticket',
'Where to find the status, what it means, and how to add something.',
'status, follow, reply, ticket status',
'Everything about a ticket is on one page: your question, our answers, files and the expected date.

## Finding your tickets

1. Choose [Check ticket status](/support/tickets). You see the tickets that are open.
2. Search by number or words, or filter by status.
3. Click a ticket to read all messages.

Every email of ours has a link to the ticket too.

## What the status means

| Status | Whose turn it is |
|---|---|
| New | Ours: nobody has picked it up yet |
| In progress | We are working on it |
| Waiting for you | Yours: we asked something |
| Waiting for a third party | A supplier has to do something |
| Planned | A date was agreed |
| Resolved | Yours: check whether it works |
| Closed | Nobody''s |

## Adding something

Write your answer at the bottom, add files if needed and choose **Reply**. Your agent is told about it.

While it says *Waiting for you*, the clock stands still until you respond. A resolved ticket closes after 7 days without a reaction.'),

(12, 'nl', 1, NULL, 3, 116, 0, 2, '', 'Wanneer een ticket sluit',
'Een opgelost ticket sluit na 7 dagen zonder reactie. U kunt het openhouden of heropenen.',
'sluiten, opgelost, heropenen, openhouden, 7 dagen',
'Is uw ticket opgelost, dan krijgt u een e-mail waarin staat wat wij hebben gedaan of wat u zelf kunt doen. Daarna is het aan u.

## Werkt het?

Dan hoeft u niets te doen. Horen wij **7 dagen** niets, dan sluit het ticket vanzelf. Eerder klaar? Kies **Dit is opgelost**.

## Werkt het nog niet?

1. Open het ticket via [uw overzicht](/support/tickets) of de link in de e-mail.
2. Kies **Toch niet opgelost** en schrijf wat er nog misgaat. Een nieuwe schermafbeelding helpt.
3. Het ticket staat weer open bij dezelfde behandelaar.

## Meer tijd nodig?

Bent u een week weg of moet een collega het eerst proberen? Kies **Nog even openhouden**. De 7 dagen beginnen dan opnieuw. Dat mag vaker dan één keer.

## Al gesloten?

Een gesloten ticket blijft leesbaar, met alle bestanden. Komt het probleem terug, maak dan een [nieuw ticket](/support/tickets/new) en noem het oude nummer. Wij leggen het verband.'),

(13, 'nl', 1, NULL, 3, 180, 0, 2, '', 'Alle tickets van uw organisatie zien',
'Leidinggevenden kunnen alle tickets van hun organisatie inzien. Zo vraagt u dat aan en zo werkt het overzicht.',
'leidinggevende, organisatie, overzicht, inzage, export',
'Standaard ziet u alleen uw eigen tickets. Een leidinggevende kan inzage krijgen in alle tickets van de organisatie.

## Inzage aanvragen

1. Maak een [ticket](/support/tickets/new) van de soort *Vraag*, of bel ons.
2. Noem wie inzage moet krijgen en waarom.
3. Wij vragen akkoord aan de contactpersoon die bij ons bekend is. Daarna ziet u bij uw tickets het overzicht van de organisatie.

## Wat u ziet

- Alle tickets, met aanvrager, status en verwachte datum.
- Alle berichten en bestanden. Onze interne notities niet.
- Een filter op collega, soort en status.

U kunt een ticket ook beantwoorden. De aanvrager ziet dan uw naam bij het antwoord.

## Exporteren

Kies boven de lijst **Exporteren (CSV)**. Het bestand bevat wat u met het filter ziet, en opent in elk rekenprogramma. Handig voor een jaarverslag of een overleg met ons.

## Privacy

Collega''s worden niet apart gewaarschuwd dat u meekijkt. Vertel het hun dus; in ons [privacybericht](/support/privacy) staat het ook.'),

(14, 'nl', 1, NULL, 3, 312, 0, 2, '', 'Bereikbaarheid en kantooruren',
'Op werkdagen van 8:15 tot 16:45 uur. Voor urgente zaken ook daarbuiten, op hetzelfde nummer.',
'telefoon, kantooruren, openingstijden, standby, 0183',
'U bereikt ons op de manier die u het beste uitkomt.

## Wanneer en hoe

| Kanaal | Wanneer |
|---|---|
| [Dit portaal](/support/home) | Altijd |
| Telefoon 0183 - 643 690 | Maandag t/m vrijdag, 8:15–16:45 uur |
| Urgent, zelfde nummer | Altijd |

Tickets die u buiten kantooruren maakt, liggen de volgende werkdag om 8:15 uur bovenop.

## Wat is urgent?

Kunnen **meerdere mensen niet verder werken**, dan is het urgent. Bel dan altijd, ook ''s avonds en in het weekend. U wordt doorverbonden met de medewerker die standby staat.

Houd bij de hand:

1. Uw naam en organisatie.
2. Welke dienst het is en wat u ziet.
3. Sinds wanneer, en hoeveel collega''s er last van hebben.

Kijk eerst even bij [Storingen en onderhoud](/support/status). Staat de storing er al, dan hoeft u niet te bellen.

## Feestdagen

Op nationale feestdagen zijn wij gesloten. De klok van uw ticket staat dan stil, behalve bij een major incident. Bijzondere sluitingsdagen vindt u bij het [nieuws](/support/news) en op de pagina [Contact](/support/contact).'),
(14, 'en', 1, 1, 3, 311, 0, 2, '', 'Opening hours and how to reach us',
'On working days from 8:15 to 16:45. For urgent matters also outside those hours, on the same number.',
'telephone, office hours, opening hours, standby',
'Reach us in the way that suits you best.

## When and how

| Channel | When |
|---|---|
| [This portal](/support/home) | Always |
| Telephone +31 183 643 690 | Monday to Friday, 8:15–16:45 |
| Urgent, same number | Always |

Tickets you create outside office hours are on top of the pile at 8:15 on the next working day.

## What is urgent?

If **several people cannot work**, it is urgent. Always call then, also in the evening and at the weekend. You will be put through to the colleague on standby.

Have ready:

1. Your name and organisation.
2. Which service it is and what you see.
3. Since when, and how many colleagues are affected.

First look at [Outages and maintenance](/support/status). If the outage is there already, you need not call.

## Holidays

We are closed on Dutch national holidays. The clock of your ticket stands still then, except for a major incident. Special closing days are in the [news](/support/news) and on the page [Contact](/support/contact).'),

(15, 'nl', 1, NULL, 3, 150, 0, 3, '', 'Storingen volgen',
'Zie wat er aan de hand is, krijg bericht per e-mail en laat weten dat u er ook last van hebt.',
'storing, onderhoud, status, e-mail, abonneren',
'Bij een storing wilt u twee dingen weten: ligt het aan mij, en wanneer is het voorbij? Beide vindt u bij [Storingen en onderhoud](/support/status).

## Wat u daar ziet

- Per dienst of alles werkt, ook over de afgelopen maanden.
- Bij een storing: wat er aan de hand is, wat wij doen en **wanneer het volgende bericht komt**.
- Onderhoud dat gepland is, met begin en eind.

De pagina werkt ook als u niet bent ingelogd, en bij een grote storing staat bovenaan elke pagina een balk.

## Bericht krijgen

1. Kies op de pagina **Houd mij op de hoogte**.
2. Kies de diensten en vul uw e-mailadres in.
3. Bevestig met de link in de e-mail.

Onderaan elk bericht staat een link om u af te melden.

## Uw storing staat er niet bij

Maak een [ticket](/support/tickets/new) of bel 0183 - 643 690. Hoe eerder wij het van twee mensen horen, hoe eerder wij weten dat het niet aan één computer ligt.

## Na afloop

Zodra de oorzaak bekend is, staat die bij de storing. Oude storingen blijven leesbaar bij de [geschiedenis](/support/status/history).'),
(15, 'en', 1, 1, 3, 149, 0, 3, '', 'Following outages',
'See what is going on, get word by email, and tell us that you are affected too.',
'outage, maintenance, status, email, subscribe',
'In an outage you want to know two things: is it me, and when will it be over? You find both at [Outages and maintenance](/support/status).

## What you see there

- For each service whether it works, also over the past months.
- In an outage: what is going on, what we do and **when the next message comes**.
- Planned maintenance, with start and end.

The page works without signing in, and in a large outage a bar is on top of every page.

## Getting word

1. Choose on that page to be kept informed.
2. Choose the services and enter your email address.
3. Confirm with the link in the email.

At the bottom of each message is a link to stop it.

## Your outage is not listed

Create a [ticket](/support/tickets/new) or call +31 183 643 690. The sooner we hear it from two people, the sooner we know that it is not one computer.

## Afterwards

Once the cause is known, it is added to the outage. Past outages stay readable in the [history](/support/status/history).'),

(16, 'nl', 1, NULL, 3, 2, 9, 2, '', 'Chatten met Daklab Support',
'Tijdens kantooruren stelt u uw vraag ook via de chat. Ieder gesprek komt in een ticket.',
'chat, chatten, contact',
'Naast het portaal en de telefoon kunt u tijdens kantooruren met ons chatten. Handig voor een korte vraag terwijl u aan het werk bent.

## Een gesprek beginnen

1. Log in op dit portaal. Dan hebben wij meteen de juiste gegevens bij de hand.
2. Klik rechtsonder op het icoon van de chat.
3. Schrijf uw vraag. Noem de dienst en, als het daarover gaat, het complex of de woning.

Op maandag t/m vrijdag tussen 8:15 en 16:45 uur krijgt u antwoord zodra een medewerker vrij is. Buiten die uren maakt u een [ticket](/support/tickets/new).

## Na het gesprek

Wij leggen ieder gesprek vast in een ticket. U vindt het terug bij [uw tickets](/support/tickets), met alles wat er is gezegd. Kunnen wij uw vraag niet meteen beantwoorden, dan blijft dat ticket open en gaan wij daar verder.

## Wanneer beter niet

- **Storing**: bel 0183 - 643 690.
- **Bestanden van bewoners**: stuur ze in een ticket, niet in de chat.
- **Een wijziging aanvragen**: die vraagt om een uitgebreide beschrijving. Zie [Welk soort ticket kiest u](/support/solutions/articles/10-welk-soort-ticket-kiest-u).'),

-- Housing complexes
(17, 'nl', 1, NULL, 3, 200, 0, 5, '', 'Een nieuw complex toevoegen',
'Welke gegevens nodig zijn om een complex aan te maken, en wanneer u dat beter aan ons vraagt.',
'complex, toevoegen, bouwdeel, adres',
'Een complex is in het Portaal een groep woningen die u samen beheert: een flat, een straat of een buurtje. Met de rol *Beheerder complexen* voegt u er zelf een toe.

## Wat u nodig hebt

- Een **complexnummer** dat nog niet bestaat. Gebruik dezelfde nummers als in uw primaire systeem; koppelingen zoeken daarop.
- Een **naam** die collega''s herkennen.
- Het **bouwjaar**, per bouwdeel als dat verschilt.
- De **adressen** met huisnummer en toevoeging, zoals ze in de basisregistratie staan.

## Stap voor stap

1. Ga naar **Complexen** en kies **Nieuw complex**.
2. Vul nummer, naam en bouwjaar in en sla op.
3. Kies **Bouwdeel toevoegen** voor ieder deel met een eigen bouwjaar of installatie.
4. Voeg de woningen toe: één voor één, of [met een bestand](/support/solutions/articles/18-woningen-toevoegen-met-een-bestand).
5. Zet het complex op **Actief**. Pas dan telt het mee in rapportages en gaat het naar gekoppelde systemen.

## Liever door ons?

Bij aankoop, fusie of splitsing veranderen vaak honderden woningen tegelijk. Maak dan een ticket van de soort *Complexmanagement*, het liefst twee weken vooraf, met een lijst van de woningen en de datum waarop het ingaat. Wij spreken een moment met u af en laten u het resultaat eerst controleren.'),

(18, 'nl', 1, NULL, 3, 260, 0, 3, '', 'Woningen toevoegen met een bestand',
'Lees tot 2.000 woningen tegelijk in met een csv-bestand. Met een voorbeeld en de meest gemaakte fouten.',
'csv, import, inlezen, woningen, bestand',
'Hebt u meer dan een paar woningen, lees ze dan in met een csv-bestand. Het Portaal controleert alles voordat er iets verandert.

## Het bestand

De eerste regel bevat de namen van de kolommen. Scheid kolommen met een puntkomma en bewaar het bestand als UTF-8.

```csv
complex;woning;straat;huisnummer;toevoeging;postcode;plaats;oppervlakte;bouwjaar
044;044-0001;Lindehof;1;;4201 AB;Vlierbeek;74;1968
044;044-0002;Lindehof;1;A;4201 AB;Vlierbeek;71;1968
```

Alle kolommen zijn verplicht, maar *toevoeging* mag leeg zijn. De oppervlakte is de gebruiksoppervlakte in hele vierkante meters.

## Inlezen

1. Open het complex en kies **Woningen** en daarna **Inlezen**.
2. Kies het bestand. U ziet per regel wat er gebeurt: nieuw, gewijzigd of fout.
3. Verbeter fouten in het bestand en lees het opnieuw in.
4. Klopt alles, kies dan **Doorvoeren**. Tot dat moment is er niets veranderd.

## Veelgemaakte fouten

- **Voorloopnullen weg.** Een rekenprogramma maakt van `044` het getal 44. Maak de kolom op als tekst.

  ![Een rekenblad: in regel 2 en 3 staat 44 rechts in de kolom complex, in regel 4 en 5 staat 044 links](bestand:voorloopnullen.png)

- **Vreemde tekens.** Bewaar als *CSV UTF-8*.
- **Dubbele woning.** Een woningnummer komt maar één keer voor, ook over complexen heen.
- **Te veel regels.** Splits boven 2.000 woningen het bestand.

Een fout doorgevoerd? Binnen een week kan het terug: maak een ticket en noem het tijdstip.'),

(19, 'nl', 1, NULL, 3, 190, 0, 5, '', 'Gegevens van een woning corrigeren',
'Wat u zelf wijzigt, wat vaststaat, en hoe u een afwijking meldt die u niet kunt verklaren.',
'woning, oppervlakte, adres, correctie, afwijking',
'Klopt een oppervlakte, adres of bouwjaar niet, verbeter het dan bij de bron. Anders zet de volgende koppeling de oude waarde terug.

## Waar komt de waarde vandaan?

Open de woning en wijs de waarde aan. U ziet de **bron** en de datum:

| Bron | Waar u wijzigt |
|---|---|
| Handmatig | Hier in het Portaal |
| Koppeling | In uw eigen systeem; morgen staat het hier |
| Opname | Met een nieuwe opname in de app |
| Basisregistratie | Bij de gemeente |

## Zelf wijzigen

1. Open de woning en kies **Bewerken**.
2. Pas de waarde aan en kies per wanneer die geldt. Een datum in het verleden verandert ook rapportages over die tijd.
3. Vul bij **Reden** in waarom. Uw collega''s zien dat bij de geschiedenis.
4. Sla op.

## U begrijpt het verschil niet

Maak een [ticket](/support/tickets/new) van de soort *Complexmanagement*. Noem het complex, het woningnummer, de waarde die er staat en die u verwacht, en waar u dat op baseert. Een meetrapport of plattegrond als bijlage helpt. Gaat het om een heel complex, stuur dan één lijst in plaats van een ticket per woning.'),

(20, 'nl', 1, NULL, 3, 130, 0, 3, '', 'Energielabels bijwerken',
'Nieuwe labels komen elke nacht vanzelf binnen. Zo ziet u welke ontbreken of verlopen.',
'energielabel, verduurzaming, verlopen, registratie',
'Registreert uw adviseur een nieuw energielabel, dan haalt het Portaal het zelf op. U hoeft het niet over te nemen.

## Wat vanzelf gaat

Elke nacht vergelijken wij uw woningen met de landelijke registratie. Een nieuw label staat de volgende ochtend bij de woning, met de datum van opname en tot wanneer het geldig is. Een label geldt tien jaar.

## Ontbrekende en verlopen labels

1. Ga naar **Complexen** en open het complex.
2. Kies het tabblad **Energie**.
3. Filter op *Geen label* of *Verloopt binnen een jaar*.
4. Kies **Exporteren** om de lijst aan uw adviseur te geven.

## Een label is geregistreerd, maar staat er niet

Bijna altijd verschilt het adres. Controleer:

- de **toevoeging**: `12 A` en `12-1` zijn voor de registratie twee woningen;
- de **postcode**, vooral na een splitsing of hernummering;
- of het label op de **juiste woning** is gezet. Bij portieken gaat dat wel eens mis.

Klopt het adres en is het label ouder dan drie dagen? Maak dan een [ticket](/support/tickets/new) van de soort *Complexmanagement* met het adres en het registratienummer van het label.'),

(21, 'nl', 1, NULL, 3, 85, 0, 3, '', 'Complexnummers van Woonstichting Vlierbeek',
'De afspraken over nummers en namen die wij met Vlierbeek hebben gemaakt.',
'Vlierbeek, complexnummer, afspraken',
'Dit artikel is alleen zichtbaar voor medewerkers van Woonstichting Vlierbeek. Het legt vast wat wij samen hebben afgesproken.

## Nummers

- Een complexnummer heeft **drie cijfers**, met voorloopnullen: `012`, `044`.
- De reeks **700 tot en met 749** is voor garages en bergingen. Die tellen niet mee in de leegstand.
- De reeks **900 en hoger** is voor complexen van anderen die u beheert.

## Namen

De naam is de straat of de naam van het gebouw, zonder plaats: *Lindehof*, niet *Vlierbeek Lindehof*. Bouwdelen heten A, B en C, van de hoofdingang af met de klok mee.

## Wie wijzigt wat

1. Nieuwe complexen maakt de afdeling vastgoeddata aan.
2. Splitsen en samenvoegen doet Daklab, op verzoek van de manager vastgoedinformatie.
3. Namen wijzigt niemand zonder overleg: ze staan in brieven aan huurders.

Vragen of een nieuwe afspraak? Maak een [ticket](/support/tickets/new) van de soort *Complexmanagement* en noem dit artikel.'),

-- Reports
(22, 'nl', 1, NULL, 3, 250, 0, 3, '', 'Een rapportage maken en exporteren',
'Kies een rapportage en een peildatum, beperk de selectie en haal de cijfers op als pdf of csv.',
'rapportage, export, csv, pdf, peildatum',
'Met een rapportage ziet u in één keer hoe uw bezit ervoor staat: leegstand, labels, onderhoud of metingen.

## Maken

1. Ga naar **Rapportages** en kies er een. Bij iedere rapportage staat welke vraag zij beantwoordt.
2. Kies de **peildatum**. Standaard is dat vandaag. Kiest u een andere dag, dan rekent de rapportage met de gegevens van die dag.
3. Beperk de **selectie**: complexen, bouwjaren of soorten woningen.
4. Kies **Tonen**.

## Exporteren

| Vorm | Waarvoor |
|---|---|
| Pdf | Verspreiden en bewaren; de peildatum staat op elke bladzijde |
| Csv | Zelf verder rekenen; alle regels, ook die niet op het scherm passen |

Opent het csv-bestand in één kolom? Kies in uw rekenprogramma *Gegevens*, *Uit tekst*, en dan de puntkomma als scheidingsteken.

## Duurt het lang?

Rapportages over meer dan tienduizend woningen maken wij op de achtergrond. U krijgt een bericht zodra de rapportage klaarstaat en kunt intussen verder werken.

Hebt u haar elke maand nodig, kies dan **Plannen**: hoe dat werkt, leest u als u bent ingelogd. Ontbreekt er een kolom, vraag dan een *Wijziging* aan.'),

(23, 'nl', 1, NULL, 3, 160, 0, 3, '', 'Een rapportage elke maand laten versturen',
'Stel één keer in wie welke rapportage krijgt. Op de eerste werkdag van de maand staat zij klaar.',
'planning, maandrapportage, e-mail, versturen',
'Een rapportage die u elke maand nodig hebt, hoeft u niet zelf te maken.

## Instellen

1. Maak de rapportage zoals u haar wilt hebben, met selectie en kolommen.
2. Kies **Bewaren** en geef haar een naam.
3. Kies **Plannen** en daarna *Elke maand*, *Elk kwartaal* of een dag van de week.
4. Voeg ontvangers toe. Alleen collega''s met toegang tot rapportages zijn te kiezen.
5. Kies **Proef versturen** en controleer de e-mail die u krijgt.

In de e-mail staat een link, geen bijlage. Zo komen cijfers niet in een doorgestuurd bericht terecht, en ziet iedere ontvanger alleen de complexen waar hij of zij bij mag.

## De peildatum

Een maandrapportage gebruikt de **eerste dag van de maand**. Wilt u de laatste dag van de vorige maand, kies dat dan bij de planning.

## Niet ontvangen?

- Is de planning nog actief? Zij stopt als degene die haar maakte geen account meer heeft. Neem haar dan over met **Eigenaar worden**.
- Was er die ochtend een [storing](/support/status)? Dan versturen wij alsnog, dezelfde dag.'),

(24, 'nl', 1, NULL, 3, 88, 0, 3, '', 'Leegstand en frictieleegstand',
'Het verschil tussen de twee, hoe wij rekenen, en waarom garages soms meetellen.',
'leegstand, frictieleegstand, begrippen, berekening',
'In de rapportage *Leegstand* staan twee percentages. Zij beantwoorden verschillende vragen.

## De begrippen

- **Leegstand**: alle woningen zonder lopend huurcontract op de peildatum.
- **Frictieleegstand**: het deel daarvan dat korter dan **90 dagen** leegstaat en al is toegewezen, of waar mutatieonderhoud loopt. Deze leegstand hoort bij verhuizen.

Wat overblijft, is structurele leegstand. Daar wilt u iets aan doen.

## Zo rekenen wij

```
leegstand (%) = woningen zonder contract / verhuurbare woningen × 100
```

Een voorbeeld met 1.200 verhuurbare woningen, waarvan er 30 leegstaan en 18 al zijn toegewezen:

| Cijfer | Berekening | Uitkomst |
|---|---|---|
| Leegstand | 30 / 1.200 | 2,5% |
| Frictieleegstand | 18 / 1.200 | 1,5% |
| Structureel | 12 / 1.200 | 1,0% |

Woningen die zijn aangemerkt voor sloop, verkoop of renovatie zijn niet verhuurbaar. Zij tellen boven en onder de streep niet mee.

## Tellen garages mee?

Alleen als uw selectie ze bevat. Kies bij **Soort** *Zelfstandige woning* om ze weg te laten.

De grens van 90 dagen is per organisatie aan te passen. Vraag daarvoor een *Wijziging* aan; cijfers uit het verleden veranderen dan mee.'),

(25, 'nl', 1, NULL, 3, 110, 0, 3, '', 'Verschillen tussen twee rapportages verklaren',
'Twee rapportages, twee uitkomsten. Loop deze vier punten langs voordat u aan een fout denkt.',
'verschil, peildatum, selectie, controle',
'Het komt geregeld voor: u en een collega maken dezelfde rapportage en de totalen verschillen. Bijna altijd is er een verklaring.

## Vier punten

1. **Peildatum.** Staat bovenaan. Eén dag verschil is genoeg, zeker rond de eerste van de maand.
2. **Selectie.** Kies **Selectie tonen** en leg de twee naast elkaar. Let op *Actief*: complexen in voorbereiding staan standaard uit.
3. **Rechten.** Ieder ziet de complexen waar hij of zij bij mag. Uw totaal kan dus kleiner zijn.
4. **Correcties.** Heeft iemand een waarde met terugwerkende kracht gewijzigd, dan verandert ook een rapportage over het verleden.

## Welke woningen zijn het?

Exporteer beide rapportages als csv en vergelijk de kolom *woning*. Met twee bestanden die op woningnummer zijn gesorteerd, gaat dat zo:

```
comm -3 eerste.csv tweede.csv
```

In een rekenprogramma kan het met *Verticaal zoeken*. Open daarna een van de woningen die verschillen en kies **Geschiedenis**.

## Nog niet verklaard?

Maak een [ticket](/support/tickets/new) van de soort *Eerstelijns support*. Stuur beide bestanden mee en noem één woning die volgens u verkeerd telt. Eén concreet geval brengt ons sneller bij de oorzaak dan het totaal.'),

-- Mobile app
(26, 'nl', 1, NULL, 3, 168, 0, 5, '', 'De mobiele app installeren',
'Wat uw toestel moet kunnen, hoe u de app installeert en voor het eerst aanmeldt.',
'app, installeren, Android, iOS, tablet',
'Met de mobiele app doet u opnames op locatie: u bekijkt woningen, legt gebreken vast en maakt foto''s.

## Wat u nodig hebt

- Een telefoon of tablet met **Android 10** of **iOS 15**, of nieuwer.
- 2 GB vrije ruimte. Voor opnames met veel foto''s liever 8 GB.
- Een account voor het Portaal met de rol *Opzichter*. Uw leidinggevende kent die toe.

## Installeren

1. Open de winkel van uw toestel en zoek op *Daklab*. Beheert uw organisatie de toestellen, dan staat de app misschien al klaar.
2. Installeer de app en open haar.
3. Kies **Aanmelden**. De browser opent; log in zoals u dat in het Portaal doet.
4. Sta camera en locatie toe. De locatie gebruikt de app alleen om de dichtstbijzijnde woning voor te stellen.
5. Stel een pincode of uw vingerafdruk in.

## Voor beheerders

De app werkt met de gangbare programma''s voor beheer van toestellen. De server stelt u vooraf in met deze sleutel:

```json
{
  "server": "https://portaal.woningbeheer.example",
  "organisatie": "vlierbeek"
}
```

## Bijwerken

De app werkt zichzelf bij. Blijft een toestel achter, dan vraagt de app erom; versies ouder dan een jaar kunnen geen opnames meer versturen. Zie ook [Werken zonder verbinding](/support/solutions/articles/28-werken-zonder-verbinding).'),

(27, 'nl', 1, NULL, 1, 6, 0, 5, 'Schermafbeeldingen volgen nog', 'Aanmelden op een tweede toestel',
'Een account kan op twee toestellen tegelijk worden gebruikt.',
'app, tweede toestel, wisselen',
'Werkt u met een telefoon en een tablet, dan meldt u zich op beide aan met hetzelfde account.

## Aanmelden

1. Installeer de app op het tweede toestel.
2. Kies **Aanmelden** en log in. Op het eerste toestel verschijnt een bericht.
3. Bevestig daar dat u het bent.

## Opnames overzetten

Een opname die nog niet is verstuurd, staat alleen op het toestel waarop u haar begon. Verstuur haar daar eerst. Daarna kunt u op het andere toestel verder.'),

(28, 'nl', 1, NULL, 3, 170, 0, 5, '', 'Werken zonder verbinding',
'In een kelder of trappenhuis werkt u gewoon door. Zo bereidt u dat voor en zo komt alles weer aan.',
'offline, geen bereik, synchroniseren, opname',
'De app bewaart uw werk op het toestel en verstuurt het zodra er weer verbinding is.

## Voordat u gaat

1. Open de app op een plek met wifi.
2. Open het complex en kies **Meenemen**. De app haalt woningen, plattegronden en eerdere opnames op.
3. Wacht op het groene vinkje. Bij een complex van honderd woningen duurt dat ongeveer een minuut.

Wat u meeneemt, blijft veertien dagen op het toestel staan.

## Onderweg

Boven in beeld staat **Niet verbonden, wijzigingen worden bewaard**. U kunt alles vastleggen, ook foto''s. Alleen zoeken in andere complexen kan niet.

## Weer verbinding

De app verstuurt vanzelf. Laat haar open tot het getal bij **Te versturen** op nul staat; foto''s gaan het laatst. Heeft een collega intussen dezelfde woning gewijzigd, dan ziet u beide waarden en kiest u er een.

## Er blijft iets staan

- Meld u **niet** af en verwijder de app niet: dan gaat verloren wat nog niet is verstuurd.
- Controleer of er ruimte vrij is en of de energiebesparing uitstaat.
- Kies **Meer**, **Logboek delen** en voeg het bestand bij een [ticket](/support/tickets/new).'),

(29, 'nl', 1, NULL, 3, 140, 0, 5, '', 'Goede foto''s maken bij een opname',
'Van overzicht naar detail, met iets voor de maat, en zonder bewoners in beeld.',
'foto, opname, gebrek, privacy',
'Een foto bij een gebrek moet een collega die er niet bij was overtuigen. Drie foto''s zijn meestal genoeg.

## Drie foto''s

1. **Overzicht.** De ruimte of gevel, zodat te zien is waar het is.
2. **Plek.** Het gebrek met de directe omgeving.
3. **Detail.** Dichtbij, met een rolmaat of muntstuk voor de maat.

Kies bij elke foto het onderdeel, bijvoorbeeld *Kozijn*. De foto komt dan op de goede plek in het rapport.

## In donkere ruimtes

Zet het lampje aan in de app en houd het toestel schuin: recht van voren spiegelt. Leg het toestel ergens tegenaan; in een kelder is de sluitertijd lang.

## Privacy

- Geen bewoners, ook niet in een spiegel.
- Geen post, foto''s of beeldschermen.
- Vraag het voordat u in een bewoonde kamer fotografeert.

Staat er toch iets op, kies dan **Afdekken** voordat u verstuurt. Daarna is het niet meer terug te halen, ook niet door ons.

## Grootte en kwaliteit

De app verkleint foto''s tot ongeveer 1 MB. Wilt u het origineel bewaren, bijvoorbeeld voor een schadezaak, zet dan bij **Instellingen** *Origineel meesturen* aan. [Zonder verbinding](/support/solutions/articles/28-werken-zonder-verbinding) gaan originelen pas via wifi.'),

-- Connections and sensors
(30, 'nl', 1, NULL, 3, 220, 0, 3, '', 'Een koppeling met Daklab aansluiten',
'Van aanvraag tot eerste bericht: wat u regelt, wat wij doen en hoe u test.',
'koppeling, API, aansluiten, technisch account, test',
'Met een koppeling wisselt u woninggegevens, huurmutaties of reparatieverzoeken uit met uw eigen systeem. Reken op twee tot vier weken.

## In vier stappen

1. **Aanvragen.** Maak een ticket van de soort *Wijziging*. Noem uw systeem, welke gegevens u wilt uitwisselen en hoe vaak.
2. **Account.** U krijgt een technisch account voor de proefomgeving. De sleutel komt bij één persoon terecht; spreek af wie dat is.
3. **Testen.** Stuur een bericht naar de proefomgeving en controleer het resultaat.
4. **Live.** Werkt alles, dan zetten wij samen de koppeling aan, op een werkdag en vóór 12 uur.

## Een eerste test

```sh
SERVER=https://proef.woningbeheer.example
curl --fail -H "Authorization: Bearer $SLEUTEL" \\
  "$SERVER/v2/complexen/044/woningen?per=50"
```

U krijgt de eerste vijftig woningen als JSON:

```json
{
  "woningen": [
    {
      "woning": "044-0001",
      "straat": "Lindehof",
      "huisnummer": 1,
      "oppervlakte": 74
    }
  ],
  "volgende": "044-0051"
}
```

Vraag met `vanaf=044-0051` de volgende op.

## Goede gewoonten

- Vraag alleen op wat sinds de vorige keer is gewijzigd.
- Probeer na een fout opnieuw met steeds langere pauzes.
- Bewaar het veld `spoor` uit ieder antwoord: daarmee vinden wij uw bericht terug.

Krijgt u een fout, kijk dan bij [Foutcodes van koppelingen](/support/solutions/articles/31-foutcodes-van-koppelingen).'),

(31, 'nl', 1, NULL, 3, 215, 0, 3, '', 'Foutcodes van koppelingen',
'Wat iedere code betekent, of opnieuw proberen zin heeft en wat u ons meestuurt.',
'foutcode, koppeling, API, 401, 409, 429',
'Bij een fout geeft een koppeling een HTTP-status en een eigen code. De eerste zegt wat voor fout het is, de tweede wat u eraan doet.

## De codes

| Code en status | Betekenis | Opnieuw proberen? |
|---|---|---|
| KOP-101 (400) | Het bericht is niet te lezen | Nee, verbeter het bericht |
| KOP-110 (401) | Sleutel ontbreekt of is verlopen | Nee, vernieuw de sleutel |
| KOP-112 (403) | Geen recht op dit complex | Nee, vraag het recht aan |
| KOP-120 (404) | Woning of complex bestaat niet | Nee, controleer het nummer |
| KOP-130 (409) | Intussen gewijzigd door een ander | Ja, na opnieuw ophalen |
| KOP-140 (422) | Een waarde is niet toegestaan | Nee, zie `veld` in het antwoord |
| KOP-150 (429) | Te veel verzoeken | Ja, na de tijd in `Retry-After` |
| KOP-160 (503) | Onderhoud of storing | Ja, met langere pauzes |

## Een voorbeeld

```json
{
  "code": "KOP-140",
  "veld": "bouwjaar",
  "uitleg": "ligt in de toekomst",
  "spoor": "7f3a-19c2"
}
```

## Wat u ons stuurt

1. De code en de waarde van `spoor`.
2. Het tijdstip, met tijdzone.
3. Het bericht dat u stuurde, **zonder de sleutel**.

Krijgt u ineens overal KOP-160? Kijk dan eerst bij [Storingen en onderhoud](/support/status). Krijgt u KOP-110 na een nacht, dan is het toegangsbewijs verlopen: haal met de sleutel een nieuw op.'),

(32, 'nl', 1, NULL, 3, 95, 0, 3, '', 'Een technisch account vernieuwen',
'Een sleutel is een jaar geldig. Vervang hem zonder dat uw koppeling stilvalt.',
'technisch account, sleutel, verlopen, KOP-110',
'Iedere koppeling meldt zich aan met een technisch account en een sleutel. De sleutel is **één jaar** geldig. Dertig dagen en zeven dagen vooraf krijgt uw contactpersoon een e-mail.

## Vernieuwen zonder onderbreking

1. Ga in het Portaal naar **Beheer**, **Technische accounts** en open het account.
2. Kies **Tweede sleutel maken**. De oude blijft werken.
3. Kopieer de nieuwe sleutel. U ziet hem maar één keer.
4. Zet hem in uw eigen systeem en start de koppeling opnieuw.
5. Controleer bij **Laatst gebruikt** of de nieuwe sleutel wordt gebruikt.
6. Kies bij de oude sleutel **Intrekken**.

## Toegang valt elke nacht weg

Dan bewaart uw systeem het *toegangsbewijs* in plaats van de sleutel. Een toegangsbewijs geldt twaalf uur. Laat uw leverancier bij KOP-110 met de sleutel een nieuw toegangsbewijs ophalen.

## Sleutel gelekt?

Trek hem meteen in, ook als de koppeling daardoor stilvalt, en bel 0183 - 643 690. Wij gaan na of hij is gebruikt. Zet een sleutel nooit in een ticket, e-mail of gedeeld document.'),

(33, 'nl', 1, NULL, 3, 82, 0, 3, '', 'Een sensor meldt geen metingen',
'Loop batterij, bereik en gateway langs. Meestal is de sensor binnen tien minuten terug.',
'sensor, geen metingen, batterij, gateway, bereik',
'Een sensor stuurt ieder kwartier een meting. Blijft hij langer dan drie uur stil, dan kleurt hij oranje op de kaart; na een dag rood.

## Eén sensor of meer?

Kijk eerst of andere sensoren in hetzelfde portiek ook stil zijn.

- **Allemaal stil**: het ligt aan de gateway. Controleer of het lampje brandt en de stekker erin zit. Trek hem er tien seconden uit; na vijf minuten is hij terug.
- **Alleen deze**: ga verder hieronder.

## Bij de sensor

1. Lees het nummer op de achterkant, bijvoorbeeld `K-118`, en zoek het op in het Sensorplatform.
2. Kijk naar de **batterij**. Onder 15% vervangt u haar: één lithiumcel van het type AA, de plus naar boven.
3. Druk twee seconden op de knop. Het lampje knippert groen als de gateway antwoordt, rood als dat niet lukt.
4. Rood? Haal de sensor achter metaal vandaan: een koelkast of radiator houdt het signaal tegen. Een halve meter scheelt vaak genoeg.
5. Wacht een kwartier. De meting verschijnt vanzelf.

## Ontbrekende metingen

Een sensor bewaart twee dagen aan metingen en stuurt die na. Wat ouder is, blijft een gat in de grafiek; het telt niet mee in gemiddelden.

Helpt dit niet, maak dan een [ticket](/support/tickets/new) met het nummer van de sensor en de kleur van het lampje. Is de bewoner niet thuis, wij kunnen veel op afstand zien.'),

(34, 'nl', 1, NULL, 2, 3, 0, 3, 'Graag iemand die de grenzen naleest', 'Metingen van vochtsensoren lezen',
'Wat een goede luchtvochtigheid is, waar u op let in de grafiek, en wanneer u iets moet doen.',
'vocht, luchtvochtigheid, schimmel, sensor, grafiek',
'Een vochtsensor meet temperatuur en relatieve luchtvochtigheid. Eén meting zegt weinig; het gaat om het verloop.

## Grenzen

| Vochtigheid | Betekenis |
|---|---|
| 40–60% | Goed |
| 60–70% | In de winter te hoog als het dagen duurt |
| Boven 70% | Kans op schimmel |

## In de grafiek

1. Kies **Week**. Pieken na douchen en koken zijn gewoon, als ze binnen twee uur zakken.
2. Zakt het niet, dan wordt er te weinig geventileerd of is het rooster dicht.
3. Is het dag en nacht hoog, ook als er niemand is, denk dan aan een lekkage of optrekkend vocht.

Bespreek metingen altijd met de bewoner erbij. Zij zeggen iets over de woning, niet over wie er woont.'),

-- For colleagues
(35, 'nl', 1, NULL, 3, 140, 0, 3, '', 'Een major incident herkennen en starten',
'Voor collega''s: wanneer een melding een major incident is en wat u in de eerste dertig minuten doet.',
'major incident, intern, draaiboek, standby',
'Een major incident is een storing die **meerdere gebruikers** melden en waardoor zij **niet verder kunnen werken**. Twijfelt u, start er dan een: terugdraaien kost niets.

## De eerste dertig minuten

1. **Bevestig.** Probeer het zelf na, met een ander account en een ander netwerk.
2. **Start.** Open een van de tickets en maak er een storing van. Kies de dienst en de gevolgen.
3. **Bericht.** Zet binnen 15 minuten het eerste bericht op de statuspagina, ook als de oorzaak onbekend is. Noem het tijdstip van het volgende.
4. **Roep.** Bel de tweede lijn; buiten kantooruren degene die standby staat.
5. **Koppel.** Verbind nieuwe meldingen met de storing, zodat iedereen tegelijk antwoord krijgt.

## Wie doet wat

| Rol | Taak |
|---|---|
| Leider | Beslist, houdt de tijd bij, lost zelf niets op |
| Specialist | Zoekt en herstelt |
| Berichten | Statuspagina, telefoon, leidinggevenden van klanten |

## Na afloop

Laat de storing een half uur in observatie staan. Schrijf binnen twee werkdagen de oorzaak op, in woorden die een klant begrijpt, en maak een probleem aan als de oorzaak nog niet weg is. De beloofde oplostijd is 4 uur, dag en nacht.'),

(36, 'nl', 1, NULL, 3, 70, 0, 3, '', 'Vragen over koppelingen overdragen aan de tweede lijn',
'Voor collega''s: wat er in de notitie moet staan zodat de tweede lijn niet opnieuw hoeft te vragen.',
'intern, tweede lijn, koppelingen, overdracht',
'De helft van de koppelingsvragen komt terug omdat er iets ontbreekt. Zet daarom dit in een interne notitie voordat u overdraagt.

## De notitie

```
Koppeling:     (naam, en van welke klant)
Sinds:         (tijdstip van de eerste fout)
Code en spoor: (bijvoorbeeld KOP-140, 7f3a-19c2)
Aantal:        (een bericht, of alles)
Gewijzigd:     (nieuwe versie of sleutel bij de klant?)
Geprobeerd:    (wat hebt u al nagegaan)
```

## Eerst zelf nagaan

1. Staat er een storing of onderhoud open voor *Koppelingen*?
2. Is de sleutel verlopen? Dat is te zien bij het technische account. Stuur dan [Een technisch account vernieuwen](/support/solutions/articles/32-een-technisch-account-vernieuwen).
3. Staat de code in [Foutcodes van koppelingen](/support/solutions/articles/31-foutcodes-van-koppelingen) met *Nee* bij opnieuw proberen? Dan moet de klant iets wijzigen en hoeft u niet over te dragen.
4. Gaat het om een vochtsensor? Stuur dan [Metingen van vochtsensoren lezen](/support/solutions/articles/34-metingen-van-vochtsensoren-lezen).

## Overdragen

Zet de soort op *Tweedelijns support*, wijs toe aan de tweede lijn en laat de klant weten wat er gebeurt. De reactietijd wordt 1 werkdag, de oplostijd 2 weken of op afspraak. Staat er een sleutel in het ticket, verwijder die dan eerst en laat hem intrekken.');

-- Saved at working hours of its day, or of the Friday before; never after @now.
UPDATE demo_text SET at = LEAST(@now, DATE(@now) - INTERVAL days DAY + INTERVAL 450 + (article * 37 + number * 71 + (language = 'en') * 23) % 450 MINUTE);
UPDATE demo_text SET at = at - INTERVAL GREATEST(0, WEEKDAY(at) - 4) DAY;

INSERT INTO article (id, folder_id, position, service_id, visibility, organisation_id, review_on, author_id, ticket_id, visible_from, popularity,
	created_at, updated_at, version)
WITH told AS (
	SELECT article, language, MAX(IF(state = 3, number, NULL)) AS live FROM demo_text GROUP BY article, language
), span AS (
	SELECT t.article, MIN(IF(t.number = n.live, t.at + INTERVAL t.planned DAY, NULL)) AS visible, MIN(t.at) AS first, MAX(t.at) AS last, COUNT(*) AS saves
	FROM demo_text t JOIN told n ON n.article = t.article AND n.language = t.language GROUP BY t.article
)
SELECT a.id, a.folder, a.position, a.service, a.visibility, a.organisation, DATE(@now) + INTERVAL a.review DAY, a.author, a.ticket,
	s.visible, 0, s.first, s.last, s.saves
FROM demo_article a JOIN span s ON s.article = a.id ORDER BY a.id;

-- The newest version of each language; a translation is outdated when its original was published in a newer one than it follows.
INSERT INTO article_text (article_id, language, state, newest_version, live_version, live_at, follows, outdated, updated_at, version)
WITH told AS (
	SELECT article, language, MAX(number) AS newest, MAX(IF(state = 3, number, NULL)) AS live FROM demo_text GROUP BY article, language
)
SELECT x.article, x.language, t.state, x.newest, x.live, l.at + INTERVAL l.planned DAY, t.follows, COALESCE(t.follows < o.live, FALSE), t.at, x.newest
FROM told x
	JOIN demo_text t ON t.article = x.article AND t.language = x.language AND t.number = x.newest
	LEFT JOIN demo_text l ON l.article = x.article AND l.language = x.language AND l.number = x.live
	LEFT JOIN told o ON o.article = x.article AND o.language <> x.language
ORDER BY x.article, x.language;

INSERT INTO article_version (article_id, language, number, title, slug, summary, body, tags, author_id, note, follows, created_at)
SELECT article, language, number, title,
	TRIM(BOTH '-' FROM REGEXP_REPLACE(REPLACE(LOWER(title), '''', ''), '[^a-z0-9]+', '-')), summary, body, tags, author, note, follows, at
FROM demo_text ORDER BY article, language, number;

INSERT INTO article_related (article_id, related_id, position) VALUES
	(1, 5, 1), (1, 4, 2), (1, 7, 3), (2, 1, 1), (2, 13, 2), (3, 4, 1), (3, 15, 2), (3, 14, 3), (4, 5, 1), (4, 3, 2), (5, 4, 1), (6, 5, 1),
	(7, 8, 1), (7, 10, 2), (7, 11, 3), (8, 9, 1), (8, 7, 2), (9, 8, 1), (10, 7, 1), (10, 11, 2), (11, 12, 1), (11, 13, 2), (12, 11, 1),
	(13, 11, 1), (14, 15, 1), (14, 7, 2), (15, 14, 1), (16, 14, 1), (16, 7, 2), (17, 18, 1), (17, 19, 2), (18, 17, 1), (18, 19, 2),
	(19, 20, 1), (19, 18, 2), (20, 19, 1), (21, 17, 1), (22, 23, 1), (22, 25, 2), (23, 22, 1), (24, 25, 1), (24, 22, 2), (25, 24, 1),
	(26, 28, 1), (26, 29, 2), (28, 29, 1), (28, 26, 2), (29, 28, 1), (30, 31, 1), (30, 32, 2), (31, 32, 1), (31, 30, 2), (32, 31, 1),
	(33, 15, 1), (34, 33, 1), (35, 15, 1), (36, 31, 1), (36, 32, 2);

-- Readings of sixty days: few at weekends, some more or less each day, none before the first text was there.
INSERT INTO article_reading_day (article_id, day, readings)
SELECT article_id, day, readings FROM (
	WITH RECURSIVE ago (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM ago WHERE n < 59)
	SELECT d.id AS article_id, DATE(@now) - INTERVAL g.n DAY AS day,
		ROUND(d.readings * IF(WEEKDAY(DATE(@now) - INTERVAL g.n DAY) < 5, 1, 0.15) * (70 + (d.id * 31 + g.n * 17) % 61) / 100) AS readings
	FROM demo_article d JOIN article a ON a.id = d.id JOIN ago g
	WHERE a.visible_from <= TIMESTAMP(DATE(@now) - INTERVAL g.n DAY)
) AS days WHERE readings > 0;
UPDATE article a SET a.popularity = COALESCE((SELECT SUM(r.readings) FROM article_reading_day r
	WHERE r.article_id = a.id AND r.day >= DATE(@now) - INTERVAL 30 DAY), 0);

-- Did it help? Answers without a word need nobody; those with a reason wait until a colleague ticked them off.
INSERT INTO article_feedback (article_id, language, text_version, helpful, reason, created_at, handled_at)
SELECT id, 'nl', live_version, helpful, '', at, at FROM (
	WITH RECURSIVE answer (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM answer WHERE n < 90)
	SELECT d.id, t.live_version, n <= d.helpful AS helpful,
		GREATEST(t.live_at, @now - INTERVAL 30 + (d.id * 7919 + n * 1583) % 80000 MINUTE) AS at
	FROM demo_article d JOIN article_text t ON t.article_id = d.id AND t.language = 'nl' JOIN answer ON n <= d.helpful + d.unhelpful
) AS answers ORDER BY at, id;
INSERT INTO article_feedback (article_id, language, text_version, helpful, reason, created_at, handled_at, handled_by) VALUES
	(5, 'nl', 1, FALSE, 'Elke drie maanden wisselen wordt al jaren afgeraden.', @now - INTERVAL 90 DAY, @now - INTERVAL 76 DAY, 5),
	(4, 'nl', 1, TRUE, 'Duidelijk, binnen twee minuten weer aan het werk.', @now - INTERVAL 11 DAY, @now - INTERVAL 10 DAY, 5),
	(9, 'nl', 1, FALSE, 'Hoe groot mag een filmpje zijn?', @now - INTERVAL 9 DAY, @now - INTERVAL 8 DAY, 2),
	(10, 'en', 1, FALSE, 'The Dutch page has a table with response times. It is missing here.', @now - INTERVAL 4 DAY, NULL, NULL),
	(26, 'nl', 1, FALSE, 'Ik zoek hoe ik de app op een gedeelde tablet gebruik.', @now - INTERVAL 3 DAY, NULL, NULL),
	(31, 'nl', 1, FALSE, 'KOP-155 staat er niet bij.', @now - INTERVAL 2 DAY, NULL, NULL),
	(18, 'nl', 1, FALSE, 'Mag de kolom bouwjaar ook leeg blijven? Van tien woningen weten wij het niet.', @now - INTERVAL 20 HOUR, NULL, NULL),
	(3, 'nl', 1, FALSE, 'Bij AUTH-204 staat dat ik moet bellen, maar de lijn was bezet. Staat ergens hoelang het duurt?', @now - INTERVAL 41 MINUTE, NULL, NULL);

DROP TEMPORARY TABLE demo_text, demo_article;
