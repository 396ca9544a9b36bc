// SPDX-License-Identifier: Apache-2.0
// Suggestions while typing: a list under a search box, and under the subject of a new ticket. What the server answers is moved into the page as it
// is; no text is parsed here.
import Combobox from '@github/combobox-nav'
import { $, $$, fill, say, wait } from './dom.js'

const MIN = 3
const PAUSE = 250

// Asks for the suggestions of the newest text only: an answer that is overtaken is dropped.
const asker = (url, show) => {
	let request
	return text => {
		request?.abort()
		request = null
		if (text.trim().length < MIN) return show(null)
		request = new XMLHttpRequest()
		request.onload = () => show(request?.status === 200 ? request.response : null)
		request.open('GET', url + encodeURIComponent(text))
		request.responseType = 'document'
		request.send()
	}
}

$$('[data-suggest]').forEach(input => {
	const list = document.getElementById(input.dataset.options)
	const box = new Combobox(input, list, { tabInsertsSuggestions: false })
	let closed = false
	const close = () => {
		if (list.hidden) return
		list.hidden = true
		box.stop()
	}
	const ask = asker(input.dataset.suggest, answer => {
		box.stop()
		list.replaceChildren(...(answer ? $$('[role=option]', answer) : []))
		list.hidden = closed || !list.children.length || document.activeElement !== input
		if (list.hidden) return
		box.start()
		say(fill(_('%s suggestions, use the arrow down'), list.children.length))
	})
	input.addEventListener('input', wait(() => {
		closed = false
		ask(input.value)
	}, PAUSE))
	input.addEventListener('keydown', event => {
		if (event.key !== 'Escape' || list.hidden) return
		closed = true
		close()
	})
	if (input.value !== input.defaultValue) ask(input.value) // typed while this was on its way
	input.addEventListener('blur', () => setTimeout(close, 200))
})

// A new ticket. The hidden field tells the server what was shown, so that it does not ask again; it begins as "ask" for those without scripts, and is "none" here.
const help = $('[data-help]')
if (help) {
	const form = help.closest('form')
	const subject = form.elements.subject
	const told = form.elements.suggestions
	const OPENED = 'suggestion-opened'
	let opened = false
	try {
		opened = sessionStorage.getItem(OPENED) === '1'
	} catch { /* then it is not counted */ }
	if (opened && told.value === 'none') told.value = 'opened'
	const ask = asker(help.dataset.help, answer => {
		const parts = answer ? [...answer.body.children] : []
		if (!parts.length && help.hidden) return
		help.replaceChildren(...parts)
		help.hidden = !parts.length
		if (help.hidden) return
		if (told.value === 'none') told.value = 'shown'
		say(fill(_('%s suggestions below the subject'), $$('a', help).length))
	})
	subject.addEventListener('input', wait(() => ask(subject.value), PAUSE))
	if (help.hidden && subject.value) ask(subject.value)
	help.addEventListener('click', event => {
		const link = event.target.closest('a')
		if (!link) return
		told.value = 'opened'
		try {
			sessionStorage.setItem(OPENED, '1')
		} catch { /* as above */ }
		if (link.dataset.document) navigator.sendBeacon(help.dataset.opened, new URLSearchParams({ document: link.dataset.document }))
	})
	form.addEventListener('submit', event => {
		if (event.defaultPrevented) return
		try {
			sessionStorage.removeItem(OPENED)
		} catch { /* as above */ }
	})
}
