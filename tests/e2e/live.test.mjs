// SPDX-License-Identifier: Apache-2.0
// A person who is looking: the banner comes and goes by itself, is announced, and comes without events and without scripts too.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { closeBrowser, openBrowser, signIn, visitor, withinSecond } from './support.mjs'

const run = promisify(execFile)
const loket = (...args) => run(process.env.LOKET_BIN, ['-c', process.env.LOKET_TEST_CONFIG, ...args])
const sql = text => run('mariadb', ['--no-defaults', `--socket=${process.env.LOKET_TEST_SOCKET}`, '-N', '-B', 'loket', '-e', text])
const heading = page => page.locator('#banner-title') // of the emergency; an outage has its own
const listening = page => page.waitForResponse(rs => rs.url().endsWith('/events/public') && rs.status() === 200)
const said = (page, text) => page.locator('#live').filter({ hasText: text }).waitFor({ state: 'attached' })
let rung = 0
const ring = () => sql(`INSERT INTO outbox (kind, recipient, subject, body_text, body_html, message_id, next_try_at, created_at) VALUES (2, 'public', '', '', '', '<live.${process.pid}.${++rung}>', UTC_TIMESTAMP(), UTC_TIMESTAMP())`)

before(openBrowser)
after(async () => { await loket('banner', '--off'); await closeBrowser() })

for (const [name, path, options, as, words] of [
	['a visitor', '/support/home', {}, null, 'Storing'],
	['a visitor on a phone, in English', '/en/support/contact', { viewport: { width: 390, height: 800 }, locale: 'en-GB' }, null, 'Outage'],
	['an agent', '/admin/tickets', {}, 'sanne@daklab.example', 'Storing'],
])
	test(`${name} sees a banner within a second and hears of it, and sees it go`, async () => {
		const page = await visitor(options)
		if (as) await signIn(page, as)
		await pause(1100) // what the test before took off
		const ready = listening(page)
		await page.goto(path)
		await ready
		await page.evaluate(() => { window.same = true })
		const usual = (await page.locator('#alerts h2').allTextContents())[0] ?? (path.startsWith('/en') ? 'There is no outage any more' : 'Er is geen storing meer')
		assert.equal(await heading(page).count(), 0)
		await withinSecond(async () => {
			const began = Date.now() // the command's own time counts too
			await loket('banner', 'De telefoon ligt eruit', 'The phones are down')
			await heading(page).waitFor()
			const took = Date.now() - began
			assert.match(await heading(page).textContent(), new RegExp(words))
			await said(page, words)
			await loket('banner', '--off')
			await heading(page).waitFor({ state: 'detached' })
			await said(page, usual)
			return took
		})
		assert.equal(await page.evaluate(() => window.same), true, 'the page was not loaded again')
		assert.deepEqual(page.problems, [])
		await page.context().close()
	})

test('an answer that was asked for before a ring does not undo it', async () => {
	const page = await visitor()
	let release
	await page.route(u => u.pathname.endsWith('/support/banner') && u.search === '', async route => {
		await new Promise(done => { release = done })
		await route.fulfill({ contentType: 'text/html; charset=utf-8', body: '' })
	})
	const ready = listening(page), looks = page.waitForRequest(rq => new URL(rq.url()).pathname.endsWith('/support/banner'))
	await page.goto('/support/contact')
	await ready
	await looks // on its own, some seconds after it was opened
	await loket('banner', 'Terwijl het antwoord onderweg was')
	await heading(page).waitFor()
	const answered = page.waitForResponse(rs => new URL(rs.url()).search === '' && rs.url().endsWith('/support/banner'))
	release()
	await answered
	await pause(300)
	assert.equal(await heading(page).count(), 1)
	await loket('banner', '--off')
	await heading(page).waitFor({ state: 'detached' })
	await page.context().close()
})

test('without scripts the banner is on the next page', async () => {
	await loket('banner', 'De telefoon ligt eruit')
	await pause(1100) // nginx looks once a second
	const page = await visitor({ javaScriptEnabled: false })
	await page.goto('/support/home')
	assert.match(await page.locator('#alerts').textContent(), /De telefoon ligt eruit/)
	await loket('banner', '--off')
	await pause(1100)
	await page.reload()
	assert.equal(await heading(page).count(), 0)
	await page.context().close()
})

test('without events the page looks every half minute', async () => {
	const page = await visitor()
	await page.clock.install()
	await page.route('**/events/public', route => route.abort())
	await page.goto('/support/home')
	await page.route('**/support/banner', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<section class="banner" aria-labelledby="t"><h2 id="t">Gezien</h2></section>' }))
	await page.clock.fastForward(31000)
	await page.getByText('Gezien').first().waitFor()
	await page.context().close()
})

test('what a page marks as live is fetched again when it rings, the rest stays', async () => {
	const page = await visitor()
	let count = 0
	await page.route(u => u.pathname === '/support/contact', async route => {
		const rs = await route.fetch()
		await route.fulfill({ response: rs, body: (await rs.text()).replace('<h1', `<div data-live><p id="n">${++count}</p></div><h1`) })
	})
	const ready = listening(page)
	await page.goto('/support/contact')
	await ready
	const before = Number(await page.textContent('#n'))
	await page.evaluate(() => { document.querySelector('h1').textContent = 'Zelf veranderd' })
	await ring()
	await page.locator('#n').filter({ hasNotText: new RegExp(`^${before}$`) }).waitFor()
	assert.equal(await page.textContent('h1'), 'Zelf veranderd')
	await page.context().close()
})

test('a change of an outage is on the status page of who is looking, within a second', async () => {
	const [[id, title]] = (await sql('SELECT id, title_nl FROM outage WHERE ended_at IS NULL AND started_at IS NOT NULL ORDER BY id LIMIT 1')).stdout.trim().split('\n').map(l => l.split('\t'))
	const page = await visitor()
	const ready = listening(page)
	await page.goto('/support/status')
	await ready
	try {
		let times = 0
		await withinSecond(async () => {
			const fresh = `Gewijzigd ${process.pid}.${++times}`
			await sql(`UPDATE outage SET title_nl = '${fresh}' WHERE id = ${id}`)
			const began = Date.now()
			await ring()
			await page.locator('main').getByText(fresh).first().waitFor()
			return Date.now() - began
		})
		assert.deepEqual(page.problems, [])
	} finally {
		await sql(`UPDATE outage SET title_nl = '${title}' WHERE id = ${id}`)
	}
	await ring()
	await page.locator('main').getByText(title).first().waitFor()
	await page.context().close()
})

test('nothing stays open while nobody looks, and everything is fetched on the way back', async () => {
	const page = await visitor()
	const ready = listening(page)
	await page.goto('/support/home')
	await ready
	const hide = hidden => page.evaluate(value => {
		Object.defineProperty(document, 'hidden', { configurable: true, get: () => value })
		document.dispatchEvent(new Event('visibilitychange'))
	}, hidden)
	await hide(true)
	await loket('banner', 'Terwijl u weg was')
	await page.waitForTimeout(700)
	assert.equal(await heading(page).count(), 0, 'heard although hidden')
	await hide(false)
	await heading(page).waitFor()
	await loket('banner', '--off')
	await page.context().close()
})
