// SPDX-License-Identifier: Apache-2.0
// An outage from the desk to everybody: a subscriber confirms, an agent declares, the page, feed, JSON and banner say so, a mail arrives with the
// headers of RFC 8058 and its address unsubscribes by one POST; resolving undoes it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowser, linkIn, mailTo, openBrowser, signIn, url, visitor } from './support.mjs'

before(openBrowser)
after(closeBrowser)

const stamp = Date.now().toString(36)
const email = `follower.${stamp}@almhof.example`
const title = { nl: `Rapporten laden niet (${stamp})`, en: `Reports do not load (${stamp})` }
const get = async path => (await fetch(url + path)).text()
let agent, unsubscribe

// nginx keeps public pages for a second.
async function until(path, wanted) {
	for (let i = 0; i < 40; i++) {
		if (wanted(await get(path))) return
		await new Promise(done => setTimeout(done, 250))
	}
	assert.fail(`${path} does not show it`)
}

test('a visitor follows one service in English, and confirms with the button', async () => {
	const page = await visitor()
	await page.goto('/en/support/status')
	await page.fill('#email', email)
	await page.selectOption('#service', { label: 'Reports' })
	await page.click('#follow button')
	await page.waitForURL(/follow\/sent/)
	const mail = await mailTo(email)
	assert.match(mail.subject, /Confirm/)
	const link = linkIn(mail, '/support/status/confirm/')
	for (let i = 0; i < 3; i++) assert.equal((await fetch(link)).status, 200)
	await page.goto(link)
	await page.click('main form button')
	await page.waitForURL(/confirmed/)
})

test('an agent declares an outage after seeing what goes public', async () => {
	agent = await visitor()
	await signIn(agent, 'sanne@daklab.example')
	await agent.goto('/nl/admin/outages/new')
	await agent.check('.checks label:has-text("Rapportages") input')
	await agent.selectOption('#impact', '4')
	await agent.fill('#title_nl', title.nl)
	await agent.fill('#title_en', title.en)
	await agent.selectOption('#template', 'investigating')
	await agent.click('button[value=template]')
	assert.match(await agent.inputValue('#body_nl'), /Rapportages/)
	assert.match(await agent.inputValue('#body_en'), /Reports/)
	await agent.click('button[value=check]')
	assert.equal(await agent.locator('.pv .banner').count(), 2)
	assert.doesNotMatch(await get('/nl/support/status'), new RegExp(stamp))
	await agent.click('button.crit')
	await agent.waitForURL(/\/admin\/outages\/\d+/)
})

test('banner, status page, feed and JSON say so', async () => {
	for (const path of ['/nl/support/status', '/nl/support/status/feed.atom', '/nl/api/v2/summary.json']) await until(path, text => text.includes(title.nl))
	for (const path of ['/en/support/status', '/en/support/status/feed.atom', '/en/api/v2/summary.json']) await until(path, text => text.includes(title.en))
	await until('/nl/support/banner', text => /class="banner /.test(text))
})

test('the feed is Atom: required elements, unique ids, times of RFC 3339', async () => {
	const page = await visitor()
	await page.goto('/en/support/status')
	const feed = await page.evaluate(path => new Promise(done => {
		const rq = new XMLHttpRequest()
		rq.open('GET', path)
		rq.onload = () => {
			const root = rq.responseXML?.documentElement
			const text = (parent, name) => [...parent.children].filter(e => e.localName === name).map(e => e.textContent)
			done(root && { name: root.localName, space: root.namespaceURI, id: text(root, 'id'), title: text(root, 'title'), updated: text(root, 'updated'),
				author: text(root, 'author'), entries: [...root.children].filter(e => e.localName === 'entry').map(e => ({ id: text(e, 'id'), title: text(e, 'title'), updated: text(e, 'updated') })) })
		}
		rq.send()
	}), '/en/support/status/feed.atom')
	assert.equal(feed.name, 'feed')
	assert.equal(feed.space, 'http://www.w3.org/2005/Atom')
	for (const part of [feed, ...feed.entries]) {
		for (const name of ['id', 'title', 'updated']) assert.equal(part[name].length, 1)
		assert.match(part.updated[0], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
	}
	assert.equal(new Set(feed.entries.map(e => e.id[0])).size, feed.entries.length)
	assert.ok(feed.entries.length >= 10)
})

test('the subscriber hears it in English, with the headers of RFC 8058', async () => {
	const mail = await mailTo(email, m => m.subject.includes(stamp), 20)
	assert.ok(mail.subject.includes(title.en))
	unsubscribe = mail.headers['list-unsubscribe'].match(/^<(https:[^>]+)>$/)[1]
	assert.equal(mail.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click')
})

test('resolving undoes it and tells everyone once', async () => {
	await agent.check('.stp label:has-text("Opgelost") input')
	await agent.fill('#body_nl', 'De rapporten laden weer.')
	await agent.fill('#body_en', 'The reports load again.')
	await agent.click('button[value=check]')
	await agent.click('button.crit')
	await agent.waitForURL(/\/admin\/outages\/\d+$/)
	await until('/nl/api/v2/summary.json', text => !text.includes(title.nl))
	const mail = await mailTo(email, m => /Resolved/.test(m.subject) && m.subject.includes(stamp), 20)
	assert.ok(mail.subject.includes(title.en))
})

test('one POST without cookies unsubscribes', async () => {
	const options = { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' }
	assert.equal((await fetch(unsubscribe, options)).status, 200)
	assert.equal((await fetch(unsubscribe, options)).status, 200)
	assert.equal((await fetch(unsubscribe.slice(0, -3) + 'AAA', options)).status, 404)
})
