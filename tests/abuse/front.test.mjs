// SPDX-License-Identifier: Apache-2.0
// The front as a hostile client meets it: headers on every status, TLS, methods, hosts, paths, forged headers, slow peers.
// SECURITY A8, A9, B9, E5, I4, K2, N5, O1, O3, O5, P1-P4, P6.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import http2 from 'node:http2'
import https from 'node:https'
import { before, test } from 'node:test'
import tls from 'node:tls'
import { promisify } from 'node:util'

const url = new URL(process.env.LOKET_URL)
const port = Number(url.port)
const run = promisify(execFile)
const log = name => readFileSync(`${process.env.LOKET_STATE}/log/${name}`, 'utf8')
const pause = ms => new Promise(done => setTimeout(done, ms))
// The front writes its lines once a second: back when the one of this answer is there, and so everything before it.
async function written(rs) {
	for (let i = 0; i < 100; i++) {
		if (log('nginx-access.log').includes(rs.headers['x-request-id'])) return
		await pause(100)
	}
	assert.fail('no line of the front')
}

// One request by HTTP/1.1 with whatever headers and method.
function ask(path, { method = 'GET', headers = {}, body } = {}) {
	return new Promise((done, failed) => {
		const rq = https.request({ host: '127.0.0.1', port, path, method, headers, servername: '', rejectUnauthorized: false, agent: false }, rs => {
			let text = ''
			rs.setEncoding('utf8').on('data', d => (text += d)).on('end', () => done({ status: rs.statusCode, headers: rs.headers, text }))
		})
		rq.on('error', failed)
		rq.end(body)
	})
}

// Bytes as they are, over TLS; resolves with what came back when the peer closed, and after how long.
function raw(bytes, { seconds = 30, options = {} } = {}) {
	return new Promise((done, failed) => {
		const began = Date.now()
		let text = ''
		const socket = tls.connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options }, () => socket.write(bytes))
		socket.setTimeout(seconds * 1000, () => socket.destroy(new Error(`still open after ${seconds} s`)))
		socket.on('data', d => (text += d.toString('latin1')))
		socket.on('error', e => (e.code === 'ECONNRESET' ? done({ text, ms: Date.now() - began }) : failed(e)))
		socket.on('close', () => done({ text, ms: Date.now() - began }))
	})
}

const policy = `default-src 'none'; script-src ${url.origin}/static/; style-src ${url.origin}/static/; img-src 'self'; font-src 'self'; connect-src 'self' wss://${url.host}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp-report`
const always = {
	'content-security-policy': policy,
	'strict-transport-security': 'max-age=63072000; includeSubDomains',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
	'x-permitted-cross-domain-policies': 'none',
	server: 'nginx',
}

// They go on while the other tests run.
let slow
before(() => {
	slow = Promise.all([raw('GET /support/home HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: '), raw('POST /support/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nabc')])
	slow.catch(() => {}) // the test that waits for them tells
})

test('N5 no worker waits for slow headers and slow bodies', async () => {
	await pause(300)
	const began = Date.now()
	assert.equal((await ask('/support/home')).status, 200)
	assert.ok(Date.now() - began < 1000)
})

const cases = [
	[200, '/support/home'],
	[200, '/static/brand.css'],
	[303, '/support/tickets'],
	[308, '/', { headers: { host: `localhost:${port}` } }],
	[400, '/support/home', { headers: { 'x-long': 'a'.repeat(40000) } }],
	[403, '/support/login', { method: 'POST', body: 'email=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
	[404, '/nothing-here'],
	[404, '/static/nothing.css'],
	[405, '/support/logout'],
	[405, '/support/home', { method: 'PUT' }],
	[413, '/support/login', { method: 'POST', body: 'a'.repeat(2000000), headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
	[421, '/', { headers: { host: 'evil.example' } }],
]
for (const [status, path, options] of cases) {
	test(`P1-P4 E5 every header on ${status} of ${options?.method || 'GET'} ${path}`, async () => {
		const rs = await ask(path, options)
		assert.equal(rs.status, status)
		for (const [name, value] of Object.entries(always)) assert.equal(rs.headers[name], value, name)
		assert.match(rs.headers['x-request-id'], /^[0-9a-f]{32}$/)
		if (status !== 200 && status !== 308) assert.match(rs.headers['cache-control'] || '', /no-store/)
		assert.doesNotMatch(rs.text, /nginx\/\d|\/var\/|SELECT /)
		assert.ok(rs.text.split('<h1>').length <= 2, 'a page inside a page')
		// What happened, by whichever of the two it was refused; where to look further, and whom to call.
		if ([403, 404, 405, 413].includes(status) && options?.method !== 'PUT') assert.match(rs.text, /<h1>[\s\S]*action="[^"]*\/support\/search"[\s\S]*href="tel:/)
	})
}

test('P4 hashed files are immutable and compressed', async () => {
	const home = await ask('/support/home')
	const css = /\/static\/app\.[0-9a-f]+\.css/.exec(home.text)[0]
	const rs = await ask(css, { headers: { 'accept-encoding': 'br' } })
	assert.equal(rs.headers['cache-control'], 'public, max-age=31536000, immutable')
	assert.ok(['br', undefined].includes(rs.headers['content-encoding']))
	const zipped = await ask(css, { headers: { 'accept-encoding': 'gzip' } })
	assert.equal(zipped.headers['content-encoding'], 'gzip')
})

for (const method of ['TRACE', 'CONNECT', 'PUT', 'DELETE', 'PROPFIND', 'FOO', 'OPTIONS']) {
	test(`O3 ${method} is refused`, async () => {
		const { text } = await raw(`${method} /support/home HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
		assert.match(text, /^HTTP\/1.1 405 /)
		assert.match(text, /\r\nAllow: GET, HEAD, POST\r\n/)
	})
}

test('O3 HEAD is GET without its body', async () => {
	const get = await ask('/support/contact', { headers: { cookie: 'a=b' } })
	const head = await ask('/support/contact', { method: 'HEAD', headers: { cookie: 'a=b' } })
	assert.equal(head.status, 200)
	assert.equal(head.text, '')
	assert.equal(head.headers['content-type'], get.headers['content-type'])
})

for (const path of ['/.git/config', '/.env', '/setup', '/install', '/nginx_status', '/index.bak', '/dump.sql', '/page~', '/static/../Makefile', '/static/%2e%2e/loket',
	'/static/manifest.json', '/static/503.nl.html', '/uploads/', '/support/attachments/../x']) {
	test(`O5 I4 ${path} is not found`, async () => {
		const { text } = await raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
		assert.match(text, /^HTTP\/1.1 40[04] /)
	})
}

const smuggled = {
	'CL and TE': 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
	'two CL': 'Content-Length: 4\r\nContent-Length: 5\r\n',
	'CL +5': 'Content-Length: +5\r\n',
	'CL -1': 'Content-Length: -1\r\n',
	'CL 5,5': 'Content-Length: 5,5\r\n',
	'CL 1e3': 'Content-Length: 1e3\r\n',
	'CL hex': 'Content-Length: 0x5\r\n',
	'CL 20 digits': 'Content-Length: 99999999999999999999\r\n',
	'TE unknown': 'Transfer-Encoding: xchunked\r\n',
	'TE twice': 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n',
}
for (const [name, lines] of Object.entries(smuggled)) {
	test(`O1 ${name} is a bad request and ends the connection`, async () => {
		const { text } = await raw(`POST /support/login HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines}\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
		assert.match(text, /^HTTP\/1.1 (400|413|501) /)
		assert.equal(text.match(/HTTP\/1.1 /g).length, 1)
	})
}

test('A8 A9 a client cannot say who or where it is', async () => {
	const rs = await ask('/support/tickets', { headers: { 'remote-user': 'admin', 'x-remote-user': 'admin', 'x-forwarded-user': 'admin',
		'x-forwarded-for': '203.0.113.77', 'cf-connecting-ip': '<img src=x>', authorization: 'Basic YWRtaW46YWRtaW4=' } })
	assert.equal(rs.status, 303)
	await written(rs)
	assert.ok(!log('web.log').includes('203.0.113.77'))
	assert.ok(!log('nginx-access.log').includes('203.0.113.77'))
})

test('K2 other hosts are turned away, whichever way they are said', async () => {
	const line = host => raw(`GET /support/home HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`)
	assert.match((await line('Host: evil.example')).text, /^HTTP\/1.1 421 /)
	assert.match((await line('Host: 127.0.0.1\r\nHost: evil.example')).text, /^HTTP\/1.1 400 /)
	assert.match((await line('Host: 127.0.0.1:@evil.example')).text, /^HTTP\/1.1 (400|421) /)
	const absolute = await raw('GET https://evil.example/support/home HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')
	assert.match(absolute.text, /^HTTP\/1.1 421 /)
	const forwarded = await ask('/support/home', { headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' } })
	assert.ok(!forwarded.text.includes('evil.example'))
})

test('P6 an unknown name gets no handshake', async () => {
	await assert.rejects(raw('', { options: { servername: 'evil.example' } }))
})

for (const [name, args] of Object.entries({
	'TLS 1.0': ['-tls1', '-cipher', 'ALL:@SECLEVEL=0'],
	'TLS 1.1': ['-tls1_1', '-cipher', 'ALL:@SECLEVEL=0'],
	'CBC': ['-tls1_2', '-cipher', 'ECDHE-ECDSA-AES128-SHA256:@SECLEVEL=0'],
	'RSA key exchange': ['-tls1_2', '-cipher', 'AES128-GCM-SHA256:@SECLEVEL=0'],
})) {
	test(`P6 ${name} is refused`, async () => {
		await assert.rejects(run('openssl', ['s_client', '-connect', `127.0.0.1:${port}`, ...args], { timeout: 10000 }))
	})
}
for (const [name, args] of Object.entries({
	'TLS 1.2 with GCM': ['-tls1_2', '-cipher', 'ECDHE-ECDSA-AES128-GCM-SHA256'],
	'TLS 1.2 with ChaCha20': ['-tls1_2', '-cipher', 'ECDHE-ECDSA-CHACHA20-POLY1305'],
	'TLS 1.3': ['-tls1_3'],
})) {
	test(`P6 ${name} works`, async () => {
		const child = run('openssl', ['s_client', '-connect', `127.0.0.1:${port}`, ...args], { timeout: 10000 })
		child.child.stdin.end()
		const { stdout } = await child
		assert.match(stdout, /Secure Renegotiation|TLSv1.3/)
		assert.match(stdout, /Compression: NONE|TLSv1.3/)
		assert.match(stdout, /Server public key is 256 bit/)
	})
}

test('P6 a client that wants to negotiate anew is refused, and nobody notices', async () => {
	const socket = tls.connect({ host: '127.0.0.1', port, rejectUnauthorized: false, maxVersion: 'TLSv1.2' })
	await new Promise((done, failed) => socket.once('secureConnect', done).once('error', failed))
	const refused = await new Promise(done => {
		socket.on('error', done).on('close', () => done(new Error('closed')))
		socket.renegotiate({ rejectUnauthorized: false }, done)
		socket.setTimeout(5000, () => done(null))
	})
	socket.destroy()
	assert.ok(refused, 'it was negotiated anew')
	assert.equal((await ask('/healthz')).status, 200)
})

test('P6 a session may be taken up again, but nothing is said before it stands', async () => {
	const place = `${process.env.LOKET_STATE}/session`
	const first = run('bash', ['-c', '(printf "GET /healthz HTTP/1.0\\r\\nHost: 127.0.0.1\\r\\n\\r\\n"; sleep 0.5) | openssl s_client -tls1_3 -connect "127.0.0.1:$1" -sess_out "$2"', '-', String(port), place])
	assert.match((await first).stdout, /Max Early Data: 0/)
	const again = run('bash', ['-c', 'echo early >"$2.early"; sleep 0.3 | openssl s_client -tls1_3 -connect "127.0.0.1:$1" -sess_in "$2" -early_data "$2.early"', '-', String(port), place])
	assert.match((await again).stdout, /Early data was (not sent|rejected)/)
})

test('B9 a token in a path reaches no log of the front', async () => {
	const token = 'tokentokentokentokentokentokentokentokentok'
	await ask(`/support/activate/${token}`)
	await ask(`/nl/support/password/reset/${token}`)
	await written(await ask(`/support/home?secret=${token}`))
	for (const name of ['nginx-access.log', 'nginx-error.log', 'web.log', 'signin.log']) assert.ok(!log(name).includes(token), name)
})

test('N5 slow headers and slow bodies are cut off within 20 seconds', async () => {
	for (const { ms } of await slow) assert.ok(ms < 20000, `${ms} ms`)
})

test('N5 three hundred idle connections leave the portal answering', async () => {
	const sockets = []
	for (let i = 0; i < 300; i++) sockets.push(tls.connect({ host: '127.0.0.1', port, rejectUnauthorized: false }).on('error', () => {}))
	await pause(1000)
	assert.equal((await ask('/support/home')).status, 200)
	for (const s of sockets) s.destroy()
})

test('N8 a burst of streams that are reset at once leaves the portal answering', async () => {
	const session = http2.connect(url.origin, { rejectUnauthorized: false })
	session.on('error', () => {})
	for (let i = 0; i < 2000 && !session.destroyed; i++) {
		const s = session.request({ ':path': '/support/home' })
		s.on('error', () => {})
		s.close(http2.constants.NGHTTP2_CANCEL)
		if (i % 100 === 0) await pause(1)
	}
	session.destroy()
	assert.equal((await ask('/support/home')).status, 200)
	assert.ok(!log('nginx-error.log').includes('exited on signal'))
})
