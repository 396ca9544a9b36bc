// SPDX-License-Identifier: Apache-2.0
/* Delivers one mail of the outbox: claim, compose, hand over, write down the answer. A mail is
 * handed over again only when the process dies, or the database stays away, between the server's
 * "yes" and our note of it; it then carries the same Message-ID (SECURITY S5). */
#include "jobs/jobs.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "audit/audit.h"
#include "buf.h"
#include "jobs/jobs_db.h"
#include "log.h"
#include "text.h"

#define MESSAGE_CEILING (4 * 1024 * 1024)
#define ANSWER_MAX 299 /* characters */
#define NOTE_TRIES 5

int64_t jobs_retry_delay(int64_t attempts)
{
	static const int64_t delays[] = { 60, 5 * 60, 15 * 60, 60 * 60, 4 * 60 * 60 };

	if (attempts < 1)
		return delays[0];
	return attempts <= (int64_t)(sizeof(delays) / sizeof(delays[0])) ? delays[attempts - 1] : 0;
}

struct mail_server jobs_mail_server(const struct settings *s)
{
	return (struct mail_server){
		.url = s->smtp_url,
		.user = s->smtp_user,
		.password = s->smtp_password,
		.ca_file = s->smtp_ca,
		.require_tls = s->smtp_require_tls,
		.timeout = JOBS_SMTP_SECONDS,
	};
}

static enum result mail_hand_over(
    struct ctx *ctx, const struct jobs_mail *mail, const char **answer)
{
	const struct settings *s = ctx->settings;
	const struct mail_message message = {
		.from_name = s->mail_from_name,
		.from_address = s->mail_from,
		.to_name = mail->recipient_name,
		.to_address = mail->recipient,
		.subject = mail->subject,
		.message_id = mail->message_id,
		.in_reply_to = mail->in_reply_to,
		.references = mail->references,
		.date = mail->created_at,
		.language = mail->language,
		.text = mail->text,
		.html = mail->html[0] == '\0' ? NULL : mail->html,
		.list_unsubscribe = mail->list_unsubscribe,
		.automatic = true,
	};
	const struct mail_server server = jobs_mail_server(s);
	struct buf buf;
	enum result res;

	buf_init(&buf, MESSAGE_CEILING);
	*answer = "cannot be composed";
	if ((res = mail_compose(ctx->arena, &message, &buf)) == RES_OK)
		res = mail_send(
		    ctx->arena, &server, "", mail->recipient, buf.data, buf.size, answer);
	buf_free(&buf);
	return res;
}

/* The server's words as they may be stored: one clean line that fits. */
static const char *answer_clean(struct ctx *ctx, const char *answer)
{
	const char *clean;

	if (answer == NULL)
		return "";
	if (text_clean(ctx->arena, answer, strlen(answer), TEXT_LINE, &clean) != RES_OK)
		return "(unreadable)";
	clean = text_shorten(ctx->arena, clean, ANSWER_MAX);
	return clean == NULL ? "" : clean;
}

/* Gives up on a mail: an agent finds it in the audit trail. Both rows or none. */
static enum result mail_give_up(
    struct ctx *ctx, const char *owner, const struct jobs_mail *mail, const char *answer)
{
	const char *detail = arena_printf(ctx->arena, "%s: %s", mail->recipient, answer);
	enum result res;

	if ((res = db_begin(ctx->db)) != RES_OK)
		return res;
	res = jobs_db_dead(ctx, owner, mail->id, answer);
	if (res == RES_OK)
		res = audit_note(ctx, "mail.dead", audit_object(ctx, "outbox", mail->id), detail);
	if (res == RES_OK)
		return db_commit(ctx->db);
	db_rollback(ctx->db);
	return res;
}

static enum result mail_note_once(struct ctx *ctx, const char *owner, const struct jobs_mail *mail,
    enum result sent, const char *answer)
{
	int64_t delay = sent == RES_INVALID ? 0 : jobs_retry_delay(mail->attempts);

	if (sent == RES_OK)
		return jobs_db_sent(ctx, owner, mail->id, answer);
	if (delay == 0)
		return mail_give_up(ctx, owner, mail, answer);
	return jobs_db_later(ctx, owner, mail->id, answer, ctx->now + delay);
}

/* Writes down what the server said, with patience: without the note the mail goes out again. */
static enum result mail_note(struct ctx *ctx, const char *owner, const struct jobs_mail *mail,
    enum result sent, const char *answer)
{
	const struct timespec second = { .tv_sec = 1 };
	enum result res = mail_note_once(ctx, owner, mail, sent, answer);

	for (int tried = 1; tried < NOTE_TRIES && (res == RES_UNAVAILABLE || res == RES_RETRY);
	     tried++) {
		nanosleep(&second, NULL);
		res = mail_note_once(ctx, owner, mail, sent, answer);
	}
	return res;
}

static void mail_log(
    const struct jobs_mail *mail, enum result sent, enum result noted, const char *answer)
{
	enum log_level level = LOG_LEVEL_INFO;

	if (sent != RES_OK)
		level = sent == RES_INVALID || jobs_retry_delay(mail->attempts) == 0
		    ? LOG_LEVEL_ERROR
		    : LOG_LEVEL_WARN;
	if (noted != RES_OK)
		level = LOG_LEVEL_ERROR;
	LOG_EVENT(level, sent == RES_OK ? "mail sent" : "mail not sent", LOG_I("outbox", mail->id),
	    LOG_I("attempt", mail->attempts), LOG_S("result", result_name(sent)),
	    LOG_S("noted", result_name(noted)), LOG_S("answer", answer));
}

enum result jobs_deliver_one(struct ctx *ctx, const char *owner)
{
	struct jobs_mail mail;
	const char *answer = NULL;
	enum result sent, noted, res;

	if ((res = jobs_db_claim(ctx, owner, &mail)) != RES_OK)
		return res;
	sent = mail_hand_over(ctx, &mail, &answer);
	answer = answer_clean(ctx, answer);
	noted = mail_note(ctx, owner, &mail, sent, answer);
	mail_log(&mail, sent, noted, answer);
	/* Another process has it now: nothing is left to do here. */
	return noted == RES_NOT_FOUND ? RES_OK : noted;
}
