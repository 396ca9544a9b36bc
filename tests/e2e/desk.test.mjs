// SPDX-License-Identifier: Apache-2.0
// The desk by keyboard: rows, selection, assigning and status from the list, opening, answering; and the same list by forms alone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowser, openBrowser, signIn, visitor } from './support.mjs'

before(openBrowser)
after(closeBrowser)

const stamp = Date.now().toString(36)
const focused = page => page.evaluate(() => document.activeElement.closest('tr')?.querySelector('[name=t]')?.value.split('.')[0])
const numbers = []

test('two tickets come in', async () => {
	const page = await visitor()
	await signIn(page, 'r.oosterhof@oosterhof.example')
	for (const n of [1, 2]) {
		await page.goto('/nl/support/tickets/new')
		await page.fill('#subject', `Xqzwv toetsen ${n} ${stamp}`)
		await page.click('.radio label >> nth=0')
		await page.fill('#description', 'Kijk eens.')
		await page.click('main form[enctype] button[type=submit]')
		await page.waitForURL(/\/support\/tickets\/\d+$/)
		numbers.push(page.url().match(/\d+$/)[0])
	}
	await page.context().close()
})

for (const lang of ['nl', 'en'])
	test(`keys in ${lang}: j and k move, x ticks, / searches, ? lists, Enter opens, Ctrl+Enter sends`, async () => {
		const page = await visitor({ locale: lang })
		await signIn(page, 'sanne@daklab.example')
		await page.goto(`/${lang}/admin/tickets?q=${stamp}`)
		assert.equal(await page.locator('.q tbody tr').count(), 2)
		await page.keyboard.press('j')
		const first = await focused(page)
		await page.keyboard.press('j')
		const second = await focused(page)
		assert.notEqual(first, second)
		await page.keyboard.press('k')
		assert.equal(await focused(page), first)
		assert.equal(await page.isVisible('.bulk'), false)
		await page.keyboard.press('x')
		await page.waitForSelector('.bulk', { state: 'visible' })
		assert.match(await page.textContent('[data-picked]'), /^\s*1 /)
		await page.keyboard.press('x')
		await page.waitForSelector('.bulk', { state: 'hidden' })
		await page.keyboard.press('/')
		assert.equal(await page.evaluate(() => document.activeElement.id), 'desk-search')
		await page.keyboard.type('jx?') // typed, not obeyed
		assert.equal(await page.inputValue('#desk-search'), 'jx?')
		await page.keyboard.press('Tab')
		await page.evaluate(() => document.activeElement.blur())
		await page.keyboard.press('?')
		await page.waitForSelector('dialog[open]')
		await page.keyboard.press('Escape')
		await page.waitForSelector('dialog[open]', { state: 'hidden' })
		await page.keyboard.press('k')
		await page.locator('.q tbody tr.cur th a').focus()
		await page.keyboard.press('Enter')
		await page.waitForURL(/\/admin\/tickets\/\d+$/)
		const text = `Antwoord zonder muis ${lang} ${stamp}`
		await page.focus('#body')
		await page.keyboard.type(text)
		await page.keyboard.press('Control+Enter')
		await page.waitForSelector(`.tl >> text=${text}`)
		assert.deepEqual(page.problems, [])
		await page.context().close()
	})

test('m takes the ticket under the cursor, and what was done is said', async () => {
	const page = await visitor()
	await signIn(page, 'pieter@daklab.example')
	await page.goto(`/nl/admin/tickets?q=${stamp}`)
	await page.keyboard.press('j')
	const number = await focused(page)
	await page.keyboard.press('m')
	await page.waitForSelector('[role=alert]')
	await page.goto(`/nl/admin/tickets/${number}`)
	assert.equal(await page.$eval('[name=assignee]', select => select.selectedOptions[0].textContent.trim()), 'Pieter Kooiman')
	assert.deepEqual(page.problems, [])
	await page.context().close()
})

test('single keys can be switched off, and are then only letters (WCAG 2.1.4)', async () => {
	const page = await visitor()
	await signIn(page, 'farid@daklab.example')
	await page.goto(`/nl/admin/tickets?q=${stamp}`)
	await page.keyboard.press('?')
	await page.click('dialog[open] button[value=off]')
	await page.waitForURL(/\/admin\/tickets/)
	await page.waitForSelector('html[data-nokeys]')
	await page.goto(`/nl/admin/tickets?q=${stamp}`)
	await page.keyboard.press('j')
	assert.equal(await page.locator('.q tbody tr.cur').count(), 0)
	await page.goto('/nl/support/profile')
	await page.click('button[name=keys][value=on]')
	await page.waitForSelector('html:not([data-nokeys])')
	await page.context().close()
})

test('the same by forms alone: many tickets at once without scripts', async () => {
	const page = await visitor({ javaScriptEnabled: false })
	await signIn(page, 'sanne@daklab.example')
	await page.goto(`/nl/admin/tickets?q=${stamp}`)
	for (const number of numbers) await page.check(`input[name=t][value^="${number}."]`)
	await page.locator('.bulk [name=set_status]').selectOption({ label: 'Opgelost' })
	await page.click('.bulk .go')
	await page.waitForSelector('[role=alert], .outcome')
	for (const number of numbers) {
		await page.goto(`/nl/admin/tickets/${number}`)
		assert.match(await page.textContent('.thd'), /Opgelost/)
	}
	await page.context().close()
})

for (const width of [320, 390, 800, 1000, 1024, 1280])
	test(`the desk's menu is there at ${width} px`, async () => {
		const page = await visitor({ viewport: { width, height: 900 } })
		await signIn(page, 'sanne@daklab.example')
		await page.goto('/nl/admin/tickets')
		const summary = page.locator('header details.menu > summary')
		if (await summary.isVisible()) await summary.click()
		const links = page.locator('header a[href="/nl/admin/customers"]:visible')
		assert.equal(await links.count(), 1)
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0)
		await links.click()
		await page.waitForURL(/\/nl\/admin\/customers$/)
		assert.deepEqual(page.problems, [])
		await page.context().close()
	})
