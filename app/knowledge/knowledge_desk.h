/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's pages of the knowledge base, as the route table names them. */
#ifndef LOKET_KNOWLEDGE_DESK_H
#define LOKET_KNOWLEDGE_DESK_H

#include "request.h"

enum result knowledge_desk_list(struct request *rq);
enum result knowledge_desk_new(struct request *rq);
enum result knowledge_desk_create(struct request *rq);
enum result knowledge_desk_preview_new(struct request *rq);
enum result knowledge_desk_show(struct request *rq);
enum result knowledge_desk_save(struct request *rq);
enum result knowledge_desk_preview(struct request *rq);
enum result knowledge_desk_versions(struct request *rq);
enum result knowledge_desk_restore(struct request *rq);

enum result knowledge_desk_feedback(struct request *rq);
enum result knowledge_desk_handle(struct request *rq);
enum result knowledge_desk_links(struct request *rq);
enum result knowledge_desk_links_again(struct request *rq);

/* The lists of the knowledge base, in the order of their links. */
enum knowledge_tab {
	KNOWLEDGE_TAB_ARTICLES,
	KNOWLEDGE_TAB_STRUCTURE,
	KNOWLEDGE_TAB_READERS,
	KNOWLEDGE_TAB_LINKS,
	KNOWLEDGE_TAB_SEARCHES,
	KNOWLEDGE_TAB_COUNT
};
/* Fills the section TAB (views/desk/knowledge_tabs.part). */
enum result knowledge_desk_tabs(
    struct request *rq, struct view *page, enum knowledge_tab current) MUST_CHECK;

/* Topics and folders. */
enum result knowledge_desk_structure(struct request *rq);
enum result knowledge_desk_topic_new(struct request *rq);
enum result knowledge_desk_topic_create(struct request *rq);
enum result knowledge_desk_topic(struct request *rq);
enum result knowledge_desk_topic_save(struct request *rq);
enum result knowledge_desk_topic_move(struct request *rq);
enum result knowledge_desk_topic_remove(struct request *rq);
enum result knowledge_desk_folder_new(struct request *rq);
enum result knowledge_desk_folder_create(struct request *rq);
enum result knowledge_desk_folder(struct request *rq);
enum result knowledge_desk_folder_save(struct request *rq);
enum result knowledge_desk_folder_move(struct request *rq);
enum result knowledge_desk_folder_remove(struct request *rq);
enum result knowledge_desk_article_move(struct request *rq);

/* Files of an article. */
enum result knowledge_desk_files(struct request *rq);
enum result knowledge_desk_file_add(struct request *rq);
enum result knowledge_desk_file_remove(struct request *rq);
/* Fills the section of an editor's page (views/knowledge/files.part). */
enum result knowledge_desk_show_files(struct request *rq, struct view *page, int64_t id);
/* Further reading. */
enum result knowledge_desk_related(struct request *rq);
enum result knowledge_desk_relate(struct request *rq);
/* The same for views/knowledge/related.part. */
enum result knowledge_desk_show_related(struct request *rq, struct view *page, int64_t id);
/* Of its newest text, in the language in force if there is one. */
const char *knowledge_desk_title(struct request *rq, int64_t id);

extern const struct form_spec knowledge_related_query, knowledge_related_form;
extern const struct form_spec knowledge_file_add_form, knowledge_file_remove_form;
extern const struct form_spec knowledge_new_query, knowledge_versions_form;
extern const struct form_spec knowledge_list_query, knowledge_desk_form;
extern const struct form_spec knowledge_feedback_query, knowledge_handle_form;
extern const struct form_spec knowledge_links_query, knowledge_links_form;
extern const struct form_spec knowledge_topic_form, knowledge_folder_form,
    knowledge_folder_new_query, knowledge_press_form, knowledge_order_form;

#endif
