// SPDX-License-Identifier: Apache-2.0
// Pages where a ticket is made or answered: files and a draft besides what every page has. Files come first, because they may hold a form back.
import './upload.js'
import './app.js'
import './draft.js'
