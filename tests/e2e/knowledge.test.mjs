// SPDX-License-Identifier: Apache-2.0
// The knowledge base from an agent's first draft to what readers and search engines get, and back again: reviewed, published, read in both
// languages with and without scripts, answered, renamed, compared, restored, planned, restricted, withdrawn; its feed and site map by their schemas.
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { closeBrowser, openBrowser, signIn, sql, url, visitor } from './support.mjs'
import { atomProblems, sitemapProblems } from './schema/validate.mjs'

const AGENT = 'sanne@daklab.example', COLLEAGUE = 'pieter@daklab.example'
const CUSTOMER = 'j.devries@vlierbeek.example', STRANGER = 'm.smit@oosterhof.example'

let agent
const closing = []
before(async () => {
	await openBrowser()
	agent = await visitor()
	await signIn(agent, AGENT)
})
after(async () => {
	closing.forEach(server => server.close())
	await closeBrowser()
})

// ---- as somebody without an account or a browser ----

const get = path => fetch(path.startsWith('https:') ? path : url + path, { redirect: 'manual' })
const body = async path => (await get(path)).text()
const status = async path => (await get(path)).status
// Public pages are a second old at most: waits for `check` to hold, and tells what it gave last.
async function soon(check, what, seconds = 15) {
	let last
	for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise(r => setTimeout(r, 250))) {
		last = await check()
		if (last) return last
	}
	assert.fail(`not within ${seconds} s: ${what}`)
}

// ---- as an agent ----

async function write(page, fields) {
	for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value)
}
async function save(page, when) {
	if (when) await page.check(`#when-${when}`)
	await page.click('form.con button.primary[type=submit]')
	await page.waitForSelector('.flash')
}
const numberOf = page => Number(/knowledge\/(\d+)\/edit/.exec(page.url())[1])
const open = (page, id) => page.goto(`/nl/admin/knowledge/${id}/edit`)
async function make(fields, when, more = async () => {}) {
	await agent.goto('/nl/admin/knowledge/new')
	await write(agent, fields)
	await more(agent)
	await save(agent, when)
	return numberOf(agent)
}
// The whole minute that begins in ten seconds at least, and what it is called in Amsterdam.
function nextMinute() {
	const moment = Math.ceil((Date.now() + 10e3) / 60e3) * 60e3
	const [date, time] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' }).format(moment).split(' ')
	return { moment, date, time }
}
// What the jobs do every so often for articles, they do at once.
const hurry = () => sql("UPDATE lease SET until_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE name LIKE 'knowledge.%'")

const nl = id => `/nl/support/solutions/articles/${id}`
const en = id => `/en/support/solutions/articles/${id}`
// The address an article has now.
const address = async path => (await get(path)).headers.get('location')

let article, successor, waiting, moment

test('two articles are planned for a moment', async () => {
	for (let i = 0; ; i++) {
		const { date, time, ...next } = nextMinute()
		moment = next.moment
		successor = await make({ title_nl: 'Wulp vandaag', body_nl: 'De oude tekst.' }, 'now')
		await write(agent, { body_nl: 'De nieuwe tekst.', date, time })
		await save(agent, 'at')
		waiting = await make({ title_nl: 'Grutto op tijd', body_nl: 'Nu pas te lezen.', date, time }, 'at')
		const said = [await agent.textContent('.dhead'), await status(nl(waiting)), await body(await address(nl(successor)))]
		if (Date.now() >= moment && i < 3) continue // too slow for this minute
		assert.ok(Date.now() < moment, 'the moment is still to come')
		assert.match(said[0], /Gepland/)
		assert.equal(said[1], 404)
		assert.match(said[2], /De oude tekst/)
		return
	}
})

test('a draft in both languages is previewed, reviewed by a colleague and published', async () => {
	await agent.goto('/nl/admin/knowledge/new')
	await write(agent, {
		title_nl: 'Kluutmeter aflezen', summary_nl: 'Waar de kluutstand staat.', tags_nl: 'kluut, meterstand',
		body_nl: '## Waar kijkt u\n\n1. Open de klep.\n2. Lees **kluutstand** af.\n\n## Wat nu\n\nGeef de stand door.\n\n## En daarna\n\nKlaar. Zie [contact](/support/contact).',
		title_en: 'Reading the avocet meter', summary_en: 'Where the avocet reading is.', tags_en: 'avocet',
		body_en: '## Where to look\n\n1. Open the lid.\n2. Read the **avocet** value.\n\n## What now\n\nSend it.\n\n## And then\n\nDone.',
	})
	await agent.click('button[formaction=preview]')
	await agent.waitForSelector('#preview')
	assert.equal(await agent.textContent('.previews article[lang=nl] .prose strong'), 'kluutstand')
	assert.equal(await agent.inputValue('#title_en'), 'Reading the avocet meter', 'a preview keeps what was typed')
	await save(agent, 'review')
	article = numberOf(agent)
	assert.equal(await status(nl(article)), 404, 'nobody outside reads a draft')

	const colleague = await visitor()
	await signIn(colleague, COLLEAGUE)
	await colleague.goto('/nl/admin/knowledge?state=2')
	await colleague.click(`a[href$="/admin/knowledge/${article}/edit"]`)
	await save(colleague, 'now')
	assert.match(await colleague.textContent('.dhead'), /nl: Gepubliceerd.*en: Gepubliceerd/s)
	assert.deepEqual(colleague.problems, [])
	await colleague.context().close()
	await soon(async () => await status(nl(article)) === 301, 'the article is there')
})

for (const javaScriptEnabled of [true, false])
	test(`a visitor reads it in both languages, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
		const page = await visitor({ javaScriptEnabled })
		await page.goto(nl(article))
		assert.match(page.url(), /\/nl\/support\/solutions\/articles\/\d+-kluutmeter-aflezen$/)
		assert.equal(await page.textContent('h1'), 'Kluutmeter aflezen')
		assert.equal(await page.locator('.prose ol li').count(), 2)
		assert.equal(await page.locator('aside .tcl a').count(), 3, 'a list of contents')
		await page.click('aside .tcl a:has-text("Wat nu")')
		assert.match(page.url(), /#s-wat-nu$/)
		await page.click('footer a[hreflang=en], header a[hreflang=en]')
		await page.waitForURL(/\/en\/support\/solutions\/articles\/\d+-reading-the-avocet-meter$/)
		assert.equal(await page.textContent('h1'), 'Reading the avocet meter')
		assert.equal(await page.getAttribute('html', 'lang'), 'en')
		assert.deepEqual(page.problems, [])
		await page.context().close()
	})

test('search engines are told one thing: canonical, languages, structured data, site map and feed agree', async () => {
	const page = await visitor()
	const seen = {}
	for (const lang of ['nl', 'en']) {
		await page.goto(`/${lang}/support/solutions/articles/${article}`)
		const at = page.url()
		seen[lang] = at
		assert.equal(await page.getAttribute('link[rel=canonical]', 'href'), at)
		assert.equal(await page.getAttribute(`link[rel=alternate][hreflang=${lang}]`, 'href'), at)
		const other = await page.getAttribute(`link[rel=alternate][hreflang=${lang === 'nl' ? 'en' : 'nl'}]`, 'href')
		assert.equal((await get(other)).status, 200, 'the other language without a redirect')
		assert.ok(await page.getAttribute('meta[name=description]', 'content'))
		const about = await page.evaluate(() => {
			const root = document.querySelector('article[itemscope]')
			const value = name => { const e = root.querySelector(`[itemprop~="${name}"]`); return e?.getAttribute('content') ?? e?.getAttribute('datetime') ?? e?.textContent }
			return { type: root.getAttribute('itemtype'), headline: value('headline'), h1: document.querySelector('h1').textContent, modified: value('dateModified'),
				published: value('datePublished'), language: value('inLanguage'), text: value('articleBody'), publisher: !!root.querySelector('[itemprop~=publisher] [itemprop=name]') }
		})
		assert.equal(about.type, 'https://schema.org/Article')
		assert.equal(about.headline, about.h1)
		assert.equal(about.language, lang)
		assert.ok(about.publisher && about.text.length > 50)
		for (const instant of [about.modified, about.published]) assert.ok(!Number.isNaN(Date.parse(instant)), instant)
		assert.ok(Date.parse(about.published) <= Date.parse(about.modified))
		const entry = await soon(async () => (await body(`/${lang}/support/solutions/feed.atom`)).match(new RegExp(`<entry>(?:(?!</entry>)[^])*${at.replace(/[.?]/g, '\\$&')}[^]*?</entry>`))?.[0], 'an entry of the feed')
		assert.equal(/<updated>([^<]+)/.exec(entry)[1], about.modified, 'the feed and the page tell one moment')
	}
	assert.equal(seen.nl.replace('/nl/', '/').split('/articles/')[0], seen.en.replace('/en/', '/').split('/articles/')[0])
	const map = await body('/sitemap.xml')
	for (const at of Object.values(seen)) assert.ok(map.includes(`<loc>${at}</loc>`), at)
	await page.context().close()
})

test('search finds it by words of its text and tags, in its language', async () => {
	await soon(async () => (await body('/nl/support/search?q=kluutstand')).includes(`/articles/${article}-kluutmeter-aflezen`), 'found by its text')
	assert.ok((await body('/nl/support/search?q=kluut+meterstand')).includes(`/articles/${article}-`), 'found by its tags')
	assert.ok((await body('/en/support/search?q=avocet')).includes(`/articles/${article}-reading-the-avocet-meter`))
})

test('another address: the old one leads there for good, in feed and site map stands the new one', async () => {
	const old = await address(nl(article))
	await open(agent, article)
	await write(agent, { slug_nl: 'kluutmeter uitlezen' })
	await save(agent, 'now')
	const moved = await soon(async () => { const a = await address(old); return a?.endsWith('-kluutmeter-uitlezen') && a }, 'the old address leads to the new one')
	assert.equal((await get(old)).status, 301)
	assert.equal(await status(moved), 200)
	await soon(async () => { const map = await body('/sitemap.xml'); return map.includes('-kluutmeter-uitlezen<') && !map.includes('-kluutmeter-aflezen<') }, 'the site map')
	await soon(async () => (await body('/nl/support/solutions/feed.atom')).includes('-kluutmeter-uitlezen"'), 'the feed')
})

for (const [javaScriptEnabled, lang, no, send] of [[true, 'nl', 'Nee', 'Versturen'], [false, 'en', 'No', 'Send']])
	test(`a reader whom it did not help says why, ${javaScriptEnabled ? 'with' : 'without'} scripts, and the desk ticks it off`, async () => {
		const reason = `De grutto ontbreekt ${lang}`
		const page = await visitor({ javaScriptEnabled })
		await page.goto(`/${lang}/support/solutions/articles/${article}`)
		await page.click(`.ask summary:has-text("${no}")`)
		await page.fill('#reason', reason)
		await page.click(`.ask button:has-text("${send}")`)
		await page.waitForSelector('.flash')
		assert.match(page.url(), /\/articles\/\d+-/)
		assert.deepEqual(page.problems, [])
		await page.context().close()

		await agent.goto('/nl/admin/knowledge')
		assert.match(await agent.textContent('.ktabs'), /Antwoorden van lezers\s*\d/)
		await open(agent, article)
		assert.match(await agent.textContent('.told'), new RegExp(reason))
		await agent.click('text=Alle antwoorden met een reden')
		const row = agent.locator('tr', { hasText: reason })
		await row.locator('button:has-text("Afgehandeld")').click()
		await agent.waitForSelector('.flash')
		assert.equal(await row.count(), 0, 'off the list')
		await agent.click('.seg a:has-text("Alle met een reden")')
		await row.locator('button:has-text("Toch niet")').waitFor()
		assert.match(await row.textContent(), /Sanne/)
	})

test('"Yes" is one click, and counted', async () => {
	const page = await visitor({ javaScriptEnabled: false })
	await page.goto(nl(article))
	await page.click('.ask button:has-text("Ja")')
	await page.waitForSelector('.flash')
	await page.context().close()
	await agent.goto(`/nl/admin/knowledge/feedback?article=${article}`)
	assert.deepEqual(await agent.locator('.kabout dd').allTextContents(), ['1', '2'])
})

test('a changed original makes its translation old, until somebody says it is up to date', async () => {
	await open(agent, article)
	await write(agent, { body_nl: 'Helemaal anders: kijk op de kluut.' })
	await save(agent, 'now')
	await soon(async () => (await body(await address(en(article)))).includes('This translation is older than the original.'), 'the notice')
	assert.ok(!(await body(await address(nl(article)))).includes('Deze vertaling is ouder'), 'not on the original')
	await agent.goto('/nl/admin/knowledge?state=5')
	assert.equal(await agent.locator(`a[href$="/admin/knowledge/${article}/edit"]`).count(), 1)
	await open(agent, article)
	await agent.check('#follows_en')
	await save(agent, 'now')
	await soon(async () => !(await body(await address(en(article)))).includes('This translation is older'), 'no notice')
})

test('versions are compared and an old one comes back as a draft', async () => {
	await agent.goto(`/nl/admin/knowledge/${article}/versions?language=nl`)
	await agent.click('th a:has-text("1: Kluutmeter aflezen")')
	await agent.waitForSelector('#difference')
	assert.match(await agent.textContent('ins'), /Helemaal|anders/)
	assert.match((await agent.locator('del').allTextContents()).join(' '), /klep/)
	await agent.click('button:has-text("terugzetten")')
	await agent.waitForSelector('.flash')
	assert.match(await agent.inputValue('#body_nl'), /Open de klep/)
	assert.match(await agent.textContent('.dhead'), /nl: Concept/)
	await soon(async () => (await body(await address(nl(article)))).includes('Helemaal anders'), 'readers keep what they had')
})

test('a text in one language is shown to readers of the other, who are told', async () => {
	const alone = await make({ title_nl: 'Alleen Nederlands', body_nl: 'Over de scholekster.' }, 'now')
	const page = await visitor({ javaScriptEnabled: false })
	await soon(async () => await status(nl(alone)) === 301, 'it is there')
	await page.goto(en(alone))
	assert.match(await page.textContent('main'), /This article is only available in Dutch/)
	assert.equal(await page.getAttribute('main article', 'lang'), 'nl')
	assert.equal(await page.getAttribute('html', 'lang'), 'en')
	assert.match(await page.getAttribute('link[rel=canonical]', 'href'), /\/nl\/support/, 'the Dutch page is the one to be found')
	assert.equal(await page.locator('link[rel=alternate][hreflang=en]').count(), 0)
	assert.ok(!(await body('/sitemap.xml')).includes(`/en/support/solutions/articles/${alone}-`))
	await page.context().close()
})

test('who may read it is who gets it', async () => {
	const people = { customer: await visitor(), stranger: await visitor(), agent }
	await signIn(people.customer, CUSTOMER)
	await signIn(people.stranger, STRANGER)
	const reads = async (who, id) => (await people[who].request.get(nl(id))).status() === 200
	for (const [visibility, customer, stranger] of [['2', true, true], ['3', true, false], ['4', false, false]]) {
		const id = await make({ title_nl: `Besloten ${visibility}`, body_nl: `Strandloper${visibility}` }, 'now', async page => {
			await page.selectOption('#visibility', visibility)
			if (visibility === '3') await page.selectOption('#organisation', { label: 'Woonstichting Vlierbeek' })
		})
		assert.equal(await status(nl(id)), 404, `${visibility}: a visitor`)
		assert.equal(await reads('customer', id), customer, `${visibility}: a customer`)
		assert.equal(await reads('stranger', id), stranger, `${visibility}: a customer of another organisation`)
		assert.equal(await reads('agent', id), true, `${visibility}: an agent`)
		assert.ok(!(await body(`/nl/support/search?q=Strandloper${visibility}`)).includes(`/articles/${id}-`), 'not in a visitor’s search')
		assert.equal((await (await people.stranger.request.get(`/nl/support/search?q=Strandloper${visibility}`)).text()).includes(`/articles/${id}-`), stranger)
		assert.ok(!(await body('/sitemap.xml')).includes(`/articles/${id}-`))
		assert.ok(!(await body('/nl/support/solutions/feed.atom')).includes(`/articles/${id}-`))
	}
	await people.customer.context().close()
	await people.stranger.context().close()
})

test('on paper there is the text, with the addresses of its links, and no frame', async () => {
	const page = await visitor()
	await page.goto('/nl/support/solutions/articles/3')
	await page.emulateMedia({ media: 'print' })
	for (const selector of ['header nav', '.ask', 'aside .toc', 'footer ul']) {
		const all = await page.locator(selector).all()
		assert.ok(all.length > 0, `${selector} is on the page`)
		for (const element of all) assert.equal(await element.isVisible(), false, selector)
	}
	assert.ok(await page.isVisible('h1') && await page.isVisible('.prose'))
	assert.match(await page.evaluate(() => getComputedStyle(document.querySelector('.prose a[href^="/"]'), '::after').content), /\/support|attr\(href\)/)
	await page.context().close()
})

test('the toolbar formats by mouse and by keys, and is not there without scripts', async () => {
	await agent.goto('/nl/admin/knowledge/new')
	const text = '#body_nl', value = () => agent.inputValue(text)
	const select = (from, to) => agent.evaluate(([a, b]) => document.querySelector('#body_nl').setSelectionRange(a, b), [from, to])
	await agent.fill(text, 'een twee drie')
	await select(4, 8)
	await agent.click('markdown-toolbar[for=body_nl] [data-md-button=bold]')
	assert.equal(await value(), 'een **twee** drie')
	await agent.keyboard.press('Control+b')
	assert.equal(await value(), 'een twee drie')
	await agent.focus('#summary_nl')
	await agent.keyboard.press('Tab')
	assert.equal(await agent.evaluate(() => document.activeElement.dataset.mdButton), 'header-2', 'one stop of the Tab key')
	await agent.keyboard.press('ArrowRight')
	await agent.keyboard.press('ArrowRight')
	await agent.keyboard.press('Enter')
	assert.equal(await value(), 'een _twee_ drie', 'by keys alone')
	assert.equal(await agent.evaluate(() => document.activeElement.id), 'body_nl')
	await agent.focus('#summary_nl')
	await agent.keyboard.press('Tab')
	await agent.keyboard.press('Tab')
	assert.equal(await agent.evaluate(() => document.activeElement.id), 'body_nl')
	await agent.fill(text, 'a\nb')
	await select(0, 3)
	await agent.click('markdown-toolbar[for=body_nl] [data-md-button=ordered-list]')
	assert.equal(await value(), '1. a\n2. b')
	await agent.click('markdown-toolbar[for=body_en] [data-md-button=header-2]')
	assert.equal(await agent.inputValue('#body_en'), '## ', 'each text has its own')
	assert.deepEqual(agent.problems, [], 'our policy for scripts allows it')

	const plain = await visitor({ javaScriptEnabled: false })
	await signIn(plain, AGENT)
	await plain.goto('/nl/admin/knowledge/new')
	assert.equal(await plain.isVisible('markdown-toolbar'), false)
	assert.equal(await plain.isVisible(text), true)
	await plain.context().close()
	for (const path of ['/nl/support/home', await address(nl(3)), '/nl/support/tickets/new']) assert.ok(!(await body(path)).includes('editor.'), `${path} needs no editor`)
})

test('M1 links that lead nowhere are told at the desk, and nobody is sent into our own network', async () => {
	let came = 0
	const bait = createServer(socket => { came++; socket.destroy() })
	closing.push(bait)
	await new Promise(done => bait.listen(0, '127.0.0.1', done))
	const inside = `http://127.0.0.1:${bait.address().port}/geheim`
	const id = await make({ title_nl: 'Kapotte wegwijzer', body_nl: `[a](/support/solutions/articles/999999-weg) [b](${inside}) [c](/support/contact)` }, 'now')
	const told = await soon(async () => {
		await hurry()
		await agent.goto('/nl/admin/knowledge/links')
		const text = await agent.textContent('main')
		return text.includes('999999-weg') && text.includes(inside) && text
	}, 'both broken links', 60)
	assert.match(told, /Op dit adres hebben wij geen pagina/)
	assert.match(told, /besloten netwerk/)
	assert.ok(!told.includes('/support/contact'))
	assert.equal(came, 0, 'no connection')
	await open(agent, id)
	assert.match(await agent.textContent('#broken'), /^2 links/)
	await write(agent, { body_nl: 'Zonder links.' })
	await save(agent, 'now')
	await soon(async () => { await hurry(); await agent.goto('/nl/admin/knowledge/links'); return !(await agent.textContent('main')).includes('Kapotte wegwijzer') }, 'mended', 60)
})

test('a known error of a problem becomes an article in both languages', async () => {
	await agent.goto('/nl/admin/problems/1')
	await agent.click('text=Maak artikel van deze bekende fout')
	assert.match(await agent.inputValue('#body_nl'), /## Wat u nu kunt doen/)
	assert.match(await agent.inputValue('#body_en'), /## What you can do now/)
	await write(agent, { title_en: 'Messages arrive late', review: '2030-01-15' })
	await save(agent, 'draft')
	const id = numberOf(agent)
	assert.equal(await agent.inputValue('#review'), '2030-01-15')
	await agent.goto('/nl/admin/problems/1')
	assert.equal(await agent.locator(`a[href$="/admin/knowledge/${id}/edit"]`).count(), 1, 'the problem knows its article')
	assert.equal(await agent.locator('text=Maak artikel van deze bekende fout').count(), 0)
})

test('withdrawn: nobody outside gets it, search, feed and site map forget it', async () => {
	const at = await address(nl(article))
	await open(agent, article)
	await save(agent, 'withdraw')
	await soon(async () => await status(at) === 404, 'not found')
	assert.equal(await status(await address(en(article)) ?? en(article)), 404)
	for (const path of ['/nl/support/search?q=kluut', '/en/support/search?q=avocet', '/sitemap.xml', '/nl/support/solutions/feed.atom', '/en/support/solutions/feed.atom'])
		await soon(async () => !(await body(path)).includes(`/articles/${article}-`), path)
	await agent.goto(`/nl/admin/knowledge/${article}/edit`)
	assert.match(await agent.inputValue('#title_nl'), /Kluutmeter/, 'the desk keeps it')
})

for (const lang of ['nl', 'en'])
	test(`the feed in ${lang} is valid Atom in that language`, async () => {
		const answer = await get(`/${lang}/support/solutions/feed.atom`)
		const feed = await answer.text()
		assert.match(answer.headers.get('content-type'), /^application\/atom\+xml/)
		assert.deepEqual(atomProblems(feed), [])
		assert.ok(feed.includes(`xml:lang="${lang}"`))
		const links = [...feed.matchAll(/<link rel="alternate" type="text\/html" href="([^"]+)"/g)].map(m => m[1])
		assert.ok(links.length >= 5, `${links.length} articles`)
		for (const link of links.slice(0, 3)) assert.equal(await status(link), 200, link)
	})

test('the site map is valid and every address in it is there, none of them by a redirect', async () => {
	const answer = await get('/sitemap.xml')
	const map = await answer.text()
	assert.match(answer.headers.get('content-type'), /^application\/xml/)
	assert.deepEqual(sitemapProblems(map, url), [])
	for (const [, at] of map.matchAll(/<loc>([^<]+)<\/loc>/g)) assert.equal(await status(at), 200, at)
})

test('what was planned appears at its moment', async () => {
	const left = Math.max(0, moment - Date.now()) / 1000
	await soon(async () => await status(nl(waiting)) === 301, 'the planned article', left + 30)
	assert.ok(Date.now() >= moment, 'not before')
	await soon(async () => (await body(await address(nl(successor)))).includes('De nieuwe tekst'), 'the planned version', 30)
	await soon(async () => { await hurry(); return (await body('/nl/support/search?q=grutto+tijd')).includes(`/articles/${waiting}-`) }, 'found by search', 60)
	assert.ok((await body('/sitemap.xml')).includes(`/articles/${waiting}-`))
})

test('on a phone the tabs at the desk are one line, and the present one is in sight', async () => {
	const page = await visitor({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false })
	await signIn(page, 'sanne@daklab.example')
	for (const path of ['/admin/knowledge', '/admin/searches']) {
		await page.goto(path)
		const tabs = await page.locator('.ktabs a').evaluateAll(all => all.map(a => a.getBoundingClientRect()).map(r => ({ top: r.top, left: r.left, right: r.right })))
		assert.ok(tabs.length > 4 && new Set(tabs.map(t => t.top)).size === 1, JSON.stringify(tabs))
		const here = await page.locator('.ktabs [aria-current]').evaluate(a => { const r = a.getBoundingClientRect(); return [r.left, r.right] })
		assert.ok(here[0] >= 0 && here[1] <= 390, `${path}: ${here}`)
	}
	await page.context().close()
})
