// SPDX-License-Identifier: Apache-2.0
// What scripts add on every page (ticket.js adds to it). Each page works without; nothing here is needed to get an answer.
import './focus.js'
import './menu.js'
import './theme.js'
import './password.js'
import './copy.js'
import './time.js'
import './filters.js'
import './send.js'
import './suggest-later.js'
import './article.js'
import './live.js'
