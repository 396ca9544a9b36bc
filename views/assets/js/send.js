// SPDX-License-Identifier: Apache-2.0
// A form goes once: a second press while it is on its way does nothing. The server would notice too (its key). Without a connection it does
// not go at all, instead of making place for the browser's own page about that.
import { $$, complain } from './dom.js'

$$('form[method=post]:not([data-theme-form], [data-swap] form)').forEach(form => {
	let sending = false
	form.addEventListener('submit', event => {
		if (event.defaultPrevented) return
		if (sending) {
			event.preventDefault()
			return
		}
		if (!navigator.onLine) {
			event.preventDefault()
			return complain(form, _('You are offline. What you typed is still here; send it again once you are connected.'))
		}
		complain(form, '')
		sending = true
		event.submitter?.setAttribute('aria-busy', 'true')
	})
	addEventListener('pageshow', () => {
		sending = false
		for (const button of form.elements) button.removeAttribute('aria-busy')
	})
})
