-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'The number in its address',
	folder_id BIGINT NOT NULL COMMENT 'Where it stands',
	position SMALLINT NOT NULL DEFAULT 100 COMMENT 'Order within the folder, lowest first, then by number',
	service_id BIGINT NULL COMMENT 'The application it is about: its open outage shows on top; NULL for none',
	visibility TINYINT NOT NULL DEFAULT 1 COMMENT '1 everybody, 2 who is signed in, 3 people of one organisation and staff, 4 staff',
	organisation_id BIGINT NULL COMMENT 'Which organisation, with visibility 3; NULL otherwise',
	review_on DATE NULL COMMENT 'When its author should read it again',
	author_id BIGINT NOT NULL COMMENT 'Who answers for it',
	ticket_id BIGINT NULL COMMENT 'The ticket whose solution it was made from',
	visible_from DATETIME NULL COMMENT 'UTC; the first live_at of its texts, also in the future; NULL while no text is published',
	popularity INT NOT NULL DEFAULT 0 COMMENT 'Readings in the last 30 days; counted by the jobs only',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	updated_at DATETIME NOT NULL COMMENT 'UTC; last change at the desk, of its texts too',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes of this row at the desk; an update names the version its author saw',
	PRIMARY KEY (id),
	KEY article_folder_list (folder_id, position, id, visible_from, visibility, organisation_id),
	KEY article_popular (popularity, id),
	KEY article_updated (updated_at, id),
	KEY article_review (review_on, id),
	KEY article_service (service_id),
	KEY article_organisation (organisation_id),
	KEY article_author (author_id),
	KEY article_ticket (ticket_id),
	CONSTRAINT article_folder FOREIGN KEY (folder_id) REFERENCES article_folder (id),
	CONSTRAINT article_service FOREIGN KEY (service_id) REFERENCES service (id),
	CONSTRAINT article_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
	CONSTRAINT article_author FOREIGN KEY (author_id) REFERENCES user (id),
	CONSTRAINT article_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'An article of the knowledge base; what it says is in article_text and article_version';
