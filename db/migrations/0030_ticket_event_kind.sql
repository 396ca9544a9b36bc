-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE ticket_event MODIFY COLUMN kind TINYINT NOT NULL COMMENT '1 created, 2 status, 3 assignee, 4 priority, 5 type, 6 expected date, 7 requester, 8 subject, 9 outage, 10 problem';
