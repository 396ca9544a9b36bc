/* SPDX-License-Identifier: Apache-2.0 */
/* What a new article begins with when it is made from something: the solution of a ticket, or the
 * known error of a problem. Proposes words; stores nothing. */
#include <string.h>

#include "knowledge_editor_desk.h"
#include "problem/problem.h"
#include "ticket/ticket.h"
#include "views.h"

/* The subject of a ticket and the last public answer of a colleague, in the language of who asked.
 */
static enum result take_solution(
    struct request *rq, struct view *page, int64_t number, struct knowledge_words words[2])
{
	struct ticket_timeline timeline;
	struct ticket ticket;
	struct knowledge_words *taken;
	enum result res;

	if ((res = ticket_find_for(&rq->ctx, number, &ticket)) != RES_OK ||
	    (res = ticket_timeline_for(&rq->ctx, &ticket, 0, &timeline)) != RES_OK)
		return res;
	taken = &words[strcmp(ticket.requester_language, "en") == 0];
	taken->title = ticket.subject;
	for (size_t i = 0; i < timeline.message_count; i++)
		if (timeline.messages[i].kind == MESSAGE_PUBLIC &&
		    timeline.messages[i].author_role >= ROLE_AGENT)
			taken->body = timeline.messages[i].body;
	view_set_int(view_section(page, V_TAKEN), V_NUMBER, number);
	return RES_OK;
}

/* What is wrong, and under a heading in the language of the text what can be done meanwhile. */
static const char *known_error_text(
    struct request *rq, enum language language, const char *error, const char *workaround)
{
	enum language reader = i18n_language();
	const char *heading;

	if (workaround[0] == '\0')
		return error;
	i18n_use(language);
	heading = _("What you can do now");
	i18n_use(reader);
	return arena_printf(rq->ctx.arena, "%s\n\n## %s\n\n%s", error, heading, workaround);
}

static enum result take_known_error(struct request *rq, struct view *page, int64_t id,
    struct knowledge_words words[2], int64_t *service_id)
{
	struct problem problem;
	enum result res = problem_find(&rq->ctx, id, &problem);

	if (res != RES_OK)
		return res;
	words[0].title = problem.title;
	words[0].body = known_error_text(rq, LANGUAGE_NL, problem.error_nl, problem.workaround_nl);
	if (problem.error_en[0] != '\0')
		words[1].body = known_error_text(
		    rq, LANGUAGE_EN, problem.error_en, problem.workaround_en);
	if (words[0].body == NULL || words[1].body == NULL)
		return RES_UNAVAILABLE;
	*service_id = problem.service_id;
	view_set_int(view_section(page, V_TAKEN_PROBLEM), V_ID, id);
	return RES_OK;
}

enum result knowledge_desk_take(struct request *rq, struct view *page,
    const struct knowledge_source *from, struct knowledge_words words[2], int64_t *service_id)
{
	static const struct knowledge_words none = { "", "", "", "", "", "" };

	words[0] = words[1] = none;
	*service_id = 0;
	if (from->ticket != 0)
		return take_solution(rq, page, from->ticket, words);
	return from->problem != 0 ? take_known_error(rq, page, from->problem, words, service_id)
				  : RES_OK;
}
