// SPDX-License-Identifier: Apache-2.0
// A page that is open hears that something changed and fetches it: the banner, and whatever stands in data-live. The event is only a
// doorbell with a number; what it is about comes from the portal. Without events the page looks every half minute. Nothing is open
// while nobody looks, so that a page can be kept for the way back.
import { $, $$, say, wait } from './dom.js'

const LOOK_MS = 30000
const BACK_OFF_MS = [1000, 2000, 5000, 15000, 30000, 60000]

let source, timer, failures = 0, shown = ''
const alerts = $('#alerts')

const fetchPage = (path, then) => {
	const rq = new XMLHttpRequest()
	rq.open('GET', path)
	rq.responseType = 'document'
	rq.onload = () => { if (rq.status === 200 && rq.response) then(rq.response) }
	rq.send()
}

const edited = place => $$('input, textarea', place).some(field => field.value !== field.defaultValue)
const textOf = element => element?.textContent.replace(/\s+/g, ' ').trim() ?? ''
const put = (place, page) => place.replaceChildren(...[...page.childNodes].map(n => document.importNode(n, true)))

const takeBanner = page => {
	const text = textOf(page.body)
	if (text === shown) return
	shown = text
	put(alerts, page.body)
	say(textOf($('h2', alerts)) || _('There is no outage any more'))
}

const takePage = page => {
	const fresh = $$('[data-live]', page)
	$$('[data-live]').forEach((place, i) => {
		if (fresh[i] && !place.contains(document.activeElement) && !edited(place) && textOf(place) !== textOf(fresh[i])) put(place, fresh[i])
	})
}

// The number gets past what nginx keeps for a second; without one this is an ordinary look.
const look = number => {
	const query = number ? `?v=${number}` : ''
	fetchPage(`/${LANG}/support/banner${query}`, takeBanner)
	if ($('[data-live]') && location.search === '') fetchPage(location.pathname + query, takePage)
}

const rung = wait(look, 50)

const close = () => {
	clearTimeout(timer)
	source?.close()
	source = undefined
}

const later = ms => {
	close()
	timer = setTimeout(open, ms * (0.75 + Math.random() / 2))
}

function open() {
	if (document.hidden || source) return
	source = new EventSource('/events/public')
	source.onopen = () => {
		failures = 0
		look()
	}
	source.onmessage = event => { if (/^\d{1,18}$/.test(event.data)) rung(event.data) }
	source.onerror = () => later(BACK_OFF_MS[Math.min(failures++, BACK_OFF_MS.length - 1)])
}

if (alerts) {
	shown = textOf(alerts)
	setInterval(() => { if (!document.hidden && source?.readyState !== EventSource.OPEN) look() }, LOOK_MS)
	document.addEventListener('visibilitychange', () => document.hidden ? close() : open())
	addEventListener('pagehide', close)
	addEventListener('pageshow', open)
	open()
}
