// SPDX-License-Identifier: Apache-2.0
// Whom the portal trusts, and what it shows itself: mail goes only to a server that proves who it is by a certificate of the configured list, and
// `loket check` says when our own certificate must be renewed. SECURITY K5, P6. Certificates are made here, by an authority of the test.
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import net from 'node:net'
import { after, before, describe, test } from 'node:test'
import tls from 'node:tls'
import { Visitor, accounts, end, number, pidOf, port, run, sql, state, supervise, ticket, until, works } from './support.mjs'

const place = mkdtempSync(`${state}/trust-`)
const openssl = (...args) => run('openssl', args, { cwd: place })
const pem = name => ({ key: readFileSync(`${place}/${name}.key`), cert: readFileSync(`${place}/${name}.pem`) })
const utc = days => `${new Date(Date.now() + days * 86400000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`

async function authority(name) {
	mkdirSync(`${place}/${name}.d`)
	writeFileSync(`${place}/${name}.index`, '')
	writeFileSync(`${place}/${name}.cnf`, `[ca]\ndefault_ca=d\n[d]\ndatabase=${name}.index\nnew_certs_dir=${name}.d\nrand_serial=yes\npolicy=p\ndefault_md=sha256\nunique_subject=no\ncopy_extensions=copy\n[p]\ncommonName=supplied\n`)
	await openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30', '-subj', `/CN=${name}`, '-addext', 'basicConstraints=critical,CA:TRUE', '-keyout', `${name}.key`, '-out', `${name}.pem`)
}
async function certificate(name, by, { san = 'IP:127.0.0.1,DNS:localhost', from = -1, until: to = 20, rsa } = {}) {
	const key = rsa ? ['-newkey', `rsa:${rsa}`] : ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
	await openssl('req', '-new', ...key, '-nodes', '-subj', `/CN=${name}`, '-addext', `subjectAltName=${san}`, '-keyout', `${name}.key`, '-out', `${name}.csr`)
	await openssl('ca', '-batch', '-notext', '-config', `${by}.cnf`, '-cert', `${by}.pem`, '-keyfile', `${by}.key`, '-startdate', utc(from), '-enddate', utc(to), '-in', `${name}.csr`, '-out', `${name}.pem`)
}

before(async () => {
	await works()
	await authority('known')
	await authority('stranger')
	await certificate('good', 'known', { until: 300 })
	await certificate('signed-by-a-stranger', 'stranger')
	await certificate('of-another-host', 'known', { san: 'DNS:elsewhere.example' })
	await certificate('ended', 'known', { from: -20, until: -1 })
	await certificate('soon', 'known', { until: 20 })
	await certificate('short', 'known', { until: 300, rsa: 2048 })
	await certificate('long', 'known', { until: 300, rsa: 3072 })
})
after(() => rmSync(place, { recursive: true, force: true }))

const open = server => new Promise(done => server.listen(0, '127.0.0.1', () => done(server.address().port)))
const config = readFileSync(process.env.LOKET_TEST_CONFIG, 'utf8')
function configured(name, change) {
	const path = `${place}/${name}.conf`
	writeFileSync(path, change(config))
	return path
}
const settings = (smtp, more = '') => text => text.replace(/^smtp_url = .*\nsmtp_require_tls = no$/m, `smtp_url = ${smtp}\nsmtp_require_tls = yes\nsmtp_ca = ${place}/known.pem${more}`)

// An SMTP server that offers STARTTLS (or not), or speaks TLS from the start; keeps what it is told, and whether in secret.
function smtpServer({ name, starttls = true, implicit = false, login = false }) {
	const told = [], mails = [], { key, cert } = pem(name)
	const talk = (socket, secret) => {
		let data = null, buffer = '', waiting = false
		const offer = () => socket.write(`250-proef\r\n${starttls && !secret ? '250-STARTTLS\r\n' : ''}${login && secret ? '250-AUTH PLAIN\r\n' : ''}250 8BITMIME\r\n`)
		socket.on('error', () => {})
		const take = d => {
			buffer += d.toString('latin1')
			for (;;) {
				const at = buffer.indexOf(data === null ? '\r\n' : '\r\n.\r\n')
				if (at < 0) return
				const line = buffer.slice(0, at)
				buffer = buffer.slice(at + (data === null ? 2 : 5))
				if (data !== null) { mails.push({ text: line, secret }); data = null; socket.write('250 ok\r\n'); continue }
				told.push({ line, secret })
				if (/^EHLO/i.test(line)) offer()
				else if (/^STARTTLS/i.test(line)) {
					socket.off('data', take)
					socket.write('220 ga je gang\r\n')
					talk(new tls.TLSSocket(socket, { isServer: true, key, cert }), true)
					return
				} else if (/^DATA/i.test(line)) { data = ''; socket.write('354 ga door\r\n') }
				else if (/^AUTH/i.test(line)) { waiting = true; socket.write('334 \r\n') }
				else if (waiting) { waiting = false; socket.write('235 welkom\r\n') }
				else if (/^QUIT/i.test(line)) socket.end('221 dag\r\n')
				else socket.write('250 ok\r\n')
			}
		}
		socket.on('data', take)
	}
	const greet = secret => socket => { socket.write('220 proef\r\n'); talk(socket, secret) }
	const server = implicit ? tls.createServer({ key, cert }, greet(true)) : net.createServer(greet(false))
	const sockets = new Set()
	server.on('tlsClientError', () => {}).on('connection', socket => sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => {})))
	return { server, told, mails, close: () => { server.close(); for (const socket of sockets) socket.destroy() } }
}

describe('mail', () => {
	let customer
	before(async () => {
		supervise(false)
		await end('jobs')
		await sql('DELETE FROM outbox WHERE kind = 1 AND state = 1') // what other tests left to be tried again
		customer = await new Visitor().signIn((await accounts(1))[0])
	})
	after(async () => {
		supervise(true)
		await works()
	})

	// One mail by `loket jobs` to such a server; gives the mail's row once it was tried.
	async function sendTo(options, { more = '', scheme = 'smtp', mail } = {}) {
		const s = smtpServer(options), at = await open(s.server)
		const path = configured('mail', settings(`${scheme}://127.0.0.1:${at}`, more))
		if (mail === undefined) {
			await customer.get('/support/tickets/new')
			const { headers: { location } } = await customer.post('/support/tickets', ticket('Vertrouwen'))
			mail = await number(`SELECT id FROM outbox WHERE ticket_id = ${location.split('/').at(-1)}`)
		} else {
			await sql(`UPDATE outbox SET next_try_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE id = ${mail}`)
		}
		const [[tried]] = await sql(`SELECT attempts FROM outbox WHERE id = ${mail}`)
		const jobs = spawn(process.env.LOKET_BIN, ['-c', path, 'jobs'], { stdio: ['ignore', 'ignore', 'pipe'], cwd: `${state}/run` })
		let log = ''
		jobs.stderr.on('data', d => { log += d })
		try {
			await until(async () => await number(`SELECT attempts > ${tried} AND lease_owner IS NULL FROM outbox WHERE id = ${mail}`) === 1, 15, 'tried')
		} finally {
			const ended = new Promise(done => jobs.on('exit', done))
			jobs.kill('SIGTERM')
			await ended
			s.close()
		}
		const [[row, answer, message]] = await sql(`SELECT state, last_answer, message_id FROM outbox WHERE id = ${mail}`)
		return { ...s, mail, state: row, answer, id: message, log }
	}
	const sent = r => r.mails.filter(m => m.text.includes(r.id))

	test('K5 a certificate signed by the configured authority: the mail goes, and nothing of it before STARTTLS', async () => {
		const r = await sendTo({ name: 'good', login: true }, { more: '\nsmtp_user = loket\nsmtp_password = Geheim-genoeg-1' })
		assert.equal(r.state, '2', r.answer)
		assert.equal(sent(r).length, 1)
		assert.ok(sent(r)[0].secret)
		assert.deepEqual(r.told.filter(t => !t.secret).map(t => t.line.split(' ')[0]), ['EHLO', 'STARTTLS'])
		assert.ok(r.told.some(t => t.secret && t.line.startsWith('AUTH PLAIN')))
		assert.ok(!r.log.includes('Geheim-genoeg-1'))
	})

	test('K5 the same by TLS from the first byte', async () => {
		const r = await sendTo({ name: 'good', implicit: true }, { scheme: 'smtps' })
		assert.equal(r.state, '2', r.answer)
		assert.equal(sent(r).length, 1)
	})

	for (const name of ['signed-by-a-stranger', 'of-another-host', 'ended']) {
		test(`K5 a certificate ${name}: nothing is sent, it is said why, and later the same mail goes`, async () => {
			const r = await sendTo({ name })
			assert.equal(r.state, '1')
			assert.match(r.answer, /certificate/i)
			assert.match(r.log, /certificate/i)
			assert.deepEqual(r.told.map(t => t.line.split(' ')[0]), ['EHLO', 'STARTTLS'], 'nobody is named')
			assert.ok(await number(`SELECT next_try_at > UTC_TIMESTAMP() + INTERVAL 30 SECOND FROM outbox WHERE id = ${r.mail}`) === 1, 'tried again later')
			if (name !== 'signed-by-a-stranger') return
			const again = await sendTo({ name: 'good' }, { mail: r.mail })
			assert.equal(again.state, '2', again.answer)
			assert.equal(again.id, r.id)
			assert.equal(sent(again).length, 1)
		})
	}

	test('K5 a server that offers no STARTTLS is told nothing', async () => {
		const r = await sendTo({ name: 'good', starttls: false })
		assert.equal(r.state, '1')
		assert.deepEqual(r.told.filter(t => !/^(EHLO|HELO|QUIT)/i.test(t.line)), [])
		assert.equal(r.mails.length, 0)
	})
})

// ---- what `loket check` says ----

const check = conf => new Promise(done => execFile(process.env.LOKET_BIN, ['-c', conf, 'check'], (e, out, err) => done({ status: e?.code ?? 0, said: out + err })))

test('loket check tries the mail server without sending', async () => {
	const s = smtpServer({ name: 'good', login: true }), at = await open(s.server)
	const good = await check(configured('check', settings(`smtp://127.0.0.1:${at}`, '\nsmtp_user = loket\nsmtp_password = x')))
	assert.doesNotMatch(good.said, /mail server/)
	assert.ok(s.told.some(t => t.line.startsWith('AUTH')))
	assert.ok(!s.told.some(t => t.line.startsWith('MAIL')))
	s.close()
	const bad = smtpServer({ name: 'signed-by-a-stranger' }), there = await open(bad.server)
	const refused = await check(configured('check', settings(`smtp://127.0.0.1:${there}`)))
	bad.close()
	assert.match(refused.said, /^mail server: .*certificate/mi)
	assert.equal(refused.status, 1)
	assert.match((await check(configured('check', settings('smtp://127.0.0.1:9')))).said, /^mail server: /m)
})

for (const [name, reason] of Object.entries({ good: null, long: null, soon: /^certificate: ends within \d+ days/m, ended: /^certificate: ended \d+ days/m, short: /^certificate: its key has 2048 bits/m })) {
	test(`P6 loket check on a certificate that is ${name}`, async () => {
		const server = https.createServer(pem(name), (rq, rs) => rs.end()), at = await open(server)
		const r = await check(configured('check', t => t.replace(/^base_url = .*$/m, `base_url = https://127.0.0.1:${at}`)))
		server.close()
		if (reason === null) assert.doesNotMatch(r.said, /^certificate/m)
		else {
			assert.match(r.said, reason)
			assert.equal(r.status, 1)
		}
	})
}

test('P6 loket check where the portal does not answer says that it could not look', async () => {
	const r = await check(configured('check', t => t.replace(/^base_url = .*$/m, 'base_url = https://127.0.0.1:9')))
	assert.match(r.said, /^certificate: .* does not answer here/m)
})

test('P6 the portal of this ring has a certificate that will do', async () => {
	assert.doesNotMatch((await check(process.env.LOKET_TEST_CONFIG)).said, /^certificate/m)
	assert.ok(pidOf('nginx') > 0 && port > 0)
})
