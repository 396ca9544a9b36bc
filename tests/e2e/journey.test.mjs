// SPDX-License-Identifier: Apache-2.0
// A customer's whole way, as people walk it: invited by an agent, activation mail, password, ticket with files, confirmation mail, list,
// answer by mail, reply, solved. Nothing is simulated.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowser, linkIn, mailTo, openBrowser, signIn, visitor } from './support.mjs'

before(openBrowser)
after(closeBrowser)

const stamp = Date.now().toString(36)
const email = `nieuw.${stamp}@vlierbeek.example`
const secret = 'Huurwoning-7!'
const subject = `Sensor K-118 meldt niets (${stamp})`
let link, number, customer, agent

test('an agent invites a customer', async () => {
	agent = await visitor()
	await signIn(agent, 'sanne@daklab.example')
	assert.match(agent.url(), /\/admin\/tickets/)
	await agent.goto('/admin/customers/invite')
	await agent.fill('#name', 'Noor van Dijk')
	await agent.fill('#email', email)
	await agent.selectOption('#organisation', { label: 'Woonstichting Vlierbeek' })
	await agent.click('main form button[type=submit]')
	await agent.waitForURL(/\/admin\/customers/)
	assert.match(await agent.textContent('[role=alert]'), /uitnodiging/i)
})

test('the activation mail has a link that scanners do not use up', async () => {
	const mail = await mailTo(email)
	assert.match(mail.subject, /account/i)
	assert.equal(mail.headers['auto-submitted'], 'auto-generated')
	link = linkIn(mail, '/support/activate/')
	for (let i = 0; i < 3; i++) await fetch(link, { redirect: 'manual' })
})

test('the customer chooses a password and is signed in on home', async () => {
	customer = await visitor()
	await customer.goto(link)
	assert.ok(!customer.url().includes(link.split('/').at(-1)), 'the token left the address')
	await customer.fill('#password', 'kort')
	await customer.fill('#password_again', 'kort')
	await customer.click('text=Activeren en inloggen')
	assert.match(await customer.title(), /^Fout: /)
	await customer.fill('#password', secret)
	await customer.fill('#password_again', secret)
	await customer.click('text=Activeren en inloggen')
	await customer.waitForURL(/\/support\/home/)
	assert.match(await customer.textContent('main'), /Welkom, Noor van Dijk/)
})

test('the link works once', async () => {
	const other = await visitor()
	const answer = await other.goto(link)
	assert.equal(answer.status(), 410)
	await other.context().close()
})

test('a ticket with two files, and the same click twice makes one', async () => {
	await customer.click('text=Nieuw ondersteuningsticket >> nth=0')
	await customer.waitForURL(/\/support\/tickets\/new/)
	assert.equal(await customer.inputValue('#email'), email)
	await customer.fill('#subject', subject)
	await customer.click('.radio label >> nth=0')
	await customer.fill('#description', 'Sinds gisteren geen metingen meer.\n\n- herstart geprobeerd\n- batterij vervangen')
	await customer.setInputFiles('#attachments', [
		{ name: 'schermafdruk.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') },
		{ name: 'logboek.txt', mimeType: 'text/plain', buffer: Buffer.from('09:12 geen antwoord van K-118\n'.repeat(2000)) }])
	await customer.waitForFunction(() => document.querySelectorAll('.files li').length === 2)
	await customer.click('text=Ticket versturen')
	await customer.waitForURL(/\/support\/tickets\/\d+$/)
	number = customer.url().match(/(\d+)$/)[1]
	const text = await customer.textContent('main')
	assert.match(text, new RegExp(`#${number}`))
	assert.match(text, /ontvangen/)
	assert.match(text, /schermafdruk\.png/)
	assert.match(text, /logboek\.txt/)
})

test('a file comes back byte for byte', async () => {
	const href = await customer.getAttribute('a[href*="/support/attachments/"][href$="logboek.txt"]', 'href')
	const answer = await customer.request.get(href)
	assert.equal(answer.status(), 200)
	assert.equal(await answer.text(), '09:12 geen antwoord van K-118\n'.repeat(2000))
	assert.match(answer.headers()['content-disposition'], /^attachment; filename="logboek\.txt"/)
})

test('the confirmation mail has the number, a link and the names of the files', async () => {
	const mail = await mailTo(email, m => m.subject.includes(`[#${number}]`))
	assert.match(mail.text, /schermafdruk\.png/)
	assert.equal(mail.attachments?.length ?? 0, 0)
	assert.equal(new URL(linkIn(mail, '/support/tickets/')).pathname, `/support/tickets/${number}`)
	assert.match(mail.html, /<html/)
})

test('the ticket is in the list of open tickets', async () => {
	await customer.goto('/support/home')
	await customer.click('text=Ticketstatus controleren >> nth=0')
	await customer.waitForURL(/\/support\/tickets$/)
	assert.match(await customer.textContent('table'), new RegExp(`#${number}`))
})

test('an agent answers, and the note stays inside', async () => {
	await agent.goto(`/admin/tickets/${number}`)
	await agent.click('label:has(input[name=mode][value=note])')
	await agent.fill('#note', 'Kanarie: alleen voor collega’s')
	await agent.click('text=Notitie opslaan')
	await agent.waitForSelector('text=Kanarie')
	await agent.click('label:has(input[name=mode][value=reply])')
	await agent.fill('#body', 'Goedemorgen, wilt u de sensor **vijf seconden** ingedrukt houden?')
	await agent.click('text=Versturen, wacht op klant')
	await agent.waitForSelector('text=Wacht op klant')
	const mail = await mailTo(email, m => m.subject.includes(`[#${number}]`) && m.text.includes('ingedrukt'))
	assert.ok(!JSON.stringify(mail).includes('Kanarie'))
})

test('the customer sees who must act, replies, and the agent solves it', async () => {
	await customer.goto(`/support/tickets/${number}`)
	const text = await customer.textContent('main')
	assert.match(text, /Wacht op u/)
	assert.match(text, /Sanne/)
	assert.ok(!text.includes('Kanarie'))
	await customer.fill('#body', 'Dat hielp, de metingen komen weer binnen.')
	await customer.click('form#reply button.primary')
	await customer.waitForSelector('text=Dat hielp, de metingen')
	assert.match(await customer.textContent('main'), /In behandeling/)
	await agent.goto(`/admin/tickets/${number}`)
	await agent.fill('#body', 'Mooi. De sensor was zijn koppeling kwijt; die is hersteld.')
	await agent.click('text=Versturen, opgelost')
	await agent.waitForSelector('text=Opgelost')
	const mail = await mailTo(email, m => m.text.includes('koppeling kwijt'))
	assert.match(mail.subject, new RegExp(`\\[#${number}\\]`))
	await customer.goto(`/support/tickets/${number}`)
	assert.match(await customer.textContent('main'), /Opgelost/)
})

test('no page had an error of script or content policy', () => {
	assert.deepEqual(customer.problems, [])
	assert.deepEqual(agent.problems, [])
})
