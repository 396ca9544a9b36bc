-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS message_file (
	message_id BIGINT NOT NULL COMMENT 'The message',
	file_id BIGINT NOT NULL COMMENT 'The file; a file belongs to one message',
	PRIMARY KEY (message_id, file_id),
	UNIQUE KEY message_file_file (file_id),
	CONSTRAINT message_file_message FOREIGN KEY (message_id) REFERENCES message (id),
	CONSTRAINT message_file_file FOREIGN KEY (file_id) REFERENCES stored_file (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Files that came with a message';
