// SPDX-License-Identifier: Apache-2.0
// Every page in both themes, both languages and three widths: no accessibility finding, no sideways scroll, within its weight.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { createRequire } from 'node:module'
import { closeBrowser, openBrowser, signIn, url, visitor } from './support.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
before(openBrowser)
after(closeBrowser)

// Bytes over the wire, compressed, of page, styles, script and sprite together (a first visit).
// Pages to read have a stylesheet more; that of the status has a picture of ninety days for each service.
const budget = { home: 25000, customer: 25000, reading: 29000, desk: 50000 }
const sets = [
	{ as: null, pages: ['/support/home', '/support/contact', '/support/status', '/support/status/8', '/support/status/10', '/support/status/history', '/support/accessibility', '/support/privacy', '/support/login', '/support/password/forgot', '/support/signup', '/support/search?q=portaal', '/support/search?q=zzzqqq', '/support/nothing-here', '/support/solutions', '/support/solutions/articles/3', '/support/search?q=wachtwoord', '/support/news'] },
	{ as: 'j.devries@vlierbeek.example', pages: ['/support/home', '/support/tickets', '/support/tickets?q=bestaat+niet', '/support/tickets/new', 'first:/support/tickets?status=all', '/support/profile', '/support/profile/security', '/support/search?q=portaal+inloggen'] },
	{ as: 'a.bakker@vlierbeek.example', pages: ['/support/tickets?view=organisation&status=all', '/support/tickets/new', '/support/organisation'] },
	{ as: 'sanne@daklab.example', pages: ['/admin/tickets', '/admin/tickets?view=late', 'first:/admin/tickets', '/admin/tickets/new', '/admin/customers', 'first:/admin/customers', '/admin/customers/invite', '/admin/organisations', '/admin/registrations', '/admin/searches', '/admin/outages', '/admin/outages/new', '/admin/outages/new?kind=maintenance', '/admin/outages/10', '/admin/outages/8', '/admin/problems', 'first:/admin/problems', '/admin/problems/new', '/admin/incidents/new?ticket=10036&ticket=10037', '/admin/tickets/10036', '/admin/outages/10/tickets', '/admin/outages/8/tickets', '/admin/knowledge', '/admin/knowledge/new', '/admin/knowledge/10/edit', '/admin/knowledge/10/versions', '/admin/knowledge/structure', '/admin/knowledge/topics/1', '/admin/knowledge/folders/3', '/admin/knowledge/topics/new', '/admin/news', '/admin/news/new'] },
]

async function resolve(page, path) {
	if (!path.startsWith('first:')) return path
	await page.goto(path.slice(6))
	return page.getAttribute('main table tbody th a[href]', 'href')
}

async function check(page, path) {
	await page.goto(path)
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
	assert.ok(wide <= 0, `${path} is ${wide} px too wide`)
	const found = await page.evaluate(async source => {
		new Function(source)()
		return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')}`)
	}, axe)
	assert.deepEqual(found, [], path)
}

for (const set of sets)
	for (const [width, colorScheme, lang] of [[1280, 'light', ''], [1280, 'dark', '/en'], [390, 'dark', ''], [390, 'light', '/en'], [320, 'light', '']])
		test(`${set.as ?? 'visitor'} at ${width} px, ${colorScheme}, ${lang || 'nl'}`, async () => {
			// axe is put into the page from outside, which the page's own policy would rightly refuse
			const page = await visitor({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
			if (set.as) await signIn(page, set.as)
			for (const path of set.pages) {
				const where = await resolve(page, path)
				assert.ok(where, `${path}: no link to follow`)
				await check(page, lang + where)
			}
			assert.deepEqual(page.problems, [])
			await page.context().close()
		})

test('pages keep within their weight', async () => {
	for (const set of sets) {
		const page = await visitor()
		if (set.as) await signIn(page, set.as)
		for (const path of set.pages) {
			const where = await resolve(page, path)
			const seen = new Map()
			const session = await page.context().newCDPSession(page)
			await session.send('Network.enable')
			await session.send('Network.setCacheDisabled', { cacheDisabled: true })
			const urls = new Map()
			session.on('Network.responseReceived', e => urls.set(e.requestId, e.response.url)) // the browser's own icons are data: addresses
			session.on('Network.loadingFinished', e => !urls.has(e.requestId) || urls.get(e.requestId).startsWith('data:') || seen.set(urls.get(e.requestId), e.encodedDataLength))
			// The stream of events stays open, so a network is never idle; it is the last thing a page asks for.
			const last = page.waitForResponse(rs => rs.url().endsWith('/events/public'))
			await page.goto(where, { waitUntil: 'load' })
			await last
			await page.waitForTimeout(300)
			await session.detach()
			const total = [...seen.values()].reduce((a, b) => a + b, 0)
			const limit = path.includes('/admin') ? budget.desk : path.includes('home') ? budget.home : /support\/(status|solutions|search)/.test(path) ? budget.reading : budget.customer
			assert.ok(total <= limit, `${where} weighs ${total} bytes: ${JSON.stringify([...seen])}`)
			assert.ok(seen.size <= 8, `${where} takes ${seen.size} requests`)
			assert.ok([...seen.keys()].every(u => !u || u.startsWith(url)), `${where} asks elsewhere: ${[...seen.keys()]}`)
		}
		await page.context().close()
	}
})

test('the customer’s tasks work without scripts', async () => {
	const page = await visitor({ javaScriptEnabled: false })
	await signIn(page, 'j.devries@vlierbeek.example')
	await page.goto('/support/tickets/new')
	await page.fill('#subject', 'Xqzwv zvwq') // words that no article has: what happens otherwise is search.test.mjs's
	await page.click('text=Ticket versturen')
	assert.match(await page.title(), /^Fout: /)
	assert.equal(await page.inputValue('#subject'), 'Xqzwv zvwq')
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
