// SPDX-License-Identifier: Apache-2.0
// Show and hide a password; the live checklist beside a new one. The server checks the same rules again.
import { $, $$, fill, say, wait } from './dom.js'

$$('[data-pw]').forEach(button => {
	const input = document.getElementById(button.dataset.pw)
	button.addEventListener('click', () => {
		const show = input.type === 'password'
		input.type = show ? 'text' : 'password'
		button.firstChild.textContent = show ? button.dataset.hide : button.dataset.show
		button.setAttribute('aria-pressed', show)
	})
	input.form?.addEventListener('submit', () => { input.type = 'password' })
})

const list = $('.rules')
const first = $('#password')
const again = $('#password_again')
if (list && first && again) {
	const met = {
		len: text => [...text].length >= 8,
		up: text => /\p{Lu}/u.test(text),
		lo: text => /\p{Ll}/u.test(text),
		num: text => /[^\p{L}]/u.test(text),
		same: text => text !== '' && text === again.value,
	}
	const rules = $$('li', list)
	const check = () => rules.filter(rule => {
		const ok = met[rule.dataset.r](first.value)
		rule.dataset.ok = ok ? 1 : 0
		$('.vh', rule).textContent = ok ? _('met') : _('not yet')
		return ok
	}).length
	const announce = wait(() => say(fill(_('%s of %s rules met'), check(), rules.length)), 900)
	for (const input of [first, again]) {
		input.addEventListener('input', () => {
			check()
			announce()
		})
	}
	if (first.value) check()
}
