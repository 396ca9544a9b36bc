-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS outage_service (
	outage_id BIGINT NOT NULL COMMENT 'The outage',
	service_id BIGINT NOT NULL COMMENT 'A service it touches',
	PRIMARY KEY (outage_id, service_id),
	KEY outage_service_service (service_id, outage_id),
	CONSTRAINT outage_service_outage FOREIGN KEY (outage_id) REFERENCES outage (id),
	CONSTRAINT outage_service_service FOREIGN KEY (service_id) REFERENCES service (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'What an outage touches; the state of a service is derived from it'
