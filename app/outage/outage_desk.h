/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's pages of outages, for routes.c: what is open, declaring, telling more, the cause; and
 * the installation's services. */
#ifndef LOKET_OUTAGE_DESK_H
#define LOKET_OUTAGE_DESK_H

#include "request.h"

enum result outage_desk_list(struct request *rq) MUST_CHECK;
enum result outage_desk_show(struct request *rq) MUST_CHECK;
enum result outage_desk_cause(struct request *rq) MUST_CHECK;
/* One form declares, another tells more; both show what goes public before it does
 * (outage_form_desk.c). */
enum result outage_desk_new(struct request *rq) MUST_CHECK;
enum result outage_desk_preview_new(struct request *rq) MUST_CHECK;
enum result outage_desk_declare(struct request *rq) MUST_CHECK;
enum result outage_desk_preview_update(struct request *rq) MUST_CHECK;
enum result outage_desk_tell(struct request *rq) MUST_CHECK;
enum result outage_desk_services(struct request *rq) MUST_CHECK;
enum result outage_desk_service_save(struct request *rq) MUST_CHECK;

extern const struct form_spec outage_new_query, outage_desk_form, outage_cause_form,
    outage_service_form;

#endif
