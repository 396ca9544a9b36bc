// SPDX-License-Identifier: Apache-2.0
// Templates: what may stand in one (lint), what it uses (msgids, icons, names), and its expansion
// for one language. The escaping itself is ctemplate's; nothing here makes text safe.

const LANGS = { nl: 'Nederlands', en: 'English' }
// Feeds and site maps (*.xml.tpl) are escaped as XML, everything else as HTML.
const firstLine = path => `{{%AUTOESCAPE context="${path.endsWith('.xml.tpl') ? 'XML' : 'HTML'}"}}`
const MARK = /\[\[([^]*?)\]\]/g

export const isPlainText = path => path.endsWith('.txt.tpl')
// Mail has no stylesheet: its HTML may carry style attributes.
export const isMail = path => path.startsWith('mail/')
export const isDesk = path => /^(desk|layout\/desk)/.test(path)

// What one [[…]] means: an asset, an icon, the page's language, or a text to translate.
export function parseMark(inner) {
	const body = inner.replace(/\s+/g, ' ').trim()
	let m
	if (/^\+[\w-]+\/[\w-]+( |$)/.test(body)) return { kind: 'part' }
	if ((m = /^@([\w.-]+)$/.exec(body))) return { kind: 'asset', name: m[1] }
	if ((m = /^icon:([a-z0-9-]+)((?:\.[a-z][a-z0-9]*)*)$/.exec(body)))
		return { kind: 'icon', name: m[1], classes: ['ico', ...m[2].split('.').filter(Boolean)].join(' ') }
	if (/^(lang|other|other-name)$/.test(body)) return { kind: body }
	if ((m = /^([a-z]+)\|(.+)$/.exec(body))) return { kind: 'text', ctx: m[1], id: m[2] }
	return { kind: 'text', ctx: '', id: body }
}

// [[+layout/error subject SUBJECT]] puts views/layout/error.part here, with $1 and $2 replaced. A part has no first line of
// its own and sees every variable of the page around it, which an include of ctemplate does not.
const PART = /\[\[\+([\w-]+\/[\w-]+)((?: [\w$-]+)*)\]\]/g

export const partsOf = source => [...source.matchAll(PART)].map(m => m[1] + '.part')

export function withParts(source, parts, depth = 0) {
	if (depth > 5) throw new Error('a part holds itself')
	return source.replace(PART, (all, name, words) => {
		const args = words.trim().split(' ')
		const part = parts.get(name + '.part')
		if (part === undefined) return all
		return withParts(part.trimEnd().replace(/\$([1-9])/g, (_, n) => args[n - 1] ?? ''), parts, depth + 1)
	})
}

export function* marks(source) {
	let line = 1
	let at = 0
	for (const m of source.matchAll(MARK)) {
		for (; at < m.index; at++) if (source[at] === '\n') line++
		yield { ...parseMark(m[1]), line }
	}
}

// Sprite symbols that a template names itself: <use href="[[@i.svg]]#roofs">.
export const symbols = source => [...source.matchAll(/\[\[@i\.svg\]\]#([a-z0-9-]+)/g)].map(m => m[1])

export const names = source =>
	[...source.matchAll(/\{\{[#/>]?([A-Z][A-Z0-9_]*)(?:_separator)?(?::[^}]*)?\}\}/g)].map(m => m[1])

const LAYOUT_TAGS = 'html|head|body|meta|link|title|script|main|header|footer|nav|section|article|aside|div|p|ul|ol|li|dl|dt|dd|' +
	'h1|h2|h3|h4|form|fieldset|legend|table|thead|tbody|tr|td|th|select|option|details|summary|search|hr|br|caption|colgroup'
const ENDS_BLOCK = new RegExp(`<\\/?(?:${LAYOUT_TAGS})(?=[\\s>/])[^<>]*>$`)
const STARTS_BLOCK = new RegExp(`^<(?:!|\\/?(?:${LAYOUT_TAGS})(?=[\\s>/]))`, 'i')
const MARKER_ONLY = /^(?:\{\{[#/][A-Z0-9_]+\}\})+$/

// Drops indentation, lines holding only section marks, and line ends beside a block-level tag.
export function squeeze(text) {
	let out = ''
	let open = false
	for (const raw of text.split('\n')) {
		const line = raw.trim()
		if (!line) continue
		if (MARKER_ONLY.test(line)) {
			out += line
			continue
		}
		const visible = out.replace(/(?:\{\{[#/][A-Z0-9_]+\}\})+$/, '')
		const tight = !open || ENDS_BLOCK.test(visible) || STARTS_BLOCK.test(line.replace(/^(?:\{\{[#/][A-Z0-9_]+\}\})+/, ''))
		out += (tight ? '' : '\n') + line
		open = true
	}
	return out + '\n'
}

// Words that no line may break in, though a hyphen stands there: a word joiner has no width and is not read aloud.
const HELD = /\b(e-)(?=mail)/gi
const held = (path, text) => isPlainText(path) || isMail(path) ? text : text.replace(HELD, '$1\u2060')

// translate(ctx, id) -> text; asset(name) -> URL.
export function expand(path, source, lang, translate, asset) {
	const other = lang === 'nl' ? 'en' : 'nl'
	const sprite = asset(isDesk(path) ? 'd.svg' : 'i.svg')
	const text = source.replace(MARK, (_, inner) => {
		const m = parseMark(inner)
		switch (m.kind) {
		case 'asset': return m.name === 'i.svg' ? sprite : asset(m.name)
		case 'icon': return `<svg class="${m.classes}" aria-hidden="true" focusable="false"><use href="${sprite}#${m.name}"></use></svg>`
		case 'lang': return lang
		case 'other': return other
		case 'other-name': return LANGS[other]
		default: return held(path, translate(m.ctx, m.id))
		}
	})
	if (isPlainText(path)) return text
	const first = firstLine(path)
	if (!text.startsWith(first + '\n')) return squeeze(text)
	return first + squeeze(text.slice(first.length + 1))
}

const VOIDED = s => s.replace(/\{\{[^}]*\}\}|\[\[[^]*?\]\]|\$[1-9]/g, m => m.replace(/[^\n]/g, '\u0001'))
const TEXT_ATTR = /^(aria-label|alt|title|placeholder)$/

// Yields {line, message} for everything a template may not do.
export function* lint(path, source) {
	if (isPlainText(path)) return
	const html = path.endsWith('.html')
	const part = path.endsWith('.part')
	const lines = source.split('\n')
	const at = index => source.slice(0, index).split('\n').length
	if (!html && !part && lines[0] !== firstLine(path)) yield { line: 1, message: `first line must be ${firstLine(path)}` }

	for (const m of source.matchAll(/\{\{([A-Z0-9_]+):[^}]*\bnone\b[^}]*\}\}/g)) {
		if (!m[1].endsWith('_HTML')) yield { line: at(m.index), message: `:none on ${m[1]}; only *_HTML may be unescaped` }
	}
	const masked = VOIDED(source)
	const tags = /<([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g
	for (const m of masked.matchAll(tags)) {
		const start = m.index + 1 + m[1].length
		const rest = m[2]
		const attrs = /([^\s=/"'\u0001]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g
		for (const a of rest.matchAll(attrs)) {
			const name = a[1].toLowerCase()
			const line = at(start + a.index)
			const valueAt = start + a.index + a[0].length - a[2].length
			const value = source.slice(valueAt + 1, valueAt + a[2].length - 1)
			if (a[2][0] !== '"') yield { line, message: `attribute ${name} must be double-quoted` }
			if ((name === 'style' && !isMail(path)) || /^on[a-z]+$/.test(name)) yield { line, message: `${name}= is refused by our policy` }
			if (/^(formaction|srcset|poster|ping)$/.test(name) && value.includes('{{'))
				yield { line, message: `no variable in ${name}=: ctemplate does not check its scheme` }
			if (/^(href|action)$/.test(name) && /^\/(support|admin)\b/.test(value))
				yield { line, message: `internal link without {{P}}: ${value}` }
			if (TEXT_ATTR.test(name) && /\p{L}{2}/u.test(a[2].slice(1, -1)) && !html)
				yield { line, message: `untranslated text in ${name}=: ${value}` }
		}
		if (/^style$/i.test(m[1])) yield { line: at(m.index), message: 'no <style>: put it in the stylesheet' }
		if (/^script$/i.test(m[1]) && !/\bsrc\s*=/.test(rest)) yield { line: at(m.index), message: 'no inline script' }
		if (/^form$/i.test(m[1]) && /method="post"/.test(rest)) {
			const after = source.slice(m.index + m[0].length).replace(/^\s+/, '')
			if (!after.startsWith('<input type="hidden" name="csrf" value="{{CSRF}}">'))
				yield { line: at(m.index), message: 'the first thing in a POST form must be the csrf field' }
		}
	}
	const textOnly = masked.replace(/<!--[^]*?-->/g, c => c.replace(/[^\n]/g, '\u0001')).replace(/<[!/]?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>/g, t => t.replace(/[^\n]/g, '\u0001'))
	for (const m of textOnly.matchAll(/(?<!&)\p{L}{2,}(?!;)/gu)) {
		if (textOnly[m.index - 1] === '&') continue
		yield { line: at(m.index), message: `untranslated text: ${m[0]}` }
	}
	yield* balance(source, at)
}

function* balance(source, at) {
	const stack = []
	for (const m of source.matchAll(/\{\{([#/])([A-Z0-9_]+)\}\}/g)) {
		if (m[1] === '#') {
			stack.push([m[2], at(m.index)])
		} else {
			const [name, line] = stack.pop() ?? []
			if (name !== m[2]) {
				yield { line: at(m.index), message: `{{/${m[2]}}} closes ${name ? `{{#${name}}} of line ${line}` : 'nothing'}` }
				return
			}
		}
	}
	for (const [name, line] of stack) yield { line, message: `{{#${name}}} is never closed` }
}

const placeholders = s => [...s.matchAll(/\{\{[^}]*\}\}|<\/?[a-z][^>]*>|%[-0-9.*]*[a-z]+/g)].map(m => m[0]).sort().join(' ')

// A translation must keep the variables and tags of its source.
export const samePlaceholders = (id, str) => placeholders(id) === placeholders(str)
