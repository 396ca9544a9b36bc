/* SPDX-License-Identifier: Apache-2.0 */
/* Who sees which ticket, note and file; what a sent form makes, once; and what is refused. SECURITY
 * D3, F1, F8, H2, H4-H6, S1-S3, T2, T3, T5, T6. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char last_path[300];

static const char *created_number(const struct answer *answer)
{
	const char *to = web_header(answer, "Location");

	assert_int_equal(answer->status, 303);
	assert_non_null(to);
	snprintf(last_path, sizeof(last_path), "%s", to);
	return strrchr(last_path, '/') + 1;
}

static struct answer create(
    enum person as, const char *key, const char *subject, const char *description)
{
	static char data[64 * 1024];

	snprintf(data, sizeof(data), "key=%s&type=%lld&subject=%s&description=%s", key,
	    (long long)web_number(
		"SELECT id FROM ticket_type WHERE customer_may_choose ORDER BY position LIMIT 1"),
	    subject, description);
	return ASK(.as = as, .method = "POST", .path = "/support/tickets", .data = data);
}

static int64_t new_ticket(enum person as)
{
	struct answer answer = create(
	    as, web_key(), "Portaal%2C+inloggen+lukt+niet", "Sinds+vanochtend+werkt+het+niet.");
	long long number = 0;

	assert_int_equal(sscanf(created_number(&answer), "%lld", &number), 1);
	return number;
}

static int status_of(enum person as, const char *format, int64_t number)
{
	char path[200];

	snprintf(path, sizeof(path), format, (long long)number);
	return ASK(.as = as, .method = "GET", .path = path).status;
}

/* SECURITY H2 */
static void only_those_concerned_see_a_ticket(void **state)
{
	int64_t number = new_ticket(PERSON_CUSTOMER);

	(void)state;
	assert_int_equal(status_of(PERSON_CUSTOMER, "/support/tickets/%lld", number), 200);
	assert_int_equal(status_of(PERSON_MANAGER, "/support/tickets/%lld", number), 200);
	assert_int_equal(status_of(PERSON_COLLEAGUE, "/support/tickets/%lld", number), 404);
	assert_int_equal(status_of(PERSON_STRANGER, "/support/tickets/%lld", number), 404);
	assert_int_equal(status_of(PERSON_AGENT, "/admin/tickets/%lld", number), 200);
	assert_int_equal(status_of(PERSON_READER, "/admin/tickets/%lld", number), 200);
	assert_int_equal(status_of(PERSON_CUSTOMER, "/admin/tickets/%lld", number), 404);
}

/* SECURITY D3, T6: what is another's looks like what never was. */
static void unknown_and_foreign_are_alike(void **state)
{
	static const char *const odd[] = { "0", "-1", "2147483648", "4294967297",
		"9223372036854775808", "1e3", "01", "99999999" };
	int64_t number = new_ticket(PERSON_CUSTOMER);
	char path[200], *foreign;
	struct answer answer;

	(void)state;
	snprintf(path, sizeof(path), "/support/tickets/%lld", (long long)number);
	answer = ASK(.as = PERSON_STRANGER, .method = "GET", .path = path);
	assert_int_equal(answer.status, 404);
	foreign = strdup(strstr(answer.body, "<h1>"));
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		snprintf(path, sizeof(path), "/support/tickets/%s", odd[i]);
		answer = ASK(.as = PERSON_STRANGER, .method = "GET", .path = path);
		assert_int_equal(answer.status, 404);
		assert_memory_equal(strstr(answer.body, "<h1>"), foreign, 200);
	}
	free(foreign);
}

/* SECURITY S1: the same form twice makes one ticket and one mail. */
static void a_form_sent_twice_makes_one_ticket(void **state)
{
	char key[32], first[300];
	int64_t tickets = web_number("SELECT COUNT(*) FROM ticket"),
		mails = web_number("SELECT COUNT(*) FROM outbox");
	struct answer answer;

	(void)state;
	snprintf(key, sizeof(key), "%s", web_key());
	answer = create(PERSON_CUSTOMER, key, "Tweemaal+verstuurd", "Een+dubbele+klik");
	created_number(&answer);
	snprintf(first, sizeof(first), "%s", last_path);
	answer = create(PERSON_CUSTOMER, key, "Tweemaal+verstuurd", "Een+dubbele+klik");
	created_number(&answer);
	assert_string_equal(last_path, first);
	assert_int_equal(web_number("SELECT COUNT(*) FROM ticket"), tickets + 1);
	assert_int_equal(web_number("SELECT COUNT(*) FROM outbox"), mails + 1);
	answer = create(PERSON_CUSTOMER, key, "Iets+anders", "Zelfde+sleutel%2C+andere+tekst");
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "Iets anders"));
	assert_int_equal(web_number("SELECT COUNT(*) FROM ticket"), tickets + 1);
}

/* SECURITY T2, T3: what is wrong comes back with everything typed, and nothing is cut. */
static void a_wrong_form_comes_back_filled_in(void **state)
{
	struct answer answer = create(
	    PERSON_CUSTOMER, web_key(), "", "Mijn+tekst+blijft+staan+%3Cb%3E");
	static char data[700], subject[300];

	(void)state;
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "Mijn tekst blijft staan &lt;b&gt;"));
	assert_non_null(strstr(answer.body, "<title>Fout: "));
	memset(subject, 'x', 201);
	answer = create(PERSON_CUSTOMER, web_key(), subject, "Te+lang+onderwerp");
	assert_int_equal(answer.status, 422);
	subject[200] = '\0';
	answer = create(PERSON_CUSTOMER, web_key(), subject, "Precies+lang+genoeg");
	assert_int_equal(answer.status, 303);
	answer = create(PERSON_CUSTOMER, web_key(), "NUL+%00+erin", "Tekst");
	assert_int_equal(answer.status, 400);
	snprintf(data, sizeof(data), "type=1&subject=abc&description=zonder+sleutel");
	answer = ASK(.as = PERSON_CUSTOMER, .method = "POST", .path = "/support/tickets",
	    .data = data);
	assert_int_equal(answer.status, 400);
}

/* SECURITY F1, F8: what people type is text. */
static void what_people_type_is_text(void **state)
{
	struct answer answer = create(PERSON_CUSTOMER, web_key(),
	    "%22%3E%3Csvg%2Fonload%3Dalert(1)%3E%7B%7BX%7D%7D",
	    "%3Cscript%3Ealert(1)%3C%2Fscript%3E+%5Bklik%5D(javascript%3Aalert(1))+%7B%7B%"
	    "3ECONTENT%7D%7D");
	char path[300];

	(void)state;
	created_number(&answer);
	snprintf(path, sizeof(path), "%s", last_path);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_null(strstr(answer.body, "<svg/onload"));
	assert_null(strstr(answer.body, "<script>alert"));
	assert_null(strstr(answer.body, "href=\"javascript:"));
	assert_non_null(strstr(answer.body, "{{X}}"));
	assert_non_null(strstr(answer.body, "{{&gt;CONTENT}}"));
}

static struct answer desk(enum person as, int64_t number, const char *verb, const char *rest)
{
	static char data[2000], path[200];

	snprintf(path, sizeof(path), "/admin/tickets/%lld/%s", (long long)number, verb);
	snprintf(data, sizeof(data), "key=%s&%s", web_key(), rest);
	return ASK(.as = as, .method = "POST", .path = path, .data = data);
}

/* SECURITY H5: a note is nowhere a customer can look. */
static void a_note_never_reaches_a_customer(void **state)
{
	int64_t number = new_ticket(PERSON_CUSTOMER),
		mails = web_number("SELECT COUNT(*) FROM outbox");
	struct answer answer = desk(
	    PERSON_AGENT, number, "note", "note=Kanariegeheim+voor+collega%27s");
	char path[200];

	(void)state;
	assert_int_equal(answer.status, 303);
	snprintf(path, sizeof(path), "/support/tickets/%lld", (long long)number);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path);
	assert_null(strstr(answer.body, "Kanariegeheim"));
	answer = ASK(.as = PERSON_MANAGER, .method = "GET", .path = path);
	assert_null(strstr(answer.body, "Kanariegeheim"));
	snprintf(path, sizeof(path), "/admin/tickets/%lld", (long long)number);
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = path);
	assert_non_null(strstr(answer.body, "Kanariegeheim"));
	assert_int_equal(web_number("SELECT COUNT(*) FROM outbox"), mails);
	assert_int_equal(desk(PERSON_READER, number, "note", "note=Mag+niet").status, 403); /* H8 */
}

/* SECURITY S2, S3 */
static void a_newer_message_stops_a_reply(void **state)
{
	int64_t number = new_ticket(PERSON_CUSTOMER);
	char sql[200], data[300], path[200];
	int64_t seen;
	struct answer answer;

	(void)state;
	snprintf(sql, sizeof(sql), "SELECT MAX(id) FROM message WHERE ticket_id = %lld",
	    (long long)number);
	seen = web_number(sql);
	snprintf(path, sizeof(path), "/support/tickets/%lld/reply", (long long)number);
	snprintf(data, sizeof(data), "key=%s&body=Nog+iets&seen=%lld", web_key(), (long long)seen);
	assert_int_equal(
	    ASK(.as = PERSON_CUSTOMER, .method = "POST", .path = path, .data = data).status, 303);
	snprintf(data, sizeof(data), "body=Mijn+antwoord&then=keep&seen=%lld", (long long)seen);
	answer = desk(PERSON_AGENT, number, "reply", data);
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "Mijn antwoord"));
	assert_non_null(strstr(answer.body, "Nog iets"));
	assert_true(strstr(answer.body, "Nog iets") < strstr(answer.body, "Mijn antwoord"));
	snprintf(data, sizeof(data), "version=1&status=2&assignee=0&type=1&priority=3&expected=");
	answer = desk(PERSON_AGENT, number, "update", data);
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body,
	    "<th scope=\"row\">Prioriteit</th><td>Normaal</td><td>Hoog</td>")); /* of both what they
										   set */
	assert_non_null(strstr(
	    answer.body, "<th scope=\"row\">Status</th><td>Nieuw</td><td>In behandeling</td>"));
	assert_non_null(strstr(answer.body, "<option value=\"3\" selected>Hoog</option>"));
	snprintf(data, sizeof(data), "version=2&status=2&assignee=0&type=1&priority=3&expected=");
	assert_int_equal(desk(PERSON_AGENT, number, "update", data).status, 303);
}

static bool told(enum person as, int64_t number, const char *words)
{
	char path[200];

	snprintf(path, sizeof(path), "%s/tickets/%lld", as == PERSON_AGENT ? "/admin" : "/support",
	    (long long)number);
	return strstr(ASK(.as = as, .method = "GET", .path = path).body, words) != NULL;
}

/* What the desk changes stands in words between the messages; a priority is staff's own business.
 */
static void what_changed_is_told_in_words(void **state)
{
	static const struct {
		const char *form, *words[4];
	} steps[] = {
		{ "version=1&status=2&assignee=2&type=2&priority=3&expected=2098-03-05",
		    { "Toegewezen aan ", "Soort gewijzigd in ",
			"Verwachte oplosdatum is wo 5 maart 2098" } },
		{ "version=2&status=2&assignee=0&type=2&priority=3&expected=2098-03-09",
		    { "Aan niemand meer toegewezen",
			"Verwachte oplosdatum gewijzigd van wo 5 maart 2098 naar zo 9 "
			"maart 2098" } },
		{ "version=3&status=2&assignee=0&type=2&priority=3&expected=",
		    { "Verwachte oplosdatum verwijderd" } },
	};
	int64_t number = new_ticket(PERSON_CUSTOMER);

	(void)state;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		for (size_t k = 0; steps[i].words[k] != NULL; k++)
			assert_false(told(PERSON_CUSTOMER, number, steps[i].words[k]));
		assert_int_equal(desk(PERSON_AGENT, number, "update", steps[i].form).status, 303);
		for (size_t k = 0; steps[i].words[k] != NULL; k++)
			if (!told(PERSON_CUSTOMER, number, steps[i].words[k]) ||
			    !told(PERSON_AGENT, number, steps[i].words[k]))
				fail_msg("nobody is told: %s", steps[i].words[k]);
	}
	assert_true(told(PERSON_AGENT, number, "Prioriteit gewijzigd in Hoog"));
	assert_false(told(PERSON_CUSTOMER, number, "Prioriteit gewijzigd"));
}

/* The whole conversation by its statuses. */
static void a_ticket_goes_from_new_to_closed(void **state)
{
	int64_t number = new_ticket(PERSON_CUSTOMER);
	char path[200], data[300], sql[200];

	(void)state;
	snprintf(sql, sizeof(sql), "SELECT status FROM ticket WHERE id = %lld", (long long)number);
	assert_int_equal(web_number(sql), 1);
	assert_int_equal(
	    desk(PERSON_AGENT, number, "reply", "body=Kunt+u+dit+proberen%3F&then=waiting&seen=0")
		.status,
	    303);
	assert_int_equal(web_number(sql), 3);
	snprintf(path, sizeof(path), "/support/tickets/%lld/reply", (long long)number);
	snprintf(data, sizeof(data), "key=%s&body=Ja+dat+werkt+niet", web_key());
	assert_int_equal(
	    ASK(.as = PERSON_CUSTOMER, .method = "POST", .path = path, .data = data).status, 303);
	assert_int_equal(web_number(sql), 2);
	assert_int_equal(desk(PERSON_AGENT, number, "reply",
			     "body=Opgelost+door+een+update&then=resolved&seen=0")
			     .status,
	    303);
	assert_int_equal(web_number(sql), 6);
	snprintf(path, sizeof(path), "/support/tickets/%lld/reopen", (long long)number);
	assert_int_equal(
	    ASK(.as = PERSON_CUSTOMER, .method = "POST", .path = path, .data = "version=1").status,
	    409);
	assert_int_equal(web_number(sql), 6);
	assert_int_equal(
	    ASK(.as = PERSON_CUSTOMER, .method = "POST", .path = path, .data = "version=4").status,
	    303);
	assert_int_equal(web_number(sql), 2);
}

/* SECURITY H6, I2, F5: files. */
static void a_file_is_for_its_readers_only(void **state)
{
	static const char boundary[] = "multipart/form-data; boundary=XX";
	char raw[2000], path[300], id[23];
	struct answer answer;
	size_t size;
	int64_t number;

	(void)state;
	size = (size_t)snprintf(raw, sizeof(raw),
	    "--XX\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%s\r\n"
	    "--XX\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n%s\r\n"
	    "--XX\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n%lld\r\n"
	    "--XX\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\nMet een bestand\r\n"
	    "--XX\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nZie bijlage\r\n"
	    "--XX\r\nContent-Disposition: form-data; name=\"attachments\"; "
	    "filename=\"../../pagina.html\"\r\n"
	    "Content-Type: image/png\r\n\r\n<script>alert(1)</script>\r\n--XX--\r\n",
	    web_token(PERSON_CUSTOMER), web_key(),
	    (long long)web_number(
		"SELECT id FROM ticket_type WHERE customer_may_choose ORDER BY position LIMIT 1"));
	answer = ASK(.as = PERSON_CUSTOMER, .method = "POST", .path = "/support/tickets",
	    .raw = raw, .raw_size = size, .media_type = boundary);
	assert_int_equal(sscanf(created_number(&answer), "%lld", (long long *)&number), 1);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = last_path);
	assert_non_null(strstr(answer.body, "/support/attachments/"));
	memcpy(
	    id, strstr(answer.body, "/support/attachments/") + strlen("/support/attachments/"), 22);
	id[22] = '\0';
	snprintf(path, sizeof(path), "/support/attachments/%s/x", id);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_string_equal(web_header(&answer, "Content-Type"), "application/octet-stream");
	assert_non_null(strstr(
	    web_header(&answer, "Content-Disposition"), "attachment; filename=\"pagina.html\""));
	assert_string_equal(
	    web_header(&answer, "Content-Security-Policy"), "sandbox; default-src 'none'");
	assert_string_equal(answer.body, "<script>alert(1)</script>");
	assert_int_equal(ASK(.as = PERSON_MANAGER, .method = "GET", .path = path).status, 200);
	assert_int_equal(ASK(.as = PERSON_COLLEAGUE, .method = "GET", .path = path).status, 404);
	assert_int_equal(ASK(.as = PERSON_STRANGER, .method = "GET", .path = path).status, 404);
	assert_int_equal(ASK(.as = PERSON_AGENT, .method = "GET", .path = path).status, 200);
	assert_int_equal(ASK(.as = PERSON_NONE, .method = "GET", .path = path).status, 303);
}

/* SECURITY G1, G2: odd values in every parameter are no values. */
static void odd_filters_are_no_filters(void **state)
{
	static const char *const odd[] = { "%27", "%22", "%5C", "%27+OR+1%3D1--+", "SLEEP(5)",
		"%25bf%2527", "1e309", "9223372036854775808", "-1" };
	static const char *const names[] = { "view", "status", "sort", "period", "type",
		"requester", "q", "after", "after_time", "a%5B%5D" };
	char path[300];

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		for (size_t k = 0; k < sizeof(odd) / sizeof(odd[0]); k++) {
			snprintf(path, sizeof(path), "/support/tickets?%s=%s", names[i], odd[k]);
			assert_int_equal(
			    ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path).status, 200);
			snprintf(path, sizeof(path), "/admin/tickets?%s=%s", names[i], odd[k]);
			assert_int_equal(
			    ASK(.as = PERSON_AGENT, .method = "GET", .path = path).status, 200);
		}
}

/* SECURITY T5: a conversation of years is read a page at a time. */
static void a_long_conversation_is_paged(void **state)
{
	static const struct db_statement fill = { .id = "test.fill",
		.writes = true,
		.params = { DB_INT },
		.sql = "INSERT INTO message (ticket_id, author_id, kind, source, body, created_at) "
		       "SELECT t.id, t.requester_id, 1, 2,"
		       " CONCAT('Bericht nummer ', s.seq, ' van vijfduizend'), t.created_at FROM "
		       "ticket t JOIN seq_1_to_5000 s WHERE t.id = ?" };
	int64_t number = new_ticket(PERSON_CUSTOMER);
	char path[200], older[300];
	struct answer answer;
	const char *link;

	(void)state;
	assert_int_equal(
	    db_exec(web_portal.writer, &fill, DB_ARGS(db_int(number)), NULL, NULL), RES_OK);
	snprintf(path, sizeof(path), "/support/tickets/%lld", (long long)number);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_true(answer.body_size < 120 * 1024);
	assert_non_null(strstr(answer.body, "Bericht nummer 5000 van"));
	assert_null(strstr(answer.body, "Bericht nummer 4950 van"));
	link = strstr(answer.body, "?before=");
	assert_non_null(link);
	snprintf(older, sizeof(older), "%s%.*s", path, (int)strcspn(link, "\""), link);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = older);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "Bericht nummer 4950 van"));
	assert_null(strstr(answer.body, "Bericht nummer 4951 van"));
}

/* More tickets in a minute than one person may make in an hour. */
static int open_without_limits(void **state)
{
	int res = web_open(state);

	web_portal.settings.rate_scale = 1000;
	return res;
}

/* What was taken in before the form was sent is in the ticket, or its sender is told. */
static void a_file_that_was_swept_is_not_lost_in_silence(void **state)
{
	int64_t tickets = web_number("SELECT COUNT(*) FROM ticket");
	char key[200];
	struct answer answer;

	(void)state;
	snprintf(key, sizeof(key), "%s&kept=AAAAAAAAAAAAAAAAAAAAAA", web_key());
	answer = create(PERSON_CUSTOMER, key, "Schermafdruk", "Zie+de+bijlage.");
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "href=\"#attachments\">Een bestand dat u had"));
	assert_non_null(strstr(answer.body, "Zie de bijlage."));
	assert_int_equal(web_number("SELECT COUNT(*) FROM ticket"), tickets);
}

/* Ticket 10037 of the demonstration data was added to its outage before it was assigned, and that
 * was written down later. */
static void events_stand_in_the_order_they_happened(void **state)
{
	struct answer answer = ASK(.as = PERSON_CUSTOMER, .method = "GET",
	    .path = "/nl/support/tickets/10037");
	const char *added = strstr(answer.body, "Gekoppeld aan een storing"),
		   *assigned = strstr(answer.body, "Toegewezen aan Sanne");

	(void)state;
	assert_int_equal(answer.status, 200);
	assert_non_null(added);
	assert_non_null(assigned);
	assert_true(added < assigned);
}

static int count_of(const char *text, const char *part)
{
	int n = 0;

	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		n++;
	return n;
}

/* Whose tickets, in the organisation's list: chosen from a list, and taken away by its chip. */
static void a_manager_finds_one_persons_tickets(void **state)
{
	int64_t id = web_number("SELECT id FROM user WHERE email = 'j.devries@vlierbeek.example'");
	char path[200], option[200];
	struct answer answer;

	(void)state;
	snprintf(path, sizeof(path),
	    "/nl/support/tickets?view=organisation&status=all&requester=%lld", (long long)id);
	snprintf(option, sizeof(option),
	    "<option value=\"%lld\" selected>Jolanda de Vries</option>", (long long)id);
	answer = ASK(.as = PERSON_MANAGER, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, option));
	assert_true(count_of(answer.body, "<td class=\"who\">") >= 5);
	assert_int_equal(count_of(answer.body, "<td class=\"who\">"),
	    count_of(answer.body, "<td class=\"who\">Jolanda de Vries</td>"));
	assert_non_null(strstr(answer.body,
	    "href=\"/nl/support/tickets?view=organisation&amp;status=all\">Jolanda de Vries"));
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = "/nl/support/tickets");
	assert_null(strstr(answer.body, "name=\"requester\""));
}

static void lists_are_sorted_by_a_choice_too(void **state)
{
	struct answer answer = ASK(.as = PERSON_CUSTOMER, .method = "GET",
	    .path = "/nl/support/tickets?status=all&sort=number");
	const char *first = strstr(answer.body, "<th scope=\"row\">");

	(void)state;
	assert_non_null(
	    strstr(answer.body, "<option value=\"number\" selected>Oudste eerst</option>"));
	assert_non_null(strstr(answer.body, "<option value=\"\">Laatst gewijzigd</option>"));
	assert_non_null(first);
	assert_true(strncmp(strchr(first, '#') + 1, "100", 3) == 0);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET",
	    .path = "/nl/support/tickets?status=all&sort=");
	assert_non_null(
	    strstr(answer.body, "<option value=\"\" selected>Laatst gewijzigd</option>"));
}

/* What is over needs no expected date; when it was solved is what people look for. */
static void a_solved_ticket_says_since_when(void **state)
{
	struct answer answer = ASK(.as = PERSON_CUSTOMER, .method = "GET",
	    .path = "/nl/support/tickets/10028");

	(void)state;
	assert_non_null(strstr(answer.body, "<dt>Opgelost</dt><dd><time datetime=\"20"));
	assert_null(strstr(answer.body, "<dt>Verwachte oplosdatum</dt>"));
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = "/nl/support/tickets/10034");
	assert_null(strstr(answer.body, "<dt>Opgelost</dt>"));
	assert_non_null(strstr(answer.body, "<dt>Verwachte oplosdatum</dt>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_those_concerned_see_a_ticket),
		cmocka_unit_test(unknown_and_foreign_are_alike),
		cmocka_unit_test(a_form_sent_twice_makes_one_ticket),
		cmocka_unit_test(a_wrong_form_comes_back_filled_in),
		cmocka_unit_test(what_people_type_is_text),
		cmocka_unit_test(a_note_never_reaches_a_customer),
		cmocka_unit_test(a_newer_message_stops_a_reply),
		cmocka_unit_test(what_changed_is_told_in_words),
		cmocka_unit_test(a_ticket_goes_from_new_to_closed),
		cmocka_unit_test(a_file_is_for_its_readers_only),
		cmocka_unit_test(a_long_conversation_is_paged),
		cmocka_unit_test(odd_filters_are_no_filters),
		cmocka_unit_test(a_file_that_was_swept_is_not_lost_in_silence),
		cmocka_unit_test(events_stand_in_the_order_they_happened),
		cmocka_unit_test(a_manager_finds_one_persons_tickets),
		cmocka_unit_test(lists_are_sorted_by_a_choice_too),
		cmocka_unit_test(a_solved_ticket_says_since_when),
	};

	return cmocka_run_group_tests_name("web/tickets", tests, open_without_limits, web_close);
}
