// SPDX-License-Identifier: Apache-2.0
// The edge to ctemplate: dictionaries that live as long as an arena, templates parsed once per
// process, pages written straight into a struct buf. The only C++ in the program. It decides
// nothing about pages, escapes nothing itself (AUTOESCAPE does, in every template) and lets no
// exception out: out of memory is remembered in the page and told by view_render().

/* The headers are C; view.h says so itself, the ones below and within it do not. */
extern "C" {
#include "log.h"
#include "view.h"
}

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <vector>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_emitter.h>

using ctemplate::StaticTemplateString;
using ctemplate::Template;
using ctemplate::TemplateDictionary;
using ctemplate::TemplateString;

namespace
{

const char FIRST_LINE[] = "{{%AUTOESCAPE context=\"HTML\"}}";
const char FIRST_LINE_XML[] = "{{%AUTOESCAPE context=\"XML\"}}"; // of *.xml.tpl: feeds, site maps
const char *const LANGUAGES[] = { "nl", "en" };
const int DEPTH_MAX = 4; // folders under a language's own

std::string root_directory; // absolute, without a slash at the end

// What one view_new() owns. Includes learn their file only when the language is known: in
// view_render().
struct page {
	struct arena *arena;
	TemplateDictionary dictionary;
	std::vector<std::pair<TemplateDictionary *, std::string>> includes;
	bool failed; // out of memory somewhere: the page would be incomplete

	explicit page(struct arena *owner)
	    : arena(owner), dictionary("page"), includes(), failed(false)
	{
	}
	page(const page &) = delete;
	page &operator=(const page &) = delete;
};

struct buf_emitter : public ctemplate::ExpandEmitter {
	explicit buf_emitter(struct buf *out) : out_(out)
	{
	}
	void Emit(char c) override
	{
		buf_addc(out_, c);
	}
	void Emit(const std::string &text) override
	{
		buf_add(out_, text.data(), text.size());
	}
	void Emit(const char *text) override
	{
		buf_adds(out_, text);
	}
	void Emit(const char *text, size_t size) override
	{
		buf_add(out_, text, size);
	}

	struct buf *out_;
};

void page_free(void *data)
{
	delete static_cast<page *>(data);
}

bool ends_with(const std::string &text, const char *end)
{
	const size_t size = std::strlen(end);

	return text.size() >= size && text.compare(text.size() - size, size, end) == 0;
}

std::string template_path(const char *language, const std::string &name)
{
	return root_directory + "/" + language + "/" + name + ".tpl";
}

const char *first_line(const std::string &path)
{
	return ends_with(path, ".xml.tpl") ? FIRST_LINE_XML : FIRST_LINE;
}

// Plain-text mail (*.txt.tpl) is the only kind that needs no escaping.
bool escapes(const std::string &path)
{
	const std::string wanted = first_line(path);
	char head[sizeof(FIRST_LINE)] = "";
	FILE *file;
	bool found;

	if (ends_with(path, ".txt.tpl"))
		return true;
	if ((file = std::fopen(path.c_str(), "re")) == nullptr)
		return false;
	found = std::fread(head, 1, wanted.size(), file) == wanted.size() && wanted == head;
	std::fclose(file);
	return found;
}

bool verify_file(const std::string &path)
{
	const Template *parsed = Template::GetTemplate(path, ctemplate::DO_NOT_STRIP);

	if (parsed == nullptr || parsed->state() != ctemplate::TS_READY) {
		log_error("template does not parse: %s", path.c_str());
		return false;
	}
	if (!escapes(path)) {
		log_error("template does not begin with %s: %s", first_line(path), path.c_str());
		return false;
	}
	return true;
}

// Parses every template below `path`; counts them. False when one is broken, after naming all
// that are.
bool verify_directory(const std::string &path, int depth, size_t *count)
{
	DIR *directory = depth > DEPTH_MAX ? nullptr : opendir(path.c_str());
	bool good = true;

	if (directory == nullptr) {
		log_error("no templates in %s", path.c_str());
		return false;
	}
	while (const struct dirent *entry = readdir(directory)) {
		const std::string inside = path + "/" + entry->d_name;
		struct stat about;

		if (entry->d_name[0] == '.' || stat(inside.c_str(), &about) != 0)
			continue;
		if (S_ISDIR(about.st_mode)) {
			good = verify_directory(inside, depth + 1, count) && good;
		} else if (ends_with(inside, ".tpl")) {
			good = verify_file(inside) && good;
			(*count)++;
		}
	}
	closedir(directory);
	return good;
}

bool verify_all()
{
	bool good = true;

	for (const char *language : LANGUAGES) {
		const std::string path = root_directory + "/" + language;
		size_t count = 0;

		good = verify_directory(path, 0, &count) && good;
		if (count == 0) {
			log_error("no templates in %s", path.c_str());
			good = false;
		}
	}
	return good;
}

} // namespace

// What a caller holds: in the arena, so it needs no release of its own.
struct view {
	page *whole;
	TemplateDictionary *dictionary;
};

namespace
{

struct view *view_wrap(page *whole, TemplateDictionary *dictionary)
{
	struct view *view = ARENA_NEW(whole->arena, struct view);

	if (view == nullptr || dictionary == nullptr) {
		whole->failed = true;
		return nullptr;
	}
	view->whole = whole;
	view->dictionary = dictionary;
	return view;
}

// Runs one change of a dictionary; a NULL view and want of memory are remembered, never thrown.
template <class Change> void guarded(struct view *view, Change change)
{
	if (view == nullptr)
		return;
	try {
		change(view->dictionary);
	} catch (const std::exception &) {
		view->whole->failed = true;
	}
}

// ctemplate hashes a plain name at each use, under a lock of the whole process. Names are few (the
// templates'), so each gets its number once and is found here by its text afterwards.
struct known_name {
	std::string text;
	StaticTemplateString name;
};

TemplateString name_of(const char *text)
{
	static std::unordered_map<std::string_view, std::unique_ptr<known_name>> names;
	auto found = names.find(text);

	if (found == names.end()) {
		auto fresh = std::make_unique<known_name>();

		fresh->text = text;
		fresh->name = { { fresh->text.c_str(), fresh->text.size(), 0 } };
		ctemplate::StaticTemplateStringInitializer number(&fresh->name);
		std::string_view key = fresh->text;
		found = names.emplace(key, std::move(fresh)).first;
	}
	return TemplateString(found->second->name);
}

TemplateString value_of(const char *value)
{
	return TemplateString(value == nullptr ? "" : value);
}

} // namespace

enum result view_open(const char *directory, bool verify)
{
	char *absolute = realpath(directory, nullptr);

	if (absolute == nullptr) {
		log_error("no directory of templates: %s", directory);
		return RES_BUG;
	}
	try {
		root_directory = absolute;
		std::free(absolute);
		return !verify || verify_all() ? RES_OK : RES_BUG;
	} catch (const std::exception &) {
		return RES_UNAVAILABLE;
	}
}

enum result view_need(const char *const *names, size_t count)
{
	bool good = true;

	try {
		for (const char *language : LANGUAGES)
			for (size_t i = 0; i < count; i++)
				if (access(template_path(language, names[i]).c_str(), R_OK) != 0) {
					log_error("template is missing: %s",
					    template_path(language, names[i]).c_str());
					good = false;
				}
	} catch (const std::exception &) {
		return RES_UNAVAILABLE;
	}
	return good ? RES_OK : RES_BUG;
}

struct view *view_new(struct arena *arena)
{
	page *whole;

	try {
		whole = new page(arena);
	} catch (const std::exception &) {
		return nullptr;
	}
	if (!arena_defer(arena, page_free, whole))
		return nullptr;
	return view_wrap(whole, &whole->dictionary);
}

void view_set(struct view *view, const char *name, const char *value)
{
	guarded(view, [=](TemplateDictionary *d) { d->SetValue(name_of(name), value_of(value)); });
}

void view_set_int(struct view *view, const char *name, int64_t value)
{
	guarded(view,
	    [=](TemplateDictionary *d) { d->SetValue(name_of(name), std::to_string(value)); });
}

void view_setf(struct view *view, const char *name, const char *format, ...)
{
	char *text = nullptr;
	va_list args;
	int size;

	if (view == nullptr)
		return;
	va_start(args, format);
	size = vasprintf(&text, format, args);
	va_end(args);
	if (size < 0) {
		view->whole->failed = true;
		return;
	}
	view_set(view, name, text);
	std::free(text);
}

void view_global(struct view *view, const char *name, const char *value)
{
	guarded(view, [=](TemplateDictionary *d) {
		d->SetTemplateGlobalValue(name_of(name), value_of(value));
	});
}

void view_global_show(struct view *view, const char *section)
{
	guarded(
	    view, [=](TemplateDictionary *d) { d->ShowTemplateGlobalSection(name_of(section)); });
}

void view_show(struct view *view, const char *section)
{
	guarded(view, [=](TemplateDictionary *d) { d->ShowSection(name_of(section)); });
}

void view_show_if(struct view *view, const char *section, bool condition)
{
	if (condition)
		view_show(view, section);
}

struct view *view_section(struct view *view, const char *section)
{
	TemplateDictionary *inner = nullptr;

	if (view == nullptr)
		return nullptr;
	guarded(view,
	    [&](TemplateDictionary *d) { inner = d->AddSectionDictionary(name_of(section)); });
	return view_wrap(view->whole, inner);
}

void view_section_set(struct view *view, const char *section, const char *name, const char *value)
{
	view_set(view_section(view, section), name, value);
}

struct view *view_include(struct view *view, const char *name, const char *template_name)
{
	TemplateDictionary *inner = nullptr;

	if (view == nullptr)
		return nullptr;
	guarded(view, [&](TemplateDictionary *d) {
		TemplateDictionary *added = d->AddIncludeDictionary(name_of(name));

		view->whole->includes.emplace_back(added, template_name);
		inner = added;
	});
	return view_wrap(view->whole, inner);
}

enum result view_render(
    struct view *view, const char *template_name, const char *language, struct buf *out)
{
	if (view == nullptr || view->whole->failed)
		return RES_UNAVAILABLE;
	try {
		const std::string path = template_path(language, template_name);
		const Template *parsed;
		buf_emitter emitter(out);

		for (auto &include : view->whole->includes)
			include.first->SetFilename(template_path(language, include.second));
		parsed = Template::GetTemplate(path, ctemplate::DO_NOT_STRIP);
		if (parsed == nullptr || !parsed->Expand(&emitter, view->dictionary)) {
			log_error(
			    "template is missing or broken, or one it includes: %s", path.c_str());
			return RES_BUG;
		}
	} catch (const std::exception &) {
		return RES_UNAVAILABLE;
	}
	return buf_ok(out) ? RES_OK : RES_UNAVAILABLE;
}
