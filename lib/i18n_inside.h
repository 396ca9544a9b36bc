/* SPDX-License-Identifier: Apache-2.0 */
/* What i18n.c and i18n_zone.c share. */
#ifndef LOKET_I18N_INSIDE_H
#define LOKET_I18N_INSIDE_H

#include "i18n.h"

/* Puts a zone of the IANA database in force. RES_INVALID for a name that this machine does not
 * know, RES_UNAVAILABLE out of memory. */
enum result i18n_zone_open(const char *zone) MUST_CHECK;

#endif
