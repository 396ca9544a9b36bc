// SPDX-License-Identifier: Apache-2.0
// The knowledge base around its texts, as people walk it: topics and folders, files and pictures, what to read also. With scripts, where
// nothing that is being written is lost, and without.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { after, before, test } from 'node:test'
import { closeBrowser, openBrowser, signIn, url, visitor } from './support.mjs'

before(openBrowser)
after(closeBrowser)

const stamp = Date.now().toString(36)
const agent = 'sanne@daklab.example'

// A real PNG of that size, one colour.
function picture(width, height) {
	const part = (type, data) => {
		const body = Buffer.concat([Buffer.from(type), data]), out = Buffer.alloc(body.length + 8)
		out.writeUInt32BE(data.length)
		body.copy(out, 4)
		out.writeUInt32BE(sum(body), body.length + 4)
		return out
	}
	const head = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0])
	const rows = Buffer.alloc((width + 1) * height)
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))])
}
// ISO 3309, as PNG has it.
function sum(bytes) {
	let c = ~0
	for (const byte of bytes) {
		c ^= byte
		for (let i = 0; i < 8; i++) c = c >>> 1 ^ (c & 1 ? 0xedb88320 : 0)
	}
	return ~c >>> 0
}
const png = { name: 'het scherm.png', mimeType: 'image/png', buffer: picture(40, 30) }
const list = { name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\r\n1;2\r\n') }

// A copy may be shown for a second and made anew behind it: the page as it becomes within five.
async function becomes(page, address, check) {
	for (let i = 0; ; i++) {
		const response = await page.goto(address)
		if (await check(response) || i === 25) return response
		await page.waitForTimeout(200)
	}
}

async function newArticle(page, title) {
	await page.goto('/nl/admin/knowledge/new')
	await page.fill('#title_nl', title)
	await page.fill('#body_nl', 'Nog leeg.')
	await page.check('#when-draft')
	await page.click('form.con button.primary')
	await page.waitForURL(/\/admin\/knowledge\/\d+\/edit/)
	return page.url().match(/knowledge\/(\d+)/)[1]
}

async function publish(page, id, body) {
	await page.goto(`/nl/admin/knowledge/${id}/edit`)
	await page.fill('#body_nl', body)
	await page.check('#when-now')
	await page.click('form.con button.primary')
	await page.waitForSelector('.tag.done')
}

test('a picture and a file come to an article while its text is being written', async () => {
	const page = await visitor()
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
	await signIn(page, agent)
	const id = await newArticle(page, `Met plaatje ${stamp}`)
	await page.fill('#title_nl', `Halverwege ${stamp}`)
	await page.setInputFiles('#attachments', [png, list])
	await page.waitForSelector('#files .hung li:nth-child(2)')
	assert.equal(await page.inputValue('#title_nl'), `Halverwege ${stamp}`, 'what was being written is still there')
	assert.match(page.url(), /\/edit$/)
	assert.match(await page.textContent('#files'), /40 × 30/)
	assert.match(await page.textContent('#files'), /niet in een tekst/)
	await page.click('#files .hung li:has-text("scherm") [data-copy]')
	const markdown = await page.evaluate(() => navigator.clipboard.readText())
	assert.match(markdown, /^!\[het scherm\]\(\/support\/solutions\/files\/[\w-]{22}\/het%20scherm\.png\)$/)
	await page.fill('#body_nl', `Kijk: ${markdown.replace('[het scherm]', '[Het eerste scherm]')}`)

	await page.click('button[formaction=preview]')
	await page.waitForSelector('.previews img')
	assert.equal(await page.locator('.previews img').evaluate(async i => (await i.decode(), i.naturalWidth)), 40, 'the preview shows it')
	await page.check('#when-now')
	await page.click('form.con button.primary')
	await page.waitForSelector('.tag.done')
	assert.doesNotMatch(await page.textContent('#files'), /niet in een tekst/)
	assert.deepEqual(page.problems, [])

	const reader = await visitor()
	await becomes(reader, `/nl/support/solutions/articles/${id}`, r => r.status() === 200)
	const shown = reader.locator('.prose img')
	assert.equal(await shown.getAttribute('alt'), 'Het eerste scherm')
	assert.equal(await shown.getAttribute('width'), '40')
	assert.equal(await shown.evaluate(async i => (await i.decode(), i.naturalWidth)), 40)
	assert.match(await reader.textContent('[aria-labelledby=downloads]'), /lijst\.csv\s*CSV, \d+ bytes/)
	const [download] = await Promise.all([reader.waitForEvent('download'), reader.click('[aria-labelledby=downloads] a')])
	assert.equal(download.suggestedFilename(), 'lijst.csv')
	const address = url + await shown.getAttribute('src')
	const first = await fetch(address)
	const again = await fetch(address, { headers: { 'If-None-Match': first.headers.get('etag') } })
	assert.equal(first.headers.get('content-security-policy'), "sandbox; default-src 'none'")
	assert.equal(again.status, 304, 'who has it need not fetch it twice')
	assert.equal(first.headers.get('set-cookie'), null)

	// Only for people who are logged in, from now on.
	await page.selectOption('#visibility', '2')
	await page.click('form.con button.primary')
	await page.waitForSelector('.flash.good')
	let status
	for (let i = 0; i < 25 && status !== 404; i++) {
		status = (await fetch(address)).status
		await reader.waitForTimeout(200)
	}
	assert.equal(status, 404)
	const customer = await visitor()
	await signIn(customer, 'm.smit@oosterhof.example')
	assert.equal((await customer.request.get(address)).status(), 200)
	await customer.context().close()

	// Removed: for nobody.
	await page.click('#files .hung li:has-text("scherm") form button')
	await page.waitForSelector('#files .hung li:only-child')
	assert.equal((await page.request.get(address)).status(), 404)
	assert.deepEqual(page.problems, [])
	assert.deepEqual(reader.problems, [])
	await reader.context().close()
	await page.context().close()
})

test('a picture that is pasted into the text stands there', async () => {
	const page = await visitor()
	await signIn(page, agent)
	const id = await newArticle(page, `Geplakt ${stamp}`)
	await page.fill('#body_nl', 'Voor. Na.')
	await page.locator('#body_nl').evaluate((text, bytes) => {
		const data = new DataTransfer()
		data.items.add(new File([Uint8Array.from(bytes)], 'image.png', { type: 'image/png' }))
		text.setSelectionRange(6, 6)
		text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
	}, [...png.buffer])
	await page.waitForSelector('#files .hung li')
	const line = await page.textContent('#files .md')
	assert.match(line, /^!\[/)
	assert.equal(await page.inputValue('#body_nl'), `Voor. ${line}Na.`)
	await page.waitForSelector('#body_nl:focus')
	await page.fill('#body_nl', 'Eerst ')
	await page.press('#body_nl', 'End')
	await page.click('#files [data-insert]')
	assert.equal(await page.inputValue('#body_nl'), `Eerst ${line}`)
	assert.deepEqual(page.problems, [])
	// Its own page has no text to put anything in.
	await page.goto(`/nl/admin/knowledge/${id}/files`)
	assert.equal(await page.isVisible('[data-insert]'), false)
	await page.context().close()
})

test('a file too many or too large is told of beside the others', async () => {
	const page = await visitor()
	await signIn(page, agent)
	const id = await newArticle(page, `Te groot ${stamp}`)
	const folder = mkdtempSync(join(tmpdir(), 'loket-files-')), big = join(folder, 'groot.bin'), small = join(folder, 'klein.png')
	writeFileSync(big, Buffer.alloc(20_000_001))
	writeFileSync(small, png.buffer)
	await page.setInputFiles('#attachments', [big, small])
	await page.waitForSelector('#files .files .bad')
	assert.equal(await page.locator('#files .hung li').count(), 0, 'nothing goes before the bad one is gone')
	await page.click('#files .files .bad button')
	await page.waitForSelector('#files .hung li')
	assert.equal(await page.locator('#files .hung li').count(), 1)
	// What breaks off leaves the page and says so.
	await page.route(`**/admin/knowledge/${id}/files/remove`, route => route.abort())
	await page.click('#files form[action$=remove] button')
	await page.waitForSelector('#files .err.lost')
	await page.unroute(`**/admin/knowledge/${id}/files/remove`)
	await page.click('#files form[action$=remove] button')
	await page.waitForSelector('#files:has-text("Nog geen bestanden")')
	rmSync(folder, { recursive: true })
	await page.context().close()
})

test('what to read also is found by words and put in order', async () => {
	const page = await visitor()
	await signIn(page, agent)
	const id = await newArticle(page, `Lees ook ${stamp}`)
	await page.fill('#summary_nl', 'Nog niet bewaard')
	await page.fill('#related-q', 'wachtwoord vergeten')
	await page.press('#related-q', 'Enter')
	await page.waitForSelector('#related button[value=add]')
	assert.equal(await page.evaluate(() => document.activeElement.id), 'related-q', 'one goes on typing')
	await page.click('#related li:has-text("Uw wachtwoord vergeten") button[value=add]')
	await page.waitForSelector('#related ol li')
	await page.fill('#related-q', 'ticket maken')
	await page.press('#related-q', 'Enter')
	await page.click('#related li:has-text("Een ticket maken") button[value=add]')
	await page.waitForSelector('#related ol li:nth-child(2)')
	await page.click('#related ol li:nth-child(2) button[value=up]')
	await page.waitForSelector('#related ol li:nth-child(1):has-text("Een ticket maken")')
	assert.equal(await page.inputValue('#summary_nl'), 'Nog niet bewaard')
	await publish(page, id, 'Tekst.')
	const reader = await visitor()
	await becomes(reader, `/nl/support/solutions/articles/${id}`, r => r.status() === 200)
	assert.deepEqual((await reader.locator('[aria-labelledby=related] li').allInnerTexts()).map(t => t.trim()), ['Een ticket maken', 'Uw wachtwoord vergeten'])
	await reader.goto(`/en/support/solutions/articles/${id}`)
	assert.match(await reader.textContent('[aria-labelledby=related]'), /Creating a ticket/, 'in the language of the reader')
	assert.deepEqual(page.problems, [])
	await reader.context().close()
	await page.context().close()
})

test('all of it without scripts', async () => {
	const page = await visitor({ javaScriptEnabled: false })
	await signIn(page, agent)
	const id = await newArticle(page, `Zonder script ${stamp}`)
	assert.ok(await page.isVisible('#files .nojs'), 'it says that the page is left')
	await page.click('#files button:has-text("Aan het artikel toevoegen")')
	assert.match(await page.title(), /^Fout: /)
	assert.match(await page.textContent('#attachments-error'), /Kies eerst een bestand/)
	await page.setInputFiles('#attachments', [png, list, { name: 'handleiding.bin', mimeType: 'application/pdf', buffer: Buffer.alloc(3_000_000) }])
	await page.click('#files button:has-text("Aan het artikel toevoegen")')
	assert.match(page.url(), new RegExp(`/admin/knowledge/${id}/files$`))
	const markdown = await page.textContent('#files .md')
	await page.click(`text=Terug naar het artikel`)
	await page.fill('#related-q', 'wachtwoord')
	await page.click('#related .find button')
	await page.click('#related button[value=add] >> nth=0')
	assert.equal(await page.inputValue('#related-q'), 'wachtwoord', 'the search goes on')
	assert.equal(await page.locator('#related ol li').count(), 1)
	await publish(page, id, markdown)
	const reader = await visitor({ javaScriptEnabled: false })
	await becomes(reader, `/nl/support/solutions/articles/${id}`, r => r.status() === 200)
	const src = await reader.getAttribute('.prose img', 'src')
	assert.equal((await fetch(url + src)).status, 200)
	assert.equal(await reader.locator('[aria-labelledby=related] li').count(), 1)
	await page.goto(`/nl/admin/knowledge/${id}/files`)
	await page.click('#files form[action$=remove] >> nth=1 >> button')
	assert.equal(await page.locator('#files .hung li').count(), 2)
	await reader.context().close()
	await page.context().close()
})

test('topics and folders are made, ordered and removed with plain buttons', async () => {
	const page = await visitor({ javaScriptEnabled: false }), reader = await visitor()
	await signIn(page, agent)
	await page.goto('/nl/admin/knowledge')
	await page.click('text=Onderwerpen en mappen')
	await page.click('text=Nieuw onderwerp')
	await page.fill('#name_nl', `Proefwerk ${stamp}`)
	await page.click('button.primary')
	assert.match(await page.title(), /^Fout: /)
	assert.equal(await page.inputValue('#name_nl'), `Proefwerk ${stamp}`)
	await page.fill('#name_en', `Trial ${stamp}`)
	await page.check('.icons input[value=plug]')
	await page.click('button.primary')
	const card = page.locator(`.shelves > li:has-text("Proefwerk ${stamp}")`)
	for (const name of ['Eerste', 'Tweede']) {
		await card.locator('.add').click()
		await page.fill('#name_nl', `${name} ${stamp}`)
		await page.fill('#name_en', `${name} EN ${stamp}`)
		await page.click('button.primary')
	}
	const folders = async () => (await card.locator('ol .nm > a').allInnerTexts()).map(t => t.split(' ')[0])
	assert.deepEqual(await folders(), ['Eerste', 'Tweede'])
	await card.locator('ol li:nth-child(2) button[value=up]').click()
	await page.waitForURL(/#folder-\d+$/)
	assert.deepEqual(await folders(), ['Tweede', 'Eerste'])

	await becomes(reader, `/nl/support/solutions/proefwerk-${stamp}`, r => r.status() === 200)
	await card.locator('h2 a').click()
	await page.fill('#slug_nl', `ander-adres-${stamp}`)
	await page.click('button.primary')
	await becomes(reader, `/nl/support/solutions/proefwerk-${stamp}`, () => reader.url().endsWith(`/ander-adres-${stamp}`))
	assert.match(reader.url(), new RegExp(`/nl/support/solutions/ander-adres-${stamp}$`))

	await card.locator('h2 a').click()
	assert.equal(await page.locator('button.danger').count(), 0, 'not while something stands in it')
	await page.goto('/nl/admin/knowledge/structure')
	for (const name of ['Eerste', 'Tweede']) {
		await card.locator(`a:has-text("${name} ${stamp}")`).click()
		await page.click('button.danger')
	}
	await card.locator('h2 a').click()
	await page.click('button.danger')
	assert.equal(await card.count(), 0)
	assert.match(await page.textContent('.flash'), /Het onderwerp is verwijderd/)
	await page.context().close()
	await reader.context().close()
})
