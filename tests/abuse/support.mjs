// SPDX-License-Identifier: Apache-2.0
// What hostile clients of the abuse ring need: visitors with cookies, forms and files by HTTP/1.1; the database and the processes of
// the instance behind its back. Knows nothing of what is right or wrong.
import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import https from 'node:https'
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

export { pause }
export const url = new URL(process.env.LOKET_URL)
export const port = Number(url.port)
export const state = process.env.LOKET_STATE
export const mailUrl = process.env.LOKET_MAIL_URL
export const smtpPort = Number(process.env.LOKET_SMTP_PORT)
export const password = 'Demo-portaal-1'
export const run = promisify(execFile)
export const log = name => readFileSync(`${state}/log/${name}`, 'utf8')

// ---- requests ----

export function ask(path, { method = 'GET', headers = {}, body, agent = false } = {}) {
	return new Promise((done, failed) => {
		const began = Date.now()
		const rq = https.request({ host: '127.0.0.1', port, path, method, headers, servername: '', rejectUnauthorized: false, agent }, rs => {
			const parts = []
			rs.on('data', d => parts.push(d))
			rs.on('end', () => {
				const bytes = Buffer.concat(parts)
				done({ status: rs.statusCode, headers: rs.headers, bytes, text: bytes.toString('utf8'), ms: Date.now() - began })
			})
			rs.on('error', failed)
		})
		rq.setTimeout(30000, () => rq.destroy(new Error('no answer within 30 s')))
		rq.on('error', failed)
		rq.end(body)
	})
}

export const key = () => randomBytes(16).toString('base64url')

// A multipart body of [name, value] and [name, file name, bytes, type] rows; file names go in as they are.
export function multipart(rows) {
	const boundary = `x${randomBytes(12).toString('hex')}`
	const parts = []
	for (const [name, value, bytes, type] of rows) {
		const file = bytes === undefined ? '' : `; filename="${value}"`
		parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${bytes === undefined ? '' : `Content-Type: ${type || 'application/octet-stream'}\r\n`}\r\n`))
		parts.push(Buffer.from(bytes === undefined ? value : bytes), Buffer.from('\r\n'))
	}
	parts.push(Buffer.from(`--${boundary}--\r\n`))
	return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(parts) }
}

export class Visitor {
	jar = new Map()
	token = ''
	#headers() { return this.jar.size === 0 ? {} : { cookie: [...this.jar].map(([n, v]) => `${n}=${v}`).join('; ') } }
	async ask(path, options = {}) {
		const rs = await ask(path, { ...options, headers: { ...this.#headers(), ...options.headers } })
		for (const line of rs.headers['set-cookie'] || []) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
			if (/Max-Age=0/.test(line)) this.jar.delete(name)
			else this.jar.set(name, value)
		}
		this.token = /name="csrf" value="([^"]+)"/.exec(rs.text)?.[1] ?? this.token
		return rs
	}
	get(path, options) { return this.ask(path, options) }
	post(path, fields, options = {}) {
		const body = typeof fields === 'string' ? `csrf=${this.token}&${fields}` : new URLSearchParams({ csrf: this.token, ...fields }).toString()
		return this.ask(path, { method: 'POST', body, ...options, headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), ...options.headers } })
	}
	send(path, rows, options = {}) {
		const { type, body } = multipart([['csrf', this.token], ...rows])
		return this.ask(path, { method: 'POST', body, ...options, headers: { 'content-type': type, 'content-length': body.length, ...options.headers } })
	}
	async signIn(email) {
		await this.get('/support/login')
		const rs = await this.post('/support/login', { email, password, next: '' })
		if (rs.status !== 303) throw new Error(`${email} cannot sign in: ${rs.status}`)
		await this.get('/support/profile')
		return this
	}
}

// The fields of a new ticket.
export const ticket = (subject, more = {}) => ({ key: key(), type: '1', subject, description: 'Vijandig geprobeerd', ...more })

// ---- behind its back ----

// Rows of columns, as text.
export async function sql(text) {
	const { stdout } = await run('mariadb', ['--no-defaults', `--socket=${process.env.LOKET_TEST_SOCKET}`, '--default-character-set=utf8mb4', '-N', '-B', 'loket', '-e', text],
		{ maxBuffer: 1 << 28 })
	return stdout.split('\n').filter(l => l !== '').map(l => l.split('\t'))
}
export const number = async text => Number((await sql(text))[0][0])

// A connection that keeps its transaction open between statements.
export class Session {
	#child = spawn('mariadb', ['--no-defaults', `--socket=${process.env.LOKET_TEST_SOCKET}`, '-N', '-B', '-n', '--unbuffered', '--force', 'loket'])
	#text = ''
	#marks = 0
	constructor() {
		this.#child.stdout.on('data', d => { this.#text += d })
		this.#child.stderr.on('data', d => { this.#text += d })
	}
	// Sends statements; back once the last one is done.
	async run(text) {
		const mark = `mark-${++this.#marks}-done`
		this.#child.stdin.write(`${text};\nSELECT '${mark}';\n`)
		await until(() => this.#text.includes(mark), 20, text)
		if (/^ERROR/m.test(this.#text)) throw new Error(this.#text)
	}
	end() { this.#child.kill('SIGKILL') }
}

let made = 0
// New active customers of organisation 1 with the demonstration password.
export async function accounts(count) {
	const emails = Array.from({ length: count }, () => `aanval${process.pid}.${++made}@vlierbeek.example`)
	await sql(emails.map(e => `INSERT INTO user (email, name, role, organisation_id, language, password_hash, status, created_at)
		SELECT '${e}', 'Aan Val', 1, 1, 'nl', password_hash, 2, created_at FROM user WHERE email = 'j.devries@vlierbeek.example'`).join(';'))
	return emails
}

export const pidOf = name => Number(readFileSync(`${state}/run/${name}.pid`, 'utf8'))
export const childrenOf = pid => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
export const workers = () => childrenOf(pidOf('web'))
// What the workers have computed so far, in milliseconds: how busy the machine is makes no difference.
export const computed = () => workers().reduce((ms, pid) => {
	const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ').slice(11, 13)
	return ms + (Number(user) + Number(system)) * 10
}, 0)
export const alive = pid => { try { process.kill(pid, 0); return true } catch { return false } }

// Waits until `look` gives something true, and gives that.
export async function until(look, seconds, what) {
	const end = Date.now() + seconds * 1000
	for (;;) {
		const got = await look()
		if (got) return got
		if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`)
		await pause(50)
	}
}
// A promise of a second is one for a machine that has time: of three tries one keeps it. `act` gives its milliseconds.
export async function withinSecond(act) {
	const took = []
	do took.push(await act())
	while (took.at(-1) >= 1000 && took.length < 3)
	if (took.at(-1) >= 1000) throw new Error(`not within a second: ${took.join(', ')} ms`)
}
export const works = () => until(async () => (await ask('/readyz').catch(() => ({}))).status === 200, 15, 'the portal is ready')

// Whoever restarts what ends falls asleep, so that what is ended stays away, and wakes up, at the latest with the end of this process.
export function supervise(awake) {
	process.kill(pidOf('supervisor'), awake ? 'SIGCONT' : 'SIGSTOP')
}
process.on('exit', () => { try { supervise(true) } catch { /* it has gone */ } })
export async function unattended(act) {
	supervise(false)
	try {
		return await act()
	} finally {
		supervise(true)
	}
}

// Ends a part of the instance with everything it started; only while unattended.
export async function end(name) {
	const pid = pidOf(name)
	process.kill(-pid, 'SIGKILL')
	await until(async () => (await run('ps', ['-o', 'stat=', '-g', String(pid)]).catch(() => ({ stdout: 'Z' }))).stdout.split('\n').every(s => s === '' || s.startsWith('Z')), 5, `${name} has ended`)
}

// ---- mail ----

export const mails = async () => await (await fetch(`${mailUrl}/email`)).json()
export async function mailTo(address, match = () => true, seconds = 15) {
	return until(async () => (await mails().catch(() => [])).filter(m => m.to.some(t => t.address === address) && match(m)).at(-1), seconds, `a mail to ${address}`)
}
export const mailSource = async id => await (await fetch(`${mailUrl}/email/${id}/source`)).text()
