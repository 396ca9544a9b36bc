/* SPDX-License-Identifier: Apache-2.0 */
/* An allocator that refuses on request. Rings that have it are linked with --wrap for malloc,
 * calloc, realloc and strdup, so that the calls of our own code come here and those inside C
 * libraries do not; operator new is replaced for the whole program, so that ctemplate's comes here
 * too. */
#ifndef TESTS_SUPPORT_ALLOCATOR_H
#define TESTS_SUPPORT_ALLOCATOR_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The n-th allocation from now fails, once; 1 is the next. Forgets what failed before. */
void allocator_fail_at(int n);
/* Back to normal. True when an allocation was refused since allocator_fail_at(). */
bool allocator_fail_end(void);
/* For the test's own allocations in between: what was still to come, to be given back. */
int allocator_pause(void);
void allocator_resume(int left);
/* Counts one allocation; true when it is to be refused. */
bool allocator_refuses(void);

#ifdef __cplusplus
}
#endif

#endif
