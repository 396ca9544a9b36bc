// SPDX-License-Identifier: Apache-2.0
// An outage from the desk to everybody: a subscriber confirms, an agent declares, the page, feed, JSON and banner say so, a mail arrives with the
// headers of RFC 8058 and its address unsubscribes by one POST; resolving undoes it. Drafts stay at the desk; a small banner can be put away; the
// clock at the desk ticks; and who comes first after a pause reads what is true now.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { statusSchema, summarySchema } from './schema/statuspage.mjs'
import { atomProblems, jsonProblems } from './schema/validate.mjs'
import { closeBrowser, linkIn, mailTo, openBrowser, settle, signIn, sql, url, visitor } from './support.mjs'

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
	await agent.click('button.crit[value=check]')
	await agent.locator('.pv .banner').nth(1).waitFor()
	assert.equal(await agent.locator('.pv .banner').count(), 2)
	assert.doesNotMatch(await get('/nl/support/status'), new RegExp(stamp))
	const looking = await visitor() // at home, where a service works until the agent says otherwise
	const ready = looking.waitForResponse(rs => rs.url().endsWith('/events/public'))
	await looking.goto('/nl/support/home')
	await ready
	assert.match(await looking.textContent('.svc li:has-text("Rapportages")'), /Werkt/)
	await agent.click('form button.crit:not([value])')
	await looking.locator('.svc li:has-text("Rapportages")', { hasText: 'Storing' }).waitFor({ timeout: 3000 })
	await looking.context().close()
	await agent.waitForURL(/\/admin\/outages\/\d+/)
})

test('banner, status page, feed and JSON say so', async () => {
	for (const path of ['/nl/support/status', '/nl/support/status/feed.atom', '/nl/api/v2/summary.json']) await until(path, text => text.includes(title.nl))
	for (const path of ['/en/support/status', '/en/support/status/feed.atom', '/en/api/v2/summary.json']) await until(path, text => text.includes(title.en))
	await until('/nl/support/banner', text => /class="banner /.test(text))
})

for (const lang of ['nl', 'en']) {
	test(`the feed in ${lang} is Atom, found from the page`, async () => {
		const page = await visitor()
		await page.goto(`/${lang}/support/status`)
		const where = await page.getAttribute('link[rel=alternate][type="application/atom+xml"]', 'href')
		const answer = await fetch(url + where)
		const feed = await answer.text()
		assert.match(answer.headers.get('content-type'), /^application\/atom\+xml/)
		assert.deepEqual(atomProblems(feed), [])
		assert.ok(feed.includes(`xml:lang="${lang}"`))
		assert.ok(feed.split('<entry').length > 10)
		await page.context().close()
	})

	test(`the JSON in ${lang} is what clients of Statuspage were written against`, async () => {
		for (const [path, schema] of [['summary', summarySchema], ['status', statusSchema]]) {
			const answer = await fetch(`${url}/${lang}/api/v2/${path}.json`)
			assert.match(answer.headers.get('content-type'), /^application\/json/)
			assert.deepEqual(jsonProblems(schema, await answer.json()), [], path)
		}
		const { status, components, incidents, scheduled_maintenances: planned } = await (await fetch(`${url}/${lang}/api/v2/summary.json`)).json()
		assert.equal(status.indicator, 'critical')
		const one = incidents.find(i => i.name === title[lang])
		assert.deepEqual([one.status, one.impact, one.components.map(c => c.status)], ['investigating', 'critical', ['major_outage']])
		assert.equal(components.find(c => c.id === one.components[0].id).status, 'major_outage')
		assert.ok(planned.length >= 2 && planned.every(p => p.status === 'scheduled' && p.scheduled_for < p.scheduled_until))
	})
}

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
	await agent.click('button.crit[value=check]')
	await agent.click('form button.crit:not([value])')
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

// ---- drafts ----

test('an update is kept as a draft: only the desk sees it, a colleague goes on with it, and publishing tells everybody', async () => {
	const id = await sql("SELECT id FROM outage WHERE ended_at IS NULL AND impact = 2 ORDER BY id LIMIT 1")
	const words = `Concepttekst ${stamp}`
	const told = () => sql('SELECT COUNT(*) FROM outage_update')
	const before = await told()
	await agent.goto(`/nl/admin/outages/${id}`)
	await agent.fill('#body_nl', words)
	await agent.fill('#title_nl', await agent.inputValue('#title_nl'))
	await agent.click('button[value=draft]')
	await agent.locator('[role=alert]', { hasText: 'Het concept is bewaard' }).waitFor()
	assert.match(await agent.textContent('.note h2'), /Concept van Sanne/)
	assert.equal(await told(), before)
	const colleague = await visitor({ javaScriptEnabled: false })
	await signIn(colleague, 'pieter@daklab.example')
	await colleague.goto(`/en/admin/outages/${id}`)
	assert.match(await colleague.textContent('.note h2'), /Draft of Sanne/)
	assert.equal(await colleague.inputValue('#body_nl'), words)
	for (const path of ['/nl/support/status', `/nl/support/status/${id}`, '/nl/support/status/feed.atom', '/nl/api/v2/summary.json', '/nl/support/banner']) assert.ok(!(await get(path)).includes(words), path)
	await colleague.fill('#body_en', `Text of a draft ${stamp}`)
	await colleague.click('aside button[value=check]')
	await colleague.click('form button.crit:not([value])')
	await colleague.waitForURL(/\/admin\/outages\/\d+$/)
	assert.equal(await colleague.locator('.note h2').count(), 0)
	assert.equal(await told(), String(Number(before) + 1))
	await until(`/nl/support/status/${id}`, text => text.includes(words))
	await colleague.context().close()
	// Thrown away, it is gone, and the update before it stands.
	await agent.goto(`/nl/admin/outages/${id}`)
	await agent.fill('#body_nl', 'Weg hiermee')
	await agent.click('button[value=draft]')
	await agent.click('text=Concept weggooien')
	await agent.locator('[role=alert]', { hasText: 'weggegooid' }).waitFor()
	assert.equal(await agent.inputValue('#body_nl'), '')
})

// ---- the banner that can be put away ----

for (const javaScriptEnabled of [true, false])
	test(`a small banner is put away until it says something new, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
		await sql("UPDATE outage SET ended_at = '2000-01-01' WHERE ended_at IS NULL AND started_at IS NOT NULL")
		try {
			const id = await sql("INSERT INTO outage (kind, state, impact, title_nl, title_en, started_at, created_at, updated_at) VALUES (1, 1, 2, 'Traag', 'Slow', UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP()); SELECT LAST_INSERT_ID()")
			const tell = words => sql(`INSERT INTO outage_update (outage_id, state, body_nl, body_en, created_at) VALUES (${id}, 1, '${words}', '${words}', UTC_TIMESTAMP())`)
			await tell('Eerste bericht')
			await settle()
			const page = await visitor({ javaScriptEnabled })
			await page.goto('/nl/support/contact')
			const banner = page.locator('#alerts .banner')
			assert.match(await banner.textContent(), /Vertraging: Traag/)
			await page.getByRole('button', { name: 'Dit bericht verbergen' }).click()
			await page.waitForURL('**/nl/support/contact')
			assert.equal(await banner.count(), 0)
			await page.goto('/nl/support/home')
			assert.equal(await banner.count(), 0)
			const other = await visitor({ javaScriptEnabled })
			await other.goto('/nl/support/home')
			assert.equal(await other.locator('#alerts .banner').count(), 1)
			await other.context().close()
			await tell('Tweede bericht')
			await settle()
			await page.goto('/nl/support/home')
			assert.match(await banner.textContent(), /Tweede bericht/)
			assert.deepEqual(page.problems, [])
			await page.context().close()
		} finally {
			await sql("DELETE u FROM outage_update u JOIN outage o ON o.id = u.outage_id WHERE o.title_nl = 'Traag'; DELETE FROM outage WHERE title_nl = 'Traag'")
			await sql("UPDATE outage SET ended_at = NULL WHERE ended_at = '2000-01-01'")
		}
	})

test('the status page tells it once; the emergency stands there all the same', async () => {
	await settle()
	const page = await visitor()
	await page.goto('/nl/support/status')
	assert.equal(await page.locator('#alerts .banner').count(), 0)
	const told = await page.textContent('.overall .big')
	assert.match(told, /^\d+ storing(en)?, \d+ vertraging(en)?/)
	await page.goto('/nl/support/home')
	assert.ok((await page.textContent('#alerts h2')).startsWith(`${told}: `), await page.textContent('#alerts h2'))
	const loket = (...args) => promisify(execFile)(process.env.LOKET_BIN, ['-c', process.env.LOKET_TEST_CONFIG, ...args])
	await loket('banner', 'De telefoon ligt eruit')
	try {
		await settle()
		await page.goto('/nl/support/status')
		assert.match(await page.textContent('#alerts'), /De telefoon ligt eruit/)
	} finally {
		await loket('banner', '--off')
	}
	await page.context().close()
})

// ---- the clock at the desk ----

test('the clock of the next update ticks and turns when it is past; without scripts it is what the server said', async () => {
	const id = await sql("SELECT id FROM outage WHERE ended_at IS NULL AND impact = 4 ORDER BY id LIMIT 1")
	await sql(`UPDATE outage SET next_update_at = UTC_TIMESTAMP() + INTERVAL 715 SECOND WHERE id = ${id}`)
	const page = await visitor()
	await signIn(page, 'sanne@daklab.example')
	await page.clock.install()
	for (const [path, clock] of [[`/nl/admin/outages/${id}`, page.locator('.nums [data-due]')], ['/nl/admin/outages', page.locator(`tr:has(a[href$="/admin/outages/${id}"]) .sla[data-due]`)]]) {
		await page.goto(path)
		const text = clock.locator('[data-left]')
		assert.match(await text.textContent(), /^1[01] minuten$/)
		assert.doesNotMatch(await clock.getAttribute('class') ?? '', /soon|late/)
		await page.clock.fastForward(240000)
		assert.match(await text.textContent(), /^[67] minuten$/)
		assert.match(await clock.getAttribute('class'), /soon/)
		await page.clock.fastForward(900000)
		assert.match(await text.textContent(), /^[789] minuten te laat$/)
		assert.match(await clock.getAttribute('class'), /late/)
		assert.doesNotMatch(await clock.getAttribute('class'), /soon/)
	}
	await page.context().close()
	const plain = await visitor({ javaScriptEnabled: false })
	await signIn(plain, 'sanne@daklab.example')
	await sql(`UPDATE outage SET next_update_at = UTC_TIMESTAMP() - INTERVAL 65 SECOND WHERE id = ${id}`)
	await plain.goto(`/en/admin/outages/${id}`)
	assert.match(await plain.textContent('.nums [data-due].late'), /1 minute late/)
	await sql(`UPDATE outage SET next_update_at = UTC_TIMESTAMP() + INTERVAL 24 MINUTE WHERE id = ${id}`)
	await plain.context().close()
})

// ---- how old a page may be ----

// While workers answer, nginx shows a copy for a second and one more while it makes it anew, counted in whole seconds, and a worker keeps a
// second what it read (the jobs that keep pages warm may have asked just before); not longer, however long nobody came.
test('who comes first after a pause reads what is true now', async () => {
	const [id, was] = (await sql("SELECT id, title_nl FROM outage WHERE ended_at IS NULL ORDER BY started_at IS NULL, impact DESC, COALESCE(started_at, planned_from), id LIMIT 1")).split('\t')
	// The banner on the last two has its own second.
	const paths = ['/nl/support/status', `/nl/support/status/${id}`, '/nl/support/status/feed.atom', '/nl/api/v2/summary.json', '/nl/support/home', '/nl/support/contact']
	for (const path of paths) await until(path, text => text.includes(was))
	await sql(`UPDATE outage SET title_nl = 'Nu dit (${stamp})' WHERE id = ${id}`)
	await settle()
	try {
		let prompt = 0
		for (const path of paths) {
			const began = Date.now()
			const text = await get(path)
			if (Date.now() - began > 1500) continue // a worker that hangs for two seconds is one that does not answer
			assert.ok(text.includes(`Nu dit (${stamp})`), path)
			prompt++
		}
		assert.ok(prompt > paths.length / 2, `${prompt} answers in time`)
	} finally {
		await sql(`UPDATE outage SET title_nl = '${was}' WHERE id = ${id}`)
	}
})
