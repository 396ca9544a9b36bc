/* SPDX-License-Identifier: Apache-2.0 */
/* An SMTP server in a child process that plays its part by the recipient's name: refused@ gets 550,
 * later@ 451, cut@ is cut after its message was taken, slow@ waits before it is; all others are
 * fine. */
#ifndef TESTS_SUPPORT_MAIL_SERVER_H
#define TESTS_SUPPORT_MAIL_SERVER_H

#include <stdbool.h>

/* Starts it; false when it cannot. */
bool mail_server_start(void);
void mail_server_end(void);
/* "smtp://127.0.0.1:port" of the one that runs. */
extern char mail_server_url[64];
/* How often it took a message with this Message-ID; NULL: any. -1 when that cannot be told. */
int mail_server_took(const char *message_id);
/* From here on nothing was taken. */
bool mail_server_forget(void);

#endif
