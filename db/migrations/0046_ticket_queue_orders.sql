-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE ticket
	ADD COLUMN IF NOT EXISTS due_order DATETIME AS (COALESCE(due_at, TIMESTAMP'9998-12-31 00:00:00')) VIRTUAL COMMENT 'UTC; due_at, and what has none after everything that has one; computed' AFTER due_at,
	ADD KEY IF NOT EXISTS ticket_queue_due_order (is_open, due_order, id),
	ADD KEY IF NOT EXISTS ticket_assignee_due_order (assignee_id, is_open, due_order, id),
	ADD KEY IF NOT EXISTS ticket_queue_priority (is_open, priority, id),
	ADD KEY IF NOT EXISTS ticket_assignee_priority (assignee_id, is_open, priority, id),
	ADD KEY IF NOT EXISTS ticket_requester_desk (requester_id, is_open, touched_at, id),
	DROP KEY IF EXISTS ticket_queue_due
