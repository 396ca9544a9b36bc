/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of the knowledge base for readers, as the route table names them. */
#ifndef LOKET_KNOWLEDGE_WEB_H
#define LOKET_KNOWLEDGE_WEB_H

#include "request.h"

enum result knowledge_web_home(struct request *rq);
enum result knowledge_web_category(struct request *rq);
enum result knowledge_web_folder(struct request *rq);
enum result knowledge_web_article(struct request *rq);
enum result knowledge_web_feedback(struct request *rq);
enum result knowledge_web_read(struct request *rq);
enum result knowledge_web_file(struct request *rq);
enum result knowledge_web_feed(struct request *rq);
enum result knowledge_web_sitemap(struct request *rq);

extern const struct form_spec knowledge_folder_query, knowledge_feedback_form;

#endif
