/* SPDX-License-Identifier: Apache-2.0 */
/* What the page after an action says once. Carried as a number in a cookie, never as text. */
#ifndef LOKET_FLASH_H
#define LOKET_FLASH_H

#include <stdbool.h>

enum flash {
	FLASH_NONE = 0,
	FLASH_WELCOME,            /* first sign-in after activation */
	FLASH_SIGNED_OUT,
	FLASH_PASSWORD_CHANGED,
	FLASH_PASSWORD_RESET,
	FLASH_PROFILE_SAVED,
	FLASH_EMAIL_CONFIRM_SENT,
	FLASH_EMAIL_CHANGED,
	FLASH_SESSION_ENDED,
	FLASH_SESSIONS_ENDED,
	FLASH_TICKET_CREATED,     /* the ticket page words it itself, with number and promise */
	FLASH_REPLY_SENT,
	FLASH_NOTE_SAVED,
	FLASH_TICKET_SOLVED,
	FLASH_TICKET_REOPENED,
	FLASH_TICKET_KEPT_OPEN,
	FLASH_TICKET_UPDATED,
	FLASH_INVITED,
	FLASH_INVITATION_RESENT,
	FLASH_CUSTOMER_DISABLED,
	FLASH_CUSTOMER_ENABLED,
	FLASH_REGISTRATION_APPROVED,
	FLASH_REGISTRATION_REFUSED,
	FLASH_ORGANISATION_ADDED,
	FLASH_SIGN_IN_FIRST,      /* sent to the sign-in page from a page that needs an account */
	FLASH_LINK_SENT,
	FLASH_PROBLEM_CREATED,
	FLASH_PROBLEM_SAVED,
	FLASH_TICKET_LINKED,
	FLASH_TICKET_UNLINKED,
	FLASH_BULK_ORDERED,       /* a reply to many tickets: the jobs write it */
	FLASH_ARTICLE_HELPED,
	FLASH_ARTICLE_FEEDBACK,
	FLASH_NEWS_SAVED,
	FLASH_NEWS_PUBLISHED,
	FLASH_NEWS_SCHEDULED,
	FLASH_NEWS_WITHDRAWN,
	FLASH_SEARCH_HANDLED,
	FLASH_COUNT,
};

/* The text in the language in force, or NULL when the page words it itself. */
const char *flash_text(enum flash flash);

#endif
