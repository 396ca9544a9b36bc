/* SPDX-License-Identifier: Apache-2.0 */
/* What the desk's pages of topics and of folders share. */
#ifndef LOKET_KNOWLEDGE_STRUCTURE_DESK_H
#define LOKET_KNOWLEDGE_STRUCTURE_DESK_H

#include "request.h"

#define STRUCTURE "/admin/knowledge/structure"

/* The version that was seen, and where a row goes: the form of every button. */
struct press_form {
	int64_t version;
	int to; /* enum knowledge_direction */
};

/* Opens the page of one topic or folder, whose form is sent to `action`. */
struct view *knowledge_structure_form(
    struct request *rq, const char *template_name, const char *title, const char *action);
/* Says at which field a rule refused. */
enum result knowledge_structure_explain(struct request *rq, enum result res) MUST_CHECK;
/* Back to the order, at the row that was changed. */
enum result knowledge_structure_back(
    struct request *rq, const char *kind, int64_t id, enum flash flash) MUST_CHECK;

#endif
