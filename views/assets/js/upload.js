// SPDX-License-Identifier: Apache-2.0
// Attachments: each chosen, dropped or pasted file is sent at once and becomes a `kept` field, so that the form itself
// stays small and no file is lost when it fails. Without this script the browser sends the files with the form.
import { $, $$, complain, fill, icon, make, say } from './dom.js'

const FILE_MAX = 20e6
const TOTAL_MAX = 50e6
const FILES_MAX = 10
const number = new Intl.NumberFormat(LANG, { maximumFractionDigits: 1 })
const size = bytes => (bytes < 1e6 ? `${number.format(Math.ceil(bytes / 1e3))} kB` : `${number.format(bytes / 1e6)} MB`)

const iconOf = file => (file.type.startsWith('image/') ? icon('image') : icon('file-text'))

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

	// From the moment that a file is there, and not before it is gone, the draft knows of it.
	const changed = () => form.dispatchEvent(new Event('input'))

	const row = file => {
		const note = make('small', '', size(file.size))
		const bar = make('progress')
		const remove = make('button', 'btn quiet icon sm', icon('x'), make('span', 'vh', fill(_('Remove: %s'), file.name)))
		const line = make('li', '', iconOf(file),
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
			changed()
			settle()
		})
		rows.add(state)
		list.append(line)
		return state
	}

	const mark = (state, bad) => {
		state.bad = bad
		state.line.className = bad ? 'bad' : ''
		state.line.firstElementChild.replaceWith(bad ? icon('file-warning') : iconOf(state.file))
	}

	// `again`: what stood in the way may be gone in a moment.
	const refuse = (state, message, again) => {
		state.request = null
		mark(state, true)
		state.bar.remove()
		state.note.textContent = `${size(state.file.size)}. ${message}`
		if (again) {
			const retry = make('button', 'btn sm', _('Try again'))
			retry.type = 'button'
			retry.addEventListener('click', () => {
				retry.remove()
				mark(state, false)
				state.bar.value = 0
				state.note.after(state.bar)
				state.remove.focus()
				complain(form, '')
				send(state)
			})
			state.note.after(retry)
		}
		say(`${state.file.name}: ${message}`)
		settle()
	}

	const take = (state, id, note) => {
		state.request = null
		state.kept = make('input')
		Object.assign(state.kept, { type: 'hidden', name: 'kept', value: id })
		state.bar.remove()
		state.note.textContent = note
		state.line.append(state.kept)
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
			if (!answer?.id) return refuse(state, request.response?.message ?? refusal(request.status), ![413, 415, 422].includes(request.status))
			take(state, answer.id, `${size(state.file.size)}, ${_('received')}`)
			say(fill(_('%s received'), state.file.name))
			changed()
			settle()
		}
		request.onerror = () => refuse(state, refusal(0), true)
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
	// Files of a draft, which arrived before: [id, name, what to say of it] each.
	form.addEventListener('kept', event => {
		for (const [id, name, note] of event.detail) take(row({ name, size: 0, type: '' }), id, note)
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
			complain(form, _('A file could not be sent. Remove it from the list, then send again.'))
			bad.remove.focus()
		} else if ([...rows].some(r => r.request)) {
			event.preventDefault()
			waiting = event.submitter ?? $('button[type=submit]', form)
			waiting.setAttribute('aria-busy', 'true')
			complain(form, '')
			say(_('Your files are still being sent. The message follows by itself.'))
		}
	})
}

$$('form[data-upload]').forEach(begin)
addEventListener('swapped', event => $$('form[data-upload]', event.target).forEach(begin))
