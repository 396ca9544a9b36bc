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
	await page.getByRole('button', { name: 'Toch versturen' }).click()
	await page.waitForURL(/\/support\/tickets\/\d+$/)
	assert.match(await page.textContent('main'), /melding\.txt/)
})

test('results are set out: kinds beside them, the words kept for the other language', async () => {
	const page = await visitor()
	await page.goto('/nl/support/search?q=portaal')
	assert.equal(await page.locator('.facets a').first().evaluate(a => getComputedStyle(a).display), 'flex', 'the page has its styles')
	assert.equal(await page.getAttribute('.lng', 'href'), '/en/support/search?q=portaal')
	await page.context().close()
})
