// SPDX-License-Identifier: Apache-2.0
// Menus are <details>; this closes them by Escape, a click elsewhere, or when the focus has left.
import { $$ } from './dom.js'

$$('[data-menu]').forEach(menu => {
	const summary = menu.firstElementChild
	addEventListener('click', event => {
		if (!menu.contains(event.target)) menu.open = false
	})
	menu.addEventListener('focusout', event => {
		if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false
	})
	menu.addEventListener('keydown', event => {
		if (event.key !== 'Escape' || !menu.open) return
		menu.open = false
		summary.focus()
	})
})
