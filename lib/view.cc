// SPDX-License-Identifier: Apache-2.0
// The edge to ctemplate: templates parsed once per process, pages written straight into a struct
// buf. With its dictionaries (view_dictionary.h) the only C++ in the program. It decides
// nothing about pages, escapes nothing itself (AUTOESCAPE does, in every template) and lets no
// exception out: out of memory is remembered in the page and told by view_render().

/* The headers are C; view.h says so itself, the ones below and within it do not. */
extern "C" {
#include "log.h"
#include "view.h"
}

#include <charconv>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <exception>
#include <new>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_emitter.h>

#include "view_dictionary.h"

using ctemplate::Template;

namespace
{

const char FIRST_LINE[] = "{{%AUTOESCAPE context=\"HTML\"}}";
const char FIRST_LINE_XML[] = "{{%AUTOESCAPE context=\"XML\"}}"; // of *.xml.tpl: feeds, site maps
const char *const LANGUAGES[] = { "nl", "en" };
const int DEPTH_MAX = 4; // folders under a language's own

std::string root_directory; // absolute, without a slash at the end

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

// Tells every include of the page which file it is in this language.
void choose_files(page *whole, const char *language)
{
	for (dictionary *d = whole->includes; d != nullptr; d = d->next_include()) {
		const std::string path = template_path(language, d->template_name());
		const char *file = arena_strdup(whole->arena, path.c_str());

		if (file == nullptr)
			throw std::bad_alloc();
		d->set_file(file);
	}
}

dictionary *dictionary_of(struct view *view)
{
	return static_cast<dictionary *>(static_cast<void *>(view));
}

// A struct view is a dictionary that C holds by its address.
struct view *view_of(dictionary *held)
{
	return static_cast<struct view *>(static_cast<void *>(held));
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
	page *whole = ARENA_NEW(arena, page);

	if (whole == nullptr)
		return nullptr;
	whole->arena = arena;
	whole->globals = dictionary::make(whole, nullptr);
	return whole->globals == nullptr ? nullptr : view_of(dictionary::make(whole, nullptr));
}

void view_set(struct view *view, const char *name, const char *value)
{
	if (view != nullptr)
		dictionary_of(view)->set(
		    name, value == nullptr ? "" : value, value == nullptr ? 0 : std::strlen(value));
}

void view_set_int(struct view *view, const char *name, int64_t value)
{
	char text[24];
	const std::to_chars_result end = std::to_chars(text, text + sizeof(text), value);

	if (view != nullptr)
		dictionary_of(view)->set(name, text, static_cast<size_t>(end.ptr - text));
}

void view_setf(struct view *view, const char *name, const char *format, ...)
{
	va_list args;
	char *text;

	if (view == nullptr)
		return;
	va_start(args, format);
	text = arena_vprintf(dictionary_of(view)->whole()->arena, format, args);
	va_end(args);
	if (text == nullptr)
		dictionary_of(view)->whole()->failed = true;
	else
		view_set(view, name, text);
}

void view_global(struct view *view, const char *name, const char *value)
{
	if (view != nullptr)
		view_set(view_of(dictionary_of(view)->whole()->globals), name, value);
}

void view_global_show(struct view *view, const char *section)
{
	if (view != nullptr)
		dictionary_of(view)->whole()->globals->show(section);
}

void view_show(struct view *view, const char *section)
{
	if (view != nullptr)
		dictionary_of(view)->show(section);
}

void view_show_if(struct view *view, const char *section, bool condition)
{
	if (condition)
		view_show(view, section);
}

struct view *view_section(struct view *view, const char *section)
{
	return view == nullptr ? nullptr : view_of(dictionary_of(view)->add_section(section));
}

void view_section_set(struct view *view, const char *section, const char *name, const char *value)
{
	view_set(view_section(view, section), name, value);
}

struct view *view_include(struct view *view, const char *name, const char *template_name)
{
	return view == nullptr ? nullptr
			       : view_of(dictionary_of(view)->add_include(name, template_name));
}

enum result view_render(
    struct view *view, const char *template_name, const char *language, struct buf *out)
{
	if (view == nullptr || dictionary_of(view)->whole()->failed)
		return RES_UNAVAILABLE;
	try {
		const std::string path = template_path(language, template_name);
		const Template *parsed;
		buf_emitter emitter(out);

		choose_files(dictionary_of(view)->whole(), language);
		parsed = Template::GetTemplate(path, ctemplate::DO_NOT_STRIP);
		if (parsed == nullptr || !parsed->Expand(&emitter, dictionary_of(view))) {
			log_error(
			    "template is missing or broken, or one it includes: %s", path.c_str());
			return RES_BUG;
		}
	} catch (const std::exception &) {
		return RES_UNAVAILABLE;
	}
	return buf_ok(out) ? RES_OK : RES_UNAVAILABLE;
}
