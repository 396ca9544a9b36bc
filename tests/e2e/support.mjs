// SPDX-License-Identifier: Apache-2.0
// A real browser on the running instance, and the mail that the instance really sent, as the catcher's SMTP server received it.
// Addresses come from the orchestrator: LOKET_URL (the portal), LOKET_MAIL_URL (the catcher's page).
import { chromium } from 'playwright-core'
import { setTimeout as pause } from 'node:timers/promises'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const url = process.env.LOKET_URL
export const mailUrl = process.env.LOKET_MAIL_URL
if (!url || !mailUrl) throw new Error('LOKET_URL and LOKET_MAIL_URL are not set: run this ring by tests/run.sh')
export const password = 'Demo-portaal-1'

// Chromium without a window's frame, which would be a process more for each visitor.
const program = process.env.CHROMIUM || '/usr/bin/chromium-headless-shell'
const flags = ['--headless', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync', '--ignore-certificate-errors', '--disable-dev-shm-usage']
if (process.getuid() === 0) flags.push('--no-sandbox')

let browser
let home
export async function openBrowser() {
	home = mkdtempSync(join(process.env.TMPDIR || tmpdir(), 'loket-browser-'))
	browser = await chromium.launch({ executablePath: program, args: flags, env: { ...process.env, TMPDIR: home } })
	return browser
}
export async function closeBrowser() {
	await browser?.close()
	if (home) rmSync(home, { recursive: true, force: true })
}

// A visitor with cookies of its own. `options` are Playwright's: viewport, colorScheme, locale, javaScriptEnabled.
export async function visitor(options = {}) {
	const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'nl-NL', viewport: { width: 1280, height: 900 }, baseURL: url,
		reducedMotion: 'reduce', ...options }) // a click during the fade between two pages would land on the picture of the old one
	context.setDefaultTimeout(30000) // what hangs; how long something may take, a test says itself
	const page = await context.newPage(), frame = page.mainFrame(), click = frame.click.bind(frame)
	// A click (of a page or a locator: both come here) that leads to another page is over when that is there whole, not when its first bytes are.
	frame.click = async (...args) => {
		await click(...args)
		await frame.waitForLoadState()
	}
	page.problems = []
	// The browser itself gives up an animation between pages when the next page is asked for too soon.
	page.on('pageerror', e => { if (!/Transition was (aborted|skipped)/.test(e.message)) page.problems.push(`script: ${e.message}`) })
	page.on('console', m => { if (m.type() === 'error' && !/status of (4|5)\d\d/.test(m.text())) page.problems.push(`console: ${m.text()}`) })
	return page
}

export async function signIn(page, email, secret = password) {
	await page.goto('/support/login')
	await page.fill('#email', email)
	await page.fill('#password', secret)
	await page.click('main button[type=submit]')
	await page.waitForURL(u => !u.pathname.includes('/support/login'))
}

// The newest mail to `to` for which `match` holds; waits for it, ten seconds at most.
export async function mailTo(to, match = () => true, seconds = 10) {
	for (let i = 0; i < seconds * 5; i++) {
		const all = await (await fetch(`${mailUrl}/email`)).json()
		const found = all.filter(m => m.to.some(x => x.address === to) && match(m)).at(-1)
		if (found) return found
		await new Promise(r => setTimeout(r, 200))
	}
	throw new Error(`no such mail to ${to} within ${seconds} seconds`)
}
// After this no public page shows what was true before: a worker keeps a second what it read, and nginx two more, in whole seconds, what it was given.
export const settle = () => pause(4100)

// The database behind the portal's back.
export const sql = async text => (await promisify(execFile)('mariadb', ['--no-defaults', `--socket=${process.env.LOKET_TEST_SOCKET}`, '-N', '-B', 'loket', '-e', text])).stdout.trim()

// A promise of a second is one for a machine that has time: of three tries one keeps it, and none takes three seconds. `act` gives its milliseconds.
// Programs with sanitizers are several times slower.
export async function withinSecond(act) {
	const second = process.env.SANITIZE ? 3000 : 1000
	const took = []
	do took.push(await act())
	while (took.at(-1) >= second && took.length < 3)
	if (took.at(-1) >= second || took.some(ms => ms >= 3 * second)) throw new Error(`not within a second: ${took.join(', ')} ms`)
}

// The first link of a mail's text that holds `part`.
export function linkIn(mail, part) {
	const found = (mail.text.match(/https:\/\/\S+/g) || []).find(l => l.includes(part))
	if (!found) throw new Error(`no link with ${part} in: ${mail.text}`)
	return found.replace(/[>).,]+$/, '')
}
