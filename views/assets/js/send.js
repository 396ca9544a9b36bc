// SPDX-License-Identifier: Apache-2.0
// A form goes once: a second press while it is on its way does nothing. The server would notice too (its key).
import { $$ } from './dom.js'

$$('form[method=post]:not([data-theme-form], [data-swap] form)').forEach(form => {
	let sending = false
	form.addEventListener('submit', event => {
		if (event.defaultPrevented) return
		if (sending) {
			event.preventDefault()
			return
		}
		sending = true
		event.submitter?.setAttribute('aria-busy', 'true')
	})
	addEventListener('pageshow', () => {
		sending = false
		for (const button of form.elements) button.removeAttribute('aria-busy')
	})
})
