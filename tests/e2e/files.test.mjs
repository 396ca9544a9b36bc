// SPDX-License-Identifier: Apache-2.0
// What people add to a ticket: files chosen, dragged and pasted, removed, refused; a draft that outlives the page; and the list as CSV.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { closeBrowser, openBrowser, signIn, visitor } from './support.mjs'

// Larger than a file may be; on the disk, as for a person, since one that size goes slowly through the driver's pipe.
const place = mkdtempSync(join(tmpdir(), 'loket-files-')), film = join(place, 'film.mp4')
before(async () => {
	writeFileSync(film, Buffer.alloc(20_000_001))
	await openBrowser()
})
after(async () => {
	await closeBrowser()
	rmSync(place, { recursive: true, force: true })
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
		// Refused before it is sent, with what to do, and the form waits for it to be taken away.
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
