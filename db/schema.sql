-- SPDX-License-Identifier: Apache-2.0
-- The schema after all migrations. Made by db/snapshot.sh; do not edit.
CREATE TABLE `article` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'The number in its address',
  `folder_id` bigint(20) NOT NULL COMMENT 'Where it stands',
  `position` smallint(6) NOT NULL DEFAULT 100 COMMENT 'Order within the folder, lowest first, then by number',
  `service_id` bigint(20) DEFAULT NULL COMMENT 'The application it is about: its open outage shows on top; NULL for none',
  `visibility` tinyint(4) NOT NULL DEFAULT 1 COMMENT '1 everybody, 2 who is signed in, 3 people of one organisation and staff, 4 staff',
  `organisation_id` bigint(20) DEFAULT NULL COMMENT 'Which organisation, with visibility 3; NULL otherwise',
  `review_on` date DEFAULT NULL COMMENT 'When its author should read it again',
  `author_id` bigint(20) NOT NULL COMMENT 'Who answers for it',
  `ticket_id` bigint(20) DEFAULT NULL COMMENT 'The ticket whose solution it was made from',
  `problem_id` bigint(20) DEFAULT NULL COMMENT 'The problem whose known error it was made from',
  `visible_from` datetime DEFAULT NULL COMMENT 'UTC; the first live_at of its texts, also in the future; NULL while no text is published',
  `popularity` int(11) NOT NULL DEFAULT 0 COMMENT 'Readings in the last 30 days; counted by the jobs only',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `updated_at` datetime NOT NULL COMMENT 'UTC; last change at the desk, of its texts too',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes of this row at the desk; an update names the version its author saw',
  PRIMARY KEY (`id`),
  KEY `article_folder_list` (`folder_id`,`position`,`id`,`visible_from`,`visibility`,`organisation_id`),
  KEY `article_popular` (`popularity`,`id`),
  KEY `article_updated` (`updated_at`,`id`),
  KEY `article_review` (`review_on`,`id`),
  KEY `article_service` (`service_id`),
  KEY `article_organisation` (`organisation_id`),
  KEY `article_author` (`author_id`),
  KEY `article_ticket` (`ticket_id`),
  KEY `article_problem` (`problem_id`),
  CONSTRAINT `article_author` FOREIGN KEY (`author_id`) REFERENCES `user` (`id`),
  CONSTRAINT `article_folder` FOREIGN KEY (`folder_id`) REFERENCES `article_folder` (`id`),
  CONSTRAINT `article_organisation` FOREIGN KEY (`organisation_id`) REFERENCES `organisation` (`id`),
  CONSTRAINT `article_problem` FOREIGN KEY (`problem_id`) REFERENCES `problem` (`id`),
  CONSTRAINT `article_service` FOREIGN KEY (`service_id`) REFERENCES `service` (`id`),
  CONSTRAINT `article_ticket` FOREIGN KEY (`ticket_id`) REFERENCES `ticket` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='An article of the knowledge base; what it says is in article_text and article_version';

CREATE TABLE `article_category` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `slug_nl` varchar(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'In the Dutch address; also a row of article_category_slug',
  `slug_en` varchar(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'In the English address; also a row of article_category_slug',
  `name_nl` varchar(80) NOT NULL COMMENT 'Dutch name',
  `name_en` varchar(80) NOT NULL COMMENT 'English name',
  `intro_nl` varchar(300) NOT NULL DEFAULT '' COMMENT 'What it is about, one Dutch sentence',
  `intro_en` varchar(300) NOT NULL DEFAULT '' COMMENT 'What it is about, one English sentence',
  `icon` varchar(40) NOT NULL DEFAULT 'file-text' COMMENT 'One of the icons of knowledge_icons[]',
  `position` smallint(6) NOT NULL DEFAULT 100 COMMENT 'Order in lists, lowest first',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Topics of the knowledge base; their names are public';

CREATE TABLE `article_category_slug` (
  `slug` varchar(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'In an address, of either language',
  `category_id` bigint(20) NOT NULL COMMENT 'Whose it is, or was',
  PRIMARY KEY (`slug`),
  KEY `article_category_slug_category` (`category_id`),
  CONSTRAINT `article_category_slug_category` FOREIGN KEY (`category_id`) REFERENCES `article_category` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Every address a topic has or had; old ones lead to the new one';

CREATE TABLE `article_feedback` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `article_id` bigint(20) NOT NULL COMMENT 'About which article',
  `language` char(2) NOT NULL COMMENT 'nl or en: the text that was read',
  `text_version` int(11) NOT NULL COMMENT 'article_version.number that was live then',
  `helpful` tinyint(1) NOT NULL COMMENT 'What was answered',
  `reason` varchar(1000) NOT NULL DEFAULT '' COMMENT 'What the reader missed, if told',
  `told` tinyint(1) GENERATED ALWAYS AS (`reason` <> '') VIRTUAL COMMENT 'Whether a reason was given; computed',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `handled_at` datetime DEFAULT NULL COMMENT 'UTC; when a colleague ticked it off; NULL while waiting. Without a reason: at once',
  `handled_by` bigint(20) DEFAULT NULL COMMENT 'Who ticked it off',
  PRIMARY KEY (`id`),
  KEY `article_feedback_article` (`article_id`,`helpful`),
  KEY `article_feedback_waiting` (`handled_at`,`id`),
  KEY `article_feedback_handler` (`handled_by`),
  KEY `article_feedback_told` (`told`,`id`),
  KEY `article_feedback_article_told` (`article_id`,`told`,`id`),
  CONSTRAINT `article_feedback_article` FOREIGN KEY (`article_id`) REFERENCES `article` (`id`),
  CONSTRAINT `article_feedback_handler` FOREIGN KEY (`handled_by`) REFERENCES `user` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Answers to "did this help you?"; nothing says who answered';

CREATE TABLE `article_file` (
  `article_id` bigint(20) NOT NULL COMMENT 'Who may read the article may have the file',
  `file_id` bigint(20) NOT NULL COMMENT 'The file; a file belongs to one article',
  `width` int(11) DEFAULT NULL COMMENT 'Of a picture, in pixels; NULL for other files and when it could not be told',
  `height` int(11) DEFAULT NULL COMMENT 'Of a picture, in pixels',
  PRIMARY KEY (`article_id`,`file_id`),
  UNIQUE KEY `article_file_file` (`file_id`),
  CONSTRAINT `article_file_article` FOREIGN KEY (`article_id`) REFERENCES `article` (`id`),
  CONSTRAINT `article_file_file` FOREIGN KEY (`file_id`) REFERENCES `stored_file` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Pictures and downloads of an article';

CREATE TABLE `article_folder` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number, in the address before the slug of the name',
  `category_id` bigint(20) NOT NULL COMMENT 'The topic it is part of',
  `name_nl` varchar(80) NOT NULL COMMENT 'Dutch name',
  `name_en` varchar(80) NOT NULL COMMENT 'English name',
  `position` smallint(6) NOT NULL DEFAULT 100 COMMENT 'Order within the topic, lowest first',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`id`),
  KEY `article_folder_category` (`category_id`,`position`,`id`),
  CONSTRAINT `article_folder_category` FOREIGN KEY (`category_id`) REFERENCES `article_category` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Groups of articles within a topic; shown to who may read one of its articles';

CREATE TABLE `article_link` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `article_id` bigint(20) NOT NULL COMMENT 'In which article',
  `language` char(2) NOT NULL COMMENT 'nl or en: in which of its texts',
  `address` varchar(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'As it stands in the text',
  `address_hash` binary(32) NOT NULL COMMENT 'SHA-256 of the address',
  `target_id` bigint(20) DEFAULT NULL COMMENT 'The article it leads to, if it was one of ours when last checked',
  `state` tinyint(4) NOT NULL COMMENT '1 not looked at yet, 2 works, 3 failed but perhaps not for good, 4 does not work',
  `reason` tinyint(4) NOT NULL DEFAULT 0 COMMENT 'Why it does not: enum link_reason; 0 when it works',
  `answer` smallint(6) NOT NULL DEFAULT 0 COMMENT 'HTTP status of an address elsewhere; 0 for none',
  `failures` tinyint(4) NOT NULL DEFAULT 0 COMMENT 'How often an address elsewhere failed in a row',
  `checked_at` datetime DEFAULT NULL COMMENT 'UTC; last look; NULL before the first',
  `broken_since` datetime DEFAULT NULL COMMENT 'UTC; first look that found it broken; NULL unless state is 4',
  `look_at` datetime DEFAULT NULL COMMENT 'UTC; when an address elsewhere is looked at again; NULL for our own',
  PRIMARY KEY (`id`),
  UNIQUE KEY `article_link_text` (`article_id`,`language`,`address_hash`),
  KEY `article_link_state` (`state`,`id`),
  KEY `article_link_look` (`look_at`),
  KEY `article_link_address` (`address_hash`),
  KEY `article_link_target` (`target_id`),
  CONSTRAINT `article_link_text` FOREIGN KEY (`article_id`, `language`) REFERENCES `article_text` (`article_id`, `language`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Links in what readers get of articles, and whether they lead anywhere';

CREATE TABLE `article_reading` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `article_id` bigint(20) NOT NULL COMMENT 'What was read',
  `day` date NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='One reading; a job adds these up into article_reading_day and removes them, so that no row is written by everybody';

CREATE TABLE `article_reading_day` (
  `article_id` bigint(20) NOT NULL COMMENT 'What was read',
  `day` date NOT NULL COMMENT 'UTC',
  `readings` int(11) NOT NULL COMMENT 'How often',
  PRIMARY KEY (`article_id`,`day`),
  KEY `article_reading_day_day` (`day`),
  CONSTRAINT `article_reading_day_article` FOREIGN KEY (`article_id`) REFERENCES `article` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Readings of an article a day; written by one job only';

CREATE TABLE `article_related` (
  `article_id` bigint(20) NOT NULL COMMENT 'Under which article',
  `related_id` bigint(20) NOT NULL COMMENT 'What to read too',
  `position` smallint(6) NOT NULL COMMENT 'Order, lowest first',
  PRIMARY KEY (`article_id`,`related_id`),
  KEY `article_related_related` (`related_id`),
  CONSTRAINT `article_related_article` FOREIGN KEY (`article_id`) REFERENCES `article` (`id`),
  CONSTRAINT `article_related_related` FOREIGN KEY (`related_id`) REFERENCES `article` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Articles that an article names as further reading';

CREATE TABLE `article_text` (
  `article_id` bigint(20) NOT NULL COMMENT 'Of which article',
  `language` char(2) NOT NULL COMMENT 'nl or en',
  `state` tinyint(4) NOT NULL DEFAULT 1 COMMENT 'Of the newest version: 1 draft, 2 waiting for review, 3 published (perhaps from a later moment)',
  `newest_version` int(11) NOT NULL COMMENT 'The working text: article_version.number',
  `live_version` int(11) DEFAULT NULL COMMENT 'What readers get; NULL while not published',
  `live_at` datetime DEFAULT NULL COMMENT 'UTC; from when readers get it, and since when: Updated. In the future: planned. NULL with live_version',
  `next_version` int(11) DEFAULT NULL COMMENT 'A planned successor of a version that readers get already; NULL for none',
  `next_at` datetime DEFAULT NULL COMMENT 'UTC; from when readers get next_version instead. A job then moves it to live_version',
  `follows` int(11) DEFAULT NULL COMMENT 'A translation: the version of the other language that the newest version translates; NULL for an original',
  `outdated` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'A translation whose original was published in a newer version than it follows',
  `updated_at` datetime NOT NULL COMMENT 'UTC; when the newest version was saved or its state changed',
  `links_at` datetime NOT NULL DEFAULT '2000-01-01 00:00:00' COMMENT 'UTC; when its links are checked again; the past for as soon as possible',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`article_id`,`language`),
  KEY `article_text_live` (`language`,`live_at`),
  KEY `article_text_next` (`next_at`),
  KEY `article_text_links` (`links_at`),
  KEY `article_text_state` (`state`,`article_id`),
  KEY `article_text_outdated` (`outdated`,`article_id`),
  CONSTRAINT `article_text_article` FOREIGN KEY (`article_id`) REFERENCES `article` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='An article in one language: which of its versions readers get, and which one is being written';

CREATE TABLE `article_version` (
  `article_id` bigint(20) NOT NULL COMMENT 'Of which article',
  `language` char(2) NOT NULL COMMENT 'nl or en',
  `number` int(11) NOT NULL COMMENT '1, 2, 3 … within the article and language',
  `title` varchar(200) NOT NULL COMMENT 'One line',
  `slug` varchar(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'In the address, after the number of the article',
  `summary` varchar(300) NOT NULL DEFAULT '' COMMENT 'One or two sentences: under the title, in lists, for search engines',
  `body` mediumtext NOT NULL COMMENT 'Markdown',
  `tags` varchar(300) NOT NULL DEFAULT '' COMMENT 'Words between commas',
  `author_id` bigint(20) NOT NULL COMMENT 'Who saved it',
  `note` varchar(200) NOT NULL DEFAULT '' COMMENT 'What changed, for colleagues',
  `follows` int(11) DEFAULT NULL COMMENT 'A translation: the version of the other language it translates; NULL for an original',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`article_id`,`language`,`number`),
  KEY `article_version_author` (`author_id`),
  CONSTRAINT `article_version_author` FOREIGN KEY (`author_id`) REFERENCES `user` (`id`),
  CONSTRAINT `article_version_text` FOREIGN KEY (`article_id`, `language`) REFERENCES `article_text` (`article_id`, `language`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What an article said and says; a row is never changed';

CREATE TABLE `audit` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `at` datetime NOT NULL COMMENT 'UTC',
  `actor_id` bigint(20) DEFAULT NULL COMMENT 'Who; NULL: a visitor or the portal itself',
  `action` varchar(40) NOT NULL COMMENT 'Stable word: user.invite, login.failed …',
  `object` varchar(60) NOT NULL DEFAULT '' COMMENT 'To what: user:12, ticket:10482',
  `detail` varchar(500) NOT NULL DEFAULT '' COMMENT 'Short, no secrets',
  `remote` varchar(45) NOT NULL DEFAULT '' COMMENT 'Peer address',
  PRIMARY KEY (`id`),
  KEY `audit_at` (`at`,`id`),
  KEY `audit_object` (`object`,`id`),
  KEY `audit_actor` (`actor_id`,`id`),
  CONSTRAINT `audit_actor` FOREIGN KEY (`actor_id`) REFERENCES `user` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What people did that others may ask about; never changed';

CREATE TABLE `bulk_reply` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `subject` tinyint(4) NOT NULL COMMENT 'What the tickets have in common: 1 a problem, 2 an outage',
  `subject_id` bigint(20) NOT NULL COMMENT 'problem.id or outage.id',
  `author_id` bigint(20) NOT NULL COMMENT 'The agent in whose name it is written',
  `body_nl` mediumtext NOT NULL COMMENT 'Markdown for requesters who read Dutch; empty: the English one serves them too',
  `body_en` mediumtext NOT NULL COMMENT 'Markdown for requesters who read English; empty: the Dutch one serves them too',
  `resolve` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'Each ticket is resolved with it',
  `quiet` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'Without mail: the requesters have heard it already',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `finished_at` datetime DEFAULT NULL COMMENT 'UTC; NULL while tickets wait for it',
  PRIMARY KEY (`id`),
  KEY `bulk_reply_subject` (`subject`,`subject_id`,`id`),
  KEY `bulk_reply_unfinished` (`finished_at`,`id`),
  KEY `bulk_reply_author` (`author_id`),
  CONSTRAINT `bulk_reply_author` FOREIGN KEY (`author_id`) REFERENCES `user` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='One public reply to many tickets, as ordered at the desk';

CREATE TABLE `bulk_reply_ticket` (
  `bulk_id` bigint(20) NOT NULL COMMENT 'The order',
  `ticket_id` bigint(20) NOT NULL COMMENT 'A ticket that was open and linked when it was ordered',
  `requester_id` bigint(20) NOT NULL COMMENT 'Its requester then; gets one mail for all tickets of the order',
  `state` tinyint(4) NOT NULL DEFAULT 1 COMMENT '1 waiting, 2 written, 3 skipped: no longer open, or unreachable',
  `done_at` datetime DEFAULT NULL COMMENT 'UTC; NULL while waiting',
  PRIMARY KEY (`bulk_id`,`ticket_id`),
  KEY `bulk_reply_ticket_state` (`state`,`bulk_id`,`ticket_id`),
  KEY `bulk_reply_ticket_told` (`bulk_id`,`requester_id`,`state`),
  KEY `bulk_reply_ticket_ticket` (`ticket_id`),
  KEY `bulk_reply_ticket_requester` (`requester_id`),
  CONSTRAINT `bulk_reply_ticket_bulk` FOREIGN KEY (`bulk_id`) REFERENCES `bulk_reply` (`id`),
  CONSTRAINT `bulk_reply_ticket_requester` FOREIGN KEY (`requester_id`) REFERENCES `user` (`id`),
  CONSTRAINT `bulk_reply_ticket_ticket` FOREIGN KEY (`ticket_id`) REFERENCES `ticket` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='The tickets of an order, worked off one by one';

CREATE TABLE `business_hours` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `weekday` tinyint(4) NOT NULL COMMENT 'ISO 8601: 1 Monday to 7 Sunday',
  `opens_minute` smallint(6) NOT NULL COMMENT 'Minutes since midnight, local time',
  `closes_minute` smallint(6) NOT NULL COMMENT 'Minutes since midnight, local time; after opens_minute',
  PRIMARY KEY (`id`),
  UNIQUE KEY `business_hours_slot` (`weekday`,`opens_minute`),
  CONSTRAINT `CONSTRAINT_1` CHECK (`weekday` between 1 and 7),
  CONSTRAINT `CONSTRAINT_2` CHECK (`opens_minute` >= 0 and `opens_minute` < `closes_minute` and `closes_minute` <= 1440)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Opening hours of a week, in the zone of the portal; a day may have several slots or none';

CREATE TABLE `closure` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `on_date` date NOT NULL COMMENT 'Local date',
  `name_nl` varchar(120) NOT NULL COMMENT 'Shown to people, Dutch',
  `name_en` varchar(120) NOT NULL COMMENT 'Shown to people, English',
  PRIMARY KEY (`id`),
  UNIQUE KEY `closure_date` (`on_date`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Days the company is closed besides the computed public holidays';

CREATE TABLE `idempotency` (
  `user_id` bigint(20) NOT NULL COMMENT 'Who sent it; 0 for a visitor',
  `form_key` binary(16) NOT NULL COMMENT 'Random, from the form',
  `request_hash` binary(32) NOT NULL COMMENT 'SHA-256 of what was sent',
  `location` varchar(200) NOT NULL DEFAULT '' COMMENT 'Where the answer sent the person',
  `created_at` datetime NOT NULL COMMENT 'UTC; kept a day',
  PRIMARY KEY (`user_id`,`form_key`),
  KEY `idempotency_created` (`created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Forms already handled, so that a form sent twice makes one thing';

CREATE TABLE `lease` (
  `name` varchar(40) NOT NULL COMMENT 'What is leased: migrate, or a job',
  `owner` varchar(80) NOT NULL COMMENT 'Host and process; empty when free',
  `until_at` datetime NOT NULL COMMENT 'UTC by the clock of the server; afterwards anybody may take it',
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Who may do what only one may do at a time';

CREATE TABLE `message` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Order within a ticket on one node is the order of writing; created_at says when',
  `ticket_id` bigint(20) NOT NULL COMMENT 'Where it belongs',
  `author_id` bigint(20) NOT NULL COMMENT 'Who wrote it',
  `kind` tinyint(4) NOT NULL COMMENT '1 public, 2 internal note: never shown to a customer',
  `source` tinyint(4) NOT NULL COMMENT 'As ticket.source: how it came in',
  `body` mediumtext NOT NULL COMMENT 'Markdown, as typed',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `message_ticket` (`ticket_id`,`id`),
  KEY `message_author` (`author_id`),
  CONSTRAINT `message_author` FOREIGN KEY (`author_id`) REFERENCES `user` (`id`),
  CONSTRAINT `message_ticket` FOREIGN KEY (`ticket_id`) REFERENCES `ticket` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What people wrote in a ticket';

CREATE TABLE `message_file` (
  `message_id` bigint(20) NOT NULL COMMENT 'The message',
  `file_id` bigint(20) NOT NULL COMMENT 'The file; a file belongs to one message',
  PRIMARY KEY (`message_id`,`file_id`),
  UNIQUE KEY `message_file_file` (`file_id`),
  CONSTRAINT `message_file_file` FOREIGN KEY (`file_id`) REFERENCES `stored_file` (`id`),
  CONSTRAINT `message_file_message` FOREIGN KEY (`message_id`) REFERENCES `message` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Files that came with a message';

CREATE TABLE `news` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number; the first part of its address',
  `slug` varchar(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Words of its title, the second part of its address',
  `status` tinyint(4) NOT NULL DEFAULT 1 COMMENT '1 draft, 2 published',
  `publish_at` datetime DEFAULT NULL COMMENT 'UTC, whole minutes: from when people may read it; NULL for a draft',
  `title_nl` varchar(120) NOT NULL DEFAULT '' COMMENT 'Dutch title; empty: there is no Dutch text',
  `summary_nl` varchar(200) NOT NULL DEFAULT '' COMMENT 'Dutch line for lists',
  `body_nl` mediumtext NOT NULL DEFAULT '' COMMENT 'Dutch text, Markdown',
  `title_en` varchar(120) NOT NULL DEFAULT '' COMMENT 'English title; empty: there is no English text',
  `summary_en` varchar(200) NOT NULL DEFAULT '' COMMENT 'English line for lists',
  `body_en` mediumtext NOT NULL DEFAULT '' COMMENT 'English text, Markdown',
  `editor_id` bigint(20) DEFAULT NULL COMMENT 'Who changed it last',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `updated_at` datetime NOT NULL COMMENT 'UTC: last change of anything',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`id`),
  KEY `news_public` (`status`,`publish_at`,`id`),
  KEY `news_editor` (`editor_id`),
  CONSTRAINT `news_editor` FOREIGN KEY (`editor_id`) REFERENCES `user` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='News of the company, in one or two languages';

CREATE TABLE `organisation` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `name` varchar(120) NOT NULL COMMENT 'As people write it',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`id`),
  UNIQUE KEY `organisation_name` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='A customer of the company: people and tickets belong to it';

CREATE TABLE `outage` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number, also the last part of the reference',
  `kind` tinyint(4) NOT NULL COMMENT '1 outage, 2 planned maintenance',
  `state` tinyint(4) NOT NULL COMMENT '1 investigating, 2 identified, 3 monitoring, 4 resolved; 5 planned, 6 under way, 7 completed, 8 cancelled',
  `impact` tinyint(4) NOT NULL COMMENT 'From light to heavy: 1 maintenance, 2 degraded, 3 partial outage, 4 major outage',
  `major_incident` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'Carries the 30-minute and 4-hour service level',
  `title_nl` varchar(120) NOT NULL COMMENT 'Dutch',
  `title_en` varchar(120) NOT NULL COMMENT 'English',
  `started_at` datetime DEFAULT NULL COMMENT 'UTC; NULL while only planned',
  `ended_at` datetime DEFAULT NULL COMMENT 'UTC; NULL while it is open or planned',
  `planned_from` datetime DEFAULT NULL COMMENT 'UTC; of maintenance',
  `planned_until` datetime DEFAULT NULL COMMENT 'UTC; of maintenance',
  `next_update_at` datetime DEFAULT NULL COMMENT 'UTC; promised to readers',
  `cause_nl` text NOT NULL DEFAULT '' COMMENT 'Told afterwards; empty: not yet',
  `cause_en` text NOT NULL DEFAULT '' COMMENT 'Told afterwards; empty: not yet',
  `lead_id` bigint(20) DEFAULT NULL COMMENT 'Who leads',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `updated_at` datetime NOT NULL COMMENT 'UTC; last change a reader can see',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`id`),
  KEY `outage_open` (`ended_at`,`id`),
  KEY `outage_started` (`started_at`,`id`),
  KEY `outage_lead` (`lead_id`),
  CONSTRAINT `outage_lead` FOREIGN KEY (`lead_id`) REFERENCES `user` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='An outage or planned maintenance, as the status page tells it';

CREATE TABLE `outage_mailing` (
  `update_id` bigint(20) NOT NULL COMMENT 'The update to tell about',
  `reached` varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '' COMMENT 'Addresses up to here have their mail in the outbox',
  `mails` int(11) NOT NULL DEFAULT 0 COMMENT 'Mails made',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `finished_at` datetime DEFAULT NULL COMMENT 'UTC; NULL while addresses wait',
  PRIMARY KEY (`update_id`),
  KEY `outage_mailing_waiting` (`finished_at`,`update_id`),
  CONSTRAINT `outage_mailing_update` FOREIGN KEY (`update_id`) REFERENCES `outage_update` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='How far the mail about an update has come; moves in the transaction that makes the mails';

CREATE TABLE `outage_person` (
  `outage_id` bigint(20) NOT NULL COMMENT 'The outage',
  `user_id` bigint(20) NOT NULL COMMENT 'The customer who has it too; is mailed at updates',
  `created_at` datetime NOT NULL COMMENT 'UTC; of the click',
  PRIMARY KEY (`outage_id`,`user_id`),
  KEY `outage_person_user` (`user_id`),
  CONSTRAINT `outage_person_outage` FOREIGN KEY (`outage_id`) REFERENCES `outage` (`id`),
  CONSTRAINT `outage_person_user` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Signed-in customers who said that an outage affects them too';

CREATE TABLE `outage_service` (
  `outage_id` bigint(20) NOT NULL COMMENT 'The outage',
  `service_id` bigint(20) NOT NULL COMMENT 'A service it touches',
  PRIMARY KEY (`outage_id`,`service_id`),
  KEY `outage_service_service` (`service_id`,`outage_id`),
  CONSTRAINT `outage_service_outage` FOREIGN KEY (`outage_id`) REFERENCES `outage` (`id`),
  CONSTRAINT `outage_service_service` FOREIGN KEY (`service_id`) REFERENCES `service` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What an outage touches; the state of a service is derived from it';

CREATE TABLE `outage_ticket` (
  `outage_id` bigint(20) NOT NULL COMMENT 'The outage',
  `ticket_id` bigint(20) NOT NULL COMMENT 'A ticket that reports it; of one outage at most',
  `linked_by` bigint(20) NOT NULL COMMENT 'The agent who said so',
  `linked_at` datetime NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`outage_id`,`ticket_id`),
  UNIQUE KEY `outage_ticket_ticket` (`ticket_id`),
  KEY `outage_ticket_linked_by` (`linked_by`),
  CONSTRAINT `outage_ticket_linked_by` FOREIGN KEY (`linked_by`) REFERENCES `user` (`id`),
  CONSTRAINT `outage_ticket_outage` FOREIGN KEY (`outage_id`) REFERENCES `outage` (`id`),
  CONSTRAINT `outage_ticket_ticket` FOREIGN KEY (`ticket_id`) REFERENCES `ticket` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Tickets that an outage gathers';

CREATE TABLE `outage_update` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number; rises with time',
  `outage_id` bigint(20) NOT NULL COMMENT 'What it is about',
  `state` tinyint(4) NOT NULL COMMENT 'State of the outage from then on, as in outage.state',
  `body_nl` text NOT NULL COMMENT 'Dutch, plain text',
  `body_en` text NOT NULL COMMENT 'English, plain text',
  `author_id` bigint(20) DEFAULT NULL COMMENT 'NULL: the portal itself, at a planned time',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `outage_update_outage` (`outage_id`,`id`),
  KEY `outage_update_author` (`author_id`),
  CONSTRAINT `outage_update_author` FOREIGN KEY (`author_id`) REFERENCES `user` (`id`),
  CONSTRAINT `outage_update_outage` FOREIGN KEY (`outage_id`) REFERENCES `outage` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What was told about an outage; never changed';

CREATE TABLE `outage_update_draft` (
  `outage_id` bigint(20) NOT NULL COMMENT 'The outage that it tells about; one draft each',
  `state` tinyint(4) NOT NULL COMMENT 'State that it moves the outage to, as in outage.state',
  `impact` tinyint(4) NOT NULL COMMENT 'As in outage.impact',
  `services` varchar(400) NOT NULL COMMENT 'Numbers of the services, separated by commas; may be empty',
  `title_nl` varchar(120) NOT NULL COMMENT 'Dutch; each text may be empty while it is a draft',
  `title_en` varchar(120) NOT NULL COMMENT 'English',
  `body_nl` text NOT NULL COMMENT 'Dutch, plain text',
  `body_en` text NOT NULL COMMENT 'English, plain text',
  `next_minutes` int(11) NOT NULL COMMENT 'Minutes after publication before which the next update is promised; 0: no promise',
  `planned_from` datetime DEFAULT NULL COMMENT 'UTC; of maintenance that has not begun',
  `planned_until` datetime DEFAULT NULL COMMENT 'UTC',
  `lead_id` bigint(20) DEFAULT NULL COMMENT 'Who leads; NULL: nobody',
  `mail` tinyint(4) NOT NULL COMMENT '1: publishing it sends mail',
  `author_id` bigint(20) NOT NULL COMMENT 'Who saved it last',
  `saved_at` datetime NOT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts savings; another one names the version its author saw',
  PRIMARY KEY (`outage_id`),
  KEY `outage_update_draft_lead` (`lead_id`),
  KEY `outage_update_draft_author` (`author_id`),
  CONSTRAINT `outage_update_draft_author` FOREIGN KEY (`author_id`) REFERENCES `user` (`id`),
  CONSTRAINT `outage_update_draft_lead` FOREIGN KEY (`lead_id`) REFERENCES `user` (`id`),
  CONSTRAINT `outage_update_draft_outage` FOREIGN KEY (`outage_id`) REFERENCES `outage` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='An update of an outage that is being written; nobody outside the desk reads this table';

CREATE TABLE `outage_visitor` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `outage_id` bigint(20) NOT NULL COMMENT 'The outage',
  `visitor` binary(32) DEFAULT NULL COMMENT 'Keyed hash of network address, outage and day; NULL once the day is over: only the number is kept',
  `seen_at` datetime NOT NULL COMMENT 'UTC; of the click',
  PRIMARY KEY (`id`),
  UNIQUE KEY `outage_visitor_once` (`outage_id`,`visitor`),
  KEY `outage_visitor_seen` (`seen_at`,`visitor`),
  CONSTRAINT `outage_visitor_outage` FOREIGN KEY (`outage_id`) REFERENCES `outage` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Anonymous visitors who said that an outage affects them too, counted once a day each';

CREATE TABLE `outbox` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `kind` tinyint(4) NOT NULL DEFAULT 1 COMMENT '1 mail, 2 ring of live push',
  `recipient` varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Mail address, or the channel of a ring',
  `recipient_name` varchar(120) NOT NULL DEFAULT '' COMMENT 'For the To header',
  `language` char(2) NOT NULL DEFAULT 'nl' COMMENT 'nl or en',
  `subject` varchar(300) NOT NULL COMMENT 'Without header encoding',
  `body_text` mediumtext NOT NULL COMMENT 'Plain text; blanked after delivery when secret',
  `body_html` mediumtext NOT NULL COMMENT 'HTML; empty for none; blanked after delivery when secret',
  `message_id` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Message-ID header, fixed here so that a repetition is recognised',
  `in_reply_to` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL COMMENT 'In-Reply-To header',
  `refs` varchar(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL COMMENT 'References header',
  `list_unsubscribe` varchar(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL COMMENT 'https address of the List-Unsubscribe header (RFC 8058); NULL for mail nobody subscribed to',
  `ticket_id` bigint(20) DEFAULT NULL COMMENT 'What it is about',
  `secret` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'The bodies hold a token',
  `state` tinyint(4) NOT NULL DEFAULT 1 COMMENT '1 waiting, 2 sent, 3 dead: needs a person',
  `attempts` smallint(6) NOT NULL DEFAULT 0 COMMENT 'Deliveries tried',
  `next_try_at` datetime NOT NULL COMMENT 'UTC; not before',
  `lease_owner` varchar(80) DEFAULT NULL COMMENT 'The process that is sending it now',
  `lease_until` datetime DEFAULT NULL COMMENT 'UTC; afterwards anybody may take it',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `sent_at` datetime DEFAULT NULL COMMENT 'UTC; accepted by the server',
  `last_answer` varchar(300) NOT NULL DEFAULT '' COMMENT 'Last line of the server, cut',
  PRIMARY KEY (`id`),
  UNIQUE KEY `outbox_message_id` (`message_id`),
  KEY `outbox_ticket` (`ticket_id`,`id`),
  KEY `outbox_due` (`kind`,`state`,`next_try_at`,`id`),
  CONSTRAINT `outbox_ticket` FOREIGN KEY (`ticket_id`) REFERENCES `ticket` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What must leave the portal, written in the transaction that causes it, sent at least once';

CREATE TABLE `problem` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'The number agents know',
  `title` varchar(200) NOT NULL COMMENT 'One line',
  `description` mediumtext NOT NULL COMMENT 'What is seen and what is known, Markdown; never shown to customers',
  `state` tinyint(4) NOT NULL DEFAULT 1 COMMENT '1 open, 2 known error, 3 solved, 4 closed',
  `is_open` tinyint(1) GENERATED ALWAYS AS (`state` < 3) STORED COMMENT 'Not solved and not closed; computed, first in the indexes of lists',
  `service_id` bigint(20) DEFAULT NULL COMMENT 'The application it is about; NULL: none in particular',
  `owner_id` bigint(20) DEFAULT NULL COMMENT 'The agent who has it looked into; NULL: nobody yet',
  `error_nl` text NOT NULL DEFAULT '' COMMENT 'The known error for customers, Dutch, Markdown',
  `error_en` text NOT NULL DEFAULT '' COMMENT 'The known error for customers, English, Markdown',
  `workaround_nl` text NOT NULL DEFAULT '' COMMENT 'What customers can do meanwhile, Dutch, Markdown',
  `workaround_en` text NOT NULL DEFAULT '' COMMENT 'What customers can do meanwhile, English, Markdown',
  `creator_id` bigint(20) NOT NULL COMMENT 'Who made it',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `updated_at` datetime NOT NULL COMMENT 'UTC; last change: order of the lists',
  `solved_at` datetime DEFAULT NULL COMMENT 'UTC; last time it became solved; NULL before and when it was opened again',
  `closed_at` datetime DEFAULT NULL COMMENT 'UTC; NULL until closed',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`id`),
  KEY `problem_open` (`is_open`,`updated_at`,`id`),
  KEY `problem_state` (`state`,`updated_at`,`id`),
  KEY `problem_updated` (`updated_at`,`id`),
  KEY `problem_service` (`service_id`),
  KEY `problem_owner` (`owner_id`),
  KEY `problem_creator` (`creator_id`),
  CONSTRAINT `problem_creator` FOREIGN KEY (`creator_id`) REFERENCES `user` (`id`),
  CONSTRAINT `problem_owner` FOREIGN KEY (`owner_id`) REFERENCES `user` (`id`),
  CONSTRAINT `problem_service` FOREIGN KEY (`service_id`) REFERENCES `service` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='The unknown cause behind several tickets, and what is told about it';

CREATE TABLE `problem_outage` (
  `problem_id` bigint(20) NOT NULL COMMENT 'The problem',
  `outage_id` bigint(20) NOT NULL COMMENT 'An outage that came from it',
  `linked_by` bigint(20) NOT NULL COMMENT 'The agent who said so',
  `linked_at` datetime NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`problem_id`,`outage_id`),
  KEY `problem_outage_outage` (`outage_id`),
  KEY `problem_outage_linked_by` (`linked_by`),
  CONSTRAINT `problem_outage_linked_by` FOREIGN KEY (`linked_by`) REFERENCES `user` (`id`),
  CONSTRAINT `problem_outage_outage` FOREIGN KEY (`outage_id`) REFERENCES `outage` (`id`),
  CONSTRAINT `problem_outage_problem` FOREIGN KEY (`problem_id`) REFERENCES `problem` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Outages that a problem led to';

CREATE TABLE `problem_ticket` (
  `problem_id` bigint(20) NOT NULL COMMENT 'The problem',
  `ticket_id` bigint(20) NOT NULL COMMENT 'A ticket that comes from it; of one problem at most',
  `linked_by` bigint(20) NOT NULL COMMENT 'The agent who said so',
  `linked_at` datetime NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`problem_id`,`ticket_id`),
  UNIQUE KEY `problem_ticket_ticket` (`ticket_id`),
  KEY `problem_ticket_linked_by` (`linked_by`),
  CONSTRAINT `problem_ticket_linked_by` FOREIGN KEY (`linked_by`) REFERENCES `user` (`id`),
  CONSTRAINT `problem_ticket_problem` FOREIGN KEY (`problem_id`) REFERENCES `problem` (`id`),
  CONSTRAINT `problem_ticket_ticket` FOREIGN KEY (`ticket_id`) REFERENCES `ticket` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Tickets that a problem gathers';

CREATE TABLE `rate_counter` (
  `name` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Which limit',
  `subject` binary(32) NOT NULL COMMENT 'SHA-256 of the address or account that tries',
  `tries` int(11) NOT NULL COMMENT 'Within this window',
  `ends_at` datetime NOT NULL COMMENT 'UTC; the window, which began with its first try, is over',
  PRIMARY KEY (`name`,`subject`),
  KEY `rate_counter_ends` (`ends_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Tries in a window of time, shared by all workers';

CREATE TABLE `registration` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number, also the reference in mail',
  `name` varchar(120) NOT NULL COMMENT 'Of who asks',
  `email` varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Lower case',
  `organisation_name` varchar(120) NOT NULL COMMENT 'As typed; an agent picks the organisation',
  `manager_name` varchar(120) NOT NULL DEFAULT '' COMMENT 'Who should agree',
  `manager_email` varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '' COMMENT 'Who should agree',
  `organisation_id` bigint(20) DEFAULT NULL COMMENT 'Whose managers may decide, as an agent assigned it; NULL: the organisation of the manager named, if that is one',
  `wants_organisation` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'Asks to see the tickets of the whole organisation',
  `language` char(2) NOT NULL DEFAULT 'nl' COMMENT 'nl or en',
  `token_hash` binary(32) DEFAULT NULL COMMENT 'SHA-256 of the token that confirms the address; NULL once confirmed',
  `status` tinyint(4) NOT NULL DEFAULT 1 COMMENT '1 address not confirmed, 2 waits for approval, 3 approved, 4 refused',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `confirmed_at` datetime DEFAULT NULL COMMENT 'UTC',
  `decided_at` datetime DEFAULT NULL COMMENT 'UTC',
  `decided_by` bigint(20) DEFAULT NULL COMMENT 'The agent or manager who decided',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`id`),
  UNIQUE KEY `registration_token` (`token_hash`),
  KEY `registration_status` (`status`,`created_at`),
  KEY `registration_email` (`email`),
  KEY `registration_decided_by` (`decided_by`),
  KEY `registration_organisation` (`organisation_id`),
  KEY `registration_decided` (`decided_at`,`id`),
  CONSTRAINT `registration_decided_by` FOREIGN KEY (`decided_by`) REFERENCES `user` (`id`),
  CONSTRAINT `registration_organisation` FOREIGN KEY (`organisation_id`) REFERENCES `organisation` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='A request for an account, before there is one';

CREATE TABLE `schema_migration` (
  `number` int(11) NOT NULL COMMENT 'From the name of the file',
  `name` varchar(120) NOT NULL COMMENT 'The name of the file',
  `checksum` binary(32) NOT NULL COMMENT 'SHA-256 of the file',
  `applied_at` datetime NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Steps of the schema that were applied';

CREATE TABLE `search_document` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number, what postings point to',
  `kind` tinyint(4) NOT NULL COMMENT '1 article, 2 news, 3 outage',
  `object_id` bigint(20) NOT NULL COMMENT 'Of the article, news item or outage; with kind and language the identity',
  `language` tinyint(4) NOT NULL COMMENT '1 Dutch, 2 English: of the text',
  `audience` tinyint(4) NOT NULL COMMENT '1 everybody, 2 who is signed in, 3 one organisation and staff, 4 staff',
  `organisation_id` bigint(20) DEFAULT NULL COMMENT 'Audience 3: which',
  `service_id` bigint(20) DEFAULT NULL COMMENT 'What it is about; NULL: nothing in particular',
  `title` varchar(300) NOT NULL COMMENT 'As readers see it',
  `excerpt` text NOT NULL COMMENT 'Beginning of the text without markup, where excerpts are cut from',
  `path` varchar(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Of its page, without language prefix',
  `visible_at` datetime DEFAULT NULL COMMENT 'UTC; not found before; NULL: at once',
  `changed_at` datetime NOT NULL COMMENT 'UTC; the fresher wins',
  `put_at` datetime NOT NULL COMMENT 'UTC; when it was put here last: a rebuild takes out what it did not put',
  PRIMARY KEY (`id`),
  UNIQUE KEY `search_document_object` (`kind`,`object_id`,`language`),
  KEY `search_document_put` (`kind`,`put_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What the search can find besides tickets; derived, `loket reindex` makes it anew';

CREATE TABLE `search_miss` (
  `words` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'What was searched for, without case, accents and marks',
  `language` tinyint(4) NOT NULL COMMENT '1 Dutch, 2 English: of the page',
  `day` date NOT NULL COMMENT 'UTC',
  `tries` int(11) NOT NULL COMMENT 'Searches on that day that found nothing; by whom is not kept',
  `handled_at` datetime DEFAULT NULL COMMENT 'UTC; somebody at the desk dealt with it; NULL again when it is searched for once more',
  PRIMARY KEY (`words`,`language`,`day`),
  KEY `search_miss_open` (`handled_at`,`words`,`language`),
  KEY `search_miss_day` (`day`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Searches without a result: what the knowledge base lacks';

CREATE TABLE `search_outcome` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `what` tinyint(4) NOT NULL COMMENT '1 a suggestion was opened, 2 a ticket followed though suggestions were shown, 3 a ticket followed though one was opened',
  `document_id` bigint(20) DEFAULT NULL COMMENT 'What 1: which; no foreign key, it may have gone since',
  `happened_at` datetime NOT NULL COMMENT 'UTC; by whom is not kept',
  PRIMARY KEY (`id`),
  KEY `search_outcome_when` (`happened_at`,`what`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What came of suggestions while a ticket was being written; a row an event, no counter to queue for';

CREATE TABLE `search_posting` (
  `language` tinyint(4) NOT NULL DEFAULT 0 COMMENT 'As search_document.language',
  `field` tinyint(4) NOT NULL COMMENT '1 title, 2 tags, 3 text',
  `word` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Whole word, without case and accents; search_word says which others share its stem',
  `stale` smallint(5) unsigned NOT NULL DEFAULT 0 COMMENT '65535 less the day of the last change, counted from 1970: the fresh are read first',
  `document_id` bigint(20) NOT NULL COMMENT 'Where it stands',
  `weight` tinyint(3) unsigned NOT NULL COMMENT 'What it adds to the rank',
  `kind` tinyint(4) NOT NULL DEFAULT 0 COMMENT 'As of its search_document, and so the four below: thousands are read for a search, and none looked up',
  `object_id` bigint(20) NOT NULL DEFAULT 0 COMMENT 'As search_document.object_id',
  `audience` tinyint(4) NOT NULL DEFAULT 4 COMMENT 'As search_document.audience',
  `organisation_id` bigint(20) DEFAULT NULL COMMENT 'As search_document.organisation_id',
  `visible_at` datetime DEFAULT NULL COMMENT 'As search_document.visible_at',
  PRIMARY KEY (`language`,`field`,`word`,`stale`,`document_id`),
  KEY `search_posting_document_word` (`document_id`,`word`),
  CONSTRAINT `search_posting_document` FOREIGN KEY (`document_id`) REFERENCES `search_document` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Which words stand in which document: the index of the search';

CREATE TABLE `search_slip` (
  `slip` int(10) unsigned NOT NULL COMMENT 'Hash of the first letters of the word with up to two of them left out',
  `word` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Whole word, without case and accents, of a document for everybody',
  PRIMARY KEY (`slip`,`word`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Words by how they may be mistyped, for "Did you mean"';

CREATE TABLE `search_ticket` (
  `organisation_id` bigint(20) NOT NULL COMMENT 'As ticket.organisation_id: the first part of the key keeps the tickets of others out of the way',
  `word` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Whole word, without case and accents, of the subject or a public message; never of a note',
  `ticket_id` bigint(20) NOT NULL COMMENT 'Where it stands',
  `weight` tinyint(3) unsigned NOT NULL COMMENT 'What it adds to the rank',
  `requester_id` bigint(20) NOT NULL COMMENT 'As ticket.requester_id: whose own tickets are picked out without reading them',
  PRIMARY KEY (`organisation_id`,`word`,`ticket_id` DESC),
  KEY `search_ticket_word` (`word`,`ticket_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Which words stand in which ticket; derived, `loket reindex` makes it anew';

CREATE TABLE `search_word` (
  `stem` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'What Snowball leaves of it in the language of a text; of a ticket, whose language nobody says, in each',
  `word` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Whole word, without case and accents, of any document or ticket',
  PRIMARY KEY (`stem`,`word`),
  KEY `search_word_word` (`word`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Words that were ever indexed: which share a stem, and which begin alike. Says nothing of where they stand';

CREATE TABLE `service` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `code` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Stable word: portal, mobile …',
  `name_nl` varchar(80) NOT NULL COMMENT 'Dutch name',
  `name_en` varchar(80) NOT NULL COMMENT 'English name',
  `position` smallint(6) NOT NULL COMMENT 'Order in lists, lowest first',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  `created_at` datetime NOT NULL DEFAULT current_timestamp() COMMENT 'UTC',
  PRIMARY KEY (`id`),
  UNIQUE KEY `service_code` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Applications that customers use: what an outage touches and an article is about; data of the installation';

CREATE TABLE `session` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Shown to its owner only',
  `token_hash` binary(32) NOT NULL COMMENT 'SHA-256 of the cookie value',
  `user_id` bigint(20) NOT NULL COMMENT 'Who signed in',
  `created_at` datetime NOT NULL COMMENT 'UTC; bounds the absolute lifetime',
  `last_seen_at` datetime NOT NULL COMMENT 'UTC; bounds the idle lifetime; written at most once a minute',
  `remote` varchar(45) NOT NULL DEFAULT '' COMMENT 'Peer address at sign-in',
  `user_agent` varchar(300) NOT NULL DEFAULT '' COMMENT 'Browser at sign-in, cleaned and cut',
  PRIMARY KEY (`id`),
  UNIQUE KEY `session_token` (`token_hash`),
  KEY `session_user` (`user_id`,`last_seen_at`),
  KEY `session_seen` (`last_seen_at`),
  CONSTRAINT `session_user` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='A signed-in browser; idle and absolute lifetime are computed by the application';

CREATE TABLE `stored_chunk` (
  `file_id` bigint(20) NOT NULL COMMENT 'Whose bytes',
  `seq` int(11) NOT NULL COMMENT '0, 1, 2 … without gaps',
  `data` mediumblob NOT NULL COMMENT '262144 bytes, the last one fewer',
  PRIMARY KEY (`file_id`,`seq`),
  CONSTRAINT `stored_chunk_file` FOREIGN KEY (`file_id`) REFERENCES `stored_file` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='The bytes of a file in pieces of at most 256 kB, each written in its own transaction';

CREATE TABLE `stored_file` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `public_id` binary(16) NOT NULL COMMENT 'Random; names the file in addresses',
  `owner_id` bigint(20) NOT NULL COMMENT 'Who staged it',
  `name` varchar(120) NOT NULL COMMENT 'Cleaned file name',
  `media_type` varchar(100) NOT NULL DEFAULT 'application/octet-stream' COMMENT 'By content, from our own list',
  `size` bigint(20) NOT NULL DEFAULT 0 COMMENT 'Bytes; 0 until complete',
  `sha256` binary(32) DEFAULT NULL COMMENT 'Of the content; NULL until complete',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `complete` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'All chunks were written',
  `linked` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'Belongs to something; unlinked files are swept',
  PRIMARY KEY (`id`),
  UNIQUE KEY `stored_file_public` (`public_id`),
  KEY `stored_file_owner` (`owner_id`,`linked`),
  KEY `stored_file_sweep` (`linked`,`created_at`),
  CONSTRAINT `stored_file_owner` FOREIGN KEY (`owner_id`) REFERENCES `user` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='A file; its bytes are in stored_chunk';

CREATE TABLE `subscription` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number, also in the address that unsubscribes; never used again',
  `email` varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Lower case',
  `language` char(2) NOT NULL DEFAULT 'nl' COMMENT 'nl or en',
  `service_id` bigint(20) DEFAULT NULL COMMENT 'One service; NULL: everything',
  `token_hash` binary(32) DEFAULT NULL COMMENT 'SHA-256 of the token that confirms the address; NULL once confirmed',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `confirmed_at` datetime DEFAULT NULL COMMENT 'UTC; no mail before',
  PRIMARY KEY (`id`),
  UNIQUE KEY `subscription_token` (`token_hash`),
  KEY `subscription_email` (`email`,`confirmed_at`),
  KEY `subscription_unconfirmed` (`confirmed_at`,`created_at`),
  KEY `subscription_service` (`service_id`),
  CONSTRAINT `subscription_service` FOREIGN KEY (`service_id`) REFERENCES `service` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Who wants mail about outages, with or without an account; a row a request';

CREATE TABLE `ticket` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'The ticket number; gaps and order between database nodes mean nothing',
  `organisation_id` bigint(20) NOT NULL COMMENT 'Whose ticket it is; stays when the requester moves',
  `requester_id` bigint(20) NOT NULL COMMENT 'Who asks',
  `assignee_id` bigint(20) DEFAULT NULL COMMENT 'The agent who handles it; NULL: nobody yet',
  `type_id` bigint(20) NOT NULL COMMENT 'Kind of support',
  `status` tinyint(4) NOT NULL DEFAULT 1 COMMENT '1 new, 2 in progress, 3 waiting for the customer, 4 waiting for a third party, 5 planned, 6 resolved, 7 closed',
  `is_open` tinyint(1) GENERATED ALWAYS AS (`status` < 6) STORED COMMENT 'Not resolved and not closed; computed, first in the indexes of lists',
  `priority` tinyint(4) NOT NULL DEFAULT 2 COMMENT '1 low, 2 normal, 3 high, 4 urgent',
  `source` tinyint(4) NOT NULL COMMENT '1 e-mail, 2 portal, 3 phone, 7 chat, 9 widget',
  `follows_id` bigint(20) DEFAULT NULL COMMENT 'The closed ticket that this one continues; NULL for none',
  `subject` varchar(200) NOT NULL COMMENT 'One line',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `updated_at` datetime NOT NULL COMMENT 'UTC; last change the customer may see: order of the lists of customers',
  `touched_at` datetime NOT NULL COMMENT 'UTC; last change of any kind, notes too: order of the lists at the desk',
  `waiting_since` datetime DEFAULT NULL COMMENT 'UTC; since when the customer waits for an answer of ours; NULL when we do not owe one',
  `first_response_at` datetime DEFAULT NULL COMMENT 'UTC; our first public message',
  `response_due_at` datetime DEFAULT NULL COMMENT 'UTC; promised first response; NULL: by appointment',
  `resolution_due_at` datetime DEFAULT NULL COMMENT 'UTC; promised resolution; NULL: by appointment',
  `due_at` datetime GENERATED ALWAYS AS (if(`status` > 2,NULL,if(`first_response_at` is null,coalesce(`response_due_at`,`resolution_due_at`),`resolution_due_at`))) STORED COMMENT 'UTC; the promise that runs out next while the ticket is ours to act on; computed',
  `due_order` datetime GENERATED ALWAYS AS (coalesce(`due_at`,TIMESTAMP'9998-12-31 00:00:00')) VIRTUAL COMMENT 'UTC; due_at, and what has none after everything that has one; computed',
  `expected_at` datetime DEFAULT NULL COMMENT 'UTC; expected resolution date as told to the customer',
  `expected_before` datetime DEFAULT NULL COMMENT 'UTC; the expected date that expected_at replaced; NULL when it never moved',
  `resolved_at` datetime DEFAULT NULL COMMENT 'UTC; last time it became resolved; NULL when open',
  `closed_at` datetime DEFAULT NULL COMMENT 'UTC; NULL until closed',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`id`),
  KEY `ticket_requester` (`requester_id`,`is_open`,`updated_at`,`id`),
  KEY `ticket_organisation` (`organisation_id`,`is_open`,`updated_at`,`id`),
  KEY `ticket_requester_all` (`requester_id`,`updated_at`,`id`),
  KEY `ticket_requester_number` (`requester_id`),
  KEY `ticket_organisation_all` (`organisation_id`,`updated_at`,`id`),
  KEY `ticket_organisation_number` (`organisation_id`),
  KEY `ticket_organisation_desk` (`organisation_id`,`is_open`,`touched_at`,`id`),
  KEY `ticket_queue` (`is_open`,`touched_at`,`id`),
  KEY `ticket_queue_status` (`is_open`,`status`,`touched_at`,`id`),
  KEY `ticket_queue_type` (`type_id`,`is_open`,`touched_at`,`id`),
  KEY `ticket_queue_assignee` (`assignee_id`,`is_open`,`touched_at`,`id`),
  KEY `ticket_follows` (`follows_id`),
  KEY `ticket_queue_due_order` (`is_open`,`due_order`,`id`),
  KEY `ticket_assignee_due_order` (`assignee_id`,`is_open`,`due_order`,`id`),
  KEY `ticket_queue_priority` (`is_open`,`priority`,`id`),
  KEY `ticket_assignee_priority` (`assignee_id`,`is_open`,`priority`,`id`),
  KEY `ticket_requester_desk` (`requester_id`,`is_open`,`touched_at`,`id`),
  KEY `ticket_organisation_open_number` (`organisation_id`,`is_open`,`id`),
  CONSTRAINT `ticket_assignee` FOREIGN KEY (`assignee_id`) REFERENCES `user` (`id`),
  CONSTRAINT `ticket_follows` FOREIGN KEY (`follows_id`) REFERENCES `ticket` (`id`),
  CONSTRAINT `ticket_organisation` FOREIGN KEY (`organisation_id`) REFERENCES `organisation` (`id`),
  CONSTRAINT `ticket_requester` FOREIGN KEY (`requester_id`) REFERENCES `user` (`id`),
  CONSTRAINT `ticket_type` FOREIGN KEY (`type_id`) REFERENCES `ticket_type` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What somebody asked; the number people know is the id';

CREATE TABLE `ticket_event` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `ticket_id` bigint(20) NOT NULL COMMENT 'Where it belongs',
  `actor_id` bigint(20) DEFAULT NULL COMMENT 'Who did it; NULL: the portal itself',
  `kind` tinyint(4) NOT NULL COMMENT '1 created, 2 status, 3 assignee, 4 priority, 5 type, 6 expected date, 7 requester, 8 subject, 9 outage, 10 problem',
  `visible` tinyint(1) NOT NULL COMMENT 'Customers may see it',
  `old_value` varchar(200) NOT NULL DEFAULT '' COMMENT 'Code, id, or RFC 3339 time; empty for none',
  `new_value` varchar(200) NOT NULL DEFAULT '' COMMENT 'Code, id, or RFC 3339 time; empty for none',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  PRIMARY KEY (`id`),
  KEY `ticket_event_ticket` (`ticket_id`,`id`),
  KEY `ticket_event_actor` (`actor_id`),
  CONSTRAINT `ticket_event_actor` FOREIGN KEY (`actor_id`) REFERENCES `user` (`id`),
  CONSTRAINT `ticket_event_ticket` FOREIGN KEY (`ticket_id`) REFERENCES `ticket` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What happened to a ticket besides messages';

CREATE TABLE `ticket_type` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `code` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Stable word: first_line, question …',
  `name_nl` varchar(80) NOT NULL COMMENT 'Dutch name',
  `name_en` varchar(80) NOT NULL COMMENT 'English name',
  `hint_nl` varchar(300) NOT NULL DEFAULT '' COMMENT 'One line beside the choice, Dutch',
  `hint_en` varchar(300) NOT NULL DEFAULT '' COMMENT 'One line beside the choice, English',
  `position` smallint(6) NOT NULL COMMENT 'Order in lists, lowest first',
  `customer_may_choose` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'Offered in the form for a new ticket',
  `response_minutes` int(11) DEFAULT NULL COMMENT 'First response within so many minutes of opening hours; NULL: see response_days',
  `response_days` int(11) DEFAULT NULL COMMENT 'First response within so many working days; both NULL: by appointment',
  `resolution_minutes` int(11) DEFAULT NULL COMMENT 'Solved within so many minutes of opening hours; NULL: see resolution_days',
  `resolution_days` int(11) DEFAULT NULL COMMENT 'Solved within so many working days; both NULL: by appointment',
  `around_the_clock` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'Minutes count outside opening hours too',
  PRIMARY KEY (`id`),
  UNIQUE KEY `ticket_type_code` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Kinds of support with what is promised for each: data of the installation';

CREATE TABLE `user` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `email` varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Lower case; compared byte for byte, so the application lowers what it looks up',
  `name` varchar(120) NOT NULL COMMENT 'As the person writes it',
  `role` tinyint(4) NOT NULL COMMENT '1 customer, 2 manager, 3 reader, 4 agent, 5 admin',
  `support_line` tinyint(4) NOT NULL DEFAULT 0 COMMENT 'Of an agent: 1 first line, 2 second line; 0 for others',
  `organisation_id` bigint(20) DEFAULT NULL COMMENT 'Of a customer or manager; NULL for staff',
  `sees_organisation` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'A manager who was granted the tickets of the whole organisation',
  `access_asked_at` datetime DEFAULT NULL COMMENT 'UTC; since when a manager asks to see all tickets of the organisation; NULL: does not ask',
  `language` char(2) NOT NULL DEFAULT 'nl' COMMENT 'nl or en: pages and mail',
  `theme` tinyint(4) NOT NULL DEFAULT 0 COMMENT '0 as the system says, 1 light, 2 dark',
  `single_keys` tinyint(1) NOT NULL DEFAULT 1 COMMENT 'Keys without Ctrl do something on the desk''s pages (WCAG 2.1.4)',
  `phone` varchar(40) NOT NULL DEFAULT '' COMMENT 'As the person writes it',
  `job_title` varchar(120) NOT NULL DEFAULT '' COMMENT 'As the person writes it',
  `password_hash` varchar(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL COMMENT 'Encoded Argon2id; NULL until the account is activated',
  `status` tinyint(4) NOT NULL DEFAULT 1 COMMENT '1 invited, 2 active, 3 disabled',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `activated_at` datetime DEFAULT NULL COMMENT 'UTC; when the first password was chosen',
  `last_login_at` datetime DEFAULT NULL COMMENT 'UTC',
  `version` int(11) NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
  PRIMARY KEY (`id`),
  UNIQUE KEY `user_email` (`email`),
  KEY `user_organisation` (`organisation_id`,`role`,`name`),
  KEY `user_role` (`role`,`name`),
  CONSTRAINT `user_organisation` FOREIGN KEY (`organisation_id`) REFERENCES `organisation` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Everybody who can sign in: customers, managers and staff';

CREATE TABLE `user_token` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
  `token_hash` binary(32) NOT NULL COMMENT 'SHA-256 of the token in the link',
  `user_id` bigint(20) NOT NULL COMMENT 'Whose link it is',
  `purpose` tinyint(4) NOT NULL COMMENT '1 activate, 2 reset the password, 3 change the address',
  `detail` varchar(254) NOT NULL DEFAULT '' COMMENT 'Purpose 3: the new address',
  `created_at` datetime NOT NULL COMMENT 'UTC',
  `expires_at` datetime NOT NULL COMMENT 'UTC',
  `used_at` datetime DEFAULT NULL COMMENT 'UTC; set once: when it was used or replaced by a newer one',
  PRIMARY KEY (`id`),
  UNIQUE KEY `user_token_token` (`token_hash`),
  KEY `user_token_user` (`user_id`,`purpose`,`used_at`),
  KEY `user_token_expiry` (`expires_at`),
  CONSTRAINT `user_token_user` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='Links in mail that prove an address: single use, expiring';

