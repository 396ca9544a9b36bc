// SPDX-License-Identifier: Apache-2.0
// The knowledge base from an agent's first draft to what readers and search engines get, and back again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { url } from './support.mjs'
import { atomProblems, sitemapProblems } from './schema/validate.mjs'

const get = path => fetch(url + path, { redirect: 'manual' })

for (const lang of ['nl', 'en'])
	test(`the feed in ${lang} is valid Atom in that language`, async () => {
		const answer = await get(`/${lang}/support/solutions/feed.atom`)
		const feed = await answer.text()
		assert.match(answer.headers.get('content-type'), /^application\/atom\+xml/)
		assert.deepEqual(atomProblems(feed), [])
		assert.ok(feed.includes(`xml:lang="${lang}"`))
		const links = [...feed.matchAll(/<link rel="alternate" type="text\/html" href="([^"]+)"/g)].map(m => m[1])
		assert.ok(links.length >= 5, `${links.length} articles`)
		for (const link of links.slice(0, 3)) assert.equal((await fetch(link, { redirect: 'manual' })).status, 200, link)
	})

test('the site map is valid and every address in it is there, none of them by a redirect', async () => {
	const answer = await get('/sitemap.xml')
	const map = await answer.text()
	assert.match(answer.headers.get('content-type'), /^application\/xml/)
	assert.deepEqual(sitemapProblems(map, url), [])
	for (const [, address] of map.matchAll(/<loc>([^<]+)<\/loc>/g)) assert.equal((await fetch(address, { redirect: 'manual' })).status, 200, address)
})
