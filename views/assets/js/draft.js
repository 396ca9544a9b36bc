// SPDX-License-Identifier: Apache-2.0
// Drafts: what is typed in a form with data-draft stays on this device until the server says it arrived.
import { $, $$, say, wait } from './dom.js'

const SENT = 'draft-sent'
const name = form => `draft:${form.dataset.draft}`
const store = (area, run) => {
	try {
		return run(area)
	} catch {
		return null
	}
}

// The page after sending: good news clears the draft, an error or a request to log in keeps it.
const sent = store(sessionStorage, s => s.getItem(SENT))
if (sent && $('.flash.good') && !$('[type=password]')) store(localStorage, s => s.removeItem(sent))
store(sessionStorage, s => s.removeItem(SENT))

$$('form[data-draft]').forEach(form => {
	const box = $('[data-saved]', form)
	const fields = () => [...form.elements].filter(e => e.name && /^(text|textarea)$/.test(e.type))
	const tell = text => {
		if (!box) return
		box.lastElementChild.textContent = text
		box.hidden = false
	}
	const draft = store(localStorage, s => JSON.parse(s.getItem(name(form))))
	if (draft && !$('[data-failed]')) {
		const empty = fields().filter(e => !e.value && draft[e.name])
		for (const e of empty) e.value = draft[e.name]
		if (empty.length) {
			tell(_('Your draft is back'))
			say(_('Your draft is back'))
		}
	}
	const save = wait(() => store(localStorage, s => {
		const values = fields().map(e => [e.name, e.value])
		if (values.some(v => v[1].trim())) s.setItem(name(form), JSON.stringify(Object.fromEntries(values)))
		else s.removeItem(name(form))
		tell(_('Draft saved'))
	}), 800)
	form.addEventListener('input', save)
	form.addEventListener('submit', event => {
		if (!event.defaultPrevented) store(sessionStorage, s => s.setItem(SENT, name(form)))
	})
})
