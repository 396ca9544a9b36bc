-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE user
	ADD COLUMN IF NOT EXISTS access_asked_at DATETIME NULL COMMENT 'UTC; since when a manager asks to see all tickets of the organisation; NULL: does not ask' AFTER sees_organisation
