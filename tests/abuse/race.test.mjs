// SPDX-License-Identifier: Apache-2.0
// Who comes first: transactions that meet in the database, a session that ends while it is used, several processes of jobs at the same work.
// SECURITY B5, B11, Q6, Q10, S6, S7. The locks are real ones, of a second connection.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { Session, Visitor, accounts, alive, end, log, mailTo, mails, number, password, pause, pidOf, sql, state, ticket, unattended, until, works } from './support.mjs'

before(works)

async function customer() {
	const [email] = await accounts(1)
	const v = Object.assign(await new Visitor().signIn(email), { email })
	v.id = await number(`SELECT id FROM user WHERE email = '${email}'`)
	await v.get('/support/tickets/new')
	return v
}
// InnoDB looks anew only when nobody asked for a tenth of a second.
const lockWaits = async () => { await pause(150); return number('SELECT COUNT(*) FROM information_schema.INNODB_LOCK_WAITS') }
const deadlocks = async () => Number((await sql("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'"))[0][1])
const tries = id => log('web.log').split('\n').filter(l => l.includes(`request=${id}`) && l.includes('transaction runs again')).length
const keyOf = fields => `X'${Buffer.from(fields.key, 'base64url').toString('hex')}'`

// What one person sees of it: one ticket, its first message, one mail, arrived once.
async function assertOnce(v, subject, rs) {
	assert.equal(rs.status, 303)
	const [[id]] = await sql(`SELECT id FROM ticket WHERE subject = '${subject}'`)
	assert.equal(rs.headers.location, `/support/tickets/${id}`)
	assert.equal(await number(`SELECT COUNT(*) FROM ticket WHERE subject = '${subject}'`), 1)
	assert.equal(await number(`SELECT COUNT(*) FROM message WHERE ticket_id = ${id}`), 1)
	assert.equal(await number(`SELECT COUNT(*) FROM outbox WHERE ticket_id = ${id}`), 1)
	await until(async () => (await mails()).some(m => m.subject.includes(`[#${id}]`)), 15, 'the mail')
	await pause(700)
	assert.equal((await mails()).filter(m => m.subject.includes(`[#${id}]`)).length, 1)
}

// The portal locks the organisation (by the ticket's foreign key) and then wants the form's key; the other holds that key, has changed
// more rows, and then wants the organisation: the portal is the victim.
test('Q6 a deadlock (1213) is run again and seen once', async () => {
	const v = await customer(), subject = `Over kruis ${process.pid}`, fields = ticket(subject), other = new Session()
	try {
		await other.run(`BEGIN; INSERT INTO idempotency (user_id, form_key, request_hash, location, created_at) VALUES (${v.id}, ${keyOf(fields)}, REPEAT('a', 32), '/x', NOW());
			INSERT INTO idempotency (user_id, form_key, request_hash, location, created_at) SELECT 0, UNHEX(MD5(seq)), REPEAT('a', 32), '/x', NOW() FROM seq_1_to_3000`)
		const before = await deadlocks(), asked = v.post('/support/tickets', fields)
		await until(async () => await lockWaits() > 0, 5, 'the portal waits for the other')
		await other.run("UPDATE organisation SET version = version + 1 WHERE id = 1")
		assert.equal(await deadlocks(), before + 1)
		await other.run('ROLLBACK')
		const rs = await asked
		assert.ok(tries(rs.headers['x-request-id']) >= 1, 'it was run again')
		await assertOnce(v, subject, rs)
	} finally {
		other.end()
	}
})

test('Q6 a lock that takes long (1205) is waited for again and seen once', async () => {
	const v = await customer(), subject = `Op slot ${process.pid}`, other = new Session()
	try {
		await other.run("BEGIN; UPDATE organisation SET version = version + 1 WHERE id = 1")
		const again = () => log('web.log').split('transaction runs again').length, before = again()
		const asked = v.post('/support/tickets', ticket(subject))
		await until(() => again() > before, 8, 'the portal waits for the second time')
		await other.run('ROLLBACK')
		const rs = await asked
		assert.equal(tries(rs.headers['x-request-id']), 1)
		assert.match(log('web.log').split('\n').filter(l => l.includes(rs.headers['x-request-id'])).join('\n'), /error=1205/)
		await assertOnce(v, subject, rs)
	} finally {
		other.end()
	}
})

test('Q6 a lock that stays is given up after three more tries, with nothing left behind, and the same form is taken later', async () => {
	const v = await customer(), subject = `Blijft op slot ${process.pid}`, fields = ticket(subject), other = new Session()
	try {
		await other.run("BEGIN; UPDATE organisation SET version = version + 1 WHERE id = 1")
		const rs = await v.post('/support/tickets', fields)
		assert.equal(rs.status, 503)
		assert.ok(rs.ms < 9000, `${rs.ms} ms`)
		assert.match(rs.headers['retry-after'], /^\d+$/)
		const again = tries(rs.headers['x-request-id'])
		assert.ok(again >= 1 && again <= 3, `${again}`)
		assert.equal(await number(`SELECT COUNT(*) FROM ticket WHERE subject = '${subject}'`), 0)
		await other.run('ROLLBACK')
		await v.get('/support/tickets/new')
		await assertOnce(v, subject, await v.post('/support/tickets', fields))
	} finally {
		other.end()
	}
})

test('S6 a session that is busy while the password changes is dead from the answer on', async () => {
	for (let round = 0; round < 4; round++) {
		const busy = await customer(), owner = await new Visitor().signIn(busy.email)
		const answers = []
		let changed = 0, over = false
		const use = async i => {
			while (!over) {
				const began = Date.now()
				const rs = i === 0 ? await busy.post('/support/tickets', ticket(`Wedloop ${process.pid} ${round}`)) : await busy.get(['/support/tickets', '/support/profile', '/support/profile/security'][i - 1])
				answers.push({ began, rs })
				if (changed !== 0 && began > changed && answers.filter(a => a.began > changed).length > 12) over = true
			}
		}
		const users = [0, 1, 2, 3].map(use)
		await pause(100 + round * 37)
		await owner.get('/support/profile/security')
		const rs = await owner.post('/support/profile/password', { current_password: password, password: 'Nieuw-slot-42', password_again: 'Nieuw-slot-42' })
		changed = Date.now()
		assert.equal(rs.status, 303)
		await Promise.all(users)
		const after = answers.filter(a => a.began > changed)
		assert.ok(after.length > 10 && answers.length > after.length)
		for (const { rs: late } of after) {
			assert.ok([303, 403].includes(late.status), `${late.status}`)
			if (late.status === 303) assert.match(late.headers.location, /\/support\/login/)
		}
		assert.equal((await owner.get('/support/tickets')).status, 200, 'who changed it stays')
		assert.equal(await number(`SELECT COUNT(*) FROM session WHERE user_id = ${busy.id}`), 1)
	}
})

test('B5 B11 twenty who use one link at once: one of them sets the password, of the link\'s own account', async () => {
	const [email, stranger] = await accounts(2), asker = new Visitor()
	const [[hash]] = await sql(`SELECT password_hash FROM user WHERE email = '${stranger}'`)
	await asker.get('/support/password/forgot')
	assert.equal((await asker.post('/support/password/forgot', { email })).status, 303)
	const link = /https:\/\/\S+(\/support\/password\/reset\/[A-Za-z0-9_-]{43})/.exec((await mailTo(email)).text)[1]
	const crowd = await Promise.all(Array.from({ length: 20 }, async () => {
		const v = new Visitor()
		assert.equal((await v.get(link)).status, 303)
		assert.equal((await v.get('/support/password/reset')).status, 200)
		return v
	}))
	const other = await number(`SELECT id FROM user WHERE email = '${stranger}'`)
	const answers = await Promise.all(crowd.map((v, i) => v.post('/support/password/reset', { password: `Eerste-${i}-Wint`, password_again: `Eerste-${i}-Wint`, user_id: other, email: stranger })))
	const won = answers.findIndex(rs => rs.status === 303)
	assert.deepEqual(answers.map(rs => rs.status).sort(), [303, ...Array(19).fill(410)])
	const sign = async (who, secret) => { const v = new Visitor(); await v.get('/support/login'); return (await v.post('/support/login', { email: who, password: secret, next: '' })).status }
	assert.equal(await sign(email, `Eerste-${won}-Wint`), 303)
	assert.equal(await sign(email, `Eerste-${(won + 1) % 20}-Wint`), 422)
	assert.equal((await sql(`SELECT password_hash FROM user WHERE email = '${stranger}'`))[0][0], hash)
})

// The database of this ring does not wait for its disk: killed itself, it may lose what it acknowledged a moment ago, but never half of it.
for (const [what, names] of Object.entries({ 'everything but the database': ['web', 'signin', 'nginx', 'jobs'], everything: ['web', 'signin', 'nginx', 'jobs', 'db'] })) {
	test(`Q10 ${what} killed in the middle of uploads: each ticket has its file, whole`, async () => {
		const people = await Promise.all(Array.from({ length: 4 }, customer)), file = Buffer.alloc(3000000, 'q'), mark = `Stroom weg ${process.pid} ${names.length}`
		const sum = createHash('sha256').update(file).digest('hex')
		const sent = people.map(async (v, i) => {
			for (let n = 0; ; n++) {
				const rs = await v.send('/support/tickets', [...Object.entries(ticket(`${mark} ${i}.${n}`)), ['attachments', 'a.bin', file]]).catch(() => ({ status: 0 }))
				if (rs.status !== 303) return n
			}
		})
		await until(async () => await number(`SELECT COUNT(*) FROM ticket WHERE subject LIKE '${mark} %'`) >= 4, 10, 'some are there')
		await pause(1500) // its log reaches the disk once a second
		for (const name of names) { try { process.kill(-pidOf(name), 'SIGKILL') } catch { /* between two lives */ } }
		const acknowledged = (await Promise.all(sent)).reduce((a, b) => a + b, 0)
		await works()
		await until(() => alive(pidOf('jobs')), 10, 'the jobs')
		const kept = await number(`SELECT COUNT(*) FROM ticket WHERE subject LIKE '${mark} %'`)
		assert.ok(kept >= (names.includes('db') ? 1 : acknowledged), `${kept} of ${acknowledged}`)
		assert.equal(await number(`SELECT COUNT(*) FROM ticket t JOIN message m ON m.ticket_id = t.id JOIN message_file l ON l.message_id = m.id JOIN stored_file f ON f.id = l.file_id
			WHERE t.subject LIKE '${mark} %' AND f.complete AND f.linked AND f.sha256 = X'${sum}' AND f.size = (SELECT SUM(LENGTH(data)) FROM stored_chunk c WHERE c.file_id = f.id)`), kept)
	})
}

// ---- several processes of jobs ----

const begin = () => spawn(process.env.LOKET_BIN, ['-c', process.env.LOKET_TEST_CONFIG, 'jobs'], { stdio: 'ignore', cwd: `${state}/run` })
const ownerOf = async name => (await sql(`SELECT owner FROM lease WHERE name = '${name}'`))[0]?.[0] ?? ''
const pidOfOwner = owner => Number(owner.split(':')[1])

test('S7 two processes of jobs: each piece of work is done once, and when one is killed the other does it all', async () => {
	const v = await customer(), count = 12
	await unattended(async () => {
		const second = begin()
		try {
			for (let i = 0; i < count; i++) {
				await v.get('/support/tickets/new')
				assert.equal((await v.post('/support/tickets', ticket(`Twee werkers ${process.pid} ${i}`))).status, 303)
			}
			await sql(`UPDATE ticket SET status = 6, resolved_at = UTC_TIMESTAMP() - INTERVAL 30 DAY WHERE subject LIKE 'Twee werkers ${process.pid} %';
				UPDATE lease SET until_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE name = 'tickets.auto_close'`)
			await until(async () => await number(`SELECT COUNT(*) FROM ticket WHERE subject LIKE 'Twee werkers ${process.pid} %' AND status = 7`) === count, 20, 'all closed')
			await until(async () => await number(`SELECT COUNT(*) FROM outbox o JOIN ticket t ON t.id = o.ticket_id WHERE t.subject LIKE 'Twee werkers ${process.pid} %' AND o.state <> 2`) === 0, 20, 'all mailed')
			assert.equal(await number(`SELECT COUNT(*) FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id WHERE t.subject LIKE 'Twee werkers ${process.pid} %' AND e.new_value = '7'`), count)
			const received = (await mails()).filter(m => m.to.some(t => t.address === v.email)).map(m => m.messageId ?? m.headers['message-id'])
			assert.ok(received.length >= count)
			assert.equal(new Set(received).size, received.length, 'no mail twice')
			const first = pidOf('jobs')
			// One at a time has a turn, whoever it is; the process that has it dies.
			const leader = pidOfOwner(await until(() => ownerOf('outages.mail'), 10, 'a turn'))
			assert.ok([first, second.pid].includes(leader), `${leader}`)
			process.kill(leader, 'SIGKILL')
			const other = leader === first ? second.pid : first, died = Date.now()
			for (const name of ['outages.mail', 'bulk.work', 'outages.keep_time']) {
				await until(async () => pidOfOwner(await ownerOf(name)) === other, 25, `${name} goes over`)
			}
			console.log(`# the other had everything after ${Date.now() - died} ms`)
			await v.get('/support/tickets/new')
			assert.equal((await v.post('/support/tickets', ticket(`Daarna ${process.pid}`))).status, 303)
			await until(async () => await number(`SELECT COUNT(*) FROM outbox o JOIN ticket t ON t.id = o.ticket_id WHERE t.subject = 'Daarna ${process.pid}' AND o.state = 2`) === 1, 15, 'mail goes on')
		} finally {
			second.kill('SIGKILL')
			await until(() => { try { return readFileSync(`/proc/${second.pid}/stat`, 'utf8') === '' } catch { return true } }, 5, 'the second has ended')
			await end('jobs').catch(() => {})
		}
	})
	await until(async () => { await sql("UPDATE lease SET until_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE name = 'outages.mail'"); return pidOfOwner(await ownerOf('outages.mail')) === pidOf('jobs') }, 20, 'jobs are kept up again')
})
