-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS user (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Lower case; compared byte for byte, so the application lowers what it looks up',
	name VARCHAR(120) NOT NULL COMMENT 'As the person writes it',
	role TINYINT NOT NULL COMMENT '1 customer, 2 manager, 3 reader, 4 agent, 5 admin',
	support_line TINYINT NOT NULL DEFAULT 0 COMMENT 'Of an agent: 1 first line, 2 second line; 0 for others',
	organisation_id BIGINT NULL COMMENT 'Of a customer or manager; NULL for staff',
	sees_organisation BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'A manager who was granted the tickets of the whole organisation',
	language CHAR(2) NOT NULL DEFAULT 'nl' COMMENT 'nl or en: pages and mail',
	theme TINYINT NOT NULL DEFAULT 0 COMMENT '0 as the system says, 1 light, 2 dark',
	phone VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'As the person writes it',
	job_title VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'As the person writes it',
	password_hash VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NULL COMMENT 'Encoded Argon2id; NULL until the account is activated',
	status TINYINT NOT NULL DEFAULT 1 COMMENT '1 invited, 2 active, 3 disabled',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	activated_at DATETIME NULL COMMENT 'UTC; when the first password was chosen',
	last_login_at DATETIME NULL COMMENT 'UTC',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (id),
	UNIQUE KEY user_email (email),
	KEY user_organisation (organisation_id, role, name),
	KEY user_role (role, name),
	CONSTRAINT user_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Everybody who can sign in: customers, managers and staff';
