// SPDX-License-Identifier: Apache-2.0
// News from the desk to readers, in both languages, with and without scripts: a draft and a planned item are nowhere, a published one is on
// home, in the list, in its year, on its own page and in a feed that is Atom; a change follows, and what is withdrawn is gone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { atomProblems } from './schema/validate.mjs'
import { closeBrowser, openBrowser, signIn, url, visitor } from './support.mjs'

before(openBrowser)
after(closeBrowser)

const stamp = Date.now().toString(36)
const title = { nl: `Lift in kaart (${stamp})`, en: `Lifts on the map (${stamp})` }
const line = { nl: 'Elke lift staat op de plattegrond.', en: 'Every lift is on the floor plan.' }
const amsterdam = time => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(time)
let year // of its publication
const get = async path => (await fetch(url + path)).text()
const status = async path => (await fetch(url + path, { redirect: 'manual' })).status
const places = lang => [`/${lang}/support/home`, `/${lang}/support/news`, `/${lang}/support/news/archive/${year ?? amsterdam(Date.now()).slice(0, 4)}`, `/${lang}/support/news/feed.atom`]
let desk, path // of its page, without language

// nginx keeps public pages for a second, and shows them for one more while it makes them anew.
async function until(what, wanted) {
	for (let i = 0; i < 40; i++) {
		if (wanted(await get(what))) return
		await new Promise(done => setTimeout(done, 250))
	}
	assert.fail(`${what} does not come to it`)
}
async function save(when, more = async () => {}) {
	await desk.check(`#when-${when}`)
	await more()
	await desk.click('button.primary[type=submit]')
	await desk.locator('[role=alert]').waitFor()
}

test('an agent writes it in both languages, looks at it, and keeps it as a draft', async () => {
	desk = await visitor()
	await signIn(desk, 'sanne@daklab.example')
	await desk.goto('/nl/admin/news/new')
	for (const lang of ['nl', 'en']) {
		await desk.fill(`#title_${lang}`, title[lang])
		await desk.fill(`#summary_${lang}`, line[lang])
		await desk.fill(`#body_${lang}`, `## ${lang === 'nl' ? 'Nieuw' : 'New'}\n\n- **${lang}** <script>alert(1)</script>`)
	}
	await desk.click('button[formaction=preview]')
	assert.deepEqual(await desk.locator('.previews article .prose strong').allTextContents(), ['nl', 'en'])
	assert.equal(await desk.inputValue('#title_en'), title.en)
	await save('draft')
	path = `/support/news/${desk.url().match(/news\/(\d+)\/edit/)[1]}`
	for (const lang of ['nl', 'en']) {
		assert.equal(await status(`/${lang}${path}`), 404)
		for (const place of places(lang)) assert.ok(!(await get(place)).includes(stamp), place)
	}
})

test('planned for a moment that is ahead it is nowhere yet; a moment that cannot be is said at its field', async () => {
	const ahead = amsterdam(Date.now() + 48 * 3600e3)
	await desk.check('#when-at')
	await desk.fill('#date', '')
	await desk.click('button.primary[type=submit]')
	assert.match(await desk.title(), /^Fout: /)
	assert.equal(await desk.getAttribute('#date', 'aria-invalid'), 'true')
	assert.equal(await desk.inputValue('#title_nl'), title.nl)
	await save('at', async () => {
		await desk.fill('#date', ahead)
		await desk.fill('#time', '09:00')
	})
	assert.match(await desk.textContent('.dhead .tag'), /Gepland/)
	for (const lang of ['nl', 'en']) {
		assert.equal(await status(`/${lang}${path}`), 404)
		for (const place of places(lang)) assert.ok(!(await get(place)).includes(stamp), place)
	}
})

test('published it is in every place, in each language its own text', async () => {
	await save('now')
	year = amsterdam(Date.now()).slice(0, 4)
	for (const lang of ['nl', 'en']) for (const place of places(lang)) await until(place, text => text.includes(title[lang]) && !text.includes(title[lang === 'nl' ? 'en' : 'nl']))
})

for (const javaScriptEnabled of [true, false])
	for (const lang of ['nl', 'en'])
		test(`a visitor reads it in ${lang} ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
			const page = await visitor({ javaScriptEnabled, viewport: { width: 390, height: 800 } })
			await page.goto(`/${lang}/support/home`)
			await page.click(`main .news a:has-text("${title[lang]}")`)
			await page.waitForURL(`**/${lang}${path}-*`)
			assert.equal(await page.textContent('h1'), title[lang])
			assert.equal(await page.textContent('.lead'), line[lang])
			assert.equal(await page.textContent('.prose strong'), lang)
			assert.equal(await page.getAttribute('html', 'lang'), lang)
			await page.goto(`/${lang}/support/news`)
			await page.click(`nav[aria-labelledby=archive] a:has-text("${year}")`)
			await page.click(`main .news a:has-text("${title[lang]}")`)
			await page.waitForURL(`**/${lang}${path}-*`)
			// The other language is the same item.
			await page.goto((await page.getAttribute(`link[rel=alternate][hreflang=${lang === 'nl' ? 'en' : 'nl'}]`, 'href')))
			assert.equal(await page.textContent('h1'), title[lang === 'nl' ? 'en' : 'nl'])
			assert.deepEqual(page.problems, [])
			await page.context().close()
		})

for (const lang of ['nl', 'en'])
	test(`the feed in ${lang}, found from the pages, is Atom with the whole text`, async () => {
		const page = await visitor()
		await page.goto(`/${lang}/support/news`)
		const where = await page.getAttribute('link[rel=alternate][type="application/atom+xml"]', 'href')
		const answer = await fetch(url + where)
		const feed = await answer.text()
		assert.match(answer.headers.get('content-type'), /^application\/atom\+xml/)
		assert.deepEqual(atomProblems(feed), [])
		const entry = feed.split('<entry').find(e => e.includes(title[lang]))
		assert.ok(entry.includes(`&lt;strong&gt;${lang}&lt;/strong&gt;`), entry)
		assert.ok(!entry.includes('<script'))
		assert.ok(entry.includes(line[lang]))
		const link = entry.match(/href="([^"]+)"/)[1]
		assert.equal((await fetch(link, { redirect: 'manual' })).status, 200)
		await page.context().close()
	})

test('a change follows everywhere, the old address too; withdrawn it is gone', async () => {
	const old = (await fetch(`${url}/nl${path}`)).url
	title.nl = `Liften op de kaart (${stamp})`
	await desk.fill('#title_nl', title.nl)
	await desk.click('button.primary[type=submit]')
	await desk.locator('[role=alert]').waitFor()
	for (const place of places('nl')) await until(place, text => text.includes(title.nl))
	for (let i = 0; i < 40 && (await fetch(old)).url === old; i++) await new Promise(done => setTimeout(done, 250))
	assert.notEqual((await fetch(old)).url, old)
	await save('draft')
	for (const lang of ['nl', 'en']) for (const place of places(lang)) await until(place, text => !text.includes(stamp))
	for (let i = 0; i < 40 && await status(`/en${path}`) !== 404; i++) await new Promise(done => setTimeout(done, 250))
	assert.equal(await status(`/en${path}`), 404)
	assert.deepEqual(desk.problems, [])
})
