-- SPDX-License-Identifier: Apache-2.0
-- 0043 dropped this index and added it again in one statement: IF NOT EXISTS looks at the table as it was before, so there was none
-- afterwards, and each look for something to send read the whole outbox.
ALTER TABLE outbox
	ADD INDEX IF NOT EXISTS outbox_due (kind, state, next_try_at, id);
