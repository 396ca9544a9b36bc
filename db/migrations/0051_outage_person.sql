-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS outage_person (
	outage_id BIGINT NOT NULL COMMENT 'The outage',
	user_id BIGINT NOT NULL COMMENT 'The customer who has it too; is mailed at updates',
	created_at DATETIME NOT NULL COMMENT 'UTC; of the click',
	PRIMARY KEY (outage_id, user_id),
	KEY outage_person_user (user_id),
	CONSTRAINT outage_person_outage FOREIGN KEY (outage_id) REFERENCES outage (id),
	CONSTRAINT outage_person_user FOREIGN KEY (user_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Signed-in customers who said that an outage affects them too';
