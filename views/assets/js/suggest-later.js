// SPDX-License-Identifier: Apache-2.0
// Suggestions are a script of their own, so that a first visit does not wait for it: fetched when somebody goes to a search box, or begins to fill in the
// form of a new ticket. data-script has its address.
import { $, $$ } from './dom.js'

const load = element => import(element.dataset.script).catch(() => {})

$$('[data-suggest]').forEach(input => {
	input.addEventListener('focus', () => load(input), { once: true })
	if (document.activeElement === input) load(input)
})
const help = $('[data-help]')
if (help) {
	const form = help.closest('form')
	// Whoever has scripts is shown them while typing, and not asked again when the form is sent, however quickly.
	if (form.elements.suggestions.value === 'ask') form.elements.suggestions.value = 'none'
	form.addEventListener('focusin', () => load(help), { once: true })
}
