// SPDX-License-Identifier: Apache-2.0
// Attachments: each chosen, dropped or pasted file is sent at once and becomes a `kept` field, so that the form itself
// stays small and no file is lost when it fails. Without this script the browser sends the files with the form.
import { $, $$, fill, icon, make, say } from './dom.js'

const FILE_MAX = 20e6
const TOTAL_MAX = 50e6
const FILES_MAX = 10
const number = new Intl.NumberFormat(LANG, { maximumFractionDigits: 1 })
const size = bytes => (bytes < 1e6 ? `${number.format(Math.ceil(bytes / 1e3))} kB` : `${number.format(bytes / 1e6)} MB`)

const refusal = status => ({
	401: _('You are no longer logged in. Log in in another tab, then try again.'),
	403: _('You are no longer logged in. Log in in another tab, then try again.'),
	413: _('Larger than 20 MB. Choose a smaller file.'),
	415: _('This kind of file is not accepted. Put it in a zip file, or choose another.'),
	429: _('Too many files in a short time. Wait a moment, then try again.'),
}[status] ?? _('Sending failed. Try again, or remove the file.'))

const begin = form => {
	const input = $('input[type=file]', form)
	const list = $('.files', form)
	const drop = $('[data-drop]', form)
	const rows = new Set()
	let waiting = null
	let pasted = 0

	const row = file => {
		const note = make('small', '', size(file.size))
		const bar = make('progress')
		const remove = make('button', 'btn quiet icon sm', icon('x'), make('span', 'vh', fill(_('Remove: %s'), file.name)))
		const line = make('li', '', icon(file.type.startsWith('image/') ? 'image' : 'file-text'),
			make('div', '', make('span', 'n', file.name), ' ', note, bar), remove)
		const state = { file, line, note, bar, remove, kept: null, bad: false, request: null }
		bar.max = file.size || 1
		bar.value = 0
		bar.setAttribute('aria-label', fill(_('Sending %s'), file.name))
		remove.type = 'button'
		remove.addEventListener('click', () => {
			state.request?.abort()
			line.remove()
			rows.delete(state)
			say(fill(_('%s removed'), file.name))
			input.focus()
			settle()
		})
		rows.add(state)
		list.append(line)
		return state
	}

	const refuse = (state, message) => {
		state.bad = true
		state.request = null
		state.line.className = 'bad'
		state.bar.remove()
		state.note.textContent = `${size(state.file.size)}. ${message}`
		state.line.firstElementChild.replaceWith(icon('file-warning'))
		say(`${state.file.name}: ${message}`)
		settle()
	}

	const send = state => {
		const request = new XMLHttpRequest()
		const body = new FormData()
		let quarter = 0
		body.append('csrf', form.elements.csrf.value)
		body.append('attachments', state.file, state.file.name)
		state.request = request
		request.upload.onprogress = event => {
			state.bar.value = event.loaded
			state.note.textContent = fill(_('%s of %s'), size(Math.min(event.loaded, state.file.size)), size(state.file.size))
			const now = Math.floor(event.loaded / event.total * 4)
			if (now > quarter && now < 4 && state.file.size > 2e6) say(`${state.file.name}: ${now * 25}%`)
			quarter = now
		}
		request.onload = () => {
			const answer = request.status === 200 ? request.response : null
			if (!answer?.id) return refuse(state, request.response?.message ?? refusal(request.status))
			state.request = null
			state.kept = make('input')
			Object.assign(state.kept, { type: 'hidden', name: 'kept', value: answer.id })
			state.bar.remove()
			state.note.textContent = `${size(state.file.size)}, ${_('received')}`
			state.line.append(state.kept)
			say(fill(_('%s received'), state.file.name))
			settle()
		}
		request.onerror = () => refuse(state, refusal(0))
		request.open('POST', form.dataset.upload)
		request.responseType = 'json'
		request.setRequestHeader('Accept', 'application/json')
		request.send(body)
	}

	const add = files => {
		for (const file of files) {
			const good = [...rows].filter(r => !r.bad)
			const state = row(file)
			if (file.size > FILE_MAX) refuse(state, refusal(413))
			else if (good.length + $$('input[type=checkbox]', list).length >= FILES_MAX) refuse(state, _('At most 10 files in one message. Send the rest in a second message.'))
			else if (good.reduce((sum, r) => sum + r.file.size, file.size) > TOTAL_MAX) refuse(state, _('Together more than 50 MB. Send the rest in a second message.'))
			else send(state)
		}
	}

	// All files have arrived or were refused: a form that was waiting for them goes on.
	const settle = () => {
		if ([...rows].some(r => r.request)) return
		if ('atOnce' in form.dataset && ![...rows].some(r => r.bad) && rows.size) return form.requestSubmit()
		if (!waiting) return
		const button = waiting
		waiting = null
		button.removeAttribute('aria-busy')
		if (![...rows].some(r => r.bad)) form.requestSubmit(button)
	}

	input.addEventListener('change', () => {
		add([...input.files])
		input.value = ''
	})
	form.addEventListener('dragover', event => {
		event.preventDefault()
		drop.classList.add('over')
	})
	form.addEventListener('dragleave', event => {
		if (!form.contains(event.relatedTarget)) drop.classList.remove('over')
	})
	form.addEventListener('drop', event => {
		event.preventDefault()
		drop.classList.remove('over')
		add(event.dataTransfer.files)
	})
	form.addEventListener('paste', event => {
		const files = [...event.clipboardData.files]
		if (!files.length) return
		event.preventDefault()
		add(files.map(f => f.name === 'image.png' ? new File([f], `${_('screenshot')}-${++pasted}.png`, { type: f.type }) : f))
	})
	form.addEventListener('submit', event => {
		const bad = [...rows].find(r => r.bad)
		if (bad) {
			event.preventDefault()
			say(_('A file could not be sent. Remove it from the list, then send again.'))
			bad.remove.focus()
		} else if ([...rows].some(r => r.request)) {
			event.preventDefault()
			waiting = event.submitter ?? $('button[type=submit]', form)
			waiting.setAttribute('aria-busy', 'true')
			say(_('Your files are still being sent. The message follows by itself.'))
		}
	})
}

$$('form[data-upload]').forEach(begin)
addEventListener('swapped', event => $$('form[data-upload]', event.target).forEach(begin))
