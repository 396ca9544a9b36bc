/* SPDX-License-Identifier: Apache-2.0 */
/* Pages about the portal itself: home, contact, privacy, accessibility, and the two health
 * addresses. */
#ifndef LOKET_SITE_H
#define LOKET_SITE_H

#include "request.h"

enum result site_web_home(struct request *rq);
enum result site_web_contact(struct request *rq);
enum result site_web_accessibility(struct request *rq);
enum result site_web_privacy(struct request *rq);
/* The process answers. */
enum result site_web_healthz(struct request *rq);
/* The process can serve pages: database reachable on the right schema. 503 otherwise. */
enum result site_web_readyz(struct request *rq);
/* Browsers' reports of what our content policy refused: logged, at most a few a minute. */
enum result site_web_csp_report(struct request *rq);

#endif
