-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS stored_chunk (
	file_id BIGINT NOT NULL COMMENT 'Whose bytes',
	seq INT NOT NULL COMMENT '0, 1, 2 … without gaps',
	data MEDIUMBLOB NOT NULL COMMENT '262144 bytes, the last one fewer',
	PRIMARY KEY (file_id, seq),
	CONSTRAINT stored_chunk_file FOREIGN KEY (file_id) REFERENCES stored_file (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'The bytes of a file in pieces of at most 256 kB, each written in its own transaction';
