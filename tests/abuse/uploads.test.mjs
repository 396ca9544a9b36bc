// SPDX-License-Identifier: Apache-2.0
// Hostile files: too large, too many, badly named, lying about what they are, made to cost much. SECURITY group I.
import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { before, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { Visitor, accounts, ask, computed, multipart, number, sql, state, ticket, until, works } from './support.mjs'

const MB = 1000 * 1000
let customer, email
let tooLong // a body that the front waits for in vain, while the other tests run

async function fresh() {
	const [address] = await accounts(1)
	const v = await new Visitor().signIn(address)
	v.email = address
	return v
}
before(async () => {
	await works()
	customer = await fresh()
	email = customer.email
	tooLong = sendOfLength(await fresh(), n => n + 10)
	tooLong.catch(() => {}) // the test that waits for it tells
})

const rows = (subject, ...files) => [...Object.entries(ticket(subject)), ...files.map(f => ['attachments', ...f])]
async function create(subject, ...files) {
	await customer.get('/support/tickets/new')
	return customer.send('/support/tickets', rows(subject, ...files))
}
// The files of a created ticket, as links of its page.
async function filesOf(rs) {
	assert.equal(rs.status, 303, rs.text.slice(0, 300))
	const page = await customer.get(rs.headers.location)
	return [...page.text.matchAll(/href="(\/support\/attachments\/([A-Za-z0-9_-]{22})\/([^"]*))"/g)].map(m => ({ href: m[1], id: m[2], name: decodeURIComponent(m[3]) }))
}
const count = (of = email) => number(`SELECT COUNT(*) FROM ticket t JOIN user u ON u.id = t.requester_id WHERE u.email = '${of}'`)

// ---- size and number ----

test('I1 a file of 20 MB is taken and comes back byte for byte', async () => {
	const bytes = Buffer.alloc(20 * MB, 'loket')
	const [file] = await filesOf(await create('Precies groot genoeg', ['groot.bin', bytes]))
	const rs = await customer.get(file.href)
	assert.equal(rs.headers['content-length'], String(bytes.length))
	assert.ok(rs.bytes.equals(bytes))
})

test('I1 one byte more is refused with everything typed kept', async () => {
	const tickets = await count()
	const rs = await create('Een byte te veel', ['groot.bin', Buffer.alloc(20 * MB + 1)], ['klein.txt', 'klein'])
	assert.equal(rs.status, 422)
	assert.match(rs.text, /20 MB/)
	assert.match(rs.text, /value="Een byte te veel"/)
	assert.match(rs.text, /name="kept"[^>]*value="[A-Za-z0-9_-]{22}"/)
	assert.equal(await count(), tickets)
})

test('I1 more than 50 MB in all is refused with everything typed kept', async () => {
	const tickets = await count()
	const part = Buffer.alloc(17 * MB)
	const rs = await create('Samen te groot', ['a.bin', part], ['b.bin', part], ['c.bin', part])
	assert.equal(rs.status, 422)
	assert.match(rs.text, /50 MB/)
	assert.match(rs.text, /value="Samen te groot"/)
	assert.equal(await count(), tickets)
})

test('I1 a body past every bound is refused', async () => {
	const { type } = multipart([])
	const rs = await customer.ask('/support/tickets', { method: 'POST', headers: { 'content-type': type, 'content-length': 60 * MB } }).catch(e => ({ status: 413, error: e }))
	assert.equal(rs.status, 413)
})

test('I1 eleven files are one too many, a hundred and one too', async () => {
	customer = await fresh()
	email = customer.email
	for (const n of [11, 101]) {
		const rs = await create(`Met ${n} bestanden`, ...Array.from({ length: n }, (_, i) => [`b${i}.txt`, `inhoud ${i}`]))
		assert.ok([413, 422].includes(rs.status) || rs.status === 400, String(rs.status))
		if (rs.status === 422) assert.match(rs.text, /10 bestanden/)
	}
	assert.equal(await count(), 0)
	customer = await fresh()
	email = customer.email
	assert.equal((await filesOf(await create('Met tien', ...Array.from({ length: 10 }, (_, i) => [`b${i}.txt`, `inhoud ${i}`])))).length, 10)
})

test('I1 an empty file is no harm', async () => {
	const rs = await create('Leeg bestand', ['leeg.txt', ''])
	assert.ok(rs.status === 303 || rs.status === 422)
})

// A whole form with a Content-Length of another size; what is longer than it says is cut, as node would.
async function sendOfLength(v, change) {
	await v.get('/support/tickets/new')
	const { type, body } = multipart([['csrf', v.token], ...rows('Lengte klopt niet', ['a.txt', 'inhoud'])])
	const length = change(body.length)
	const rs = await v.ask('/support/tickets', { method: 'POST', body: body.subarray(0, length), headers: { 'content-type': type, 'content-length': length, connection: 'close' } }).catch(e => ({ status: 400, error: e }))
	assert.ok([400, 408].includes(rs.status), String(rs.status))
	assert.equal(await count(v.email), 0)
}
test('I1 a Content-Length that is too small makes nothing', async () => sendOfLength(await fresh(), n => n - 10))

test('I1 a chunked body is a body', async () => {
	await customer.get('/support/tickets/new')
	const { type, body } = multipart([['csrf', customer.token], ...rows('In stukken', ['a.txt', 'inhoud'])])
	const rs = await customer.ask('/support/tickets', { method: 'POST', body, headers: { 'content-type': type, 'transfer-encoding': 'chunked' } })
	assert.equal((await filesOf(rs)).length, 1)
})

// What is asked costs a worker hardly anything.
async function cheap(act) {
	const before = computed(), rs = await act(), ms = computed() - before
	assert.ok(ms < (process.env.SANITIZE ? 10000 : 1500), `${ms} ms of a worker`)
	return rs
}

// ---- broken bodies ----

const broken = {
	'no boundary in the type': ['multipart/form-data', b => b],
	'another boundary': ['multipart/form-data; boundary=anders', b => b],
	'an empty boundary': ['multipart/form-data; boundary=', b => b],
	'a boundary of 500 signs': [`multipart/form-data; boundary=${'b'.repeat(500)}`, b => b],
	'no closing boundary': [null, b => b.subarray(0, b.length - 30)],
	'cut in a header': [null, b => b.subarray(0, 60)],
	'a header of 100 kB': [null, b => Buffer.concat([b.subarray(0, b.indexOf('\r\n') + 2), Buffer.from(`X-Long: ${'a'.repeat(100000)}\r\n`), b.subarray(b.indexOf('\r\n') + 2)])],
	'a NUL in a header': [null, b => Buffer.from(b.toString('latin1').replace('name="key"', 'name="k\0ey"'), 'latin1')],
	'ten thousand parts': [null, (b, boundary) => Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n`.repeat(10000)), b])],
}
for (const [name, [type, change]] of Object.entries(broken)) {
	test(`I1 a body with ${name} makes nothing`, async () => {
		const tickets = await count()
		await customer.get('/support/tickets/new')
		const made = multipart([['csrf', customer.token], ...rows('Stuk', ['a.txt', 'inhoud'])])
		const rs = await cheap(() => customer.ask('/support/tickets', { method: 'POST', body: change(made.body, made.type.split('=')[1]), headers: { 'content-type': type ?? made.type } }))
		assert.ok(rs.status >= 400 && rs.status < 500, String(rs.status))
		assert.equal(await count(), tickets)
	})
}

test('E1 a file before the token is not kept', async () => {
	await customer.get('/support/tickets/new')
	const files = await number('SELECT COUNT(*) FROM stored_file')
	for (const head of [[], [['csrf', 'onzin']]]) {
		const { type, body } = multipart([...head, ['attachments', 'a.txt', 'inhoud'], ['csrf', customer.token], ...rows('Bestand eerst')])
		const rs = await customer.ask('/support/tickets', { method: 'POST', body, headers: { 'content-type': type } })
		assert.equal(rs.status, 403)
	}
	assert.equal(await number('SELECT COUNT(*) FROM stored_file'), files)
})

// ---- kinds ----

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
const opaque = {
	'pagina.html': '<!doctype html><script>alert(1)</script>', 'beeld.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'script.js': 'alert(1)',
	'pagina.php': '<?php system($_GET[0]);', '.htaccess': 'SetHandler application/x-httpd-php', 'programma.exe': Buffer.from('4d5a90000300000004000000ffff0000', 'hex'),
	'snelkoppeling.lnk': Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), 'schijf.iso': Buffer.alloc(40000, 0), 'a.png.html': '<html><script>1</script>',
	'pagina.xhtml': '<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>', 'gegevens.xml': '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
	'archief.mht': 'MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<script>1</script>', 'nep.png': '<html><script>alert(1)</script></html>', 'echt.html': png,
	'sjabloon.docm': Buffer.from('504b0304', 'hex'),
}
test('I2 F5 whatever a browser could run is an opaque download', async () => {
	for (const [name, bytes] of Object.entries(opaque)) {
		const [file] = await filesOf(await create(`Bestand ${name}`, [name, bytes, 'image/png']))
		const rs = await customer.get(file.href)
		assert.equal(rs.status, 200)
		assert.match(rs.headers['content-disposition'], /^attachment; /, name)
		assert.equal(rs.headers['x-content-type-options'], 'nosniff')
		assert.equal(rs.headers['content-security-policy'], "sandbox; default-src 'none'")
		assert.doesNotMatch(rs.headers['content-type'], /html|svg|xml|javascript|php|msdownload/, name)
		if (name === 'nep.png' || name === 'echt.html') assert.match(rs.headers['content-type'], name === 'nep.png' ? /octet-stream|text\/plain/ : /octet-stream|image\/png/)
		assert.ok(rs.bytes.equals(Buffer.from(bytes)))
	}
})

test('I7 a PDF is never shown by us', async () => {
	const [file] = await filesOf(await create('Een pdf', ['verslag.pdf', '%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n', 'application/pdf']))
	const rs = await customer.get(file.href)
	assert.match(rs.headers['content-disposition'], /^attachment; /)
	assert.equal(rs.headers['content-security-policy'], "sandbox; default-src 'none'")
})

// ---- names ----

const names = {
	'../../../../tmp/loket-escape': /^(?!.*\.\.\/)[^/\\]+$/, '..\\..\\windows\\x.txt': /^[^/\\]+$/, '/etc/passwd': /^passwd$/, 'C:\\boot.ini': /^boot\.ini$/, '.': /^[^.]/, '..': /^[^.]/, '.htaccess': /^[^.]/,
	'-rf': /^[^-]/, CON: /./, 'a.png%00.html': /./, 'fac\u202Egnp.exe': /^[^\u202E]*$/, '\u200B.htaccess': /^[^.\u200B]/, 'a\tb.txt': /^[^\t]*$/, ' ': /\S/, "a'b\u0022c<d>.txt": /./,
	'één\u0301.txt': /./, [`${'lang'.repeat(250)}.txt`]: /^.{1,120}$/su, '😀.txt': /😀/u, ';id;$(id)|id`id`.txt': /./, '-o/tmp/x': /^[^-/]+$/, 'javascript:alert(1)': /./, '{{X}}.txt': /./, 'a%2f..%2fb.txt': /./,
}
test('I3 F2 F12 names lose what is dangerous and keep the rest', async () => {
	for (const [name, pattern] of Object.entries(names)) {
		const [file] = await filesOf(await create('Namen', [name.replaceAll('"', '%22'), 'inhoud']))
		const [[stored, size]] = await sql(`SELECT name, CHAR_LENGTH(name) FROM stored_file WHERE public_id = FROM_BASE64(CONCAT(REPLACE(REPLACE('${file.id}', '-', '+'), '_', '/'), '=='))`)
		assert.match(stored, pattern, name)
		assert.ok(Number(size) >= 1 && Number(size) <= 120)
		assert.ok(!/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069/\\]/.test(stored), JSON.stringify(stored))
		assert.equal(stored, stored.normalize('NFC'))
		const rs = await customer.get(file.href)
		assert.equal(rs.status, 200, file.href)
		assert.doesNotMatch(rs.headers['content-disposition'], /[\r\n]|\.\.\//)
		const page = (await customer.get('/support/tickets')).text
		assert.doesNotMatch(page, /<d>|\{\{/)
	}
	assert.throws(() => statSync('/tmp/loket-escape'))
})

test('I3 names with line ends, NUL or broken UTF-8 make no header and no file of theirs', async () => {
	for (const name of [`${'lang'.repeat(1024)}.txt`, 'a\r\nContent-Type: text/html\r\n\r\n<b>.txt', 'a\nb.txt', 'a\0.html', Buffer.from([0x61, 0xc3, 0x28, 0x2e, 0x74, 0x78, 0x74]).toString('latin1')]) {
		await customer.get('/support/tickets/new')
		const { type, body } = multipart([['csrf', customer.token], ...rows('Rare naam', ['NAAM', 'inhoud'])])
		const at = body.indexOf('NAAM')
		const rs = await customer.ask('/support/tickets', { method: 'POST', headers: { 'content-type': type },
			body: Buffer.concat([body.subarray(0, at), Buffer.from(name, 'latin1'), body.subarray(at + 4)]) })
		if (rs.status === 303) {
			for (const file of await filesOf(rs)) assert.doesNotMatch(file.name, /[\u0000-\u001f]|text\/html/)
		} else assert.ok(rs.status === 400 || rs.status === 422, String(rs.status))
	}
})

test('I4 only an address we gave gives a file, and a client cannot name one of ours', async () => {
	const [file] = await filesOf(await create('Een bestand', ['a.txt', 'inhoud']))
	for (const path of ['/uploads/', `/uploads/${file.id}`, '/att/../x', '/support/attachments/', `/support/attachments/${file.id}`, '/support/attachments/AAAAAAAAAAAAAAAAAAAAAA/a.txt',
		'/support/attachments/1/a.txt', `/support/attachments/${file.id.toLowerCase()}x/a.txt`, `/support/attachments/${file.id}%00/a.txt`]) {
		assert.ok([400, 404].includes((await customer.get(path)).status), path)
	}
	const rs = await customer.get('/support/home', { headers: { 'x-accel-redirect': '/static/app.css', 'x-sendfile': '/etc/passwd' } })
	assert.match(rs.headers['content-type'], /html/)
	assert.equal((await ask(file.href)).status, 303)
})

// ---- cost ----

// CRC-32 of zip; node:zlib has it only from Node 20 on.
function crc32(bytes) {
	let c = ~0
	for (const b of bytes) {
		c ^= b
		for (let i = 0; i < 8; i++) c = (c >>> 1) ^ (0xedb88320 & -(c & 1))
	}
	return ~c >>> 0
}

function zip(name, bytes) {
	const data = deflateRawSync(bytes, { level: 9 }), n = Buffer.from(name), head = Buffer.alloc(26), central = Buffer.alloc(42), end = Buffer.alloc(18)
	const crc = crc32(bytes)
	for (const [b, at] of [[head, 0], [central, 2]]) {
		b.writeUInt16LE(20, at)
		b.writeUInt16LE(8, at + 4)
		b.writeUInt32LE(crc, at + 10)
		b.writeUInt32LE(data.length, at + 14)
		b.writeUInt32LE(bytes.length, at + 18)
		b.writeUInt16LE(n.length, at + 22)
	}
	const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, n, data]), directory = Buffer.concat([Buffer.from('PK\x01\x02'), central, n])
	end.writeUInt16LE(1, 4)
	end.writeUInt16LE(1, 6)
	end.writeUInt32LE(directory.length, 8)
	end.writeUInt32LE(local.length, 12)
	return Buffer.concat([local, directory, Buffer.from('PK\x05\x06'), end])
}
function pngOf(width, height) {
	const head = Buffer.from(png)
	head.writeUInt32BE(width, 16)
	head.writeUInt32BE(height, 20)
	return head
}
const costly = {
	'bom.zip': () => zip('nullen', Buffer.alloc(60 * MB)),
	'bom.docx': () => zip('[Content_Types].xml', Buffer.alloc(60 * MB, 32)),
	'genest.zip': () => zip('a.zip', zip('b.zip', zip('c', Buffer.alloc(60 * MB)))),
	'groot.png': () => pngOf(50000, 50000),
	'beeldjes.gif': () => Buffer.concat([Buffer.from('GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff', 'latin1'), ...Array.from({ length: 10000 }, () => Buffer.from('\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\0', 'latin1')), Buffer.from(';')]),
	'diep.json': () => Buffer.from('['.repeat(MB)),
	'regels.txt': () => Buffer.alloc(5 * MB, '\n'),
	'xml.txt': () => Buffer.from(`<?xml version="1.0"?>${'<a>'.repeat(MB / 4)}`),
}
for (const [name, make] of Object.entries(costly)) {
	test(`I5 I6 ${name} is stored as it is and costs nothing`, async () => {
		const bytes = make()
		const [file] = await filesOf(await cheap(() => create(`Duur: ${name}`, [name, bytes])))
		assert.equal(await number(`SELECT SUM(LENGTH(c.data)) FROM stored_chunk c JOIN stored_file f ON f.id = c.file_id WHERE f.public_id = FROM_BASE64(CONCAT(REPLACE(REPLACE('${file.id}', '-', '+'), '_', '/'), '=='))`), bytes.length)
	})
}

test('I1 a Content-Length that is too big makes nothing', () => tooLong)

// ---- many ----

test('I11 what is never sent along stops at sixty files', async () => {
	const v = await fresh()
	await v.get('/support/tickets/new')
	let taken = 0, refused
	for (let i = 0; i < 70 && !refused; i++) {
		const rs = await v.send('/support/uploads', [['file', `los${i}.txt`, `inhoud ${i}`]])
		if (rs.status === 200) taken++
		else refused = rs
	}
	assert.equal(taken, 60)
	assert.ok([413, 422, 429].includes(refused.status), String(refused.status))
	await v.get('/support/tickets/new')
	const rs = await v.post('/support/tickets', ticket('Toch een melding'))
	assert.equal(rs.status, 303)
})

// The front takes one away after the answer has gone out.
test('I9 nothing of an upload is on the disk', async () => {
	for (const part of ['tmp/nginx/body', 'tmp/nginx/fastcgi']) {
		const files = () => readdirSync(`${state}/${part}`, { recursive: true, withFileTypes: true }).filter(e => e.isFile())
		await until(() => files().length === 0, 2, `${part} is empty`)
	}
})
