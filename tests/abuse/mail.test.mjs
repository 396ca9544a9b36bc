// SPDX-License-Identifier: Apache-2.0
// Mail out: what hostile text makes of its headers, what is left of a token, and a mail server that is away, refuses or breaks off.
// SECURITY B8, K1, K4, K5, K6, S5. The catcher is put aside for a server of ours where its behaviour matters.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import net from 'node:net'
import { after, before, describe, test } from 'node:test'
import { Visitor, accounts, end, key, log, mailSource, mailTo, mails, number, pause, pidOf, run, smtpPort, sql, state, supervise, ticket, until, works } from './support.mjs'

before(works)

const headersOf = source => source.slice(0, source.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
const names = source => headersOf(source).map(l => l.split(':')[0].toLowerCase()).filter(n => n !== 'received' && !n.startsWith('x-maildev')).sort()

async function customer() {
	const [email] = await accounts(1)
	const v = await new Visitor().signIn(email)
	v.email = email
	return v
}

// ---- K1, K4: what is in a mail ----

const expected = ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to']
const allowed = [...expected, 'x-auto-response-suppress', 'content-language', 'content-transfer-encoding', 'in-reply-to', 'references', 'reply-to', 'list-unsubscribe', 'precedence'].sort()
const injected = ['%0d%0aBcc%3A+evil%40evil.example', '%0aBcc%3A+evil%40evil.example', '%0dBcc%3A+evil%40evil.example', '%C2%85Bcc%3A+evil%40evil.example', '%E2%80%A8Bcc%3A+evil%40evil.example',
	'%0d%0a%0d%0a%3Cscript%3E', '%0d%0a.%0d%0aMAIL+FROM%3A%3Ca%40b.nl%3E', '%3D%3FUTF-8%3FQ%3F%3D0D%3D0ABcc%3A%3F%3D', '%22%3B+Bcc%3A+evil%40evil.example', '%3Cevil%40evil.example%3E', '%2C+evil%40evil.example']

async function assertHarmless(mail, email) {
	const source = await mailSource(mail.id)
	const head = headersOf(source)
	for (const name of expected) assert.equal(names(source).filter(n => n === name).length, 1, `${name} once`)
	for (const name of names(source)) assert.ok(allowed.includes(name), name)
	assert.deepEqual(mail.to.map(t => t.address), [email])
	assert.deepEqual(mail.envelope?.to?.map(t => t.address) ?? [email], [email])
	for (const line of head) assert.ok(line.length < 2000)
	assert.match(head.find(l => /^from:/i.test(l)), /<support@daklab\.example>$/)
	return source
}

test('K1 line ends in a name or a subject add no header', async () => {
	for (const text of injected) {
		const v = await customer()
		await v.get('/support/profile')
		const renamed = await v.post('/support/profile', `name=Jan${text}&phone=&language=nl&theme=system&version=${await number(`SELECT version FROM user WHERE email = '${v.email}'`)}`)
		assert.ok([303, 422, 400].includes(renamed.status), String(renamed.status))
		await v.get('/support/tickets/new')
		const made = await v.post('/support/tickets', `key=${key()}&type=1&subject=Vraag${text}&description=Tekst${text}`)
		assert.ok([303, 422, 400].includes(made.status), String(made.status))
		if (made.status !== 303) continue
		await assertHarmless(await mailTo(v.email, m => m.subject.includes('Vraag')), v.email)
	}
})

test('K1 NUL in a name or a subject is refused', async () => {
	const v = await customer()
	await v.get('/support/tickets/new')
	assert.equal((await v.post('/support/tickets', `key=${key()}&type=1&subject=Vraag%00&description=Tekst`)).status, 400)
	assert.equal((await v.post('/support/profile', 'name=Jan%00&phone=&language=nl&theme=system&version=1')).status, 400)
})

test('K1 an address that is more than an address is refused', async () => {
	const before = await number('SELECT COUNT(*) FROM outbox')
	for (const address of ['a%40b.example%0d%0aBcc%3A+evil%40evil.example', 'a%40b.example%0aRCPT+TO%3A%3Cevil%40evil.example%3E', 'a%40b.example%2Cevil%40evil.example', '%3Ca%40b.example%3E',
		'%22a%0d%0a%22%40b.example', 'a%40b.example+', 'a+b%40b.example', 'a%40b.example%C2%85', 'a%40%5B127.0.0.1%5D', 'a%40b', '%40b.example', 'a%40b.example%3Ex', 'a%40b%0b.example', 'a%40b..example', '-oQ%2Ftmp%40b.example%09x']) {
		const v = new Visitor()
		await v.get('/support/signup')
		const rs = await v.post('/support/signup', `key=${key()}&name=Jan+Jansen&email=${address}&organisation=Org&manager_name=Baas&manager_email=baas%40org.example&website=`)
		assert.ok([400, 422, 303].includes(rs.status), `${address}: ${rs.status}`)
		/* What is invisible may have been taken away, and nothing else. */
		if (rs.status === 303) assert.equal(decodeURIComponent(address.replaceAll('+', ' ')).replaceAll(/[\s\u0000-\u001f\u0085]/g, ''), 'a@b.example')
	}
	assert.ok(await number('SELECT COUNT(*) FROM outbox') - before <= 4)
	assert.deepEqual(await sql("SELECT recipient FROM outbox WHERE recipient LIKE '%evil%' OR recipient NOT RLIKE '^[^[:space:]<>,]+@[^[:space:]<>,]+$'"), [])
})

test('K1 hostile text in a request for an account', async () => {
	const v = new Visitor()
	await v.get('/support/signup')
	const email = `vraag${process.pid}@elders.example`
	const rs = await v.post('/support/signup', `key=${key()}&name=Jan%0d%0aBcc%3A+evil%40evil.example&email=${email}&organisation=Org%0d%0aX%3A+y&manager_name=B%0aaas&manager_email=baas%40org.example&website=`)
	assert.ok([303, 422].includes(rs.status))
	if (rs.status === 303) await assertHarmless(await mailTo(email), email)
})

test('F11 K4 markup in a subject is text in the mail, and notes are not in it', async () => {
	const v = await customer(), agent = await new Visitor().signIn('sanne@daklab.example')
	await v.get('/support/tickets/new')
	const made = await v.post('/support/tickets', ticket('<img src=x onerror=alert(1)> "dak" & {{X}}', { description: '<script>alert(1)</script> [klik](javascript:alert(1))' }))
	const id = /(\d+)$/.exec(made.headers.location)[1]
	await agent.get(`/admin/tickets/${id}`)
	assert.equal((await agent.post(`/admin/tickets/${id}/note`, { key: key(), note: 'Kanariegeheim' })).status, 303)
	await agent.get(`/admin/tickets/${id}`)
	assert.equal((await agent.post(`/admin/tickets/${id}/reply`, { key: key(), body: '<b>Antwoord</b> <script>1</script>', then: 'waiting', seen: await number(`SELECT MAX(id) FROM message WHERE ticket_id = ${id}`) })).status, 303)
	await until(async () => (await mails()).filter(m => m.to[0].address === v.email).length >= 2, 15, 'two mails')
	for (const mail of (await mails()).filter(m => m.to[0].address === v.email)) {
		assert.doesNotMatch(mail.html ?? '', /<script|<img|=\s*["']?javascript:/i)
		assert.doesNotMatch(await mailSource(mail.id), /Kanariegeheim/)
		assert.doesNotMatch(Buffer.from(mail.text + mail.html).toString(), /Kanariegeheim/)
	}
})

// ---- B8, K6: what is left ----

test('B8 after delivery a token is nowhere but with the person', async () => {
	const [email] = await accounts(1)
	const v = new Visitor()
	await v.get('/support/password/forgot')
	assert.equal((await v.post('/support/password/forgot', { email })).status, 303)
	const mail = await mailTo(email)
	const token = /\/support\/password\/reset\/([A-Za-z0-9_-]{43})/.exec(mail.text)[1]
	await until(async () => await number(`SELECT COUNT(*) FROM outbox WHERE recipient = '${email}' AND state = 2`) === 1, 10, 'delivered')
	await v.get(`/support/password/reset/${token}`)
	const last = await v.get('/support/password/reset')
	await until(() => log('nginx-access.log').includes(last.headers['x-request-id']), 5, 'a line of the front')
	const { stdout } = await run('mariadb-dump', ['--no-defaults', `--socket=${process.env.LOKET_TEST_SOCKET}`, '--single-transaction', 'loket'], { maxBuffer: 1 << 29 })
	assert.ok(stdout.includes(email))
	assert.ok(!stdout.includes(token), 'the dump of the database')
	for (const name of readdirSync(`${state}/log`)) assert.ok(!log(name).includes(token), name)
	assert.deepEqual(await sql(`SELECT body_text, body_html FROM outbox WHERE recipient = '${email}'`), [['', '']])
	assert.equal((await v.get(`/support/password/reset/${token}`)).status, 303) // and there it works
})

test('K6 passwords of the instance are in no command line and no log', async () => {
	const secrets = readdirSync(`${state}/secret`).filter(n => n !== 'accounts.sql').map(n => readFileSync(`${state}/secret/${n}`, 'utf8').trim()).filter(s => s.length >= 16)
	assert.ok(secrets.length >= 5)
	const { stdout } = await run('ps', ['axww', '-o', 'args='])
	for (const secret of secrets) {
		assert.ok(!stdout.includes(secret))
		for (const name of readdirSync(`${state}/log`)) assert.ok(!log(name).includes(secret), name)
	}
	const config = await run(process.env.LOKET_BIN, ['-c', process.env.LOKET_TEST_CONFIG, 'config'])
	for (const secret of secrets) assert.ok(!config.stdout.includes(secret))
})

// ---- K5, S5: a server that does as it is told ----

// The catcher's port is free a moment after its end.
const listen = s => until(() => new Promise(done => s.once('error', () => done(false)).listen(smtpPort, '127.0.0.1', () => done(true))), 5, 'a free port')

// An SMTP server on the catcher's port. `behave(word, connection)` gives an answer for MAIL, RCPT, DATA and "." (the whole mail), or null to break off.
async function server(behave) {
	const got = []
	const sockets = new Set()
	let connections = 0
	const s = net.createServer(socket => {
		const nth = ++connections
		let data = null, buffer = ''
		sockets.add(socket)
		socket.on('error', () => {}).on('close', () => sockets.delete(socket))
		const say = (word, text, usual) => {
			const answer = behave(word, nth, text)
			if (answer === null) { socket.destroy(); return false }
			socket.write(`${answer ?? usual}\r\n`)
			return (answer ?? usual).startsWith('2') || (answer ?? usual).startsWith('3')
		}
		socket.write('220 proef\r\n')
		socket.on('data', d => {
			buffer += d.toString('latin1')
			for (;;) {
				if (data !== null) {
					const at = buffer.indexOf('\r\n.\r\n')
					if (at < 0) return
					const whole = buffer.slice(0, at)
					buffer = buffer.slice(at + 5)
					data = null
					got.push(whole)
					if (!say('.', whole, '250 ok')) { if (socket.destroyed) return }
					continue
				}
				const at = buffer.indexOf('\r\n')
				if (at < 0) return
				const line = buffer.slice(0, at), word = line.slice(0, 4).toUpperCase()
				buffer = buffer.slice(at + 2)
				if (word === 'EHLO' || word === 'HELO') socket.write('250-proef\r\n250 8BITMIME\r\n')
				else if (word === 'DATA') { if (say('DATA', line, '354 ga door')) data = '' }
				else if (word === 'QUIT') { socket.end('221 dag\r\n'); return }
				else if (!say(word, line, '250 ok') && socket.destroyed) return
			}
		})
	})
	await listen(s)
	return { got, close: () => new Promise(done => { for (const x of sockets) x.destroy(); s.close(done) }) }
}
const idOf = source => /^Message-ID: (\S+)/im.exec(source)[1]
const due = () => sql('UPDATE outbox SET next_try_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE state = 1')
const stateOf = email => sql(`SELECT state, attempts FROM outbox WHERE recipient = '${email}' ORDER BY id`)
async function make(v, subject) {
	await v.get('/support/tickets/new')
	const rs = await v.post('/support/tickets', ticket(subject))
	assert.equal(rs.status, 303)
	return rs
}

describe('with another mail server', () => {
	before(async () => {
		await until(async () => await number('SELECT COUNT(*) FROM outbox WHERE state = 1') === 0, 30, 'an empty outbox')
		supervise(false)
		await end('mail')
	})
	after(async () => {
		supervise(true)
		await until(async () => (await mails().catch(() => null)) !== null, 20, 'the catcher is back')
		await due()
	})

	test('K5 while no server is there tickets are made, and later each mail goes once', async () => {
		const v = await customer()
		for (let i = 0; i < 10; i++) {
			const began = Date.now()
			await make(v, `Zonder mailserver ${i}`)
			assert.ok(Date.now() - began < 2000)
		}
		await until(async () => (await stateOf(v.email)).every(([s, n]) => s === '1' && Number(n) >= 1), 20, 'a try of each')
		assert.equal((await v.get('/support/tickets')).status, 200)
		const s = await server(() => undefined)
		await due()
		await until(async () => (await stateOf(v.email)).every(([s]) => s === '2'), 30, 'all sent')
		await pause(1500)
		await s.close()
		const ids = s.got.filter(m => m.includes(v.email)).map(idOf)
		assert.equal(ids.length, 10)
		assert.equal(new Set(ids).size, 10)
	})

	test('K5 4xx is tried again with the same Message-ID, 5xx is given up and told', async () => {
		const soft = await customer(), hard = await customer()
		let first = true
		const ids = []
		const s = await server((word, n, text) => {
			if (word === 'RCPT' && text.includes(hard.email)) return '550 5.1.1 no such person'
			if (word === '.' && text.includes(soft.email)) {
				ids.push(idOf(text))
				if (first) { first = false; return '451 4.3.0 later' }
			}
			return undefined
		})
		await make(soft, 'Later')
		await make(hard, 'Nooit')
		await until(async () => (await stateOf(hard.email))[0][0] === '3', 15, 'given up')
		await until(async () => (await stateOf(soft.email))[0].join() === '1,1', 15, 'tried once')
		assert.ok(await number(`SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), next_try_at) FROM outbox WHERE recipient = '${soft.email}'`) > 45)
		await due()
		await until(async () => (await stateOf(soft.email))[0][0] === '2', 15, 'sent')
		await s.close()
		assert.equal(ids.length, 2)
		assert.equal(ids[0], ids[1])
		assert.equal(await number(`SELECT COUNT(*) FROM audit WHERE action = 'mail.dead' AND detail LIKE '${hard.email}%'`), 1)
		assert.match((await sql(`SELECT last_answer FROM outbox WHERE recipient = '${hard.email}'`))[0][0], /550/)
	})

	test('K5 a connection that breaks after the mail gives a repetition with the same Message-ID', async () => {
		const v = await customer()
		let breaks = 2
		const s = await server((word, n, text) => {
			if (word === 'DATA' && breaks === 2) { breaks--; return null }
			if (word === '.' && breaks === 1) { breaks--; return null }
			return undefined
		})
		await make(v, 'Breekt af')
		for (let i = 0; i < 3; i++) {
			await until(async () => { const [[st, n]] = await stateOf(v.email); return st === '2' || Number(n) > i }, 15, `try ${i + 1}`)
			await pause(300)
			await due()
		}
		await until(async () => (await stateOf(v.email))[0][0] === '2', 15, 'sent')
		await s.close()
		const ids = s.got.filter(m => m.includes(v.email)).map(idOf)
		assert.equal(ids.length, 2)
		assert.equal(ids[0], ids[1])
	})

	test('S5 three processes that send, killed at random, send each mail once or again as itself', async () => {
		const v = await customer()
		const count = 40
		const s = await server(word => (word === '.' && Math.random() < 0.1 ? '451 4.3.0 later' : undefined))
		process.kill(pidOf('jobs'), 'SIGSTOP')
		for (let i = 0; i < count; i++) await make(v, `Veel post ${i}`)
		process.kill(pidOf('jobs'), 'SIGCONT')
		const begin = () => spawn(process.env.LOKET_BIN, ['-c', process.env.LOKET_TEST_CONFIG, 'jobs'], { stdio: 'ignore', cwd: `${state}/run` })
		const senders = [begin(), begin(), begin()]
		try {
			for (let i = 0; i < 12; i++) {
				await pause(50 + Math.random() * 200)
				const at = Math.floor(Math.random() * senders.length)
				senders[at].kill('SIGKILL')
				senders[at] = begin()
			}
			await until(async () => {
				// A lease lasts a minute; whose is older than three seconds belongs to the dead.
				await sql('UPDATE outbox SET next_try_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE state = 1 AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP() + INTERVAL 57 SECOND)')
				return await number(`SELECT COUNT(*) FROM outbox WHERE recipient = '${v.email}' AND state = 2`) === count
			}, 60, 'all sent')
		} finally {
			for (const p of senders) p.kill('SIGKILL')
		}
		await pause(300)
		await s.close()
		const bySubject = new Map()
		for (const m of s.got.filter(x => x.includes(v.email))) {
			const subject = /^Subject: (.*)$/m.exec(m)[1]
			if (!bySubject.has(subject)) bySubject.set(subject, new Set())
			bySubject.get(subject).add(idOf(m))
		}
		assert.equal(new Set([...bySubject.values()].flatMap(x => [...x])).size, count)
		for (const [subject, ids] of bySubject) assert.equal(ids.size, 1, subject)
		console.log(`# ${s.got.filter(x => x.includes(v.email)).length} handed over for ${count} mails`)
	})

	test('K5 Q7 a server that says nothing holds up no page', async () => {
		const v = await customer()
		const sockets = []
		const s = net.createServer(socket => sockets.push(socket.on('error', () => {})))
		await listen(s)
		await make(v, 'Stilte')
		const times = []
		for (let i = 0; i < 30; i++) times.push((await v.get('/support/tickets')).ms)
		for (const socket of sockets) socket.destroy()
		s.close()
		assert.ok(times.sort((a, b) => a - b)[28] < 500, `${times}`)
	})
})
