/* SPDX-License-Identifier: Apache-2.0 */
/* The SMTP server of tests. A line per message that it took, its Message-ID, goes to a file that
 * both processes know; it checks nothing of what it is told. */
#include "mail_server.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

char mail_server_url[64];
static char received_path[] = "/tmp/loket_mail_XXXXXX";
static pid_t server;

static void smtp_say(FILE *out, const char *line)
{
	fprintf(out, "%s\r\n", line);
	fflush(out);
}

/* Reads a message up to its dot and writes its Message-ID down. */
static void smtp_take(FILE *in, FILE *received)
{
	char line[2048];

	while (fgets(line, sizeof(line), in) != NULL && strcmp(line, ".\r\n") != 0)
		if (strncmp(line, "Message-ID: ", 12) == 0)
			fprintf(received, "%.*s\n", (int)strcspn(line + 12, "\r\n"), line + 12);
	fflush(received);
}

/* One connection. */
static void smtp_serve(FILE *in, FILE *out, FILE *received)
{
	char line[2048];
	bool cut = false, slow = false;

	smtp_say(out, "220 test");
	while (fgets(line, sizeof(line), in) != NULL) {
		if (strncmp(line, "QUIT", 4) == 0)
			return;
		cut = cut || strstr(line, "<cut@") != NULL;
		slow = slow || strstr(line, "<slow@") != NULL;
		if (strstr(line, "<refused@") != NULL)
			smtp_say(out, "550 5.1.1 no such person");
		else if (strstr(line, "<later@") != NULL)
			smtp_say(out, "451 4.7.1 come back later");
		else if (strncmp(line, "DATA", 4) != 0)
			smtp_say(out, "250 fine");
		else {
			smtp_say(out, "354 go on");
			if (slow)
				sleep(5);
			smtp_take(in, received);
			if (cut)
				return;
			smtp_say(out, "250 taken");
		}
	}
}

static void smtp_child(int listener)
{
	FILE *received = fopen(received_path, "a");
	int fd;

	signal(SIGCHLD, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	while ((fd = accept(listener, NULL, NULL)) >= 0) {
		if (fork() == 0) {
			smtp_serve(fdopen(fd, "r"), fdopen(dup(fd), "w"), received);
			_exit(0);
		}
		close(fd);
	}
	_exit(0);
}

bool mail_server_start(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(at);
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (mkstemp(received_path) < 0 || listener < 0 ||
	    bind(listener, (struct sockaddr *)&at, size) != 0 || listen(listener, 64) != 0 ||
	    getsockname(listener, (struct sockaddr *)&at, &size) != 0)
		return false;
	snprintf(
	    mail_server_url, sizeof(mail_server_url), "smtp://127.0.0.1:%d", ntohs(at.sin_port));
	if ((server = fork()) == 0)
		smtp_child(listener);
	close(listener);
	return server > 0;
}

void mail_server_end(void)
{
	kill(server, SIGTERM);
	waitpid(server, NULL, 0);
	unlink(received_path);
}

int mail_server_took(const char *message_id)
{
	char line[512];
	int count = 0;
	FILE *file = fopen(received_path, "r");

	if (file == NULL)
		return -1;
	while (fgets(line, sizeof(line), file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		count += message_id == NULL || strcmp(line, message_id) == 0;
	}
	fclose(file);
	return count;
}

bool mail_server_forget(void)
{
	return truncate(received_path, 0) == 0;
}
