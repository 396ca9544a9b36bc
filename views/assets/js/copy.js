// SPDX-License-Identifier: Apache-2.0
// Copy buttons: data-copy names the element whose text is copied.
import { say } from './dom.js'

addEventListener('click', async event => {
	const button = event.target.closest('[data-copy]')
	if (!button) return
	try {
		await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent)
	} catch {
		return
	}
	say(_('Copied'))
	button.dataset.done = ''
	setTimeout(() => delete button.dataset.done, 2000)
})
