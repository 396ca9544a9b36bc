// SPDX-License-Identifier: Apache-2.0
// The failing allocator of C++: every operator new of the program and its libraries.
#include "allocator.h"

#include <cstdlib>
#include <new>

extern "C" void *__real_malloc(size_t size);

void *operator new(size_t size)
{
	void *memory = allocator_refuses() ? nullptr : __real_malloc(size > 0 ? size : 1);

	if (memory == nullptr)
		throw std::bad_alloc();
	return memory;
}

void *operator new[](size_t size)
{
	return operator new(size);
}

void operator delete(void *memory) noexcept
{
	std::free(memory);
}

void operator delete(void *memory, size_t) noexcept
{
	std::free(memory);
}

void operator delete[](void *memory) noexcept
{
	std::free(memory);
}

void operator delete[](void *memory, size_t) noexcept
{
	std::free(memory);
}
