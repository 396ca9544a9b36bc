// SPDX-License-Identifier: Apache-2.0
// Tickets, people and an outage, as people walk it: "ook last van" with one click, a major incident made of two tickets in the queue, and one
// answer to all of them that reaches each requester by real mail, in the own language, once. With and without scripts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowser, mailTo, mailUrl, openBrowser, signIn, visitor } from './support.mjs'

before(openBrowser)
after(closeBrowser)

const stamp = Date.now().toString(36)
const dutch = 'l.vandam@vlierbeek.example', english = 'd.novak@oosterhof.example'
const numbers = {}
let agent, outage

const mailsTo = async (to, words) => (await (await fetch(`${mailUrl}/email`)).json())
	.filter(m => m.to.some(x => x.address === to) && m.text.includes(words)).length
// "+6 “ook last”" among the numbers of the desk's page
const alsoAffected = async page => Number((await page.textContent('.nums')).match(/\+(\d+) “ook last”/)[1])

async function newTicket(email, subject) {
	const page = await visitor()
	await signIn(page, email)
	await page.goto('/support/tickets/new')
	await page.fill('#subject', subject)
	await page.click('.radio label >> nth=0')
	await page.fill('#description', 'Niets werkt meer, wij kunnen niet verder.')
	await page.click('main form.card button[type=submit], main form button.primary[type=submit]')
	await page.waitForURL(/\/support\/tickets\/\d+/)
	assert.deepEqual(page.problems, [])
	await page.context().close()
	return page.url().match(/\d+$/)[0]
}

test('two customers report that they cannot work', async () => {
	numbers[dutch] = await newTicket(dutch, `Sensorplatform ligt stil (${stamp})`)
	numbers[english] = await newTicket(english, `Sensor platform is down (${stamp})`)
})

test('an agent makes a major incident of both in the queue', async () => {
	agent = await visitor()
	await signIn(agent, 'sanne@daklab.example')
	await agent.goto(`/nl/admin/tickets?q=${stamp}`)
	assert.equal(await agent.isVisible('.bulk'), false, 'nothing is chosen yet')
	for (const number of Object.values(numbers)) await agent.check(`input[name=t][value^="${number}."]`)
	await agent.click('.bulk button[name=incident]')
	await agent.waitForURL(/\/admin\/incidents\/new/)
	await agent.fill('#title_nl', `Sensorplatform ligt stil ${stamp}`)
	await agent.fill('#title_en', '')
	await agent.check('.checks label:has-text("Sensorplatform") input')
	await agent.click('button.crit')
	assert.match(await agent.title(), /^Fout: /)
	assert.equal(await agent.inputValue('#title_nl'), `Sensorplatform ligt stil ${stamp}`)
	assert.ok(await agent.isChecked('.checks label:has-text("Sensorplatform") input'), 'what was chosen is kept')
	await agent.fill('#title_en', `Sensor platform is down ${stamp}`)
	await agent.click('button.crit')
	await agent.waitForURL(/\/admin\/outages\/\d+\/tickets/)
	outage = agent.url().match(/outages\/(\d+)/)[1]
	const numbersText = await agent.textContent('.nums')
	assert.match(numbersText, /Eerste reactie.*van 30 minuten/s)
	assert.match(numbersText, /Duurt nu.*0:0\d.*van 4:00/s)
	assert.equal(await agent.locator('.lk tbody tr').count(), 2)
	assert.match(await agent.textContent('.lk'), new RegExp(numbers[dutch]))
})

test('both requesters are mailed, each in the own language, and see it on their ticket', async () => {
	await mailTo(dutch, m => m.text.includes(`Sensorplatform ligt stil ${stamp}`) && m.text.includes('Volgende update'), 20)
	await mailTo(english, m => m.text.includes(`Sensor platform is down ${stamp}`) && m.text.includes('Next update'), 20)
	const page = await visitor()
	await signIn(page, dutch)
	await page.goto(`/nl/support/tickets/${numbers[dutch]}`)
	assert.match(await page.textContent('main'), /Dit ticket hoort bij een storing:/)
	await page.click(`text=Sensorplatform ligt stil ${stamp}`)
	await page.waitForURL(new RegExp(`/support/status/${outage}$`))
	assert.match(await page.textContent('main'), /U bent aan deze storing gekoppeld/)
	await page.context().close()
})

for (const javaScriptEnabled of [true, false])
	test(`a customer has it too with one click, ${javaScriptEnabled ? 'with' : 'without'} scripts, and the desk counts`, async () => {
		await agent.goto(`/nl/admin/outages/${outage}/tickets`)
		const was = await alsoAffected(agent)
		const page = await visitor({ javaScriptEnabled })
		await signIn(page, javaScriptEnabled ? 'b.hendriks@dehagen.example' : 't.bos@vlierbeek.example')
		await page.goto(`/nl/support/status/${outage}`)
		await page.click('text=Ik heb hier ook last van')
		await page.waitForURL(new RegExp(`/support/status/${outage}$`))
		assert.match(await page.textContent('[role=alert]'), /e-mail bij elke update/)
		assert.equal(await page.locator('text=Ik heb hier ook last van').count(), 0)
		await agent.reload()
		assert.equal(await alsoAffected(agent), was + 1)
		assert.deepEqual(page.problems, [])
		await page.context().close()
	})

test('a visitor is counted once, on a page that was cached', async () => {
	await agent.reload()
	const was = await alsoAffected(agent)
	for (let i = 0; i < 2; i++) {
		const page = await visitor()
		await page.goto(`/nl/support/status/${outage}`)
		await page.click('text=Ik heb hier ook last van')
		await page.waitForURL(new RegExp(`/support/status/${outage}$`))
		assert.match(await page.textContent('[role=alert]'), /meegeteld/)
		await page.context().close()
	}
	await agent.reload()
	assert.equal(await alsoAffected(agent), was + 1)
})

test('one answer reaches both customers by mail, once, in their language', async () => {
	await agent.goto(`/nl/admin/outages/${outage}/tickets`)
	await agent.fill('#reply_nl', `Wij starten het platform opnieuw ${stamp}.`)
	await agent.fill('#reply_en', `We are restarting the platform ${stamp}.`)
	await agent.click('text=Naar allen versturen')
	await agent.waitForURL(new RegExp(`/admin/outages/${outage}/tickets$`))
	await mailTo(dutch, m => m.text.includes(`opnieuw ${stamp}`), 30)
	await mailTo(english, m => m.text.includes(`restarting the platform ${stamp}`), 30)
	await agent.waitForTimeout(2000)
	assert.equal(await mailsTo(dutch, `opnieuw ${stamp}`), 1)
	assert.equal(await mailsTo(english, `restarting the platform ${stamp}`), 1)
	await agent.goto(`/nl/admin/outages/${outage}/tickets`)
	assert.match(await agent.textContent('main'), /Alle 2 tickets zijn beantwoord/)
	await agent.goto(`/nl/admin/tickets/${numbers[english]}`)
	assert.match(await agent.textContent('.tl'), new RegExp(`We are restarting the platform ${stamp}`))
	assert.deepEqual(agent.problems, [])
})

test('ending it resolves the tickets, and each person hears it once', async () => {
	const clicked = 'b.hendriks@dehagen.example'
	await agent.goto(`/nl/admin/outages/${outage}/tickets`)
	await agent.fill('#end_nl', `Alles werkt weer ${stamp}.`)
	await agent.fill('#end_en', `Everything works again ${stamp}.`)
	await agent.click('text=Beëindigen en iedereen inlichten')
	await agent.waitForURL(new RegExp(`/admin/outages/${outage}/tickets$`))
	assert.match(await agent.textContent('[role=alert]'), /voor iedereen voorbij/)
	await mailTo(dutch, m => m.text.includes(`werkt weer ${stamp}`), 30)
	await mailTo(english, m => m.text.includes(`works again ${stamp}`), 30)
	await mailTo(clicked, m => m.text.includes(`werkt weer ${stamp}`), 30)
	await agent.waitForTimeout(3000)
	for (const [to, words] of [[dutch, 'werkt weer'], [english, 'works again'], [clicked, 'werkt weer']])
		assert.equal(await mailsTo(to, `${words} ${stamp}`), 1, to)
	await agent.goto(`/nl/admin/tickets/${numbers[dutch]}`)
	assert.match(await agent.textContent('.thd'), /Opgelost/)
	const page = await visitor()
	// The first to come may get the copy that the front kept; whoever comes after that has the page as it is.
	for (let i = 0; i < 10 && !(await page.textContent('body')).includes(`werkt weer ${stamp}`); i++) {
		await page.goto(`/nl/support/status/${outage}`)
		await page.waitForTimeout(300)
	}
	assert.match(await page.textContent('main'), new RegExp(`Alles werkt weer ${stamp}`))
	assert.equal(await page.locator('text=Ik heb hier ook last van').count(), 0)
	await page.context().close()
})
