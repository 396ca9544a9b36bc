// SPDX-License-Identifier: Apache-2.0
// Disks without room, one kind at a time and all at once: what is refused leaves nothing behind, what needs no room goes on, and all is well
// by itself once there is room. SECURITY I8, Q3, Q11. All get the kernel's answer from tests/support/full_disk.c; the workers' log
// goes to /dev/full, and to a pipe that nobody reads.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, before, test } from 'node:test'
import { Visitor, accounts, ask, key, log, number, pause, pidOf, run, sql, state, ticket, until, workers, works } from './support.mjs'

const control = `${state}/full`
const fill = folder => writeFileSync(control, `${state}/${folder}\n`)
const free = () => rmSync(control, { force: true })
afterEach(free)
process.on('exit', free)

const people = []
let kept // somebody, the address of a large file of theirs, and what its sum must be
before(async () => {
	await works()
	for (const email of await accounts(3)) people.push(await new Visitor().signIn(email))
	await ask('/support/home')
})

const form = (subject, size) => [...Object.entries(ticket(`${subject} ${process.pid}`)), ['attachments', 'schijf.bin', Buffer.alloc(size, key())]]
const made = subject => number(`SELECT COUNT(*) FROM ticket WHERE subject = '${subject} ${process.pid}'`)
// The front takes a body's file away after the answer has gone out.
const assertNoBodies = () => until(() => readdirSync(`${state}/tmp/nginx/body`).length === 0, 2, 'no temporary file')

async function assertReadable(v) {
	for (const path of ['/support/home', '/en/support/contact', '/support/status']) assert.equal((await ask(path)).status, 200, path)
	for (const path of ['/support/tickets', '/support/profile']) assert.equal((await v.get(path)).status, 200, path)
}
function assertRefused(rs) {
	assert.ok([503, 507].includes(rs.status), `${rs.status}`)
	for (const name of ['content-security-policy', 'strict-transport-security', 'x-frame-options', 'x-request-id']) assert.ok(rs.headers[name], name)
	assert.match(rs.headers['retry-after'], /^\d+$/)
	assert.match(rs.headers['cache-control'], /no-store/)
	assert.doesNotMatch(rs.text, /space|disk|schijf vol|1114|nginx\/|SELECT/i)
}
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex')
const databasePid = async () => (await run('cat', [`${state}/run/mariadb.pid`]).catch(() => ({ stdout: '' }))).stdout.trim()
const wholeFiles = () => number('SELECT COUNT(*) FROM stored_file f WHERE f.linked AND (NOT f.complete OR f.size <> (SELECT COALESCE(SUM(LENGTH(data)), 0) FROM stored_chunk c WHERE c.file_id = f.id))')

test('I8 Q3 no room for an upload: 503, no row, no temporary file, reading goes on, and later the same form is taken', async () => {
	const v = people[0], fields = form('Geen plaats', 5000000)
	await v.get('/support/tickets/new')
	fill('tmp/nginx/')
	const rs = await v.send('/support/tickets', fields)
	assertRefused(rs)
	assert.equal(await made('Geen plaats'), 0)
	await assertNoBodies()
	await assertReadable(v)
	await v.get('/support/tickets/new')
	assert.equal((await v.post('/support/tickets', ticket(`Zonder bestand ${process.pid}`))).status, 303, 'what needs no room goes on')
	free()
	await v.get('/support/tickets/new')
	assert.equal((await v.send('/support/tickets', fields)).status, 303)
	assert.equal(await made('Geen plaats'), 1)
	await assertNoBodies()
})

test('Q3 hardly any room in the database: files wait, everything else goes on', async () => {
	const v = people[1], fields = form('Volle database', 19000000), server = await databasePid()
	await v.get('/support/tickets/new')
	fill('db/')
	assertRefused(await v.send('/support/tickets', fields))
	assert.equal(await made('Volle database'), 0)
	await assertReadable(v)
	await v.get('/support/tickets/new')
	assert.equal((await v.post('/support/tickets', ticket(`Zonder bijlage ${process.pid}`))).status, 303)
	assert.equal(await databasePid(), server)
	free()
	await v.get('/support/tickets/new')
	assert.equal((await v.send('/support/tickets', fields)).status, 303)
	assert.equal(await made('Volle database'), 1)
	assert.equal(await wholeFiles(), 0)
	const [path] = /\/support\/attachments\/[^"]+/.exec((await v.get(`/support/tickets/${await number(`SELECT id FROM ticket WHERE subject = 'Volle database ${process.pid}'`)}`)).text)
	kept = [v, path, sha256(fields.at(-1)[2])]
	assert.equal(sha256((await v.get(path)).bytes), kept[2])
})

// This MariaDB cannot take back a large row that it had no room for, and ends itself; kept up, it tries again every five seconds.
test('Q3 a database that runs into the end of its disk loses nothing and is back by itself', async () => {
	const v = people[1], server = await databasePid(), tickets = await number('SELECT COUNT(*) FROM ticket'), once = ticket(`Na de volle schijf ${process.pid}`)
	const file = await number('SELECT MAX(id) FROM stored_file')
	fill('db/')
	await assert.rejects(async () => { for (let i = 0; i < 200; i++) await sql(`INSERT INTO stored_chunk VALUES (${file}, ${100000 + i}, REPEAT('x', 262144))`) })
	for (const path of ['/support/home', '/en/support/contact']) assert.equal((await ask(path)).status, 200, path)
	assert.ok([200, 503].includes((await v.get('/support/tickets')).status))
	free()
	await until(async () => (await v.get('/support/tickets').catch(() => ({}))).status === 200, 15, 'pages are back')
	await until(async () => { await v.get('/support/tickets/new'); return (await v.post('/support/tickets', once).catch(() => ({}))).status === 303 }, 15, 'forms are back')
	assert.equal(await number('SELECT COUNT(*) FROM ticket'), tickets + 1)
	await sql(`DELETE FROM stored_chunk WHERE file_id = ${file} AND seq >= 100000`)
	assert.equal(await wholeFiles(), 0)
	if (await databasePid() !== server) console.log('# the server ended and was started again')
})

test('Q3 no room for copies of pages: each is made anew', async () => {
	fill('cache/')
	await until(() => existsSync(`${state}/emergency/no-room`), 5, 'the front is told')
	await pause(1100)
	for (const path of ['/support/home?vol=1', '/support/news', '/en/support/solutions', '/support/status/history']) {
		for (let i = 0; i < 3; i++) {
			const rs = await ask(path)
			assert.equal(rs.status, 200, path)
			assert.match(rs.text, /<\/html>\s*$/)
		}
	}
	await assertReadable(people[2])
	free()
	await until(() => existsSync(`${state}/emergency/room`), 5, 'the front is told')
	const once = `/support/home?daarna=${key()}`
	const copied = async () => {
		await ask(once)
		const id = (await ask(once)).headers['x-request-id']
		const line = await until(() => log('nginx-access.log').split('\n').find(l => l.includes(id)), 5, 'a line of the front')
		return /cache=(HIT|UPDATING|STALE|EXPIRED)/.test(line)
	}
	await until(copied, 5, 'a copy is kept again')
})

// What workers write to, changed under their feet; whoever keeps them up starts them on it.
async function logTo(make) {
	for (const name of ['web', 'signin']) {
		renameSync(`${state}/log/${name}.log`, `${state}/log/${name}.log.kept`)
		make(`${state}/log/${name}.log`)
	}
	await restart()
}
async function logBack() {
	for (const name of ['web', 'signin']) {
		rmSync(`${state}/log/${name}.log`, { force: true })
		if (existsSync(`${state}/log/${name}.log.kept`)) renameSync(`${state}/log/${name}.log.kept`, `${state}/log/${name}.log`)
	}
	await restart()
}
async function restart() {
	const before = ['web', 'signin'].map(pidOf)
	for (const pid of before) process.kill(-pid, 'SIGKILL')
	await until(() => ['web', 'signin'].every((name, i) => pidOf(name) !== before[i]), 10, 'workers of another log')
	await works()
}
async function work(v, subject) {
	const times = []
	for (let i = 0; i < 30; i++) {
		const rs = await v.get(['/support/tickets', '/support/home', '/support/tickets/99999999', '/support/tickets/new'][i % 4])
		assert.ok([200, 404].includes(rs.status), `${rs.status}`)
		times.push(rs.ms)
	}
	assert.equal((await v.post('/support/tickets', ticket(`${subject} ${process.pid}`))).status, 303)
	assert.ok(Math.max(...times) < 2000, `${times}`)
	await new Visitor().signIn('j.devries@vlierbeek.example')
}

test('Q3 Q11 no room for logs: requests go on, and lines are written again once there is', async () => {
	try {
		await logTo(path => symlinkSync('/dev/full', path))
		fill('log/')
		await work(people[0], 'Log vol')
	} finally {
		free()
		await logBack()
	}
	await pause(1100)
	const rs = await people[0].get('/support/tickets/99999998')
	await until(() => log('nginx-access.log').includes(rs.headers['x-request-id']), 5, 'a line of the front')
	await until(() => log('web.log').includes(rs.headers['x-request-id']), 5, 'a line of a worker')
})

test('Q11 a log that nobody reads any more: requests go on', async () => {
	const readers = []
	try {
		await logTo(path => {
			readers.push(spawn('bash', ['-c', 'mkfifo "$1" && exec 3<>"$1" && dd if=/dev/zero of="$1" oflag=nonblock bs=4096 count=1000 2>/dev/null; sleep 1000', '-', path], { stdio: 'ignore', detached: true }))
			for (const end = Date.now() + 10000; !existsSync(path) && Date.now() < end;) { /* a moment */ }
		})
		const pipe = await run('readlink', [`/proc/${workers()[0]}/fd/2`])
		assert.match(pipe.stdout, /web\.log/)
		await work(people[1], 'Log stil')
	} finally {
		for (const r of readers) { try { process.kill(-r.pid, 'SIGKILL') } catch { /* it has gone */ } }
		await logBack()
	}
})

test('Q3 no room anywhere: reading goes on, and all is well by itself once there is room', async () => {
	const v = people[2], fields = form('Overal vol', 19000000), [reader, attachment, whole] = kept
	await v.get('/support/tickets/new')
	fill('')
	await until(() => existsSync(`${state}/emergency/no-room`), 5, 'the front is told')
	await pause(1100)
	assertRefused(await v.send('/support/tickets', fields))
	await assertReadable(v)
	const download = await reader.get(attachment)
	assert.equal(download.status, 200)
	assert.equal(sha256(download.bytes), whole)
	assert.equal((await ask('/readyz')).status, 200)
	free()
	await until(async () => { await v.get('/support/tickets/new'); return (await v.send('/support/tickets', fields)).status === 303 }, 5, 'taken')
	assert.equal(await made('Overal vol'), 1)
	assert.equal(await wholeFiles(), 0)
	await until(async () => await number(`SELECT COUNT(*) FROM outbox o JOIN ticket t ON t.id = o.ticket_id WHERE t.subject = 'Overal vol ${process.pid}' AND o.state = 2`) === 1, 60, 'and its mail goes')
})
