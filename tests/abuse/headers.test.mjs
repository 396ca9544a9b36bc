// SPDX-License-Identifier: Apache-2.0
// The exact headers of every status an answer can have, those of the front's own pages included, and of pages with something to keep
// private. SECURITY E5, O3, P1-P5. The front alone is in front.test.mjs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import tls from 'node:tls'
import { Visitor, accounts, ask, end, sql, ticket, unattended, url, works } from './support.mjs'

const exact = {
	'content-security-policy': `default-src 'none'; script-src ${url.origin}/static/; style-src ${url.origin}/static/; img-src 'self'; font-src 'self'; connect-src 'self' wss://${url.host}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp-report`,
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
function assertHeaders(rs, status, { policy = exact['content-security-policy'], cache = 'no-store' } = {}) {
	assert.equal(rs.status, status)
	for (const [name, value] of Object.entries({ ...exact, 'content-security-policy': policy })) assert.equal(rs.headers[name], value, name)
	assert.equal(rs.headers['cache-control'], cache)
	assert.match(rs.headers['x-request-id'], /^[0-9a-f]{32}$/)
	for (const name of ['etag', 'last-modified', 'x-powered-by', 'x-accel-expires', 'status']) assert.equal(rs.headers[name], undefined, name)
	assert.doesNotMatch(rs.text.replaceAll(/href="[^"]*"|src="[^"]*"/g, ''), /nginx\/|SELECT |mysql|\.tpl|\/build\//)
}

let customer, number
before(async () => {
	await works()
	customer = await new Visitor().signIn((await accounts(1))[0])
	await customer.get('/support/tickets/new')
	const rs = await customer.send('/support/tickets', [...Object.entries(ticket('Met een bestand')), ['attachments', 'verslag één.txt', 'inhoud', 'text/html']])
	number = /tickets\/(\d+)/.exec(rs.headers.location)[1]
})

test('P1-P4 200 of a private page', async () => assertHeaders(await customer.get(`/support/tickets/${number}`), 200))
test('P1-P4 200 of an anonymous page', async () => assertHeaders(await ask('/support/home'), 200, { cache: 'public, max-age=0, must-revalidate' }))
test('P4 200 of the same page signed in', async () => assertHeaders(await customer.get('/support/home'), 200))
test('P1-P4 303 to a private page', async () => assertHeaders(await ask('/support/tickets'), 303))
test('P1-P4 303 after a form', async () => {
	await customer.get('/support/tickets/new')
	assertHeaders(await customer.post('/support/tickets', ticket('Nog een')), 303)
})
test('P1-P4 308 of plain HTTP', async () => {
	const { default: http } = await import('node:http')
	const rs = await new Promise((done, failed) => http.get({ host: '127.0.0.1', port: url.port, path: '/support/home', agent: false }, r => {
		r.resume().on('end', () => done({ status: r.statusCode, headers: r.headers, text: '' }))
	}).on('error', failed))
	assertHeaders(rs, 308)
	assert.equal(rs.headers.location, `${url.origin}/support/home`)
})
test('P1-P4 400 of the front', async () => assertHeaders(await ask('/support/home', { headers: { 'x-long': 'a'.repeat(40000) } }), 400))
test('P1-P4 400 of a worker', async () => assertHeaders(await ask('/support/home/%00'), 400))
test('P1-P4 400 of a form', async () => assertHeaders(await customer.post('/support/tickets', 'subject=%00'), 400))
test('P1-P4 403', async () => assertHeaders(await ask('/support/login', { method: 'POST', body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 403))
test('P1-P4 404', async () => assertHeaders(await ask('/support/nothing'), 404))
test('P1-P4 404 of a private page', async () => assertHeaders(await customer.get('/support/tickets/99999999'), 404))
test('P1-P4 404 of a static file', async () => {
	const rs = await ask('/static/nothing.css')
	assertHeaders(rs, 404)
	assert.match(rs.text, /<html lang="nl">/)
})
test('P1-P4 405 of the front', async () => {
	const rs = await ask('/support/home', { method: 'DELETE' })
	assertHeaders(rs, 405)
	assert.equal(rs.headers.allow, 'GET, HEAD, POST')
})
test('P1-P4 405 of a worker', async () => {
	const rs = await customer.get('/support/logout')
	assertHeaders(rs, 405)
	assert.equal(rs.headers.allow, 'POST')
})
test('P1-P4 409', async () => {
	const again = ticket('Twee keer')
	await customer.get('/support/tickets/new')
	await customer.post('/support/tickets', again)
	assertHeaders(await customer.post('/support/tickets', { ...again, subject: 'Anders' }), 409)
})
test('P1-P4 410', async () => assertHeaders(await ask(`/support/activate/${'A'.repeat(43)}`), 410))
test('P1-P4 413 of the front', async () => {
	const rs = await ask('/en/support/login', { method: 'POST', body: 'a'.repeat(2000000), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
	assertHeaders(rs, 413)
	assert.match(rs.text, /<html lang="en">/)
})
test('P1-P4 413 of a worker', async () => assertHeaders(await ask('/support/login', { method: 'POST', body: 'a'.repeat(300000), headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 413))
test('P1-P4 414', async () => {
	const rs = await ask(`/support/home?${'a'.repeat(9000)}`)
	assertHeaders(rs, 414)
})
test('P1-P4 415', async () => assertHeaders(await ask('/support/login', { method: 'POST', body: '<a/>', headers: { 'content-type': 'text/xml' } }), 415))
test('P1-P4 421', async () => assertHeaders(await ask('/', { headers: { host: 'evil.example' } }), 421))
test('P1-P4 422', async () => {
	await customer.get('/support/tickets/new')
	assertHeaders(await customer.post('/support/tickets', ticket('')), 422)
})
test('P1-P4 429', async () => {
	const v = new Visitor()
	await v.get('/support/login')
	await v.post('/support/login', { email: 'x@y.example', password: 'Verkeerd-12', next: '' })
	await sql("UPDATE rate_counter SET tries = 1000000 WHERE name = 'sign_in_page'")
	const rs = await v.post('/support/login', { email: 'x@y.example', password: 'Verkeerd-12', next: '' })
	await sql("DELETE FROM rate_counter WHERE name = 'sign_in_page'")
	assertHeaders(rs, 429)
	assert.match(rs.headers['retry-after'], /^\d+$/)
})
test('P1-P4 500', async () => {
	await sql('ALTER TABLE message RENAME COLUMN source TO source_away')
	try {
		assertHeaders(await customer.get(`/support/tickets/${number}`), 500)
	} finally {
		await sql('ALTER TABLE message RENAME COLUMN source_away TO source')
	}
	assert.equal((await customer.get(`/support/tickets/${number}`)).status, 200)
})
test('P1-P4 502 becomes 503 when no worker is there', async () => {
	await unattended(async () => {
		await end('web')
		for (const path of ['/support/tickets', '/en/support/login', '/readyz']) {
			const rs = await ask(path)
			assertHeaders(rs, 503)
			assert.match(rs.headers['retry-after'], /^\d+$/)
			assert.match(rs.headers['content-type'], /^text\/html/)
			assert.ok(rs.text.length > 300, 'a page that says so')
			assert.ok(rs.ms < 2500, `${rs.ms} ms`)
		}
		assert.match((await ask('/en/support/login')).text, /lang="en"/)
		const form = { method: 'POST', body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
		assertHeaders(await ask('/support/tickets', form), 503)
		assert.equal((await ask('/static/brand.css')).status, 200)
	})
	await works()
})

test('P4 signing out clears what the browser has', async () => {
	const v = await new Visitor().signIn((await accounts(1))[0])
	const rs = await v.post('/support/logout', {})
	assertHeaders(rs, 303)
	assert.equal(rs.headers['clear-site-data'], '"cache", "cookies", "storage"')
})

test('P4 a page asked for with conditions is still a whole page', async () => {
	for (const headers of [{ 'if-none-match': '*' }, { 'if-modified-since': 'Wed, 21 Oct 2099 07:28:00 GMT' }, { range: 'bytes=0-1' }]) {
		const rs = await customer.get(`/support/tickets/${number}`, { headers })
		assert.equal(rs.status, 200)
	}
})

let href
test('P5 a download', async () => {
	href = /\/support\/attachments\/[^"]+/.exec((await customer.get(`/support/tickets/${number}`)).text)[0]
	const rs = await customer.get(href)
	assert.equal(rs.status, 200)
	assert.equal(rs.text, 'inhoud')
	for (const [name, value] of Object.entries({ ...exact, 'content-security-policy': "sandbox; default-src 'none'" })) assert.equal(rs.headers[name], value, name)
	assert.match(rs.headers['cache-control'], /^(private, )?no-store$/)
	assert.match(rs.headers['content-disposition'], /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|-]+$/)
	assert.match(decodeURIComponent(rs.headers['content-disposition'].split("UTF-8''")[1]), /één/)
	assert.match(rs.headers['content-type'], /^text\/plain/)
	assert.equal(rs.headers.etag, undefined)
})

test('P5 a download asked for by a page of somebody else', async () => {
	for (const headers of [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
		{ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
		{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }]) assert.equal((await customer.get(href, { headers })).status, 403, JSON.stringify(headers))
	for (const headers of [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
		{ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }]) assert.equal((await customer.get(href, { headers })).status, 200, JSON.stringify(headers))
})

for (const method of ['get', 'Get', 'post']) {
	test(`O3 ${method} is no method`, async () => {
		const text = await new Promise((done, failed) => {
			let got = ''
			const socket = tls.connect({ host: '127.0.0.1', port: url.port, rejectUnauthorized: false }, () => socket.write(`${method} /support/home HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`))
			socket.on('data', d => (got += d)).on('close', () => done(got)).on('error', failed)
		})
		assert.match(text, /^HTTP\/1.1 40[05] /)
		assert.match(text, /\r\nX-Frame-Options: DENY\r\n/)
	})
}

after(works)
