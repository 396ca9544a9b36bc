// SPDX-License-Identifier: Apache-2.0
// What scripts add for agents only: keys, the dialog that lists them, and counting the rows that are ticked.
import './ticket.js'
import './due.js'
import './swap.js'
import { $, $$, fill } from './dom.js'

const typing = 'input:not([type=checkbox], [type=radio]), textarea, select'
const rows = () => $$('.q tbody tr')
const ticks = () => $$('.q tbody [name=t]')
const current = () => rows().find(row => row.matches('.cur'))

// ---- the rows that are ticked ----

function count() {
	const all = ticks(), picked = all.filter(box => box.checked)
	const text = $('[data-picked]'), every = $('[data-all]')
	if (text && picked.length) text.textContent = fill(text.dataset.picked, picked.length)
	if (!every) return
	every.checked = picked.length > 0 && picked.length === all.length
	every.indeterminate = picked.length > 0 && !every.checked
}

$('#bulk')?.addEventListener('change', event => {
	if (event.target.matches('[data-all]')) ticks().forEach(box => { box.checked = event.target.checked })
	count()
})
$('#bulk')?.addEventListener('reset', () => setTimeout(() => {
	ticks().forEach(box => { box.checked = false })
	count()
}))
count()

// ---- keys; off with data-nokeys on <html> (WCAG 2.1.4) ----

function move(by) {
	const all = rows(), at = all.indexOf(current()), next = all[at + by]
	if (!next) return
	current()?.classList.remove('cur')
	next.classList.add('cur')
	$('th a', next).focus()
}

function tick() {
	$('[name=t]', current() ?? document.createElement('i'))?.click()
}

function press(event) {
	if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(typing) || $('dialog[open]')) return
	const { key } = event
	if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1)
	if (key === 'x') return tick()
	const target = $(`[data-key="${CSS.escape(key)}"]`)
	if (!target) return
	// What changes rows takes the current one when none is ticked.
	if (target.closest('.bulk') && !ticks().some(box => box.checked)) tick()
	if (target.closest('.bulk') && !ticks().some(box => box.checked)) return
	event.preventDefault()
	target.matches('input, textarea, select') ? target.focus() : target.click()
}

if (!document.documentElement.hasAttribute('data-nokeys')) addEventListener('keydown', press)

$$('[data-dialog]').forEach(button => button.addEventListener('click', () => {
	button.closest('details')?.removeAttribute('open')
	document.getElementById(button.dataset.dialog).showModal()
}))

// Ctrl+Enter sends the message that is being written.
addEventListener('keydown', event => {
	if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !event.target.matches('textarea')) return
	event.target.form?.requestSubmit($('.primary[type=submit]', event.target.form) ?? undefined)
})
