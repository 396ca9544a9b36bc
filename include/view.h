/* SPDX-License-Identifier: Apache-2.0 */
/* Pages, over ctemplate. Template and variable names are the constants of the generated views.h;
 * a template is chosen by its name ("ticket/show") and the language. Values are copied. Escaping
 * is the templates' own (AUTOESCAPE). lib/view.cc and its view_dictionary.h are the only C++; no
 * exception leaves them. */
#ifndef LOKET_VIEW_H
#define LOKET_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "result.h"

#ifdef __cplusplus
extern "C" {
#endif

struct view; /* a dictionary: a page, a section's repetition or an include */

/* Where the expanded templates are: `directory`/<lang>/<name>.tpl. Once per process. With
 * `verify` every template is parsed now: RES_BUG, with names in the log, when one does not parse
 * or does not begin with its AUTOESCAPE line (as XML in *.xml.tpl; plain text, *.txt.tpl, has
 * none), or a language has no templates. Without it each is parsed at its first use. RES_BUG too
 * when there is no such directory. A template that changes on disk is not read again. */
enum result view_open(const char *directory, bool verify) MUST_CHECK;

/* Whether each of these is there in every language; RES_BUG, with names in the log, when not. */
enum result view_need(const char *const *names, size_t count) MUST_CHECK;

/* A page's dictionary; released with the arena. NULL out of memory. Want of memory in any call
 * below is remembered and told by view_render(). */
struct view *view_new(struct arena *arena) MUST_CHECK;
/* A value; NULL shows as "". All setters ignore a NULL view, so one check at the end is enough. */
void view_set(struct view *view, const char *name, const char *value);
void view_set_int(struct view *view, const char *name, int64_t value);
void view_setf(struct view *view, const char *name, const char *format, ...) PRINTF_LIKE(3, 4);
/* Like view_set(), seen by every included template too. On the root only. */
void view_global(struct view *view, const char *name, const char *value);
void view_global_show(struct view *view, const char *section);
/* Shows a section once, with the parent's values. */
void view_show(struct view *view, const char *section);
void view_show_if(struct view *view, const char *section, bool condition);
/* Shows a section one more time and returns its dictionary, which inherits from `view`. */
struct view *view_section(struct view *view, const char *section);
/* view_section() with one value set. */
void view_section_set(struct view *view, const char *section, const char *name, const char *value);
/* Fills an include `{{>NAME}}` with a template; its dictionary sees the globals only. */
struct view *view_include(struct view *view, const char *name, const char *template_name);

/* Adds the rendering to `out`; the same view can be rendered again, with another template or
 * language ("nl", "en"). RES_BUG when the template is missing or broken, RES_UNAVAILABLE out of
 * memory or over the buffer's ceiling. */
enum result view_render(
    struct view *view, const char *template_name, const char *language, struct buf *out) MUST_CHECK;

#ifdef __cplusplus
}
#endif
#endif
