// SPDX-License-Identifier: Apache-2.0
// FastCGI records as no web server sends them, straight into the workers' socket. SECURITY O1, O2.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { after, test } from 'node:test'
import { ask, log, pause, state, until, workers } from './support.mjs'

const BEGIN = 1, ABORT = 2, PARAMS = 4, STDIN = 5, DATA = 8, GET_VALUES = 9

function record(type, body = Buffer.alloc(0), { id = 1, version = 1, length = body.length, padding = 0 } = {}) {
	return Buffer.concat([Buffer.from([version, type, id >> 8, id & 255, length >> 8 & 255, length & 255, padding, 0]), body, Buffer.alloc(padding)])
}
const begin = (options, role = 1, flags = 0) => record(BEGIN, Buffer.from([0, role, flags, 0, 0, 0, 0, 0]), options)
function size(n) {
	if (n < 128) return Buffer.from([n])
	const b = Buffer.alloc(4)
	b.writeUInt32BE((n | 0x80000000) >>> 0)
	return b
}
const pair = (name, value) => Buffer.concat([size(Buffer.byteLength(name)), size(Buffer.byteLength(value)), Buffer.from(name), Buffer.from(value)])
const pairs = o => Buffer.concat(Object.entries(o).map(([n, v]) => pair(n, v)))
const get = { REQUEST_METHOD: 'GET', REQUEST_URI: '/healthz', QUERY_STRING: '', REMOTE_ADDR: '127.0.0.1' }
const post = { ...get, REQUEST_METHOD: 'POST', REQUEST_URI: '/support/login', CONTENT_TYPE: 'application/x-www-form-urlencoded' }
const whole = (params, body = Buffer.alloc(0)) => Buffer.concat([begin(), record(PARAMS, pairs(params)), record(PARAMS), ...(body.length ? [record(STDIN, body)] : []), record(STDIN)])

// Sends, says that no more comes, and gives what came back. A worker that waits for more sees the end.
function send(bytes, { linger = 300, endNow = true } = {}) {
	return new Promise(done => {
		const parts = []
		const socket = net.connect(`${state}/run/web.sock`)
		const finish = () => { clearTimeout(timer); socket.destroy(); done(Buffer.concat(parts).toString('latin1')) }
		const timer = setTimeout(finish, 5000)
		socket.on('connect', () => { socket.write(bytes); if (endNow) socket.end(); else setTimeout(() => socket.destroy(), linger) })
		socket.on('data', d => parts.push(d))
		socket.on('error', () => {})
		socket.on('close', finish)
	})
}
const statusOf = text => Number(/Status: (\d+)/.exec(text)?.[1] ?? 0)

async function stillServing() {
	for (let i = 0; i < 4; i++) {
		const rs = await until(async () => { const r = await ask('/readyz').catch(() => ({})); return r.status === 200 && r }, 5, 'an answer')
		assert.ok(rs.ms < 2000, `${rs.ms} ms`)
	}
	assert.equal((await until(() => workers().length >= 2 && workers(), 3, 'workers')).length, 2)
	for (const pid of workers()) {
		const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
		assert.ok(rss < 150000, `worker holds ${rss} kB`)
	}
}

test('O2 the records of this test are right when they are', async () => {
	assert.equal(statusOf(await send(whole(get))), 200)
})

for (const text of ['abc', '-1', '+5', '1e3', '0x10', '5,5', '99999999999999999999', ' 5', '5 ', '18446744073709551615']) {
	test(`O1 CONTENT_LENGTH ${JSON.stringify(text)} straight into the socket is a bad request`, async () => {
		const rs = await send(whole({ ...post, CONTENT_LENGTH: text }, Buffer.from('a=b')))
		assert.equal(statusOf(rs), 400)
	})
}
for (const [length, status] of [['999999999999999999', 413], ['300000', 413], ['500', 400], ['1', 403]]) {
	test(`O1 CONTENT_LENGTH ${length} with three bytes of body: ${status}`, async () => {
		const rs = await send(whole({ ...post, CONTENT_LENGTH: length }, Buffer.from('a=b')))
		assert.equal(statusOf(rs), status)
	})
}

const params = pairs(get)
const hostile = {
	'nothing at all': Buffer.alloc(0),
	'half a header': Buffer.from([1, 1, 0]),
	'version 2': Buffer.concat([begin({ version: 2 }), record(PARAMS, params, { version: 2 }), record(PARAMS, undefined, { version: 2 }), record(STDIN, undefined, { version: 2 })]),
	'version 0': begin({ version: 0 }),
	'type 99': Buffer.concat([begin(), record(99, randomBytes(50)), record(PARAMS, params), record(PARAMS), record(STDIN)]),
	'type 0': record(0, randomBytes(8)),
	'role 9': Buffer.concat([begin({}, 9), record(PARAMS, params), record(PARAMS), record(STDIN)]),
	'a filter': Buffer.concat([begin({}, 3), record(PARAMS, params), record(PARAMS), record(STDIN), record(DATA)]),
	'an authorizer': Buffer.concat([begin({}, 2), record(PARAMS, params), record(PARAMS)]),
	'begin without body': record(BEGIN),
	'params before begin': Buffer.concat([record(PARAMS, params), record(PARAMS), record(STDIN)]),
	'a length that lies': Buffer.concat([begin(), record(PARAMS, params, { length: 65535 })]),
	'name length 0x7fffffff': Buffer.concat([begin(), record(PARAMS, Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 65, 66])), record(PARAMS), record(STDIN)]),
	'value length 0x7fffffff': Buffer.concat([begin(), record(PARAMS, Buffer.from([1, 0xff, 0xff, 0xff, 0xff, 65, 66])), record(PARAMS), record(STDIN)]),
	'both lengths 0x7fffffff': Buffer.concat([begin(), record(PARAMS, Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 65])), record(PARAMS), record(STDIN)]),
	'params that stop in a length': Buffer.concat([begin(), record(PARAMS, Buffer.from([0x80, 0])), record(PARAMS), record(STDIN)]),
	'a record of 65535 bytes': Buffer.concat([begin(), record(PARAMS, Buffer.concat([params, pair('X', 'y'.repeat(65000)), Buffer.alloc(0)]).subarray(0, 65535)), record(PARAMS), record(STDIN)]),
	'no end of params': Buffer.concat([begin(), record(PARAMS, params)]),
	'no end of the body': Buffer.concat([begin(), record(PARAMS, pairs({ ...post, CONTENT_LENGTH: '100' })), record(PARAMS), record(STDIN, Buffer.from('abc'))]),
	'two ids through each other': Buffer.concat([begin({ id: 1 }), begin({ id: 2 }), record(PARAMS, params, { id: 2 }), record(PARAMS, params, { id: 1 }), record(PARAMS, undefined, { id: 1 }), record(STDIN, undefined, { id: 1 }), record(STDIN, undefined, { id: 2 })]),
	'id 65535': Buffer.concat([begin({ id: 65535 }), record(PARAMS, params, { id: 65535 }), record(PARAMS, undefined, { id: 65535 }), record(STDIN, undefined, { id: 65535 })]),
	'an abort at once': Buffer.concat([begin(), record(ABORT)]),
	'an abort in the body': Buffer.concat([begin(), record(PARAMS, pairs({ ...post, CONTENT_LENGTH: '100' })), record(PARAMS), record(STDIN, Buffer.from('abc')), record(ABORT)]),
	'GET_VALUES': Buffer.concat([record(GET_VALUES, pairs({ FCGI_MAX_CONNS: '', FCGI_MAX_REQS: '', FCGI_MPXS_CONNS: '' }), { id: 0 }), whole(get)]),
	'GET_VALUES with rubbish': Buffer.concat([record(GET_VALUES, Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]), { id: 0 }), whole(get)]),
	'no method': whole({ REQUEST_URI: '/healthz' }),
	'an empty method': whole({ ...get, REQUEST_METHOD: '' }),
	'no uri': whole({ REQUEST_METHOD: 'GET' }),
	'no params': Buffer.concat([begin(), record(PARAMS), record(STDIN)]),
	'one MB of params': Buffer.concat([begin(), ...Array.from({ length: 20 }, (_, i) => record(PARAMS, pair(`HTTP_X${i}`, 'z'.repeat(52000)))), record(PARAMS, params), record(PARAMS), record(STDIN)]),
	'a NUL in the path': whole({ ...get, REQUEST_URI: '/healthz\0x' }),
	'a newline in a parameter': whole({ ...get, HTTP_COOKIE: 'a=b\r\nX: y', REQUEST_ID: 'a\r\nX-Evil: y', REMOTE_ADDR: '1\r\n2' }),
	'255 bytes of padding': Buffer.concat([begin({ padding: 255 }), record(PARAMS, params, { padding: 255 }), record(PARAMS, undefined, { padding: 255 }), record(STDIN, undefined, { padding: 255 })]),
	'a kept connection': Buffer.concat([begin({}, 1, 1), record(PARAMS, params), record(PARAMS), record(STDIN), randomBytes(200)]),
}
for (const [name, bytes] of Object.entries(hostile)) {
	test(`O2 ${name}`, async () => {
		const rs = await send(bytes)
		assert.doesNotMatch(rs, /X-Evil/)
		assert.ok([0, 200, 400, 403, 404, 413].includes(statusOf(rs)), rs.slice(0, 200))
		await stillServing()
	})
}

test('O2 five hundred times rubbish, and right records cut or changed anywhere', async () => {
	const good = whole({ ...post, CONTENT_LENGTH: '7' }, Buffer.from('a=b&c=d'))
	for (let i = 0; i < 500; i++) {
		let bytes
		if (i % 5 === 0) bytes = randomBytes(1 + i)
		else if (i % 5 === 1) bytes = good.subarray(0, i % good.length)
		else {
			bytes = Buffer.from(good)
			for (let n = 0; n < 1 + i % 4; n++) bytes[Math.floor(Math.random() * bytes.length)] = Math.floor(Math.random() * 256)
		}
		await send(bytes)
	}
	await stillServing()
})

test('O4 readers that go away in the middle of an answer leave no worker behind', async () => {
	for (let i = 0; i < 100; i++) await send(whole({ ...get, REQUEST_URI: '/support/home' }), { endNow: false, linger: i % 5 })
	await stillServing()
})

after(async () => {
	await pause(200)
	assert.doesNotMatch(log('web.log'), /died with signal|Sanitizer|runtime error|invariant/)
})
