// SPDX-License-Identifier: Apache-2.0
// What scripts add for everybody. Each page works without; nothing here is needed to get an answer.
import './focus.js'
import './menu.js'
import './theme.js'
import './password.js'
import './copy.js'
import './time.js'
import './filters.js'
import './upload.js'
import './draft.js'
import './suggest.js'
import './send.js'
import './article.js'
