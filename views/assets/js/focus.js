// SPDX-License-Identifier: Apache-2.0
// After an action: the result, or the summary of what is wrong, takes the focus. The first in the page wins.
import { $, $$ } from './dom.js'

$('[data-focus]')?.focus()

// A link in the summary goes to the field itself, and for a group to its first choice.
$$('.sum a').forEach(link => link.addEventListener('click', event => {
	const target = document.getElementById(link.hash.slice(1))
	const field = target?.matches('fieldset') ? $('input', target) : target
	if (!field) return
	event.preventDefault()
	field.focus()
	field.scrollIntoView({ block: 'center' })
}))
