// SPDX-License-Identifier: Apache-2.0
// In place of agent.js on the pages of the desk where texts in Markdown are written: with the row of buttons above a text. The
// element itself is GitHub's; here is what it leaves out: one stop of the Tab key, and the keys people know. Without scripts the
// field stands alone.
import './agent.js'
import '@github/markdown-toolbar-element'
import './insert.js'
import { $, $$ } from './dom.js'

// The page says which button takes the Tab; the element would become one more stop itself.
const bars = $$('markdown-toolbar')
bars.forEach(bar => bar.removeAttribute('tabindex'))

addEventListener('keydown', event => {
	if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
	const bar = bars.find(b => b.field === event.target)
	const button = bar && $(`[aria-keyshortcuts="Control+${CSS.escape(event.key.toUpperCase())}"]`, bar)
	if (!button) return
	event.preventDefault()
	button.click()
})
