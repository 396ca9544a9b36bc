# SPDX-License-Identifier: Apache-2.0
# Writes the SQL of `wanted` published articles, the same each time: every fifth also in English, in eight topics of five folders. What they say is made of
# a few hundred plain words and some 2,500 compounds, drawn so that the n-th word comes n times less often than the first (Zipf), and each topic has
# common compounds of its own. With `words` it writes that vocabulary instead, the commonest first: what search.lua searches for.
#   awk -v wanted=10000 -f articles.awk | db/server.sh shell      awk -v words=1 -f articles.awk >words.txt

function list(text, into) { return split(text, into, " ") }

BEGIN {
	srand(1)
	commons = list("portaal ticket melding inloggen wachtwoord storing sensor complex account scherm bestand gegevens rapportage bericht gebruiker collega " \
		"koppeling instellingen overzicht mail telefoon adres nummer datum aanvraag wijziging factuur huurder woning meting knop pagina formulier status " \
		"kiezen invullen versturen openen bewaren wijzigen verwijderen controleren toevoegen ontvangen aanmaken bekijken zoeken downloaden uitloggen " \
		"activeren herstellen instellen bijwerken aansluiten vervangen opnieuw meteen rechtsboven linksonder daarna eerst automatisch handmatig tijdelijk " \
		"dagelijks maandelijks beheerder organisatie support afspraak prioriteit bijlage afbeelding browser laptop tablet netwerk verbinding vernieuwen " \
		"tabblad kolom filter export import sjabloon handtekening contract reactietijd oplosdatum werkdag openingstijden feestdag onderhoud planning " \
		"batterij lampje klep gateway temperatuur vochtigheid grenswaarde alarm kelder ketel thermostaat oppervlakte eenheid verdieping trappenhuis " \
		"berging parkeerplaats rekening betaling incasso aanmaning tarief afrekening voorschot begroting offerte opdracht leverancier " \
		"aannemer reparatie inspectie oplevering mutatie verhuizing sleutel contactpersoon machtiging toegang rechten rol groep afdeling team", common)
	firsts = list("huur woning sensor gebruikers klant ticket meter factuur contract onderhouds storings toegangs wachtwoord adres complex project service " \
		"water warmte energie gas stroom lucht vocht rook deur lift dak gevel tuin installatie netwerk gegevens bestands mail bericht agenda rapport " \
		"begrotings betaal incasso leveranciers aannemers inspectie opleverings mutatie sleutel machtigings afdelings team", first)
	seconds = list("beheer overzicht melding koppeling controle nummer lijst code rapport aanvraag wijziging historie status planning afspraak formulier " \
		"gegevens bestand instelling rechten groep meting waarde grens alarm kaart pas dossier archief register sjabloon export import filter knop " \
		"scherm pagina tabel kolom veld termijn bedrag tarief kosten regeling procedure handleiding opdracht bevestiging", second)
	# Compounds in an order that mixes their parts.
	for (i = 0; i < firsts * seconds; i++) compound[i] = first[1 + (i * 7) % firsts] second[1 + (i + int(i / firsts)) % seconds]
	compounds = i
	if (words) {
		for (i = 1; i <= commons; i++) print common[i]
		for (i = 0; i < compounds; i++) print compound[i]
		exit
	}
	glues = list("de het een u kunt van in op met voor naar is wordt zijn niet ook als dan bij uw", glue)
	plains = list("portal ticket message login password outage sensor complex account screen file data report user colleague connection settings overview mail " \
		"phone address number date request change invoice tenant house measurement button page form status choose fill send open save delete check add " \
		"receive create view search download restore update replace again automatic temporary daily monthly manager organisation appointment priority", plain)
	topics = list("aan-de-slag woningen sensoren facturen koppelingen rapportages beheer planning", topic)
	folders = list("beginnen uitleg problemen achtergrond instellingen", folder)
	print "SET SESSION unique_checks = 0, foreign_key_checks = 0, @now = UTC_TIMESTAMP(), @author = (SELECT MIN(id) FROM user WHERE role >= 4);"
	for (t = 1; t <= topics; t++) topic_rows(t)
	for (n = 1; n <= wanted; n++) article(n)
	flush()
	print "ANALYZE TABLE article, article_text, article_version;"
}

function topic_rows(t,   f) {
	printf "INSERT IGNORE INTO article_category (id, slug_nl, slug_en, name_nl, name_en) VALUES (%d, 'bench-%s', 'bench-%s-en', 'Over %s', 'About %s');\n", \
		100000 + t, topic[t], topic[t], topic[t], topic[t]
	printf "INSERT IGNORE INTO article_category_slug VALUES ('bench-%s', %d), ('bench-%s-en', %d);\n", topic[t], 100000 + t, topic[t], 100000 + t
	for (f = 1; f <= folders; f++)
		printf "INSERT IGNORE INTO article_folder (id, category_id, name_nl, name_en, position) VALUES (%d, %d, '%s, %s', '%s, %s (en)', %d);\n", \
			100000 + t * 10 + f, 100000 + t, topic[t], folder[f], topic[t], folder[f], f
}

# The rank of a word: n with a chance of 1/n.
function zipf(size) { return int(exp(rand() * log(size + 1))) - 1 }
function word(t) {
	if (rand() < 0.35) return glue[1 + int(rand() * glues)]
	if (rand() < 0.5) return common[1 + zipf(commons)]
	return compound[(zipf(compounds) + (t - 1) * int(compounds / topics)) % compounds]
}
function english() { return rand() < 0.3 ? "the" : plain[1 + zipf(plains)] }
function some(count, t, en,   i, text) {
	for (i = 0; i < count; i++) text = text (i ? " " : "") (en ? english() : word(t))
	return text
}
function capital(text) { return toupper(substr(text, 1, 1)) substr(text, 2) }
function title_of(t, en,   text) {
	if (en) return capital(plain[1 + zipf(plains)] " " some(3, t, 1))
	return capital(common[1 + zipf(commons)] " " glue[1 + int(rand() * glues)] " " compound[(zipf(compounds) + (t - 1) * int(compounds / topics)) % compounds] \
		(rand() < 0.5 ? " " common[1 + zipf(commons)] : ""))
}
# Some 220 words of Markdown, with what articles have: headings, steps, a link, emphasis, now and then a table.
function body_of(t, en,   i, p, text) {
	for (p = 0; p < 3; p++) {
		text = text "## " capital(some(3, t, en)) "\\n\\n" capital(some(30, t, en)) ". **" capital(some(2, t, en)) "** " some(20, t, en) ".\\n\\n"
		for (i = 1; i <= 3; i++) text = text i ". " capital(some(5, t, en)) "\\n"
		text = text "\\nZie [" some(2, t, en) "](/support/contact).\\n\\n"
	}
	if (rand() < 0.1) text = text "| " some(1, t, en) " | " some(1, t, en) " |\\n|---|---|\\n| " some(2, t, en) " | " some(2, t, en) " |\\n"
	return text
}
function add(table, row) { if (row_count[table]++) rows[table] = rows[table] ",\n"; rows[table] = rows[table] row }
function write_language(n, t, language, age,   en, title) {
	en = language == "en"
	title = title_of(t, en)
	add("article_text (article_id, language, state, newest_version, live_version, live_at, updated_at)", \
		sprintf("(%d, '%s', 3, 1, 1, @now - INTERVAL %d HOUR, @now - INTERVAL %d HOUR)", 100000 + n, language, age, age))
	add("article_version (article_id, language, number, title, slug, summary, body, tags, author_id, created_at)", \
		sprintf("(%d, '%s', 1, '%s', 'bench-%d', '%s.', '%s', '%s', @author, @now - INTERVAL %d HOUR)", 100000 + n, language, title, n, \
		capital(some(12, t, en)), body_of(t, en), some(1, t, en) ", " some(1, t, en), age))
}
function article(n,   t, age) {
	t = 1 + n % topics
	age = int(rand() * rand() * 26280)
	add("article (id, folder_id, author_id, visible_from, popularity, created_at, updated_at)", \
		sprintf("(%d, %d, @author, @now - INTERVAL %d HOUR, %d, @now - INTERVAL %d HOUR, @now - INTERVAL %d HOUR)", 100000 + n, \
		100000 + t * 10 + 1 + int(n / topics) % folders, age, int(rand() ^ 8 * 500), age, age))
	write_language(n, t, "nl", age)
	if (n % 5 == 0) write_language(n, t, "en", age)
	if (n % 200 == 0) flush()
}
function flush(   table) {
	for (table in rows) if (rows[table] != "") printf "INSERT IGNORE INTO %s VALUES\n%s;\n", table, rows[table]
	delete rows
	delete row_count
}
