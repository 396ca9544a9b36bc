-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE user
	ADD COLUMN IF NOT EXISTS single_keys BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'Keys without Ctrl do something on the desk''s pages (WCAG 2.1.4)' AFTER theme
