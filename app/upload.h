/* SPDX-License-Identifier: Apache-2.0 */
/* Files of a multipart body on their way into the store, before the form is judged. */
#ifndef LOKET_UPLOAD_H
#define LOKET_UPLOAD_H

#include "request.h"

/* Fills `sink`. `gate` is asked once, before the first byte is stored, with the fields received so
 * far. Files that are too large, too many or over the viewer's quota are skipped, noted as an error
 * of their field, and the rest of the form is still read. */
enum result upload_sink(struct request *rq,
    enum result (*gate)(struct request *, const struct form_values *),
    struct form_sink *sink) MUST_CHECK;

#endif
