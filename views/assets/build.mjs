// SPDX-License-Identifier: Apache-2.0
// Builds everything a browser gets: expanded templates per language, stylesheets, scripts, the icon
// sprites, and the C constants that name templates and their variables. Run by make.
//   node views/assets/build.mjs            build into build/
//   node views/assets/build.mjs --check    lint only, write nothing
//   node views/assets/build.mjs --update   add missing msgids to nl.po, drop unused ones
// LOKET_LAX_I18N=1 turns missing and unused msgids into warnings while a page is being written,
// and lets --update keep Dutch that nothing uses yet.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import * as cat from './catalogue.mjs'
import * as tpl from './templates.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = join(HERE, '../..')
const VIEWS = join(ROOT, 'views')
const OUT = join(ROOT, process.env.LOKET_BUILD || 'build')
const PO = join(VIEWS, 'locale/nl.po')
const LANGS = ['nl', 'en']
const LAX = process.env.LOKET_LAX_I18N === '1'
const MODE = process.argv[2] ?? ''

// Icons that C chooses at run time: statuses, events, files.
const ICONS_OF_C = ['building-2', 'calendar', 'chart-column', 'check', 'circle', 'circle-alert', 'circle-check', 'circle-dot',
	'clock', 'file-text', 'hourglass', 'image', 'key-round', 'link-2', 'lock', 'mail', 'octagon-alert', 'paperclip', 'phone', 'plug',
	'reply', 'rotate-cw', 'smartphone', 'tag', 'ticket-plus', 'user', 'user-plus']

const BUNDLES = { 'app.css': 'css/app.css', 'public.css': 'css/public.css', 'desk.css': 'css/desk.css', 'app.js': 'js/app.js', 'ticket.js': 'js/ticket.js', 'suggest.js': 'js/suggest.js', 'agent.js': 'js/agent.js', 'editor.js': 'js/editor.js' }

let errors = 0
const fail = (file, line, message) => {
	console.error(`${relative(ROOT, file)}:${line}: ${message}`)
	errors++
}
const warn = (file, line, message) =>
	LAX ? console.error(`${relative(ROOT, file)}:${line}: warning: ${message}`) : fail(file, line, message)

function filesUnder(dir, wanted, found = []) {
	if (!existsSync(dir)) return found
	for (const e of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (e.name === 'node_modules' || e.name.startsWith('.')) continue
		const path = join(dir, e.name)
		if (e.isDirectory()) filesUnder(path, wanted, found)
		else if (wanted.test(e.name)) found.push(path)
	}
	return found
}

function writeIfChanged(path, data) {
	const bytes = Buffer.from(data)
	if (existsSync(path) && readFileSync(path).equals(bytes)) return false
	mkdirSync(dirname(path), { recursive: true })
	writeFileSync(path, bytes)
	return true
}

const readViews = wanted => filesUnder(VIEWS, wanted).map(path => ({ path, name: relative(VIEWS, path), source: readFileSync(path, 'utf8') }))

// Written: what stands in the files, for messages with a line. Whole: with the parts in place.
const partFiles = readViews(/\.part$/)
const parts = new Map(partFiles.map(p => [p.name, p.source]))
const whole = t => ({ ...t, written: t.source, source: tpl.withParts(t.source, parts) })
const templates = readViews(/\.tpl$/).map(whole)
const pages = readViews(/\.html$/).map(whole)
const sources = [...filesUnder(join(ROOT, 'app'), /\.[ch]$/), ...filesUnder(join(ROOT, 'lib'), /\.[ch]$/), ...filesUnder(join(ROOT, 'include'), /\.h$/)]
const scripts = filesUnder(join(HERE, 'js'), /\.js$/)
const assets = [...scripts, ...filesUnder(join(HERE, 'css'), /\.css$/), ...filesUnder(join(HERE, 'icons'), /./),
	...readdirSync(HERE).filter(f => /\.(mjs|json|css)$/.test(f)).map(f => join(HERE, f))]

// The newest of everything read, and the list itself: unchanged means there is nothing to do.
function stampOfInputs() {
	const hash = createHash('sha256')
	for (const f of [...[...templates, ...pages, ...partFiles].map(t => t.path), ...sources, ...assets, PO]) {
		if (!existsSync(f)) continue
		const s = statSync(f)
		hash.update(`${relative(ROOT, f)} ${s.size} ${s.mtimeMs}\n`)
	}
	return hash.update(`${LAX} ${process.version}`).digest('hex')
}

function lintAll() {
	const usedParts = new Set()
	for (const t of [...templates, ...pages, ...partFiles]) {
		const source = t.written ?? t.source
		for (const { line, message } of tpl.lint(t.name, source)) fail(t.path, line, message)
		for (const name of tpl.partsOf(source)) {
			usedParts.add(name)
			if (!parts.has(name)) fail(t.path, 1, `no part "${name}"`)
		}
	}
	for (const p of partFiles) if (!usedParts.has(p.name)) warn(p.path, 1, 'no template uses this part')
}

// Every msgid in use: key -> {ctx, id, plural, format, at: [file, line]}.
function msgidsInUse() {
	const used = new Map()
	const add = (file, { ctx, id, plural, line, format }) => {
		const k = cat.key(ctx, id)
		const e = used.get(k)
		if (!e) used.set(k, { ctx, id, plural, format, at: [file, line] })
		else {
			if (plural && e.plural && plural !== e.plural) fail(file, line, `two plurals for "${id}"`)
			e.plural ??= plural
			e.format ||= format
		}
	}
	for (const t of [...templates, ...pages, ...partFiles]) {
		for (const m of tpl.marks(t.written ?? t.source)) if (m.kind === 'text') add(t.path, m)
	}
	for (const f of sources) for (const m of cat.msgidsInC(readFileSync(f, 'utf8'))) add(f, m)
	for (const f of scripts) for (const m of cat.msgidsInScript(readFileSync(f, 'utf8'))) add(f, m)
	return used
}

function checkCatalogue(used, dutch) {
	const lineOf = id => {
		const at = readFileSync(PO, 'utf8').split('\n').indexOf(`msgid ${JSON.stringify(id)}`)
		return at + 1 || 1
	}
	for (const [k, m] of used) {
		const e = dutch.get(k)
		if (!e || e.str.some(s => !s) || (m.plural && e.str.length < 2)) {
			warn(...m.at, `no Dutch for "${m.ctx ? m.ctx + '|' : ''}${m.id}"`)
		} else if (!m.plural && !tpl.samePlaceholders(m.id, e.str[0])) {
			fail(PO, lineOf(m.id), `the Dutch has other variables or tags than "${m.id}"`)
		}
	}
	for (const [k, e] of dutch) if (!used.has(k)) warn(PO, lineOf(e.id), `unused msgid "${e.id}"`)
}

function updateCatalogue(used, dutch) {
	const entries = new Map()
	let added = 0
	if (LAX) for (const [k, e] of dutch) if (e.str.some(Boolean)) entries.set(k, e)
	for (const [k, m] of used) {
		const str = dutch.get(k)?.str ?? []
		if (!str.some(Boolean)) added++
		entries.set(k, { ...m, str: m.plural ? [str[0] ?? '', str[1] ?? ''] : [str[0] ?? ''] })
	}
	const removed = [...dutch.keys()].filter(k => !entries.has(k)).length
	writeIfChanged(PO, cat.formatCatalogue(entries))
	console.log(`nl.po: ${entries.size} texts, ${added} without Dutch, ${removed} removed`)
}

const translators = dutch => ({
	en: (ctx, id) => id,
	nl: (ctx, id) => dutch.get(cat.key(ctx, id))?.str[0] || id,
})

// Sprites: i.svg for customers, d.svg for the desk; each exactly what its pages use.
function spriteOf(icons, drawings) {
	const all = readFileSync(join(HERE, 'icons/drawings.svg'), 'utf8')
	const symbols = []
	for (const id of [...drawings].sort()) {
		const m = new RegExp(`<symbol id="${id}"[^]*?</symbol>`).exec(all)
		if (!m) fail(join(HERE, 'icons/drawings.svg'), 1, `no drawing "${id}"`)
		else symbols.push(m[0].replace(/>\s+</g, '><'))
	}
	for (const id of [...icons].sort()) {
		const file = join(HERE, 'node_modules/lucide-static/icons', id + '.svg')
		if (!existsSync(file)) {
			fail(file, 1, `no icon "${id}"`)
			continue
		}
		const inside = /<svg[^>]*>([^]*)<\/svg>/.exec(readFileSync(file, 'utf8'))[1]
		symbols.push(`<symbol id="${id}" viewBox="0 0 24 24">${inside.replace(/>\s+</g, '><').replace(/ \/>/g, '/>').trim()}</symbol>`)
	}
	return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`
}

function buildSprites() {
	const ownDrawings = new Set([...readFileSync(join(HERE, "icons/drawings.svg"), "utf8").matchAll(/<symbol id="([^"]+)"/g)].map(m => m[1]))
	const make = wanted => {
		const icons = new Set(ICONS_OF_C)
		const drawings = new Set()
		for (const t of [...templates, ...pages].filter(t => wanted(t.name))) {
			for (const m of tpl.marks(t.source)) if (m.kind === 'icon') icons.add(m.name)
			for (const s of tpl.symbols(t.source)) (ownDrawings.has(s) ? drawings : icons).add(s)
		}
		for (const f of scripts) for (const m of readFileSync(f, 'utf8').matchAll(/\bicon\('([a-z0-9-]+)'/g)) icons.add(m[1])
		for (const f of sources) for (const m of cat.iconsInC(readFileSync(f, 'utf8'))) icons.add(m.icon)
		return spriteOf(icons, drawings)
	}
	return { 'i.svg': make(name => !tpl.isDesk(name)), 'd.svg': make(tpl.isDesk) }
}

async function bundle(entry, lang, translate, spriteUrl) {
	const result = await esbuild.build({
		entryPoints: [join(HERE, entry)],
		bundle: true,
		minify: true,
		write: false,
		format: 'esm',
		charset: 'utf8',
		legalComments: 'none',
		logLevel: 'error',
		define: { SPRITE: JSON.stringify(spriteUrl), LANG: JSON.stringify(lang) },
		plugins: [{
			name: 'translate',
			setup(build) {
				build.onLoad({ filter: /assets\/js\/.*\.js$/ }, args => ({
					contents: cat.translateScript(readFileSync(args.path, 'utf8'), translate),
					loader: 'js',
				}))
			},
		}],
	})
	return result.outputFiles[0].text
}

const kept = new Set()

function emitStatic(name, text, hashed = true) {
	let file = name
	if (hashed) {
		const digest = createHash('sha256').update(text).digest('hex').slice(0, 10)
		file = name.replace(/(\.[^.]+)$/, `.${digest}$1`)
	}
	const path = join(OUT, 'static', file)
	const fresh = writeIfChanged(path, text)
	if (fresh || !existsSync(path + '.gz') || !existsSync(path + '.br')) {
		writeIfChanged(path + '.gz', gzipSync(text, { level: 9 }))
		writeIfChanged(path + '.br', brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
	}
	for (const ext of ['', '.gz', '.br']) kept.add(path + ext)
	return file
}

// name -> file for each language; scripts exist once per language.
async function buildStatic(translate) {
	const manifest = {}
	const put = (name, text, hashed) => {
		manifest[name] = emitStatic(name, text, hashed)
	}
	for (const [name, text] of Object.entries(buildSprites())) put(name, text)
	for (const icon of ['favicon.svg']) put(icon, readFileSync(join(HERE, 'icons', icon), 'utf8'))
	const jobs = []
	for (const [name, entry] of Object.entries(BUNDLES)) {
		if (name.endsWith('.css')) {
			jobs.push(bundle(entry, '', translate.en, '').then(text => put(name, text)))
			continue
		}
		const sprite = `/static/${manifest[['agent.js', 'editor.js'].includes(name) ? 'd.svg' : 'i.svg']}`
		for (const lang of LANGS) {
			jobs.push(bundle(entry, lang, translate[lang], sprite).then(text => put(name.replace('.js', `.${lang}.js`), text)))
		}
	}
	await Promise.all(jobs)
	put('brand.css', readFileSync(join(HERE, 'brand.css'), 'utf8'), false)
	return manifest
}

function buildTemplates(translate, manifest) {
	const written = new Set()
	for (const t of templates) {
		for (const lang of LANGS) {
			const asset = name => {
				const file = manifest[name] ?? manifest[name.replace('.js', `.${lang}.js`)]
				if (!file) fail(t.path, 1, `no asset "${name}"`)
				return `/static/${file}`
			}
			const path = join(OUT, 'views', lang, t.name)
			writeIfChanged(path, tpl.expand(t.name, t.source, lang, translate[lang], asset))
			written.add(path)
		}
	}
	for (const f of filesUnder(join(OUT, 'views'), /\.tpl$/)) if (!written.has(f)) rmSync(f)
}

// Plain pages for nginx; the installation's name and phone come from brand.json.
function buildPages(translate, manifest) {
	const brand = JSON.parse(readFileSync(process.env.LOKET_BRAND || join(HERE, 'brand.json'), 'utf8'))
	for (const p of pages) {
		for (const lang of LANGS) {
			const asset = name => `/static/${manifest[name] ?? manifest[name.replace('.js', `.${lang}.js`)]}`
			const html = tpl.expand(p.name, p.source, lang, translate[lang], asset)
				.replace(/\{\{([A-Z_]+)\}\}/g, (_, name) => {
					if (!(name in brand)) fail(p.path, 1, `brand.json has no ${name}`)
					return String(brand[name]).replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
				})
			emitStatic(`${basename(p.name, '.html')}.${lang}.html`, html, false)
		}
	}
}

function buildHeader() {
	const constant = s => s.toUpperCase().replace(/[^A-Z0-9]+/g, '_')
	const rows = (prefix, values, name) => [...new Set(values)].sort().map(v => `#define ${prefix}${name(v)} "${v}"`)
	const all = templates.flatMap(t => tpl.names(t.source))
	const text = [
		'/* Made by views/assets/build.mjs from views/: do not edit. */',
		'#ifndef GEN_VIEWS_H',
		'#define GEN_VIEWS_H',
		'',
		...rows('TPL_', templates.map(t => t.name.replace(/\.tpl$/, '')), constant),
		'',
		'#define TPL_ALL \\',
		[...new Set(templates.map(t => t.name.replace(/\.tpl$/, '')))].sort().map(n => `\tTPL_${constant(n)}`).join(', \\\n'),
		'',
		...rows('V_', all, v => v),
		'',
		'#endif',
		'',
	].join('\n')
	writeIfChanged(join(OUT, 'gen/views.h'), text)
}

async function main() {
	if (!['', '--check', '--update'].includes(MODE)) {
		console.error(`unknown option ${MODE}; use --check or --update`)
		return 2
	}
	const stampFile = join(OUT, 'gen/assets.stamp')
	const stamp = stampOfInputs()
	if (!MODE && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 0

	lintAll()
	const used = msgidsInUse()
	const dutch = cat.readCatalogue(PO)
	if (MODE === '--update') {
		updateCatalogue(used, dutch)
		return errors ? 1 : 0
	}
	checkCatalogue(used, dutch)
	if (MODE === '--check' || errors) return errors ? 1 : 0

	const translate = translators(dutch)
	const manifest = await buildStatic(translate)
	buildTemplates(translate, manifest)
	buildPages(translate, manifest)
	buildHeader()
	const manifestFile = join(OUT, 'static/manifest.json')
	const sorted = Object.fromEntries(Object.entries(manifest).sort())
	writeIfChanged(manifestFile, JSON.stringify(sorted, null, '\t') + '\n')
	kept.add(manifestFile)
	// A page served a moment ago still asks for the files of before.
	const hourAgo = Date.now() - 3600e3
	for (const f of filesUnder(join(OUT, 'static'), /./)) if (!kept.has(f) && statSync(f).mtimeMs < hourAgo) rmSync(f)
	if (errors) return 1
	writeIfChanged(stampFile, stamp)
	return 0
}

process.exitCode = await main()
