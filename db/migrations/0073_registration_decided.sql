-- SPDX-License-Identifier: Apache-2.0
-- The last ten decisions are shown at the desk, however many there were.
ALTER TABLE registration
	ADD INDEX IF NOT EXISTS registration_decided (decided_at, id);
