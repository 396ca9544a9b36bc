/* SPDX-License-Identifier: Apache-2.0 */
/* Makes the layout's dictionary: what every page shows (names, phone, hours, menu, flash), the
 * fields of a form as they were typed, and its errors. Knows no concept but the opening hours and
 * the banner. */
#include "page.h"

#include <ctype.h>
#include <string.h>

#include "account/account.h"
#include "clock.h"
#include "csrf.h"
#include "log.h"
#include "outage/outage_view.h"
#include "portal.h"
#include "respond.h"
#include "sla/sla.h"
#include "text.h"
#include "views.h"

#define NAME_MAX_BYTES 64

bool page_is_desk(const struct request *rq)
{
	return strncmp(rq->path, "/admin", 6) == 0 && viewer_is_staff(&rq->ctx.viewer);
}

static bool path_is_under(const char *path, const char *parent)
{
	size_t len = strlen(parent);

	return strncmp(path, parent, len) == 0 && (path[len] == '\0' || path[len] == '/');
}

/* Which item of the menu is current. The first that fits wins. */
static const struct {
	const char *parent, *section;
} menu[] = {
	{ "/support/tickets", V_NAV_TICKETS },
	{ "/support/solutions", V_NAV_KNOWLEDGE },
	{ "/support/status", V_NAV_STATUS },
	{ "/support/contact", V_NAV_CONTACT },
	{ "/support/home", V_NAV_HOME },
	{ "/admin/customers", V_DESK_CUSTOMERS },
	{ "/admin/organisations", V_DESK_ORGANISATIONS },
	{ "/admin/registrations", V_DESK_REGISTRATIONS },
	{ "/admin/outages", V_DESK_OUTAGES },
	{ "/admin/settings/services", V_DESK_OUTAGES },
	{ "/admin/problems", V_DESK_PROBLEMS },
	{ "/admin/knowledge", V_DESK_KNOWLEDGE_BASE },
	{ "/admin/news", V_DESK_NEWS },
	{ "/admin/searches", V_DESK_KNOWLEDGE_BASE },
	{ "/admin", V_DESK_TICKETS },
};

static void show_menu(struct request *rq)
{
	view_show_if(rq->root, V_READING,
	    path_is_under(rq->path, "/support/status") ||
		path_is_under(rq->path, "/support/solutions") ||
		path_is_under(rq->path, "/support/search") ||
		path_is_under(rq->path, "/support/news"));
	if (strcmp(rq->path, "/") == 0)
		view_show(rq->root, V_NAV_HOME);
	for (size_t i = 0; i < sizeof(menu) / sizeof(menu[0]); i++) {
		if (!path_is_under(rq->path, menu[i].parent))
			continue;
		view_show(rq->root, menu[i].section);
		return;
	}
}

static void show_hours(struct request *rq)
{
	const struct sla_calendar *calendar;
	struct i18n_time today = i18n_local(rq->ctx.now);
	const char *day_off;

	if (sla_calendar_load(&rq->ctx, &calendar) != RES_OK)
		return; /* the footer does without while the database is away */
	view_global(rq->root, V_HOURS_TEXT, sla_hours_text(rq->ctx.arena, calendar));
	view_global(rq->root, V_OPEN_TEXT, sla_until_text(&rq->ctx, calendar));
	view_global_show(
	    rq->root, sla_open_now(calendar, rq->ctx.now, NULL) ? V_OPEN_NOW : V_CLOSED_NOW);
	if ((day_off = sla_day_off(calendar, today.year, today.month, today.day)) == NULL)
		return;
	view_global(rq->root, V_DAY_OFF_TEXT, day_off);
	view_global_show(rq->root, V_DAY_OFF);
}

static const char *theme_name(struct request *rq)
{
	static const char *const names[] = {
		[THEME_SYSTEM] = "system", [THEME_LIGHT] = "light", [THEME_DARK] = "dark"
	};
	const char *cookie;

	if (rq->ctx.viewer.id != 0)
		return names[rq->ctx.viewer.theme];
	cookie = request_cookie(rq, THEME_COOKIE);
	for (size_t i = 1; cookie != NULL && i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(cookie, names[i]) == 0)
			return names[i];
	return names[THEME_SYSTEM];
}

static void show_theme(struct request *rq)
{
	const char *theme = theme_name(rq);

	view_global(rq->root, V_THEME, theme);
	view_global_show(rq->root,
	    strcmp(theme, "light") == 0      ? V_THEME_LIGHT
		: strcmp(theme, "dark") == 0 ? V_THEME_DARK
					     : V_THEME_SYSTEM);
	view_show_if(rq->root, V_THEMED, strcmp(theme, "system") != 0);
}

static void set_token(struct request *rq)
{
	const struct settings *s = rq->ctx.settings;
	struct bytes key = { (const unsigned char *)s->secret_key, strlen(s->secret_key) };
	struct bytes binding = request_csrf_binding(rq);

	if (binding.size > 0)
		view_global(rq->root, V_CSRF, csrf_token(rq->ctx.arena, key, binding));
}

static void set_globals(struct request *rq, const char *title)
{
	const struct settings *s = rq->ctx.settings;
	const struct viewer *v = &rq->ctx.viewer;

	view_global(rq->root, V_P, rq->prefix);
	view_global(rq->root, V_PATH, rq->path);
	view_global(rq->root, V_BASE_URL, s->base_url);
	view_global(rq->root, V_TITLE, title);
	view_global(rq->root, V_SITE_NAME, s->site_name);
	view_global(rq->root, V_BRAND, s->brand);
	view_global(rq->root, V_PHONE, s->phone);
	view_global(rq->root, V_PHONE_TEL, s->phone_tel);
	view_global(
	    rq->root, V_YEAR, arena_printf(rq->ctx.arena, "%d", i18n_local(rq->ctx.now).year));
	view_global_show(rq->root, v->id != 0 ? V_SIGNED_IN : V_SIGNED_OUT);
	view_show(rq->root, v->single_keys ? V_WITH_KEYS : V_NO_KEYS);
	if (viewer_is_staff(v))
		view_global_show(rq->root, V_IS_AGENT);
	if (v->role == ROLE_MANAGER)
		view_global_show(rq->root, V_IS_MANAGER);
	if (viewer_may_act(v))
		view_global_show(rq->root, V_MAY_ACT);
	if (v->id != 0) {
		view_global(
		    rq->root, V_USER_ID, arena_printf(rq->ctx.arena, "%lld", (long long)v->id));
		view_global(rq->root, V_USER_NAME, v->name);
		view_global(rq->root, V_USER_INITIALS, text_initials(rq->ctx.arena, v->name));
	}
}

static void show_flash(struct request *rq)
{
	const char *cookie = request_cookie(rq, FLASH_COOKIE), *text;
	int64_t number = cookie == NULL ? 0 : route_number(cookie, false);
	struct view *box;

	if (cookie == NULL || rq->failed)
		return;
	respond_cookie(rq, FLASH_COOKIE, NULL, 0);
	if (number <= FLASH_NONE || number >= FLASH_COUNT)
		return;
	rq->flash = (enum flash)number;
	text = flash_text(rq->flash);
	if (text == NULL)
		return;
	box = view_section(rq->root, V_FLASH);
	view_set(box, V_MESSAGE, text);
	view_show_if(box, V_GOOD, rq->flash != FLASH_SIGN_IN_FIRST);
}

/* A request for an account was promised an answer within a working day. The page does without when
 * this fails. */
static void show_requests(struct request *rq)
{
	int64_t waiting = 0;

	if (page_is_desk(rq) && registration_waiting_count(&rq->ctx, &waiting) == RES_OK &&
	    waiting > 0)
		view_section_set(rq->root, V_REGISTRATIONS_WAITING, V_COUNT,
		    i18n_number(rq->ctx.arena, waiting));
}

/* A page has one script. Where something is written it holds more: at the desk the toolbar of texts
 * in Markdown, for customers what files and drafts of tickets take. */
static void choose_script(struct request *rq, const char *template_name)
{
	static const char *const writing_on[] = { TPL_DESK_KNOWLEDGE_EDIT, TPL_DESK_NEWS_EDIT,
		TPL_TICKET_NEW, TPL_TICKET_SHOW };
	bool writing = false;

	for (size_t i = 0; i < sizeof(writing_on) / sizeof(writing_on[0]); i++)
		writing |= strcmp(template_name, writing_on[i]) == 0;

	view_show(rq->root, writing ? V_WRITING : V_NOT_WRITING);
}

struct view *page_open(struct request *rq, const char *template_name, const char *title)
{
	rq->root = view_new(rq->ctx.arena);
	rq->crumbs = NULL;
	rq->layout = page_is_desk(rq) ? TPL_LAYOUT_DESK : TPL_LAYOUT_PAGE;
	rq->media_type = "text/html; charset=utf-8";
	rq->page = view_include(rq->root, V_CONTENT, template_name);
	if (rq->page == NULL)
		return NULL;
	set_globals(rq, title);
	view_global(rq->root, V_DESCRIPTION,
	    _("Ask a question or report a problem, and follow your support tickets."));
	set_token(rq);
	show_theme(rq);
	show_hours(rq);
	show_menu(rq);
	show_requests(rq);
	choose_script(rq, template_name);
	show_flash(rq);
	return rq->page;
}

struct view *page_open_bare(struct request *rq, const char *template_name, const char *media_type)
{
	rq->root = view_new(rq->ctx.arena);
	rq->page = rq->root;
	rq->crumbs = NULL;
	rq->layout = template_name;
	rq->media_type = media_type;
	set_globals(rq, "");
	return rq->root;
}

void page_is_public_at(
    struct request *rq, const char *path_nl, const char *path_en, const char *description)
{
	bool english = (i18n_language() == LANGUAGE_EN && path_en != NULL) || path_nl == NULL;
	const char *base = rq->ctx.settings->base_url;
	struct view *links = view_section(rq->root, V_PUBLIC_PAGE);

	view_setf(links, V_CANONICAL, "%s/%s%s", base, english ? "en" : "nl",
	    english ? path_en : path_nl);
	if (path_nl != NULL && path_en != NULL) {
		struct view *both = view_section(links, V_TRANSLATED);

		view_setf(both, V_HREF_NL, "%s/nl%s", base, path_nl);
		view_setf(both, V_HREF_EN, "%s/en%s", base, path_en);
	}
	if (description != NULL && description[0] != '\0')
		view_global(rq->root, V_DESCRIPTION, description);
}

void page_is_public(struct request *rq, const char *path, const char *description, bool nl, bool en)
{
	page_is_public_at(rq, nl || !en ? path : NULL, en ? path : NULL, description);
}

void page_feed(struct request *rq, const char *path, const char *title)
{
	struct view *feed = view_section(rq->root, V_FEED);

	view_set(feed, V_FEED_PATH, path);
	view_set(feed, V_FEED_TITLE, title);
}

void page_crumb(struct request *rq, const char *path, const char *text)
{
	struct view *crumb, *part;

	if (rq->crumbs == NULL)
		rq->crumbs = view_section(rq->root, V_CRUMBS);
	crumb = view_section(rq->crumbs, V_CRUMB);
	part = view_section(crumb, path == NULL ? V_HERE : V_LINK);
	view_set(part, V_TEXT, text);
	view_set(part, V_HREF, path);
	rq->crumb = part;
}

void page_crumb_language(struct request *rq, enum language language)
{
	view_show_if(rq->crumb, V_FOREIGN, language != i18n_language());
}

/* "<prefix><ending>" without the price of printf: lists call this for every row. */
static const char *joined(char out[static NAME_MAX_BYTES], const char *prefix, const char *ending)
{
	size_t size = strlen(prefix), rest = strlen(ending) + 1;

	invariant(size + rest <= NAME_MAX_BYTES);
	memcpy(out, prefix, size);
	memcpy(out + size, ending, rest);
	return out;
}

void page_time(struct request *rq, struct view *view, const char *prefix, int64_t instant)
{
	struct arena *arena = rq->ctx.arena;
	char name[NAME_MAX_BYTES], stamp[21];

	if (instant == 0)
		return;
	clock_format(instant, stamp);
	view_set(view, joined(name, prefix, "_ISO"), stamp);
	view_set(view, joined(name, prefix, "_FULL"), i18n_full(arena, instant));
	view_set(view, joined(name, prefix, "_TEXT"), i18n_moment(arena, instant, rq->ctx.now));
}

void page_form_key(struct request *rq, struct view *page)
{
	const char *key = rq->failed && !rq->conflict ? form_value(&rq->values, "key") : NULL;
	unsigned char fresh[16];

	if (key == NULL) {
		crypt_random(fresh, sizeof(fresh));
		key = crypt_base64url(rq->ctx.arena, fresh, sizeof(fresh));
	}
	view_set(page, V_KEY, key);
}

static void show_kept_file(struct request *rq, struct view *page, const struct store_file *file)
{
	struct view *kept = view_section(page, V_KEPT_FILE);

	view_set(kept, V_ID, file->public_id);
	view_set(kept, V_NAME, file->name);
	view_set(kept, V_SIZE, i18n_size(rq->ctx.arena, file->size));
}

void page_kept_files(struct request *rq, struct view *page)
{
	struct store_file file;

	if (!rq->failed)
		return;
	for (size_t i = 0; i < rq->values.count; i++)
		if (strcmp(rq->values.at[i].name, "kept") == 0 &&
		    store_find_staged(
			rq->ctx.db, rq->ctx.viewer.id, rq->values.at[i].value, &file) == RES_OK)
			show_kept_file(rq, page, &file);
	for (size_t i = 0; i < rq->staged_count; i++)
		show_kept_file(rq, page, &rq->staged[i]);
}

/* ---- a form shown again ---- */

/* "subject" with prefix "F_" is "F_SUBJECT". */
static const char *variable_name(struct arena *arena, const char *prefix, const char *field)
{
	char *name = arena_printf(arena, "%s%s", prefix, field);

	for (char *c = name; c != NULL && *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	return name;
}

static void show_values(struct request *rq)
{
	const struct form_spec *spec = rq->route->form;

	for (size_t i = 0; i < spec->count; i++) {
		const struct form_field *field = &spec->fields[i];
		const char *value = form_value(&rq->values, field->name);
		const char *name = variable_name(rq->ctx.arena, "F_", field->name);

		if (value != NULL && name != NULL && field->kind != FORM_PASSWORD &&
		    field->kind != FORM_LIST)
			view_set(rq->page, name, value);
	}
}

static void show_errors(struct request *rq)
{
	struct view *summary;

	if (rq->errors.count == 0)
		return;
	view_global_show(rq->root, V_ERROR_PREFIX);
	summary = view_section(rq->page, V_ERRORS);
	for (size_t i = 0; i < rq->errors.count; i++) {
		const struct form_error *error = &rq->errors.at[i];
		const char *name = variable_name(rq->ctx.arena, "E_", error->field);
		struct view *item = view_section(summary, V_ERROR_ITEM);

		view_set(item, V_FIELD, error->field);
		view_set(item, V_MESSAGE, error->message);
		if (name != NULL)
			view_section_set(rq->page, name, V_MESSAGE, error->message);
	}
}

enum result page_render(struct request *rq)
{
	if (rq->page == NULL)
		return ctx_fail(&rq->ctx, RES_UNAVAILABLE, "out of memory for the page");
	if (rq->failed && rq->route->form != NULL)
		show_values(rq);
	show_errors(rq);
	if (http_param(&rq->http, "BANNER") != NULL && rq->page != rq->root)
		outage_view_inside(rq);
	if (arena_failed(rq->ctx.arena))
		return ctx_fail(&rq->ctx, RES_UNAVAILABLE, "out of memory for the page");
	buf_clear(&rq->response->body);
	rq->response->status = rq->status;
	http_header_set(rq->response, "Content-Type", rq->media_type);
	http_header_set(rq->response, "Content-Language", i18n_code(i18n_language()));
	return view_render(rq->root, rq->layout, i18n_code(i18n_language()), &rq->response->body);
}
