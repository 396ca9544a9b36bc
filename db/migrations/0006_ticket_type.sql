-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS ticket_type (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Stable word: first_line, question …',
	name_nl VARCHAR(80) NOT NULL COMMENT 'Dutch name',
	name_en VARCHAR(80) NOT NULL COMMENT 'English name',
	hint_nl VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'One line beside the choice, Dutch',
	hint_en VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'One line beside the choice, English',
	position SMALLINT NOT NULL COMMENT 'Order in lists, lowest first',
	customer_may_choose BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'Offered in the form for a new ticket',
	response_minutes INT NULL COMMENT 'First response within so many minutes of opening hours; NULL: see response_days',
	response_days INT NULL COMMENT 'First response within so many working days; both NULL: by appointment',
	resolution_minutes INT NULL COMMENT 'Solved within so many minutes of opening hours; NULL: see resolution_days',
	resolution_days INT NULL COMMENT 'Solved within so many working days; both NULL: by appointment',
	around_the_clock BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'Minutes count outside opening hours too',
	PRIMARY KEY (id),
	UNIQUE KEY ticket_type_code (code)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Kinds of support with what is promised for each: data of the installation';
