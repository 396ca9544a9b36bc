-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS stored_file (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	public_id BINARY(16) NOT NULL COMMENT 'Random; names the file in addresses',
	owner_id BIGINT NOT NULL COMMENT 'Who staged it',
	name VARCHAR(120) NOT NULL COMMENT 'Cleaned file name',
	media_type VARCHAR(100) NOT NULL DEFAULT 'application/octet-stream' COMMENT 'By content, from our own list',
	size BIGINT NOT NULL DEFAULT 0 COMMENT 'Bytes; 0 until complete',
	sha256 BINARY(32) NULL COMMENT 'Of the content; NULL until complete',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	complete BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'All chunks were written',
	linked BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'Belongs to something; unlinked files are swept',
	PRIMARY KEY (id),
	UNIQUE KEY stored_file_public (public_id),
	KEY stored_file_owner (owner_id, linked),
	KEY stored_file_sweep (linked, created_at),
	CONSTRAINT stored_file_owner FOREIGN KEY (owner_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'A file; its bytes are in stored_chunk';
