// SPDX-License-Identifier: Apache-2.0
// The drill: a backup of the running portal, restored on a machine that has nothing, gives the same portal. SECURITY Q9.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { closeBrowser, openBrowser, signIn, url, visitor } from './support.mjs'

const run = promisify(execFile)
const top = process.cwd()
const place = mkdtempSync(`${process.env.LOKET_STATE}/r-`)
const file = `${place}/backup.gz`
const state = `${place}/s`
const elsewhere = { ...process.env, LOKET_STATE: state, LOKET_PARTS: 'db web signin nginx', LOKET_WORKERS: '1', LOKET_DEMO: 'no', LOKET_DB_FAST: '1', LOKET_DB_MEMORY: '64M' }
const sql = async (text, where = process.env.LOKET_STATE) => (await run('mariadb', ['--no-defaults', `--socket=${where}/run/mysql.sock`, '-N', '-B', 'loket', '-e', text], { maxBuffer: 1 << 28 })).stdout
const backup = (...args) => run(`${top}/db/backup.sh`, args, { env: process.env })
const restore = (...args) => run(`${top}/db/backup.sh`, args, { env: elsewhere })
const content = randomBytes(700000)
const subject = `Terugzetten ${process.pid}`

before(openBrowser)
after(async () => {
	await closeBrowser()
	await run(`${top}/nginx/instance.sh`, ['stop'], { env: elsewhere })
	rmSync(place, { recursive: true, force: true })
})

// What changes by itself while nobody does anything: turns, counters, what sweeping takes, when somebody was last seen.
const restless = new Set(['lease', 'rate_counter', 'session', 'idempotency', 'outbox', 'article_reading', 'article_reading_day', 'search_outcome', 'search_miss'])
async function sums(where) {
	const columns = new Map()
	for (const line of (await sql("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'loket' ORDER BY table_name, ordinal_position", where)).trim().split('\n')) {
		const [table, column] = line.split('\t')
		columns.set(table, [...columns.get(table) ?? [], column])
	}
	const tables = [...columns.keys()]
	const sum = t => `SELECT '${t}', COUNT(*), BIT_XOR(CAST(CONV(LEFT(SHA1(CONCAT_WS('|', ${columns.get(t).map(c => `COALESCE(\`${c}\`, '~')`).join(', ')})), 16), 16, 10) AS UNSIGNED)) FROM \`${t}\``
	const rows = (await sql(tables.filter(t => !restless.has(t)).map(sum).join(';'), where)).trim().split('\n')
	return { tables, rows }
}
async function filesAreWhole(where) {
	const files = (await sql("SELECT id, LOWER(HEX(sha256)), size FROM stored_file WHERE complete ORDER BY id", where)).trim().split('\n')
	for (const line of files) {
		const [id, sum, size] = line.split('\t')
		const bytes = Buffer.concat((await sql(`SELECT HEX(data) FROM stored_chunk WHERE file_id = ${id} ORDER BY seq`, where)).trim().split('\n').map(h => Buffer.from(h, 'hex')))
		assert.equal(bytes.length, Number(size))
		assert.equal(createHash('sha256').update(bytes).digest('hex'), sum, `file ${id}`)
	}
	return files.length
}
// Not one that the system may give to a connection meanwhile.
async function freePort() {
	for (;;) {
		const port = 10000 + Math.floor(Math.random() * 4000), s = net.createServer()
		const free = await new Promise(done => s.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true)))
		await new Promise(done => s.close(done))
		if (free) return port
	}
}

let kept
test('Q9 a backup is made while people work', async () => {
	const page = await visitor()
	await signIn(page, 'j.devries@vlierbeek.example')
	await page.goto('/nl/support/tickets/new')
	await page.fill('#subject', subject)
	await page.click('.radio label >> nth=0')
	await page.fill('#description', 'Met een bijlage die heel terug moet komen: é, €, 😀')
	await page.setInputFiles('#attachments', { name: 'meetgegevens.bin', mimeType: 'application/octet-stream', buffer: content })
	await page.waitForSelector('.files li')
	await page.click('main .send button[type=submit]')
	await page.waitForURL(/\/support\/tickets\/\d+/)
	await page.context().close()
	// What the rows must be is known when nobody changed one from just before the backup until just after it.
	for (let round = 0; ; round++) {
		kept = await sums()
		const began = Date.now()
		await backup('save', file)
		console.log(`# ${Math.round(statSync(file).size / 1000)} kB in ${Date.now() - began} ms`)
		if (JSON.stringify(await sums()) === JSON.stringify(kept)) break
		assert.ok(round < 5, 'rows change all the time')
	}
	assert.equal(statSync(file).mode & 0o077, 0, 'for its owner alone')
	await backup('check', file)
})

test('Q9 a backup that was cut is not taken for one, and one is never written over a full database', async () => {
	const cut = `${place}/cut.gz`
	writeFileSync(cut, readFileSync(file).subarray(0, 20000))
	await assert.rejects(backup('check', cut), /not a whole backup/)
	await assert.rejects(backup('restore', cut), /not a whole backup/)
	await assert.rejects(backup('restore', file), /restore into an empty one/)
	await assert.rejects(backup('save', `${place}/nowhere/x.gz`))
})

test('Q9 restored where nothing was, every row and every file is there, and the portal starts on it', async () => {
	const began = Date.now()
	await run(`${top}/db/server.sh`, ['start'], { env: elsewhere })
	await restore('restore', file)
	const back = await sums(state)
	assert.deepEqual(back.tables, kept.tables)
	assert.deepEqual(back.rows, kept.rows)
	assert.ok(back.rows.length > 40 && back.rows.filter(l => !/\t0\t/.test(l)).length > 30, 'there is something to compare')
	assert.ok(await filesAreWhole(state) >= 1)
	assert.equal(await sql('SELECT COUNT(*) FROM ticket t WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.ticket_id = t.id)', state), '0\n')

	elsewhere.LOKET_PORT = String(await freePort())
	await run(`${top}/nginx/instance.sh`, ['start'], { env: elsewhere })
	const base = `https://127.0.0.1:${elsewhere.LOKET_PORT}`
	assert.notEqual(base, url)
	const page = await visitor({ baseURL: base })
	await signIn(page, 'j.devries@vlierbeek.example')
	await page.goto('/nl/support/tickets')
	await page.click(`text=${subject}`)
	assert.match(await page.textContent('main'), /heel terug moet komen: é, €, 😀/)
	const href = await page.getAttribute('a[href*="/support/attachments/"]', 'href')
	const rs = await page.request.get(href)
	assert.equal(createHash('sha256').update(await rs.body()).digest('hex'), createHash('sha256').update(content).digest('hex'))
	await page.goto('/nl/support/search?q=wachtwoord')
	assert.ok(await page.locator('main a[href*="/solutions/articles/"]').count() > 0, 'words are found')
	await page.context().close()
	assert.ok(Date.now() - began < 30 * 60 * 1000)
	console.log(`# the portal answered ${Date.now() - began} ms after the restore began`)
})
