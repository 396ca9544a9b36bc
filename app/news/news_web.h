/* SPDX-License-Identifier: Apache-2.0 */
/* Pages of news for everybody, and the desk's. */
#ifndef LOKET_NEWS_WEB_H
#define LOKET_NEWS_WEB_H

#include "request.h"

/* The newest, with the years before. */
enum result news_web_list(struct request *rq);
/* Where a page of a long list begins: after the item that appeared at `before`, with that number.
 */
struct news_page {
	int64_t before, item; /* 0: the first page */
};
extern const struct form_spec news_page_query;
/* PAGER of views/desk/pager.part, for a page of the list at `path`; leaves the row that only says
 * that there is another page out of `rows`. */
void news_view_pager(struct request *rq, struct view *page, const char *path, struct db_rows *rows);
/* One year, a page at a time: `:year` is four digits. */
enum result news_web_archive(struct request *rq);
/* One item: `:item` is its number, or number and slug. An old slug leads to the present one. */
enum result news_web_show(struct request *rq);
/* Atom (RFC 4287), the newest 20 whole. */
enum result news_web_feed(struct request *rq);
/* Where feed readers find the news; for the head of a page. */
void news_view_feed(struct request *rq);
/* The newest few on another page, in its section NEWS; left out when there is nothing or no
 * database. */
void news_view_latest(struct request *rq, struct view *page);

extern const struct form_spec news_desk_form;
enum result news_desk_list(struct request *rq);
enum result news_desk_new(struct request *rq);
enum result news_desk_add(struct request *rq);
enum result news_desk_edit(struct request *rq);
enum result news_desk_change(struct request *rq);
/* The same editor with what is typed in it, as readers would see it; stores nothing. */
enum result news_desk_preview(struct request *rq);
enum result news_desk_preview_new(struct request *rq);

#endif
