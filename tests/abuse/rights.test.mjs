// SPDX-License-Identifier: Apache-2.0
// What a fault in one place could do to the database: with the accounts of pages, forms and jobs nothing beyond their rows, and for pages
// not even those. SECURITY G4.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { run, state } from './support.mjs'

const place = mkdtempSync(`${state}/rights-`)
before(() => writeFileSync(`${place}/file.txt`, 'een\n'))
after(() => rmSync(place, { recursive: true, force: true }))

const as = (account, sql) => run('mariadb', ['--no-defaults', `--socket=${state}/run/mysql.sock`, `--user=loket_${account}`, '--local-infile=1', '-NBe', sql, 'loket'],
	{ env: { ...process.env, MYSQL_PWD: readFileSync(`${state}/secret/loket_${account}`, 'utf8') } })
const denied = /ERROR (1044|1045|1142|1227|1290|1370|1410|1698|3948|4166|1148|1221)/

const never = {
	'writes a file': `SELECT 1 INTO OUTFILE '${place}/out'`,
	'reads a file into a table': `LOAD DATA INFILE '${place}/file.txt' INTO TABLE organisation (name)`,
	'reads a file of the client': `LOAD DATA LOCAL INFILE '${place}/file.txt' INTO TABLE organisation (name)`,
	'makes a table': 'CREATE TABLE more (id INT)',
	'makes a database': 'CREATE DATABASE more',
	'drops a table': 'DROP TABLE audit',
	'empties a table': 'TRUNCATE TABLE audit',
	'changes a table': 'ALTER TABLE audit ADD COLUMN more INT',
	'makes a procedure': 'CREATE PROCEDURE more() SELECT 1',
	'makes a trigger': 'CREATE TRIGGER more BEFORE INSERT ON audit FOR EACH ROW SET @a = 1',
	'grants itself more': 'GRANT ALL ON *.* TO CURRENT_USER()',
	'makes an account': "CREATE USER more@localhost IDENTIFIED BY 'x'",
	'reads the accounts': 'SELECT * FROM mysql.global_priv',
	'changes a setting of the server': 'SET GLOBAL max_connections = 1',
	'stops the server': 'SHUTDOWN',
}
for (const account of ['read', 'web', 'jobs'])
	test(`G4 the account for ${account} does none of ${Object.keys(never).length} things`, async () => {
		assert.equal((await as(account, 'SELECT COUNT(*) > 0 FROM ticket')).stdout.trim(), '1')
		for (const [what, sql] of Object.entries(never))
			await assert.rejects(as(account, sql), e => denied.test(e.stderr), `${account} ${what}`)
	})

test('G4 the account for pages changes no row', async () => {
	for (const sql of ['INSERT INTO organisation (name, created_at) VALUES ("x", UTC_TIMESTAMP())', 'UPDATE user SET role = 5', 'DELETE FROM audit'])
		await assert.rejects(as('read', sql), /ERROR (1142|1290|1792)/, sql)
})
