// SPDX-License-Identifier: Apache-2.0
// How people come to an account and keep it: a request that is confirmed by mail, approved at the desk and activated; a forgotten password;
// another address. Each in Dutch with scripts and in English without.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowser, linkIn, mailTo, openBrowser, signIn, visitor } from './support.mjs'

before(openBrowser)
after(closeBrowser)

const stamp = Date.now().toString(36)
const kinds = [
	{ lang: 'nl', locale: 'nl-NL', javaScriptEnabled: true, error: /^Fout: /, received: /Uw aanvraag is ontvangen/, welcome: /Welkom, / },
	{ lang: 'en', locale: 'en-GB', javaScriptEnabled: false, error: /^Error: /, received: /Your request has been received/, welcome: /Welcome, / },
]
const submit = page => page.click('main form:not([role=search]) button[type=submit]')
const at = (page, part) => page.waitForURL(u => u.pathname.includes(part))

for (const { lang, javaScriptEnabled, locale, error, received, welcome } of kinds) {
	const how = `in ${lang}, ${javaScriptEnabled ? 'with' : 'without'} scripts`
	const first = 'Kastanje-84!', second = 'Lindelaan-35?'
	const name = lang === 'nl' ? 'Sem Kuipers' : 'Ellen Novak'
	let email = `aanvraag.${lang}.${stamp}@dehagen.example`
	const anew = () => visitor({ javaScriptEnabled, locale })

	test(`a request for an account: mistakes are told, the address is confirmed by a button, ${how}`, async () => {
		const page = await anew()
		await page.goto(`/${lang}/support/signup`)
		await submit(page)
		assert.match(await page.title(), error)
		assert.equal(await page.locator('main .sum a').count(), 5)
		await page.fill('#name', name)
		await page.fill('#email', email)
		await page.fill('#organisation', 'Wooncorporatie De Hagen')
		await page.fill('#manager_name', 'Ingrid Mulder')
		await page.fill('#manager_email', 'i.mulder@dehagen.example')
		await submit(page)
		await at(page, '/signup/sent')
		const mail = await mailTo(email)
		await page.goto(linkIn(mail, '/support/signup/confirm/'))
		assert.ok(!page.url().includes('/confirm/'), 'the token left the address')
		await page.click('main form button')
		await at(page, '/signup/confirmed')
		assert.match(await page.textContent('main'), received)
		assert.deepEqual(page.problems, [])
		await page.context().close()
	})

	test(`an agent approves it, the person activates and is signed in, ${how}`, async () => {
		const agent = await visitor()
		await signIn(agent, 'sanne@daklab.example')
		await agent.goto('/nl/admin/registrations')
		const card = agent.locator('.regs > li').filter({ hasText: email })
		await card.locator('[name=organisation]').selectOption({ label: 'Wooncorporatie De Hagen' })
		await card.locator('button[value=approve]').click()
		await agent.waitForSelector('[role=alert]')
		assert.equal(await agent.locator('.regs > li').filter({ hasText: email }).count(), 0)
		assert.deepEqual(agent.problems, [])
		await agent.context().close()

		const page = await anew()
		await page.goto(linkIn(await mailTo(email, m => m.text.includes('/support/activate/')), '/support/activate/'))
		await page.fill('#password', 'kort')
		await page.fill('#password_again', 'anders')
		await submit(page)
		assert.match(await page.title(), error)
		await page.fill('#password', first)
		await page.fill('#password_again', first)
		if (javaScriptEnabled) await page.locator('.rules [data-ok="1"]').nth(4).waitFor()
		await submit(page)
		await at(page, '/support/home')
		assert.match(await page.textContent('main'), new RegExp(welcome.source + name))
		await page.context().close()
	})

	test(`a forgotten password: the same answer for anybody, a link that works once, ${how}`, async () => {
		const page = await anew()
		const answers = []
		for (const address of [`niemand.${stamp}@dehagen.example`, email]) {
			await page.goto(`/${lang}/support/password/forgot`)
			await page.fill('#email', address)
			await submit(page)
			await at(page, '/forgot/sent')
			answers.push((await page.textContent('main')).replaceAll(address, ''))
		}
		assert.equal(answers[0], answers[1])
		const link = linkIn(await mailTo(email, m => m.text.includes('/support/password/reset/')), '/support/password/reset/')
		await page.goto(link)
		await page.fill('#password', second)
		await page.fill('#password_again', second)
		await submit(page)
		await page.waitForURL(u => !u.pathname.includes('/password/'))
		assert.equal((await (await anew()).goto(link)).status(), 410)
		const other = await anew()
		await other.goto(`/${lang}/support/login`)
		await other.fill('#email', email)
		await other.fill('#password', first)
		await submit(other)
		assert.match(await other.title(), error)
		assert.equal(await other.inputValue('#email'), email)
		await other.fill('#password', second)
		await submit(other)
		await at(other, '/support/home')
		assert.deepEqual(other.problems, [])
	})

	test(`another address: confirmed at the new one, told to the old one, ${how}`, async () => {
		const page = await anew()
		const fresh = `nieuw.${lang}.${stamp}@dehagen.example`
		await signIn(page, email, second)
		await page.goto(`/${lang}/support/profile`)
		await page.fill('#email', fresh)
		await page.fill('#current_password', 'Onjuist-11')
		await page.click('form[action$="/profile/email"] button[type=submit]')
		assert.match(await page.title(), error)
		assert.equal(await page.inputValue('#email'), fresh)
		await page.fill('#current_password', second)
		await page.click('form[action$="/profile/email"] button[type=submit]')
		await page.waitForSelector('[role=alert]')
		assert.match(await page.textContent('main'), new RegExp(fresh))
		await page.goto(linkIn(await mailTo(fresh), '/support/profile/email/confirm/'))
		await page.click('main form button')
		await page.waitForURL(u => !u.pathname.includes('/email/confirm'))
		await mailTo(email, m => m.text.includes(fresh) || /adres|address/i.test(m.subject))
		const other = await anew()
		await signIn(other, fresh, second)
		assert.match(other.url(), /\/support\/home/)
		await other.context().close()
		await page.context().close()
	})
}
