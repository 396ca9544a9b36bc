/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's page of organisations: GET /admin/organisations; POST the same path adds one. */
#ifndef LOKET_ORGANISATION_DESK_H
#define LOKET_ORGANISATION_DESK_H

#include "request.h"

extern const struct form_spec organisation_add_form;

enum result organisation_desk_list(struct request *rq);
enum result organisation_desk_add(struct request *rq);

#endif
