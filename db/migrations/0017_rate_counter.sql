-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS rate_counter (
	name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Which limit',
	subject BINARY(32) NOT NULL COMMENT 'SHA-256 of the address or account that tries',
	tries INT NOT NULL COMMENT 'Within this window',
	ends_at DATETIME NOT NULL COMMENT 'UTC; the window, which began with its first try, is over',
	PRIMARY KEY (name, subject),
	KEY rate_counter_ends (ends_at)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Tries in a window of time, shared by all workers';
