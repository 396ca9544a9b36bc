// SPDX-License-Identifier: Apache-2.0
// The subcommands for people at a terminal: what they print is what is so, and they leave nothing behind.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { promisify } from 'node:util'

const run = promisify(execFile)
const loket = (...args) => run(process.env.LOKET_BIN, ['-c', process.env.LOKET_TEST_CONFIG, ...args]).catch(error => error)
const sessions = async email => {
	const { stdout } = await loket('request', '--as', email, 'GET', '/en/support/profile/security')
	return stdout.match(/name="session"/g)?.length ?? 0
}

// A row of app/routes.c: its method, its path, who may, and how it is protected.
const table = () => [...readFileSync('app/routes.c', 'utf8').matchAll(/\.method = HTTP_(\w+), \.path = "([^"]+)"[\s\S]*?\.who = WHO_(\w+),\s*\.csrf = CSRF_(\w+)/g)]
const who = { ANYONE: 'anyone', SIGNED_IN: 'signed in', CUSTOMER: 'customer', MANAGER: 'manager', READER: 'staff', AGENT: 'agent', ADMIN: 'admin' }

test('loket routes says of every address who may and how it is protected', async () => {
	const { stdout } = await loket('routes')
	const lines = stdout.trim().split('\n')
	const rows = table()
	assert.equal(lines.length, rows.length)
	rows.forEach(([, method, path, may, csrf], i) => {
		const [, ...said] = lines[i].match(/^(\S+) +(\S+) +(signed in|\S+) +(\S+) /)
		assert.deepEqual(said, [method, path, who[may], csrf.toLowerCase()])
	})
})

test('a line of the log tells what a request took: statements, milliseconds and memory', async () => {
	const { stderr } = await loket('request', '--as', 'customer', 'GET', '/support/tickets')
	const [, queries, kb] = stderr.match(/message=request method=GET route=\/support\/tickets status=200 .* queries=(\d+) db_ms=\d+ kb=(\d+) /)
	assert.ok(queries >= 2 && queries <= 8, stderr)
	assert.ok(kb >= 10 && kb <= 400, stderr)
})

test('loket request looks as a person or as a role, and its session ends with it', async () => {
	const email = 'j.devries@vlierbeek.example'
	const before = await sessions(email)
	assert.match((await loket('request', '--as', email, 'GET', '/support/tickets')).stdout, /^Status: 200 OK/)
	assert.equal(await sessions(email), before)
	for (const [role, path, status] of [['customer', '/support/tickets', 200], ['customer', '/admin/tickets', 404], ['manager', '/support/organisation', 200],
		['reader', '/admin/tickets', 200], ['reader', '/admin/tickets/new', 403], ['agent', '/admin/tickets/new', 200], ['admin', '/admin/customers', 200]])
		assert.match((await loket('request', '--as', role, 'GET', path)).stdout, new RegExp(`^Status: ${status} `), `${role} ${path}`)
	for (const nobody of ['w.dejong@oosterhof.example', 'niemand@vlierbeek.example', 'owner']) {
		const { code, stderr } = await loket('request', '--as', nobody, 'GET', '/support/tickets')
		assert.equal(code, 1)
		assert.match(stderr, new RegExp(`no active account ${nobody}`))
	}
	assert.match((await loket('request', '--as', 'agent', 'POST', '/support/logout')).stdout, /^Status: 303/)
})
