// SPDX-License-Identifier: Apache-2.0
// What ctemplate fills its templates from, for view.cc only: dictionaries that lie in an arena with
// all they hold. ctemplate's own keeps a tree and a name for each of hundreds of sections a page,
// which costs a third of the page.
#ifndef LOKET_VIEW_DICTIONARY_H
#define LOKET_VIEW_DICTIONARY_H

extern "C" {
#include "arena.h"
}

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <unordered_map>

#include <ctemplate/template_dictionary_interface.h>

namespace
{

using ctemplate::TemplateString;

// ---- names ----

// Values, sections and includes are found by the number of their name. Names are few: those that
// templates have.
struct known_name {
	std::string text;
	uint32_t number;
};

// Where a name was seen before: constants of the program and places in parsed templates, which stay
// where they are. What stands there is compared all the same.
struct seen_name {
	const char *at;
	const known_name *name;
};

const size_t SEEN_NAMES = 4096; // a power of two

const known_name *name_remembered(std::string_view text)
{
	static std::unordered_map<std::string_view, std::unique_ptr<known_name>> names;
	auto found = names.find(text);

	if (found == names.end()) {
		auto fresh = std::make_unique<known_name>();

		fresh->text = text;
		fresh->number = static_cast<uint32_t>(names.size());
		std::string_view key = fresh->text;
		found = names.emplace(key, std::move(fresh)).first;
	}
	return found->second.get();
}

uint32_t name_number(const char *text, size_t size)
{
	static seen_name seen[SEEN_NAMES];
	const uintptr_t address = reinterpret_cast<uintptr_t>(text);
	seen_name &place = seen[(address ^ (address >> 12)) & (SEEN_NAMES - 1)];

	if (place.at != text || place.name->text.size() != size ||
	    std::memcmp(place.name->text.data(), text, size) != 0) {
		place.name = name_remembered(std::string_view(text, size));
		place.at = text;
	}
	return place.name->number;
}

// ---- dictionaries ----

class dictionary;

// What the dictionaries of one page share.
struct page {
	struct arena *arena;
	dictionary *globals;
	dictionary *includes; // the newest first
	bool failed;          // out of memory somewhere: the page would be incomplete
};

enum part_kind { PART_VALUE, PART_SECTION, PART_INCLUDE, PART_KINDS };

// One more time that a section or an include is shown, with what.
struct showing {
	const dictionary *with;
	showing *next;
};

struct part {
	uint32_t key;  // of name and kind
	uint32_t size; // of the value
	const char *value;
	showing *first, *last;
};

// A page, a section's repetition or an include. Lies in the page's arena with all it holds, and is
// never destroyed: it owns nothing else. Looks names up as ctemplate's own dictionary does: here,
// in those it stands in, among the globals; an include stands in none.
class dictionary : public ctemplate::TemplateDictionaryInterface
{
      public:
	dictionary(page *whole, const dictionary *around)
	    : whole_(whole), around_(around), parts_(nullptr), room_(0), count_(0), seen_(0),
	      template_name_(nullptr), file_(""), next_include_(nullptr)
	{
	}

	page *whole() const
	{
		return whole_;
	}
	void set(const char *name, const char *value, size_t size)
	{
		part *found = part_for(name, PART_VALUE);
		char *copy = found == nullptr
		    ? nullptr
		    : static_cast<char *>(arena_memdup(whole_->arena, value, size));

		if (copy == nullptr) {
			whole_->failed = true;
			return;
		}
		found->value = copy;
		found->size = static_cast<uint32_t>(size);
	}
	// Once, however often it is asked, unless it is shown with something already.
	void show(const char *section)
	{
		part *found = part_for(section, PART_SECTION);

		if (found != nullptr && found->first == nullptr)
			add_showing(found, this);
	}
	dictionary *add_section(const char *section)
	{
		return add(section, PART_SECTION, this);
	}
	dictionary *add_include(const char *name, const char *template_name)
	{
		dictionary *inner = add(name, PART_INCLUDE, nullptr);

		if (inner == nullptr)
			return nullptr;
		inner->template_name_ = arena_strdup(whole_->arena, template_name);
		if (inner->template_name_ == nullptr)
			whole_->failed = true;
		inner->next_include_ = whole_->includes;
		whole_->includes = inner;
		return inner;
	}
	const char *template_name() const
	{
		return template_name_;
	}
	void set_file(const char *file)
	{
		file_ = file;
	}
	dictionary *next_include() const
	{
		return next_include_;
	}
	static dictionary *make(page *whole, const dictionary *around)
	{
		void *memory = arena_alloc(whole->arena, sizeof(dictionary));

		if (memory == nullptr) {
			whole->failed = true;
			return nullptr;
		}
		return new (memory) dictionary(whole, around);
	}

      protected:
	TemplateString GetValue(const TemplateString &name) const override
	{
		const part *found = look_up(name, PART_VALUE);

		return found == nullptr ? TemplateString("", 0)
					: TemplateString(found->value, found->size);
	}
	bool IsHiddenSection(const TemplateString &name) const override
	{
		return look_up(name, PART_SECTION) == nullptr;
	}
	bool IsUnhiddenSection(const TemplateString &name) const override
	{
		return !IsHiddenSection(name);
	}
	bool IsHiddenTemplate(const TemplateString &name) const override
	{
		return look_up(name, PART_INCLUDE) == nullptr;
	}
	const char *GetIncludeTemplateName(const TemplateString &name, int number) const override
	{
		const showing *shown = first_showing(name, PART_INCLUDE);

		for (; shown != nullptr && number > 0; number--)
			shown = shown->next;
		return shown == nullptr ? "" : shown->with->file_;
	}
	Iterator *CreateTemplateIterator(const TemplateString &name) const override
	{
		return new showings(first_showing(name, PART_INCLUDE));
	}
	Iterator *CreateSectionIterator(const TemplateString &name) const override
	{
		return new showings(first_showing(name, PART_SECTION));
	}
	void DumpToString(std::string *out, int) const override
	{
		out->clear(); // values are nobody's business
	}

      private:
	// ctemplate makes and deletes one for each section it shows, so their memory is used again.
	class showings : public Iterator
	{
	      public:
		static void *operator new(size_t size)
		{
			void *memory = unused_;

			if (memory == nullptr)
				return ::operator new(size);
			unused_ = *static_cast<void **>(memory);
			return memory;
		}
		static void operator delete(void *memory)
		{
			*static_cast<void **>(memory) = unused_;
			unused_ = memory;
		}
		explicit showings(const showing *first) : next_(first)
		{
		}
		bool HasNext() const override
		{
			return next_ != nullptr;
		}
		const TemplateDictionaryInterface &Next() override
		{
			const dictionary *with = next_->with;

			next_ = next_->next;
			return *with;
		}

	      private:
		const showing *next_;
		static inline void *unused_;
	};

	static uint32_t key_of(const char *name, size_t size, part_kind kind)
	{
		return name_number(name, size) * PART_KINDS + kind;
	}
	bool grow()
	{
		const uint32_t room = room_ == 0 ? 8 : room_ * 2;
		part *parts = static_cast<part *>(arena_array(whole_->arena, room, sizeof(part)));

		if (parts == nullptr)
			return false;
		std::copy(parts_, parts_ + count_, parts);
		parts_ = parts;
		room_ = room;
		return true;
	}
	// Makes it when it is not there; nullptr out of memory.
	part *part_for(const char *name, part_kind kind)
	{
		part *found;
		uint32_t key;

		try {
			key = key_of(name, std::strlen(name), kind);
		} catch (const std::exception &) {
			whole_->failed = true;
			return nullptr;
		}
		if ((found = own(key)) != nullptr)
			return found;
		if (count_ == room_ && !grow()) {
			whole_->failed = true;
			return nullptr;
		}
		found = &parts_[count_++];
		found->key = key;
		seen_ |= bit_of(key);
		return found;
	}
	dictionary *add(const char *name, part_kind kind, const dictionary *around)
	{
		part *found = part_for(name, kind);
		dictionary *inner = found == nullptr ? nullptr : make(whole_, around);

		if (inner != nullptr)
			add_showing(found, inner);
		return inner;
	}
	void add_showing(part *of, const dictionary *with)
	{
		showing *added = ARENA_NEW(whole_->arena, showing);

		if (added == nullptr) {
			whole_->failed = true;
			return;
		}
		added->with = with;
		if (of->first == nullptr)
			of->first = added;
		else
			of->last->next = added;
		of->last = added;
	}
	static uint64_t bit_of(uint32_t key)
	{
		return uint64_t{ 1 } << (key & 63);
	}
	// A row has a dozen parts: looked through in order, unless none has this key's bit.
	part *own(uint32_t key) const
	{
		if ((seen_ & bit_of(key)) == 0)
			return nullptr;
		for (uint32_t i = 0; i < count_; i++)
			if (parts_[i].key == key)
				return &parts_[i];
		return nullptr;
	}
	const part *look_up(const TemplateString &name, part_kind kind) const
	{
		const uint32_t key = key_of(name.data(), name.size(), kind);
		const part *found = nullptr;

		for (const dictionary *d = this; d != nullptr && found == nullptr; d = d->around_)
			found = d->own(key);
		return found != nullptr ? found : whole_->globals->own(key);
	}
	const showing *first_showing(const TemplateString &name, part_kind kind) const
	{
		const part *found = look_up(name, kind);

		return found == nullptr ? nullptr : found->first;
	}

	page *whole_;
	const dictionary *around_; // a section's; nullptr for a page, an include and the globals
	part *parts_;              // as they came
	uint32_t room_, count_;
	uint64_t seen_;             // bit_of() every key
	const char *template_name_; // an include's
	const char *file_;          // … in the language of the rendering
	dictionary *next_include_;
};

} // namespace

#endif
