// SPDX-License-Identifier: Apache-2.0
// What people add to a ticket: files chosen, dragged and pasted, removed, refused; a draft that outlives the page; and the list as CSV.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { closeBrowser, openBrowser, signIn, visitor } from './support.mjs'

// On the disk: handed to the browser by its name, not byte by byte.
const folder = mkdtempSync(join(tmpdir(), 'loket-files-'))
const film = join(folder, 'film.mp4')
before(() => {
	writeFileSync(film, '')
	truncateSync(film, 20_000_001)
	return openBrowser()
})
after(() => {
	rmSync(folder, { recursive: true })
	return closeBrowser()
})

const stamp = Date.now().toString(36)

// Files as a browser hands them over, by an event of that kind on what `selector` finds.
const give = (page, selector, type, files) => page.$eval(selector, (target, [type, files]) => {
	const data = new DataTransfer()
	for (const [name, kind, text] of files) data.items.add(new File([text], name, { type: kind }))
	const options = { bubbles: true, cancelable: true }
	target.dispatchEvent(type === 'paste' ? new ClipboardEvent('paste', { ...options, clipboardData: data }) : new DragEvent(type, { ...options, dataTransfer: data }))
}, [type, files])
const rows = (page, count) => page.locator('.files').filter({ has: page.locator(`li:nth-child(${count}):last-child [name=kept]`) }).waitFor()

for (const [lang, removed, received] of [['nl', /verwijderd/, /ontvangen/], ['en', /removed/, /received/]])
	test(`files are dragged, pasted, chosen and removed in ${lang}, and all that is left arrives`, async () => {
		const page = await visitor({ locale: lang })
		await signIn(page, 'j.devries@vlierbeek.example')
		await page.goto(`/${lang}/support/tickets/new`)
		await page.focus('#description')
		await give(page, '[data-drop]', 'dragover', [['gesleept.txt', 'text/plain', 'a']])
		assert.match(await page.getAttribute('[data-drop]', 'class'), /over/)
		await give(page, '[data-drop]', 'drop', [['gesleept.txt', 'text/plain', 'a'], ['weg.txt', 'text/plain', 'b']])
		await give(page, '#description', 'paste', [['image.png', 'image/png', 'geen echt plaatje']])
		await page.setInputFiles('#attachments', { name: 'gekozen.log', mimeType: 'text/plain', buffer: Buffer.from('c') })
		await rows(page, 4)
		assert.match(await page.textContent('.files'), received)
		await page.locator('.files li').filter({ hasText: 'weg.txt' }).locator('button').click()
		await page.locator('#live').filter({ hasText: removed }).waitFor({ state: 'attached' })
		assert.equal(await page.evaluate(() => document.activeElement.id), 'attachments')
		await rows(page, 3)
		// Larger than a file may be: refused before it is sent, with what to do, and the form waits for it to be taken away.
		await page.setInputFiles('#attachments', film)
		assert.match(await page.textContent('.files li.bad'), /20 MB/)
		await page.locator('.files li.bad button').click()
		await page.fill('#subject', `Xqzwv ${stamp} ${lang}`)
		await page.click('.radio label >> nth=0')
		await page.fill('#description', 'Drie bestanden.')
		await page.click('main form[enctype] button[type=submit]')
		await page.waitForURL(/\/support\/tickets\/\d+$/)
		assert.equal(await page.locator('.att li').count(), 3)
		const text = await page.textContent('.att')
		assert.ok(text.includes('gesleept.txt') && text.includes('gekozen.log') && !text.includes('weg.txt'), text)
		assert.deepEqual(page.problems, [])
		await page.context().close()
	})

test('a draft outlives the page, and goes once the ticket is there', async () => {
	const page = await visitor()
	await signIn(page, 'm.smit@oosterhof.example')
	await page.goto('/nl/support/tickets/new')
	await page.fill('#description', `Een lang verhaal ${stamp}`)
	await page.waitForSelector('[data-saved]:not([hidden])')
	await page.goto('/nl/support/home')
	await page.goto('/nl/support/tickets/new')
	assert.equal(await page.inputValue('#description'), `Een lang verhaal ${stamp}`)
	await page.locator('#live').filter({ hasText: 'concept' }).waitFor({ state: 'attached' })
	await page.fill('#subject', `Xqzwv concept ${stamp}`)
	await page.click('.radio label >> nth=1')
	await page.click('main form[enctype] button[type=submit]')
	await page.waitForURL(/\/support\/tickets\/\d+$/)
	await page.goto('/nl/support/tickets/new')
	assert.equal(await page.inputValue('#description'), '')
	assert.deepEqual(page.problems, [])
	await page.context().close()
})

for (const [lang, javaScriptEnabled] of [['nl', true], ['en', false]])
	test(`the list as CSV in ${lang}, ${javaScriptEnabled ? 'with' : 'without'} scripts: what the filters show, in a file`, async () => {
		const page = await visitor({ javaScriptEnabled, locale: lang })
		await signIn(page, 'a.bakker@vlierbeek.example')
		await page.goto(`/${lang}/support/tickets?view=organisation&status=all`)
		const shown = await page.locator('tbody tr').count()
		const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href*="tickets.csv"]')])
		assert.match(download.suggestedFilename(), /\.csv$/)
		const lines = readFileSync(await download.path(), 'utf8').trim().split('\r\n')
		assert.ok(lines.length - 1 >= shown && shown > 10, `${lines.length} lines for ${shown} rows`)
		assert.match(lines[0], lang === 'nl' ? /Onderwerp/ : /Subject/)
		await page.context().close()
	})

test('a session that ended while writing: signing in leads back to the form, with the text, the choice and the file', async () => {
	const page = await visitor()
	await signIn(page, 'm.smit@oosterhof.example')
	await page.goto('/nl/support/tickets/new')
	await page.setInputFiles('#attachments', { name: 'bewijs.txt', mimeType: 'text/plain', buffer: Buffer.from('b') })
	await rows(page, 1)
	await page.fill('#subject', `Xqzwv te laat ${stamp}`)
	await page.click('.radio label >> nth=2')
	await page.fill('#description', 'Te lang gewacht.')
	await page.context().clearCookies()
	await page.click('main form[enctype] button[type=submit]')
	await page.waitForURL(/\/support\/login\?next=/)
	// Somebody else at the same computer sees nothing of it.
	await signIn(page, 'j.devries@vlierbeek.example')
	await page.goto('/nl/support/tickets/new')
	assert.equal(await page.inputValue('#description'), '')
	assert.equal(await page.locator('.files li').count(), 0)
	await page.context().clearCookies()
	await page.goto('/nl/support/login?next=%2Fsupport%2Ftickets%2Fnew')
	await page.fill('#email', 'm.smit@oosterhof.example')
	await page.fill('#password', 'Demo-portaal-1')
	await page.click('main button[type=submit]')
	await page.waitForURL(/\/support\/tickets\/new$/)
	await rows(page, 1)
	assert.equal(await page.inputValue('#description'), 'Te lang gewacht.')
	assert.ok(await page.isChecked('.radio input >> nth=2'))
	assert.match(await page.textContent('.files'), /bewijs\.txt .*ontvangen/)
	await page.click('main form[enctype] button[type=submit]')
	await page.waitForURL(/\/support\/tickets\/\d+$/)
	assert.match(await page.textContent('.att'), /bewijs\.txt/)
	assert.deepEqual(page.problems, [])
	await page.context().close()
})

test('without a connection nothing is lost: a file goes again by one press, the form stays and says why', async () => {
	const page = await visitor()
	await signIn(page, 'm.smit@oosterhof.example')
	await page.goto('/nl/support/tickets/new')
	await page.fill('#subject', `Xqzwv verbinding ${stamp}`)
	await page.click('.radio label >> nth=1')
	await page.fill('#description', 'In de kelder.')
	await page.context().setOffline(true)
	await page.setInputFiles('#attachments', { name: 'kelder.txt', mimeType: 'text/plain', buffer: Buffer.from('k') })
	await page.locator('.files li.bad').filter({ hasText: 'Versturen is niet gelukt' }).waitFor()
	const pictures = [...new Set(await page.$$eval('form[enctype] use', all => all.map(use => use.getAttribute('href'))))]
	await page.context().setOffline(false)
	const sprite = await (await page.request.get(pictures[0].split('#')[0])).text()
	for (const picture of pictures) assert.ok(sprite.includes(`id="${picture.split('#')[1]}"`), `${picture} is not in the sprite`)
	await page.context().setOffline(true)
	await page.click('main form[enctype] button[type=submit]')
	assert.match(await page.locator('form[enctype] .err.lost').innerText(), /Haal het uit de lijst/)
	await page.context().setOffline(false)
	await page.click('.files li.bad button:has-text("Opnieuw")')
	await rows(page, 1)
	assert.equal(await page.locator('form[enctype] .err.lost').count(), 0)
	await page.context().setOffline(true)
	await page.click('main form[enctype] button[type=submit]')
	assert.match(await page.locator('form[enctype] .err.lost').innerText(), /geen verbinding/)
	assert.match(page.url(), /\/support\/tickets\/new$/)
	await page.context().setOffline(false)
	await page.click('main form[enctype] button[type=submit]')
	await page.waitForURL(/\/support\/tickets\/\d+$/)
	assert.match(await page.textContent('.att'), /kelder\.txt/)
	assert.deepEqual(page.problems.filter(p => !/ERR_INTERNET_DISCONNECTED/.test(p)), [])
	await page.context().close()
})

for (const width of [390, 1280])
	test(`a subject of one long word stays within its place at ${width} px, on home, in the list, on its page and at the desk`, async () => {
		const page = await visitor({ viewport: { width, height: 900 } })
		const outside = () => page.$$eval('main a, main h1', all => all.filter(e => e.textContent.includes('Zzomschrijvingsveld')).filter(e => {
			const range = document.createRange()
			range.selectNodeContents(e)
			const box = (e.closest('li, td, th') ?? e.parentElement).getBoundingClientRect()
			return [...range.getClientRects()].some(r => r.width > 1 && r.right > box.right + 1) && getComputedStyle(e).textOverflow !== 'ellipsis'
		}).length)
		await signIn(page, 'r.oosterhof@oosterhof.example')
		await page.goto('/nl/support/tickets/new')
		await page.fill('#subject', `Zzomschrijvingsveld${'validatiefoutmeldingen'.repeat(6)}`.slice(0, 150))
		await page.click('.radio label >> nth=0')
		await page.fill('#description', 'Lang.')
		await page.click('main form[enctype] button[type=submit]')
		const again = page.locator('main form[enctype] button[type=submit]')
		if (!/\/tickets\/\d+$/.test(page.url())) await again.click() // what may help was shown first
		await page.waitForURL(/\/support\/tickets\/\d+$/)
		const number = page.url().match(/\d+$/)[0]
		for (const path of ['/nl/support/home', '/nl/support/tickets', `/nl/support/tickets/${number}`]) {
			await page.goto(path)
			assert.equal(await outside(), 0, path)
		}
		await page.context().clearCookies()
		await signIn(page, 'sanne@daklab.example')
		for (const path of ['/nl/admin/tickets?view=open', `/nl/admin/tickets/${number}`]) {
			await page.goto(path)
			assert.equal(await outside(), 0, path)
		}
		await page.context().close()
	})
