/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's pages of the knowledge base. */
#ifndef LOKET_KNOWLEDGE_DESK_H
#define LOKET_KNOWLEDGE_DESK_H

#include "request.h"

extern const struct form_spec knowledge_desk_list_query, knowledge_desk_new_query,
    knowledge_desk_edit_query, knowledge_desk_form;

enum result knowledge_desk_list(struct request *rq);   /* GET  /admin/knowledge */
enum result knowledge_desk_new(struct request *rq);    /* GET  /admin/knowledge/new */
enum result knowledge_desk_create(struct request *rq); /* POST /admin/knowledge/new */
enum result knowledge_desk_edit(struct request *rq);   /* GET  /admin/knowledge/:id */
enum result knowledge_desk_save(struct request *rq);   /* POST /admin/knowledge/:id */

#endif
