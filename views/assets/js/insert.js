// SPDX-License-Identifier: Apache-2.0
// Files in the text of an article: a button puts the line of a file where the cursor was, and a picture that is pasted or dropped
// into the text joins the article's files and stands there. Without scripts the line is copied by hand.
import { $, $$, say } from './dom.js'

const texts = 'textarea[name^=body_]'
const lines = () => $$('#files .md')
let last = $(texts), waiting

const offer = () => $$('[data-insert]').forEach(button => { button.hidden = false })

function insert(text, line) {
	text.setRangeText(line, text.selectionStart, text.selectionEnd, 'end')
	text.dispatchEvent(new Event('input', { bubbles: true }))
	setTimeout(() => text.focus()) // after whoever else moves the focus now
	say(_('Put in the text'))
}

addEventListener('focusin', event => { if (event.target.matches(texts)) last = event.target })

addEventListener('click', event => {
	const button = event.target.closest('[data-insert]')
	if (button && last) insert(last, document.getElementById(button.dataset.insert).textContent)
})

// What programs for texts put on the clipboard is words with a picture of them: those are pasted as words.
function take(event, data) {
	const input = $('#files input[type=file]')
	if (!input || !event.target.matches?.(texts) || !data?.files.length || data.types.includes('text/plain')) return
	event.preventDefault()
	const files = new DataTransfer()
	for (const file of data.files) files.items.add(file.name === 'image.png' ? new File([file], `${_('screenshot')}.png`, { type: file.type }) : file)
	waiting = { text: event.target, known: new Set(lines().map(line => line.id)) }
	input.files = files.files
	input.dispatchEvent(new Event('change'))
}

addEventListener('paste', event => take(event, event.clipboardData))
addEventListener('drop', event => take(event, event.dataTransfer))

addEventListener('swapped', () => {
	offer()
	const fresh = waiting ? lines().filter(line => !waiting.known.has(line.id)) : []
	if (!fresh.length) return
	insert(waiting.text, fresh.map(line => line.textContent).join('\n\n'))
	waiting = undefined
})
offer()
