// SPDX-License-Identifier: Apache-2.0
// A problem as agents walk it: begun from a ticket whose cause is unknown, a second ticket added, the known error and what people can do
// meanwhile written in both languages, everyone told by mail in the own language, and an article begun from it. Without scripts once.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowser, mailTo, openBrowser, signIn, visitor } from './support.mjs'

before(openBrowser)
after(closeBrowser)

const stamp = Date.now().toString(36)
const people = { nl: 'm.smit@oosterhof.example', en: 'd.novak@oosterhof.example' }
const numbers = {}
let problem

test('two customers report the same', async () => {
	for (const [lang, email] of Object.entries(people)) {
		const page = await visitor()
		await signIn(page, email)
		await page.goto('/nl/support/tickets/new')
		await page.fill('#subject', `Xqzwv probleem ${lang} ${stamp}`)
		await page.click('.radio label >> nth=0')
		await page.fill('#description', 'De lijst is soms leeg.')
		await page.click('main form[enctype] button[type=submit]')
		await page.waitForURL(/\/support\/tickets\/\d+$/)
		numbers[lang] = page.url().match(/\d+$/)[0]
		await page.context().close()
	}
})

test('an agent begins a problem from the first and adds the second, without scripts', async () => {
	const page = await visitor({ javaScriptEnabled: false })
	await signIn(page, 'pieter@daklab.example')
	await page.goto(`/nl/admin/tickets/${numbers.nl}`)
	await page.click('a[href*="/admin/problems/new"]')
	assert.equal(await page.inputValue('#ticket'), numbers.nl)
	await page.fill('#title', '')
	await page.click('main form button.primary')
	assert.match(await page.title(), /^Fout: /)
	await page.fill('#title', `Lijst soms leeg ${stamp}`)
	await page.fill('#description', 'Sinds gisteren, nog niet nagebootst.')
	await page.click('main form button.primary')
	await page.waitForURL(/\/admin\/problems\/\d+$/)
	problem = page.url()
	await page.goto(`/nl/admin/tickets/${numbers.en}`)
	await page.selectOption('#problem', { value: problem.match(/\d+$/)[0] })
	await page.click('form[action$="/problem"] button')
	await page.goto(problem)
	assert.equal(await page.locator('.lk tbody tr').count(), 2)
	await page.context().close()
})

test('cause found: the known error and a way round it reach both requesters, each in the own language, and can become an article', async () => {
	const page = await visitor()
	await signIn(page, 'pieter@daklab.example')
	await page.goto(`/nl/admin/tickets/${numbers.nl}`)
	await page.click(`a[href*="/admin/problems/"]:has-text("Lijst soms leeg ${stamp}")`)
	await page.check('.stp label:has-text("Bekende fout") input')
	await page.fill('#error_nl', `De lijst wordt te vroeg getekend ${stamp}.`)
	await page.fill('#error_en', `The list is drawn too early ${stamp}.`)
	await page.fill('#workaround_nl', `Ververs de pagina ${stamp}.`)
	await page.fill('#workaround_en', `Reload the page ${stamp}.`)
	await page.click('main form.dform button.primary')
	await page.waitForSelector('[role=alert]')
	assert.ok((await page.inputValue('#tell_nl')).includes(`Ververs de pagina ${stamp}`), 'what is told begins with the way round')
	await page.click('text=Naar allen versturen')
	await mailTo(people.nl, m => m.text.includes(`Ververs de pagina ${stamp}`), 30)
	await mailTo(people.en, m => m.text.includes(`Reload the page ${stamp}`), 30)
	await page.goto(problem)
	await page.click('a[href*="/admin/knowledge/new?problem="]')
	assert.ok((await page.inputValue('#body_nl')).includes(`te vroeg getekend ${stamp}`))
	assert.ok((await page.inputValue('#body_en')).includes(`too early ${stamp}`))
	assert.deepEqual(page.problems, [])
	await page.context().close()
})
