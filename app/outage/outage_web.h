/* SPDX-License-Identifier: Apache-2.0 */
/* Public pages of outages, for routes.c: they show to anybody without a cookie and are cached. */
#ifndef LOKET_OUTAGE_WEB_H
#define LOKET_OUTAGE_WEB_H

#include "request.h"

#define BANNER_COOKIE                                                                          \
	"__Host-banner" /* update.id of the small outage whose banner the reader put away; the \
			   front's cache keys on it */

enum result outage_web_status(struct request *rq) MUST_CHECK;
enum result outage_web_show(struct request *rq) MUST_CHECK;
enum result outage_web_history(struct request *rq) MUST_CHECK;
enum result outage_web_banner(struct request *rq) MUST_CHECK;
enum result outage_web_dismiss(struct request *rq) MUST_CHECK;
/* What programs read (outage_feed_web.c). */
enum result outage_web_feed(struct request *rq) MUST_CHECK;
enum result outage_web_summary_json(struct request *rq) MUST_CHECK;
enum result outage_web_status_json(struct request *rq) MUST_CHECK;
/* Following by mail (outage_follow_web.c). */
enum result outage_web_follow(struct request *rq) MUST_CHECK;
enum result outage_web_follow_sent(struct request *rq) MUST_CHECK;
enum result outage_web_confirm_page(struct request *rq) MUST_CHECK;
enum result outage_web_confirm(struct request *rq) MUST_CHECK;
enum result outage_web_confirmed(struct request *rq) MUST_CHECK;
enum result outage_web_unsubscribe_page(struct request *rq) MUST_CHECK;
enum result outage_web_unsubscribe(struct request *rq) MUST_CHECK;
enum result outage_web_unsubscribed(struct request *rq) MUST_CHECK;

extern const struct form_spec outage_history_query, outage_banner_query, outage_dismiss_form,
    outage_follow_form;

#endif
