-- SPDX-License-Identifier: Apache-2.0
-- A year of news: seven items that can be read (four of them in English too), one planned and one draft. Needs @now and the staff of
-- 02_people.sql. Slugs are as text_slug() makes them from the Dutch title.

INSERT INTO news (id, slug, status, publish_at, title_nl, summary_nl, body_nl, title_en, summary_en, body_en, editor_id, created_at, updated_at) VALUES
(1, 'uw-meldingen-in-een-nieuw-supportportaal', 2, TIMESTAMP(DATE(@now - INTERVAL 340 DAY), '08:00'),
'Uw meldingen in een nieuw supportportaal',
'Vanaf vandaag maakt en volgt u tickets in dit portaal. Uw oude meldingen staan er al in.',
'Vandaag nemen wij het nieuwe supportportaal in gebruik. U doet er hetzelfde als voorheen, met minder klikken en ook op uw telefoon.

## Wat er verandert

- **Eén tijdlijn per ticket.** Berichten, bestanden en wijzigingen van de status staan onder elkaar, met het verwachte antwoord erbij.
- **Een tijd bij elk ticket.** U ziet vóór welk tijdstip wij reageren. Verschuift een datum, dan blijft de oude leesbaar.
- **Nederlands en Engels.** U kiest de taal in uw profiel; uw e-mails komen in dezelfde taal.
- **Licht of donker.** De schakelaar staat onder aan elke pagina.

## Wat hetzelfde blijft

De nummers van uw tickets, ons telefoonnummer en onze kantooruren. De adressen uit onze oude e-mails werken nog.

## Wat u moet doen

Niets, als u al een account had: u krijgt een e-mail om het te activeren. Hebt u nog geen account? Dan vraagt uw leidinggevende het aan, of u doet dat zelf via [Account aanvragen](/support/signup).',
'Your tickets in a new support portal',
'From today you create and follow tickets in this portal. Your earlier tickets are already there.',
'Today we start using the new support portal. You do the same as before, in fewer clicks and on your phone as well.

## What changes

- **One timeline per ticket.** Messages, files and changes of status stand in one column, with the answer you can expect.
- **A time with every ticket.** You see before what time we will respond. If a date moves, the old one stays readable.
- **Dutch and English.** Choose your language in your profile; your email comes in the same language.
- **Light or dark.** The switch is at the bottom of every page.

## What stays the same

The numbers of your tickets, our telephone number and our office hours. Addresses in our older email still work.

## What you need to do

Nothing, if you had an account: you will get an email to activate it. No account yet? Your manager asks for one, or you do so yourself at [Request an account](/support/signup).',
1, @now - INTERVAL 342 DAY, TIMESTAMP(DATE(@now - INTERVAL 340 DAY), '08:00')),

(2, 'rapportages-sneller-en-met-vaste-peildatum', 2, TIMESTAMP(DATE(@now - INTERVAL 256 DAY), '08:30'),
'Rapportages sneller en met vaste peildatum',
'Grote rapportages openen tot vier keer zo snel. U kiest voortaan zelf de peildatum.',
'Wie rapportages over meer dan vijfduizend woningen maakte, moest geduld hebben. De berekening is vernieuwd: een leegstandsrapportage over tienduizend woningen opent nu in enkele seconden.

## Zelf de peildatum kiezen

Boven elke rapportage staat een veld **Peildatum**. Standaard is dat vandaag. Kiest u een andere dag, dan rekent de rapportage met de gegevens zoals ze op die dag waren. Dat scheelt discussie wanneer twee collega''s dezelfde rapportage op verschillende dagen maken.

## Let op bij geplande rapportages

Rapportages die u elke maand laat versturen, gebruiken de eerste dag van de maand als peildatum. Wilt u een andere dag, pas dan de planning aan.

Meer hierover leest u in de [kennisbank](/support/solutions).',
'', '', '',
3, @now - INTERVAL 258 DAY, TIMESTAMP(DATE(@now - INTERVAL 256 DAY), '08:30')),

(3, 'mobiele-app-werkt-nu-ook-zonder-verbinding', 2, TIMESTAMP(DATE(@now - INTERVAL 171 DAY), '09:00'),
'Mobiele app werkt nu ook zonder verbinding',
'Opnames in kelders en trappenhuizen gaan niet meer verloren: de app bewaart ze tot er verbinding is.',
'Opzichters vroegen er al een tijd om: doorwerken waar geen bereik is. Vanaf versie 4.0 van de mobiele app kan dat.

## Zo werkt het

1. Open de opname terwijl u nog verbinding hebt. De app haalt de gegevens van het complex op.
2. Werk verder zonder verbinding. Boven in beeld staat **Niet verbonden, wijzigingen worden bewaard**.
3. Zodra er weer verbinding is, verstuurt de app alles vanzelf. U hoeft niets te doen.

Heeft een collega intussen dezelfde woning gewijzigd? Dan toont de app beide waarden en kiest u.

## Wat u nodig hebt

Een toestel met Android 10 of iOS 15, of nieuwer. De app werkt zichzelf bij via de winkel van uw toestel.',
'Mobile app now works without a connection',
'Surveys in basements and stairwells are no longer lost: the app keeps them until there is a connection.',
'Surveyors have asked for it for some time: working where there is no reception. From version 4.0 of the mobile app you can.

## How it works

1. Open the survey while you still have a connection. The app fetches the data of the complex.
2. Go on without a connection. At the top it says **Not connected, changes are kept**.
3. As soon as there is a connection, the app sends everything by itself. You need not do anything.

Did a colleague change the same home meanwhile? Then the app shows both values and you choose.

## What you need

A device with Android 10 or iOS 15, or newer. The app updates itself through the store of your device.',
5, @now - INTERVAL 175 DAY, TIMESTAMP(DATE(@now - INTERVAL 171 DAY), '09:00')),

(4, 'een-ticket-openhouden-met-een-klik', 2, TIMESTAMP(DATE(@now - INTERVAL 118 DAY), '08:15'),
'Een ticket openhouden met één klik',
'Wij sluiten een opgelost ticket na zeven dagen zonder reactie. Hebt u meer tijd nodig? Klik op Nog even openhouden.',
'Soms hebt u een week niet de gelegenheid om een oplossing te proberen. Tot nu toe sloot het ticket dan vanzelf en moest u een nieuw ticket maken.

Op een opgelost ticket ziet u nu een aftelling met de datum waarop het sluit, en de knop **Nog even openhouden**. Een klik geeft u opnieuw zeven dagen. Dat mag vaker dan één keer.

Werkt de oplossing niet? Kies **Toch niet opgelost**: het ticket gaat open en uw behandelaar krijgt bericht.',
'', '', '',
2, @now - INTERVAL 119 DAY, TIMESTAMP(DATE(@now - INTERVAL 118 DAY), '08:15')),

(5, 'pilot-met-vochtsensoren-doe-mee-met-uw-complex', 2, TIMESTAMP(DATE(@now - INTERVAL 62 DAY), '09:00'),
'Pilot met vochtsensoren: doe mee met uw complex',
'Deze winter meten wij in twaalf complexen de luchtvochtigheid. Er zijn nog plaatsen.',
'Vocht en schimmel zijn lastig te beoordelen met één bezoek. In een pilot meten wij een winter lang temperatuur en luchtvochtigheid in woningen, en geven wij per woning een oordeel waar u mee verder kunt.

## Wat u krijgt

- Drie sensoren per woning en één gateway per portiek, door ons geplaatst.
- Een rapportage per maand, en een bericht zodra een woning over de grens gaat.
- Een gesprek na afloop over wat de metingen betekenen voor uw onderhoud.

## Wat wij van u vragen

Een complex van twintig tot zestig woningen, bewoners die willen meedoen, en iemand bij uw organisatie die wij kunnen bellen. De bewoners krijgen vooraf een brief; hoe wij met hun gegevens omgaan staat daarin.

Meedoen? [Maak een ticket aan](/support/tickets/new) en noem het complex, of bel ons.',
'Pilot with moisture sensors: join with your complex',
'This winter we measure humidity in twelve housing complexes. There are still places.',
'Moisture and mould are hard to judge from one visit. In a pilot we measure temperature and humidity in homes for a whole winter, and give you a verdict for each home that you can act on.

## What you get

- Three sensors in each home and one gateway in each stairwell, placed by us.
- A report every month, and a message as soon as a home passes the limit.
- A talk afterwards about what the measurements mean for your maintenance.

## What we ask of you

A complex of twenty to sixty homes, residents who want to take part, and somebody in your organisation whom we can call. Residents get a letter beforehand; it says how we handle their data.

Want to join? [Create a ticket](/support/tickets/new) and name the complex, or call us.',
3, @now - INTERVAL 66 DAY, TIMESTAMP(DATE(@now - INTERVAL 62 DAY), '09:00')),

(6, 'bereikbaarheid-op-feestdagen', 2, TIMESTAMP(DATE(@now - INTERVAL 21 DAY), '08:00'),
'Bereikbaarheid op feestdagen',
'Op erkende feestdagen zijn wij gesloten. Voor spoed belt u hetzelfde nummer.',
'Op de erkende feestdagen is onze supportdesk gesloten: nieuwjaarsdag, tweede paasdag, Koningsdag, Hemelvaartsdag, tweede pinksterdag en de beide kerstdagen. Valt zo''n dag in het weekend, dan verandert er niets.

## Wat betekent dat voor uw ticket?

Een tijd die wij beloven, telt alleen onze openingsuren. Meldt u iets op de middag vóór een feestdag, dan schuift de tijd vanzelf op. Wat u op uw ticket ziet staan, klopt dus altijd.

## Spoed

Kunnen meerdere mensen bij u niet verder werken? Bel dan [0183 - 643 690](tel:+31183643690), ook op een feestdag. Wie stand-by staat, neemt op.

Of wij nu open zijn, ziet u op elke pagina van dit portaal, onderaan en bij [Contact](/support/contact).',
'Opening hours on public holidays',
'We are closed on recognised public holidays. For urgent matters call the same number.',
'Our support desk is closed on the recognised public holidays: New Year''s Day, Easter Monday, King''s Day, Ascension Day, Whit Monday and both Christmas days. When such a day falls in a weekend, nothing changes.

## What does that mean for your ticket?

A time that we promise counts our opening hours only. If you report something on the afternoon before a holiday, the time moves by itself. So what you see on your ticket is always right.

## Urgent matters

Can several people not go on working? Call [0183 - 643 690](tel:+31183643690), on a holiday as well. Whoever is on standby answers.

You can see whether we are open now on every page of this portal, at the bottom and at [Contact](/support/contact).',
2, @now - INTERVAL 23 DAY, TIMESTAMP(DATE(@now - INTERVAL 21 DAY), '08:00')),

(7, 'nieuwe-versie-5-2-van-het-daklab-portaal', 2, TIMESTAMP(DATE(@now - INTERVAL 7 DAY), '08:45'),
'Nieuwe versie 5.2 van het Daklab Portaal',
'Woningen in bulk wijzigen, een kaart bij elk complex en rapportages die onthouden hoe u ze instelt.',
'Volgende week zetten wij versie 5.2 van het Daklab Portaal klaar. Dat gebeurt na kantooruren; hoe lang het portaal dan niet beschikbaar is, staat bij [Storingen en onderhoud](/support/status).

## Nieuw

- **Woningen in bulk wijzigen.** Selecteer woningen in een complex en wijzig één veld voor allemaal tegelijk. Iemand met de rol *Beheerder* keurt de wijziging goed.
- **Een kaart bij elk complex.** U ziet de woningen op hun plaats, met de laatste opname per woning.
- **Rapportages onthouden uw instellingen.** Filters en kolommen blijven staan tot u ze wijzigt.

## Verbeterd

- De zoekbalk vindt ook op complexnummer en op een deel van de straatnaam.
- Een export naar een rekenblad telt geen verborgen kolommen meer mee.

## Verwijderd

De oude weergave **Lijst (klassiek)** verdwijnt. Wat u daar deed, kan in de gewone lijst met de knop **Kolommen**.',
'', '', '',
2, @now - INTERVAL 9 DAY, @now - INTERVAL 6 DAY),

(8, 'wij-zoeken-gebruikers-die-meedenken', 2, TIMESTAMP(DATE(@now + INTERVAL 6 DAY), '08:00'),
'Wij zoeken gebruikers die meedenken',
'Twee keer per jaar laten wij zien waar wij aan werken. Wilt u meekijken?',
'Nieuwe functies worden beter als de mensen die ze gebruiken vroeg meekijken. Daarom beginnen wij een gebruikersgroep: twee keer per jaar een middag, online of bij een van u op kantoor.

## Wat wij doen

U ziet wat er klaarstaat en wat nog een schets is. U zegt wat u mist, en welke volgorde voor u het meeste oplevert. Het verslag gaat naar iedereen.

## Aanmelden

Maak een ticket aan met als soort *Vraag* en zet *Gebruikersgroep* in het onderwerp.',
'', '', '',
2, @now - INTERVAL 2 DAY, @now - INTERVAL 1 DAY),

(9, 'wijziging-in-de-koppeling-met-huurmutaties', 1, NULL,
'Wijziging in de koppeling met huurmutaties',
'Vanaf het nieuwe jaar levert de koppeling ook de einddatum van een huurcontract.',
'Concept. Nog na te vragen bij de tweede lijn: vanaf welke versie van de koppeling?

De koppeling *Huurmutaties* levert vanaf het nieuwe jaar een extra veld: `contract_einddatum`. Het veld is leeg bij contracten voor onbepaalde tijd.',
'', '', '',
3, @now - INTERVAL 3 DAY, @now - INTERVAL 3 DAY);
