// SPDX-License-Identifier: Apache-2.0
// Light, dark or system: applied at once; the server remembers it in a cookie.
import { $$ } from './dom.js'

$$('[data-theme-form]').forEach(form => form.addEventListener('submit', event => {
	const button = event.submitter
	if (!button) return
	event.preventDefault()
	const body = new URLSearchParams(new FormData(form))
	body.set('theme', button.value)
	fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => {})
	document.documentElement.dataset.theme = button.value
	$$('button', form).forEach(b => b === button ? b.setAttribute('aria-current', 'true') : b.removeAttribute('aria-current'))
}))
