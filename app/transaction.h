/* SPDX-License-Identifier: Apache-2.0 */
/* A POST's handler inside one transaction: committed only when it succeeds, run again after a
 * deadlock, and once only for a form that was sent twice. */
#ifndef LOKET_TRANSACTION_H
#define LOKET_TRANSACTION_H

#include "request.h"

enum result transaction_run(struct request *rq) MUST_CHECK;

#endif
