// SPDX-License-Identifier: Apache-2.0
// Small helpers. Elements are built, never parsed from text: our policy forbids every HTML sink.
export const $ = (selector, root = document) => root.querySelector(selector)
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]

export const wait = (run, ms) => {
	let timer
	return (...args) => {
		clearTimeout(timer)
		timer = setTimeout(run, ms, ...args)
	}
}

// Announces through the page's one polite region.
export const say = text => {
	const live = $('#live')
	if (!live) return
	live.textContent = ''
	setTimeout(() => { live.textContent = text }, 80)
}

export const make = (tag, className, ...children) => {
	const element = document.createElement(tag)
	if (className) element.className = className
	element.append(...children)
	return element
}

export const icon = name => {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
	const use = document.createElementNS(svg.namespaceURI, 'use')
	svg.setAttribute('class', 'ico')
	svg.setAttribute('aria-hidden', 'true')
	use.setAttribute('href', `${SPRITE}#${name}`)
	svg.append(use)
	return svg
}

// Says beside what was tried why it did not go; '' takes it away again.
export const complain = (place, text) => {
	$('.err.lost', place)?.remove()
	if (!text) return
	place.append(make('p', 'err lost', icon('circle-alert'), make('span', '', text)))
	say(text)
}

export const fill = (text, ...values) => values.reduce((all, value) => all.replace('%s', () => value), text)
