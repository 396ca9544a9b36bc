// SPDX-License-Identifier: Apache-2.0
// Programs that are started where they cannot work: each refuses with a reason, and whoever works already goes on. SECURITY Q5.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { after, before, test } from 'node:test'
import { ask, childrenOf, log, pidOf, run, state, until, works } from './support.mjs'

const loket = process.env.LOKET_BIN
const config = readFileSync(process.env.LOKET_TEST_CONFIG, 'utf8')
let place
before(async () => {
	await works()
	place = mkdtempSync(`${state}/start-`)
})
after(() => rmSync(place, { recursive: true, force: true }))

function configured(change) {
	const path = `${place}/loket.conf`, text = change(config)
	assert.notEqual(text, config)
	writeFileSync(path, text)
	return path
}
// How a program ends that was started by a shell after `limits`, and what it said. Its descriptor 0 is a listening socket, as under spawn-fcgi.
async function start(conf, { command = 'web', limits = 'true' } = {}) {
	const server = net.createServer().listen(`${place}/socket`)
	await until(() => server.listening, 5, 'a socket')
	const child = spawn('bash', ['-c', `${limits}; exec "$@"`, '-', loket, '-c', conf, command], { stdio: [server._handle, 'pipe', 'pipe'] })
	let said = ''
	child.stdout.on('data', d => { said += d })
	child.stderr.on('data', d => { said += d })
	const status = await new Promise(done => { child.on('exit', done); until(() => /starts|started/.test(said), 3, 'a start').then(() => done('still there'), () => done('neither started nor ended')) })
	child.kill('SIGKILL')
	server.close()
	return { status, said }
}
async function assertRefuses(conf, reason, options) {
	const { status, said } = await start(conf, options)
	assert.equal(status, 1, said)
	assert.match(said, reason)
}
const same = text => text.replace('[site]', '[site]\n')

test('a worker starts where it can work', async () => {
	const { status, said } = await start(configured(same))
	assert.equal(status, 'still there', said)
	assert.match(said, /worker starts/)
})

for (const command of ['web', 'jobs', 'check', 'migrate']) {
	test(`Q5 ${command} refuses to start with too few files`, async () => assertRefuses(configured(same), /ulimit -n/, { command, limits: 'ulimit -n 32' }))
}

test('Q5 a template that is missing or broken is named, and nobody starts', async () => {
	const views = /^views = (.*)$/m.exec(config)[1], broken = `${place}/views`
	const withViews = configured(t => t.replace(views, broken))
	cpSync(views, broken, { recursive: true })
	const name = readdirSync(`${broken}/nl/ticket`).find(n => n.startsWith('show.'))
	const path = `${broken}/nl/ticket/${name}`, text = readFileSync(path, 'utf8')
	rmSync(path)
	for (const command of ['web', 'check']) await assertRefuses(withViews, /template is missing or broken/, { command })
	assert.match((await start(withViews)).said, new RegExp(`ticket/${name}`))
	writeFileSync(path, `${text}\n{{#NEVER_ENDED}}`)
	await assertRefuses(withViews, /template is missing or broken/)
	rmSync(broken, { recursive: true })
	await assertRefuses(withViews, /template is missing or broken/)
})

test('Q5 a place that cannot be written or read is named, and nobody starts', async () => {
	writeFileSync(`${place}/file`, '')
	await assertRefuses(configured(t => t.replace(/^run = .*$/m, `run = ${place}/file`)), /paths\.run/)
	await assertRefuses(configured(t => t.replace(/^migrations = .*$/m, `migrations = ${place}/nothing`)), /paths\.migrations/)
	await assertRefuses(configured(t => t.replace(/^key = .*$/m, `key = file:${place}/nothing`)), /key/)
	await assertRefuses(configured(t => t.replace(/^zone = .*$/m, 'zone = Mars/Olympus')), /site\.zone/)
	await assertRefuses(configured(t => `${t}\nunheard_of = 1\n`), /unheard_of/)
	await assertRefuses(`${place}/no.conf`, /no\.conf/)
})

test('Q5 a state without a place for temporary files does not start, and says so', async () => {
	const other = `${place}/state`
	mkdirSync(other)
	writeFileSync(`${other}/tmp`, '')
	await assert.rejects(run(`${process.cwd()}/db/server.sh`, ['start'], { env: { ...process.env, LOKET_STATE: other, LD_PRELOAD: '' } }), e => e.code !== 0 && /tmp/.test(e.stderr))
})

test('Q5 nothing of ours lives in /tmp, so that nobody minds when it cannot be written', () => {
	for (const name of ['db', 'web', 'signin', 'jobs', 'nginx', 'push']) {
		const leader = pidOf(name), own = [leader, ...childrenOf(leader)]
		for (const pid of own) {
			for (const fd of readdirSync(`/proc/${pid}/fd`)) {
				let target = ''
				try { target = readlinkSync(`/proc/${pid}/fd/${fd}`) } catch { continue }
				assert.ok([state, process.cwd()].some(ours => target.startsWith(`${ours}/`)) || !/^(\/var)?\/tmp\//.test(target), `${name}: ${target}`)
			}
		}
	}
})

test('Q5 nginx told to read a configuration that is wrong keeps the old one, and says why', async () => {
	const path = `${state}/nginx/front.conf`, text = readFileSync(path, 'utf8'), master = pidOf('nginx')
	const children = () => readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim()
	const before = children()
	writeFileSync(path, text.replace('worker_processes', 'worker_possesses'))
	try {
		process.kill(master, 'SIGHUP')
		await until(() => log('nginx-error.log').includes('worker_possesses'), 5, 'a reason')
		assert.equal(children(), before)
		assert.equal((await ask('/support/home')).status, 200)
	} finally {
		writeFileSync(path, text)
	}
	process.kill(master, 'SIGHUP')
	await until(() => !before.split(' ').every(pid => children().split(' ').includes(pid)), 5, 'workers of the mended one')
	await works()
})
