// SPDX-License-Identifier: Apache-2.0
// A part of a page with forms of its own (data-swap): they are sent from here, and the same part of the answer takes its place, so that
// what is being written beside it stays. Without this script the answer is a page.
import { $, complain, say } from './dom.js'

const fail = place => complain(place, _('Sending failed. Try again in a moment; what you typed is still here.'))

function swap(place, answer) {
	const fresh = answer?.getElementById(place.id), at = place.contains(document.activeElement) && document.activeElement.id
	if (!fresh) return fail(place)
	place.replaceWith(document.adoptNode(fresh))
	fresh.dispatchEvent(new Event('swapped', { bubbles: true }))
	const told = $('.err', fresh) ?? $('.flash', answer) ?? $('[data-told]', fresh)
	;($('[aria-invalid]', fresh) ?? document.getElementById(at) ?? $('h2', fresh)).focus()
	if (told) say(told.textContent.trim())
}

addEventListener('submit', event => {
	const form = event.target, place = form.closest('[data-swap]')
	if (!place || event.defaultPrevented) return
	event.preventDefault()
	if (place.ariaBusy === 'true') return
	const data = new FormData(form, event.submitter), rq = new XMLHttpRequest(), get = form.method === 'get'
	const fields = new URLSearchParams([...data].filter(([, value]) => typeof value === 'string'))
	place.ariaBusy = 'true'
	rq.open(form.method, get ? `${form.action}?${fields}` : form.action)
	rq.responseType = 'document'
	rq.onload = () => swap(place, rq.response)
	rq.onerror = () => fail(place)
	rq.onloadend = () => { place.ariaBusy = 'false' }
	rq.send(get ? null : form.enctype === 'multipart/form-data' ? data : fields)
})
