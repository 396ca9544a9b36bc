// SPDX-License-Identifier: Apache-2.0
// The Dutch catalogue: reads and writes nl.po, and finds every msgid that templates, scripts and C use.
// It knows nothing about HTML; templates.mjs decides what stands inside [[…]].
import { readFileSync } from 'node:fs'
import gettext from 'gettext-parser'

export const key = (ctx, id) => (ctx ? ctx + '\x04' : '') + id

// Returns Map key -> {ctx, id, plural, str: []}.
export function readCatalogue(path) {
	const entries = new Map()
	let text = ''
	try {
		text = readFileSync(path, 'utf8')
	} catch (e) {
		if (e.code !== 'ENOENT') throw e
	}
	const po = gettext.po.parse(text, { defaultCharset: 'utf-8' })
	for (const [ctx, byId] of Object.entries(po.translations)) {
		for (const [id, e] of Object.entries(byId)) {
			if (id) entries.set(key(ctx, id), { ctx, id, plural: e.msgid_plural, str: e.msgstr })
		}
	}
	return entries
}

const quote = s => '"' + s.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t') + '"'

// One entry per paragraph, one line per text, sorted by msgid: parallel edits merge.
export function formatCatalogue(entries) {
	const head = [
		'# SPDX-License-Identifier: Apache-2.0',
		'# Dutch. Written by translators; "node views/assets/build.mjs --update" adds and removes entries.',
		'msgid ""',
		'msgstr ""',
		'"Project-Id-Version: loket\\n"',
		'"PO-Revision-Date: 2026-11-24 00:00+0000\\n"',
		'"Last-Translator: none\\n"',
		'"Language-Team: none\\n"',
		'"Language: nl\\n"',
		'"MIME-Version: 1.0\\n"',
		'"Content-Type: text/plain; charset=UTF-8\\n"',
		'"Content-Transfer-Encoding: 8bit\\n"',
		'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
	].join('\n')
	const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
	const rows = [...entries.values()].sort((a, b) => order(a.id, b.id) || order(a.ctx, b.ctx))
	const blocks = rows.map(e => {
		const lines = []
		if (e.format) lines.push('#, c-format')
		if (e.ctx) lines.push(`msgctxt ${quote(e.ctx)}`)
		lines.push(`msgid ${quote(e.id)}`)
		if (e.plural) {
			lines.push(`msgid_plural ${quote(e.plural)}`)
			lines.push(`msgstr[0] ${quote(e.str[0] ?? '')}`, `msgstr[1] ${quote(e.str[1] ?? '')}`)
		} else {
			lines.push(`msgstr ${quote(e.str[0] ?? '')}`)
		}
		return lines.join('\n')
	})
	return [head, ...blocks].join('\n\n') + '\n'
}

const blank = s => s.replace(/[^\n]/g, ' ')
const lineAt = (text, index) => text.slice(0, index).split('\n').length
const escapes = { n: '\n', t: '\t', '"': '"', '\\': '\\', "'": "'" }
const STRING = '"(?:[^"\\\\\\n]|\\\\.)*"'
const STRINGS = `(${STRING}(?:\\s*${STRING})*)`

function cString(literals) {
	return [...literals.matchAll(new RegExp(STRING, 'g'))]
		.map(m => m[0].slice(1, -1).replace(/\\(.)/g, (_, c) => escapes[c] ?? '\\' + c))
		.join('')
}

// Yields {ctx, id, plural, line, format} for _(), N_(), p_() and ngettext() in C.
export function* msgidsInC(source) {
	const tokens = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[^]*?\*\/|\/\/[^\n]*/g
	const text = source.replace(tokens, (all, literal) => literal ?? blank(all))
	const calls = new RegExp(
		`\\b(?:N?_\\(\\s*${STRINGS}\\s*\\)|` +
		`p_\\(\\s*${STRINGS}\\s*,\\s*${STRINGS}\\s*\\)|` +
		`ngettext\\(\\s*${STRINGS}\\s*,\\s*${STRINGS}\\s*,)`, 'g')
	for (const m of text.matchAll(calls)) {
		const line = lineAt(text, m.index)
		let ctx = ''
		let id
		let plural
		if (m[1]) {
			id = cString(m[1])
		} else if (m[2]) {
			ctx = cString(m[2])
			id = cString(m[3])
		} else {
			id = cString(m[4])
			plural = cString(m[5])
		}
		if (id) yield { ctx, id, plural, line, format: id.includes('%') }
	}
}

// Icons named in C: ICON("name").
export function* iconsInC(source) {
	for (const m of source.matchAll(/\bICON\("([a-z0-9-]+)"\)/g)) {
		yield { icon: m[1], line: lineAt(source, m.index) }
	}
}

const JS_CALL = /\b_\('((?:[^'\\\n]|\\.)*)'\)/g
const jsString = s => s.replace(/\\(.)/g, (_, c) => escapes[c] ?? c)

export function* msgidsInScript(source) {
	for (const m of source.matchAll(JS_CALL)) {
		yield { ctx: '', id: jsString(m[1]), line: lineAt(source, m.index) }
	}
}

// Folds _('…') into the translated literal, so that a bundle holds one language.
export const translateScript = (source, translate) =>
	source.replace(JS_CALL, (_, s) => JSON.stringify(translate('', jsString(s))))
