-- SPDX-License-Identifier: Apache-2.0
-- Its words become whole words instead of stems; making the index anew, which `loket migrate` does, fills it.
TRUNCATE TABLE search_ticket
