// SPDX-License-Identifier: Apache-2.0
// The row of buttons above a text in Markdown, on the pages of the desk where one is written. The element itself is GitHub's;
// here are what it leaves out: one stop of the Tab key, and the keys people know. Without scripts the field stands alone.
import '@github/markdown-toolbar-element'
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
