// SPDX-License-Identifier: Apache-2.0
// What scripts add for agents only: keys. data-key on anything; j, k, x and Enter in the list of tickets.
// Off with data-nokeys on <html> (WCAG 2.1.4).
import './app.js'
import { $, $$ } from './dom.js'

const typing = 'input:not([type=checkbox], [type=radio]), textarea, select'

function press(event) {
	if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(typing)) return
	const target = $(`[data-key="${CSS.escape(event.key)}"]`)
	if (target) {
		event.preventDefault()
		target.matches('input, textarea, select') ? target.focus() : target.click()
		return
	}
	const rows = $$('.q tbody tr')
	const at = rows.findIndex(row => row.matches('.cur'))
	const next = rows[{ j: at + 1, k: at - 1 }[event.key]]
	if (next) {
		rows[at]?.classList.remove('cur')
		next.classList.add('cur')
		$('th a', next).focus()
	}
	if (event.key === 'x' && at >= 0) $('input[type=checkbox]', rows[at])?.click()
}

if (!document.documentElement.hasAttribute('data-nokeys')) addEventListener('keydown', press)

// Ctrl+Enter sends the message that is being written.
addEventListener('keydown', event => {
	if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !event.target.matches('textarea')) return
	event.target.form?.requestSubmit($('.primary[type=submit]', event.target.form) ?? undefined)
})
