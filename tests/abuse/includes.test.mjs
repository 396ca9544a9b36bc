// SPDX-License-Identifier: Apache-2.0
// The front runs one include of our own in pages (layout/banner.part). What people type must never be one: articles, news, outages, the
// emergency, tickets, names and search words that hold such commands come out as text everywhere they are shown. SECURITY F10.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Visitor, ask, key, pause, run, sql, until } from './support.mjs'

const stamp = Date.now().toString(36)
const command = mark => `<!--#include virtual="/nl/support/accessibility" --><!--#config timefmt="R%%AN" --><!--#echo var="date_local" --> ${mark}`
const short = mark => `<!--#include virtual="/nl/support/accessibility" --> ${mark}` // where 120 characters fit
const mark = name => `${name}${stamp}`
// What an answer would hold if one had been run: another page in it, the date in that strange form, or nginx's own complaint.
const ran = [/<h1>Toegankelijkheid/, /R%AN/, /an error occurred while processing the directive/, /\(none\)/]
function assertNotRun(text, where) {
	for (const sign of ran) assert.ok(!sign.test(text), `${where}: ${sign}`)
}

// The fields of the form that posts to `action`, as a browser would send them untouched.
function fields(html, action) {
	const form = html.split('<form').find(f => f.includes(`action="${action}"`))
	assert.ok(form, `a form that posts to ${action}`)
	const unescape = text => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
	const found = {}
	for (const [, tag, attributes, rest] of form.split('</form>')[0].matchAll(/<(input|textarea|select)([^>]*)>([^]*?)(?=<(?:input|textarea|select|\/form)|$)/g)) {
		const get = name => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]
		if (!get('name') || (/type="(checkbox|radio)"/.test(attributes) && !/\schecked/.test(attributes)) || get('type') === 'file') continue
		found[get('name')] = unescape(tag === 'textarea' ? rest.split('</textarea>')[0]
			: tag === 'select' ? (/value="([^"]*)"[^>]*\sselected/.exec(rest) ?? /value="([^"]*)"/.exec(rest))?.[1] ?? '' : get('value') ?? '')
	}
	return found
}

// The include of layout/banner.part, which a fresh copy still holds.
const ours = /<!--# (?:block name="inside"|endblock) -->|<!--#include virtual="\/banner\/(?:nl|en)(?:\?about=[0-9a-z]+)?" -->/g

async function shows(who, path, name) {
	// nginx keeps public pages for a second; the first to come may get the copy of before
	const rs = await until(async () => {
		const got = await who.get(path)
		return got.text.includes(mark(name)) && got
	}, 10, `${path} shows ${mark(name)}`)
	assertNotRun(rs.text, path)
	assert.ok(!rs.text.replace(ours, '').includes('<!--#'), `${path} holds a command`)
	return rs
}

let agent
const anybody = new Visitor()
const send = async (path, from, changes) => {
	const form = fields((await agent.get(from)).text, changes.of ?? path)
	delete changes.of
	const rs = await agent.post(path, { ...form, key: form.key ?? key(), ...changes })
	assert.equal(rs.status, 303, rs.text.match(/<p class="err"[^]*?<\/p>/)?.[0] ?? String(rs.status))
	return rs.headers.location
}

test('an agent signs in', async () => {
	agent = await new Visitor().signIn('sanne@daklab.example')
})

test('F10 an article: title, line, text and tags, as it reads, in lists, the feed, search and suggestions', async () => {
	await send('/nl/admin/knowledge/new', '/nl/admin/knowledge/new', { title_nl: `Artikel ${short(mark('titel'))}`, summary_nl: command(mark('regel')), tags_nl: `label ${command('')}`,
		body_nl: `Begin ${command(mark('tekst'))}\n\n    ${command('code')}\n\n\`${command('kort')}\`\n\n${command('')}\n\n| a |\n|---|\n| ${command('')} |`, when: 'now' })
	const entry = await until(async () => (await ask('/nl/support/solutions/feed.atom')).text.split('<entry>').find(e => e.includes(mark('titel'))), 10, 'the feed has it')
	const article = await shows(anybody, new URL(entry.match(/<link[^>]*href="([^"]+)"/)[1]).pathname, 'tekst')
	assert.match(article.text, /&lt;!--#include virtual=/)
	await shows(anybody, '/nl/support/solutions/feed.atom', 'titel')
	await shows(anybody, article.text.match(/href="(\/nl\/support\/solutions\/[a-z][^"/]*)"/)[1], 'titel')
	await shows(anybody, `/nl/support/search?q=${mark('tekst')}`, 'titel')
	await shows(anybody, `/nl/support/suggest?for=search&q=${mark('titel')}`, 'titel')
	await shows(agent, `/nl/admin/knowledge?q=${mark('titel')}`, 'titel')
})

test('F10 news: as it reads, in the list, on home, in the feed', async () => {
	await send('/nl/admin/news/new', '/nl/admin/news/new', { title_nl: `Nieuws ${short(mark('bericht'))}`, summary_nl: command(mark('kort')), body_nl: `Lees ${command(mark('lang'))}\n\n${command('')}`, when: 'now' })
	await shows(anybody, '/nl/support/home', 'bericht')
	const list = await shows(anybody, '/nl/support/news', 'bericht')
	await shows(anybody, list.text.match(/href="([^"]*\/support\/news\/\d[^"]*)"/)[1], 'lang')
	await shows(anybody, '/nl/support/news/feed.atom', 'bericht')
	await shows(agent, '/nl/admin/news', 'bericht')
})

test('F10 an outage: the banner that pages include is text in them, and so are its page, feed and JSON', async () => {
	const title = `Storing ${short(mark('storing'))}`
	const to = await send('/nl/admin/outages', '/nl/admin/outages/new', { of: '/nl/admin/outages/preview', services: '1', impact: '4', major: '1', title_nl: title, title_en: title,
		body_nl: `Wij zoeken ${command(mark('update'))}`, body_en: 'We look', mail: '', do: 'check' })
	const id = to.match(/outages\/(\d+)/)[1]
	// The others are over for as long as this one must have the banner to itself.
	const [[others]] = await sql(`SELECT GROUP_CONCAT(id) FROM outage WHERE id <> ${id} AND started_at IS NOT NULL AND ended_at IS NULL`)
	if (others !== 'NULL') await sql(`UPDATE outage SET ended_at = UTC_TIMESTAMP() WHERE id IN (${others})`)
	try {
		for (const path of ['/nl/support/banner', '/nl/support/status', `/nl/support/status/${id}`, '/nl/support/status/feed.atom']) await shows(anybody, path, 'storing')
		await shows(agent, `/nl/admin/outages/${id}`, 'storing')
		const summary = async () => JSON.parse((await ask('/nl/api/v2/summary.json')).text)
		await until(async () => (await summary()).incidents.some(i => i.name === title), 10, 'JSON that says it as it was typed')
		for (const path of ['/nl/support/contact', '/nl/support/nothing']) {
			const page = await until(async () => { const rs = await ask(path); return rs.text.includes(mark('storing')) && rs }, 10, 'a page with the banner')
			assertNotRun(page.text, path)
		}
	} finally {
		if (others !== 'NULL') await sql(`UPDATE outage SET ended_at = NULL WHERE id IN (${others})`)
		await send(`/nl/admin/outages/${id}/end`, `/nl/admin/outages/${id}/tickets`, { body_nl: 'Voorbij', body_en: 'Over' })
	}
})

test('F10 the emergency: what an administrator types on the server is text on every page', async () => {
	const loket = (...args) => run(process.env.LOKET_BIN, ['-c', process.env.LOKET_TEST_CONFIG, ...args])
	try {
		await loket('banner', `Nood ${command(mark('nood'))}`)
		await pause(1100)
		for (const path of ['/nl/support/contact', '/nl/support/banner', '/static/nothing.css', '/nl/support/nothing']) {
			const rs = await ask(path, { headers: { 'accept-language': 'nl' } })
			assert.ok(rs.text.includes(mark('nood')), path)
			assertNotRun(rs.text, path)
		}
	} finally {
		await loket('banner', '--off')
	}
})

test('F10 a name and search words', async () => {
	const person = await new Visitor().signIn('t.bos@vlierbeek.example')
	const form = fields((await person.get('/nl/support/profile')).text, '/nl/support/profile')
	assert.equal((await person.post('/nl/support/profile', { ...form, name: `T ${command(mark('naam'))}`.slice(0, 100) })).status, 303)
	const rs = await person.get('/nl/support/profile')
	assertNotRun(rs.text, 'the profile')
	assert.match(rs.text, /&lt;!--#include/)
	await person.post('/nl/support/profile', { ...fields(rs.text, '/nl/support/profile'), name: form.name })
	const q = encodeURIComponent(command(mark('zoek')))
	for (const path of [`/nl/support/search?q=${q}`, `/nl/support/suggest?for=search&q=${q}`]) await shows(anybody, path, 'zoek')
	const list = await agent.get('/nl/admin/searches')
	assertNotRun(list.text, 'the list of searches')
})

test('F10 the front does run its own: a page holds the banner and not the command for it', async () => {
	const rs = await ask('/nl/support/login') // a fresh copy of a public page has the banner inside instead: outlast.test.mjs
	assert.doesNotMatch(rs.text, /<!--#/)
	assert.match(rs.text, /<div id="alerts">/)
})
