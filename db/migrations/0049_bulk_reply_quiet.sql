-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE bulk_reply ADD COLUMN IF NOT EXISTS quiet BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'Without mail: the requesters have heard it already' AFTER resolve;
