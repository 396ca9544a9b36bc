// SPDX-License-Identifier: Apache-2.0
// Every page in both themes, both languages and three widths: no accessibility finding, no sideways scroll, within its weight. Widths and
// themes change under an open page, as they do when somebody turns a phone or evening falls.
// Every GET of the route table is here, or among those that are no pages.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { createRequire } from 'node:module'
import { faults } from './html.mjs'
import { closeBrowser, linkIn, mailTo, openBrowser, password, signIn, url, visitor } from './support.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
before(openBrowser)
after(closeBrowser)

// Bytes over the wire, compressed, of page, styles, script and sprite together (a first visit).
// Pages to read have a stylesheet more; that of the status has a picture of ninety days for each service.
const budget = { home: 25000, customer: 25000, reading: 29000, desk: 50000 }
const sets = [
	{ as: null, pages: ['/support/home', '/support/contact', '/support/status', '/support/status/8', '/support/status/10', '/support/status/history', '/support/accessibility', '/support/privacy', '/support/login', '/support/password/forgot', '/support/signup', '/support/search?q=portaal', '/support/search?q=zzzqqq', '/support/search?q=portaal&kind=outages', '/support/nothing-here', '/support/solutions', '/support/solutions/articles/3', '/support/solutions/articles/8', '/support/search?q=wachtwoord', '/support/news', '/support/news/1', '/support/news/archive/2026', '/support/news/archive/2019', '/support/solutions/account-en-inloggen', '/support/solutions/folders/1', '/support/status/9', '/support/status/history?year=2024', '/support/search', '/support/status/follow/sent', '/support/status/confirmed', '/support/status/unsubscribed', '/support/activate/resend'] },
	{ as: 'j.devries@vlierbeek.example', pages: ['/support/home', '/support/tickets', '/support/tickets?q=bestaat+niet', '/support/tickets/new', 'first:/support/tickets?status=all', '/support/tickets/10026', '/support/tickets/10028', '/support/profile', '/support/profile/security', '/support/search?q=portaal+inloggen'] },
	{ as: 'a.bakker@vlierbeek.example', pages: ['/support/tickets?view=organisation&status=all', '/support/tickets/new', '/support/organisation'] },
	{ as: 'sanne@daklab.example', pages: ['/admin/tickets', '/admin/tickets?view=late', '/admin/tickets?view=done&q=portaal', 'first:/admin/tickets', '/admin/tickets/new', '/admin/customers', 'first:/admin/customers', '/admin/customers/invite', '/admin/organisations', '/admin/registrations', '/admin/searches', '/admin/outages', '/admin/outages/new', '/admin/outages/new?kind=maintenance', '/admin/outages/10', '/admin/outages/8', '/admin/problems', 'first:/admin/problems', '/admin/problems/new', '/admin/incidents/new?ticket=10036&ticket=10037', '/admin/tickets/10036', '/admin/outages/10/tickets', '/admin/outages/8/tickets', '/admin/knowledge', '/admin/knowledge/new', '/admin/knowledge/10/edit', '/admin/knowledge/10/versions', '/admin/knowledge/36/edit', '/admin/knowledge/new?problem=1', '/admin/knowledge/feedback?state=all&article=3', '/admin/knowledge/links', '/admin/knowledge/structure', '/admin/knowledge/topics/1', '/admin/knowledge/folders/3', '/admin/knowledge/topics/new', '/admin/news', '/admin/news/new', '/admin/news/1/edit', '/admin/knowledge/feedback', '/admin/knowledge/folders/new', '/admin/customers/999999', '/admin/knowledge/8/edit', '/admin/knowledge/8/files', '/admin/knowledge/8/related?q=wachtwoord'] },
	{ as: 'admin@daklab.example', pages: ['/admin/settings/services', '/admin/outages'] },
]

// What is reached by a link from mail or by sending a form: pages with mistakes in them, and those that come after.
const send = page => page.click('main form:not([action$="/search"]) button[type=submit]')
const links = {}
const walks = [
	['sign-in, nothing filled in', async (page, lang) => { await page.goto(`${lang}/support/login`); await send(page) }],
	['sign-in, wrong', async (page, lang) => {
		await page.goto(`${lang}/support/login`)
		await page.fill('#email', 'wie@almhof.example')
		await page.fill('#password', 'Onjuist-11')
		await send(page)
	}],
	['forgotten password, no address', async (page, lang) => { await page.goto(`${lang}/support/password/forgot`); await send(page) }],
	['forgotten password, sent', async (page, lang) => {
		await page.goto(`${lang}/support/password/forgot`)
		await page.fill('#email', 'wie@almhof.example')
		await send(page)
	}],
	['signup, nothing filled in', async (page, lang) => { await page.goto(`${lang}/support/signup`); await send(page) }],
	['signup, sent', (page, lang) => signUp(page, lang)],
	['signup, the link', page => page.goto(links.signup)],
	['signup, confirmed', async (page, lang) => {
		const email = await signUp(page, lang)
		await page.goto(linkIn(await mailTo(email), '/support/signup/confirm/'))
		await send(page)
	}],
	['activation', page => page.goto(links.activate)],
	['activation, a weak password', async page => {
		await page.goto(links.activate)
		await page.fill('#password', 'kort')
		await send(page)
	}],
	['a new password', page => page.goto(links.reset)],
	['another address', page => page.goto(links.email)],
	['a link of before', page => page.goto('/support/activate/' + 'A'.repeat(43))],
	['following, no address', async (page, lang) => { await page.goto(`${lang}/support/status`); await page.click('#follow button') }],
	['following, the link', page => page.goto(links.follow)],
	['following, the way out', page => page.goto(links.unsubscribe)],
]

let people = 0
async function signUp(page, lang) {
	const email = `kijker.${++people}.${Date.now().toString(36)}@almhof.example`
	await page.goto(`${lang}/support/signup`)
	for (const [id, value] of Object.entries({ name: 'Kim Kijker', email, organisation: 'Almhof', manager_name: 'Ad Baas', manager_email: 'baas@almhof.example' })) await page.fill(`#${id}`, value)
	await send(page)
	await page.waitForURL(/signup\/sent/)
	return email
}

const follow = async (page, email) => {
	await page.goto('/nl/support/status')
	await page.fill('#email', email)
	await page.click('#follow button')
	return linkIn(await mailTo(email), '/support/status/confirm/')
}

test('mail brings the links that pages are reached by', async () => {
	const stamp = Date.now().toString(36)
	const page = await visitor(), agent = await visitor()
	links.signup = linkIn(await mailTo(await signUp(page, '')), '/support/signup/confirm/')
	links.follow = await follow(page, `volgt.${stamp}@almhof.example`)
	await page.goto(await follow(page, `volgde.${stamp}@almhof.example`))
	await send(page)
	await page.waitForURL(/confirmed/)
	await page.goto('/support/password/forgot')
	await page.fill('#email', 't.bos@vlierbeek.example')
	await send(page)
	links.reset = linkIn(await mailTo('t.bos@vlierbeek.example', m => m.text.includes('/support/password/reset/')), '/support/password/reset/')
	await signIn(page, 'n.elidrissi@dehagen.example')
	await page.goto('/support/profile')
	await page.fill('#email', `ander.${stamp}@dehagen.example`)
	await page.fill('#current_password', password)
	await page.click('form[action$="/profile/email"] button.btn:not(.quiet)')
	links.email = linkIn(await mailTo(`ander.${stamp}@dehagen.example`), '/support/profile/email/confirm/')

	await signIn(agent, 'sanne@daklab.example')
	await agent.goto('/admin/customers/invite')
	await agent.fill('#name', 'Kim Kijker')
	await agent.fill('#email', `nodig.${stamp}@vlierbeek.example`)
	await agent.selectOption('#organisation', { label: 'Woonstichting Vlierbeek' })
	await send(agent)
	links.activate = linkIn(await mailTo(`nodig.${stamp}@vlierbeek.example`), '/support/activate/')
	await agent.goto('/nl/admin/outages/9')
	for (const lang of ['nl', 'en']) await agent.fill(`#body_${lang}`, `Nog even geduld. Almost there (${stamp}).`)
	await agent.click('button.crit[value=check]')
	await agent.click('form button.crit:not([value])')
	links.unsubscribe = linkIn(await mailTo(`volgde.${stamp}@almhof.example`, m => m.text.includes(stamp), 30), '/support/status/unsubscribe/')
	await page.context().close()
	await agent.context().close()
})

const opened = new Set() // addresses without language, as routes know them
const markup = new Map() // what was sent, once for each page and language

async function resolve(page, path) {
	if (!path.startsWith('first:')) return path
	await page.goto(path.slice(6))
	return page.getAttribute('main table tbody th a[href]', 'href')
}

// Two addresses of each page, one a language; what each is looked at in: width and theme.
const looks = [['', [[1280, 'light'], [390, 'dark'], [320, 'light']]], ['/en', [[1280, 'dark'], [390, 'light'], [320, 'dark']]]]

// Somebody who looks at pages; what was sent for the one that is open stands in `sent`.
const sent = new WeakMap()
async function looker() {
	const page = await visitor({ bypassCSP: true })
	page.on('response', response => { if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) sent.set(page, response) })
	return page
}

// A page that is open already, at one width and in one theme after another.
async function check(page, name, views) {
	const { pathname } = new URL(page.url())
	if (!markup.has(`${name} ${pathname}`)) markup.set(`${name} ${pathname}`, await sent.get(page).text())
	opened.add(pathname.replace(/^\/(nl|en)(?=\/)/, ''))
	for (const [width, colorScheme] of views) {
		const here = `${name} at ${width} px, ${colorScheme}`
		await page.setViewportSize({ width, height: 900 })
		await page.emulateMedia({ colorScheme })
		const found = await page.evaluate(async source => {
			if (!window.axe) new Function(source)()
			const wide = document.documentElement.scrollWidth - innerWidth
			return [...(await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')}`),
				...wide > 0 ? [`${wide} px too wide`] : []]
		}, axe)
		assert.deepEqual(found, [], here)
	}
}

// Opens pages and weighs what comes over the wire for one, with nothing kept of those before.
class Scale {
	#page; #document; #urls; #sizes; #open = false
	static async under(page) {
		const scale = new Scale(), session = await page.context().newCDPSession(page)
		scale.#page = page
		await session.send('Network.enable')
		await session.send('Network.setCacheDisabled', { cacheDisabled: true })
		session.on('Network.requestWillBeSent', e => scale.#asked(e)).on('Network.loadingFinished', e => scale.#arrived(e))
		return scale
	}
	#asked({ requestId, loaderId, request }) {
		if (requestId === loaderId) this.#document = loaderId
		if (this.#open && loaderId === this.#document && !request.url.startsWith('data:')) this.#urls.set(requestId, request.url)
	}
	#arrived({ requestId, encodedDataLength }) {
		if (this.#urls?.has(requestId)) this.#sizes.set(this.#urls.get(requestId), encodedDataLength)
	}
	// The stream of events stays open, so a network is never idle; it is the last thing a page asks for. A browser with a window asks for the icon too.
	async goto(where) {
		this.#document = undefined // the page before may still ask
		this.#urls = new Map()
		this.#sizes = new Map()
		this.#open = true
		const last = this.#page.waitForResponse(rs => rs.url().endsWith('/events/public'))
		await this.#page.goto(where)
		await last
		await this.#page.evaluate(async () => (await fetch(document.querySelector('link[rel=icon]').href)).arrayBuffer())
		await this.#page.waitForTimeout(100)
		this.#open = false
	}
	assertWithin(limit) {
		const at = this.#page.url(), seen = [...this.#sizes]
		// What an author put in an article is the article's weight, not the page's.
		const total = seen.reduce((sum, [u, size]) => u.includes('/solutions/files/') ? sum : sum + size, 0)
		assert.ok(this.#sizes.get(at) > 1000, `${at} was not weighed: ${JSON.stringify(seen)}`)
		assert.ok(total <= limit, `${at} weighs ${total} bytes: ${JSON.stringify(seen)}`)
		assert.ok(seen.length <= 8, `${at} takes ${seen.length} requests`)
		assert.ok(seen.every(([u]) => u.startsWith(url)), `${at} asks elsewhere: ${seen.map(([u]) => u)}`)
	}
}
const limitOf = path => path.includes('/admin') ? budget.desk : path.includes('home') ? budget.home : /support\/(status|solutions|search|news)/.test(path) ? budget.reading : budget.customer

// Two at a time: what takes long is the browser. axe is put into the page from outside, which the page's own policy would rightly refuse.
describe('every page', { concurrency: 2 }, () => {
	for (const set of sets)
		for (const [lang, views] of looks)
			test(`${set.as ?? 'visitor'}, ${lang || 'nl'}`, async () => {
				const page = await looker()
				if (set.as) await signIn(page, set.as)
				const scale = await Scale.under(page)
				for (const path of set.pages) {
					const where = await resolve(page, path)
					assert.ok(where, `${path}: no link to follow`)
					await page.setViewportSize({ width: views[0][0], height: 900 })
					await scale.goto(lang + where)
					await check(page, lang + where, views)
					scale.assertWithin(limitOf(path))
				}
				assert.deepEqual(page.problems, [])
				await page.context().close()
			})

	for (const [lang, views] of looks)
		test(`links of mail and forms with mistakes, ${lang || 'nl'}`, async () => {
			for (const [name, walk] of walks) {
				const page = await looker()
				await walk(page, lang || '/nl')
				await check(page, name, views)
				assert.deepEqual(page.problems, [], name)
				await page.context().close()
			}
		})
})

// GETs that answer with something else than a page, and links that lead on to one.
const noPages = ['/healthz', '/readyz', '/support/suggest', '/support/suggest/opened', '/support/solutions/feed.atom', '/sitemap.xml', '/support/solutions/files/:id/:name', '/support/status/feed.atom',
	'/api/v2/summary.json', '/api/v2/status.json', '/support/banner', '/support/news/feed.atom', '/support/tickets.csv', '/support/attachments/:id/:name',
	'/support/password/reset/:token', '/support/activate/:token', '/support/signup/confirm/:token', '/support/profile/email/confirm/:token']

test('every page is valid HTML', () => {
	assert.ok(markup.size > 150, `${markup.size} pages`)
	assert.match(faults('<!DOCTYPE html><html lang="nl"><title>x</title><p id="a"><ul id="a"></ul></p>').join(), /no-dup-id/)
	assert.deepEqual([...markup].flatMap(([path, html]) => faults(html).map(fault => `${path}: ${fault}`)), [])
})

test('no line ends within “e-mail”', () => {
	const labels = [...markup.values()].flatMap(html => html.match(/<(label|legend|th|dt)\b[^>]*>[^<]*\be-\u2060?mail/gi) ?? [])
	assert.ok(labels.length > 10, `${labels.length} labels`)
	assert.deepEqual(labels.filter(label => !label.includes('\u2060')), [])
})

test('every page of the route table was opened', () => {
	const table = execFileSync(process.env.LOKET_BIN, ['routes'], { encoding: 'utf8' })
	const routes = [...table.matchAll(/^GET +(\S+)/gm)].map(m => m[1])
	assert.ok(routes.length > 70, `${routes.length} routes`)
	assert.deepEqual(noPages.filter(path => !routes.includes(path)), [], 'no routes any more')
	const parameters = route => route.split('/:').length
	const routeOf = path => routes.filter(route => new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`).test(path)).sort((a, b) => parameters(a) - parameters(b))[0]
	const seen = new Set([...opened].map(routeOf))
	assert.deepEqual(routes.filter(route => !seen.has(route) && !noPages.includes(route)), [], 'add them to the sets above')
})

test('the customer’s tasks work without scripts', async () => {
	const page = await visitor({ javaScriptEnabled: false })
	await signIn(page, 'j.devries@vlierbeek.example')
	await page.goto('/support/tickets/new')
	await page.fill('#subject', 'Wvbkrz plmqtx') // words that no article has: what happens otherwise is search.test.mjs's
	await page.click('text=Ticket versturen')
	assert.match(await page.title(), /^Fout: /)
	assert.equal(await page.inputValue('#subject'), 'Wvbkrz plmqtx')
	await page.locator('.radio input').first().check({ force: true })
	await page.setInputFiles('#attachments', [{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('inhoud') }])
	await page.click('text=Ticket versturen')
	assert.match(await page.textContent('.files'), /a\.txt/, 'the file survived the error')
	await page.fill('#description', 'Nu met omschrijving')
	await page.click('text=Ticket versturen')
	await page.waitForURL(/\/support\/tickets\/\d+$/)
	assert.match(await page.textContent('main'), /a\.txt/)
	await page.fill('#body', 'Nog een regel')
	await page.click('form#reply button.primary')
	await page.waitForSelector('text=Nog een regel')
	await page.click('text=Dit is opgelost')
	await page.waitForSelector('text=Dit ticket is opgelost')
	await page.context().close()
})
