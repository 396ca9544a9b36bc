// SPDX-License-Identifier: Apache-2.0
// Searching as people do it: suggestions by keyboard in both languages, the subject of a new ticket, and the same form without scripts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowser, openBrowser, signIn, visitor } from './support.mjs'

before(openBrowser)
after(closeBrowser)

for (const [lang, locale, typed, all] of [['nl', 'nl-NL', 'portaal', /Zoek naar/], ['en', 'en-GB', 'portal', /Search for/]]) {
	test(`suggestions in ${lang}: typed, walked by arrows, left by Escape, chosen by Enter`, async () => {
		const page = await visitor({ locale })
		await page.goto(`/${lang}/support/home`)
		assert.equal(await page.getAttribute('#q', 'role'), null)
		await page.focus('#q')
		await page.waitForSelector('#q[role=combobox]')
		await page.keyboard.type(typed.slice(0, 2))
		await page.waitForTimeout(500)
		assert.equal(await page.isVisible('#q-options'), false) // two letters are too few
		await page.keyboard.type(typed.slice(2))
		await page.waitForSelector('#q-options [role=option]')
		assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'true')
		const options = await page.locator('#q-options [role=option]').allTextContents()
		assert.ok(options.length >= 2 && options.length <= 6)
		assert.match(options.at(-1), all)
		await page.locator('#live').filter({ hasText: /\d/ }).waitFor({ state: 'attached' })
		await page.keyboard.press('Escape')
		assert.equal(await page.isVisible('#q-options'), false)
		await page.keyboard.type(' ')
		await page.waitForSelector('#q-options [role=option]')
		await page.keyboard.press('ArrowUp') // the last: search for it
		assert.equal(await page.getAttribute('#q', 'aria-activedescendant'), 'q-option-all')
		await page.keyboard.press('Enter')
		await page.waitForURL(/\/support\/search\?q=/)
		assert.ok(await page.locator('.res mark').count() > 0)
		assert.deepEqual(page.problems, [])
	})
}

test('while a subject is typed, what may help appears and the draft survives a look at it', async () => {
	const page = await visitor()
	await signIn(page, 'j.devries@vlierbeek.example')
	await page.goto('/support/tickets/new')
	await page.focus('#description')
	await page.locator('[name=suggestions][value=none]').waitFor({ state: 'attached' })
	await page.fill('#description', 'Dit is mijn concept.')
	await page.focus('#subject')
	await page.keyboard.type('Portaal, inloggen')
	await page.waitForSelector('.help2 a')
	assert.equal(await page.inputValue('[name=suggestions]'), 'shown')
	await page.waitForSelector('[data-saved]:not([hidden])')
	await page.click('.help2 a')
	await page.waitForURL(u => !u.pathname.endsWith('/tickets/new'))
	await page.goto('/support/tickets/new')
	assert.equal(await page.inputValue('#description'), 'Dit is mijn concept.')
	await page.focus('#subject')
	await page.locator('[name=suggestions][value=opened]').waitFor({ state: 'attached' })
	assert.deepEqual(page.problems, [])
})

test('without scripts the form shows suggestions once, keeps text and files, and then sends', async () => {
	const page = await visitor({ javaScriptEnabled: false })
	await signIn(page, 'j.devries@vlierbeek.example')
	await page.goto('/support/tickets/new')
	await page.fill('#subject', 'Portaal, inloggen lukt niet')
	await page.click('label[for^=type-]')
	await page.fill('#description', 'Sinds vanochtend.')
	await page.setInputFiles('input[type=file]', { name: 'melding.txt', mimeType: 'text/plain', buffer: Buffer.from('AUTH-204\n') })
	await page.click('main form[enctype] button[type=submit]')
	assert.match(await page.textContent('.help2'), /Misschien helpt dit/)
	assert.equal(await page.inputValue('#description'), 'Sinds vanochtend.')
	assert.ok(await page.locator('input[name=kept]').count() > 0)
	// A look at what may help leaves the form as it is: there is no draft without scripts.
	const [other] = await Promise.all([page.context().waitForEvent('page'), page.locator('.help2 li a[href*="suggest/opened"]').last().click()])
	await other.waitForURL(/\/support\/(solutions|status|news)\//)
	await other.close()
	assert.equal(await page.inputValue('#description'), 'Sinds vanochtend.')
	await page.getByRole('button', { name: 'Toch versturen' }).click()
	await page.waitForURL(/\/support\/tickets\/\d+$/)
	assert.match(await page.textContent('main'), /melding\.txt/)
})

// ---- everything a search shows, in both languages, with and without scripts ----

const languages = {
	nl: { locale: 'nl-NL', word: 'portaal', typo: 'wachtwoort', meant: 'wachtwoord', did: /Bedoelde u/, own: 'Mijn tickets', nothing: /Geen resultaten/, affected: 'Ik heb hier ook last van', helps: /Misschien helpt dit/ },
	en: { locale: 'en-GB', word: 'portal', typo: 'passwrod', meant: 'password', did: /Did you mean/, own: 'My tickets', nothing: /No results/, affected: 'This affects me too', helps: /This may help/ },
}
const icons = locator => locator.locator('svg use').evaluateAll(all => all.map(u => u.getAttribute('href').split('#')[1]))
const rank = { 'octagon-alert': 0, 'file-text': 1, newspaper: 1, ticket: 2 }
const assertInOrder = kinds => assert.deepEqual(kinds.map(k => rank[k]), kinds.map(k => rank[k]).sort((a, b) => a - b), kinds.join(' '))
// Searches as a person does: types, and sends the form.
async function search(page, lang, words) {
	await page.goto(`/${lang}/support/search`)
	await page.fill('main #q', words)
	await page.locator('main form:has(#q) button[type=submit]').click()
	await page.waitForURL(/[?&]q=/)
}

for (const [lang, say] of Object.entries(languages))
	for (const javaScriptEnabled of [true, false]) {
		const how = `in ${lang}, ${javaScriptEnabled ? 'with' : 'without'} scripts`

		test(`results ${how}: words marked, kinds with counts that add up, slips mended`, async () => {
			const page = await visitor({ locale: say.locale, javaScriptEnabled })
			await search(page, lang, say.word)
			for (const item of await page.locator('.res > li:not(.goes)').all()) assert.ok(await item.locator('mark').count() > 0, await item.textContent())
			for (const mark of await page.locator('.res mark').allTextContents()) assert.match(mark, /^porta+l/i) // Dutch and English share the stem
			assert.doesNotMatch(await page.locator('.res').textContent(), /\|\s*-|\*\*|##|\]\(|<mark>/)
			assert.match((await page.locator('.res .meta').filter({ hasText: '›' }).first().textContent()), / › .+ › /)
			assert.equal(await page.getAttribute('meta[name=robots]', 'content'), 'noindex')
			assert.match(await page.getAttribute('link[rel=canonical]', 'href'), new RegExp(`/${lang}/support/search$`))

			const facets = await page.locator('.facets a').evaluateAll(all => all.map(a => ({ href: a.getAttribute('href'), count: Number(a.querySelector('.count').textContent) })))
			assert.ok(facets.length >= 3)
			assert.equal(facets[0].count, facets.slice(1).reduce((sum, f) => sum + f.count, 0))
			for (const facet of facets.slice(1)) {
				await page.goto(facet.href)
				assert.equal(await page.locator('.res > li').count(), Math.min(10, facet.count), facet.href)
				assert.equal(Number(await page.locator('.facets [aria-current] .count').textContent()), facet.count)
			}

			await search(page, lang, say.typo)
			assert.match(await page.locator('main').textContent(), say.did)
			await page.getByRole('link', { name: say.meant, exact: true }).click()
			await page.waitForURL(new RegExp(`q=${say.meant}`))
			assert.ok(await page.locator('.res mark').count() > 0)
			await search(page, lang, 'qwxzqwxz')
			assert.match(await page.locator('main').textContent(), say.nothing)
			assert.match(await page.locator('main .btn[href*="/tickets/new"]').getAttribute('href'), /subject=qwxzqwxz$/)
			assert.deepEqual(page.problems, [])
			await page.context().close()
		})

		test(`tickets among the results ${how} are one's own, a manager's the organisation's`, async () => {
			const found = async (email, words) => {
				const page = await visitor({ locale: say.locale, javaScriptEnabled })
				if (email) await signIn(page, email)
				await search(page, lang, words)
				const links = await page.locator('.res a[href*="/support/tickets/"]').evaluateAll(all => all.map(a => a.getAttribute('href').split('/').at(-1)))
				const facets = await page.locator('.facets').count() ? await page.locator('.facets').textContent() : ''
				await page.context().close()
				return { links, facets }
			}
			const page = await visitor({ locale: say.locale })
			await signIn(page, 'j.devries@vlierbeek.example')
			await page.goto(`/${lang}/support/tickets`)
			const row = page.locator('tbody th a').first()
			const [subject, number] = [(await row.textContent()).trim(), (await row.getAttribute('href')).split('/').at(-1)]
			await page.context().close()
			const own = await found('j.devries@vlierbeek.example', subject)
			assert.ok(own.links.includes(number), subject)
			assert.ok(own.facets.includes(say.own))
			assert.ok((await found('a.bakker@vlierbeek.example', subject)).links.includes(number))
			assert.ok(!(await found('m.smit@oosterhof.example', subject)).links.includes(number))
			const nobody = await found(null, subject)
			assert.deepEqual(nobody.links, [])
			assert.ok(!nobody.facets.includes(say.own))
		})

		test(`suggestions for a ticket ${how}: outages first, then what to read, then one's own open tickets; and the outage's button`, async () => {
			const page = await visitor({ locale: say.locale, javaScriptEnabled })
			await signIn(page, 'j.devries@vlierbeek.example')
			await page.goto(`/${lang}/support/tickets/new`)
			if (javaScriptEnabled) {
				await page.focus('#subject')
				await page.locator('[name=suggestions][value=none]').waitFor({ state: 'attached' })
				await page.keyboard.type('Portaal portal inloggen logging')
			} else {
				await page.fill('#subject', 'Portaal portal inloggen logging')
				await page.click('label[for^=type-]')
				await page.fill('#description', 'Sinds vanochtend.')
				await page.click('main form[enctype] .send button[type=submit]')
			}
			await page.waitForSelector('.help2 a')
			assert.match(await page.textContent('.help2 h2'), say.helps)
			const kinds = await icons(page.locator('.help2 li a'))
			assertInOrder(kinds)
			assert.equal(kinds[0], 'octagon-alert')
			assert.ok(kinds.includes('file-text') && kinds.includes('ticket'), kinds.join(' '))
			const button = page.locator('.help2').getByRole('button', { name: say.affected }).first(), outage = `/support/status/${await button.getAttribute('value')}`
			const link = await page.locator('.help2 li a').first().getAttribute('href')
			if (javaScriptEnabled) assert.ok(link.endsWith(outage), link)
			else assert.equal(new URL((await page.request.get(link)).url()).pathname, `/${lang}${outage}`) // counted on the way
			await button.click()
			await page.waitForURL(u => u.pathname.endsWith(outage))
			assert.ok(await page.locator('[role=alert]').count() > 0)
			assert.deepEqual(page.problems, [])
			await page.context().close()
		})

		test(`an outage that goes on stands above the results ${how}, with the button`, async () => {
			const page = await visitor({ locale: say.locale, javaScriptEnabled })
			await search(page, lang, lang === 'nl' ? 'inloggen portaal' : 'logging in portal')
			const box = page.locator('.res > li.goes')
			const path = await box.locator('h2 a').getAttribute('href')
			await box.getByRole('button', { name: say.affected }).click()
			await page.waitForURL(u => u.pathname.endsWith(path.replace(/^\/(nl|en)/, '')))
			assert.ok(await page.locator('[role=alert]').count() > 0)
			assert.deepEqual(page.problems, [])
			await page.context().close()
		})
	}

for (const [lang, say] of Object.entries(languages))
	test(`suggestions while typing in ${lang}, signed in: outages, articles, open tickets, and all of it by keyboard`, async () => {
		const page = await visitor({ locale: say.locale })
		await signIn(page, 'j.devries@vlierbeek.example')
		await page.goto(`/${lang}/support/home`)
		await page.focus('#q')
		await page.waitForSelector('#q[role=combobox]')
		await page.keyboard.type('portaal portal inloggen logging')
		await page.waitForSelector('#q-options [role=option]')
		const kinds = (await icons(page.locator('#q-options a'))).slice(0, -1)
		assertInOrder(kinds)
		assert.ok(kinds.includes('octagon-alert') && kinds.includes('ticket'), kinds.join(' '))
		for (let i = 0; i <= kinds.length; i++) {
			await page.keyboard.press('ArrowDown')
			assert.equal(await page.locator('#q-options [aria-selected=true]').count(), 1)
			assert.equal(await page.getAttribute('#q', 'aria-activedescendant'), i < kinds.length ? `q-option-${i}` : 'q-option-all')
		}
		await page.keyboard.press('ArrowUp')
		await page.keyboard.press('Enter') // the last before "search for": an own ticket
		await page.waitForURL(/\/support\/tickets\/\d+$/)
		assert.deepEqual(page.problems, [])
		await page.context().close()
	})

test('results are set out: kinds beside them, the words kept for the other language', async () => {
	const page = await visitor()
	await page.goto('/nl/support/search?q=portaal')
	assert.equal(await page.locator('.facets a').first().evaluate(a => getComputedStyle(a).display), 'flex', 'the page has its styles')
	assert.equal(await page.getAttribute('.lng', 'href'), '/en/support/search?q=portaal')
	await page.context().close()
})
