-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE registration
	ADD COLUMN IF NOT EXISTS organisation_id BIGINT NULL COMMENT 'Whose managers may decide, as an agent assigned it; NULL: the organisation of the manager named, if that is one' AFTER manager_email,
	ADD KEY IF NOT EXISTS registration_organisation (organisation_id),
	ADD CONSTRAINT registration_organisation FOREIGN KEY IF NOT EXISTS (organisation_id) REFERENCES organisation (id)
