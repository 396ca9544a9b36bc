/* SPDX-License-Identifier: Apache-2.0 */
/* What accounts mail, each as one order in the outbox; for app/account only. Links are built from
 * the configured address. */
#ifndef LOKET_ACCOUNT_MAIL_H
#define LOKET_ACCOUNT_MAIL_H

#include "account.h"

enum result account_mail_activation(
    struct ctx *ctx, const struct account *account, const char *token) MUST_CHECK;
enum result account_mail_reset(
    struct ctx *ctx, const struct account *account, const char *token) MUST_CHECK;
enum result account_mail_password_changed(
    struct ctx *ctx, const struct account *account) MUST_CHECK;
/* To the new address. */
enum result account_mail_email_confirm(struct ctx *ctx, const struct account *account,
    const char *email, const char *token) MUST_CHECK;
/* To the old address. */
enum result account_mail_email_changed(
    struct ctx *ctx, const struct account *account, const char *email) MUST_CHECK;
enum result account_mail_signup_confirm(struct ctx *ctx, const struct account_request *request,
    int64_t reference, const char *token) MUST_CHECK;
/* To an address that has an account already. */
enum result account_mail_signup_known(
    struct ctx *ctx, const struct account_request *request) MUST_CHECK;
/* To a manager who can decide on it. */
enum result account_mail_registration_waiting(struct ctx *ctx, const struct account *manager,
    const struct registration *registration) MUST_CHECK;

#endif
