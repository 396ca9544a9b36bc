// SPDX-License-Identifier: Apache-2.0
// A page that is open hears that something changed and fetches it: the banner, and whatever stands in data-live. The event is only a
// doorbell with a number; what it is about comes from the portal. Without events the page looks every half minute. Nothing is open
// while nobody looks, so that a page can be kept for the way back.
import { $, $$, say, wait } from './dom.js'

const LOOK_MS = 30000
const FIRST_MS = 3000 // nothing is older at the front: from then on it tells what happened before this page listened

let source, timer, failures = 0, shown = '', first = true
let heard = '' // the number that rang last
const alerts = $('#alerts')

// What was asked for before the last ring comes too late: it may be older than what is shown.
const fetchPage = (path, then) => {
	const since = heard
	const rq = new XMLHttpRequest()
	rq.open('GET', path)
	rq.responseType = 'document'
	rq.onload = () => { if (rq.status === 200 && rq.response && since === heard) then(rq.response) }
	rq.send()
}

const edited = place => $$('input, textarea', place).some(field => field.value !== field.defaultValue)
const textOf = element => element?.textContent.trim() ?? ''

const takeBanner = page => {
	const text = textOf(page.body)
	if (text === shown) return
	shown = text
	alerts.replaceChildren(...page.body.childNodes)
	say(textOf($('h2', alerts)) || _('There is no outage any more'))
}

const takePage = page => {
	const fresh = $$('[data-live]', page)
	$$('[data-live]').forEach((place, i) => {
		if (!fresh[i] || place.contains(document.activeElement) || edited(place) || textOf(place) === textOf(fresh[i])) return
		const before = textOf($('[data-say]', place))
		place.replaceChildren(...fresh[i].childNodes)
		const now = textOf($('[data-say]', place))
		if (now !== before) say(now)
	})
}

// The number gets past what nginx kept before that ring; without one this is an ordinary look.
const look = number => {
	heard = number || heard
	const query = heard ? `?v=${heard}` : ''
	const { about } = alerts.dataset // what the page tells itself
	fetchPage(`/${LANG}/support/banner${query}${about ? `${query ? '&' : '?'}about=${about}` : ''}`, takeBanner)
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
		first ? timer = setTimeout(look, FIRST_MS) : look()
		first = false
	}
	source.onmessage = event => { if (/^\d{1,18}$/.test(event.data)) rung(event.data) }
	source.onerror = () => later(Math.min(1000 * 2 ** failures++, 60000))
}

if (alerts) {
	shown = textOf(alerts)
	setInterval(() => { if (!document.hidden && source?.readyState !== EventSource.OPEN) look() }, LOOK_MS)
	document.addEventListener('visibilitychange', () => document.hidden ? close() : open())
	addEventListener('pagehide', close)
	addEventListener('pageshow', open)
	open()
}
