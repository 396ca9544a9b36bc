// SPDX-License-Identifier: Apache-2.0
// Public pages while things break: one rendering for a crowd, copies that nobody can spoil, workers and database killed and hung for
// real, the banner of the emergency, and live push against hostile clients. SECURITY L1-L3, L5, L6, O3, P4, Q1, Q8 and cache poisoning and
// deception. The page of an outage and its banner are in the e2e ring.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import https from 'node:https'
import { after, before, beforeEach, test } from 'node:test'
import { Visitor, accounts, alive, ask, childrenOf, end, log, number, pause, pidOf, port, run, sql, state, ticket, unattended, until, url, withinSecond, workers, works } from './support.mjs'

const renderings = route => log('web.log').split('\n').filter(l => l.includes(` message=request `) && l.includes(` route=${route} `)).length
// How many since there were `before`; a worker writes its line after its answer has gone.
async function renderedSince(route, before, atLeast) {
	await until(() => renderings(route) - before >= atLeast, 5, `${atLeast} renderings of ${route}`)
	await pause(300)
	return renderings(route) - before
}
const settle = () => pause(3100) // longer than a copy is shown while it is made anew
const loket = (...args) => run(process.env.LOKET_BIN, ['-c', process.env.LOKET_TEST_CONFIG, ...args])
const title = rs => /<title>([^<|]*)/.exec(rs.text)?.[1].trim()
const banner = text => /<div id="alerts">(.*?)<\/div>\s*<main/s.exec(text)[1]
const outageSaid = text => /<h2 id="banner-outage">(.*?)<\/h2>/s.exec(banner(text))?.[1]
const quiet = rs => assert.doesNotMatch(banner(rs.text), /id="banner-title"/, 'no emergency')

const beside = name => childrenOf(pidOf('jobs')).find(pid => { try { return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === name } catch { return false } })
const ringer = () => beside('loket-ring')
const dot = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
// A public article with a picture, in both languages, which no test opens before the fault it is for.
const article = () => sql(`
	INSERT INTO article_category (slug_nl, slug_en, name_nl, name_en) VALUES ('proef', 'trial', 'Proef', 'Trial'); SET @category = LAST_INSERT_ID();
	INSERT INTO article_folder (category_id, name_nl, name_en) VALUES (@category, 'Proef', 'Trial'); SET @folder = LAST_INSERT_ID();
	INSERT INTO article (folder_id, author_id, visible_from, created_at, updated_at) SELECT @folder, MIN(id), '2026-01-01', UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM user WHERE role >= 3; SET @article = LAST_INSERT_ID();
	INSERT INTO article_text (article_id, language, state, newest_version, live_version, live_at, updated_at) VALUES (@article, 'nl', 3, 1, 1, '2026-01-01', UTC_TIMESTAMP()), (@article, 'en', 3, 1, 1, '2026-01-01', UTC_TIMESTAMP());
	INSERT INTO article_version (article_id, language, number, title, slug, body, author_id, created_at) SELECT t.article_id, t.language, 1, CONCAT('Nooit geopend ', t.language), 'nooit-geopend', '![Stip](/support/solutions/files/AAAAAAAAAAAAAAAAAAAAAQ/stip.gif)', a.author_id, UTC_TIMESTAMP() FROM article_text t JOIN article a ON a.id = t.article_id WHERE a.id = @article;
	INSERT INTO stored_file (public_id, owner_id, name, media_type, size, created_at, complete, linked) SELECT UNHEX('00000000000000000000000000000001'), MIN(id), 'stip.gif', 'image/gif', ${dot.length}, UTC_TIMESTAMP(), TRUE, TRUE FROM user WHERE role >= 3; SET @file = LAST_INSERT_ID();
	INSERT INTO stored_chunk (file_id, seq, data) VALUES (@file, 0, FROM_BASE64('${dot.toString('base64')}')); INSERT INTO article_file (article_id, file_id, width, height) VALUES (@article, @file, 1, 1)`)

let customer
before(async () => {
	await works()
	await article()
	await pause(4100) // the site map may be a copy of before
	const rounds = () => log('jobs.log').split('pages are kept warm').length, before = rounds()
	process.kill(ringer(), 'SIGKILL') // whoever takes its place begins with a quick round
	await until(() => rounds() > before, 60, 'copies of all pages')
	customer = await new Visitor().signIn((await accounts(1))[0])
})
beforeEach(works)
after(() => loket('banner', '--off'))

// ---- one rendering for a crowd ----

test('a thousand visitors in a second cost one rendering', async () => {
	await ask('/support/contact') // after more than two seconds without anybody, those who come before the first answer are not kept waiting for it
	await pause(300)
	const before = renderings('/support/contact'), began = Date.now()
	const agent = new https.Agent({ keepAlive: true, maxSockets: 20 })
	const all = await Promise.all(Array.from({ length: 1000 }, () => ask('/support/contact', { agent })))
	const seconds = Math.ceil((Date.now() - began) / 1000)
	agent.destroy()
	for (const rs of all) assert.equal(rs.status, 200)
	const cost = await renderedSince('/support/contact', before, 0)
	assert.ok(cost <= seconds + 1, `${cost} renderings in ${seconds} s`)
})

test('a page that nobody has a copy of is rendered once for a hundred who ask at once', async () => {
	const path = `/support/privacy?v=${Date.now()}`, before = renderings('/support/privacy')
	const all = await Promise.all(Array.from({ length: 100 }, () => ask(path)))
	for (const rs of all) assert.equal(rs.status, 200)
	assert.equal(await renderedSince('/support/privacy', before, 1), 1)
})

test('harmless cookies share the copy, a theme has its own, a session goes past it', async () => {
	await ask('/support/accessibility')
	const count = async (n, cookie, atLeast = 0) => {
		const first = renderings('/support/accessibility')
		await ask('/support/accessibility', { headers: { cookie: cookie(0) } })
		const before = first + await renderedSince('/support/accessibility', first, Math.min(atLeast, 1))
		await Promise.all(Array.from({ length: n }, (_, i) => ask('/support/accessibility', { headers: { cookie: cookie(i) } })))
		return renderedSince('/support/accessibility', before, atLeast)
	}
	assert.ok(await count(30, i => `a=b${i}; _ga=${i}`) <= 2)
	assert.ok(await count(30, i => `a=b${i}; __Host-theme=dark`) <= 2)
	assert.ok(await count(30, i => `__Host-theme=zwart${i}`) <= 2)
	for (const name of ['sid', 'pre', 'flash']) assert.equal(await count(10, i => `a=1; __Host-${name}=${i}`, 10), 10, name)
	const dark = await ask('/support/accessibility', { headers: { cookie: '__Host-theme=dark' } })
	assert.match(dark.text, /data-theme="dark"/)
	assert.doesNotMatch((await ask('/support/accessibility')).text, /<html[^>]* data-theme/)
})

test('the language is what the portal itself decides', async () => {
	const asked = ['', 'nl', 'en', 'en-GB,en;q=0.9', 'nl-NL,nl;q=0.9,en-US;q=0.8,en;q=0.7', 'nl,en-US;q=0.7,en;q=0.3', 'en-US,en;q=0.5', 'de', 'de-DE,de;q=0.9,en;q=0.8', 'fr, en;q=0.2, nl;q=0.8',
		'fr, nl;q=0.2, en;q=0.8', 'de,nl;q=0.5,en;q=0.5', 'de,en;q=0.5,nl;q=0.5', '*', 'en;q=0.4, *;q=0.5', '*;q=0.4, en;q=0.5', 'en;q=0, nl;q=0.1', 'nl;q=0, en;q=0.1', 'en;q=0', 'en;q=1.0, nl', 'nl;q=0.9, en', 'EN', 'eng',
		'en-', 'nl;q=1.000,en', 'x', ',,,en', 'en;q=9', 'de;q=0.9, en;q=0.9']
	for (const language of asked) {
		const headers = language === '' ? {} : { 'accept-language': language }
		const { stdout } = await loket('request', ...(language === '' ? [] : ['--header', `Accept-Language: ${language}`]), 'GET', '/support/privacy')
		assert.equal((await ask('/support/privacy', { headers })).headers['content-language'], /Content-Language: (\w+)/.exec(stdout)[1], `"${language}"`)
	}
})

test('a long Accept-Language takes no time', async () => {
	for (const evil of [','.repeat(6000), 'en;q=0.1,'.repeat(700), ' '.repeat(6000), `${'a,'.repeat(99)}en;q=0.`, 'nl;q=0.2,'.repeat(22)]) {
		const times = []
		for (let i = 0; i < 3; i++) {
			const rs = await ask('/support/privacy', { headers: { 'accept-language': evil } })
			assert.equal(rs.status, 200)
			times.push(rs.ms)
		}
		assert.ok(Math.min(...times) < 300, `${times} ms`)
	}
})

// ---- nobody spoils a copy ----

const plain = text => text.replaceAll(/\s+/g, ' ')

test('poisoning: nothing a visitor sends is in what others read', async () => {
	const clean = plain((await ask('/nl/support/contact')).text)
	const evil = 'https://evil.example/"><script>alert(1)</script>'
	const tries = [{ 'x-forwarded-host': 'evil.example' }, { 'x-forwarded-proto': 'http', 'x-forwarded-scheme': 'http', 'x-forwarded-port': '1' }, { 'x-original-url': '/support/privacy', 'x-rewrite-url': '/support/privacy' },
		{ host: `127.0.0.1:${port}` }, { host: '127.0.0.1:1234' }, { referer: evil }, { 'user-agent': evil }, { origin: 'https://evil.example' }, { 'x-requested-with': evil },
		{ accept: 'application/json' }, { cookie: `__Host-theme="><script>` }, { cookie: 'x=__Host-theme=dark; y="; __Host-theme=light;' }, { cookie: '__Host-theme=dark' }, { 'accept-language': `en"><script>` },
		{ range: 'bytes=0-10' }, { 'if-none-match': '*' }, { 'x-http-method-override': 'POST' }, { 'sec-fetch-site': 'cross-site' }, { authorization: 'Basic YTpi' }, { 'content-length': '0' }]
	// Each makes a copy of an address that has none, and of one whose copy has become too old to be shown.
	const twice = [...tries, {}].map((headers, i) => ({ headers, fresh: `/nl/support/contact?try=${process.pid}.${i}`, old: `/nl/support/contact?old=${process.pid}.${i}` }))
	for (const { old } of twice) await ask(old)
	await pause(3100)
	const read = async path => plain((await ask(path)).text).replaceAll(path, '').replaceAll(path.slice(3), '')
	for (const { headers, fresh, old } of twice)
		for (const path of [fresh, old]) await ask(path, { headers })
	const usual = await read(twice.at(-1).fresh)
	for (const { headers, fresh, old } of twice)
		for (const path of [fresh, old]) assert.equal(await read(path), usual, `${JSON.stringify(headers)} ${path}`)
	for (const headers of tries) await ask('/nl/support/contact', { headers })
	assert.equal(plain((await ask('/nl/support/contact')).text), clean)
	for (const path of ['//nl//support//contact', '/nl/support/./contact', '/nl/support/x/../contact', '/nl/support/%63ontact', '/nl/support/contact/', '/nl/support/contact?a=<script>', '/nl/support/contact?', '/nl/support/contact#x']) {
		await ask(path)
		assert.equal(plain((await ask('/nl/support/contact')).text), clean, path)
	}
})

test('poisoning: HEAD leaves no empty page, an error no error, a POST nothing', async () => {
	const path = `/en/support/contact?v=${Date.now()}`
	const head = await ask(path, { method: 'HEAD' })
	assert.deepEqual([head.status, head.text], [200, ''])
	assert.match((await ask(path)).text, /<h1/)
	const posted = await ask('/en/support/contact', { method: 'POST', body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
	assert.equal(posted.status, 405)
	assert.equal((await ask('/en/support/contact')).status, 200)
	assert.equal((await ask('/support/solutions/articles/999999999')).status, 404)
})

test('deception: a private page under a public-looking address is nobody else\'s', async () => {
	const me = 'Aan Val'
	assert.match((await customer.get('/support/profile')).text, new RegExp(me))
	for (const path of ['/support/profile/x.css', '/support/profile/logo.png', '/support/profile%2fx.css', '/support/home/..%2fprofile', '/support/home/../profile', '/support/profile;x.css', '/support/profile?x.css',
		'/support/status/..%2f..%2fsupport%2fprofile', '/support/solutions/%2e%2e/profile', '/static/..%2fsupport/profile', '/support/profile/', '/support/home', '/', '/support/nothing', '/support/contact?x.js', '/support/home%00.css']) {
		await customer.get(path)
		const rs = await ask(path)
		assert.ok(!rs.text.includes(me), path)
		if (rs.status === 200) assert.equal(rs.headers['set-cookie'], undefined, path)
	}
	assert.equal((await customer.get('/support/home')).headers['cache-control'], 'no-store')
})

test('a message for one visitor is not another\'s', async () => {
	const v = new Visitor()
	await v.get('/support/login')
	await v.post('/support/login', { email: 'j.devries@vlierbeek.example', password: 'Demo-portaal-1', next: '/support/contact' })
	const mine = await v.get('/support/contact')
	const theirs = await ask('/support/contact')
	assert.match(mine.text, /j-|Profiel/)
	assert.doesNotMatch(theirs.text, /role="alert"|Profiel</)
})

const sizeOf = folder => readdirSync(`${state}/cache/${folder}`, { recursive: true, withFileTypes: true }).filter(e => e.isFile()).length

test('made-up queries fill a cache of their own, and a long one none', async () => {
	const kept = sizeOf('kept'), answers = sizeOf('answers')
	for (let i = 0; i < 300; i += 20) await Promise.all(Array.from({ length: 20 }, (_, j) => ask(`/support/privacy?bust=${process.pid}.${i + j}`)))
	assert.ok(sizeOf('kept') <= kept + 2, 'the pages themselves')
	assert.ok(sizeOf('answers') >= answers + 290)
	const now = sizeOf('answers')
	for (let i = 0; i < 20; i++) assert.equal((await ask(`/support/privacy?bust=${i}${'x'.repeat(300)}`)).status, 200)
	assert.equal(sizeOf('answers'), now)
	assert.match(readFileSync(`${state}/nginx/front.conf`, 'utf8'), /answers levels=1:2 keys_zone=answers:4m max_size=64m/)
})

test('a fresh copy has the banner inside and is sent as it is; who put one away, and an emergency, get it included', async () => {
	const inside = rs => /<!--# block name="inside" -->.*<h2 id="banner-outage">.*<!--# endblock -->/s.test(banner(rs.text))
	const plain = await ask('/nl/support/home')
	assert.ok(inside(plain))
	assert.ok(Number(plain.headers['content-length']) > 0, 'nothing is put in on the way')
	const away = await ask('/nl/support/home', { headers: { cookie: '__Host-banner=1' } })
	assert.ok(!inside(away))
	assert.equal(outageSaid(away.text), outageSaid(plain.text), 'the same banner, not the one that was put away')
	assert.ok(!inside(await ask('/nl/support/login')))
	await loket('banner', 'Alles ligt eruit')
	await pause(1100)
	const during = await ask('/nl/support/home')
	assert.match(banner(during.text), /Alles ligt eruit/)
	assert.doesNotMatch(banner(during.text), /banner-outage|inside/, 'in the place of the one inside')
	await loket('banner', '--off')
	await pause(1100)
	assert.ok(inside(await ask('/nl/support/home')))
})

test('the banner is one copy, whatever cookies and queries say, but for who put it away', async () => {
	const one = (await ask('/nl/support/banner')).text, copies = sizeOf('banners')
	for (const headers of [{ cookie: '__Host-banner=x1' }, { cookie: '__Host-banner=1"><script>' }, { cookie: `__Host-banner=${'9'.repeat(19)}` }, { cookie: 'a=b; __Host-sid=1' }, { 'accept-language': 'en' }, { host: '127.0.0.1:1' }])
		assert.equal((await ask('/nl/support/banner', { headers })).text, one, JSON.stringify(headers))
	for (const query of ['?x=1', '?v=', '?v=1x', '?v=-1', `?v=${'9'.repeat(19)}`, '?V[]=1']) assert.equal((await ask(`/nl/support/banner${query}`)).text, one, query)
	assert.ok(sizeOf('banners') <= copies + 1)
	assert.equal((await ask('/banner/nl')).status, 404)
	const rs = await customer.get('/nl/support/banner')
	assert.deepEqual([rs.status, rs.text, rs.headers['set-cookie'], rs.headers['cache-control']], [200, one, undefined, 'public, max-age=0, must-revalidate'])
})

// ---- includes are ours alone ----

const include = '<!--#include virtual="/support/profile" --><!--#echo var="http_cookie" --><!--#exec cmd="id" --><!--# set var="a" value="b" -->'

test('F10 server-side includes in what people write come out as text', async () => {
	await customer.get('/support/tickets/new')
	const sent = await customer.send('/support/tickets', [...Object.entries(ticket(`Wat ${include}`, { description: `Zie ${include}\n\n    ${include}\n\n<div>${include}</div>` })),
		['attachments', 'pagina.html', `<html>${include}</html>`, 'text/html'], ['attachments', 'tekst.txt', include, 'text/plain']])
	assert.equal(sent.status, 303)
	const page = await customer.get(sent.headers.location)
	assert.match(page.text, /&lt;!--#include virtual=/)
	assert.match(page.text, /&lt;!--#echo/)
	assert.ok(!page.text.includes('__Host-sid'))
	assert.doesNotMatch(page.text, /uid=\d+|an error occurred while processing the directive/)
	const list = await customer.get('/support/tickets?status=all')
	assert.match(list.text, /&lt;!--#include virtual=/)
	const links = [...page.text.matchAll(/href="(\/support\/attachments\/[^"]+)"/g)].map(m => m[1])
	assert.equal(links.length, 2)
	for (const link of links) {
		const rs = await customer.get(link.replaceAll('&amp;', '&'))
		assert.ok(rs.text === `<html>${include}</html>` || rs.text === include, rs.text)
		assert.match(rs.headers['content-disposition'], /^attachment/)
	}
})

test('F10 server-side includes in addresses, queries, cookies and forms come out as text', async () => {
	const q = encodeURIComponent(include)
	for (const [who, path] of [[customer, `/support/tickets?q=${q}`], [new Visitor(), `/support/nothing/${q}`], [new Visitor(), `/support/login?next=${q}`]]) {
		const rs = await who.get(path)
		assert.doesNotMatch(rs.text, /<!--#|uid=\d+/, path)
		assert.ok(!rs.text.includes('__Host-sid='), path)
	}
	const v = new Visitor()
	await v.get('/support/login')
	const rs = await v.post('/support/login', { email: include, password: 'x', next: '' })
	assert.match(rs.text, /&lt;!--#include/)
})

// ---- faults, for real ----

const publicPages = ['/', '/support/home', '/nl/support/home', '/en/support/home', '/support/contact', '/en/support/contact', '/en/support/privacy', '/nl/support/accessibility', '/support/solutions', '/support/status', '/en/support/status', '/support/news']
const readers = [{}, { 'accept-language': 'en' }, { cookie: '__Host-theme=dark' }, { cookie: 'a=b' }]
async function assertReadable(within = 4500) {
	await Promise.all(publicPages.map(async path => {
		for (const headers of readers) {
			const rs = await ask(path, { headers })
			assert.equal(rs.status, 200, `${path} ${JSON.stringify(headers)}`)
			assert.match(rs.text, /<h1/)
			assert.ok(rs.ms < within, `${path}: ${rs.ms} ms`)
		}
	}))
	const mine = await customer.get('/support/home')
	assert.equal(mine.status, 200, 'signed in')
	assert.ok(mine.ms < within, `${mine.ms} ms`)
}
async function assertFormsWait(within = 9000) {
	for (const act of [() => customer.get('/support/tickets/new'), () => customer.post('/support/tickets', ticket('Te vroeg')), () => customer.get('/support/tickets')]) {
		const rs = await act()
		assert.equal(rs.status, 503)
		assert.match(rs.text, /0183 - 643 690/)
		assert.match(rs.headers['retry-after'], /^\d+$/)
		assert.ok(rs.ms < within, `${rs.ms} ms`)
	}
}
const normalWithin = async seconds => {
	const began = Date.now()
	await until(async () => (await customer.get('/support/tickets').catch(() => ({}))).status === 200, seconds, 'private pages are back')
	await until(async () => (await ask(`/support/contact?v=${Date.now()}`).catch(() => ({}))).status === 200, seconds, 'pages are rendered')
	return Date.now() - began
}

test('Q8 without workers everybody reads on, forms wait, and all is normal within five seconds', async () => {
	await customer.get('/support/tickets/new')
	await unattended(async () => {
		await end('web')
		await settle()
		await assertReadable(1000)
		await assertFormsWait(1000)
	})
	assert.ok(await normalWithin(5) < 5000)
})

test('Q1 without the database everybody reads on, whole pages and not half ones', async () => {
	const first = await ask('/support/home'), whole = title(first), outage = outageSaid(first.text), held = workers()
	assert.ok(outage)
	await unattended(async () => {
		await end('db')
		await settle()
		await assertReadable(2500)
		await assertFormsWait(2500)
		const rs = await ask('/support/home')
		assert.equal(title(rs), whole)
		assert.match(rs.text, /8:15/, 'the hours, which the database knows')
		assert.equal(outageSaid(rs.text), outage, 'the banner of the outage')
		assert.doesNotMatch(rs.text, /name="inside"/, 'included in the old copy, not the one inside it')
	})
	await until(async () => { try { await sql('DO 1'); return true } catch { return false } }, 30, 'the database is back')
	assert.ok(await normalWithin(5) < 5000)
	assert.deepEqual(workers(), held, 'nobody restarted a worker')
})

test('Q1 Q8 without workers and database everybody reads on, also what nobody ever opened', async () => {
	const map = (await ask('/sitemap.xml')).text
	const articles = [...map.matchAll(/<loc>https:\/\/[^/]+([^<]*\/support\/solutions\/articles\/[^<]*nooit-geopend)/g)].map(m => m[1])
	assert.ok(articles.length >= 2)
	await unattended(async () => {
		await end('web')
		await end('signin')
		await end('db')
		await settle()
		await assertReadable(1000)
		await assertFormsWait(1000)
		// Nobody has asked for it yet, and nobody at all for an article without its prefix and in this theme.
		for (const path of articles.flatMap(p => [p, p.replace(/^\/(nl|en)/, '')])) {
			const rs = await ask(path, { headers: { 'accept-language': path.startsWith('/en') ? 'en' : 'nl', cookie: '__Host-theme=light' } })
			assert.equal(rs.status, 200, path)
			assert.match(rs.text, /<h1/)
			const picture = await ask(/<img src="([^"]+)"/.exec(rs.text)[1])
			assert.deepEqual([picture.status, picture.headers['content-type']], [200, 'image/gif'], `the picture of ${path}`)
		}
		assert.equal((await ask('/support/nothing-at-all')).status, 503)
	})
	await until(async () => { try { await sql('DO 1'); return true } catch { return false } }, 30, 'the database is back')
	assert.ok(await normalWithin(5) < 5000)
})

test('Q1 Q8 a search that was answered is answered on without workers and database, another one says kindly that it must wait', async () => {
	const asked = ['/nl/support/search?q=portaal', '/en/support/search?q=portal', '/nl/support/search?q=portaal&kind=articles', '/support/search?q=inloggen', '/nl/support/search?q=bestaatnergens']
	const results = rs => [...rs.text.matchAll(/<li><h2><a href="([^"]+)"/g)].map(m => m[1])
	const before = []
	for (const path of asked) before.push(await ask(path))
	for (const rs of before.slice(0, 4)) assert.ok(results(rs).length > 0)
	const suggested = await ask('/nl/support/suggest?q=portaa')
	assert.match(suggested.text, /role="option"/)
	await unattended(async () => {
		await end('web')
		await end('db')
		await settle()
		for (const [i, path] of asked.entries()) {
			const rs = await ask(path)
			assert.equal(rs.status, 200, path)
			assert.equal(title(rs), title(before[i]))
			assert.deepEqual(results(rs), results(before[i]))
			assert.ok(rs.ms < 1000, `${rs.ms} ms`)
		}
		assert.match((await ask('/nl/support/suggest?q=portaa')).text, /role="option"/)
		for (const [path, kind] of [['/nl/support/search?q=nooit+gezocht', /geduld|later|even/i], ['/en/support/search?q=never+asked', /briefly unavailable/], ['/nl/support/search?q=portaal&page=2', /geduld|later|even/i]]) {
			const rs = await ask(path)
			assert.equal(rs.status, 503, path)
			assert.match(rs.text, kind)
			assert.match(rs.text, /0183 - 643 690/)
			assert.match(rs.headers['retry-after'], /^\d+$/)
			assert.deepEqual(results(rs), [], 'not the answer to another question')
		}
	})
	await until(async () => { try { await sql('DO 1'); return true } catch { return false } }, 30, 'the database is back')
	await works()
	await until(async () => (await ask('/nl/support/search?q=nooit+gezocht')).status === 200, 30, 'it is answered now')
})

test('Q1 a database that hangs is not noticed on public pages', async () => {
	await assertReadable()
	const pid = Number(readFileSync(`${state}/run/mariadb.pid`, 'utf8'))
	process.kill(pid, 'SIGSTOP')
	try {
		await settle()
		await assertReadable()
	} finally {
		process.kill(pid, 'SIGCONT')
	}
	assert.ok(await normalWithin(5) < 5000)
})

test('Q8 workers that hang are waited for three seconds at most', async () => {
	await assertReadable()
	const held = workers()
	for (const pid of held) process.kill(pid, 'SIGSTOP')
	try {
		await settle()
		const asked = [['/support/home', {}], ['/en/support/contact', {}], ['/support/privacy', { cookie: '__Host-theme=dark' }]].map(([path, headers]) => ask(path, { headers }))
		for (const rs of await Promise.all([...asked, customer.get('/support/home')])) {
			assert.equal(rs.status, 200)
			assert.ok(rs.ms < 4000, `${rs.ms} ms`)
		}
	} finally {
		for (const pid of held) process.kill(pid, 'SIGCONT')
	}
	assert.ok(await normalWithin(5) < 5000)
	for (const pid of held) assert.ok(alive(pid))
})

// ---- the banner of an emergency ----

const second = 1100 // nginx looks again after one
const everywhere = ['/support/home', '/en/support/home', '/support/login', '/static/nothing.css', '/support/nothing', '/en/support/nothing']

test('an emergency banner is on every page within a second, fresh, stale and of the front itself, without database and workers', async () => {
	for (const path of everywhere) quiet(await ask(path))
	await unattended(async () => {
		await end('web')
		await end('db')
		await loket('banner', 'De telefoon <b>ligt</b> eruit & {{MEER}} <!--#echo var="http_cookie" -->', 'The phones are down')
		await pause(second)
		for (const path of [...everywhere, '/support/tickets']) {
			const rs = await ask(path, { headers: { cookie: 'geheim=ja' } })
			const found = banner(rs.text)
			if (path.startsWith('/en')) assert.match(found, /The phones are down/, path)
			else assert.match(found, /De telefoon &lt;b&gt;ligt&lt;\/b&gt; eruit &amp; \{\{MEER\}\} &lt;!--#echo/, path)
			assert.ok(!rs.text.includes('geheim'), path)
		}
		assert.match(banner((await customer.get('/support/home')).text), /De telefoon/)
		const large = await ask('/support/login', { method: 'POST', body: 'a'.repeat(2000000), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
		assert.equal(large.status, 413)
		assert.match(banner(large.text), /De telefoon/)
	})
	await until(async () => { try { await sql('DO 1'); return true } catch { return false } }, 30, 'the database is back')
	await works()
	for (const path of everywhere) assert.match(banner((await ask(path)).text), /phones|telefoon/, path)
	assert.match(banner((await customer.get('/support/tickets')).text), /De telefoon/)
	assert.match(banner((await (await new Visitor().signIn('sanne@daklab.example')).get('/admin/tickets')).text), /De telefoon/)
	await loket('banner', '--off')
	await pause(second)
	for (const path of everywhere) quiet(await ask(path))
})

test('an emergency in Dutch alone says so on English pages, and nonsense is refused', async () => {
	await loket('banner', 'Wij zijn gesloten')
	await pause(second)
	assert.match(banner((await ask('/en/support/home')).text), /<p lang="nl">Wij zijn gesloten/)
	await loket('banner', '--off')
	await loket('banner', '--off')
	for (const args of [[], ['--aan'], ['a', 'b', 'c'], [''], ['x'.repeat(501)]]) await assert.rejects(loket('banner', ...args), JSON.stringify(args))
	assert.equal(statSync(`${state}/emergency`).isDirectory(), true)
	assert.deepEqual(readdirSync(`${state}/emergency`).filter(name => name !== 'room'), []) // of front_room.c
})

// ---- live push ----

const events = '/events/public'
// Opens the stream and gives its status, its headers and what it sends; ends it by close().
function listen(path = events, { method = 'GET', headers = {} } = {}) {
	return new Promise((done, failed) => {
		const rq = https.request({ host: '127.0.0.1', port, path, method, headers: { accept: 'text/event-stream', ...headers }, rejectUnauthorized: false, agent: false }, rs => {
			const stream = { status: rs.statusCode, headers: rs.headers, text: '', ended: false, close: () => rq.destroy() }
			rs.setEncoding('utf8').on('data', d => (stream.text += d)).on('end', () => (stream.ended = true)).on('error', () => {})
			done(stream)
		})
		rq.on('upgrade', (rs, socket) => { socket.destroy(); failed(new Error('upgraded')) })
		rq.setTimeout(20000, () => rq.destroy(new Error('no answer')))
		rq.on('error', failed)
		rq.end(method === 'GET' ? undefined : 'x')
	})
}
let rung = 0
const ring = () => sql(`INSERT INTO outbox (kind, recipient, subject, body_text, body_html, message_id, next_try_at, created_at) VALUES (2, 'public', '', '', '', '<test.${process.pid}.${++rung}>', UTC_TIMESTAMP(), UTC_TIMESTAMP())`)
const pushWorker = () => readFileSync(`/proc/${pidOf('push')}/task/${pidOf('push')}/children`, 'utf8').trim()

test('L6 a ring is a number, arrives within a second of the commit, and nobody gets an old one', async () => {
	await ring()
	await pause(700)
	const stream = await listen()
	assert.equal(stream.status, 200)
	assert.match(stream.headers['content-type'], /^text\/event-stream/)
	assert.equal(stream.headers['cache-control'], 'no-store')
	assert.equal(stream.headers['access-control-allow-origin'], undefined)
	await pause(700)
	assert.doesNotMatch(stream.text, /data:/)
	let heard = 0
	await withinSecond(async () => {
		await ring()
		const began = Date.now()
		await until(() => stream.text.match(/^data: \d+$/mg)?.length > heard, 3, 'the ring')
		heard = stream.text.match(/^data: \d+$/mg).length
		return Date.now() - began
	})
	await until(async () => await number('SELECT COUNT(*) FROM outbox WHERE kind = 2') === 0, 2, 'nothing is left of it')
	stream.close()
})

test('a ring of what was rolled back is never heard, and one that cannot be delivered is forgotten', async () => {
	const stream = await listen()
	await sql(`START TRANSACTION; INSERT INTO outbox (kind, recipient, subject, body_text, body_html, message_id, next_try_at, created_at) VALUES (2, 'public', '', '', '', '<test.no>', UTC_TIMESTAMP(), UTC_TIMESTAMP()); ROLLBACK`)
	await pause(600)
	assert.doesNotMatch(stream.text, /data:/)
	stream.close()
	await unattended(async () => {
		await end('push')
		await ring()
		await until(async () => (await sql('SELECT COUNT(*) FROM outbox WHERE kind = 2'))[0][0] === '0', 15, 'it is forgotten')
	})
})

test('L1 L2 nobody publishes or subscribes to anything else from outside', async () => {
	await until(async () => (await listen()).status === 200, 5, 'push is back')
	const stream = await listen()
	for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'FOO']) {
		const rs = await ask(events, { method, body: method === 'HEAD' ? undefined : 'data', headers: { 'content-type': 'text/plain' } })
		assert.equal(rs.status, 405, method)
	}
	for (const path of ['/events/', '/events/public/', '/events/desk', '/events/public,desk', '/events/user/1', '/ring/public', '/events/../ring/public', '/pub', '/events/public%2f..', '/events'])
		for (const method of ['GET', 'POST']) assert.ok([403, 404, 405, 421, 400].includes((await ask(path, { method, body: method === 'POST' ? 'data' : undefined })).status), `${method} ${path}`)
	const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' }
	assert.equal((await ask(events, { headers: upgrade })).status, 403)
	await pause(300)
	assert.doesNotMatch(stream.text, /data/)
	stream.close()
})

test('L5 a foreign page may not listen', async () => {
	for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: url.origin, 'sec-fetch-site': 'cross-site' }, { origin: `${url.origin}.evil.example` }])
		assert.equal((await ask(events, { headers: { accept: 'text/event-stream', ...headers } })).status, 403, JSON.stringify(headers))
	for (const headers of [{}, { origin: url.origin }, { 'sec-fetch-site': 'same-origin' }, { origin: url.origin, 'sec-fetch-site': 'same-origin' }]) {
		const stream = await listen(events, { headers })
		assert.equal(stream.status, 200, JSON.stringify(headers))
		stream.close()
	}
})

test('one address that listens a hundred times still gets its pages, and the next listener is told to look for himself', async () => {
	const all = await Promise.all(Array.from({ length: 105 }, () => listen().catch(e => ({ status: e.code, close() {} }))))
	const open = all.filter(s => s.status === 200)
	assert.ok(open.length >= 95 && open.length <= 100, `${open.length} listen`)
	assert.ok(all.some(s => s.status === 429))
	assert.equal((await ask('/support/home')).status, 200)
	for (const s of all) s.close()
	await until(async () => { const s = await listen(); s.close(); return s.status === 200 }, 5, 'there is room again')
})

test('L3 malformed ids and every kind of subscriber leave push and front alive', async () => {
	const before = pushWorker()
	const ids = ['12:0', '1:0', '-1:-1', '0:0', '99999999999:0', `${Math.floor(Date.now() / 1000)}:0`, '1:[1,2]', ':', '1:999999', 'x', '9'.repeat(5000), '12:-1', '18446744073709551616:1', '1:0,2:0']
	const accepts = ['text/event-stream', '*/*', 'multipart/mixed', 'application/json', 'text/json', 'text/x-foo, text/event-stream']
	const open = []
	for (const id of ids)
		for (const headers of [{ 'last-event-id': id }, { 'if-none-match': id, 'if-modified-since': 'Thu, 01 Jan 1970 00:00:12 GMT' }, { etag: id, 'if-modified-since': id }]) {
			for (const path of [events, `${events}?last_event_id=${encodeURIComponent(id.slice(0, 200))}`, `${events}?${encodeURIComponent(id.slice(0, 200))}`]) {
				const stream = await listen(path, { headers }).catch(e => ({ status: e.code, close() {} }))
				assert.ok([200, 400, 429].includes(stream.status), `${path} ${JSON.stringify(headers).slice(0, 80)}: ${stream.status}`)
				if (open.length < 15) open.push(stream)
				else stream.close()
			}
		}
	for (const accept of accepts) (await listen(events, { headers: { accept, 'last-event-id': '1:0', te: 'trailers', connection: 'close' } })).close()
	await ring()
	await until(() => open.filter(s => s.status === 200).every(s => /data: \d+/.test(s.text)), 3, 'all who listen hear it')
	for (const s of open) s.close()
	await pause(300)
	assert.equal(pushWorker(), before, 'the same process')
	for (const name of ['nginx-error.log', 'push-error.log']) assert.doesNotMatch(log(name), /exited on signal/)
})

test('Q8 push dies and is back within five seconds; until then pages answer as always', async () => {
	await unattended(async () => {
		await end('push')
		assert.equal((await ask(events)).status, 503)
		assert.equal((await ask('/support/home')).status, 200)
	})
	const began = Date.now()
	await until(async () => { const s = await listen().catch(() => ({})); s.close?.(); return s.status === 200 }, 5, 'push is back')
	assert.ok(Date.now() - began < 5000)
	const stream = await listen()
	await ring()
	await until(() => /data: \d+/.test(stream.text), 3, 'and rings')
	stream.close()
})

test('what rings and what looks at links die with the jobs, and are started again when they alone die', async () => {
	const names = ['loket-ring', 'loket-look'], first = names.map(beside)
	for (const pid of first) process.kill(pid, 'SIGKILL')
	await until(() => names.every((name, i) => beside(name) && beside(name) !== first[i]), 5, 'others')
	const second = names.map(beside)
	process.kill(pidOf('jobs'), 'SIGKILL')
	await until(() => !second.some(alive), 3, 'they went along')
	const stream = await listen()
	await until(async () => { await ring(); await pause(400); return /data: \d+/.test(stream.text) }, 10, 'rings again')
	stream.close()
})

test('mail does not wait for a look at another site', async () => {
	const process = async () => (await sql(`SELECT SUBSTRING_INDEX(SUBSTRING_INDEX(owner, ':', 2), ':', -1) FROM lease WHERE name = 'knowledge.links_outside'`))[0]?.[0]
	await until(async () => Number(await process()) === beside('loket-look'), 15, 'looks from a process of its own')
})
