-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE ticket
	ADD KEY IF NOT EXISTS ticket_organisation_open_number (organisation_id, is_open, id)
