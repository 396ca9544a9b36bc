/* SPDX-License-Identifier: Apache-2.0 */
/* Keeping nginx's copies of important pages: asks this host's front for them, one after the other,
 * so that there is something to show when neither workers nor database answer. Which pages: every
 * public route without a parameter, and what the site map and the feeds name, in both languages;
 * and the pictures that these show. */
#ifndef LOKET_WARM_H
#define LOKET_WARM_H

#include "settings.h"

#define WARM_PAGES_MAX 2000
#define WARM_ROUND_MS 600000 /* in which every page is asked for once */

struct warm;

/* NULL out of memory. Lives as long as the process. */
struct warm *warm_open(const struct settings *settings);
/* Asks for the next page and returns after how many milliseconds the one after it is due. The
 * first round is quick. A front that does not answer costs at most a second. */
int64_t warm_step(struct warm *warm);

#endif
