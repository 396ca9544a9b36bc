// SPDX-License-Identifier: Apache-2.0
// An article: a copy button on each piece of code, and one light message that it was read, once a visit.
import { $, $$, icon, make, say } from './dom.js'

$$('article .prose pre').forEach(pre => {
	const button = make('button', 'btn sm', icon('copy'), _('Copy'))
	const box = make('div', 'codebox')
	button.type = 'button'
	button.addEventListener('click', async () => {
		try {
			await navigator.clipboard.writeText(pre.textContent)
			say(_('Copied'))
		} catch {
			getSelection().selectAllChildren(pre)
		}
	})
	pre.replaceWith(box)
	box.append(pre, button)
})

// Counted after ten seconds in sight: a glance is no reading.
const address = $('[data-read]')?.dataset.read
if (address) {
	let left = 10
	const timer = setInterval(() => {
		if (document.hidden || --left) return
		clearInterval(timer)
		try {
			if (sessionStorage.getItem(address)) return
			sessionStorage.setItem(address, '1')
		} catch {
			return
		}
		fetch(address, { method: 'POST', keepalive: true })
	}, 1000)
}
