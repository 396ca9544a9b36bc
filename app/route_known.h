/* SPDX-License-Identifier: Apache-2.0 */
/* Whether an address is one of our pages, for rules that meet addresses in what people write. */
#ifndef LOKET_ROUTE_KNOWN_H
#define LOKET_ROUTE_KNOWN_H

#include "route.h"

/* The pattern of the page at `path` (without language prefix and query), its parameters in
 * `params`; NULL when there is none, or when it is for staff and the reader is not. */
const char *route_known(
    struct arena *arena, const char *path, bool staff, struct route_params *params);

#endif
