// SPDX-License-Identifier: Apache-2.0
// Drafts: what was typed and chosen in a form with data-draft, and which files arrived, stays on this device, for this person, until the
// server says that the message arrived.
import { $, $$, say, wait } from './dom.js'

const SENT = 'draft-sent'
const name = form => `draft:${document.body.dataset.me}:${form.dataset.draft}`
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

const named = (form, types) => [...form.elements].filter(e => e.name && types.test(e.type))
const typed = form => named(form, /^(text|email|textarea)$/)
const choices = form => named(form, /radio/)
const files = form => $$('[name=kept]', form).filter(e => e.type === 'hidden' || e.checked)
	.map(e => [e.value, $('.n', e.parentElement).textContent, $('small', e.parentElement).textContent])

// Whether anything came back.
const restore = (form, draft) => {
	const empty = typed(form).filter(e => !e.value && draft[e.name])
	for (const e of empty) e.value = draft[e.name]
	for (const e of choices(form)) if (draft[e.name] === e.value && !form.elements[e.name].value) e.checked = true
	if (draft.kept?.length) form.dispatchEvent(new CustomEvent('kept', { detail: draft.kept }))
	return empty.length || draft.kept?.length
}

$$('form[data-draft]').forEach(form => {
	const box = $('[data-saved]', form)
	let dirty = false
	const tell = text => {
		if (!box) return
		box.lastElementChild.textContent = text
		box.hidden = false
	}
	const draft = store(localStorage, s => JSON.parse(s.getItem(name(form))))
	if (draft && !$('[data-failed]') && restore(form, draft)) {
		tell(_('Your draft is back'))
		say(_('Your draft is back'))
	}
	const save = () => {
		if (!dirty) return
		dirty = false
		store(localStorage, s => {
			const texts = typed(form).map(e => [e.name, e.value])
			const chosen = choices(form).filter(e => e.checked).map(e => [e.name, e.value])
			const kept = files(form)
			if (kept.length || texts.some(v => v[1].trim())) s.setItem(name(form), JSON.stringify({ ...Object.fromEntries([...texts, ...chosen]), kept }))
			else s.removeItem(name(form))
			tell(_('Draft saved'))
		})
	}
	const later = wait(save, 800)
	form.addEventListener('input', () => {
		dirty = true
		later()
	})
	addEventListener('pagehide', save)
	form.addEventListener('submit', event => {
		if (event.defaultPrevented) return
		save()
		store(sessionStorage, s => s.setItem(SENT, name(form)))
	})
})
